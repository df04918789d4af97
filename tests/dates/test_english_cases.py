"""Check the English grammar and the resolver against case tables: as much to leave alone as to find."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from sinoclaim.dates import TimeTables, read_times
from sinoclaim.dates.edtf import read
from sinoclaim.dates.values import Bound, Passage, PassageKind, TimeMention
from sinoclaim.rules.calendars import load_calendars

CASES = Path(__file__).parent.parent / "cases" / "dates"


def load_cases(name: str) -> list[Any]:
    content = tomllib.loads((CASES / name).read_text("utf-8"))
    return [pytest.param(case, id=case["label"]) for case in content["case"]]


@pytest.fixture(scope="module")
def tables() -> TimeTables:
    return load_calendars()


def read_english_text(text: str, tables: TimeTables, document: str | None = None) -> tuple[TimeMention, ...]:
    passage = Passage(start=0, end=len(text), kind=PassageKind.BODY, language="en")
    return read_times(text, [passage], tables, document_date=read(document) if document else None)


def row(mention: TimeMention) -> list[str]:
    value = mention.interval.edtf if mention.interval else mention.timex
    bound = [] if mention.bound is Bound.ON else [mention.bound.value]
    return [mention.text, value, *bound]


@pytest.mark.parametrize("case", [*load_cases("english.toml"), *load_cases("english-negative.toml")])
def test_case(case: dict[str, Any], tables: TimeTables) -> None:
    mentions = read_english_text(case["text"], tables, case.get("document"))
    assert [row(mention) for mention in mentions] == case["expect"]


@pytest.mark.parametrize("case", load_cases("english.toml"))
def test_spans_are_sorted_apart_and_literal(case: dict[str, Any], tables: TimeTables) -> None:
    mentions = read_english_text(case["text"], tables, case.get("document"))
    ends = [0, *(mention.end for mention in mentions)]
    assert all(mention.start >= end for mention, end in zip(mentions, ends, strict=False))
    assert all(case["text"][mention.start : mention.end] == mention.text for mention in mentions)
