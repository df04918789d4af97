"""Collect what the readers of word-processor files find: paragraphs, rows, notes, text boxes, running heads.

DOCX, ODT and RTF keep a text in the same parts under other names. Their readers tell a ``Manuscript`` what begins and
ends; it sets the pieces in reading order, so that the same article gives the same pieces from all three.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from sinoclaim.ingest.drafts import Piece
from sinoclaim.model.document import BlockKind

CELL_MARK: Final = " | "
Role = tuple[BlockKind | None, int]
"""What a paragraph is by its style: a kind and the level of a heading."""
PLAIN: Final[Role] = (None, 0)
_ITEM: Final[Role] = (BlockKind.ITEM, 0)

_STYLES: Final = (
    (re.compile(r"heading ([1-9])", re.ASCII), BlockKind.HEADING),
    (re.compile(r"title", re.ASCII), BlockKind.HEADING),
    (re.compile(r"(?:intense )?quotes?|quotations?|block text|block quotation", re.ASCII), BlockKind.QUOTE),
    (
        re.compile(r"caption|illustration|figure|toc(?: heading| [1-9])|contents(?: heading| [1-9])"),
        BlockKind.FURNITURE,
    ),
)
"""What the names of built-in styles mean; they are English in the file whatever the language of the program."""


_UNSEEN: Final = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")
"""Where a word may be broken; a reader sees nothing of it."""
_BREAK: Final = re.compile(r"\n(?:[ \t\xa0\u3000]*\n)+|\n(?=\u3000|[ \xa0]{2})")
"""Two line breaks, or one before an indent."""


def role_of_style(name: str) -> Role:
    """Return what the name of a built-in style says of its paragraphs.

    >>> role_of_style("heading 2"), role_of_style("Quotations"), role_of_style("Body Text")
    ((<BlockKind.HEADING: 'heading'>, 2), (<BlockKind.QUOTE: 'quote'>, 0), (None, 0))
    """
    for form, kind in _STYLES:
        if found := form.fullmatch(name.lower()):
            level = int(found[1]) if form.groups else int(kind is BlockKind.HEADING)
            return kind, level
    return PLAIN


class _Frame(Enum):
    """What encloses paragraphs."""

    TEXT = auto()
    ROW = auto()
    CELL = auto()
    ASIDE = auto()


@dataclass(slots=True)
class _Level:
    """The pieces of one frame so far, the words of its open paragraph, and the text boxes anchored in that."""

    frame: _Frame
    pieces: list[Piece] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    anchored: list[Piece] = field(default_factory=list)
    cells: list[list[Piece]] = field(default_factory=list)


@dataclass(slots=True)
class Manuscript:
    r"""A text being set: what is written goes to the innermost frame that is open.

    >>> page = Manuscript()
    >>> page.write("Mao left")
    >>> mark = page.open_aside(); page.write("See n. 2."); note = page.close_aside(mark)
    >>> page.write("."); page.end_paragraph()
    >>> [piece.text for piece in page.finished()], [piece.text for piece in note]
    (['Mao left.'], ['See n. 2.'])
    """

    _levels: list[_Level] = field(default_factory=lambda: [_Level(_Frame.TEXT)])

    @property
    def _top(self) -> _Level:
        return self._levels[-1]

    def write(self, words: str) -> None:
        """Add to the open paragraph."""
        self._top.words.append(words)

    def end_paragraph(self, role: Role = PLAIN) -> None:
        """Close the open paragraph, with what its style says of it; an empty line parts it in two."""
        top = self._top
        kind, level = role
        for text in _parts("".join(top.words)):
            top.pieces.append(Piece(text=text, kind=kind, level=level))
            if role == _ITEM:
                kind = None
        top.words.clear()
        top.pieces += top.anchored
        top.anchored.clear()

    def open_aside(self) -> int:
        """Open a text of its own inside a paragraph (a note, a text box); return the mark to close it with."""
        self._levels.append(_Level(_Frame.ASIDE))
        return len(self._levels) - 1

    def close_aside(self, mark: int) -> list[Piece]:
        """Close a text of its own, with all that was left open in it; return its pieces."""
        while len(self._levels) > mark + 1:
            self._close()
        if len(self._levels) == mark + 1 and self._top.frame is _Frame.ASIDE:
            self.end_paragraph()
            return self._levels.pop().pieces
        return []

    def anchor(self, pieces: list[Piece]) -> None:
        """Put pieces after the open paragraph."""
        self._top.anchored += pieces

    def open_row(self) -> None:
        """Open a row of a table; a paragraph that is open ends."""
        self.end_paragraph()
        self._levels.append(_Level(_Frame.ROW))

    def open_cell(self) -> None:
        """Open a cell, if a row is open."""
        if self._top.frame is _Frame.ROW:
            self._levels.append(_Level(_Frame.CELL))

    def close_cell(self) -> None:
        """Close the open cell, if any."""
        if self._top.frame is _Frame.CELL:
            self._close()

    def close_row(self, *, kept: bool = True) -> None:
        """Close the open row, if any; a row that was taken out by a tracked change is not kept."""
        self.close_cell()
        if self._top.frame is _Frame.ROW:
            if not kept:
                self._top.cells.clear()
                self._top.pieces.clear()
            self._close()

    @property
    def in_row(self) -> bool:
        """Whether a row or a cell is the innermost frame."""
        return self._top.frame in {_Frame.ROW, _Frame.CELL}

    @property
    def in_cell(self) -> bool:
        """Whether a cell is the innermost frame."""
        return self._top.frame is _Frame.CELL

    def finished(self) -> list[Piece]:
        """Close whatever is open and return the pieces in reading order."""
        while len(self._levels) > 1:
            self._close()
        self.end_paragraph()
        return self._top.pieces

    def _close(self) -> None:
        """Close the innermost frame into the one around it."""
        self.end_paragraph()
        level = self._levels.pop()
        if level.frame is _Frame.CELL:
            self._top.cells.append(level.pieces)
        elif level.frame is _Frame.ROW:
            self._top.pieces += level.pieces
            self._top.pieces += _row(level.cells)
        else:
            self.anchor(level.pieces)


def _row(cells: list[list[Piece]]) -> Iterator[Piece]:
    """Yield a row as one piece; a row of one cell only frames text (a box, the layout of a page) and is that text."""
    if len(cells) == 1:
        yield from cells[0]
        return
    words = [" ".join(piece.text.strip() for piece in cell) for cell in cells]
    if any(words):
        yield Piece(text=CELL_MARK.join(words), kind=BlockKind.TABLE_ROW)


def _parts(text: str) -> list[str]:
    """Return the paragraphs of a text, which may part them by line breaks, as pages copied from the web do."""
    return [part for part in _BREAK.split(text.translate(_UNSEEN)) if part.strip()]
