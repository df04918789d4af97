"""Measure how far two times lie apart, also where a text gives a day or month without its year."""

from __future__ import annotations

import re
from typing import Final

from sinoclaim.dates.calendar import gregorian_date, gregorian_day, month_length
from sinoclaim.dates.intervals import gap_days, of_day, of_month
from sinoclaim.dates.values import Day, Interval
from sinoclaim.model.claim import ClaimTime

YEARLESS: Final = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")
LONGEST: Final = 800
"""Days; a longer interval spans so many years that a yearless date falls into it anyway."""
LEAP: Final = 1952
"""The year in which two yearless dates are set against one another; it has a 29 February."""


def is_yearless(interval: Interval) -> bool:
    """Tell whether a time has a month but no year."""
    return interval.earliest is None and interval.latest is None and "XXXX-" in interval.edtf


def _in_year(edtf: str, year: int) -> list[Interval]:
    """Return the days and months that a yearless time names, in a given year."""
    found = []
    for month, day in YEARLESS.findall(edtf):
        if not 1 <= int(month) <= 12:
            continue
        if day and int(day) <= month_length(year, int(month)):
            found.append(of_day(gregorian_day(year, int(month), int(day))))
        elif not day:
            found.append(of_month(year, int(month)))
    return found


def _years(interval: Interval) -> list[int] | None:
    """Return the years that an interval touches, with those beside it; ``None`` if it is open or too long."""
    if interval.earliest is None or interval.latest is None or interval.latest - interval.earliest > LONGEST:
        return None
    first, last = gregorian_date(Day(interval.earliest)).year, gregorian_date(Day(interval.latest)).year
    return list(range(first - 1, last + 2))


def _gap(a: Interval, b: Interval) -> int | None:
    if is_yearless(a) and is_yearless(b):
        near = [
            gap_days(x, y)
            for x in _in_year(a.edtf, LEAP)
            for year in (LEAP - 1, LEAP, LEAP + 1)
            for y in _in_year(b.edtf, year)
        ]
        return min(near, default=None)
    if is_yearless(b):
        a, b = b, a
    years = _years(b)
    if years is None:
        return None
    return min((gap_days(x, b) for year in years for x in _in_year(a.edtf, year)), default=None)


def days_apart(a: ClaimTime | None, b: ClaimTime | None) -> int | None:
    """Return how many days lie between two times (0 if they share one), or ``None`` if that is not known.

    A time without a year is set into the years of the other: "14 October" lies five days from 19 October 1950.
    """
    if a is None or b is None:
        return None
    if is_yearless(a.interval) or is_yearless(b.interval):
        return _gap(a.interval, b.interval)
    return gap_days(a.interval, b.interval)
