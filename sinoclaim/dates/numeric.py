"""Read dates written in figures alone, in text whose language is not known: ISO 8601 and full numeric dates."""

from __future__ import annotations

import re

from sinoclaim.dates.expression import Alternatives, CalendarPoint, Expression, Shape
from sinoclaim.dates.tables import TimeTables

_NUMERIC = re.compile(
    r"(?<![0-9A-Za-z./-])(?:([12][0-9]{3})([-/.])([01]?[0-9])\2([0-3]?[0-9])|([0-3]?[0-9])([./-])([0-3]?[0-9])\6([12][0-9]{3}))"
    r"(?![0-9A-Za-z/-])"
)
_MONTHS = 12
_DAYS = 31


def read_numeric(text: str, start: int, end: int, tables: TimeTables) -> list[Expression]:  # noqa: ARG001 (one signature for all readers)
    """Read the full numeric dates of a stretch of text.

    >>> from sinoclaim.dates.tables import TimeTables
    >>> [text.shape.day for text in read_numeric("le 14.02.1950", 0, 13, TimeTables())]
    [14]
    """
    found = []
    for match in _NUMERIC.finditer(text, start, end):
        shape = _shape(match)
        if shape is not None:
            found.append(Expression(start=match.start(), end=match.end(), shape=shape, rule="und.numeric"))
    return found


def _shape(match: re.Match[str]) -> Shape | None:
    if match[1]:
        month, day = int(match[3]), int(match[4])
        return CalendarPoint(year=int(match[1]), month=month, day=day) if _possible(month, day) else None
    first, second, year = int(match[5]), int(match[7]), int(match[8])
    if match[6] == "." or first > _MONTHS or first == second:
        return CalendarPoint(year=year, month=second, day=first) if _possible(second, first) else None
    if second > _MONTHS:
        return CalendarPoint(year=year, month=first, day=second) if _possible(first, second) else None
    low, high = min(first, second), max(first, second)
    return Alternatives((CalendarPoint(year=year, month=low, day=high), CalendarPoint(year=year, month=high, day=low)))


def _possible(month: int, day: int) -> bool:
    return 1 <= month <= _MONTHS and 1 <= day <= _DAYS
