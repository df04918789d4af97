"""Read Chinese lengths of time (三年零一个月) and distances from the time of the story (三天后, 两个月前)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from sinoclaim.dates.chinese_numerals import is_positional, read_numeral, read_pair
from sinoclaim.dates.chinese_points import Grammar, is_short_year
from sinoclaim.dates.expression import Amount, Expression, Length, RelativePoint, Shape, Unit, exactly
from sinoclaim.dates.tables import Lexicon

_NEEDS_CLASSIFIER: Final = ("M",)
_MONTHS_A_YEAR: Final = 12
_FULL_YEAR: Final = 4
_Count = tuple[Amount, Unit]
_YEARS: Final[Mapping[Unit, int]] = {Unit.DECADE: 10, Unit.CENTURY: 100}
_HALVES: Final[Mapping[Unit, _Count]] = {
    Unit.CENTURY: (exactly(50), Unit.YEAR),
    Unit.YEAR: (exactly(6), Unit.MONTH),
    Unit.MONTH: (exactly(15), Unit.DAY),
    Unit.DAY: (exactly(12), Unit.HOUR),
    Unit.HOUR: (exactly(30), Unit.MINUTE),
}


def read_length(text: str, start: int, end: int, grammar: Grammar) -> Expression | None:
    """Read the length of time that begins at ``start``, or return ``None`` if none stands there.

    A day of the month written like a count (三日) is a length only before 后, 前 or 内, or after a verb of lasting.
    """
    match = grammar.patterns.length.match(text, start, end)
    if match is None or match["from1"] in {"两", "兩"}:
        return None
    number = grammar.lexicon.number_table
    if start > 0 and text[start - 1] in number("length_guards"):
        return None
    amount, place = match["amount1"], match.span("amount1")
    if match["unit1"] == "年" and (_is_year(amount) or is_short_year(amount, text, place, grammar.lexicon)):
        return None
    if match.group() in number("all_around") and text[start - 1 : start] not in number("lasting"):
        return None
    if match["unit1"] == "日" and not _counts_days(text, match, grammar.lexicon):
        return None
    counts: list[_Count] = []
    for mark in "123":
        if match[f"unit{mark}"]:
            count = _read_count(match, mark, grammar.lexicon)
            if count is None:
                return None
            counts.append(count)
    distance = match["after"] and _distance(counts, number("after_words")[match["after"]])
    if distance:
        return Expression(start=start, end=match.end(), shape=distance, rule="zh.distance")
    stop = match.start("after") if match["after"] else match.end()
    return Expression(start=start, end=stop, shape=Length(tuple(counts)), rule="zh.length")


def _is_year(numeral: str) -> bool:
    """Say whether the numeral before 年 is written like a year: in four digits, or two that make no count (五〇)."""
    if len(numeral) == _FULL_YEAR:
        return read_numeral(numeral) is not None
    return len(numeral) > 1 and is_positional(numeral) and read_pair(numeral) is None


def _counts_days(text: str, match: re.Match[str], lexicon: Lexicon) -> bool:
    if match["after"] or match["amount1"] in lexicon.range_table("vague_amounts") or match["amount1"] in {"两", "兩"}:
        return True
    if text.startswith(("内", "內", "之内", "之內"), match.end()):
        return True
    before = text[max(0, match.start() - 4) : match.start()]
    return before.endswith(tuple(lexicon.number_table("length_cues")))


def _read_count(match: re.Match[str], mark: str, lexicon: Lexicon) -> _Count | None:
    """Read one count with its unit; months need 个 unless the numeral can only count (两月, 数月)."""
    word, unit = match[f"amount{mark}"], Unit(lexicon.text_table("units")[match[f"unit{mark}"]])
    countable = match[f"ge{mark}"] or word in lexicon.range_table("vague_amounts") or word in {"两", "兩", "半"}
    if unit in _NEEDS_CLASSIFIER and not countable:
        return None
    more = any(match[f"{name}{mark}"] for name in ("more", "odd", "over"))
    if word == "半":
        amount, unit = _half_unit(unit)
        return replace(amount, approximate=more), unit
    base, halves = _read_amount(word, lexicon)
    if base is None:
        return None
    least = read_numeral(match[f"from{mark}"] or "")
    if least is not None and least < base[1]:
        base = (least, base[1])
    years = _YEARS.get(unit)
    if years:
        base, unit = (base[0] * years, base[1] * years), Unit.YEAR
    if match[f"inner{mark}"] or match[f"outer{mark}"]:
        halves = 1
    vague = word in lexicon.range_table("vague_amounts")
    return Amount(base[0], base[1], vague=vague, approximate=more, halves=halves), unit


def _read_amount(word: str, lexicon: Lexicon) -> tuple[tuple[int, int] | None, int]:
    vague = lexicon.range_table("vague_amounts").get(word)
    if vague:
        return vague, 0
    pair = read_pair(word)
    if pair:
        return pair, 0
    whole, _, fraction = word.partition(".")
    if fraction and fraction not in {"5", "５"}:
        return None, 0
    value = read_numeral(whole)
    return (None if value is None else (value, value)), int(bool(fraction))


def _half_unit(unit: Unit) -> _Count:
    """Return half a unit in whole smaller ones: half a year is six months, half a month fifteen days."""
    return _HALVES.get(unit, (Amount(0, 0, halves=1), unit))


def _distance(counts: list[_Count], sign: int) -> Shape | None:
    """Count a length from the time of the story; years and months add up to months, other mixtures do not."""
    if len(counts) == 2 and [unit for _, unit in counts] == [Unit.YEAR, Unit.MONTH]:
        total = counts[0][0].low * _MONTHS_A_YEAR + counts[1][0].low
        counts = [(exactly(total), Unit.MONTH)]
    if len(counts) != 1:
        return None
    amount, unit = counts[0]
    low, high = sorted((sign * amount.low, sign * amount.high))
    signed = Amount(low, high, vague=amount.vague, approximate=amount.approximate, halves=amount.halves)
    return RelativePoint(unit=unit, amount=signed)
