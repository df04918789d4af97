"""Spell the pieces of which the Chinese patterns are made: numerals, gaps, words with what must not follow them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from sinoclaim.dates.chinese_numerals import ARABIC, CHINESE
from sinoclaim.dates.tables import Lexicon

GAP = "[ \u3000]?"
NUMBER = f"(?:[{ARABIC}]{{1,4}}|[{CHINESE}]{{1,6}})"
SMALL = f"(?:[{ARABIC}]{{1,2}}|[{CHINESE}]{{1,3}})"
WEEK = "(?:星期|礼拜|禮拜)"
WEEKDAY = "[一二三四五六日天]"


def any_word(*tables: Iterable[str]) -> str:
    """Alternate words, longest first; an empty table matches nothing.

    >>> any_word(["年", "年底"])
    '年底|年'
    """
    words = sorted({word for table in tables for word in table}, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in words) or r"[^\s\S]"


def guarded(words: Iterable[str], guards: Mapping[str, str]) -> str:
    """Alternate words, each refused before the characters that would make it part of another word.

    >>> guarded(["初"], {"初": "步级"})
    '初(?![步级])'
    """
    parts = [
        re.escape(word) + (f"(?![{re.escape(guards[word])}])" if word in guards else "")
        for word in sorted(set(words), key=lambda word: (-len(word), word))
    ]
    return "|".join(parts) or r"[^\s\S]"


def ending(words: Iterable[str], guards: Mapping[str, str]) -> str:
    """Alternate words, each refused after the characters that would make its first one the end of another word.

    >>> ending(["约"], {"约": "条公"})
    '(?<![条公])约'
    """
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join((f"(?<![{guards[word[0]]}])" if word[0] in guards else "") + re.escape(word) for word in ordered)


def connectors(lexicon: Lexicon) -> str:
    """Alternate the words and marks between the two ends of a range."""
    return any_word([word for word, kind in lexicon.number_table("connectors").items() if kind == 1])


def either(lexicon: Lexicon) -> str:
    """Alternate the words between two times of which one is meant."""
    return any_word([word for word, kind in lexicon.number_table("connectors").items() if kind == 2])


def weekday(lexicon: Lexicon, name: str) -> str:
    """Match the number of a weekday into the group ``name``, unless it begins another word (周一共, 周日本)."""
    guards = lexicon.text_table("weekday_guards")
    common = guards.get("*", "")
    parts = [f"{day}(?![{re.escape(common + guards.get(day, ''))}])" for day in WEEKDAY.strip("[]")]
    return f"(?P<{name}>{'|'.join(parts)})"
