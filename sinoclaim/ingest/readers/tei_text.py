"""Gather the running text of a TEI document into pieces, with what stands apart from it kept out of the sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from sinoclaim.ingest.drafts import Piece
from sinoclaim.model.document import BlockKind

NOTE_MARK: Final = "\0"
"""Where a note was taken out. This and the marks below are characters that XML does not allow in a text."""
OPENED: Final = "\1"
CLOSED: Final = "\2"
"""Where an element inside a line begins and ends; indentation of the file is told from space by them."""
UNBROKEN: Final = "\3"
"""A line or page break inside a word."""
BREAK: Final = "\n"

_INDENTED: Final = re.compile("\1\n\\s{0,200}(?=\1)|[\2\0]\n\\s{0,200}(?=\2)")
_MARKED: Final = re.compile("\\s{0,50}\0\\s{0,50}(?=[,.;:!?)\\]”’»])|\\s{0,50}\0(?=\\s|\\Z)|\0")
_HYPHENED: Final = re.compile("[-\u00ad\u00ac]?\\s{0,50}\3\\s{0,50}")
_PROSE: Final = re.compile(r"(?!\d{1,3}[.)]|\w{1,2}\))(?:[\w ,.;$%&?!'’‘“”\"\n\t]|-(?=\w)){80}", re.ASCII)
"""How a paragraph begins that can be nothing else: no heading, item, label of a speaker, dateline of an agency."""
_UNSEEN: Final = " \n\t\0\1\2\3"
_INDENTS: Final = 50
"""Runs of space and marks that may stand before the first word of a piece."""
_WHOLE: Final = frozenset({BlockKind.NOTE, BlockKind.FURNITURE, BlockKind.QUOTE})
"""Kinds that everything inside them shares: a list in a quotation is quoted."""
_SHARED: Final = _WHOLE | {BlockKind.ITEM}
"""Kinds that the plain paragraphs inside them share."""


def printed(words: str) -> str:
    r"""Return a run of text as it is printed: without the marks of this module, and the space that notes leave.

    >>> printed("Dulles\0 spoke \0, then (\1\n  \1Marshall\2\n  \2) left Wash-\n\3ington.")
    'Dulles spoke, then (Marshall) left Washington.'
    """
    if OPENED in words:
        words = _INDENTED.sub("", words).replace(OPENED, "").replace(CLOSED, "")
    if NOTE_MARK in words:
        words = _MARKED.sub("", words)
    if UNBROKEN in words:
        words = _HYPHENED.sub("", words)
    return words.strip()


@dataclass(slots=True)
class Frame:
    """An open element that parts the text: what its pieces are.

    ``prose`` is said of what the format calls a paragraph. ``joined`` elements do not part the text after all:
    paragraphs within a cell, what follows the number of an item.
    """

    kind: BlockKind | None = None
    level: int = 0
    speaker: str = ""
    locator: str = ""
    row: bool = False
    cells: int = 0
    prose: bool = False
    joined: bool = False


@dataclass(slots=True)
class _Run:
    """The words since the last piece, the page on which they begin, and where the number of an item ends in them."""

    words: list[str] = field(default_factory=list)
    page: str = ""
    label: int = 0
    to: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class Transcript:
    """The pieces of one document while it is read: the running text, and what goes after it (notes, captions)."""

    page: str = ""
    running: list[Piece] = field(default_factory=list)
    after: list[Piece] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=lambda: [Frame()])
    run: _Run = field(init=False)
    interrupted: list[_Run] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.run = _Run(page=self.page, to=self.running)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Everything, in the order of a reader who turns to the notes at the end."""
        return (*self.running, *self.after)

    @property
    def frame(self) -> Frame:
        """The innermost frame."""
        return self.frames[-1]

    def say(self, words: str) -> None:
        """Add words to the run."""
        self.run.words.append(words)

    def turn(self, page: str) -> None:
        """Begin a page; a piece is cited by the page on which it begins."""
        self.page = page
        words = self.run.words
        if len(words) < _INDENTS and not "".join(words).strip(_UNSEEN):
            self.run.page = page

    def enter(self, kind: BlockKind | None, *, level: int = 0, row: bool = False) -> Frame:
        """Open an element that parts the text; what surrounds it may decide what it is."""
        outer = self.frame
        joined = outer.row or self._numbered()
        if outer.kind in _WHOLE or (kind is None and outer.kind in _SHARED):
            kind, level = outer.kind, 0
        if joined:
            self.run.words.append(BREAK)
        else:
            self.flush()
        frame = Frame(kind, level, outer.speaker, outer.locator, row=row or outer.row, joined=joined)
        self.frames.append(frame)
        return frame

    def leave(self) -> str:
        """Close the innermost element; return the last of its words."""
        frame = self.frame
        words = ""
        if frame.joined and self.frames[-2].row:
            self.run.words.append(BREAK)
        else:
            words = self.flush()
        self.frames.pop()
        return words

    def number(self) -> None:
        """Close the number of an item, which stays with what follows."""
        self.run.words.append(" ")
        self.run.label = len(self.run.words)
        self.frames.pop()

    def _numbered(self) -> bool:
        """Tell whether the run holds the number of an item and nothing else."""
        label = self.run.label
        return label > 0 and not "".join(self.run.words[label:]).strip(_UNSEEN)

    def interrupt(self, kind: BlockKind, locator: str) -> None:
        """Open what stands apart from the text in the middle of it: a note, a running head, a caption."""
        outer = self.frame
        if outer.kind is BlockKind.FURNITURE:
            kind = BlockKind.FURNITURE
        self.run.words.append(NOTE_MARK)
        self.interrupted.append(self.run)
        self.run = _Run(page=self.page, to=self.after)
        self.frames.append(Frame(kind, locator=locator))

    def resume(self) -> None:
        """Close what stands apart and go on with the text."""
        self.flush()
        self.frames.pop()
        self.run = self.interrupted.pop()

    def flush(self) -> str:
        """Make a piece of the run and begin a new one; return its words."""
        run = self.run
        words = printed("".join(run.words)) if run.words else ""
        run.words.clear()
        run.label = 0
        if words:
            frame = self.frame
            page = frame.locator or (f"p. {run.page}" if run.page else "")
            kind = BlockKind.PARAGRAPH if frame.prose and frame.kind is None and _PROSE.match(words) else frame.kind
            run.to.append(Piece(text=words, kind=kind, level=frame.level, speaker=frame.speaker, locator=page))
        run.page = self.page
        return words

    def as_furniture(self) -> tuple[Piece, ...]:
        """Return the pieces of an apparatus, which makes no claims."""
        return tuple(replace(piece, kind=BlockKind.FURNITURE, level=0) for piece in self.pieces)
