"""Read Chinese sets of times: 每逢星期日, 每年5月1日, 每到冬天, 每两年, 三年一次."""

from __future__ import annotations

import re
from typing import Final

from sinoclaim.dates.chinese_holidays import days_of
from sinoclaim.dates.chinese_numerals import read_numeral, read_pair
from sinoclaim.dates.chinese_points import WEEKDAYS, Grammar
from sinoclaim.dates.expression import Amount, CalendarPoint, Expression, Recurring, Season, Unit, exactly
from sinoclaim.dates.tables import Lexicon

_MONTHS: Final = 12
_DAYS: Final = 31
_YEARS: Final = 999
_HALVES: Final = {Unit.YEAR: (6, Unit.MONTH), Unit.MONTH: (15, Unit.DAY), Unit.DAY: (12, Unit.HOUR)}


def read_set(text: str, start: int, end: int, grammar: Grammar) -> Expression | None:
    """Read the set of times that begins at ``start``, or return ``None`` if none stands there."""
    match = grammar.patterns.every.match(text, start, end)
    shape = _occasion(match, grammar.lexicon) if match else None
    if match is None or shape is None:
        match = grammar.patterns.every_so.match(text, start, end)
        shape = _distance(match, grammar.lexicon) if match else None
    if match is None or shape is None:
        return None
    return Expression(start=start, end=match.end(), shape=shape, rule="zh.set")


def _occasion(match: re.Match[str], lexicon: Lexicon) -> Recurring | None:
    """Return the weekday, month, day, season or holiday that comes round again; a range of months is only yearly."""
    if match["weekday"]:
        return Recurring(unit=Unit.WEEK, each=CalendarPoint(weekday=WEEKDAYS[match["weekday"]]))
    if match["monthday"]:
        day = read_numeral(match["monthday"])
        return Recurring(unit=Unit.MONTH, each=CalendarPoint(day=day)) if day and day <= _DAYS else None
    if match["season"]:
        season = Season(lexicon.number_table("seasons")[match["season"]])
        return Recurring(unit=Unit.YEAR, each=CalendarPoint(season=season))
    if match["holiday"]:
        first, last, _ = days_of(match["holiday"], lexicon)
        each = CalendarPoint(month=first[0], day=first[1]) if first == last else None
        return Recurring(unit=Unit.YEAR, each=each)
    if match["month"] is None or match["tomonth"]:
        return Recurring(unit=Unit.YEAR)
    month, day = read_numeral(match["month"]), read_numeral(match["day"] or "")
    if not month or month > _MONTHS or (match["day"] and not (day and day <= _DAYS)):
        return None
    return Recurring(unit=Unit.YEAR, each=CalendarPoint(month=month, day=day))


def _distance(match: re.Match[str], lexicon: Lexicon) -> Recurring | None:
    """Return how far apart the times of a set lie."""
    word = match["every"] or match["once"]
    unit = Unit(lexicon.text_table("units")[match["unit"] or match["unit2"]])
    if word == "半":
        count, unit = _HALVES.get(unit, (0, unit))
        return Recurring(unit=unit, amount=exactly(count)) if count else None
    vague = lexicon.range_table("vague_amounts").get(word)
    if vague:
        return Recurring(unit=unit, amount=Amount(*vague, vague=True))
    pair = read_pair(word)
    if pair:
        return Recurring(unit=unit, amount=Amount(*pair))
    value = read_numeral(word)
    return Recurring(unit=unit, amount=exactly(value)) if value and value <= _YEARS else None
