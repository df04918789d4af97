"""Define what passes between the reader of a format and the rest: pieces of text, and what a file says of itself.

A reader is a pure function from bytes to drafts. It knows its format and nothing of pages: whether a line is a menu, a
byline or a dateline is told afterwards, in one place, for every format alike (``sinoclaim.ingest.assembly``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from sinoclaim.model.alias import Alias
from sinoclaim.model.blocks import BlockKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a file, its side file or a bibliography says of a source, in its own words; "" is "not said".

    ``written`` and ``published`` are dates as they stand there (EDTF, ISO 8601 with or without an hour, or a year).
    ``label`` is the short form that citations use ("Shen 2020").
    """

    id: str = ""
    title: str = ""
    author: str = ""
    written: str = ""
    published: str = ""
    language: str = ""
    genre: str = ""
    site: str = ""
    licence: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text that a format keeps apart: a paragraph, a heading, an item, a row of a table, a note.

    ``text`` is the piece's characters as a reader of the page sees them; white space is made even later. ``kind`` is
    what the format says the piece is, ``None`` where its words and shape shall tell. ``level`` is the depth of a
    heading (1 is the title), ``speaker`` who says it in a thread, ``locator`` where it stands in the printed work
    ("p. 527", "n. 16").
    """

    text: str
    kind: BlockKind | None = None
    level: int = 0
    speaker: str = ""
    locator: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One document of a file, before its blocks are told apart.

    ``body`` is a text whose lines show its structure, kept exactly as it is (``marked``: the lines bear the marks of
    Markdown), or the pieces in reading order, with the notes taken out of the sentences and put after the text.
    ``part`` names the document inside its file ("d12"), "" where the file is one document. ``warnings`` say what was
    not read, a line each. ``aliases`` are the names and abbreviations that the file itself explains.
    """

    body: str | tuple[Piece, ...]
    part: str = ""
    marked: bool = False
    metadata: Metadata = field(default_factory=Metadata)
    warnings: tuple[str, ...] = ()
    aliases: tuple[Alias, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file inside a file (an archive); it is read by the reader of its own ending.

    ``name`` is its path in there, "" where the outer file holds just this one in another coding (``a.txt.gz``).
    ``metadata`` is what the outer file says of it, ``warnings`` what of the outer file was not read.
    """

    name: str
    data: bytes
    metadata: Metadata = field(default_factory=Metadata)
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one run reads before it says so and goes on: a hostile file costs its budget and no more.

    ``file_bytes``: of one file as it lies there. ``unpacked_bytes`` and ``entries``: of one archive or document that
    is an archive inside (DOCX, EPUB, ODT). ``pages``: of a PDF. ``depth``: of nested elements or archives within
    archives. ``seconds`` and ``memory_bytes``: of one file in the worker process. ``characters`` and ``lines``: of the
    text of one document, for what is made of it takes time in proportion, and no clock decides what is found.
    ``files``: in all.
    """

    file_bytes: int = 64 << 20
    unpacked_bytes: int = 200 << 20
    entries: int = 5_000
    pages: int = 5_000
    depth: int = 200
    seconds: int = 60
    memory_bytes: int = 1 << 30
    characters: int = 16_000_000
    lines: int = 1_000_000
    files: int = 1_000_000


ColumnNames = tuple[tuple[str, tuple[str, ...]], ...]
"""For a field of ``Metadata`` or ``text`` the columns of a table that hold it: ``(("text", ("Body",)),)``."""


@dataclass(frozen=True, slots=True)
class File:
    """The bytes of one file under the name that reports call it by, and the limits that its reader keeps.

    ``columns`` are the names that the user gave for the columns of tables; only readers of tables look at them.
    """

    name: str
    data: bytes
    limits: Limits = field(default_factory=Limits)
    columns: ColumnNames = ()


Reader = Callable[[File], Iterable[Draft | Member]]
"""What a format needs: a file gives drafts (or the files inside it), or ``ReadError``."""
