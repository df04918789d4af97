"""Count units of time from a moment: the day, week, month or year that lies so many of them away."""

from __future__ import annotations

from dataclasses import replace

from sinoclaim.dates import intervals, timex
from sinoclaim.dates.anchors import Moment
from sinoclaim.dates.calendar import add_months, gregorian_day, month_length, weekday
from sinoclaim.dates.expression import RelativePoint, Season, Unit
from sinoclaim.dates.values import Day, Interval, Precision

_CENTURY = 100
_QUARTER = 3
_HALF = 6
_MONTHS_OF = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}
_DAYS_OF = {Unit.DAY: 1, Unit.WEEK: 7}


def shifted(base: Moment, point: RelativePoint, count: int) -> tuple[str, Interval] | None:
    """Count units from a moment: the TIMEX value and the days reached."""
    unit = point.unit
    if point.eve:
        return eve(base, unit, count)
    if unit in (Unit.DAY, Unit.HOUR, Unit.MINUTE, Unit.WEEK, Unit.WEEKEND):
        return _shifted_days(base, unit, count)
    if unit in (Unit.MONTH, Unit.QUARTER, Unit.SEASON, Unit.HALF):
        return _shifted_months(base, unit, count)
    if unit is Unit.YEAR:
        year = base.year + count
        if point.keep is Unit.DAY and base.month and base.day:
            day = gregorian_day(year, base.month, min(base.day, month_length(year, base.month)))
            return timex.of_day(day), intervals.of_day(day)
        if point.keep is Unit.MONTH and base.month:
            return timex.of_month(year, base.month), intervals.of_month(year, base.month)
        return timex.of_year(year), intervals.of_year(year)
    if unit is Unit.DECADE:
        decade = intervals.decade_of(base.year) + count
        return timex.of_decade(decade), intervals.of_decade(decade)
    century = (base.year - 1) // _CENTURY + 1 + count if base.year > 0 else base.year // _CENTURY + 1 + count
    return timex.of_century(century), intervals.of_century(century)


def eve(base: Moment, unit: Unit, count: int) -> tuple[str, Interval] | None:
    """Count units from a day and return the day before: the last day of a term that begins on it.

    >>> eve(Moment(1950, 1, 1), Unit.YEAR, 5)[0]
    '1954-12-31'
    """
    if base.month is None or base.day is None or unit not in {*_MONTHS_OF, *_DAYS_OF}:
        return None
    if unit in _MONTHS_OF:
        year, month = add_months(base.year, base.month, count * _MONTHS_OF[unit])
        reached = gregorian_day(year, month, min(base.day, month_length(year, month)))
    else:
        reached = Day(gregorian_day(base.year, base.month, base.day) + count * _DAYS_OF[unit])
    return timex.of_day(Day(reached - 1)), intervals.of_day(Day(reached - 1))


def _shifted_days(base: Moment, unit: Unit, count: int) -> tuple[str, Interval] | None:
    number = base.number
    if number is None:
        return None
    if unit is Unit.DAY:
        day = Day(number + count)
        return timex.of_day(day), intervals.of_day(day)
    if unit in (Unit.HOUR, Unit.MINUTE):
        return timex.of_day(number), intervals.of_day(number)
    monday = Day(number - weekday(number) + 1 + 7 * count)
    if unit is Unit.WEEKEND:
        return timex.of_week(monday) + "-WE", intervals.of_days(Day(monday + 5), Day(monday + 6))
    week = intervals.of_week(monday)
    if count == 0:
        return timex.of_week(monday), week
    target = number + 7 * count
    wide = replace(week, earliest=Day(min(monday, target - 3)), latest=Day(max(monday + 6, target + 3)))
    return timex.of_week(monday), replace(wide, precision=Precision.WEEK)


def _shifted_months(base: Moment, unit: Unit, count: int) -> tuple[str, Interval] | None:
    if base.month is None:
        return None
    step = {Unit.QUARTER: _QUARTER, Unit.SEASON: _QUARTER, Unit.HALF: _HALF}.get(unit, 1)
    year, month = add_months(base.year, base.month, count * step)
    if unit is Unit.MONTH:
        return timex.of_month(year, month), intervals.of_month(year, month)
    if unit is Unit.SEASON:
        season = Season(21 + (month - 3) % 12 // 3)
        year = year - 1 if month <= 2 else year
        return timex.of_season(year, season), intervals.of_season(year, season)
    number = (month - 1) // step
    mark = "Q" if unit is Unit.QUARTER else "H"
    found = intervals.of_months(year, number * step + 1, number * step + step)
    return f"{timex.of_year(year)}-{mark}{number + 1}", found
