"""Resolve points of time against anchors: calendar points and points counted from somewhere."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sinoclaim.dates import intervals, timex
from sinoclaim.dates.anchors import (
    UNKNOWN_YEAR,
    Anchors,
    Moment,
    day_for_weekday,
    describe,
    is_yearless,
    moment_of,
    moment_of_day,
    month_for_day,
    year_for_month,
    year_for_season,
)
from sinoclaim.dates.calendar import gregorian_day, is_valid, julian_day, month_length
from sinoclaim.dates.counting import shifted
from sinoclaim.dates.expression import (
    CalendarPoint,
    Choice,
    Origin,
    Part,
    Point,
    RelativePoint,
    Season,
    Style,
    Unit,
)
from sinoclaim.dates.tables import TimeTables
from sinoclaim.dates.values import Day, Interval, Precision

_CENTURY = 100
_QUARTER = 3
_HALF = 6
_PIVOT = 50
_DEFAULT_CENTURY = 1900
_MIDDLE_OF_SEASON = 45
_PLANNED_MONTHS = 3
_HALF_A_DECADE = 5
_WEEK = 7
_PLANNED_YEARS = 10
_TENS = {Part.FIRST_TEN: 0, Part.MIDDLE_TEN: 10, Part.LAST_TEN: 20}


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A point of time with its days (if they could be told), its TIMEX value and what it was counted from."""

    timex: str
    interval: Interval | None = None
    anchor: str = "explicit"
    stated: bool = False
    """whether the year stood in the text"""


def resolve_point(point: Point, anchors: Anchors, tables: TimeTables) -> Resolved:
    """Resolve a point of time as far as its words and the anchors allow."""
    if isinstance(point, CalendarPoint):
        return _narrow(_calendar(point, anchors, tables), point.part, tables)
    return _narrow(_relative(point, anchors, tables), point.part, tables)


def _narrow(resolved: Resolved, part: Part | None, tables: TimeTables) -> Resolved:
    interval = resolved.interval
    if part is None or interval is None:
        return resolved
    if part in _TENS and interval.precision is Precision.MONTH and interval.earliest is not None:
        return replace(resolved, interval=_ten_days(interval, interval.earliest, part))
    name = interval.precision.value if interval.precision.value in tables.parts else "other"
    share = tables.parts.get(name, {}).get(part)
    return replace(resolved, interval=intervals.narrowed(interval, *share)) if share else resolved


def _ten_days(month: Interval, first: Day, part: Part) -> Interval:
    """Keep the first or second ten days of a month, or what remains of it."""
    offset = _TENS[part]
    last = month.latest if part is Part.LAST_TEN else Day(first + offset + 9)
    return replace(month, earliest=Day(first + offset), latest=last)


def _base(point: Point, anchors: Anchors) -> tuple[str, Moment] | None:
    """Return the moment that a point is counted from, with its name."""
    if point.origin is Origin.SPEECH and anchors.speech is not None:
        return anchors.spoken_by, anchors.speech
    if isinstance(point, RelativePoint):
        near = anchors.day if point.unit in (Unit.DAY, Unit.WEEK, Unit.HOUR, Unit.MINUTE) else None
        moment = near or anchors.mentioned or anchors.narrative
        if moment is not None and moment.day is None and _follows_a_day(point):
            moment = anchors.day_before(moment) or moment
    else:
        moment = anchors.narrative
        if point.choice in (Choice.BEFORE, Choice.AFTER, Choice.SAME):
            moment = anchors.mentioned or moment
    if moment is not None:
        return "narrative", moment
    return None if anchors.speech is None else (anchors.spoken_by, anchors.speech)


def _follows_a_day(point: RelativePoint) -> bool:
    """Tell whether a point is counted in days from a day that the text must have named."""
    return point.unit is Unit.DAY and point.amount.low != 0 and point.origin is Origin.NARRATIVE


def _calendar(point: CalendarPoint, anchors: Anchors, tables: TimeTables) -> Resolved:
    if point.within is not None:
        return _inside(point, anchors, tables)
    if point.century is not None:
        century = intervals.of_century(point.century)
        return Resolved(timex=timex.of_century(point.century), interval=century, stated=True)
    if point.decade is not None:
        decade = intervals.of_decade(point.decade)
        return Resolved(timex=timex.of_decade(point.decade), interval=decade, stated=True)
    if point.year is not None:
        return _dated(point, point.year, "explicit", stated=True)
    based = _base(point, anchors)
    if point.short_year is not None or point.short_decade is not None:
        return _short(point, based, anchors.speech)
    if based is None:
        near = _near(point, "narrative", Moment(UNKNOWN_YEAR), anchors.speech)
        return replace(near, anchor="none", timex=_undated(point) if near.interval is None else near.timex)
    return _near(point, *based, anchors.speech)


