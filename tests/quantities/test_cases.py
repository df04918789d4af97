"""Run the case tables: what each text holds, and what holds nothing."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from sinoclaim.quantities import Quantity, QuantityTables, read_quantities

CASES = Path(__file__).parents[1] / "cases" / "quantities"
KNOWN_FAILURES: dict[str, str] = tomllib.loads((CASES / "known-failures.toml").read_text(encoding="utf-8"))["labels"]


def rows() -> list[Any]:
    found = []
    for language in ("en", "zh", "ru"):
        for name in (language, f"{language}-held-out"):
            content = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))
            for text, expected in content["cases"].items():
                label = KNOWN_FAILURES.get(text)
                marks = [pytest.mark.xfail(reason=label, strict=True)] if label else []
                found.append(pytest.param(language, text, expected, id=f"{name}: {text}", marks=marks))
    return found


def stands(quantity: Quantity, expected: str) -> bool:
    """Tell whether a quantity is as "unit figure key=value ..." says; ``high`` within a tenth, ``text`` to the end."""
    unit, stated, *rest = expected.split(" ", 2)
    if (quantity.unit, quantity.stated) != (unit, Decimal(stated)):
        return False
    if rest and rest[0].startswith("text="):
        return quantity.text == rest[0].removeprefix("text=")
    pairs = dict(pair.split("=") for pair in (rest[0].split() if rest else ()))
    high = pairs.pop("high", None)
    if high is not None and (quantity.high is None or abs(quantity.high - Decimal(high)) > Decimal(high) / 10):
        return False
    return all(str(getattr(quantity, key)).lower() == value for key, value in pairs.items())


@pytest.mark.parametrize(("language", "text", "expected"), rows())
def test_case(language: str, text: str, expected: list[str], tables: QuantityTables) -> None:
    found = read_quantities(text, 0, len(text), language, tables)
    assert len(found) == len(expected), found
    assert all(stands(quantity, say) for quantity, say in zip(found, expected, strict=True)), found


def test_tables_hold_as_many_languages_and_cases_as_promised() -> None:
    sizes = {
        language: sum(
            len(tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["cases"])
            for name in (language, f"{language}-held-out")
        )
        for language in ("en", "zh", "ru")
    }
    assert sizes["en"] >= 120
    assert sizes["zh"] >= 80
    assert sizes["ru"] >= 80


def test_every_known_failure_is_a_case() -> None:
    texts = {row.values[1] for row in rows()}
    assert set(KNOWN_FAILURES) <= texts
