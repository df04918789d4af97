"""Compare quantities: what agrees, what cannot, what is not to be compared."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from sinoclaim.quantities import Quantity, QuantityTables, Relation, can_agree, read_quantities, relate

PAIRS: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "quantities" / "relations.toml").read_text(encoding="utf-8")
)["pair"]


def only(text: str, language: str, tables: QuantityTables) -> Quantity:
    (quantity,) = read_quantities(text, 0, len(text), language, tables)
    return quantity


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: " / ".join(pair["texts"]))
def test_relation(pair: dict[str, Any], tables: QuantityTables) -> None:
    left, right = (only(text, "en", tables) for text in pair["texts"])
    assert relate(left, right) == relate(right, left) == pair["is"]


@pytest.mark.parametrize(
    ("relation", "verdict"),
    [(Relation.DISJOINT, False), (Relation.INCOMPARABLE, None), (Relation.ROUNDING, True), (Relation.EQUAL, True)],
)
def test_can_agree_follows_the_relation(relation: Relation, *, verdict: bool | None, tables: QuantityTables) -> None:
    pair = next(pair for pair in PAIRS if pair["is"] == relation)
    left, right = (only(text, "en", tables) for text in pair["texts"])
    assert can_agree(left, right) is verdict


@pytest.mark.parametrize(
    ("english", "other", "language", "verdict"),
    [
        ("260,000 men", "26万余人", "zh", True),
        ("335 aircraft", "335架飞机", "zh", True),
        ("335 aircraft", "353架飞机", "zh", False),
        ("three hundred million dollars", "三亿美元", "zh", True),
        ("three hundred million dollars", "三億盧布", "zh", None),
        ("120 pilots", "120 лётчиков", "ru", True),
        ("120 pilots", "около 120 лётчиков", "ru", True),
        ("120 pilots", "150 лётчиков", "ru", False),
        ("300 men were killed", "погибло 300 человек", "ru", True),
        ("300 men were wounded", "погибло 300 человек", "ru", None),
        ("1 percent a year", "1 % годовых", "ru", True),
        ("1 percent a year", "百分之二", "zh", False),
        ("20 bombers", "30架轰炸机", "zh", False),
        ("20 bombers", "30架战斗机", "zh", None),
        ("20 bombers", "20 бомбардировщиков", "ru", True),
        ("two agreements", "三个协定", "zh", False),
    ],
)
def test_languages_meet_in_one_unit(
    english: str, other: str, language: str, *, verdict: bool | None, tables: QuantityTables
) -> None:
    assert can_agree(only(english, "en", tables), only(other, language, tables)) is verdict
