"""Share the parts of a date between the two ends of a range: 2 to 5 March, 1950年1月－2月, с декабря по март 1950."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

from sinoclaim.dates.expression import CalendarPoint, Choice, Expression, Point

_ENDS_SENTENCE: Final = re.compile(r"[。！？\n]|[!?…]|(?<!\bг)(?<!\bгг)\.(?=\s)")


def share(first: Point, second: Point, *, ranged: bool = True) -> tuple[Point, Point]:
    """Give each end the year and month that only the other end states; a range that passes New Year is noticed.

    >>> _, end = share(CalendarPoint(year=1949, month=12), CalendarPoint(month=2))
    >>> end.year
    1950
    >>> begin, _ = share(CalendarPoint(day=2), CalendarPoint(year=1950, month=3, day=5))
    >>> begin.year, begin.month, begin.day
    (1950, 3, 2)
    """
    if not isinstance(first, CalendarPoint) or not isinstance(second, CalendarPoint):
        return first, second
    if second.day and not second.month:
        second = replace(second, month=first.month)
    if first.day and not first.month:
        first = replace(first, month=second.month)
    passes = int(ranged and _order(first) > _order(second))
    if _has_year(first) and not _has_year(second):
        year = None if first.year is None else first.year + passes
        second = replace(second, year=year, short_year=first.short_year, within=first.within)
    elif _has_year(second) and not _has_year(first):
        year = None if second.year is None else second.year - passes
        first = replace(first, year=year, short_year=second.short_year, within=second.within)
    return first, second


def _order(point: CalendarPoint) -> tuple[int, int]:
    return (point.month or 0, point.day or 0) if point.month else (0, 0)


def _has_year(point: CalendarPoint) -> bool:
    stated = (point.year, point.short_year, point.decade, point.century, point.short_decade, point.within)
    return any(part is not None for part in stated)


def joined(
    items: Iterable[Expression], join: Callable[[Expression, Expression], Expression | None]
) -> Iterator[Expression]:
    """Yield the expressions with those neighbours made one that ``join`` makes one: a range, a choice."""
    pending: Expression | None = None
    for item in items:
        one = join(pending, item) if pending else None
        if pending and one is None:
            yield pending
        pending = one or item
    if pending:
        yield pending


def onward(items: Iterable[Expression], text: str) -> Iterator[Expression]:
    """Yield the expressions; a month that follows a dated one in its sentence is the next such month, not the last.

    1943年2月解放，11月通车 tells of November of the same year, however far off it is.
    """
    before: Expression | None = None
    for item in items:
        follows = before is not None and _ENDS_SENTENCE.search(text, before.end, item.start) is None
        yield _gone_on(item) if follows else item
        if isinstance(item.shape, CalendarPoint) and item.shape.month is not None:
            before = item


def _gone_on(item: Expression) -> Expression:
    shape = item.shape
    if not isinstance(shape, CalendarPoint) or shape.month is None or _has_year(shape):
        return item
    if shape.choice is not Choice.NEAREST or shape.within is not None:
        return item
    return replace(item, shape=replace(shape, choice=Choice.ONWARD))
