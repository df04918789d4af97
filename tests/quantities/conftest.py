from __future__ import annotations

import pytest

from sinoclaim.quantities import QuantityTables
from sinoclaim.rules.units import load_quantity_tables


@pytest.fixture(scope="session")
def tables() -> QuantityTables:
    return load_quantity_tables()
