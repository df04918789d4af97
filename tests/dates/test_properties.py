"""Check calendars, intervals and EDTF by their laws."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinoclaim.dates import edtf, intervals
from sinoclaim.dates.calendar import (
    add_months,
    gregorian_date,
    gregorian_day,
    is_valid,
    julian_date,
    julian_day,
    month_length,
    weekday,
)
from sinoclaim.dates.expression import Season
from sinoclaim.dates.values import Day, Interval

DAYS = st.integers(-200_000, 3_500_000).map(Day)
YEARS = st.integers(-3000, 3000)
MONTHS = st.integers(1, 12)


def closed() -> st.SearchStrategy[Interval]:
    return st.one_of(
        DAYS.map(intervals.of_day),
        st.builds(intervals.of_month, YEARS, MONTHS),
        YEARS.map(intervals.of_year),
        st.builds(intervals.of_season, YEARS, st.sampled_from(Season)),
        st.integers(0, 299).map(intervals.of_decade),
        st.integers(1, 29).map(intervals.of_century),
    )


def ordered(one: Interval, other: Interval) -> Interval:
    first, last = sorted((one, other), key=lambda each: (each.earliest or 0, each.latest or 0))
    if first.latest is not None and last.latest is not None and last.latest < first.latest:
        last = first
    return intervals.join(first, last)


def any_interval() -> st.SearchStrategy[Interval]:
    return st.one_of(
        closed(),
        st.builds(ordered, closed(), closed()),
        closed().map(lambda one: intervals.join(None, one)),
        closed().map(lambda one: intervals.join(one, None)),
        st.builds(lambda one, other: intervals.one_of([one, other]), closed(), closed()),
        closed().map(intervals.approximately),
    )


@given(DAYS)
def test_gregorian_round_trip(day: Day) -> None:
    date = gregorian_date(day)
    assert is_valid(*date)
    assert gregorian_day(*date) == day


@given(DAYS)
def test_julian_round_trip(day: Day) -> None:
    date = julian_date(day)
    assert is_valid(*date, julian=True)
    assert julian_day(*date) == day


@given(DAYS)
def test_next_day_is_next_weekday(day: Day) -> None:
    assert weekday(Day(day + 1)) == weekday(day) % 7 + 1


@given(YEARS, MONTHS)
def test_months_follow_without_gap(year: int, month: int) -> None:
    following = add_months(year, month, 1)
    assert gregorian_day(year, month, 1) + month_length(year, month) == gregorian_day(*following, 1)


@given(YEARS, MONTHS, st.integers(-500, 500))
def test_adding_months_turns_back(year: int, month: int, count: int) -> None:
    assert add_months(*add_months(year, month, count), -count) == (year, month)


@given(any_interval())
def test_edtf_round_trip(interval: Interval) -> None:
    again = edtf.read(edtf.write(interval))
    assert (again.edtf, again.earliest, again.latest) == (interval.edtf, interval.earliest, interval.latest)


@given(any_interval(), any_interval())
def test_sharing_and_gap_are_symmetric(one: Interval, other: Interval) -> None:
    assert intervals.share_day(one, other) == intervals.share_day(other, one)
    assert intervals.gap_days(one, other) == intervals.gap_days(other, one) >= 0
    assert intervals.share_day(one, other) == (intervals.gap_days(one, other) == 0)


@given(any_interval(), any_interval())
def test_covering_means_sharing(one: Interval, other: Interval) -> None:
    assert intervals.covers(one, one)
    if intervals.covers(one, other):
        assert intervals.share_day(one, other)


@given(closed(), st.integers(-5000, 5000))
def test_shift_turns_back(interval: Interval, days: int) -> None:
    back = intervals.shift(intervals.shift(interval, days), -days)
    assert (back.earliest, back.latest) == (interval.earliest, interval.latest)


@given(closed(), st.integers(0, 999), st.integers(1, 1000))
def test_narrowing_stays_inside(interval: Interval, low: int, width: int) -> None:
    narrow = intervals.narrowed(interval, low, min(1000, low + width))
    assert intervals.covers(interval, narrow)
    assert narrow.edtf == interval.edtf


@given(st.integers(0, 2999))
def test_decades_and_years_agree(year: int) -> None:
    decade = intervals.of_decade(intervals.decade_of(max(year, 1)))
    assert intervals.covers(decade, intervals.of_year(max(year, 1)))


@given(st.integers(-2999, 0))
def test_decades_before_christ_hold_their_years(year: int) -> None:
    assert intervals.covers(intervals.of_decade(intervals.decade_of(year)), intervals.of_year(year))


def test_known_days() -> None:
    assert julian_day(1066, 10, 14) == 2_110_701
    assert gregorian_day(1582, 10, 15) == julian_day(1582, 10, 5)
    assert gregorian_day(2000, 1, 1) == 2_451_545
    assert gregorian_day(-4713, 11, 24) == 0
    assert not is_valid(1900, 2, 29)
    assert is_valid(1900, 2, 29, julian=True)


@pytest.mark.parametrize(
    "text",
    ["", "1950-13", "1950-02-30", "50", "1950/", "../..", "1951/1950", "1950~?", "[1950,[1951]]", "x" * 500, "1950-00"],
)
def test_refuses_what_is_no_edtf(text: str) -> None:
    with pytest.raises(ValueError, match="not an EDTF date"):
        edtf.read(text)


@given(st.text(max_size=30))
def test_edtf_reader_refuses_or_reads(text: str) -> None:
    try:
        interval = edtf.read(text)
    except ValueError:
        return
    assert replace(interval).edtf == text


def test_agrees_with_a_published_parser() -> None:
    peer = pytest.importorskip("edtf")
    for text in ("1950-02-14", "1950-02", "1950", "195X", "1950-02/1950-03", "../1952-12-31", "1949-06~"):
        assert peer.parse_edtf(text) is not None
