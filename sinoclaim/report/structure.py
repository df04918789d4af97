"""Say what was taken for what: how many blocks of each kind a document has, and on which lines they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from sinoclaim.model.document import Block, BlockKind, Document
from sinoclaim.report.lines import LineIndex
from sinoclaim.report.strict_json import Json
from sinoclaim.report.summary import counted
from sinoclaim.report.visible import one_line

_RANGES: Final = 12
"""Ranges of lines that a row of text shows."""


class Row(NamedTuple):
    """The blocks of one kind: how many they are, and the lines from and to which they run."""

    kind: BlockKind
    number: int
    lines: tuple[tuple[int, int], ...]


def rows(document: Document) -> tuple[Row, ...]:
    """Return a row for each kind of block that the document has; neighbours of one kind share a range of lines."""
    index = LineIndex(document.text)
    found = []
    for kind in BlockKind:
        own = [(number, block) for number, block in enumerate(document.blocks) if block.kind is kind]
        if own:
            found.append(Row(kind, len(own), tuple(_ranges(own, index))))
    return tuple(found)


def _ranges(blocks: Sequence[tuple[int, Block]], index: LineIndex) -> Iterator[tuple[int, int]]:
    before, first, last = -1, 0, 0
    for number, block in blocks:
        start, end = index.place(block.start).line, index.place(max(block.start, block.end - 1)).line
        if first and number != before + 1 and start > last:
            yield first, last
            first = 0
        first, last, before = first or start, end, number
    yield first, last


def in_text(document: Document) -> str:
    r"""Return the rows of a document below its name.

    >>> from sinoclaim.model.document import Block
    >>> blocks = (Block(start=0, end=4, kind=BlockKind.HEADING, language="en"),
    ...           Block(start=5, end=15, kind=BlockKind.PARAGRAPH, language="en"))
    >>> print(in_text(Document(name="a.txt", text="MAO\n\nMao left.", language="en", blocks=blocks)), end="")
    a.txt: 2 blocks on 3 lines
      paragraph       1  line 3
      heading         1  line 1
    """
    total = LineIndex(document.text).place(len(document.text.rstrip())).line
    head = f"{document.name}: {counted(len(document.blocks), 'block')} on {counted(total, 'line')}"
    lines = [one_line(head), *(f"  {row.kind.value:<12}{row.number:>5}  {_said(row.lines)}" for row in rows(document))]
    return "".join(f"{line}\n" for line in lines)


def _said(lines: Sequence[tuple[int, int]]) -> str:
    shown = [str(first) if first == last else f"{first}-{last}" for first, last in lines[:_RANGES]]
    more = f" and {len(lines) - _RANGES} more" if len(lines) > _RANGES else ""
    single = len(lines) == 1 and lines[0][0] == lines[0][1]
    return f"line{'' if single else 's'} {', '.join(shown)}{more}"


def as_json(document: Document) -> Json:
    """Return the rows of a document by kind."""
    found = rows(document)
    return {row.kind.value: {"count": row.number, "lines": [list(pair) for pair in row.lines]} for row in found}
