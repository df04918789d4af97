"""Read one document: bytes to text, text to blocks, blocks to title, author and language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Final

from sinoclaim.errors import ReadError
from sinoclaim.ingest.decode import decode
from sinoclaim.ingest.markdown import mark_line, read_front
from sinoclaim.ingest.signs import is_menu
from sinoclaim.ingest.structure import Markup, first_heading, read_blocks
from sinoclaim.model.document import Block, BlockKind, Document, Origin
from sinoclaim.rules.reading import LineKind, ReadingTables, line_key

Reader = Callable[[str, bytes, ReadingTables], Document]
"""What a format needs: the name of a source, its bytes and the tables give a document, or ``ReadError``."""

_TOP = 6
"""Blocks; a menu among the first ones shows that the first heading names the site."""
_TITLE_LIMIT = 200


def read_document(name: str, data: bytes, tables: ReadingTables) -> Document:
    """Return the document that the bytes of a file hold; its reader goes by the ending of ``name``.

    Raises:
        ReadError: no reader knows the ending, or the bytes are not in an encoding that the reader takes.
    """
    ending = PurePosixPath(name).suffix.lower()
    reader = READERS.get(ending)
    if reader is None:
        message = f"{name}: no reader for {ending or 'files without an ending'}; give {', '.join(sorted(READERS))}"
        raise ReadError(message)
    return reader(name, data, tables)


def document_from_text(name: str, text: str, tables: ReadingTables) -> Document:
    r"""Return a document for a text that is already decoded; read as Markdown if ``name`` ends so, else as plain text.

    >>> from sinoclaim.rules.reading import load_reading
    >>> document = document_from_text("a.txt", "A SHORT VISIT\n\nMao left on 17 February.", load_reading())
    >>> document.origin.title, [block.kind.value for block in document.blocks]
    ('A SHORT VISIT', ['heading', 'paragraph'])
    """
    ending = PurePosixPath(name).suffix.lower()
    return _document(name, text, tables, mark_line if ending in _MARKDOWN else _plain)


def read_plain(name: str, data: bytes, tables: ReadingTables) -> Document:
    """Read plain text."""
    return _document(name, decode(name, data), tables, _plain)


def read_markdown(name: str, data: bytes, tables: ReadingTables) -> Document:
    """Read Markdown, whose marks stay in the text."""
    return _document(name, decode(name, data), tables, mark_line)


_MARKDOWN: Final = (".md", ".markdown")
READERS: Final[Mapping[str, Reader]] = {".markdown": read_markdown, ".md": read_markdown, ".txt": read_plain}
"""The reader of each file ending; a new format is one more line here."""


def _plain(line: str) -> None:  # noqa: ARG001 - the shape of Markup; plain text has no markup
    return None


def _document(name: str, text: str, tables: ReadingTables, markup: Markup) -> Document:
    front, fields = read_front(text) if markup is mark_line else ((), {})
    blocks, language, author = read_blocks(text, tables, markup, front=front)
    title, site = _title(text, blocks, tables)
    title, author = fields.get("title", title), fields.get("author", author)
    return Document(
        name=name, text=text, language=language, blocks=blocks, origin=Origin(title=title, author=author, site=site)
    )


def _title(text: str, blocks: Sequence[Block], tables: ReadingTables) -> tuple[str, str]:
    """Return title and site: where a menu stands at the top, the heading over it is the site's, the next the page's."""
    heading = first_heading(blocks)
    if heading is None:
        return "", ""
    words = _words(text, heading)
    menu = next(
        (i for i, b in enumerate(blocks[:_TOP]) if b.start > heading.start and _is_menu_block(text, b, tables)), None
    )
    later = first_heading([b for b in blocks[menu + 1 :] if not _is_day(text, b, tables)]) if menu is not None else None
    return (words, "") if later is None else (_words(text, later), words)


def _is_menu_block(text: str, block: Block, tables: ReadingTables) -> bool:
    return block.kind is BlockKind.FURNITURE and is_menu(text[block.start : block.end], tables)


def _is_day(text: str, block: Block, tables: ReadingTables) -> bool:
    if block.kind is not BlockKind.HEADING:
        return False
    line = text[block.start : block.end]
    return any(
        tables.lines[kind].match(line, line_key(line)) is not None for kind in (LineKind.DAY, LineKind.BODY_SECTION)
    )


def _words(text: str, block: Block) -> str:
    return " ".join(text[block.start : block.end].lstrip("#").split())[:_TITLE_LIMIT]
