"""Find a quote in a text whatever became of its white space, its quotation marks, dashes and full-width forms."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import Final, NamedTuple

_SAME: Final = {
    "'": "‘’‚‛′ʼ`´＇",
    '"': "“”„‟″«»‹›「」『』＂",
    "-": "‐‑‒–—―−－",
    ",": "，、",
    ".": "。．",
}
"""Characters that are written for one another; each stands for one, so that offsets stay."""
_FULL_WIDTH: Final = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
FOLDS: Final = _FULL_WIDTH | {ord(char): plain for plain, chars in _SAME.items() for char in chars}
_RUN: Final = re.compile(r"[^\s\u00ad\u200b-\u200d\u2060\ufeff]+")
"""What is left of a text without white space and what is written but not seen (soft hyphens, joiners)."""
_WORD_CHAR: Final = re.compile(r"[^\W_\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")


class Place(NamedTuple):
    """A stretch of a text, in code points."""

    start: int
    end: int


def even(text: str) -> str:
    r"""Return a text in plain marks, each stretch of white space one space; for comparing, not for showing.

    >>> even("the “base”\n at  Port–Arthur")
    'the "base" at Port-Arthur'
    """
    return " ".join(_RUN.findall(text.translate(FOLDS)))


class Folded:
    r"""A text without its white space, that knows where each character stood.

    >>> [*Folded("He left — the\n“base”.").find('the "base"')]
    [Place(start=10, end=20)]
    """

    __slots__ = ("_ends", "_starts", "_text", "_whole")

    def __init__(self, text: str) -> None:
        self._whole = text
        runs = list(_RUN.finditer(text.translate(FOLDS)))
        self._text = "".join(run[0] for run in runs)
        self._starts = [run.start() for run in runs]
        self._ends = list(accumulate(run.end() - run.start() for run in runs))

    def find(self, quote: str) -> Iterator[Place]:
        """Yield each place where the quote stands as whole words."""
        wanted = "".join(_RUN.findall(quote.translate(FOLDS)))
        at = self._text.find(wanted) if wanted else -1
        while at >= 0:
            place = Place(self._origin(at), self._origin(at + len(wanted) - 1) + 1)
            if not (self._joined(place.start) or self._joined(place.end)):
                yield place
            at = self._text.find(wanted, at + 1)

    def _origin(self, at: int) -> int:
        """Return where the character stood that is the ``at``-th without white space."""
        run = bisect_right(self._ends, at)
        return self._starts[run] + at - (self._ends[run - 1] if run else 0)

    def _joined(self, at: int) -> bool:
        """Tell whether a word goes on across an offset of the text."""
        around = self._whole[max(0, at - 1) : at + 1]
        return at > 0 and len(around) == 2 and all(map(_WORD_CHAR.match, around))
