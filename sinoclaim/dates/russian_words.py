"""Read Russian words of dates through the lexicon: folded spelling, numerals in words, Roman numerals."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple, TypeVar

from sinoclaim.dates.russian_patterns import Patterns
from sinoclaim.dates.tables import Lexicon

T = TypeVar("T")

_HUNDRED: Final = 100
_ENDING: Final = re.compile(r"(?:ого|его|ьего|ому|ему|ьему|ое|ее|ье|ый|ий|ой|ом|ем|ьем|ым|им|ые|ых|ыми|ая|ую)$")


class Grammar(NamedTuple):
    """What every reader of Russian needs: its words and the patterns made of them."""

    lexicon: Lexicon
    patterns: Patterns


def fold(words: str) -> str:
    """Return the words as the tables spell them: lower case, е for ё, single spaces.

    >>> fold("Четвёртом  квартале")
    'четвертом квартале'
    """
    return " ".join(words.lower().replace("ё", "е").split())


def look_up(words: str | None, table: Mapping[str, T]) -> T | None:
    """Return what a table says of the words, or ``None`` if they are absent or unknown to it."""
    return table.get(fold(words)) if words else None


def read_cardinal(words: str | None, lexicon: Lexicon) -> int | None:
    """Return the number of a cardinal in figures or words (двадцать пять), in any case."""
    if not words:
        return None
    if words.isdigit():
        return int(words)
    table = lexicon.number_table("cardinals")
    values = [table.get(word) for word in fold(words).split()]
    if not values or None in values:
        return None
    return sum(value for value in values if value is not None)


def read_ordinal(words: str | None, lexicon: Lexicon) -> int | None:
    """Return the number of an ordinal in figures (16-го) or words (двадцать шестого)."""
    if not words:
        return None
    figures = re.match(r"[0-9]{1,4}", words)
    if figures:
        return int(figures[0])
    *before, last = fold(words).split()
    stem = _ENDING.sub("", last).removesuffix("ь")
    value = lexicon.number_table("ordinal_stems").get(stem)
    if value is None:
        return None
    if not before:
        return value
    tens = read_cardinal(" ".join(before), lexicon)
    if tens is None or (tens % _HUNDRED and value >= 10):
        return None
    return tens + value


def read_roman(numeral: str | None, lexicon: Lexicon) -> int | None:
    """Return the number of a Roman numeral up to XXI; a Cyrillic Х counts as X."""
    if not numeral:
        return None
    return lexicon.number_table("roman").get(numeral.upper().replace("Х", "X"))
