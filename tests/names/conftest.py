from __future__ import annotations

from pathlib import Path

import pytest

import sinoclaim
from sinoclaim.extract.names import Matcher, build_matcher
from sinoclaim.rules.names import NameTable, load_names


@pytest.fixture(scope="session")
def gazetteer() -> tuple[NameTable, Matcher]:
    table = load_names(Path(sinoclaim.__file__).parent / "data")
    return table, build_matcher(table)