def _near(point: CalendarPoint, name: str, base: Moment, speech: Moment | None) -> Resolved:
    """Resolve a point without a year: the one near its base."""
    anchor = describe(name, base)
    if point.weekday is not None and point.day is None and point.month is None:
        if _same_week(base, speech):  # in a dispatch the days of the week are the writer's
            return _weekday(point, speech or base, describe(name, speech or base), looking_back=True)
        return _weekday(point, base, anchor, looking_back=name != "narrative" or point.choice is Choice.EARLIER)
    if point.season is not None:
        return _dated(point, year_for_season(base, point.season, point.choice), anchor)
    if point.month is not None:
        year = year_for_month(base, point.month, point.choice)
        if base == speech and point.choice is Choice.NEAREST and _lies_far_ahead(base, year, point.month):
            year -= 1
        return _dated(point, year, anchor)
    if point.day is None:
        return _dated(point, base.year, anchor)
    spoken = base == speech and base.month is not None and point.day <= (base.day or 0)
    place = (base.year, base.month) if spoken else month_for_day(base, point.day)
    if place is None or place[1] is None:
        return Resolved(timex=_undated(point), anchor="none")
    return _dated(replace(point, month=place[1]), place[0], anchor)


def _same_week(base: Moment, speech: Moment | None) -> bool:
    """Tell whether the story stands within days of the moment of writing."""
    if speech is None or speech.number is None or base.number is None:
        return False
    return abs(speech.number - base.number) <= _WEEK


def _lies_far_ahead(base: Moment, year: int, month: int) -> bool:
    """Tell whether a month lies further ahead of the words than plans usually do."""
    return base.month is not None and (year - base.year) * 12 + month - base.month > _PLANNED_MONTHS


def _undated(point: CalendarPoint) -> str:
    if point.season is not None:
        return timex.of_season(None, point.season)
    return timex.of_partial(point.month, point.day, point.weekday)


def _short(point: CalendarPoint, based: tuple[str, Moment] | None, speech: Moment | None) -> Resolved:
    """Resolve a year or decade without its century: the one nearest to the anchor, but not long after the writing."""
    known = based is not None and not based[1].is_yearless
    base = based[1].year if based and known else _DEFAULT_CENTURY + _PIVOT
    anchor = describe(*based) if based and known else "none"
    if point.short_decade is not None:
        decade = _near_decade(point.short_decade, base, speech)
        return Resolved(timex=timex.of_decade(decade), interval=intervals.of_decade(decade), anchor=anchor)
    short = point.short_year or 0
    year = base - (base - short + _PIVOT) % _CENTURY + _PIVOT
    if speech is not None and not speech.is_yearless and year > speech.year + _PLANNED_YEARS:
        year -= _CENTURY
    return _dated(replace(point, short_year=None), year, anchor, stated=True)


def _near_decade(last_digit: int, base: int, speech: Moment | None) -> int:
    """Return the decade of a last digit nearest to a year, but none that the words have not lived to see."""
    decade = base // _CENTURY * 10 + last_digit
    middle = decade * 10 + _HALF_A_DECADE
    decade += 10 if base - middle > _PIVOT else -10 if middle - base > _PIVOT else 0
    ahead = speech is not None and not speech.is_yearless and decade * 10 > speech.year
    return decade - 10 if ahead else decade


def _inside(point: CalendarPoint, anchors: Anchors, tables: TimeTables) -> Resolved:
    """Resolve a point that is a part of a relative unit: March of the following year, the 15th of that month."""
    outer = resolve_point(point.within, anchors, tables) if point.within else None
    moment = moment_of(outer.interval) if outer and outer.interval else None
    if outer is None or moment is None:
        if point.short_decade is not None:
            return _short(replace(point, within=None), None, anchors.speech)
        return Resolved(timex=_undated(point), anchor="none")
    if point.short_decade is not None:
        decade = moment.year // _CENTURY * 10 + point.short_decade
        return Resolved(timex=timex.of_decade(decade), interval=intervals.of_decade(decade), anchor=outer.anchor)
    month = point.month
    if month is None and point.season is None:
        month = moment.month
    return _dated(replace(point, month=month, within=None), moment.year, outer.anchor)


def _dated(point: CalendarPoint, year: int, anchor: str, *, stated: bool = False) -> Resolved:
    """Resolve a point whose year is known."""
    if point.season is not None:
        season = Season(point.season)
        found = intervals.of_season(year, season)
        return Resolved(timex=timex.of_season(year, season), interval=found, anchor=anchor, stated=stated)
    if point.quarter is not None or point.half is not None:
        return _fraction(point, year, anchor)
    if point.month is None or point.style is Style.CHINESE:
        found = intervals.of_year(year)
        return Resolved(timex=timex.of_year(year), interval=found, anchor=anchor, stated=stated)
    if point.day is None:
        return _month(point, year, point.month, anchor, stated=stated)
    julian = point.style is Style.JULIAN
    if not is_valid(year, point.month, point.day, julian=julian):
        return Resolved(timex=timex.of_partial(point.month, point.day, None), anchor="none")
    day = (julian_day if julian else gregorian_day)(year, point.month, point.day)
    return Resolved(timex=timex.of_day(day), interval=intervals.of_day(day), anchor=anchor, stated=stated)


