"""Check the sums that a text makes itself: weekday and date, two calendars, a length and its ends, total and parts.

They need no second telling: two values stand side by side, and one follows from the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from sinoclaim.compare.slips import Value
from sinoclaim.dates import edtf
from sinoclaim.dates.calendar import gregorian_date, julian_day, weekday
from sinoclaim.dates.intervals import gap_days
from sinoclaim.dates.tables import TimeTables
from sinoclaim.dates.values import Day, Interval, Precision, TimeKind, TimeMention
from sinoclaim.model.finding import Kind
from sinoclaim.model.span import Span
from sinoclaim.quantities.values import Closeness, Quantity
from sinoclaim.rules.sums import Sums

FIRST_GREGORIAN: Final = 2299161
LAST_JULIAN: Final = 2421639
UNIT: Final = {Precision.DAY: 1, Precision.MONTH: 31, Precision.YEAR: 366}
"""Days of the unit in which a time is told: a length may count its first and last unit, or not."""
NEAR: Final = 200
"""Code points between a time and one that is counted from it."""
MOST_PARTS: Final = 12
DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Sum(NamedTuple):
    """Two values of a text that do not fit together: where they stand, what they are in words, and why they do not."""

    kind: Kind
    spans: tuple[Span, Span]
    values: tuple[str, str]
    why: str
    compared: tuple[Value, Value] | None = None


def sums_of_dates(text: str, times: Sequence[TimeMention], sums: Sums, tables: TimeTables) -> Iterator[Sum]:
    """Yield the sums of dates that do not come out."""
    dated = [time for time in times if time.kind is TimeKind.DATE and time.interval is not None]
    for time in dated:
        yield from _weekday(time, sums)
    for one, other in pairwise(dated):
        yield from _told_twice(text, one, other, sums, tables)
    for base, one, other in zip(dated, dated[1:], dated[2:], strict=False):
        yield from _counted(text, base, one, other, sums)
    for one, other in pairwise(times):
        yield from _length(text, one, other, sums)


def _span(mention: TimeMention) -> Span:
    return Span(mention.start, mention.end)


def _weekday(time: TimeMention, sums: Sums) -> Iterator[Sum]:
    """Compare the weekday that stands with a date; before 1918 it may be that of the old style."""
    interval = time.interval
    if interval is None or interval.earliest is None or time.anchor != "explicit":
        return
    if interval.precision is not Precision.DAY or interval.earliest < FIRST_GREGORIAN:
        return
    named = set(_weekdays(time.text, sums.weekdays))
    if len({number for _, number in named}) != 1:
        return
    word, number = min(named)
    if number == weekday(interval.earliest) or number == _old_style(interval.earliest):
        return
    true = DAYS[weekday(interval.earliest) - 1]
    why = f"{interval.edtf} was a {true}"
    yield Sum(Kind.DATE, (_span(time), _span(time)), (word, time.text), why)


def _weekdays(text: str, known: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """Yield the days of the week that a time names; in Chinese they stand without a gap behind the day."""
    for word in re.findall(r"[^\W\d_]+", text.casefold()):
        name = word if word in known or word < "\u3400" else next((k for k in known if word.endswith(k)), "")
        if name in known:
            yield name, known[name]


def _old_style(day: Day) -> int:
    """Return the weekday of a date if it is one of the old style, 0 if it cannot be."""
    date = gregorian_date(day)
    return weekday(julian_day(date.year, date.month, date.day)) if day < LAST_JULIAN else 0


def _told_twice(text: str, one: TimeMention, other: TimeMention, sums: Sums, tables: TimeTables) -> Iterator[Sum]:
    """Compare a year of a reign with the year that stands beside it in brackets."""
    a, b = one.interval, other.interval
    if a is None or b is None or not sums.twice.fullmatch(text[one.end : other.start].casefold()):
        return
    eras = [_era(mention.text, tables) for mention in (one, other)]
    if sorted(eras) not in ([0, 1], [0, 2]):
        return
    slack = UNIT[Precision.YEAR] if 2 in eras else 0  # a lunar year runs into the next solar one
    if gap_days(a, b) > slack:
        why = f"{one.text} is {a.edtf}, not {b.edtf}"
        yield Sum(Kind.DATE, (_span(one), _span(other)), (one.text, other.text), why, (a, b))


def _era(text: str, tables: TimeTables) -> int:
    """Return 1 for a year of a solar era, 2 for a year of a lunar one, 0 for neither."""
    lexicon = tables.lexicon("zh")
    for number, name in ((2, "lunar_eras"), (1, "eras")):
        if any(text.startswith(word) for word in lexicon.number_table(name)):
            return number
    return 0


def _counted(text: str, base: TimeMention, one: TimeMention, other: TimeMention, sums: Sums) -> Iterator[Sum]:
    """Compare a time counted from another ("five years later") with the date that stands beside it."""
    a, b, start = one.interval, other.interval, base.interval
    if a is None or b is None or start is None or one.start - base.end > NEAR:
        return
    if not one.anchor.endswith(f" {start.edtf}") or other.anchor != "explicit" or start.precision is not a.precision:
        return
    if a.precision not in UNIT or b.precision not in UNIT:
        return
    if not sums.counted.fullmatch(text[one.end : other.start].casefold()):
        return
    if gap_days(a, b) > UNIT[a.precision]:
        why = f"“{one.text}” after {base.text} is {a.edtf}"
        yield Sum(Kind.DATE, (_span(one), _span(other)), (one.text, other.text), why, (a, b))


def _length(text: str, one: TimeMention, other: TimeMention, sums: Sums) -> Iterator[Sum]:
    """Compare a length with the two ends that stand beside it."""
    length, span = one.duration, other.interval
    if one.kind is not TimeKind.DURATION or length is None or length.approximate or span is None:
        return
    if not sums.length.fullmatch(text[one.end : other.start].casefold()):
        return
    ends = _ends(span)
    if ends is None:
        return
    first, last = ends
    unit = max(UNIT[first.precision], UNIT[last.precision])
    least = (last.earliest or 0) - (first.latest or 0) - unit
    most = (last.latest or 0) - (first.earliest or 0) + unit
    if length.high < least or length.low > most:
        why = f"from {first.edtf} to {last.edtf} is another length"
        yield Sum(Kind.DURATION, (_span(one), _span(other)), (one.text, other.text), why)


def _ends(span: Interval) -> tuple[Interval, Interval] | None:
    """Return the two ends of a span if both are plain dates."""
    first, slash, last = span.edtf.partition("/")
    if not slash or "." in first + last or span.approximate:
        return None
    ends = edtf.read(first), edtf.read(last)
    return ends if all(end.precision in UNIT and not end.approximate for end in ends) else None


def sums_of_amounts(text: str, amounts: Sequence[Quantity], sums: Sums) -> Iterator[Sum]:
    """Yield the totals that are not the sum of the parts listed behind them."""
    low = text.casefold()
    if len(low) != len(text):
        return
    for at, total in enumerate(amounts[:-2]):
        opening = low[total.end : amounts[at + 1].start]
        partial = bool(sums.some_parts.fullmatch(opening))
        if not _is_plain(total) or not (partial or sums.all_parts.fullmatch(opening)):
            continue
        parts = _parts(low, amounts[at + 1 : at + 1 + MOST_PARTS], total, sums)
        added = sum(part.stated for part in parts)
        if len(parts) > 1 and (added > total.stated if partial else added != total.stated):
            spans = (Span(total.start, total.end), Span(parts[0].start, parts[-1].end))
            listed = text[parts[0].start : parts[-1].end]
            yield Sum(Kind.NUMBER, spans, (total.text, listed), f"the parts make {added}")


def _is_plain(quantity: Quantity) -> bool:
    return quantity.closeness is Closeness.EXACT and not quantity.ordinal and not quantity.per


def _parts(low: str, amounts: Sequence[Quantity], total: Quantity, sums: Sums) -> list[Quantity]:
    """Return the parts of a list that goes on to the end of its sentence; none if it holds anything else."""
    parts: list[Quantity] = []
    for part in amounts:
        if parts and not sums.between_parts.fullmatch(low, parts[-1].end, part.start):
            break
        if part.unit != total.unit or part.category != total.category or not _is_plain(part):
            return []
        parts.append(part)
    return parts if parts and sums.end_of_parts.match(low, parts[-1].end) else []
