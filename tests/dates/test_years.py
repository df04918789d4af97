"""Check that a text that names days without a year takes it from other sources, and only where they are clear."""

from __future__ import annotations

import pytest

from sinoclaim.dates import edtf
from sinoclaim.dates.calendar import gregorian_day
from sinoclaim.dates.intervals import day_text
from sinoclaim.dates.values import Interval, Precision
from sinoclaim.extract.years import StoryYear, attributed, set_in, story_years
from sinoclaim.model.claim import Claim, ClaimTime, Filler, Step
from sinoclaim.model.document import Document
from sinoclaim.model.span import Span
from sinoclaim.pipeline import check
from sinoclaim.rules import load_rules


def claim(document: str, when: str, *, frame: str = "arrive", who: str = "brown", anchor: str = "explicit") -> Claim:
    yearless = when.startswith("XXXX")
    interval = Interval(edtf=when, earliest=None, latest=None, precision=Precision.DAY) if yearless else edtf.read(when)
    return Claim(
        document=document,
        span=Span(0, 4),
        quote="text",
        frame=frame,
        cue=Span(0, 4),
        roles=(("agent", Filler(span=Span(0, 4), text=who, entities=(who,))),),
        time=ClaimTime(interval=interval, anchor=anchor),
        trail=(Step(rule="time", text="to-day", result=f"{when} ({anchor})"),),
    )


def told(*claims: Claim) -> str:
    """Return the day that other sources give the text of the first claim, with its year; "" if they give none."""
    found = story_years(claims).get(claims[0].document)
    return day_text(found.day) if found else ""


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ([("1949-12-16", "arrive", "brown")], "1949-12-16"),
        ([("1949-12-19", "arrive", "brown")], "1949-12-16"),
        ([("1949-12-16", "sign", "brown")], "1949-12-16"),
        ([("1949-12-16", "arrive", "brown"), ("1949-12-16", "sign", "brown")], "1949-12-16"),
        ([("1949-12-16", "arrive", "brown"), ("1912-12-16", "sign", "brown")], "1949-12-16"),
        ([("1949-12-16", "arrive", "green")], ""),
        ([("1949-12-19", "sign", "brown")], ""),
        ([("1949-11-16", "arrive", "brown")], ""),
        ([("1949-12-16", "arrive", "brown"), ("1951-12-16", "arrive", "brown")], ""),
        ([("1949", "arrive", "brown")], ""),
        ([("XXXX-12-16", "arrive", "brown")], ""),
        ([], ""),
    ],
)
def test_year_comes_from_sources_that_agree(others: list[tuple[str, str, str]], expected: str) -> None:
    books = [claim(f"book{at}", when, frame=frame, who=who) for at, (when, frame, who) in enumerate(others)]
    assert told(claim("wire", "XXXX-12-16"), *books) == expected


def test_own_dates_do_not_speak_for_a_text() -> None:
    assert told(claim("wire", "XXXX-12-16"), claim("wire", "1945-12-16")) == ""


def test_a_dispatch_is_dated_from_its_dateline() -> None:
    wire = claim("wire", "XXXX-05-26", anchor="dateline XXXX-05-27")
    year = story_years([wire, claim("book", "1955-05-26")])["wire"]
    document = set_in(Document.from_text("wire", "PEKING, May 27.-They left."), year)
    assert document.origin.written is not None
    assert document.origin.written.edtf == "1955-05-27"
    assert document.origin.story is None


def test_a_memoir_takes_the_year_of_its_story() -> None:
    year = StoryYear(gregorian_day(1949, 12, 16))
    document = set_in(Document.from_text("memoir", "On the sixteenth we arrived."), year)
    assert document.origin.story is not None
    assert document.origin.story.edtf == "1949"
    assert document.origin.written is None


def test_trail_tells_whose_year_it_is() -> None:
    (placed,) = attributed([claim("wire", "1949-12-16", anchor="narrative 1949")])
    assert placed.time is not None
    assert placed.time.anchor == "year of other sources, narrative 1949"
    assert placed.trail[0].result == "1949-12-16 (year of other sources, narrative 1949)"
    explicit = claim("wire", "1949-12-16")
    assert attributed([explicit]) == (explicit,)


def test_order_of_claims_does_not_matter() -> None:
    claims = [claim("wire", "XXXX-12-16"), claim("book", "1949-12-16"), claim("letter", "XXXX-12-18")]
    assert story_years(claims) == story_years(claims[::-1])


WIRE = """LAST RUSSIANS LEAVE PORT ARTHUR

PEKING, May 27.-The last Soviet soldiers left Port Arthur yesterday. The final protocol had been signed on Tuesday.
Marshal Chen is to arrive in Port Arthur on Thursday.
"""
BOOK = "The last Soviet soldiers left Port Arthur on 26 May 1955."


def test_a_dispatch_is_read_again_with_its_year() -> None:
    rules = load_rules()
    documents = [Document.from_text("wire.txt", WIRE), Document.from_text("book.txt", BOOK)]
    found = {
        (one.frame, one.time.interval.edtf)
        for one in check(documents, rules).claims
        if one.time and one.document == "wire.txt"
    }
    assert ("sign", "1955-05-24") in found
    assert ("arrive", "1955-06-02") in found
