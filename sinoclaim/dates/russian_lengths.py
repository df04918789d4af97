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
_LOOK_BACK: Final = 16
_FEW: Final = (2, 3, 4)
_TEENS: Final = (12, 13, 14)
_MODIFIERS: Final = ("ого", "его", "ой", "ей", "ых", "их")
"""Endings of an adjective that the unit after it belongs to."""
_SIZES: Final = tuple(Unit)
"""The units from the smallest to the largest."""
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
    whole = not match[f"unit{min(len(counts) + 1, 3)}"] or len(counts) == 3
    if sign and whole:
        point = _distance(counts, sign, origin)
        return Expression(start=start, end=match.end(), shape=point, rule="ru.distance") if point else None
    begin = (
        match.start("halfword")
        if match["halfword"]
        else match.start("from1")
        if match["from1"]
        else match.start("amount1")
        if match["amount1"]
        else match.start("unit1")
    )
    return Expression(start=begin, end=_length_end(match, len(counts)), shape=Length(tuple(counts)), rule="ru.length")


def _length_end(match: re.Match[str], count: int) -> int:
    return match.end("halfword") if match["halfword"] else match.end(f"unit{max(count, 1)}")


def _counts(match: re.Match[str], text: str, grammar: Grammar) -> list[_Count]:
    """Return the counts of a length; a unit without a number counts one, where words make it a count."""
    lexicon = grammar.lexicon
    if match["halfword"]:
        return [_half_word(match["halfword"], lexicon)]
    if not match["amount1"]:
        return _one(match, text, grammar)
    counts: list[_Count] = []
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
            if counts and _SIZES.index(unit) >= _SIZES.index(counts[-1][1]):
                return counts  # 2 недели, 5 лет: a list of lengths, not one
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


def read_inverted(text: str, start: int, end: int, grammar: Grammar) -> Expression | None:
    """Read a rough length with its number last (лет десять, дней за пять), or a distance (года через два)."""
    match = grammar.patterns.inverted.match(text, start, end)
    if match is None:
        return None
    lexicon = grammar.lexicon
    value = read_cardinal(match["amount"], lexicon)
    if value is None or not _is_inverted(match, value, text, lexicon):
        return None
    amount = Amount(read_cardinal(match["from"], lexicon) or value, value, approximate=True)
    unit = Unit(look_up(match["unit"], lexicon.text_table("units")) or "D")
    last = next((name for name in ("ago", "after") if match[name]), "amount")
    after = look_up(match["after"], lexicon.number_table("after_words"))
    later = -1 if match["ago"] else after or int(bool(match["later"]))
    if not later:
        return Expression(start=start, end=match.end(last), shape=Length(((amount, unit),)), rule="ru.length")
    origin = Origin.SPEECH if match["ago"] else Origin.NARRATIVE
    point = _distance([(amount, unit)], later, origin)
    return Expression(start=start, end=match.end(last), shape=point, rule="ru.distance") if point else None


def _is_inverted(match: re.Match[str], value: int, text: str, lexicon: Lexicon) -> bool:
    """Say whether unit and number agree, and neither belongs to a neighbour (в течение года два полка)."""
    number = lexicon.number_table
    few = value % 10 in _FEW and value % 100 not in _TEENS
    if number("inverted_units")[fold(match["unit"])] == (1 if few else 0):
        return False
    before = fold(text[max(0, match.start() - _LOOK_BACK) : match.start()]).split()
    if before and (before[-1].endswith(_MODIFIERS) or before[-1] in number("unit_owners") or before[-1][-1:].isdigit()):
        return False
    follows = fold(match["next"] or "")
    if not follows[:1].isalpha() or match["later"] or match["ago"] or match["after"]:
        return True
    return follows in number("after_inverted")


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
