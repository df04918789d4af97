"""Find a quote in a text whatever became of its white space, its quotation marks, dashes and full-width forms."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
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
_FOLDED: Final = re.compile(f"[{re.escape(''.join(map(chr, FOLDS)))}]")
_RUN: Final = re.compile(r"[^\s\u00ad\u200b-\u200d\u2060\ufeff]+")
"""What is left of a text without white space and what is written but not seen (soft hyphens, joiners)."""
_WORD_CHAR: Final = re.compile(r"[^\W_\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")


class Place(NamedTuple):
    """A stretch of a text, in code points."""

    start: int
    end: int


def plain(text: str) -> str:
    """Return a text in plain marks, each where it stood."""
    return _FOLDED.sub(lambda match: FOLDS[ord(match[0])], text)


def even(text: str) -> str:
    r"""Return a text in plain marks, each stretch of white space one space; for comparing, not for showing.

    >>> even("the “base”\n at  Port–Arthur")
    'the "base" at Port-Arthur'
    """
    return " ".join(_RUN.findall(plain(text)))


class Folded:
    r"""A text without its white space, that knows where each character stood.

    >>> [*Folded("He left — the\n“base”.").find('the "base"')]
    [Place(start=10, end=20)]
    """

    def __init__(self, text: str) -> None:
        self._whole = text

    def first(self, quote: str) -> Place | None:
        """Return where the quote stands as whole words: to the letter if it does, else folded; ``None`` if nowhere."""
        at = self._whole.find(quote) if quote else -1
        if at >= 0 and not (self._joined(at) or self._joined(at + len(quote))):
            return Place(at, at + len(quote))
        return next(self.find(quote), None)

    def find(self, quote: str) -> Iterator[Place]:
        """Yield each place where the quote stands as whole words, whatever became of its marks and spaces."""
        wanted = "".join(_RUN.findall(plain(quote)))
        at = self._text.find(wanted) if wanted else -1
        while at >= 0:
            place = Place(self._origin(at), self._origin(at + len(wanted) - 1) + 1)
            if not (self._joined(place.start) or self._joined(place.end)):
                yield place
            at = self._text.find(wanted, at + 1)

    @cached_property
    def _runs(self) -> list[re.Match[str]]:
        return list(_RUN.finditer(plain(self._whole)))

    @cached_property
    def _text(self) -> str:
        return "".join(run[0] for run in self._runs)

    @cached_property
    def _starts(self) -> list[int]:
        return [run.start() for run in self._runs]

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate(run.end() - run.start() for run in self._runs))

    def _origin(self, at: int) -> int:
        """Return where the character stood that is the ``at``-th without white space."""
        run = bisect_right(self._ends, at)
        return self._starts[run] + at - (self._ends[run - 1] if run else 0)

    def _joined(self, at: int) -> bool:
        """Tell whether a word goes on across an offset of the text."""
        around = self._whole[max(0, at - 1) : at + 1]
        return at > 0 and len(around) == 2 and all(map(_WORD_CHAR.match, around))