def _month(point: CalendarPoint, year: int, month: int, anchor: str, *, stated: bool) -> Resolved:
    if point.week is not None:
        length = month_length(year, month)
        first = length - 6 if point.week < 0 else min(7 * (point.week - 1) + 1, length)
        days = intervals.of_days(gregorian_day(year, month, first), gregorian_day(year, month, min(first + 6, length)))
        whole = intervals.of_month(year, month)
        kept = replace(whole, earliest=days.earliest, latest=days.latest)
        return Resolved(timex=timex.of_month(year, month), interval=kept, anchor=anchor, stated=stated)
    found = intervals.of_month(year, month)
    return Resolved(timex=timex.of_month(year, month), interval=found, anchor=anchor, stated=stated)


def _fraction(point: CalendarPoint, year: int, anchor: str) -> Resolved:
    if point.quarter is not None:
        first, count, mark = (point.quarter - 1) * _QUARTER + 1, _QUARTER, f"Q{point.quarter}"
    else:
        half = point.half or 1
        first, count, mark = (half - 1) * _HALF + 1, _HALF, f"H{half}"
    found = intervals.of_months(year, first, first + count - 1)
    return Resolved(timex=f"{timex.of_year(year)}-{mark}", interval=found, anchor=anchor, stated=True)


def _weekday(point: CalendarPoint, base: Moment, anchor: str, *, looking_back: bool) -> Resolved:
    number, wanted = base.number, point.weekday
    if number is None or wanted is None or base.is_yearless:
        return Resolved(timex=_undated(point), anchor="none")
    day = day_for_weekday(number, wanted, point.choice, looking_back=looking_back)
    return Resolved(timex=timex.of_day(day), interval=intervals.of_day(day), anchor=anchor)


def _relative(point: RelativePoint, anchors: Anchors, tables: TimeTables) -> Resolved:
    if point.counted_from is not None:
        start = resolve_point(point.counted_from, anchors, tables).interval
        moment = moment_of(start) if start else None
        based = None if moment is None else ("date", moment)
    else:
        based = _base(point, anchors)
    amount = point.amount
    if based is None:
        return Resolved(timex=_unanchored(point), anchor="none")
    anchor = describe(*based)
    low = shifted(based[1], point, amount.low)
    high = shifted(based[1], point, amount.high)
    if low is None or high is None or is_yearless(low[1]) != based[1].is_yearless:
        return Resolved(timex=_vague_value(point) if amount.vague else _unfixed(based[1], point), anchor="none")
    interval = low[1] if amount.low == amount.high else intervals.join(low[1], high[1])
    if amount.approximate or amount.vague:
        interval = intervals.approximately(interval)
    return Resolved(timex=_vague_value(point) if amount.vague else low[0], interval=interval, anchor=anchor)


def _vague_value(point: RelativePoint) -> str:
    return "PAST_REF" if point.amount.low < 0 else "FUTURE_REF"


def _unanchored(point: RelativePoint) -> str:
    """Write a relative point that nothing fixes."""
    if point.origin is Origin.SPEECH and point.amount.low == 0 == point.amount.high:
        return "PRESENT_REF"
    if point.amount.vague:
        return _vague_value(point)
    return {Unit.DAY: "XXXX-XX-XX", Unit.WEEK: "XXXX-WXX", Unit.MONTH: "XXXX-XX"}.get(point.unit, "XXXX")


def _unfixed(base: Moment, point: RelativePoint) -> str:
    """Write a relative point whose anchor is coarser than its unit."""
    year = "XXXX" if base.is_yearless else timex.of_year(base.year)
    if point.unit is Unit.WEEK:
        return f"{year}-WXX"
    return f"{year}-XX" if base.month is None else f"{year}-{base.month:02d}-XX"


def moment_of_resolved(resolved: Resolved) -> Moment | None:
    """Return the moment that a resolved point leaves the story at."""
    if resolved.interval is None:
        return None
    if resolved.interval.precision is Precision.DAY and resolved.interval.earliest is not None:
        return moment_of_day(resolved.interval.earliest)
    if resolved.interval.precision is Precision.SEASON and resolved.interval.earliest is not None:
        return moment_of_day(Day(resolved.interval.earliest + _MIDDLE_OF_SEASON))._replace(day=None)
    return moment_of(resolved.interval)
