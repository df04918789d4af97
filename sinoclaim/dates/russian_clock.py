"""Read Russian times of day: в полдень, в 4 часа утра, в 22:00, вечером."""

from __future__ import annotations

from typing import Final

from sinoclaim.dates.expression import Clock
from sinoclaim.dates.russian_words import fold, look_up, read_cardinal, read_ordinal
from sinoclaim.dates.tables import Lexicon

_NOON_HOUR: Final = 12
_HOURS: Final = 24
_LAST_MINUTE: Final = 59
_AFTER_NOON: Final = ("дня", "вечера")
_SMALL_HOURS: Final = 6


def read_clock(found: dict[str, str | None], lexicon: Lexicon) -> Clock | None:
    """Read the time of day from the groups of a pattern: an hour, or a part of the day before or after the date."""
    half = read_ordinal(found.get("halfpast"), lexicon)
    if half is not None and 1 <= half <= _NOON_HOUR:
        return _at(half - 1, "30", found.get("halfpart"))
    hour = read_cardinal(found.get("hour") or found.get("hour0"), lexicon)
    if hour is not None and hour <= _HOURS:
        minutes = ("minute", "minute2", "minute3", "minute0", "minute00")
        minute = next((found[name] for name in minutes if found.get(name)), None)
        return _at(hour, minute, found.get("hourpart") or found.get("hourpart0"))
    return part_of_day(found.get("daypart") or found.get("daypart0"), lexicon)


def part_of_day(word: str | None, lexicon: Lexicon) -> Clock | None:
    """Return the stretch of the day that a word names, or ``None`` if it names none."""
    minutes = look_up(word, lexicon.range_table("day_parts"))
    suffix = look_up(word, lexicon.text_table("day_part_suffixes"))
    return Clock(minutes[0], minutes[1], suffix) if minutes and suffix else None


def _at(hour: int, minute: str | None, part: str | None) -> Clock:
    """Make the clock of an hour; вечера and дня lie after noon, ночи before six or late."""
    part = fold(part or "")
    late = part in _AFTER_NOON or (part == "ночи" and hour > _SMALL_HOURS)
    if late and hour < _NOON_HOUR:
        hour += _NOON_HOUR
    total = hour * 60 + min(int(minute or 0), _LAST_MINUTE)
    return Clock(total, total, f"T{total // 60:02d}:{total % 60:02d}")
