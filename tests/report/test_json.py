from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sinoclaim
from sinoclaim.model.document import Document
from sinoclaim.model.report import Problem, Report
from sinoclaim.report import claims_table
from sinoclaim.report.facts import _number
from sinoclaim.report.formats import REPORTERS
from sinoclaim.report.strict_json import dumps
from sinoclaim.report.view import View
from tests.report import factory
from tests.report.schemas import strict_validator, strictly

REPORTS = {"full": factory.full(), "clash": factory.clash(), "calm": factory.calm(), "empty": factory.report_of((), ())}
HOSTILE = "\x00\x07\x1b[2J\x7f\x85\u2028\u202e\ud800\uffff</script>##[error]旅順🙂"
KEPT = HOSTILE.replace("\ud800", "\ufffd")


@pytest.mark.parametrize("silences", [False, True])
@pytest.mark.parametrize("name", sorted(REPORTS))
def test_every_report_fits_the_schema(name: str, silences: bool) -> None:  # noqa: FBT001 -- a parameter of the table
    parsed = strictly(REPORTERS["json"](REPORTS[name], View(silences=silences)))
    strict_validator("report").validate(parsed)
    assert ("silences" in parsed) == silences


def test_ids_run_through_documents_and_positions() -> None:
    parsed = strictly(REPORTERS["json"](factory.full(), View()))
    assert [source["path"] for source in parsed["sources"]] == [
        "chronicle/harbours.txt", "forum.txt", "записки.txt", "回忆录.txt",
    ]  # fmt: skip
    assert [source["id"] for source in parsed["sources"]] == ["s1", "s2", "s3", "s4"]
    assert [claim["id"] for claim in parsed["claims"]] == [f"c{number}" for number in range(1, 9)]
    starts = [(claim["source"], claim["start"]) for claim in parsed["claims"]]
    assert starts == sorted(starts)


def test_every_reference_leads_somewhere() -> None:
    parsed = strictly(REPORTERS["json"](factory.full(), View(silences=True)))
    claims = {claim["id"] for claim in parsed["claims"]}
    findings = {finding["id"] for finding in parsed["findings"]}
    assert {claim["source"] for claim in parsed["claims"]} <= {source["id"] for source in parsed["sources"]}
    for holder in (*parsed["findings"], *parsed["agreements"], *parsed["silences"]):
        assert set(holder["claims"]) <= claims
    for dispute in parsed["disputes"]:
        assert set(dispute["findings"]) <= findings


def test_offsets_and_quote_agree() -> None:
    report = factory.full()
    texts = {document.name: document.text for document in report.documents}
    parsed = strictly(REPORTERS["json"](report, View()))
    paths = {source["id"]: source["path"] for source in parsed["sources"]}
    for claim in parsed["claims"]:
        assert texts[paths[claim["source"]]][claim["start"] : claim["end"]] == claim["quote"]


def test_order_of_documents_and_claims_does_not_matter() -> None:
    report = factory.full()
    turned = replace(report, documents=report.documents[::-1], claims=report.claims[::-1])
    for form in ("json", "jsonl", "text"):
        assert REPORTERS[form](turned, View(silences=True)) == REPORTERS[form](report, View(silences=True))


def test_jsonl_has_findings_with_both_claims_then_one_summary() -> None:
    lines = [strictly(line) for line in REPORTERS["jsonl"](factory.full(), View()).splitlines()]
    assert [line["type"] for line in lines] == ["finding"] * 4 + ["summary"]
    assert [claim["path"] for claim in lines[0]["claims"]] == ["chronicle/harbours.txt", "回忆录.txt"]
    assert lines[-1]["findings"] == {"contradiction": 3, "tension": 1}
    for line in lines[:-1]:
        for claim in line["claims"]:
            strict_validator("claim").validate(claim)


def test_extracted_lines_fit_the_schema_of_a_claim() -> None:
    for line in claims_table.to_jsonl(factory.full()).splitlines():
        strict_validator("claim").validate(strictly(line))


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_hostile_text_still_parses_strictly(form: str) -> None:
    report = factory.clash(HOSTILE, name=HOSTILE)
    report = replace(report, problems=(Problem(path=HOSTILE, message=HOSTILE),))
    written = REPORTERS[form](report, View(workflow=True))
    lines = written.splitlines() if form == "jsonl" else [written]
    parsed = [strictly(line) for line in lines]
    assert "##[" not in written
    assert parsed[-1]["errors"] == [{"path": KEPT, "message": KEPT}]


@settings(max_examples=60, deadline=None)
@given(text=st.text())
def test_any_text_comes_back_but_for_lone_surrogates(text: str) -> None:
    assert strictly(dumps({"a": text}))["a"] == text


@pytest.mark.parametrize(
    ("amount", "written"),
    [("300000000", "300000000"), ("3E+8", "300000000"), ("0.50", "0.50"), ("-2", "-2"), ("1E+999999", "1E+999999")],
)
def test_amounts_are_decimal_strings(amount: str, written: str) -> None:
    assert _number(Decimal(amount)) == written


def test_the_version_is_the_package_s_own() -> None:
    assert strictly(REPORTERS["json"](factory.calm(), View()))["tool"]["version"] == sinoclaim.__version__


def test_a_partly_read_source_says_so() -> None:
    report = factory.calm()
    marked = replace(report, problems=(Problem(path="a.txt", message="two pages have no text"),))
    assert strictly(REPORTERS["json"](marked, View()))["sources"][0]["status"] == "partial"
    assert strictly(REPORTERS["json"](report, View()))["sources"][0]["status"] == "read"


def test_lines_are_those_of_an_editor() -> None:
    text = "a\x0bb\x0cc\x1cd\x85e\u2028f\ng was handed over."
    document = Document(name="a.txt", text=text, language="en")
    report: Report = factory.report_of((document,), (factory.claim(document, "g was handed over.", "handed"),))
    claim = strictly(REPORTERS["json"](report, View()))["claims"][0]
    assert (claim["line"], claim["column"]) == (2, 1)
