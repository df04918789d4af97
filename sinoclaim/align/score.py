"""Score how alike two words or phrases are; the only module that imports rapidfuzz."""

from __future__ import annotations

from collections.abc import Sequence

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
