"""Read Russian lengths of time (на 30 лет, 30-летний) and distances (через два дня, год спустя, два года назад)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from sinoclaim.dates.expression import Amount, Expression, Length, Origin, RelativePoint, Unit, exactly
from sinoclaim.dates.russian_words import Grammar, fold, look_up, read_cardinal
from sinoclaim.dates.tables import Lexicon

_Count = tuple[Amount, Unit]
_FULL_YEAR: Final = 1000
_MONTHS_A_YEAR: Final = 12
_LOOK_BACK: Final = 12
_YEARS: Final[Mapping[Unit, int]] = {Unit.DECADE: 10, Unit.CENTURY: 100}


def read_length(text: str, start: int, end: int, grammar: Grammar) -> Expression | None:
    """Read the length of time, or the distance counted by it, that begins at ``start``."""
    match = grammar.patterns.length.match(text, start, end)
    if match is None:
        return None
    counts = _counts(match, text, grammar)
    if not counts:
        return None
    sign, origin = _direction(match, grammar.lexicon)
    if sign:
        point = _distance(counts, sign, origin)
        return Expression(start=start, end=match.end(), shape=point, rule="ru.distance") if point else None
    begin = (
        match.start("halfword")
        if match["halfword"]
        else match.start("amount1")
        if match["amount1"]
        else match.start("unit1")
    )
    return Expression(start=begin, end=_length_end(match), shape=Length(tuple(counts)), rule="ru.length")


def _length_end(match: re.Match[str]) -> int:
    last = next((mark for mark in "32" if match[f"unit{mark}"]), "1")
    return match.end("halfword") if match["halfword"] else match.end(f"unit{last}")


def _counts(match: re.Match[str], text: str, grammar: Grammar) -> list[_Count]:
    """Return the counts of a length; a unit without a number counts one, where words make it a count."""
    lexicon = grammar.lexicon
    if match["halfword"]:
        return [_half_word(match["halfword"], lexicon)]
    if not match["amount1"]:
        return _one(match, text, grammar)
    counts = []
    for mark in "123":
        if match[f"unit{mark}"]:
            amount = _amount(match[f"amount{mark}"], lexicon, halves=int(bool(match[f"half{mark}"])))
            unit = Unit(look_up(match[f"unit{mark}"], lexicon.text_table("units")) or "D")
            if amount is None or (unit is Unit.YEAR and amount.low >= _FULL_YEAR):
                return []
            least = read_cardinal(match[f"from{mark}"], lexicon)
            low = amount.low if least is None else min(least, amount.low)
            years = _YEARS.get(unit, 1)
            amount = replace(amount, low=low * years, high=amount.high * years)
            counts.append((amount, Unit.YEAR if unit in _YEARS else unit))
    return counts


def _one(match: re.Match[str], text: str, grammar: Grammar) -> list[_Count]:
    unit = Unit(look_up(match["unit1"], grammar.lexicon.text_table("units")) or "D")
    if fold(match["unit1"]) == "лет" or match["unit2"]:
        return []
    if match["later"] or match["after"] or match["ago"] or (match["within"] and match["that"]):
        return [(exactly(1), unit)]
    more = grammar.patterns.more.search(text, max(0, match.start() - _LOOK_BACK), match.start())
    genitive = fold(match["unit1"])[-1:] in {"а", "я", "и"}
    return [(Amount(1, 1, approximate=True), unit)] if more and genitive and not match["within"] else []


def _amount(word: str | None, lexicon: Lexicon, *, halves: int) -> Amount | None:
    vague = look_up(word, lexicon.range_table("vague_amounts"))
    if vague:
        return Amount(vague[0], vague[1], vague=True)
    whole, _, fraction = (word or "").replace(",", ".").partition(".")
    value = read_cardinal(whole, lexicon)
    return None if value is None else Amount(value, value, halves=halves or int(bool(fraction)))


def _half_word(word: str, lexicon: Lexicon) -> _Count:
    """Read полгода, полтора месяца: the table writes the count, with .5 for a half, and the unit."""
    number, _, unit = (look_up(word, lexicon.text_table("half_words")) or "1 D").partition(" ")
    whole, _, fraction = number.partition(".")
    return Amount(int(whole), int(whole), halves=int(bool(fraction))), Unit(unit)


def _direction(match: re.Match[str], lexicon: Lexicon) -> tuple[int, Origin]:
    """Return where the words count to: 1 later, -1 earlier, 0 nowhere; and from which origin."""
    if match["ago"]:
        return -1, Origin.SPEECH
    if match["that"]:
        return (-1 if match["within"] else 0), Origin.NARRATIVE
    after = look_up(match["after"], lexicon.number_table("after_words"))
    if after:
        return after, Origin.NARRATIVE
    return (1 if match["later"] else 0), Origin.NARRATIVE


def _distance(counts: list[_Count], sign: int, origin: Origin) -> RelativePoint | None:
    if len(counts) == 2 and [unit for _, unit in counts] == [Unit.YEAR, Unit.MONTH]:
        counts = [(exactly(counts[0][0].low * _MONTHS_A_YEAR + counts[1][0].low), Unit.MONTH)]
    if len(counts) != 1:
        return None
    amount, unit = counts[0]
    low, high = sorted((sign * amount.low, sign * amount.high))
    signed = Amount(low, high, vague=amount.vague, approximate=amount.approximate, halves=amount.halves)
    return RelativePoint(unit=unit, amount=signed, origin=origin)


def read_adjective(text: str, start: int, end: int, grammar: Grammar) -> Expression | None:
    """Read a length in a compound adjective: 30-летний, десятилетний, двухнедельный."""
    match = grammar.patterns.adjective.match(text, start, end)
    if match is None:
        return None
    lexicon = grammar.lexicon
    value = (
        int(match["figure"]) if match["figure"] else look_up(match["word"], lexicon.number_table("adjective_numerals"))
    )
    unit = look_up(match["stem"], lexicon.text_table("length_adjectives"))
    if value is None or unit is None:
        return None
    return Expression(start=start, end=match.end(), shape=Length(((exactly(value), Unit(unit)),)), rule="ru.length")
