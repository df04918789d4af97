"""Close up the words that a line break or an invisible character parts, in a copy of a document that is read for it.

Only the copy is changed: claims are brought back to the offsets and the words of the original before anybody sees them.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import Final

from sinoclaim.model.claim import Claim, Filler
from sinoclaim.model.document import Block, Document
from sinoclaim.model.span import Span
from sinoclaim.quantities.values import Quantity

_INVISIBLE: Final = "\u00ad\u200b\u2060\ufeff"
"""Soft hyphen, zero-width space, word joiner, and the byte order mark when it stands inside a text."""
_BREAK: Final = r"[\-\u2010\u00ad][ \t]{0,4}\r?\n[ \t]{0,40}"
_LETTERS: Final = r"[^\W\d_]{1,40}"
_PARTED: Final = re.compile(rf"(?<!\w){_LETTERS}(?:(?:{_BREAK}|[{_INVISIBLE}]{{1,4}}){_LETTERS}){{1,8}}")
_JOINT: Final = re.compile(rf"{_BREAK}|[{_INVISIBLE}]{{1,4}}")
_LAST: Final = re.compile(rf"(?<![^\W\d_]){_LETTERS}$")
_FIRST: Final = re.compile(_LETTERS)
_SIGN: Final = re.compile(rf"{_BREAK}|[{_INVISIBLE}]|\[Page ")
_PAGE: Final = re.compile(r"\[Page [0-9ivxlc]{1,8}\](?:\s|$)?")
"""How editions mark in a running sentence that a page of the printed book begins."""

_KEEPING: Final = frozenset(
    {"anti", "non", "self", "vice", "semi", "quasi", "cease", "half", "well", "северо", "юго", "военно", "вице"}
)
"""First halves of words that are written with a hyphen wherever the line ends."""
_TENS: Final = frozenset({"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"})
_ONES: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "first", "second", "third",
                "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Closed:
    """A document to read, and where in its text something was taken out: the offset, and how much up to there."""

    document: Document
    cuts: tuple[tuple[int, int], ...] = ()

    def original(self, start: int, end: int) -> Span:
        """Return the span of the original text that a span of the closed one stands for."""
        return Span(self._place(start), self._place(end - 1) + 1)

    def _place(self, at: int) -> int:
        index = bisect_right(self.cuts, at, key=lambda cut: cut[0]) - 1
        return at + self.cuts[index][1] if index >= 0 else at


def close_words(document: Document) -> Closed:
    r"""Return the copy in which a document is read; most documents are their own.

    >>> text = "The advanc-\ning troops took thirty-\nfour guns."
    >>> from sinoclaim.model.document import BlockKind
    >>> block = Block(start=0, end=len(text), kind=BlockKind.PARAGRAPH, language="en")
    >>> close_words(Document(name="a", text=text, language="en", blocks=(block,))).document.text
    'The advancing troops took thirty-four guns.'
    """
    text = document.text
    if _SIGN.search(text) is None:
        return Closed(document)
    low = text.lower()
    gaps = [gap for block in document.blocks for gap in _gaps(text, low, block)]
    starts = [start for start, _ in gaps]
    removed = [0, *itertools.accumulate(end - start for start, end in gaps)]

    def moved(at: int) -> int:
        return at - removed[bisect_left(starts, at)]

    ends = [0, *(end for _, end in gaps)]
    kept = "".join(text[end:start] for end, start in zip(ends, [*starts, len(text)], strict=True))
    blocks = tuple(replace(block, start=moved(block.start), end=moved(block.end)) for block in document.blocks)
    cuts = tuple((moved(start), total) for start, total in zip(starts, removed[1:], strict=True))
    return Closed(replace(document, text=kept, blocks=blocks), cuts)


def _gaps(text: str, low: str, block: Block) -> list[tuple[int, int]]:
    """Return what is to be taken out of a block, in order: the joints of parted words, and the marks of pages."""
    gaps = [(mark.start(), mark.end()) for mark in _PAGE.finditer(text, block.start, block.end)]
    for word in _PARTED.finditer(text, block.start, block.end):
        for joint in _JOINT.finditer(text, word.start(), word.end()):
            left = _LAST.search(text, word.start(), joint.start())
            right = _FIRST.match(text, joint.end(), word.end())
            hyphen = joint[0][0] not in _INVISIBLE and left and right and _has_hyphen(left[0], right[0], low)
            gaps.append((joint.start() + bool(hyphen), joint.end()))
    return sorted(gaps)


def _has_hyphen(left: str, right: str, low: str) -> bool:
    """Tell whether a word that breaks after a hyphen has one in the middle of a line too; the text itself may show."""
    if not right[0].islower():
        return True
    left, right = left.lower(), right.lower()
    if left in _KEEPING or left.endswith(("ско", "цко")) or (left in _TENS and right.startswith(_ONES)):
        return True
    return f"{left}-{right}" in low and f"{left}{right}" not in low


def restored(claim: Claim, closed: Closed, text: str) -> Claim:
    """Return a claim read from a closed text as one of the original, with its spans and its quote."""
    span = closed.original(claim.span.start, claim.span.end)
    return replace(
        claim,
        span=span,
        quote=span.text_of(text),
        cue=closed.original(claim.cue.start, claim.cue.end),
        roles=tuple((role, _filler(filler, closed)) for role, filler in claim.roles),
        quantities=tuple(_quantity(quantity, closed) for quantity in claim.quantities),
    )


def _filler(filler: Filler, closed: Closed) -> Filler:
    return replace(filler, span=closed.original(filler.span.start, filler.span.end))


def _quantity(quantity: Quantity, closed: Closed) -> Quantity:
    span = closed.original(quantity.start, quantity.end)
    return replace(quantity, start=span.start, end=span.end)
