"""Check how fillers and times are set against one another."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from sinoclaim.align.fillers import compare_fillers
from sinoclaim.align.nearness import days_apart
from tests.align.making import filler, time
from tests.extract.rules_once import loaded_rules

CASES = Path(__file__).parent.parent / "cases" / "align"


def rows(name: str) -> list[Any]:
    content = tomllib.loads((CASES / name).read_text("utf-8"))
    made = []
    for row in content["case"]:
        known = row.get("known_failure", "")
        marks = [pytest.mark.xfail(strict=True, reason=known)] if known else []
        made.append(pytest.param(row, id=row["label"], marks=marks))
    return made


@pytest.mark.parametrize("row", rows("fillers.toml"))
def test_fillers(row: dict[str, Any]) -> None:
    names = loaded_rules().names
    a, b = filler(row["a"]), filler(row["b"])
    there, back = compare_fillers(a, b, names), compare_fillers(b, a, names)
    assert there.likeness == row["is"]
    assert there.likeness is back.likeness


@pytest.mark.parametrize("row", rows("times.toml"))
def test_days_apart(row: dict[str, Any]) -> None:
    a, b = time(row["a"]), time(row["b"])
    expected = None if row["apart"] < 0 else row["apart"]
    assert days_apart(a, b) == expected
    assert days_apart(b, a) == expected


def test_what_is_missing_stays_open() -> None:
    names = loaded_rules().names
    assert compare_fillers(None, filler("ussr"), names).likeness == "open"
    assert compare_fillers(filler("ussr"), None, names).likeness == "open"
    assert days_apart(None, time("1950")) is None
    assert days_apart(time("1950"), None) is None
