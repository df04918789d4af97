"""Check that a text that names days without a year takes it from other sources, and only where they are clear."""

from __future__ import annotations

import pytest

from sinoclaim.dates import edtf
from sinoclaim.dates.values import Interval, Precision
from sinoclaim.extract.years import supply_years
from sinoclaim.model.claim import Claim, ClaimTime, Filler, Step
from sinoclaim.model.span import Span


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


def supplied(*claims: Claim) -> list[str]:
    return [one.time.interval.edtf for one in supply_years(claims) if one.time is not None]


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ([("1949-12-16", "arrive", "brown")], "1949-12-16"),
        ([("1949-12-19", "arrive", "brown")], "1949-12-16"),
        ([("1949-12-16", "sign", "brown")], "1949-12-16"),
        ([("1949-12-16", "arrive", "brown"), ("1949-12-16", "sign", "brown")], "1949-12-16"),
        ([("1949-12-16", "arrive", "brown"), ("1912-12-16", "sign", "brown")], "1949-12-16"),
        ([("1949-12-16", "arrive", "green")], "XXXX-12-16"),
        ([("1949-12-19", "sign", "brown")], "XXXX-12-16"),
        ([("1949-11-16", "arrive", "brown")], "XXXX-12-16"),
        ([("1949-12-16", "arrive", "brown"), ("1951-12-16", "arrive", "brown")], "XXXX-12-16"),
        ([("1949", "arrive", "brown")], "XXXX-12-16"),
        ([("XXXX-12-16", "arrive", "brown")], "XXXX-12-16"),
        ([], "XXXX-12-16"),
    ],
)
def test_year_comes_from_sources_that_agree(others: list[tuple[str, str, str]], expected: str) -> None:
    told = [claim(f"book{at}", when, frame=frame, who=who) for at, (when, frame, who) in enumerate(others)]
    assert supplied(claim("wire", "XXXX-12-16"), *told)[0] == expected


def test_own_dates_do_not_speak_for_a_text() -> None:
    assert supplied(claim("wire", "XXXX-12-16"), claim("wire", "1945-12-16"))[0] == "XXXX-12-16"


def test_whole_text_follows_and_the_year_turns() -> None:
    wire = [claim("wire", "XXXX-12-31"), claim("wire", "XXXX-01-01", frame="leave", who="green")]
    assert supplied(*wire, claim("book", "1952-12-31"))[:2] == ["1952-12-31", "1953-01-01"]


def test_dispatch_looks_back_from_its_dateline() -> None:
    wire = [
        claim("wire", "XXXX-05-26", frame="leave", who="green", anchor="dateline XXXX-05-27"),
        claim("wire", "XXXX-10", frame="visit", anchor="dateline XXXX-05-27"),
    ]
    assert supplied(*wire, claim("book", "1954-10", frame="visit"))[:2] == ["1955-05-26", "1954-10"]


def test_trail_tells_the_year_and_its_source() -> None:
    first = supply_years([claim("wire", "XXXX-12-16", anchor="none"), claim("book", "1949-12-16")])[0]
    assert first.time is not None
    assert first.time.anchor == "year of other sources, none"
    assert first.trail[0].result == "1949-12-16 (year of other sources, none)"


def test_order_of_documents_does_not_matter() -> None:
    claims = [claim("wire", "XXXX-12-16"), claim("book", "1949-12-16"), claim("letter", "XXXX-12-18")]
    forwards, backwards = supply_years(claims), supply_years(claims[::-1])
    assert forwards == backwards[::-1]
