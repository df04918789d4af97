"""Place the short lines of a page by the rules about whole lines: sections, dates, menus, furniture, bylines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from sinoclaim.ingest.language import SAMPLE, tell_language
from sinoclaim.ingest.signs import is_menu
from sinoclaim.ingest.wrapping import Unit
from sinoclaim.model.document import Block, BlockKind
from sinoclaim.rules.reading import LineKind, ReadingTables, line_key

Markup = Callable[[Unit], tuple[BlockKind, int] | None]
"""What a format says of a unit: its kind and the level of a heading, or ``None`` where the words shall tell."""

_DAYS = 31
_TOP = 8
"""Blocks; at the top of a page a single word of menus is the name of a department ("WORLD")."""

SECTIONS = (LineKind.NOTES_SECTION, LineKind.FURNITURE_SECTION, LineKind.ASIDE_SECTION, LineKind.BODY_SECTION)
UNREAD = (LineKind.FURNITURE_SECTION, LineKind.ASIDE_SECTION)
BODY = LineKind.BODY_SECTION


@dataclass(slots=True)
class Page:
    """What is known of a page so far while its units are gone through."""

    text: str
    tables: ReadingTables
    markup: Markup
    labels: frozenset[str]
    blocks: list[Block] = field(default_factory=list)
    seen: set[BlockKind] = field(default_factory=set)
    """The kinds of the blocks so far."""
    section: LineKind = BODY
    speaker: str = ""
    author: str = ""
    thread: bool = False
    answers: int = 0
    month: bool = False
    """Whether the last date heading named a month or year only, so that a bare number below is a day."""

    def add(self, start: int, end: int, kind: BlockKind, level: int = 0) -> None:
        """Append a block; what its own words do not tell of its language is settled when all are there."""
        self.seen.add(kind)
        language = tell_language(self.text[start : min(end, start + SAMPLE)], self.tables)
        self.blocks.append(Block(start=start, end=end, kind=kind, language=language, level=level, speaker=self.speaker))


def place_line(page: Page, unit: Unit, text: str) -> bool:
    """Place a short unit by the rules about whole lines; tell whether one held."""
    if text[0] in "*_" and text[-1] in "*_":
        # Emphasis marks of Markdown and mail: "*By A. Writer*".
        text = text.strip("*_") or text
    key = line_key(text)
    for kind in SECTIONS:
        if page.tables.lines[kind].match(text, key) is not None and _opens(page, kind):
            page.section = kind
            _place_section(page, unit, kind)
            return True
    if _is_day(page, text, key):
        page.month = not any(
            part.isdigit() and int(part) <= _DAYS for part in key.replace(",", " ").split()[:3] if len(part) < 3
        )
        page.speaker = ""
        page.section = BODY
        page.add(unit.start, unit.end, BlockKind.HEADING, 2 if page.blocks else 1)
        return True
    for kind, block in (
        (LineKind.FURNITURE, BlockKind.FURNITURE),
        (LineKind.THREAD, BlockKind.FURNITURE),
        (LineKind.DATELINE, BlockKind.DATELINE),
    ):
        if page.tables.lines[kind].match(text, key) is not None:
            page.thread = page.thread or kind is LineKind.THREAD
            page.add(unit.start, unit.end, block)
            return True
    if is_menu(text, page.tables) or (key in page.tables.menu and len(page.blocks) < _TOP):
        page.add(unit.start, unit.end, BlockKind.FURNITURE)
        return True
    return _place_byline(page, unit, text, key)


def _opens(page: Page, kind: LineKind) -> bool:
    """Tell whether a section may start here: a page does not begin with its notes, and a list is no heading."""
    return kind is not LineKind.NOTES_SECTION or BlockKind.PARAGRAPH in page.seen or page.section in UNREAD


def _place_section(page: Page, unit: Unit, kind: LineKind) -> None:
    page.speaker = ""
    block = BlockKind.FURNITURE if kind in UNREAD else BlockKind.HEADING
    page.add(unit.start, unit.end, block, 0 if block is BlockKind.FURNITURE else 2)


def _is_day(page: Page, text: str, key: str) -> bool:
    if page.section in UNREAD:
        return False
    if page.month and text.isdecimal() and 0 < int(text[:4]) <= _DAYS:
        return True
    return page.tables.lines[LineKind.DAY].match(text, key) is not None


def _place_byline(page: Page, unit: Unit, text: str, key: str) -> bool:
    found = page.tables.lines[LineKind.BYLINE].match(text, key)
    if found is None or (page.section is LineKind.NOTES_SECTION and "name" in found):
        return False
    name = found.get("poster") or found.get("name", "")
    if name and name.split()[0].casefold().rstrip(".") in page.tables.months:
        return False
    page.author = page.author or name
    if "poster" in found:
        page.speaker, page.thread = name, True
    page.add(unit.start, unit.end, BlockKind.BYLINE)
    return True
