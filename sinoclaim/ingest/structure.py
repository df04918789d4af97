"""Give every unit of a page its purpose: the blocks of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sinoclaim.ingest.language import settle, tell_language
from sinoclaim.ingest.lines import split_lines
from sinoclaim.ingest.signs import is_bare_number, is_heading, is_item, is_table_row
from sinoclaim.ingest.voices import find_labels, split_label
from sinoclaim.ingest.whole_lines import BODY, SECTIONS, UNREAD, Markup, Page, place_line
from sinoclaim.ingest.wrapping import Unit, join_lines
from sinoclaim.model.document import Block, BlockKind
from sinoclaim.rules.reading import LINE_LIMIT, LineKind, ReadingTables, line_key

_PROSE = 400
"""Characters; a paragraph of this size is text even after the heading of a part that is none."""
_SENTENCE = 50
"""Characters; a line of this size with a final stop is no link."""
_OPENING = 400
"""Characters looked at for a dateline or a speaker at the start of a paragraph."""
_FRAME = frozenset({BlockKind.FURNITURE, BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.NOTE})
"""What may stand over the title of a page."""


def read_blocks(
    text: str, tables: ReadingTables, markup: Markup, *, front: Sequence[Block] = ()
) -> tuple[tuple[Block, ...], str, str]:
    """Return the blocks of a text whose lines show its structure, its main language, and its author.

    The author is whom a byline or the first post names. ``front`` are blocks that the format has read already at the
    start of the text.
    """
    lines = list(split_lines(text, front[-1].end if front else 0))
    return place_units(text, list(_with_numbers(join_lines(lines))), tables, markup, front=front)


def place_units(
    text: str, units: Sequence[Unit], tables: ReadingTables, markup: Markup, *, front: Sequence[Block] = ()
) -> tuple[tuple[Block, ...], str, str]:
    """Return the blocks of a text, its main language and its author, given the units that it consists of.

    The blocks are in order, do not overlap, and cover every character but space.
    """
    page = Page(text, tables, markup, find_labels(units))
    page.blocks.extend(replace(b, language=tell_language(text[b.start : b.end], tables)) for b in front)
    for index, unit in enumerate(units):
        following = units[index + 1] if index + 1 < len(units) else None
        _place(page, unit, text[unit.start : unit.end], following)
    main, stands_for = settle(page.blocks)
    settled = tuple(replace(b, language=stands_for[b.language]) if b.language in stands_for else b for b in page.blocks)
    return settled, main, page.author


def _with_numbers(units: Iterable[Unit]) -> Iterator[Unit]:
    """Yield the units with a number that stands alone ("1. 1.") joined to the item or note that follows it."""
    number: Unit | None = None
    for unit in units:
        if number is not None:
            joined = not unit.listed
            yield Unit(number.lines + unit.lines, number.apart, listed=True) if joined else number
            number = None
            if joined:
                continue
        if len(unit.lines) == 1 and is_bare_number(unit.head):
            number = unit
            continue
        yield unit
    if number is not None:
        yield number


def _place(page: Page, unit: Unit, text: str, following: Unit | None) -> None:
    marked = page.markup(unit)
    if marked:
        _place_marked(page, unit, *marked)
        return
    if unit.size <= LINE_LIMIT and place_line(page, unit, text):
        return
    if page.section in UNREAD:
        if not _ends_section(page.section, text):
            page.add(unit.start, unit.end, BlockKind.FURNITURE)
            return
        page.section = BODY
    if _place_turn(page, unit, text) or _place_opening(page, unit, text):
        return
    if len(unit.lines) == 1 and "\t" in text and page.section is BODY and is_table_row(text):
        page.add(unit.start, unit.end, BlockKind.TABLE_ROW)
        return
    if page.section is BODY and page.tables.lines[LineKind.NOTE].match(text[:_OPENING], "\0") is not None:
        page.add(unit.start, unit.end, BlockKind.NOTE)
        return
    first = page.seen <= _FRAME
    if is_heading(unit, following, page.tables, first=first):
        _place_heading(page, unit)
        return
    kind = _body_kind(page, unit, text)
    page.add(unit.start, unit.end, kind)


def _ends_section(section: LineKind, text: str) -> bool:
    """Tell whether a unit is text again after a part of the page that is none."""
    sentence = text.rstrip("\"'”’»」)")[-1:] in tuple(".!?。！？") and len(text) >= _SENTENCE
    return len(text) >= _PROSE or (section is LineKind.ASIDE_SECTION and sentence)


def _place_marked(page: Page, unit: Unit, kind: BlockKind, level: int) -> None:
    """Place a unit whose markup says what it is; a heading ends the section before it."""
    if kind is BlockKind.HEADING:
        section = next(
            (s for s in SECTIONS if page.tables.lines[s].match(unit.head, line_key(unit.head.lstrip("#"))) is not None),
            BODY,
        )
        page.section, page.speaker = section, ""
    if kind is BlockKind.NOTE:
        # The notes of a document come after it; they are nobody's turn in a conversation.
        page.speaker = ""
    page.add(unit.start, unit.end, kind, level)


def _place_turn(page: Page, unit: Unit, text: str) -> bool:
    """Place a unit that opens with the name of who speaks: a byline for the label, a paragraph for the words."""
    turn = split_label(unit.head, page.labels) or _find_turn(page, text)
    if turn is None:
        return False
    page.speaker, length = turn
    if page.thread and not page.answers and BlockKind.PARAGRAPH not in page.seen:
        page.author = page.author or page.speaker
    page.section = BODY
    page.add(unit.start, unit.start + length, BlockKind.BYLINE)
    _place_rest(page, unit, text, length)
    return True


def _find_turn(page: Page, text: str) -> tuple[str, int] | None:
    found = page.tables.lines[LineKind.SPEAKER].match(text[:_OPENING], "\0")
    if found:
        page.thread = True
        return found["name"], len(found["label"])
    if (
        page.thread
        and page.section is BODY
        and text.startswith("[")
        and text[1 : text.find("]")].lstrip("-").isdecimal()
    ):
        page.answers += 1
        return f"answer {page.answers}", text.find("]") + 1
    return None


def _place_opening(page: Page, unit: Unit, text: str) -> bool:
    """Place a paragraph that opens with a dateline: a block for each."""
    if page.section is not BODY:
        return False
    found = page.tables.lines[LineKind.OPENING].match(text[:_OPENING], "\0")
    if not found:
        return False
    length = len(found["line"])
    page.add(unit.start, unit.start + length, BlockKind.DATELINE)
    _place_rest(page, unit, text, length)
    return True


def _place_rest(page: Page, unit: Unit, text: str, length: int) -> None:
    rest = text[length:]
    start = unit.start + length + len(rest) - len(rest.lstrip())
    if start < unit.end:
        page.add(start, unit.end, BlockKind.PARAGRAPH)


def _place_heading(page: Page, unit: Unit) -> None:
    if page.section is LineKind.NOTES_SECTION and not unit.head.isupper():
        page.add(unit.start, unit.end, BlockKind.NOTE)
        return
    page.section = BODY
    if not page.thread:
        page.speaker = ""
    titled = BlockKind.HEADING in page.seen
    page.add(unit.start, unit.end, BlockKind.HEADING, 2 if titled else 1)


def _body_kind(page: Page, unit: Unit, text: str) -> BlockKind:
    if page.section is LineKind.NOTES_SECTION:
        return BlockKind.NOTE
    if text.startswith(">"):
        return BlockKind.QUOTE
    if len(unit.lines) == 1 and unit.size <= LINE_LIMIT and is_table_row(text):
        return BlockKind.TABLE_ROW
    if is_item(unit.head) or is_bare_number(unit.head):
        return BlockKind.ITEM
    return BlockKind.PARAGRAPH


def first_heading(blocks: Sequence[Block]) -> Block | None:
    """Return the first heading before any text, or ``None``."""
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            return block
        if block.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE}:
            return None
    return None
