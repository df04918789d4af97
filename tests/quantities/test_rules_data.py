"""Hold every group of rules to its own examples."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from sinoclaim.errors import RuleError
from sinoclaim.quantities import QuantityTables, read_quantities
from sinoclaim.rules.units import RuleExample, load_quantity_tables, rule_examples

EXAMPLES = rule_examples()


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda rule: rule.place)
def test_rule_finds_what_it_says_and_leaves_the_rest(rule: RuleExample, tables: QuantityTables) -> None:
    assert rule.source, "a rule names its source"
    assert rule.leaves, "a rule shows what it leaves alone"
    for example in rule.finds:
        text, _, says = example.partition(" => ")
        unit, stated, *category = says.split()
        found = read_quantities(text, 0, len(text), rule.language, tables)
        assert any(
            (quantity.unit, quantity.stated) == (unit, Decimal(stated))
            and (not category or quantity.category == category[0])
            for quantity in found
        ), (example, found)
    for text in rule.leaves:
        assert read_quantities(text, 0, len(text), rule.language, tables) == (), text


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("language = ", "TOML"),
        ('language = "xx"\n', "missing"),
        ('language = "xx"\n[[number]]\nrole = "unit"\nwords = { one = "uno" }\n', "no number"),
    ],
)
def test_a_bad_file_is_named_with_its_fault(tmp_path: Path, content: str, complaint: str) -> None:
    (tmp_path / "common.toml").write_text('units = ["count"]\n', encoding="utf-8")
    (tmp_path / "xx.toml").write_text(content, encoding="utf-8")
    with pytest.raises(RuleError, match=rf"xx\.toml.*{complaint}"):
        load_quantity_tables(tmp_path)


def _language(noun_unit: str, width: str) -> str:
    return f"""
language = "xx"
number = [{{ role = "unit", words = {{ un = "1" }} }}]
noun = [{{ unit = "{noun_unit}", words = ["homme"] }}]
hedge = [{{ closeness = "about", width = "{width}", before = ["environ"] }}]
category = []
share = []
rate = []
list = []
"""


@pytest.mark.parametrize(("unit", "width"), [("soul", ""), ("count", "vast")])
def test_an_undefined_unit_or_width_is_refused(tmp_path: Path, unit: str, width: str) -> None:
    (tmp_path / "common.toml").write_text('units = ["count"]\n', encoding="utf-8")
    (tmp_path / "xx.toml").write_text(_language(unit, width), encoding="utf-8")
    with pytest.raises(RuleError, match=r"xx\.toml"):
        load_quantity_tables(tmp_path)


def test_a_language_can_be_added_as_a_file(tmp_path: Path) -> None:
    (tmp_path / "common.toml").write_text('units = ["count", "person"]\n', encoding="utf-8")
    (tmp_path / "xx.toml").write_text(_language("person", ""), encoding="utf-8")
    found = read_quantities("12 homme", 0, 8, "xx", load_quantity_tables(tmp_path))
    assert [(quantity.unit, quantity.stated) for quantity in found] == [("person", Decimal(12))]
