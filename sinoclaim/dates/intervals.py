"""Build intervals of days from calendar units, and compare and move them.

Seasons are those of the northern half-year by whole months (spring March to May), as EDTF level 1 names them; a
winter bears the year in which it begins and runs to the end of February, except as ``winter_span`` says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from sinoclaim.dates.calendar import add_months, gregorian_date, gregorian_day, month_length
from sinoclaim.dates.expression import Season
from sinoclaim.dates.values import Day, Interval, Precision

_BARE_LENGTH: Final = re.compile(r"P(?P<number>[0-9]{1,6}|X)(?P<unit>[YMWD])")
_LENGTH_UNITS: Final[Mapping[str, str]] = {"Y": "year", "M": "month", "W": "week", "D": "day"}
_SEASON_MONTH = {Season.SPRING: 3, Season.SUMMER: 6, Season.AUTUMN: 9, Season.WINTER: 12}


def year_text(year: int) -> str:
    """Write an astronomical year as EDTF does.

    >>> year_text(1950), year_text(-263), year_text(85)
    ('1950', '-0263', '0085')
    """
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


def length_in_words(value: str) -> str:
    """Return a value as a person says it: a bare ISO 8601 duration in words, all else as it is.

    >>> length_in_words("P20Y"), length_in_words("P1M"), length_in_words("PXD"), length_in_words("26 May 1955")
    ('20 years', '1 month', 'some days', '26 May 1955')
    """
    match = _BARE_LENGTH.fullmatch(value)
    if match is None:
        return value
    unit = _LENGTH_UNITS[match["unit"]]
    if match["number"] == "X":
        return f"some {unit}s"
    number = int(match["number"])
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def day_text(day: Day) -> str:
    """Write a day as EDTF does.

    >>> day_text(gregorian_day(1950, 2, 14))
    '1950-02-14'
    """
    date = gregorian_date(day)
    return f"{year_text(date.year)}-{date.month:02d}-{date.day:02d}"


def of_day(day: Day) -> Interval:
    """Make the interval of one day."""
    return Interval(edtf=day_text(day), earliest=day, latest=day, precision=Precision.DAY)


def of_month(year: int, month: int) -> Interval:
    """Make the interval of a month.

    >>> of_month(1950, 2).edtf
    '1950-02'
    """
    first = gregorian_day(year, month, 1)
    last = Day(first + month_length(year, month) - 1)
    return Interval(edtf=f"{year_text(year)}-{month:02d}", earliest=first, latest=last, precision=Precision.MONTH)


def of_year(year: int) -> Interval:
    """Make the interval of a year."""
    return _span(year_text(year), gregorian_day(year, 1, 1), gregorian_day(year, 12, 31), Precision.YEAR)


def of_season(year: int, season: Season) -> Interval:
    """Make the interval of a season: three whole months.

    >>> winter = of_season(1950, Season.WINTER)
    >>> winter.edtf, day_text(winter.earliest), day_text(winter.latest)
    ('1950-24', '1950-12-01', '1951-02-28')
    """
    month = _SEASON_MONTH[season]
    last_year, last_month = add_months(year, month, 2)
    last = gregorian_day(last_year, last_month, month_length(last_year, last_month))
    return _span(f"{year_text(year)}-{int(season)}", gregorian_day(year, month, 1), last, Precision.SEASON)


def of_months(year: int, first: int, last: int, edtf: str | None = None) -> Interval:
    """Make the interval of several months of one year, a quarter or a half.

    >>> of_months(1950, 1, 3).edtf
    '1950-01/1950-03'
    """
    text = edtf or f"{year_text(year)}-{first:02d}/{year_text(year)}-{last:02d}"
    end = gregorian_day(year, last, month_length(year, last))
    return _span(text, gregorian_day(year, first, 1), end, Precision.SEASON)


def of_decade(decade: int) -> Interval:
    """Make the interval of a decade, given as the year without its last digit.

    Decades before Christ are numbered downwards from -1 (9 to 1 BC): -48 is the 470s BC.

    >>> of_decade(195).edtf, of_decade(-48).edtf
    ('195X', '-0478/-0469')
    """
    first = decade * 10 if decade >= 0 else decade * 10 + 2
    text = f"{decade:03d}X" if decade >= 0 else f"{year_text(first)}/{year_text(first + 9)}"
    return _span(text, gregorian_day(first, 1, 1), gregorian_day(first + 9, 12, 31), Precision.DECADE)


def decade_of(year: int) -> int:
    """Return the decade of an astronomical year.

    >>> decade_of(1955), decade_of(-470)
    (195, -48)
    """
    return year // 10 if year > 0 else -((1 - year) // 10) - 1


def of_century(century: int) -> Interval:
    """Make the interval of a century by its ordinal; it is written by the hundreds, as people mean it.

    >>> of_century(20).edtf, of_century(-2).edtf
    ('19XX', '-0299/-0200')
    """
    first = (century - 1) * 100
    text = f"{century - 1:02d}XX" if century >= 1 else f"{year_text(first + 1)}/{year_text(first + 100)}"
    shift_by = 0 if century >= 1 else 1
    return _span(
        text,
        gregorian_day(first + shift_by, 1, 1),
        gregorian_day(first + 99 + shift_by, 12, 31),
        Precision.CENTURY,
    )


def of_week(monday: Day) -> Interval:
    """Make the interval of the week that begins on a Monday."""
    last = Day(monday + 6)
    return _span(f"{day_text(monday)}/{day_text(last)}", monday, last, Precision.WEEK)


def of_days(first: Day, last: Day) -> Interval:
    """Make the interval between two days, both included."""
    if first == last:
        return of_day(first)
    return _span(f"{day_text(first)}/{day_text(last)}", first, last, Precision.SPAN)


def join(first: Interval | None, last: Interval | None) -> Interval:
    """Make the interval from one interval's start to another's end; ``None`` is an open end.

    >>> join(of_month(2001, 6), of_month(2001, 9)).edtf, join(None, of_year(1965)).edtf
    ('2001-06/2001-09', '../1965')
    """
    opening, closing = _ends(first)[0], _ends(last)[1]
    earliest = first.earliest if first else None
    latest = last.latest if last else None
    if first is not None and last is not None and opening == closing:
        return replace(first, earliest=earliest, latest=latest)
    approximate = bool((first and first.approximate) or (last and last.approximate))
    return Interval(
        edtf=f"{opening}/{closing}",
        earliest=earliest,
        latest=latest,
        precision=Precision.SPAN,
        approximate=approximate,
    )


def one_of(members: Sequence[Interval]) -> Interval:
    """Make the interval that is one of several.

    >>> one_of([of_day(gregorian_day(1949, 12, 23)), of_day(gregorian_day(1949, 12, 24))]).edtf
    '[1949-12-23,1949-12-24]'
    """
    starts = [member.earliest for member in members]
    ends = [member.latest for member in members]
    return Interval(
        edtf="[" + ",".join(member.edtf for member in members) + "]",
        earliest=None if None in starts else min(day for day in starts if day is not None),
        latest=None if None in ends else max(day for day in ends if day is not None),
        precision=Precision.SPAN,
    )


def approximately(interval: Interval) -> Interval:
    """Mark an interval as approximate.

    >>> approximately(of_month(1949, 6)).edtf
    '1949-06~'
    """
    plain = not interval.approximate and interval.edtf[-1:] not in "]~%?" and "/" not in interval.edtf
    return replace(interval, approximate=True, edtf=interval.edtf + "~" if plain else interval.edtf)


def narrowed(interval: Interval, low: int, high: int) -> Interval:
    """Keep the share from ``low`` to ``high`` thousandths of an interval's days; the EDTF stays the coarse unit.

    >>> half = narrowed(of_month(1950, 4), 0, 500)
    >>> half.edtf, day_text(half.latest)
    ('1950-04', '1950-04-15')
    """
    if interval.earliest is None or interval.latest is None:
        return interval
    length = interval.latest - interval.earliest + 1
    first = interval.earliest + length * low // 1000
    last = interval.earliest + max(length * low // 1000, (length * high + 999) // 1000 - 1)
    return replace(interval, earliest=Day(first), latest=Day(last))


def share_day(one: Interval, other: Interval) -> bool:
    """Tell whether two intervals have a day in common.

    >>> share_day(of_year(1950), of_day(gregorian_day(1950, 12, 31)))
    True
    """
    return gap_days(one, other) == 0


def covers(outer: Interval, inner: Interval) -> bool:
    """Tell whether every day of ``inner`` lies in ``outer``."""
    starts = outer.earliest is None or (inner.earliest is not None and outer.earliest <= inner.earliest)
    ends = outer.latest is None or (inner.latest is not None and inner.latest <= outer.latest)
    return starts and ends


def gap_days(one: Interval, other: Interval) -> int:
    """Return how many days lie from the end of the earlier interval to the start of the later: 0 if they meet.

    >>> gap_days(of_day(gregorian_day(1950, 2, 14)), of_month(1950, 3))
    15
    """
    if one.latest is not None and other.earliest is not None and one.latest < other.earliest:
        return other.earliest - one.latest
    if other.latest is not None and one.earliest is not None and other.latest < one.earliest:
        return one.earliest - other.latest
    return 0


def shift(interval: Interval, days: int) -> Interval:
    """Move an interval by a number of days; an interval that is not one day becomes a span of days.

    >>> shift(of_day(gregorian_day(1950, 2, 28)), 1).edtf
    '1950-03-01'
    """
    earliest = None if interval.earliest is None else Day(interval.earliest + days)
    latest = None if interval.latest is None else Day(interval.latest + days)
    if days == 0:
        return interval
    if earliest is not None and earliest == latest:
        return replace(of_day(earliest), approximate=interval.approximate, uncertain=interval.uncertain)
    opening = ".." if earliest is None else day_text(earliest)
    closing = ".." if latest is None else day_text(latest)
    return replace(interval, edtf=f"{opening}/{closing}", earliest=earliest, latest=latest, precision=Precision.SPAN)


def _span(edtf: str, first: Day, last: Day, precision: Precision) -> Interval:
    return Interval(edtf=edtf, earliest=first, latest=last, precision=precision)


def _ends(interval: Interval | None) -> tuple[str, str]:
    """Return the EDTF of an interval's two ends."""
    if interval is None:
        return "..", ".."
    if "/" in interval.edtf:
        first, _, last = interval.edtf.partition("/")
        return first, last
    if interval.edtf.startswith("["):
        inside = interval.edtf[1:-1].split(",")
        return inside[0], inside[-1]
    return interval.edtf, interval.edtf
