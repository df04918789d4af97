"""Check anchors across passages, notes, headings, datelines, and that reading stays linear on hostile text."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sinoclaim.dates import read_times
from sinoclaim.dates.edtf import read
from sinoclaim.dates.values import Passage, PassageKind, TimeMention
from sinoclaim.rules.calendars import load_calendars

TABLES = load_calendars()


def read_parts(*parts: tuple[PassageKind, str], document: str | None = None) -> tuple[TimeMention, ...]:
    text, passages = "", []
    for kind, piece in parts:
        passages.append(Passage(start=len(text), end=len(text) + len(piece), kind=kind, language="en"))
        text += piece + "\n\n"
    return read_times(text, passages, TABLES, document_date=read(document) if document else None)


def values(mentions: tuple[TimeMention, ...]) -> list[str]:
    return [mention.interval.edtf if mention.interval else mention.timex for mention in mentions]


def test_heading_gives_its_entries_the_year() -> None:
    found = read_parts((PassageKind.HEADING, "DECEMBER 1949"), (PassageKind.BODY, "17 December: talks."))
    assert values(found) == ["1949-12", "1949-12-17"]


def test_heading_scopes_until_the_next() -> None:
    found = read_parts(
        (PassageKind.HEADING, "1949"),
        (PassageKind.BODY, "On 3 May he came."),
        (PassageKind.HEADING, "1950"),
        (PassageKind.BODY, "On 3 May he left."),
    )
    assert values(found) == ["1949", "1949-05-03", "1950", "1950-05-03"]


def test_paragraph_that_looks_ahead_is_left_behind() -> None:
    found = read_parts(
        (PassageKind.HEADING, "2003: Invasion"),
        (PassageKind.BODY, "On April 9 it fell. In November 2008 they met again."),
        (PassageKind.BODY, "On April 15 it was over."),
    )
    assert values(found)[-1] == "2003-04-15"


def test_the_limit_of_a_term_is_no_day_of_the_story() -> None:
    story = "In January 1966 they met. Both were to go where they stood before 5 August 1965. Next day he died."
    assert values(read_parts((PassageKind.BODY, story)))[1:] == ["1965-08-05", "1966-01-XX"]


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ("The government yesterday agreed.", "XXXX-01-05"),
        ("It was signed here last night.", "XXXX-01-05TNI"),
        ("He came to-day.", "XXXX-01-06"),
        ("It was promised last August.", "XXXX-08"),
        ("They met ten days ago.", "XXXX-12-27"),
        ("He will come on Tuesday.", "XXXX-WXX-2"),
        ("It ended last week.", "XXXX-WXX"),
        ("It began five years ago.", "XXXX"),
        ("It began ninety-nine centuries ago.", "XXXX"),
        ("The vote of 20 October was counted.", "XXXX-10-20"),
        ("It was agreed in 1950.", "1950"),
        ("On 3 May 1950 he came.", "1950-05-03"),
    ],
)
def test_dateline_without_a_year_fixes_days_without_years(told: str, value: str) -> None:
    found = read_parts((PassageKind.DATELINE, "CHUNGKING, Jan. 6."), (PassageKind.BODY, told))
    assert values(found) == ["XXXX-01-06", value]
    assert "1000" not in " ".join(mention.anchor for mention in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In May he came. Three days later he left.", ["XXXX-05", "XXXX-05-XX"]),
        ("In May he came. The following week he left.", ["XXXX-05", "XXXX-WXX"]),
        ("In May he came, in '49.", ["XXXX-05", "1949"]),
        ("On 3 May he came. On 3 June 1950 he left. On 5 July he died.", ["XXXX-05-03", "1950-06-03", "1950-07-05"]),
    ],
)
def test_year_that_is_not_told_never_shows(text: str, expected: list[str]) -> None:
    assert values(read_parts((PassageKind.BODY, text))) == expected


@pytest.mark.parametrize("kind", [PassageKind.NOTE, PassageKind.QUOTE, PassageKind.FURNITURE])
def test_notes_do_not_move_the_story(kind: PassageKind) -> None:
    found = read_parts(
        (PassageKind.BODY, "It was 21 December 1949."),
        (kind, "Published on 4 May 2020."),
        (PassageKind.BODY, "On the 24th he left."),
    )
    assert values(found) == ["1949-12-21", "2020-05-04", "1949-12-24"]


def test_dateline_anchors_speech() -> None:
    found = read_parts(
        (PassageKind.DATELINE, "PEKING, May 27, 1955."), (PassageKind.BODY, "The last troops left yesterday.")
    )
    assert values(found) == ["1955-05-27", "1955-05-26"]
    assert found[1].anchor == "dateline 1955-05-27"


def test_document_date_anchors_what_is_spoken() -> None:
    found = read_parts((PassageKind.BODY, "He came last October and left yesterday."), document="1949-12-16")
    assert values(found) == ["1949-10", "1949-12-15"]


def test_without_anchor_a_day_stays_open() -> None:
    found = read_parts((PassageKind.BODY, "On 16 December he came. Two days later he spoke."))
    assert [mention.interval for mention in found] == [None, None]
    assert found[0].timex == "XXXX-12-16"


def test_deadline_does_not_move_the_story() -> None:
    text = "On 14 February 1950 it was agreed. The port would be returned by the end of 1951. On 30 March he left."
    assert values(read_parts((PassageKind.BODY, text)))[-1] == "1950-03-30"


def test_unknown_language_is_read_for_numeric_dates_alone() -> None:
    text = "am 14. Februar 1950, 14.02.1950, 1950-02-14, 3/4/1950, 32.13.1950"
    passage = Passage(start=0, end=len(text), kind=PassageKind.BODY, language="und")
    found = read_times(text, [passage], TABLES)
    assert values(found)[-3:] == ["1950-02-14", "1950-02-14", "[1950-03-04,1950-04-03]"]


WORDS = [
    "1950", "May", "14", "the", "of", "end", "on", "or", "and", "to", ",", "-", "/", "(", ")", "'", "BC", "th", "\n",
    "next", "day", "two", "later",
]  # fmt: skip
HOSTILE = [
    "1950 " * 4000,
    "1950-" * 4000,
    "May " * 5000,
    "the end of " * 2000,
    "on the " * 3000,
    "1" * 20000,
    "early late mid " * 1500,
    "from 1950 to " * 1500,
    "2 or 3 or " * 2000,
    "day\n" * 5000,
    "two days " * 2500,
    " " * 20000,
    "(22nd) " * 3000,
    "January 5, 6, and 7 or " * 900,
]


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:12].strip() or "spaces" for text in HOSTILE])
def test_hostile_text_is_read_in_linear_time(text: str) -> None:
    def seconds(sample: str) -> float:
        passage = Passage(start=0, end=len(sample), kind=PassageKind.BODY, language="en")
        began = time.process_time()
        read_times(sample, [passage], TABLES)
        return time.process_time() - began

    half = min(seconds(text[: len(text) // 2]) for _ in range(2))
    whole = min(seconds(text) for _ in range(2))
    assert whole < 3.5 * half + 0.1
    assert whole < 3


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(WORDS),
        max_size=25,
    )
)
def test_any_words_are_read_in_order(words: list[str]) -> None:
    text = " ".join(words)
    passage = Passage(start=0, end=len(text), kind=PassageKind.BODY, language="en")
    found = read_times(text, [passage], TABLES)
    for before, after in pairwise(found):
        assert before.end <= after.start
    assert all(text[mention.start : mention.end] == mention.text for mention in found)
