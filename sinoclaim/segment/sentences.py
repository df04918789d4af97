"""Split the blocks of a document into sentences, whose offsets count into the document's text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from sinoclaim.model.document import Block, BlockKind, Document
from sinoclaim.model.sentence import Sentence
from sinoclaim.model.span import Span
from sinoclaim.rules.reading import ReadingTables
from sinoclaim.segment.joining import join_blocks
from sinoclaim.segment.stops import STOP, sentence_end

LIMIT = 4_000
"""Characters of the longest sentence; a longer stretch without a stop is cut at a space."""
_LONG = 1_000
"""Characters from which a semicolon ends a sentence too (preambles of treaties)."""
_SKIPPED = frozenset({BlockKind.FURNITURE, BlockKind.BYLINE})
_VISIBLE = re.compile(r"\S")
_BREAK = re.compile(r"\n[ \t\u3000]*")
_LABEL = re.compile(r"[A-ZА-ЯЁ\u4e00-\u9fff][^\n:：.;!?。；！？,，]{0,30}[:：][ \t]*\S")
"""A line of an infobox or a catalogue card: a few words, a colon, a value."""
_SEMICOLON = re.compile(r"[;；]\s*")


def segment(document: Document, tables: ReadingTables) -> tuple[Sentence, ...]:
    """Return the sentences of a document in order; furniture and bylines hold none.

    A sentence lies inside one block, unless a list or a page break interrupts it: then it spans them all and counts to
    the block where it starts.
    """
    blocks = document.blocks
    starts = [block.start for block in blocks]
    sentences: list[Sentence] = []
    for first, last in join_blocks(document.text, blocks):
        if blocks[first].kind in _SKIPPED:
            continue
        for start, end in split(document.text, blocks[first].start, blocks[last].end, tables):
            index = first if first == last else min(last, bisect_right(starts, start) - 1)
            sentences.append(_sentence(Span(start, end), index, blocks))
    return tuple(sentences)


def _sentence(span: Span, index: int, blocks: Sequence[Block]) -> Sentence:
    block = blocks[index]
    return Sentence(span=span, block=index, kind=block.kind, language=block.language, speaker=block.speaker)


def split(text: str, start: int, end: int, tables: ReadingTables) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence of ``text[start:end]``; together they hold every character but space.

    >>> from sinoclaim.rules.reading import load_reading
    >>> text = "Dr. Soong left. He was tired."
    >>> [text[a:b] for a, b in split(text, 0, len(text), load_reading())]
    ['Dr. Soong left.', 'He was tired.']
    """
    begin = _visible(text, start, end)
    for stop in STOP.finditer(text, begin, end):
        if stop.start() < begin:
            continue
        stopped = sentence_end(text, begin, stop, end, tables)
        if stopped < 0:
            continue
        yield from _by_labels(text, begin, stopped)
        begin = _visible(text, stopped, end)
    last = len(text[begin:end].rstrip()) + begin
    if begin < last:
        yield from _by_labels(text, begin, last)


def _by_labels(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    r"""Yield a sentence whole, or the lines of a table in it, each with its label, one by one.

    >>> text = "Signed: 5 May 1901\nIn force: 1902"
    >>> [text[a:b] for a, b in _by_labels(text, 0, len(text))]
    ['Signed: 5 May 1901', 'In force: 1902']
    """
    begin = start
    for line in _BREAK.finditer(text, start, end):
        if _LABEL.match(text, begin, line.start()) and _LABEL.match(text, line.end(), end):
            yield from _within_limit(text, begin, len(text[begin : line.start()].rstrip()) + begin)
            begin = line.end()
    yield from _within_limit(text, begin, end)


def _visible(text: str, start: int, end: int) -> int:
    """Return the offset of the next character that is no space, ``end`` if there is none."""
    found = _VISIBLE.search(text, start, end)
    return found.start() if found else end


def _within_limit(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentence in one piece, or several if it is too long: at semicolons, else at spaces, else anywhere."""
    if end - start <= _LONG:
        yield start, end
        return
    for piece_start, piece_end in _at_semicolons(text, start, end):
        begin = piece_start
        while piece_end - begin > LIMIT:
            cut = max(text.rfind(space, begin + LIMIT // 2, begin + LIMIT) for space in " \n\t，,")
            cut = cut + 1 if cut > 0 else begin + LIMIT
            stripped = len(text[begin:cut].rstrip()) + begin
            if begin < stripped:
                yield begin, stripped
            begin = _visible(text, cut, piece_end)
        if begin < piece_end:
            yield begin, piece_end


def _at_semicolons(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for found in _SEMICOLON.finditer(text, start, end):
        if found.start() >= begin and found.end() < end:
            yield begin, found.start() + 1
            begin = found.end()
    if begin < end:
        yield begin, end
