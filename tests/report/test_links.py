"""Show the further claims of a finding in every format that shows its quotes."""

from __future__ import annotations

import json
from typing import Final

import pytest

from sinoclaim import pipeline
from sinoclaim.ingest import document_from_text
from sinoclaim.model.report import Report
from sinoclaim.report.comparison import render as render_comparison
from sinoclaim.report.formats import REPORTERS
from sinoclaim.report.view import View
from tests.extract.rules_once import loaded_rules

SIGNED: Final = "The Treaty of Portsmouth was signed on 5 September 1905"
TEXTS: Final = (
    "The Treaty of Portsmouth was to remain in force for ten years.",
    f"{SIGNED}.",
    "The Treaty of Portsmouth expired in 1913.",
)


@pytest.fixture(scope="module")
def report() -> Report:
    rules = loaded_rules()
    documents = [
        document_from_text(f"{name}.txt", text, rules.reading) for name, text in zip("abc", TEXTS, strict=True)
    ]
    return pipeline.check(documents, rules)


@pytest.mark.parametrize("form", sorted(set(REPORTERS) - {"csv"}))
def test_the_link_is_shown(report: Report, form: str) -> None:
    shown = REPORTERS[form](report, View(width=200))
    assert SIGNED in shown
    assert "Portsmouth expired" in shown


def test_a_comparison_shows_it(report: Report) -> None:
    assert "was signed on »5 September 1905«" in render_comparison(report, View(width=200))


def test_a_json_report_names_it_apart_from_the_two_sides(report: Report) -> None:
    told = json.loads(REPORTERS["json"](report, View()))
    (finding,) = told["findings"]
    quotes = {claim["id"]: claim["quote"] for claim in told["claims"]}
    assert len(finding["claims"]) == 2
    assert [quotes[link] for link in finding["links"]] == [f"{SIGNED}."]


def test_one_claim_on_both_sides_is_shown_in_every_format() -> None:
    rules = loaded_rules()
    text = "On Friday, 26 May 1955, the last Soviet troops left Port Arthur."
    found = pipeline.check([document_from_text("a.txt", text, rules.reading)], rules)
    for render in REPORTERS.values():
        assert "26 May 1955" in render(found, View(width=200))
