"""Collect what stands around a text in a word-processor file: running heads, footnotes, endnotes, comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from sinoclaim.ingest.drafts import Piece
from sinoclaim.model.document import BlockKind

FOOTNOTE: Final = "n."
ENDNOTE: Final = "endnote"
COMMENT: Final = "comment"
_DAY: Final = 10
"""Characters of the day in a moment as ISO 8601 writes it."""


@dataclass(slots=True)
class Margins:
    """The margins of a text, filled while it is read.

    >>> margins = Margins()
    >>> margins.add_note(FOOTNOTE, [Piece(text="See AVPRF.")])
    >>> margins.add_comment([Piece(text="Was it?")], author="Li Hua", date="2020-05-01T10:00:00Z")
    >>> [(piece.locator, piece.speaker) for piece in margins.pieces()]
    [('n. 1', ''), ('comment 1 (2020-05-01)', 'Li Hua')]
    """

    _heads: dict[str, None] = field(default_factory=dict)
    """An ordered set: sections repeat their heads."""
    _notes: dict[str, list[Piece]] = field(default_factory=lambda: {FOOTNOTE: [], ENDNOTE: [], COMMENT: []})
    _counts: dict[str, int] = field(default_factory=lambda: {FOOTNOTE: 0, ENDNOTE: 0, COMMENT: 0})

    def add_heads(self, pieces: Iterable[Piece]) -> None:
        """Add running heads or feet."""
        self._heads |= dict.fromkeys(" ".join(piece.text.split()) for piece in pieces)

    def add_note(self, kind: str, pieces: Iterable[Piece], mark: str = "") -> None:
        """Add a note under the mark that stands in the text, or the next number; a missing note takes one too."""
        self._counts[kind] += not mark
        self._add(kind, pieces, f"{kind} {mark or self._counts[kind]}")

    def add_comment(self, pieces: Iterable[Piece], *, author: str, date: str) -> None:
        """Add a comment by its author; the day on which it was made stands in the locator."""
        self._counts[COMMENT] += 1
        day = f" ({date[:_DAY].strip()})" if date.strip() else ""
        self._add(COMMENT, pieces, f"{COMMENT} {self._counts[COMMENT]}{day}", author)

    def _add(self, kind: str, pieces: Iterable[Piece], locator: str, speaker: str = "") -> None:
        # Whatever they are in themselves (a list, a heading), they stand outside the text.
        self._notes[kind] += (
            replace(piece, kind=BlockKind.NOTE, level=0, locator=locator, speaker=speaker) for piece in pieces
        )

    def pieces(self) -> Iterator[Piece]:
        """Yield the running heads as furniture, then the footnotes, the endnotes and the comments."""
        for text in self._heads:
            yield Piece(text=text, kind=BlockKind.FURNITURE)
        for notes in self._notes.values():
            yield from notes
