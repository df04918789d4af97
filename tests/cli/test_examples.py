"""The catalogue's own examples: each rule flags its example and leaves its near miss alone."""

from __future__ import annotations

import pytest

from sinoclaim import pipeline
from sinoclaim.ingest import document_from_text
from sinoclaim.model.finding import Verdict
from sinoclaim.rules import Rules, load_rules
from sinoclaim.rules.codes import Example, RuleCode, load_codes

PAIRS = tuple(rule for rule in load_codes() if rule.kind != "hygiene")
NOT_YET_FLAGGED: dict[str, str] = {
    "SC401": "the agreement is read as agreed on one side and as done on the other",
}
"""Codes whose example is not found yet, with the reason."""
FLAGGED_WRONGLY: dict[str, str] = {}
"""Codes whose near miss is flagged, with the reason."""


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules()


def _flagged(example: Example, rules: Rules) -> set[str]:
    documents = [
        document_from_text(name, text, rules.reading) for name, text in (("a.txt", example.a), ("b.txt", example.b))
    ]
    report = pipeline.check(documents, rules)
    return {finding.rule for finding in report.findings if finding.verdict is Verdict.CONTRADICTION}


def _marked(rule: RuleCode, known: dict[str, str]) -> object:
    reason = known.get(rule.code)
    marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
    return pytest.param(rule, id=rule.code, marks=marks)


@pytest.mark.parametrize("rule", [_marked(rule, NOT_YET_FLAGGED) for rule in PAIRS])
def test_the_example_is_flagged_by_its_rule(rule: RuleCode, rules: Rules) -> None:
    assert _flagged(rule.example, rules) == {rule.code}


@pytest.mark.parametrize("rule", [_marked(rule, FLAGGED_WRONGLY) for rule in PAIRS])
def test_the_near_miss_is_left_alone(rule: RuleCode, rules: Rules) -> None:
    assert _flagged(rule.near_miss, rules) == set()
