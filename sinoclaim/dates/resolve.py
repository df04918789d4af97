"""Turn time expressions into time mentions: the one resolver for the grammars of all languages."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sinoclaim.dates import intervals, timex
from sinoclaim.dates.anchors import Anchors, is_yearless
from sinoclaim.dates.expression import (
    Alternatives,
    Amount,
    CalendarPoint,
    Expression,
    Length,
    Part,
    Point,
    PointRange,
    Recurring,
    RelativePoint,
    Unit,
    VagueReference,
)
from sinoclaim.dates.resolution import Resolved, moment_of_resolved, resolve_point
from sinoclaim.dates.tables import TimeTables
from sinoclaim.dates.values import Bound, Duration, Interval, Precision, TimeKind, TimeMention

_DAYS = {
    Unit.MINUTE: (0, 1),
    Unit.HOUR: (0, 1),
    Unit.DAY: (1, 1),
    Unit.WEEK: (7, 7),
    Unit.WEEKEND: (2, 2),
    Unit.MONTH: (28, 31),
    Unit.QUARTER: (90, 92),
    Unit.SEASON: (90, 92),
    Unit.HALF: (181, 184),
    Unit.YEAR: (365, 366),
    Unit.DECADE: (3652, 3653),
    Unit.CENTURY: (36524, 36525),
}
_HOURS_OF_DAY = 24
_MINUTES_OF_DAY = 1440


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A mention, and the anchors that its own words (not its standing) would leave behind."""

    mention: TimeMention
    first: Resolved | None = None
    last: Resolved | None = None


def resolve(expression: Expression, text: str, anchors: Anchors, tables: TimeTables) -> Outcome:
    """Resolve one expression of ``text`` against what the text before it fixes."""
    shape = expression.shape
    if isinstance(shape, Length):
        return Outcome(mention=_length(expression, text, shape))
    if isinstance(shape, Recurring):
        suffix = expression.clock.suffix if expression.clock else ""
        kind = TimeKind.TIME if suffix else TimeKind.SET
        return Outcome(mention=_mention(expression, text, kind, timex.of_set(shape) + suffix))
    if isinstance(shape, VagueReference):
        return Outcome(mention=_mention(expression, text, TimeKind.DATE, shape.tense.value))
    first, last, resolved = _resolved(shape, anchors, tables)
    interval = resolved.interval
    if interval is not None:
        interval = _marked(_limited(interval, expression, shape), expression)
    kind, value = TimeKind.DATE, resolved.timex
    if interval is not None and is_yearless(interval):
        told = first is not None and first.interval is not None and not is_yearless(first.interval)
        interval, value = None, value if told else timex.without_year(value)
    if expression.clock is not None:
        kind = TimeKind.TIME
        value += expression.clock.suffix
    mention = _mention(expression, text, kind, value)
    return Outcome(mention=replace(mention, interval=interval, anchor=resolved.anchor), first=first, last=last)


def _resolved(
    shape: CalendarPoint | RelativePoint | PointRange | Alternatives, anchors: Anchors, tables: TimeTables
) -> tuple[Resolved | None, Resolved | None, Resolved]:
    if isinstance(shape, CalendarPoint | RelativePoint):
        resolved = resolve_point(shape, anchors, tables)
        return resolved, resolved, resolved
    members = shape.members if isinstance(shape, Alternatives) else _wrapped(shape, anchors)
    found: list[Resolved | None] = []
    for member in members:
        resolved_member = None if member is None else resolve_point(member, anchors, tables)
        found.append(resolved_member)
        moment = moment_of_resolved(resolved_member) if resolved_member else None
        if moment is not None:
            anchors = replace(anchors, narrative=moment, mentioned=moment)
    first, last = found[0], found[-1]
    whole = first or last or Resolved(timex="", anchor="none")
    if any(entry is not None and entry.interval is None for entry in found):
        return first, last, replace(whole, interval=None)
    if isinstance(shape, Alternatives):
        known = [entry.interval for entry in found if entry is not None and entry.interval is not None]
        return first, last, replace(whole, interval=intervals.one_of(known))
    interval = _between(first.interval if first else None, last.interval if last else None)
    return first, last, replace(whole, interval=interval)


def _wrapped(shape: PointRange, anchors: Anchors) -> tuple[Point | None, Point | None]:
    """Let "October to March" without a year begin a year earlier while the story stands in January to March."""
    first, last, base = shape.first, shape.last, anchors.narrative
    if not isinstance(first, CalendarPoint) or not isinstance(last, CalendarPoint) or base is None:
        return first, last
    if first.year is not None or last.year is not None or first.month is None or last.month is None:
        return first, last
    if first.month <= last.month or base.month is None:
        return first, last
    year = base.year - 1 if base.month <= last.month else base.year
    return replace(first, year=year), replace(last, year=year + 1)


def _between(first: Interval | None, last: Interval | None) -> Interval | None:
    if first and last and first.earliest is not None and last.latest is not None and first.earliest > last.latest:
        return None
    return intervals.join(first, last)


def _limited(interval: Interval, expression: Expression, shape: object) -> Interval:
    """Open the interval of a deadline: "by 1965" is any day until the end of 1965."""
    if expression.bound is not Bound.BY or interval.latest is None:
        return interval
    ending = isinstance(shape, CalendarPoint | RelativePoint) and shape.part in (Part.END, Part.LAST_DAYS)
    if ending and interval.precision in (Precision.YEAR, Precision.MONTH):
        return intervals.join(None, intervals.of_day(interval.latest))
    return intervals.join(None, interval)


def _marked(interval: Interval, expression: Expression) -> Interval:
    if expression.approximate:
        interval = intervals.approximately(interval)
    if expression.uncertain:
        interval = replace(interval, uncertain=True)
        if interval.edtf[-1].isdigit() and "/" not in interval.edtf:
            interval = replace(interval, edtf=interval.edtf + "?")
    return interval


def _mention(expression: Expression, text: str, kind: TimeKind, value: str) -> TimeMention:
    clock = expression.clock
    return TimeMention(
        start=expression.start,
        end=expression.end,
        text=text[expression.start : expression.end],
        kind=kind,
        timex=value,
        rule=expression.rule,
        anchor="none",
        bound=expression.bound,
        minutes=None if clock is None else (clock.low, clock.high),
    )


def _length(expression: Expression, text: str, length: Length) -> TimeMention:
    low = high = 0
    for amount, unit in length.counts:
        low += _days(amount, unit, high=False)
        high += _days(amount, unit, high=True)
    value = timex.of_length(length)
    approximate = expression.approximate or any(amount.approximate or amount.vague for amount, _ in length.counts)
    duration = Duration(iso=timex.iso_length(length), low=low, high=high, approximate=approximate)
    return replace(_mention(expression, text, TimeKind.DURATION, value), duration=duration)


def _days(amount: Amount, unit: Unit, *, high: bool) -> int:
    count = amount.high if high else amount.low
    if unit is Unit.HOUR:
        return -(-count // _HOURS_OF_DAY) if high else count // _HOURS_OF_DAY
    if unit is Unit.MINUTE:
        return -(-count // _MINUTES_OF_DAY) if high else count // _MINUTES_OF_DAY
    days = _DAYS[unit][1 if high else 0]
    return count * days + amount.halves * days // 2
