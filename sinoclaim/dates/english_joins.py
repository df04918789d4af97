"""Join English atoms with their surroundings: parts, ranges, alternatives, times of day, bounds, approximations."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from sinoclaim.dates.english_bounds import bounded
from sinoclaim.dates.english_words import clock_of_part
from sinoclaim.dates.expression import (
    Alternatives,
    Amount,
    CalendarPoint,
    Choice,
    Clock,
    Expression,
    Length,
    Part,
    PointRange,
    RelativePoint,
    Style,
    Unit,
)
from sinoclaim.dates.tables import Lexicon

_RANGE_GAP = re.compile(r"\s*(?:[-–—]|\bto\b|\buntil\b|\btill\b|\bthrough\b|\bup to\b)\s*(?:the\s+)?\Z")
_AND_GAP = re.compile(r",?\s+(?:and|or)\s+(?:on\s+|in\s+)?(?:the\s+)?\Z|,\s+\Z")
_OR_GAP = re.compile(r",?\s+or\s+(?:on\s+|in\s+)?(?:the\s+)?\Z")
_AFTER_GAP = re.compile(r"\s+(after|before|from|following)\s+(?:the\s+)?\Z")
_LASTING = re.compile(r"\b(?:in the course of|for(?: a (?:period|term) of)?|during|over|throughout)\s+\Z")
_COUNT_GAP = re.compile(r",?\s+in\s+(?:the\s+month\s+of\s+)?\Z|,?\s+on\s+(?:the\s+)?\Z")
_CLOCK_GAP = re.compile(r",?\s+(?:[A-Z][a-z]+\s+time,?\s+)?(?:on\s+)?(?:the\s+)?\Z")
_LONGEST_PHRASE = 5
_CLOCK = re.compile(
    r"(?:,?\s{1,3}(?:at\s+)?|\s?[—–-]\s?)(?:"
    r"([0-9]{1,2})(?:[:.]([0-9]{2}))?\s?([ap])\.?\s?m\b\.?|([0-9]{1,2}):([0-9]{2})(?:\s?hours?|h\b)?|([0-2][0-9])([0-5][0-9])Z"
    r"|([0-9]{1,2})\s+hours|(noon|midnight))",
    re.IGNORECASE,
)
_STYLE = re.compile(r",?\s{0,2}[(\[]?\b(O\.? ?S\.?|N\.? ?S\.?|[Oo]ld [Ss]tyle|[Nn]ew [Ss]tyle)(?:[)\]]|\b)")
_WEEKDAY_GLOSS = re.compile(r"\s?[(]?,?\s?(?:a\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day[)]?")
_DAY_PART = re.compile(r"\s+(?:at\s+)?(morning|forenoon|noon|afternoon|evening|night|dawn|dusk|midnight)\b")
_PART_OF_DAY_BEFORE = re.compile(
    r"((?:the\s|that\s)?(?:late\s|early\s)?"
    r"((?:early|small)\shours|morning|afternoon|evening|night|dawn|noon|midnight)(?:\shours)?(?:\s(?:of|on)\s?(?:the)?|,))\s*\Z",
    re.IGNORECASE,
)
_WEEK_BEFORE = re.compile(r"(?:the\s)?week\s(?:of|ending|beginning|ended)(?:\son)?\s(?:the\s)?\Z", re.IGNORECASE)
_MINUTES_OF_DAY = 1440
_NOON = 12


def join_atoms(text: str, atoms: list[Expression], lexicon: Lexicon, place: tuple[int, int]) -> list[Expression]:
    """Join the atoms of a stretch of text with one another and with the words around them."""
    widened: list[Expression] = []
    floor = place[0]
    for atom in atoms:
        if atom.start < floor:
            continue
        wide = _widen_right(text, _widen_left(text, atom, lexicon, floor), lexicon, place[1])
        widened.append(wide)
        floor = wide.end
    joined: list[Expression] = []
    for atom in widened:
        if not joined:
            joined.append(atom)
            continue
        joined[-1] = _sharing_year(text, joined[-1], atom)
        placed = _in_counted_year(text, joined[-1], atom)
        merged = _merge(text, joined[-1], placed)
        if merged is None:
            joined.append(placed)
        else:
            joined[-1] = merged
    return [bounded(text, expression, lexicon) for expression in joined]


def _sharing_year(text: str, first: Expression, last: Expression) -> Expression:
    """Give the year of "May and June 1950" to its first member too."""
    one, two = first.shape, last.shape
    if not isinstance(one, CalendarPoint) or not isinstance(two, CalendarPoint):
        return first
    if one.year is not None or one.month is None is one.season or two.year is None or _grain(one) != _grain(two):
        return first
    if one.within is not None or one.choice is not Choice.NEAREST or not _AND_GAP.match(text[first.end : last.start]):
        return first
    wraps = one.month is not None and two.month is not None and one.month > two.month
    return replace(first, shape=replace(one, year=two.year - 1 if wraps else two.year))


def _in_counted_year(text: str, first: Expression, last: Expression) -> Expression:
    """Put the month of "three years afterwards, in July" into the year that was counted."""
    one, two = first.shape, last.shape
    if not isinstance(one, RelativePoint) or one.unit is not Unit.YEAR or one.amount.low == 0 or one.amount.vague:
        return last
    if not isinstance(two, CalendarPoint) or two.month is None or two.year is not None or two.within is not None:
        return last
    if two.choice is not Choice.NEAREST or not _COUNT_GAP.fullmatch(text[first.end : last.start]):
        return last
    return replace(last, shape=replace(two, within=RelativePoint(unit=Unit.YEAR)))


def _widen_left(text: str, atom: Expression, lexicon: Lexicon, floor: int) -> Expression:
    """Take in a part ("the end of"), a time of day ("the night of") and an approximation before an atom."""
    phrase, at = _phrase_before(text, atom.start, lexicon.text_table("parts"), floor)
    if phrase and (shape := _with_part(atom, Part(lexicon.text_table("parts")[phrase]))):
        atom = replace(atom, start=at, shape=shape)
    elif found := _PART_OF_DAY_BEFORE.search(text[max(floor, atom.start - 40) : atom.start]):
        atom = _with_part_of_day(atom, found, lexicon)
    if (found := _WEEK_BEFORE.search(text[max(floor, atom.start - 20) : atom.start])) and _is_dated(atom.shape):
        week = RelativePoint(unit=Unit.WEEK, counted_from=atom.shape if isinstance(atom.shape, CalendarPoint) else None)
        return replace(atom, start=atom.start - len(found[0]), shape=week, rule="en.week-of")
    phrase, at = _phrase_before(text, atom.start, lexicon.text_table("approximations"), floor)
    if phrase:
        mark = lexicon.text_table("approximations")[phrase]
        return replace(atom, start=at, approximate=mark == "~", uncertain=mark == "?")
    return atom


def _is_dated(shape: object) -> bool:
    return isinstance(shape, CalendarPoint) and shape.day is not None


def _with_part_of_day(atom: Expression, found: re.Match[str], lexicon: Lexicon) -> Expression:
    if not isinstance(atom.shape, CalendarPoint | RelativePoint | PointRange) or atom.clock is not None:
        return atom
    return replace(atom, start=atom.start - len(found[0]), clock=clock_of_part(found[2], lexicon))


def _with_part(atom: Expression, part: Part) -> CalendarPoint | RelativePoint | None:
    shape = atom.shape
    if isinstance(shape, CalendarPoint) and shape.day is None and shape.weekday is None and shape.part is None:
        return replace(shape, part=part)
    if isinstance(shape, RelativePoint) and shape.part is None and shape.amount == Amount(0, 0):
        return replace(shape, part=part)
    return None


def _phrase_before(text: str, start: int, table: Mapping[str, str], floor: int) -> tuple[str, int]:
    """Return the longest phrase of a table that ends just before a place, and where it starts."""
    window = text[max(floor, start - 48) : start]
    words = window.split()[-_LONGEST_PHRASE:]
    hyphened = words[-1].lower().rstrip("-") if window.endswith("-") and words else ""
    if hyphened in table and hyphened:
        return hyphened, start - len(words[-1])
    if not window or not (window[-1].isspace() or words[-1:] == ["c."]):
        return "", start
    for first in range(len(words)):
        phrase = " ".join(words[first:]).lower().lstrip("(“\"'‘")
        if phrase in table:
            position = start
            for word in reversed(words[first:]):
                position = text.rfind(word, floor, position)
            return phrase, position + len(words[first]) - len(words[first].lstrip("(“\"'‘"))
    return "", start


def _widen_right(text: str, atom: Expression, lexicon: Lexicon, limit: int) -> Expression:
    """Take in a calendar style, a weekday gloss and a time of day after an atom."""
    shape = atom.shape
    if not isinstance(shape, CalendarPoint | RelativePoint):
        return atom
    dated = isinstance(shape, CalendarPoint) and (shape.day is not None or shape.weekday is not None)
    rest = text[atom.end : min(limit, atom.end + 40)]
    if dated and isinstance(shape, CalendarPoint) and (found := _STYLE.match(rest)):
        if found[1][0] in "Oo":
            shape = replace(shape, style=Style.JULIAN)
        atom = replace(atom, shape=shape, end=atom.end + found.end())
        rest = rest[found.end() :]
    if dated and (found := _WEEKDAY_GLOSS.match(rest)):
        atom = replace(atom, end=atom.end + found.end())
        rest = rest[found.end() :]
    if atom.clock is None and (dated or _is_day(shape)):
        if found := _DAY_PART.match(rest):
            return replace(atom, end=atom.end + found.end(), clock=clock_of_part(found[1], lexicon))
        if found := _CLOCK.match(rest):
            clock = read_clock(found)
            if clock is not None:
                return replace(atom, end=atom.end + found.end(), clock=clock)
    return atom


def _is_day(shape: CalendarPoint | RelativePoint) -> bool:
    return isinstance(shape, RelativePoint) and shape.unit == "D"


def read_clock(found: re.Match[str]) -> Clock | None:
    """Make the time of day of a matched clock."""
    if found[9]:
        minutes = _MINUTES_OF_DAY if found[9].lower() == "midnight" else _NOON * 60
    else:
        hour = int(found[1] or found[4] or found[6] or found[8])
        minute = int(found[2] or found[5] or found[7] or 0)
        if found[3]:
            hour = hour % _NOON + (_NOON if found[3] in "pP" else 0)
        minutes = hour * 60 + minute
    if minutes > _MINUTES_OF_DAY:
        return None
    return Clock(minutes, minutes, f"T{minutes // 60:02d}:{minutes % 60:02d}")


def _merge(text: str, first: Expression, last: Expression) -> Expression | None:
    """Join two neighbours into a range, a choice, or a count from a date; nothing if they stand apart."""
    gap = text[first.end : last.start]
    if len(gap) > 30 or "\n\n" in gap:
        return None
    timed = first.rule in ("en.clock", "en.at-night") and isinstance(first.shape, RelativePoint)
    dated = isinstance(last.shape, CalendarPoint) or (isinstance(last.shape, RelativePoint) and _is_day(last.shape))
    if timed and dated and last.rule != first.rule and _CLOCK_GAP.match(gap):
        return replace(last, start=first.start, clock=first.clock) if last.clock is None else None
    if isinstance(first.shape, Length) and isinstance(last.shape, CalendarPoint):
        found = _AFTER_GAP.match(gap)
        lasting = (
            found is not None and found[1] == "from" and _LASTING.search(text[max(0, first.start - 24) : first.start])
        )
        if lasting:
            return _term(first, last)
        return _counted(first, last, backward=found[1] == "before") if found else None
    if not _can_pair(first.shape, last.shape):
        return None
    between = text[max(0, first.start - 9) : first.start].lower().rstrip().endswith("between")
    if _RANGE_GAP.match(gap) or (between and _AND_GAP.match(gap)):
        return _paired(first, last, ranged=True)
    if _OR_GAP.match(gap):
        return _paired(first, last, ranged=False)
    return None


def _can_pair(first: object, last: object) -> bool:
    if not isinstance(first, CalendarPoint) or not isinstance(last, CalendarPoint):
        return False
    return _grain(first) == _grain(last) or (first.year is not None and last.year is not None)


def _grain(point: CalendarPoint) -> str:
    for name in ("day", "weekday", "month", "season", "quarter", "year", "decade", "century"):
        if getattr(point, name) is not None:
            return name
    return "other"


def _paired(first: Expression, last: Expression, *, ranged: bool) -> Expression | None:
    one, two = first.shape, last.shape
    if not isinstance(one, CalendarPoint) or not isinstance(two, CalendarPoint):
        return None
    if one.year is None and two.year is not None:
        wraps = ranged and one.month is not None and two.month is not None and one.month > two.month
        one = replace(one, year=two.year - 1 if wraps else two.year)
    if one.month is None and two.month is not None and one.day is not None:
        one = replace(one, month=two.month)
    shape = PointRange(one, two) if ranged else Alternatives((one, two))
    return replace(first, end=last.end, shape=shape, rule="en.range" if ranged else "en.either")


def _term(first: Expression, last: Expression) -> Expression | None:
    """Make the days of "in the course of five years from 1 January 1950"."""
    if not isinstance(first.shape, Length) or not isinstance(last.shape, CalendarPoint):
        return None
    amount, unit = first.shape.counts[0]
    if last.shape.day is None or amount.vague or len(first.shape.counts) > 1:
        return _counted(first, last, backward=False)
    end = RelativePoint(unit=unit, amount=amount, counted_from=last.shape, eve=True)
    return replace(first, end=last.end, shape=PointRange(last.shape, end), rule="en.term-from")


def _counted(first: Expression, last: Expression, *, backward: bool) -> Expression | None:
    if not isinstance(first.shape, Length) or not isinstance(last.shape, CalendarPoint):
        return None
    amount, unit = first.shape.counts[0]
    if backward:
        amount = replace(amount, low=-amount.high, high=-amount.low)
    shape = RelativePoint(unit=unit, amount=amount, counted_from=last.shape)
    return replace(first, end=last.end, shape=shape, rule="en.counted-from")
