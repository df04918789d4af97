"""Run the case tables of Chinese and Russian dates through grammar and resolver."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from sinoclaim.dates import edtf
from sinoclaim.dates.calendar import gregorian_day
from sinoclaim.dates.reading import read_times
from sinoclaim.dates.tables import TimeTables
from sinoclaim.dates.values import Day, Interval, Passage, PassageKind, Precision, TimeMention
from sinoclaim.rules.calendars import load_calendars

CASES = Path(__file__).resolve().parents[1] / "cases" / "dates"
LANGUAGES = {"chinese": "zh", "russian": "ru"}
TOLERANCE = 3


def _cases() -> list[Any]:
    """Return every case of both languages; known failures are strict."""
    found = []
    for name, language in LANGUAGES.items():
        for file in (f"{name}.toml", f"{name}-held-out.toml"):
            for case in tomllib.loads((CASES / file).read_text("utf-8"))["case"]:
                reason = case.get("known-failure")
                marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
                found.append(
                    pytest.param(language, case, id=f"{file}:{case['label']}:{case['text'][:40]}", marks=marks)
                )
    return found


@pytest.fixture(scope="module")
def tables() -> TimeTables:
    return load_calendars()


@pytest.mark.parametrize(("language", "case"), _cases())
def test_case(language: str, case: dict[str, Any], tables: TimeTables) -> None:
    document = _day_interval(case["document"]) if "document" in case else None
    mentions = _read(case["text"], language, tables, document)
    assert [mention.text for mention in mentions] == [wanted["text"] for wanted in case["find"]]
    for mention, wanted in zip(mentions, case["find"], strict=True):
        assert case["text"][mention.start : mention.end] == mention.text
        assert str(mention.bound) == wanted.get("bound", "on")
        _check_value(mention, wanted)


def _check_value(mention: TimeMention, wanted: dict[str, str]) -> None:
    if wanted["value"] == "!":
        assert mention.interval is None
        assert mention.duration is None
    elif mention.interval is not None:
        assert mention.interval.edtf == wanted["value"]
    else:
        assert (mention.duration.iso if mention.duration else mention.timex) == wanted["value"]
    if "days" in wanted:
        assert mention.interval is not None
        first, last = wanted["days"].split("/")
        assert _near(mention.interval.earliest, first)
        assert _near(mention.interval.latest, last)


def _near(day: Day | None, written: str) -> bool:
    if written == "..":
        return day is None
    return day is not None and abs(day - _day(written)) <= TOLERANCE


def _day(written: str) -> Day:
    year, month, day = (int(part) for part in written.split("-"))
    return gregorian_day(year, month, day)


def _day_interval(written: str) -> Interval:
    """Return when a document was written: by its year alone, the first of January stands for it."""
    if len(written) > 4:
        return edtf.read(written)
    first = _day(written + "-01-01")
    return Interval(edtf=written, earliest=first, latest=first, precision=Precision.DAY)


def _read(text: str, language: str, tables: TimeTables, document: Interval | None) -> tuple[TimeMention, ...]:
    passages = [Passage(start=0, end=len(text), kind=PassageKind.BODY, language=language)]
    return read_times(text, passages, tables, document_date=document)


@pytest.mark.parametrize("name", sorted(LANGUAGES))
def test_tables_are_large_and_leave_things_alone(name: str) -> None:
    files = (f"{name}.toml", f"{name}-held-out.toml")
    cases = [case for file in files for case in tomllib.loads((CASES / file).read_text("utf-8"))["case"]]
    assert len(cases) >= 250
    assert sum(not case["find"] for case in cases) >= 100
    assert len({case["text"] for case in cases}) == len(cases)
