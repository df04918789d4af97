"""Write the fair copy in which a document is read, and bring what was read back to the words of the original.

In the fair copy words stand that the page parts, and the rows of a table have the words of its header. Only the copy is
changed: claims are given the offsets and the words of the original before anybody sees them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from sinoclaim.dates.values import TimeMention
from sinoclaim.model.claim import Claim, Filler, Step
from sinoclaim.model.document import Block, Document
from sinoclaim.model.span import Span
from sinoclaim.quantities.values import Quantity

HEADER = "header"
"""The rule of the step that says with which words of a header a row was read."""


class Edit(NamedTuple):
    """A change: ``start`` to ``end`` of the original is left out, or ``words`` are repeated that stand at ``source``.

    What is repeated stands before a cell (``before``) or after it, with a blank between; ``counted`` tells that it says
    what a figure counts, so that none of its words is a verb.
    """

    start: int
    end: int
    words: str = ""
    source: int = -1
    before: bool = False
    counted: bool = False


class Stretch(NamedTuple):
    """From ``at`` in the copy on, the text is that from ``start`` in the original; ``words`` are what is repeated."""

    at: int
    start: int
    words: str = ""
    counted: bool = False


@dataclass(frozen=True, slots=True)
class FairCopy:
    """A document to read, and where each stretch of its text comes from; most documents are their own fair copy."""

    document: Document
    stretches: tuple[Stretch, ...] = ()

    def original(self, start: int, end: int) -> Span:
        """Return the span of the original that a span of the copy stands for, without what is repeated in it.

        A span that holds nothing but repeated words is where they stand in the header.
        """
        first, last = self._at(start), self._at(end - 1)
        own = self._own(first, last)
        if not own:
            return Span(max(0, self._place(first, start)), self._place(last, end - 1) + 1)
        begin = start if own[0] == first else self.stretches[own[0]].at
        stop = end if own[-1] == last else self.stretches[own[-1] + 1].at
        return Span(self._place(own[0], begin), self._place(own[-1], stop - 1) + 1)

    def is_repeated(self, start: int, end: int) -> bool:
        """Tell whether a span of the copy holds nothing but repeated words."""
        return not self._own(self._at(start), self._at(end - 1))

    def counts(self, position: int) -> bool:
        """Tell whether a place in the copy lies in words that say what a figure counts."""
        return self.stretches[self._at(position)].counted

    def repeated(self, start: int, end: int) -> tuple[str, ...]:
        """Return the words of headers that a span of the copy repeats."""
        met = self.stretches[self._at(start) : self._at(end - 1) + 1]
        return tuple(stretch.words for stretch in met if stretch.words)

    def _own(self, first: int, last: int) -> list[int]:
        return [index for index in range(first, last + 1) if not self.stretches[index].words]

    def _at(self, position: int) -> int:
        return bisect_right(self.stretches, position, key=lambda stretch: stretch.at) - 1

    def _place(self, index: int, position: int) -> int:
        stretch = self.stretches[index]
        return stretch.start + position - stretch.at


def restored(claims: list[Claim], copy: FairCopy, text: str) -> list[Claim]:
    """Return claims read from a fair copy as those of the original ``text``, with its spans and its quotes.

    What says nothing but what the header of a table says is no claim.
    """
    if not copy.stretches:
        return claims
    return [_restored(c, copy, text) for c in claims if not copy.is_repeated(c.span.start, c.span.end)]


def placed(times: Sequence[TimeMention], copy: FairCopy) -> tuple[TimeMention, ...]:
    """Return time expressions read from a fair copy at their places in the original; those of a header once."""
    if not copy.stretches:
        return tuple(times)
    own = [time for time in times if not copy.is_repeated(time.start, time.end)]
    spans = [copy.original(time.start, time.end) for time in own]
    return tuple(replace(time, start=span.start, end=span.end) for time, span in zip(own, spans, strict=True))


def _restored(claim: Claim, copy: FairCopy, text: str) -> Claim:
    start, end = claim.span.start, claim.span.end
    span, cue = copy.original(start, end), copy.original(claim.cue.start, claim.cue.end)
    steps = (Step(rule=HEADER, text=words, result="names the column") for words in copy.repeated(start, end))
    return replace(
        claim,
        span=span,
        quote=span.text_of(text),
        cue=cue if span.covers(cue) else span,
        roles=tuple((role, _filler(filler, copy)) for role, filler in claim.roles),
        quantities=tuple(_quantity(quantity, copy) for quantity in claim.quantities),
        trail=(*claim.trail, *steps),
    )


def _filler(filler: Filler, copy: FairCopy) -> Filler:
    return replace(filler, span=copy.original(filler.span.start, filler.span.end))


def _quantity(quantity: Quantity, copy: FairCopy) -> Quantity:
    span = copy.original(quantity.start, quantity.end)
    return replace(quantity, start=span.start, end=span.end)


def fair_copy(document: Document, edits: Sequence[Edit]) -> FairCopy:
    """Return the fair copy of a document; ``edits`` are in order, apart, and each lies within one block."""
    if not edits:
        return FairCopy(document)
    writer = _Writer(document.text)
    blocks = []
    index = 0
    for block in document.blocks:
        writer.keep(block.start)
        start = writer.size
        while index < len(edits) and edits[index].end <= block.end:
            writer.change(edits[index])
            index += 1
        writer.keep(block.end)
        blocks.append(_moved(block, start, writer.size))
    writer.keep(len(document.text))
    return FairCopy(replace(document, text="".join(writer.parts), blocks=tuple(blocks)), tuple(writer.stretches))


def _moved(block: Block, start: int, end: int) -> Block:
    return replace(block, start=start, end=end, header=(start, end) if block.is_header else None)


class _Writer:
    """A copy while it is written."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.parts: list[str] = []
        self.stretches: list[Stretch] = [Stretch(0, 0)]
        self.size = 0
        self.done = 0
        """How far the original was copied."""

    def keep(self, end: int) -> None:
        """Copy the original up to ``end``."""
        self._put(self.text[self.done : end])
        self.done = end

    def change(self, edit: Edit) -> None:
        """Copy the original up to an edit, and make it."""
        self.keep(edit.start)
        self.done = edit.end
        if edit.words:
            # The blank is the end of what comes first, so that words in the copy and in the header start alike.
            start = edit.source if edit.before else edit.source - 1
            self._turn(Stretch(self.size, start, edit.words, edit.counted))
            self._put(f"{edit.words} " if edit.before else f" {edit.words}")
        self._turn(Stretch(self.size, edit.end))

    def _put(self, words: str) -> None:
        self.parts.append(words)
        self.size += len(words)

    def _turn(self, stretch: Stretch) -> None:
        """Begin a stretch; one of no length is no stretch."""
        if self.stretches[-1].at == self.size:
            self.stretches.pop()
        self.stretches.append(stretch)
