"""Count days: Gregorian and Julian dates to Julian Day Numbers and back, weekdays, lengths of months.

Years are astronomical: 1 BC is 0, 264 BC is -263. The Gregorian calendar is proleptic. The integer formulas are
Richards' (*Explanatory Supplement to the Astronomical Almanac*, 3rd ed., 15.11), shifted so that years before
-4712 work.
"""

from __future__ import annotations

from typing import NamedTuple

from sinoclaim.dates.values import Day

_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_BEFORE_MARCH_FIRST_YEAR_ZERO = 1_721_120
"""Gregorian 1 March of year 0 as a Julian Day Number."""
_JULIAN_MARCH_FIRST_YEAR_ZERO = 1_721_118


class CivilDate(NamedTuple):
    """A day as year (astronomical), month and day of the month."""

    year: int
    month: int
    day: int


def is_leap_year(year: int, *, julian: bool = False) -> bool:
    """Tell whether a year has 366 days.

    >>> is_leap_year(1900), is_leap_year(1900, julian=True), is_leap_year(0)
    (False, True, True)
    """
    return year % 4 == 0 and (julian or year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int, *, julian: bool = False) -> int:
    """Return the number of days of a month (1-12).

    >>> month_length(1952, 2), month_length(1500, 2, julian=True)
    (29, 29)
    """
    return 29 if month == 2 and is_leap_year(year, julian=julian) else _MONTH_LENGTHS[month - 1]


def is_valid(year: int, month: int, day: int, *, julian: bool = False) -> bool:
    """Tell whether a calendar has this day."""
    return 1 <= month <= 12 and 1 <= day <= month_length(year, month, julian=julian)


def gregorian_day(year: int, month: int, day: int) -> Day:
    """Return the Julian Day Number of a Gregorian date.

    >>> gregorian_day(2000, 1, 1), gregorian_day(1582, 10, 15) == julian_day(1582, 10, 5)
    (2451545, True)
    """
    from_march, months = _march_year(year, month)
    leaps = from_march // 4 - from_march // 100 + from_march // 400
    return Day(_DAYS_BEFORE_MARCH_FIRST_YEAR_ZERO + 365 * from_march + leaps + (153 * months + 2) // 5 + day - 1)


def julian_day(year: int, month: int, day: int) -> Day:
    """Return the Julian Day Number of a Julian (Old Style) date.

    >>> julian_day(1066, 10, 14)
    2110701
    """
    from_march, months = _march_year(year, month)
    return Day(_JULIAN_MARCH_FIRST_YEAR_ZERO + 365 * from_march + from_march // 4 + (153 * months + 2) // 5 + day - 1)


def gregorian_date(day: Day) -> CivilDate:
    """Return the Gregorian date of a Julian Day Number.

    >>> gregorian_date(Day(2433327))
    CivilDate(year=1950, month=2, day=14)
    """
    cycles, rest = divmod(day - _DAYS_BEFORE_MARCH_FIRST_YEAR_ZERO, 146_097)
    century = min(rest // 36_524, 3)
    rest -= century * 36_524
    quads, rest = divmod(rest, 1_461)
    single = min(rest // 365, 3)
    return _from_march(400 * cycles + 100 * century + 4 * quads + single, rest - 365 * single)


def julian_date(day: Day) -> CivilDate:
    """Return the Julian (Old Style) date of a Julian Day Number.

    >>> julian_date(gregorian_day(1917, 11, 7))
    CivilDate(year=1917, month=10, day=25)
    """
    quads, rest = divmod(day - _JULIAN_MARCH_FIRST_YEAR_ZERO, 1_461)
    single = min(rest // 365, 3)
    return _from_march(4 * quads + single, rest - 365 * single)


def weekday(day: Day) -> int:
    """Return the ISO weekday, Monday 1 to Sunday 7.

    >>> weekday(gregorian_day(1950, 1, 22))
    7
    """
    return day % 7 + 1


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Move a year and month by a count of months.

    >>> add_months(1949, 12, 2), add_months(1950, 1, -1)
    ((1950, 2), (1949, 12))
    """
    total = year * 12 + month - 1 + count
    return total // 12, total % 12 + 1


def _march_year(year: int, month: int) -> tuple[int, int]:
    """Return the year that begins in March and the months since its beginning."""
    return (year, month - 3) if month > 2 else (year - 1, month + 9)


def _from_march(year: int, days: int) -> CivilDate:
    months = (5 * days + 2) // 153
    day = days - (153 * months + 2) // 5 + 1
    return CivilDate(year + 1, months - 9, day) if months > 9 else CivilDate(year, months + 3, day)
