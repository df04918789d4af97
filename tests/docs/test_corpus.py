"""Check the sample corpus: what it must show, what must stay silent, and the curated claims about it."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import sinoclaim
from sinoclaim.ingest import read_paths
from sinoclaim.model.claim import Claim
from sinoclaim.model.document import Document
from sinoclaim.model.finding import Finding
from sinoclaim.model.report import Report
from sinoclaim.rules import load_rules
from tests.docs.pages import ROOT

EXPECTED: dict[str, Any] = tomllib.loads(Path(__file__).with_name("corpus_expectations.toml").read_text("utf-8"))
WANTED: list[dict[str, Any]] = EXPECTED["contradiction"]
TEMPTING: list[dict[str, Any]] = EXPECTED["near_miss"]
CLAIM_FILES = sorted((ROOT / "claims").glob("*.toml"))
CLAIMS: list[dict[str, Any]] = [
    {**claim, "file": path.name} for path in CLAIM_FILES for claim in tomllib.loads(path.read_text("utf-8"))["claim"]
]


@cache
def documents() -> dict[str, Document]:
    """Return the documents of the corpus by name."""
    library = read_paths([ROOT / "corpus"], load_rules().reading)
    assert not library.problems
    return {document.name: document for document in library.documents}


@cache
def report() -> Report:
    """Return the report on the corpus."""
    return sinoclaim.check(list(documents().values()))


def _covers(claim: Claim, side: dict[str, str]) -> bool:
    """Tell whether a claim stands in the sentence of a quote."""
    if claim.document != side["source"]:
        return False
    start = documents()[claim.document].text.index(side["quote"])
    return claim.span.start < start + len(side["quote"]) and start < claim.span.end and _cue_in(claim, start, side)


def _cue_in(claim: Claim, start: int, side: dict[str, str]) -> bool:
    return start <= claim.cue.start < start + len(side["quote"])


def _meets(finding: Finding, pair: dict[str, Any]) -> bool:
    a, b = finding.claims
    return (_covers(a, pair["a"]) and _covers(b, pair["b"])) or (_covers(b, pair["a"]) and _covers(a, pair["b"]))


def _found(pair: dict[str, Any]) -> bool:
    return any(finding.kind.value == pair["kind"] and _meets(finding, pair) for finding in report().findings)


def _wanted(pair: dict[str, Any]) -> Any:
    """Return a case; one with ``missed = "why"`` is a known failure."""
    marks = [pytest.mark.xfail(strict=True, reason=pair["missed"])] if "missed" in pair else []
    return pytest.param(pair, id=pair["label"], marks=marks)


@pytest.mark.parametrize("pair", [*WANTED, *TEMPTING], ids=lambda pair: pair["label"])
def test_quotes_stand_once_in_their_documents(pair: dict[str, Any]) -> None:
    for side in (pair["a"], pair["b"]):
        assert documents()[side["source"]].text.count(side["quote"]) == 1


def test_there_are_enough_of_each() -> None:
    assert len(WANTED) >= 8
    assert len(TEMPTING) >= 8
    assert len({pair["kind"] for pair in WANTED}) >= 6
    assert len({pair["trap"] for pair in TEMPTING}) >= 8


@pytest.mark.parametrize("pair", [_wanted(pair) for pair in WANTED])
def test_contradictions_are_found(pair: dict[str, Any]) -> None:
    assert _found(pair)


@pytest.mark.parametrize("pair", TEMPTING, ids=lambda pair: pair["label"])
def test_near_misses_stay_silent(pair: dict[str, Any]) -> None:
    assert [finding.message for finding in report().findings if _meets(finding, pair)] == []


def test_at_least_so_many_are_found() -> None:
    assert sum(_found(pair) for pair in WANTED) >= EXPECTED["least_found"]


def test_hardly_anything_else_is_flagged() -> None:
    others = [f.message for f in report().findings if not any(_meets(f, pair) for pair in WANTED)]
    assert len(others) <= EXPECTED["most_others"], others


def test_the_founding_case_agrees_on_mongolia() -> None:
    sources = {"forum-thread.txt", "timeline-1950-01-26.txt"}
    topics = [a.topic for a in report().agreements if sources <= {claim.document for claim in a.claims}]
    assert any("Mongolia" in topic for topic in topics), topics


@pytest.mark.parametrize("path", CLAIM_FILES, ids=lambda path: path.name)
def test_claim_files_have_the_fields_of_their_format(path: Path) -> None:
    value = tomllib.loads(path.read_text("utf-8"))
    assert value.keys() == {"schema", "topic", "claim"}
    assert value["schema"] == 1
    for claim in value["claim"]:
        assert {"id", "statement", "evidence"} <= claim.keys() <= {"id", "statement", "evidence", "note"}
        assert claim["evidence"]
        assert all(item.keys() == {"source", "quote"} for item in claim["evidence"])


def test_ids_of_claims_stand_once() -> None:
    ids = [claim["id"] for claim in CLAIMS]
    assert len(ids) == len(set(ids))
    assert len(CLAIM_FILES) == 3


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim["id"])
def test_evidence_stands_literally_in_the_corpus(claim: dict[str, Any]) -> None:
    for item in claim["evidence"]:
        assert documents()[item["source"]].text.count(item["quote"]) == 1
