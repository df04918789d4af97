"""Score how alike two words or phrases are; the only module that imports rapidfuzz."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq


def alike(a: str, b: str) -> int:
    """Return the likeness of two strings as an integer from 0 to 1000; symmetric.

    Rounded at once: the compiled and the plain build of the library differ in the type of their floats.

    >>> alike("garrison", "garrisons") > 900, alike("garrison", "railway") < 500
    (True, True)
    """
    if a == b:
        return 1000
    first, second = sorted((a, b))
    return round(fuzz.ratio(first, second) * 10)


WORD_ALIKE: Final = 850
"""Likeness from which a word and its transcript are one."""
LATIN: Final = str.maketrans({
    **dict(zip("абвгдезийклмнопрстуфхцыэ", "abvgdesiiklmnoprstufhcie", strict=True)),
    "ж": "zh", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia", "ё": "e", "ь": "", "ъ": "",
})  # fmt: skip
"""Russian letters as any transcript has them, but for the shades that transcripts differ in."""
SHADES: Final = (
    (re.compile("tz|ts"), "c"), (re.compile("ph"), "f"), (re.compile("ck|k"), "k"),
    (re.compile("c(?=[aouklrt]|$)"), "k"),
    (re.compile("w"), "v"), (re.compile("[yj]"), "i"), (re.compile("z"), "s"), (re.compile("x"), "ks"),
    (re.compile("h"), ""), (re.compile(r"(.)\1"), r"\1"),
)  # fmt: skip
"""What transcripts write for one another, and double letters."""


def sound_of(name: str) -> str:
    """Return about how a name sounds, so that a name and its transcript come out alike.

    >>> sound_of("клапрот"), sound_of("klaproth")
    ('klaprot', 'klaprot')
    """
    heard = name.lower().translate(LATIN)
    for pattern, letters in SHADES:
        heard = pattern.sub(letters, heard)
    return heard


def sounds_alike(a: str, b: str) -> bool:
    """Tell whether of two names in two alphabets one is the other's transcript, word for word; symmetric.

    A single word, a surname, is set against the last of several.

    >>> sounds_alike("клапрот", "martin klaproth"), sounds_alike("роберт кох", "robert scott")
    (True, False)
    """
    if a.isascii() == b.isascii() or max(a[:1], b[:1]) >= "\u2e80":
        return False
    first, second = a.split(), b.split()
    if 1 in {len(first), len(second)}:
        first, second = first[-1:], second[-1:]
    if len(first) != len(second):
        return False
    return all(alike(sound_of(x), sound_of(y)) >= WORD_ALIKE for x, y in zip(first, second, strict=True))


def common_words(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[str, ...]:
    """Return the stems that two quotes share, sorted.

    >>> common_words(("garris", "marche"), ("garris", "train"))
    ('garris',)
    """
    return tuple(sorted(set(a) & set(b)))


def in_order(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Return the pairs of places at which two rows of words have the same word, as many as keep their order.

    >>> in_order(["the", "fleet", "left", "port"], ["fleet", "entered", "port"])
    [(1, 0), (3, 2)]
    """
    found: list[tuple[int, int]] = []
    for step in LCSseq.opcodes(a, b):
        if step.tag == "equal":
            found += zip(range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True)
    return found
