"""Keep what holds inside a group of RTF: what it is for, how its bytes are read, how its paragraphs are set."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from sinoclaim.ingest.readers.manuscript import PLAIN, Role
from sinoclaim.model.document import BlockKind

_ITEM: Final[Role] = (BlockKind.ITEM, 0)


class Purpose(Enum):
    """What the text of a group is for."""

    PAGE = auto()
    NOTHING = auto()
    FONTS = auto()
    STYLES = auto()
    INFO = auto()
    FIELD = auto()
    EITHER = auto()
    """The same text twice; what is marked as Unicode counts."""


@dataclass(slots=True)
class State:
    """What holds inside a group: what it is for, how its bytes are read, and how its paragraphs are set."""

    purpose: Purpose = Purpose.PAGE
    field: str = ""
    aside: str = ""
    """The text of its own that ends with this group."""
    box: int = 0
    optional: bool = False
    """Whether the next word, if unknown, makes the group one to pass over."""
    font: int = -1
    fallback: int = 1
    """How many characters after one in Unicode repeat it for old programs."""
    hidden: bool = False
    deleted: bool = False
    style: Role = PLAIN
    outline: int = -1
    listed: bool = False
    in_table: bool = False

    @property
    def role(self) -> Role:
        """What the level, the style and the list of the paragraph say of it."""
        if 0 <= self.outline < 9:
            return BlockKind.HEADING, self.outline + 1
        return _ITEM if self.listed and self.style == PLAIN else self.style

    def inner(self) -> State:
        """Return what holds at the start of a group inside this one (``replace`` would do, at four times the time)."""
        state = State(self.purpose, self.field)
        state.font, state.fallback, state.hidden, state.deleted = self.font, self.fallback, self.hidden, self.deleted
        state.style, state.outline, state.listed = self.style, self.outline, self.listed
        state.in_table = self.in_table
        return state

    def reset_paragraph(self) -> None:
        """Take back what was said of paragraphs."""
        self.style, self.outline, self.listed, self.in_table = PLAIN, -1, False, False

    def reset_characters(self, font: int) -> None:
        """Take back what was said of characters."""
        self.hidden, self.deleted, self.font = False, False, font
