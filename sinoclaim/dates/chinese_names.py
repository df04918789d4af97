"""Tell names that look like Chinese times: the man called “星期五”, the journal 《十月》."""

from __future__ import annotations

from typing import Final

from sinoclaim.dates.expression import CalendarPoint, Expression

_QUOTES: Final = {"“": "”", "‘": "’", "「": "」", "『": "』", '"': '"'}
_TITLES: Final = {"《": "》", "〈": "〉"}


def is_name(item: Expression, text: str) -> bool:
    """Say whether an expression is a name: alone in title or quotation marks, or first in a title, and of no year.

    >>> from sinoclaim.dates.expression import CalendarPoint
    >>> friday = Expression(start=1, end=4, shape=CalendarPoint(weekday=5), rule="zh.relative-date")
    >>> is_name(friday, "“星期五”"), is_name(friday, "（星期五）")
    (True, False)
    """
    before, after = text[max(0, item.start - 1) : item.start], text[item.end : item.end + 1]
    if _TITLES.get(before, "") == after != "":
        return True
    if before not in _TITLES and (before not in _QUOTES or _QUOTES[before] != after):
        return False
    if not isinstance(item.shape, CalendarPoint):
        return False
    shape = item.shape
    return (
        shape.day is None
        and shape.within is None
        and not any(
            stated is not None
            for stated in (shape.year, shape.short_year, shape.decade, shape.short_decade, shape.century)
        )
    )
