"""Spell the pieces of which the Russian patterns are made: spaces, dashes, numerals, words in their forms."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from sinoclaim.dates.tables import Lexicon

SPACE: Final = r"[^\S\n]{0,2}\n?[^\S\n]{0,2}(?<=\s)"
"""White space inside a paragraph, at least one character."""
OPTIONAL: Final = r"\s{0,2}"
DASH: Final = "[-–—−]"
YEAR: Final = "(?:1[0-9]|20)[0-9]{2}"
YEAR_WORD: Final = r"(?:г\.(?:\s?г\.)?|гг\.|гг?\b|год(?:а|у|ом|е|ы|ов|ах|ам|ами)?\b)"
ENDING: Final = "(?:ого|его|ьего|ому|ему|ьему|ое|ее|ье|ый|ий|ой|ом|ем|ьем|ым|им|ые|ых|ыми|ая|ую)"
DAY_PART: Final = "утра|вечера|дня|ночи"
OPENING_QUOTE: Final = '[«"“„]'
CLOSING_QUOTE: Final = '[»"”“]'


def any_word(*tables: Iterable[str], ending: str = "") -> str:
    r"""Alternate words, longest first, with е for ё too; words that end in a letter get a word boundary if asked.

    >>> any_word(["до", "вплоть до"])
    'вплоть\\s{1,2}до|до'
    """
    words = sorted({word for table in tables for word in table}, key=lambda word: (-len(word), word))
    spelt = (re.escape(word).replace("е", "[её]").replace(r"\ ", r"\s{1,2}") for word in words)
    return "|".join(word + (ending if not word.endswith(".") else "") for word in spelt) or r"[^\s\S]"


def whole(*tables: Iterable[str]) -> str:
    """Alternate words that must not go on."""
    return f"(?:{any_word(*tables, ending=chr(92) + 'b')})"


def cardinal(lexicon: Lexicon) -> str:
    """Match a cardinal in up to three words: сто двадцать пять."""
    word = whole(lexicon.number_table("cardinals"))
    return f"{word}(?:{SPACE}{word}){{0,2}}"


def ordinal(lexicon: Lexicon) -> str:
    """Match an ordinal in words, with its tens: двадцать шестого."""
    stems = any_word(lexicon.number_table("ordinal_stems"))
    return rf"(?:{whole(lexicon.number_table('cardinals'))}{SPACE})?(?:{stems}){ENDING}\b"
