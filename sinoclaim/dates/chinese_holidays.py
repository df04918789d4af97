"""Date Chinese holidays: those of the calendar to their day, those of the moon to the days they can fall on."""

from __future__ import annotations

from dataclasses import replace

from sinoclaim.dates.expression import CalendarPoint
from sinoclaim.dates.tables import Lexicon


def on_holiday(point: CalendarPoint, word: str | None, lexicon: Lexicon) -> CalendarPoint:
    """Add the day of a holiday, or the first on which it can fall; before its first year the year alone is sure."""
    if not word:
        return point
    (month, day), _, since = days_of(word, lexicon)
    if point.year is not None and point.year < since:
        return point
    return replace(point, month=month, day=day)


def days_of(word: str, lexicon: Lexicon) -> tuple[tuple[int, int], tuple[int, int], int]:
    """Return the first and last month and day on which a holiday can fall, and since which year it is kept then."""
    days, _, since = lexicon.text_table("holidays")[word].partition(" ")
    first, _, last = days.partition("/")
    ends = [(int(month), int(day)) for month, _, day in (end.partition("-") for end in (first, last or first))]
    return ends[0], ends[1], int(since or 0)
