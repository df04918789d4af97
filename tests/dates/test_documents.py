"""Check by what a document is dated, and that dates of publication anchor nothing."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from sinoclaim.dates import DatedBy, date_document, read_times
from sinoclaim.dates.fallback import foreign_date_before, read_foreign
from sinoclaim.dates.values import Passage, PassageKind
from sinoclaim.rules.calendars import load_calendars

TABLES = load_calendars()
SEEDS = Path("../shared/gold/seeds/seeds")
CASES = [
    ("January 22, 1950 (Sunday)\n\nTwo days later, he left.", "1950-01-22", DatedBy.HEADING),
    ("PEKING, May 27, 1955.—The last troops left yesterday.", "1955-05-27", DatedBy.DATELINE),
    ("MOSCOW, Dec. 16.—He came to-day.\n\nNotes of 3 November 1949.", "1949-12-16", DatedBy.DATELINE),
    ("TO COMRADE X, MOSCOW\n14 October 1950, 3 hours\n\nWe have decided.", "1950-10-14", DatedBy.HEADING),
    ("The Hague, 3 May 1950\n\nDear Sir,\nWe came.", "1950-05-03", DatedBy.DATELINE),
    ("Letter of the envoy, 3 May 1950\n\nDear Sir,\nWe came.", "1950-05-03", DatedBy.DATELINE),
    ("Telegram 38 from 3 May 1950 on\n\nWe came.", "1950-05-03", DatedBy.LETTER_HEAD),
    ("Terms follow here.\n\nDone at Moscow on the fourteenth of February 1950", "1950-02-14", DatedBy.CLOSING),
    ("Terms.\n\nMade in Moscow, 14 February 1950.", "1950-02-14", DatedBy.CLOSING),
    ("Journal of Cold War Studies, March 2010\n\nAn essay.", "2010-03", DatedBy.PUBLISHED),
    (
        f"No. 1. Telegram to the Envoy. {'A note on it. ' * 30}\n\nThe Hague , May 3, 1950—4 p.m.\n\nWe came.",
        "1950-05-03",
        DatedBy.DATELINE,
    ),
    ("PEIPING – MOSCOW   18 May 1949\nTo X\n\nThey came in a month's time.", "1949-05-18", DatedBy.DATELINE),
    ("A title\n25.06.2017 · filed under History", "2017-06-25", DatedBy.PUBLISHED),
    ("A title\n\nPublished 4 May 2020\n\nIn 1950 he left.", "2020-05-04", DatedBy.PUBLISHED),
    ("On 1950.\n\nThis page was last changed on 3 March 2019.", "2019-03-03", DatedBy.CHANGED),
    ("On a war.\n\n© 2018 Someone", "2018", DatedBy.COPYRIGHT),
]


def whole(text: str) -> list[Passage]:
    return [Passage(start=0, end=len(text), kind=PassageKind.BODY, language="en")]


@pytest.mark.parametrize(("text", "edtf", "dated_by"), CASES, ids=[case[0][:20] for case in CASES])
def test_document_is_dated(text: str, edtf: str, dated_by: DatedBy) -> None:
    date = date_document(text, whole(text), TABLES)
    assert date is not None
    assert (date.interval.edtf, date.dated_by) == (edtf, dated_by)
    assert date.anchors == (dated_by not in (DatedBy.PUBLISHED, DatedBy.CHANGED, DatedBy.COPYRIGHT))


@pytest.mark.parametrize(
    ("language", "text", "edtf", "dated_by"),
    [
        ("zh", "新华社北京一九五五年五月二十七日电\n\n苏军昨日撤离。", "1955-05-27", DatedBy.DATELINE),
        ("ru", "Москва, 14 февраля 1950 г.\n\nСоглашение", "1950-02-14", DatedBy.DATELINE),
        ("ru", "Совершено в Москве 14 февраля 1950 года", "1950-02-14", DatedBy.CLOSING),
    ],
)
def test_other_languages_are_dated_too(language: str, text: str, edtf: str, dated_by: DatedBy) -> None:
    passage = Passage(start=0, end=len(text), kind=PassageKind.BODY, language=language)
    date = date_document(text, [passage], TABLES)
    assert date is not None
    assert (date.interval.edtf, date.dated_by) == (edtf, dated_by)


@pytest.mark.parametrize(
    "text",
    [
        "MOSCOW, Dec. 16.—He came to-day.",
        "MOSCOW, Dec. 16.—He came to-day, after 1945 and 1946.",
        "MOSCOW, Dec. 16.—He came to-day; the pact of 14 August 1945 stays.",
        "MOSCOW, Dec. 16.—He spoke of 3 December 1949 and of 3 December 1948.",
        "He wrote on 3 May 1950 that all was lost, and nobody answered him, a pity for all the men concerned.",
        "The Treaty of 14 February 1950\n\nMuch was written about it.",
        "Nothing is dated here.",
        f"{'A long tale of it. ' * 30}\n\nThe Hague, May 3, 1950, saw the end of it all, and nobody knew it.",
        "The pact, signed at Yalta on 11 February 1945, was made known late, to the wrath of all who had not known it.",
        "",
        "大事记\n\n1949年12月16日，代表团抵达巴黎。\n\n1950年2月14日，签约。",
    ],
)
def test_document_stays_undated(text: str) -> None:
    assert date_document(text, whole(text), TABLES) is None


def test_seed_documents_yield_their_times() -> None:
    if not SEEDS.is_dir():
        pytest.skip("../shared/gold/seeds is not here")
    claims = json.loads((SEEDS / "gold.json").read_text("utf-8"))["claims"]
    wrong = []
    for name in sorted({claim["doc"] for claim in claims}):
        text = (SEEDS / "docs" / name).read_text("utf-8")
        mentions = read_times(text, whole(text), TABLES)
        for claim in claims:
            start = text.find(claim["quote"]) if claim["doc"] == name else -1
            inside = [one for one in mentions if start <= one.start < start + len(claim["quote"])]
            if start >= 0 and claim["time"] not in [one.interval.edtf for one in inside if one.interval]:
                wrong.append((claim["quote"], claim["time"]))
    assert wrong == []


@pytest.mark.parametrize(
    ("span", "edtf"),
    [
        ("14. Oktober 1066", "1066-10-14"),
        ("14 octobre 1066", "1066-10-14"),
        ("14 de febrero de 1950", "1950-02-14"),
        ("14 luglio 1950", "1950-07-14"),
    ],
)
def test_fallback_reads_foreign_months(span: str, edtf: str) -> None:
    found = read_foreign(span)
    assert found is not None
    assert found.edtf == edtf


@pytest.mark.parametrize(
    "span",
    ["March 1895", "1895", "c. 1894", "May", "yesterday", "5/4/1895 x", "1644年", "3 of a 1950", "99 octobre 1950"],
)
def test_fallback_invents_nothing(span: str) -> None:
    assert read_foreign(span) is None


def test_foreign_month_is_read_in_an_english_text() -> None:
    text = "He came on 14 octobre 1950 with 14 divisions 1950."
    found = read_times(text, whole(text), TABLES)
    assert [one.interval.edtf for one in found if one.interval] == ["1950-10-14", "1950"]


@pytest.mark.parametrize("text", ["with 14 divisions ", "octobre ", "on 1.14 octobre ", ""])
def test_no_foreign_month_stands_before(text: str) -> None:
    assert foreign_date_before(text + "1950", len(text)) is None


@pytest.mark.parametrize("year", [1999, 2000, 2024, 2100])
def test_fallback_does_not_depend_on_the_present_year(year: int, monkeypatch: pytest.MonkeyPatch) -> None:
    strptime = pytest.importorskip("dateparser.utils.strptime")

    class Then(dt.datetime):
        @classmethod
        def today(cls) -> Then:  # type: ignore[explicit-override]
            return cls(year, 1, 31)

    monkeypatch.setattr(strptime, "datetime", Then)
    for span, edtf in [
        ("29 février 1952", "1952-02-29"),
        ("31 Dezember 1999", "1999-12-31"),
        ("1 enero 1950", "1950-01-01"),
    ]:
        found = read_foreign(span)
        assert found is not None
        assert found.edtf == edtf
    assert read_foreign("29 février 1951") is None
