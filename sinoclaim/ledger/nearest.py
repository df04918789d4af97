"""Find the passage of a text that comes nearest to a quote which no longer stands in it.

First the rare words of the quote vote for where it stood; only there are passages compared letter by letter, clause by
clause and word by word.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final, NamedTuple

from sinoclaim.align.score import alike
from sinoclaim.ledger.folding import even

_WORD: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]|[^\W_\u3400-\u9fff\uf900-\ufaff]+")
_BREAK: Final = re.compile(r"(?<=[.!?;:,—])\s+|(?<=[。！？；：，])|\s*\n\s*|\s[–—]\s|\.(?=\[)")
_TRIM: Final = " \t\r\n"
_PLACES: Final = 6
"""Places that are looked at closely."""
_WORDS: Final = 12
_HITS: Final = 4000
"""Occurrences up to which a word of the quote says anything about where it stood."""
_BONUS: Final = 60
"""Likeness that a whole clause may lack and still be shown rather than words cut out of clauses."""
_LONGEST: Final = 4000


class Near(NamedTuple):
    """A passage: where it stands, and how near it comes to the quote, of 1000."""

    likeness: int
    start: int
    end: int


def nearest(text: str, quote: str) -> Near | None:
    """Return the passage that comes nearest to a quote, ``None`` if no word of the quote stands in the text.

    >>> text = "He was tired. Mao left Peking on 8 December 1949, and slept badly."
    >>> near = nearest(text, "Mao left Peking on 6 December 1949")
    >>> near.likeness > 900, text[near.start:near.end]
    (True, 'Mao left Peking on 8 December 1949,')
    """
    wanted = even(quote[:_LONGEST]).casefold()
    found: Near | None = None
    for start in _places(text, quote[:_LONGEST]):
        for near in _passages(text, start, len(quote[:_LONGEST]), wanted):
            if found is None or _rank(near) > _rank(found):
                found = near
    return found


def _rank(near: Near) -> tuple[int, int, int]:
    return near.likeness, near.start - near.end, -near.start


def _places(text: str, quote: str) -> list[int]:
    """Return the offsets at which the quote may have begun, the likeliest first."""
    words: dict[str, list[int]] = defaultdict(list)
    for match in _WORD.finditer(quote):
        words[match[0].casefold()].append(match.start())
    pattern = re.compile("|".join(map(_whole, sorted(words))), re.IGNORECASE)
    hits: dict[str, list[int]] = defaultdict(list)
    for match in pattern.finditer(text):
        hits[match[0].casefold()].append(match.start())
    rare = sorted((word for word in hits if len(hits[word]) <= _HITS), key=lambda word: (len(hits[word]), word))
    stride = max(20, len(quote) // 2)
    votes: Counter[int] = Counter()
    for word in rare[:_WORDS]:
        weight = max(1, 100_000 // len(hits[word]))
        near = {max(0, at - offset) // stride for at in hits[word] for offset in words.get(word, [0])}
        for bucket in {other for one in near for other in (one - 1, one, one + 1)}:
            votes[bucket] += weight
    ranked = sorted(votes, key=lambda bucket: (-votes[bucket], bucket))
    return [bucket * stride for bucket in ranked[:_PLACES]]


def _whole(word: str) -> str:
    return re.escape(word) if word >= "\u3400" else rf"\b{re.escape(word)}\b"


def _passages(text: str, start: int, length: int, wanted: str) -> Iterator[Near]:
    """Yield the best run of clauses about a place, and the best run of words if it is much better."""
    low, high = max(0, start - length), min(len(text), start + 3 * length + 80)
    clauses = [low, *(m.end() for m in _BREAK.finditer(text, low, high)), high]
    whole = _best(text, clauses, clauses, length, wanted)
    starts = [match.start() for match in _WORD.finditer(text, low, high)]
    ends = [match.end() for match in _WORD.finditer(text, low, high)]
    words = _best(text, starts, ends, length, wanted, spare=max(4, length // 8))
    if whole is not None and (words is None or whole.likeness + _BONUS >= words.likeness):
        yield whole
    elif words is not None:
        yield words


def _best(
    text: str, starts: list[int], ends: list[int], length: int, wanted: str, *, spare: int = 0,
) -> Near | None:  # fmt: skip
    """Return the likest stretch from a start to an end; ``spare`` is how far its length may be off."""
    short, long = (length - spare, length + spare) if spare else (length // 2, 2 * length + 40)
    best: Near | None = None
    for start in starts:
        for end in (end for end in ends if short <= end - start <= long):
            piece = text[start:end]
            near = Near(alike(even(piece).casefold(), wanted), start, end)
            if best is None or _rank(near) > _rank(best):
                best = near
    return None if best is None else _trimmed(text, best)


def _trimmed(text: str, near: Near) -> Near:
    piece = text[near.start : near.end]
    start = near.start + len(piece) - len(piece.lstrip(_TRIM))
    return Near(near.likeness, start, max(start + 1, near.start + len(piece.rstrip(_TRIM))))
