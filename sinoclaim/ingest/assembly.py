"""Make a document of a draft: one text, blocks that cover it, and the origin that its metadata gives."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from sinoclaim.ingest.columns import with_headers
from sinoclaim.ingest.drafts import Draft, Metadata, Piece
from sinoclaim.ingest.lines import Line
from sinoclaim.ingest.markdown import mark_line, read_front
from sinoclaim.ingest.origins import origin_of
from sinoclaim.ingest.signs import is_menu
from sinoclaim.ingest.spacing import even_space
from sinoclaim.ingest.structure import first_heading, place_units, read_blocks
from sinoclaim.ingest.whole_lines import Markup
from sinoclaim.ingest.wrapping import Unit
from sinoclaim.model.document import Block, BlockKind, Document
from sinoclaim.rules.reading import LineKind, ReadingTables, line_key

_TOP: Final = 6
"""Blocks; a menu among the first ones shows that the first heading names the site."""
_TITLE_LIMIT: Final = 200


def assemble(name: str, draft: Draft, tables: ReadingTables, *, known: Metadata | None = None) -> Document:
    r"""Return the document of a draft under its name in reports.

    ``known`` is what a side file or a bibliography adds to what the file says of itself.

    >>> from sinoclaim.rules.reading import load_reading
    >>> draft = Draft(body=(Piece(text="A SHORT VISIT"), Piece(text="Mao left on\n17 February.", locator="p. 3")))
    >>> document = assemble("a.html", draft, load_reading())
    >>> document.text, document.blocks[1].locator, document.origin.title
    ('A SHORT VISIT\n\nMao left on 17 February.\n', 'p. 3', 'A SHORT VISIT')
    """
    if isinstance(draft.body, str):
        document = _lined(name, draft.body, draft, tables, known)
    else:
        document = _pieced(name, draft.body, draft, tables, known)
    return replace(document, aliases=draft.aliases) if draft.aliases else document


def _lined(name: str, text: str, draft: Draft, tables: ReadingTables, known: Metadata | None) -> Document:
    """Make a document of a text that is kept exactly as it stands."""
    front, fields = read_front(text) if draft.marked else ((), {})
    markup: Markup = _marked if draft.marked else _unmarked
    blocks, language, author = read_blocks(text, tables, markup, front=front)
    own = replace(
        draft.metadata,
        title=draft.metadata.title or fields.get("title", ""),
        author=draft.metadata.author or fields.get("author", ""),
    )
    return _document(name, text, blocks, (language, author), (own, known), tables)


def _pieced(
    name: str, pieces: Sequence[Piece], draft: Draft, tables: ReadingTables, known: Metadata | None
) -> Document:
    """Make a document of pieces: a line each, with a blank line between."""
    parts: list[str] = []
    units: list[Unit] = []
    sources: list[Piece] = []
    position = 0
    for piece in pieces:
        words = even_space(piece.text)
        if not words:
            continue
        line = Line(position, position + len(words), words, 0, apart=True)
        units.append(Unit((line,), apart=True, listed=piece.kind is BlockKind.ITEM))
        sources.append(piece)
        parts.append(words + "\n")
        position += len(words) + 2
    text = "\n".join(parts)
    marks = {unit.start: piece for unit, piece in zip(units, sources, strict=True)}
    blocks, language, author = place_units(text, units, tables, _marks_of(marks))
    blocks = _with_sources(blocks, units, sources)
    return _document(name, text, blocks, (language, author), (draft.metadata, known), tables)


def _marks_of(pieces: Mapping[int, Piece]) -> Markup:
    def mark(unit: Unit) -> tuple[BlockKind, int] | None:
        piece = pieces[unit.start]
        return None if piece.kind is None else (piece.kind, piece.level)

    return mark


def _with_sources(blocks: Sequence[Block], units: Sequence[Unit], sources: Sequence[Piece]) -> tuple[Block, ...]:
    """Give each block the speaker and the place in print of the piece that it comes from."""
    starts = [unit.start for unit in units]
    made = []
    for block in blocks:
        piece = sources[bisect_right(starts, block.start) - 1]
        if piece.speaker or piece.locator:
            # Made anew, not by replace, which takes several times as long: most blocks of a book come by here.
            block = Block(  # noqa: PLW2901 -- the same block with its source
                start=block.start,
                end=block.end,
                kind=block.kind,
                language=block.language,
                level=block.level,
                speaker=piece.speaker or block.speaker,
                locator=piece.locator,
            )
        made.append(block)
    return tuple(made)


def _document(
    name: str,
    text: str,
    blocks: tuple[Block, ...],
    told: tuple[str, str],
    metadata: tuple[Metadata, Metadata | None],
    tables: ReadingTables,
) -> Document:
    """Put a document together; ``told`` are the language and the author that the text itself shows."""
    language, author = told
    title, site = _title(text, blocks, tables)
    origin = origin_of(*metadata)
    origin = replace(origin, title=origin.title or title, author=origin.author or author, site=origin.site or site)
    return Document(name=name, text=text, language=language, blocks=with_headers(text, blocks), origin=origin)


def _unmarked(unit: Unit) -> None:  # noqa: ARG001 - the shape of Markup; plain text has no markup
    return None


def _marked(unit: Unit) -> tuple[BlockKind, int] | None:
    return mark_line(unit.head)


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
