"""Define the document: a text as it was read, its blocks, and what is known of its origin."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass, field

from sinoclaim.dates.values import Interval
from sinoclaim.model.alias import Alias
from sinoclaim.model.blocks import BlockKind

__all__ = ["Alias", "Block", "BlockKind", "Document", "Origin"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of a document with one purpose. ``level`` is the depth of a heading (1 is the title).

    ``speaker`` names who speaks where a page has several voices (a forum thread), else "". ``locator`` says where the
    block stands in the printed work ("p. 527", "n. 16"), where the format keeps that. ``header`` is, for a row of a
    table, where the row stands that names its columns; for that row itself, its own place.
    """

    start: int
    end: int
    kind: BlockKind
    language: str
    level: int = 0
    speaker: str = ""
    locator: str = ""
    header: tuple[int, int] | None = None

    @property
    def is_header(self) -> bool:
        """Whether it is the row of a table that names the columns."""
        return self.header == (self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What is known of a source besides its text; an empty string or ``None`` is "not known".

    ``id`` is the key by which a bibliography or side file knows the source, ``label`` its short form in citations
    ("Shen 2020").
    """

    id: str = ""
    label: str = ""
    title: str = ""
    author: str = ""
    genre: str = ""
    site: str = ""
    licence: str = ""
    published: Interval | None = None
    written: Interval | None = None
    dated_by: str = ""
    """Where the date was found: "metadata", "dateline", "heading", "published line", "copyright" ..."""
    story: Interval | None = None
    """The year in which the story begins, where the text names none and other sources do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text, exactly as read; every offset of the program counts code points into ``text``.

    ``name`` identifies the source in reports: a path relative to what the user named, with ``/`` between its parts.
    ``aliases`` say whom names in it mean, as far as the source itself explains them.
    """

    name: str
    text: str
    language: str
    blocks: tuple[Block, ...] = ()
    origin: Origin = field(default_factory=Origin)
    aliases: tuple[Alias, ...] = ()

    @classmethod
    def from_text(cls, name: str, text: str, *, origin: Origin | None = None) -> Document:
        """Make a document from a text; its blocks and language are found when it is first read.

        >>> Document.from_text("a", "Mao arrived in Moscow.").name
        'a'
        """
        return cls(name=name, text=text, language="", origin=origin or Origin())

    def block_at(self, offset: int) -> Block | None:
        """Return the block in which a code point stands, or ``None`` if it stands between two."""
        index = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        return self.blocks[index] if index >= 0 and offset < self.blocks[index].end else None

    @property
    def sha256(self) -> str:
        """The digest of the text, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
