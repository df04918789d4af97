"""Read Russian sets of times: по воскресеньям, каждое воскресенье, каждые два года, раз в год."""

from __future__ import annotations

import re
from typing import Final

from sinoclaim.dates.expression import Amount, CalendarPoint, Expression, Recurring, Season, Unit, exactly
from sinoclaim.dates.russian_clock import part_of_day
from sinoclaim.dates.russian_words import Grammar, look_up, read_cardinal
from sinoclaim.dates.tables import Lexicon

_BY: Final = re.compile(r"(?<!\w)по\s{1,2}$", re.IGNORECASE)
_DAYS: Final = 31


def read_set(text: str, start: int, end: int, grammar: Grammar) -> Expression | None:
    """Read the set of times that begins at ``start``; a weekday or part of the day in the plural needs по before it."""
    match = grammar.patterns.set.match(text, start, end)
    if match is None:
        return None
    begin = start
    if match["weekdays"] or match["dayparts"]:
        by = _BY.search(text, max(0, start - 5), start)
        if by is None:
            return None
        begin = by.start()
    shape = _shape(match, grammar.lexicon)
    if shape is None:
        return None
    word = look_up(match["dayparts"], grammar.lexicon.text_table("day_part_sets")) or match["daypart"]
    clock = part_of_day(word, grammar.lexicon)
    return Expression(start=begin, end=match.end(), shape=shape, rule="ru.set", clock=clock)


def _shape(match: re.Match[str], lexicon: Lexicon) -> Recurring | None:
    number = lexicon.number_table
    weekday = look_up(match["weekday"], number("weekdays")) or look_up(match["weekdays"], number("weekday_sets"))
    season, month = look_up(match["season"], number("seasons")), match["month"] or match["monthonly"]
    if weekday:
        return Recurring(unit=Unit.WEEK, each=CalendarPoint(weekday=weekday))
    if match["daypart"] or match["dayparts"]:
        return Recurring(unit=Unit.DAY)
    if season:
        return Recurring(unit=Unit.YEAR, each=CalendarPoint(season=Season(season)))
    if month:
        day = int(match["day"]) if match["day"] else None
        each = CalendarPoint(month=look_up(month, number("months")), day=day)
        return Recurring(unit=Unit.YEAR, each=each) if day is None or 1 <= day <= _DAYS else None
    return _distance(match, lexicon)


def _distance(match: re.Match[str], lexicon: Lexicon) -> Recurring | None:
    """Return how far apart the times of a set lie: каждые два года, раз в три месяца."""
    half = match["half"] or match["halfrate"]
    if half:
        count, _, name = (look_up(half, lexicon.text_table("half_words")) or "1 D").partition(" ")
        whole, _, fraction = count.partition(".")
        return Recurring(unit=Unit(name), amount=Amount(int(whole), int(whole), halves=int(bool(fraction))))
    unit = Unit(look_up(match["unit"] or match["unit2"], lexicon.text_table("units")) or "D")
    word = match["every"] or match["rate"]
    vague = look_up(word, lexicon.range_table("vague_amounts"))
    if vague:
        return Recurring(unit=unit, amount=Amount(*vague, vague=True))
    value = read_cardinal(word, lexicon) if word else 1
    return Recurring(unit=unit, amount=exactly(value)) if value else None
