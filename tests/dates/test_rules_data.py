"""Check the English tables by their own examples: every rule finds one text and leaves one alone."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from sinoclaim.dates import read_times
from sinoclaim.dates.edtf import read
from sinoclaim.dates.english import read_english
from sinoclaim.dates.values import Passage, PassageKind
from sinoclaim.errors import RuleError
from sinoclaim.rules.calendars import build_tables, load_calendars
from sinoclaim.rules.tomlfile import DATA

FILES = {
    name: tomllib.loads((DATA / "calendars" / name).read_text("utf-8"))
    for name in ("english_rules.toml", "english.toml")
}
RULES = [pytest.param(rule, id=rule["name"]) for rule in FILES["english_rules.toml"]["rule"]]
TABLES = load_calendars()
JOINED = {"en.range", "en.either", "en.counted-from"}


def rules_in(text: str) -> set[str]:
    return {expression.rule for expression in read_english(text, 0, len(text), TABLES)}


@pytest.mark.parametrize("rule", RULES)
def test_rule_finds_its_example(rule: dict[str, Any]) -> None:
    assert f"en.{rule['name']}" in rules_in(rule["finds"])


@pytest.mark.parametrize("rule", RULES)
def test_rule_leaves_its_counterexample(rule: dict[str, Any]) -> None:
    assert f"en.{rule['name']}" not in rules_in(rule["leaves"])


@pytest.mark.parametrize("rule", RULES)
def test_rule_states_its_source(rule: dict[str, Any]) -> None:
    assert rule["source"].strip()


def test_names_of_rules_are_unique() -> None:
    names = [rule["name"] for rule in FILES["english_rules.toml"]["rule"]]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("title", [title for title in FILES["english.toml"] if title != "language"])
def test_table_states_source_and_examples(title: str) -> None:
    table = FILES["english.toml"][title]
    assert table["source"]
    assert table["finds"] != table["leaves"]
    assert table["words"]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ({"language": "xx", "months": {"words": {}}}, r"months.* lacks source, finds, leaves"),
        ({"language": "xx", "rule": [{"name": "a"}]}, r"rule a lacks shape"),
        ({"language": "xx", "m": {"source": "s", "finds": "f", "leaves": "l", "words": {"a": 1.5}}}, r"m\.words\] a"),
        ({"language": "xx", "m": {"source": "s", "finds": "f", "leaves": "l", "words": {"a": True}}}, r"m\.words\] a"),
    ],
)
def test_faulty_tables_are_refused(content: dict[str, Any], complaint: str) -> None:
    with pytest.raises(RuleError, match=complaint):
        build_tables({"x.toml": content})


def test_no_rules_find_nothing() -> None:
    empty = build_tables({})
    passage = Passage(start=0, end=4, kind=PassageKind.BODY, language="en")
    assert read_times("1950", [passage], empty) == ()
    assert read("1950").edtf == "1950"
