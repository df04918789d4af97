"""Make pieces of the lines of a PDF: headings, paragraphs across columns and pages, rows of tables, notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from sinoclaim.ingest.drafts import Piece
from sinoclaim.ingest.readers.pdf_frame import Framed
from sinoclaim.ingest.readers.pdf_joining import Margins, is_finished, join_lines, vocabulary
from sinoclaim.ingest.readers.pdf_layout import order_lines
from sinoclaim.ingest.readers.pdf_lines import Line
from sinoclaim.ingest.readers.pdf_notes import Note, note_text, take_notes
from sinoclaim.model.blocks import BlockKind

_LARGER: Final = 1.12
_HEADING: Final = 200
_LEVELS: Final = 6
_CAPTION: Final = re.compile(
    r"(?:figure|fig\.|map|plate|photo(?:graph)?|рис\.|илл\.|图|圖)\s?\d{1,3}(?:[.:：]|\s|$)", re.IGNORECASE
)
_CAPTION_SIZE: Final = 400
_BULLET: Final = re.compile(r"[•*·◇◆■□●○▪‣–\-]|\d{1,3}[.)]|\(?[a-z]\)")
"""A cell that only opens an item of a list."""
_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_CONTENTS: Final = re.compile(r"(?:\. ?){5,200}\s?[\divxlc]{1,6}$")
_ROWS: Final = 3
"""Rows with cells at the same places that make a table."""


@dataclass(slots=True)
class _Part:
    """Lines that belong together, on the page where the first one stands."""

    lines: list[Line]
    page: str
    kind: BlockKind | None = None
    opens: bool = False
    """Whether its first line is indented."""
    short: bool = False
    """Whether its last line was ended by hand."""


@dataclass(slots=True)
class _Shape:
    """What is common in a document: the size of running text, whether it is bold, the sizes of headings."""

    size: float
    bold: bool
    headings: list[float] = field(default_factory=list)


def make_pieces(pages: Sequence[Framed], numbers: Sequence[str]) -> Iterator[Piece]:
    """Yield the pieces of a document in reading order, the notes after the text.

    ``numbers`` are the numbers of the pages as citations give them.
    """
    lines = [line for page in pages for line in page.parts]
    shape = _shape(lines)
    words = vocabulary(lines)
    notes: list[Note] = []
    parts: list[_Part | Piece] = []
    for sheet, (page, number) in enumerate(zip(pages, numbers, strict=True)):
        for stretch in order_lines(page.parts, shape.size):
            above = take_notes(stretch, shape.size, notes, page=number, sheet=sheet)
            for part in _parts(above, number, shape):
                _append(parts, part)
        parts += [Piece(text=text, kind=BlockKind.FURNITURE, locator=_locator(number)) for text in page.frame]
    shape.headings = _heading_sizes(parts)
    for one in parts:
        yield one if isinstance(one, Piece) else _piece(one, shape, words)
    for note in notes:
        first = note_text(note.lines[0], note.mark)
        text = join_lines([first, *(line.text for line in note.lines[1:])], words)
        yield Piece(text=text, kind=BlockKind.NOTE, locator=_note_locator(note))


def _note_locator(note: Note) -> str:
    return f"{_locator(note.page)}, n. {note.mark}" if note.mark else _locator(note.page)


def _locator(number: str) -> str:
    return f"p. {number}"


def _shape(lines: Iterable[Line]) -> _Shape:
    sizes: Counter[float] = Counter()
    bold = letters = 0
    for line in lines:
        length = len(line.text)
        sizes[round(line.size * 2) / 2] += length
        letters += length
        bold += length if line.bold else 0
    return _Shape(max(sizes, key=lambda size: (sizes[size], size), default=10.0), bold * 2 > letters)


def _parts(lines: Sequence[Line], page: str, shape: _Shape) -> Iterator[_Part]:
    """Part a stretch of lines into paragraphs, headings and rows of tables."""
    if not lines:
        return
    margins = Margins(lines)
    rows = _table_rows(lines)
    part: _Part | None = None
    for index, line in enumerate(lines):
        listed = _CONTENTS.search(line.text) is not None
        if listed or index in rows:
            if part is not None:
                yield _told(part, shape)
                part = None
            yield _Part([line], page, BlockKind.FURNITURE if listed else BlockKind.TABLE_ROW)
            continue
        parted = part is not None and (margins.parts(part.lines[-1], line) or _turns(part.lines[-1], line))
        if part is not None and (parted or _is_item(line)):
            part.short = margins.is_short(part.lines[-1], line)
            yield _told(part, shape)
            part = None
        if part is None:
            part = _Part([line], page, opens=margins.is_indented(line))
        else:
            part.lines.append(line)
    if part is not None:
        part.short = margins.right - part.lines[-1].right > 4 * part.lines[-1].size
        yield _told(part, shape)


def _turns(above: Line, line: Line) -> bool:
    """Tell whether another script begins after a sentence: a page in two languages sets them apart by nothing else."""
    return is_finished(above.text) and (_HAN.search(above.text) is None) != (_HAN.search(line.text) is None)


def _is_item(line: Line) -> bool:
    """Tell whether the first of two cells is but a bullet or a number: an item of a list, and no row."""
    return len(line.cells) == 2 and _BULLET.fullmatch(line.cells[0].text) is not None


def _table_rows(lines: Sequence[Line]) -> frozenset[int]:
    """Return which lines are rows of a table: three or more in a row whose cells start or end at the same places."""
    found: set[int] = set()
    run = [0]
    for index, (above, line) in enumerate(pairwise(lines), 1):
        rows = not any(len(one.cells) < 2 or _is_item(one) for one in (above, line))
        if not (rows and _aligned(above, line)):
            run = [index]
            continue
        run.append(index)
        if len(run) >= _ROWS:
            found.update(run)
    return frozenset(found)


def _aligned(above: Line, line: Line) -> bool:
    """Tell whether a cell after the first starts or ends where one in the line above does."""
    near = 0.5 * line.size
    return any(
        abs(one.left - two.left) <= near or abs(one.right - two.right) <= near
        for one in above.cells[1:]
        for two in line.cells[1:]
    )


def _told(part: _Part, shape: _Shape) -> _Part:
    """Say of a part whether it is a heading or a caption."""
    text = " ".join(line.text for line in part.lines)
    first = part.lines[0]
    if len(text) <= _CAPTION_SIZE and _CAPTION.match(text):
        part.kind = BlockKind.FURNITURE
    elif len(text) <= _HEADING and any(map(str.isalpha, text)) and len(part.lines) <= 4:
        large = first.size >= _LARGER * shape.size
        bold = all(line.bold for line in part.lines) and not shape.bold and first.size >= shape.size - 1
        if large or (bold and len(part.lines) <= 2 and not text.endswith((".", "。", ",", ";"))):
            part.kind = BlockKind.HEADING
    return part


def _append(parts: list[_Part | Piece], part: _Part) -> None:
    """Append a part, or go on with the paragraph that the column or page before broke off."""
    before = next((one for one in reversed(parts) if isinstance(one, _Part)), None)
    if before is not None and part.kind is None and before.kind is None and _goes_on(before, part):
        before.lines += part.lines
        before.short = part.short
    else:
        parts.append(part)


def _goes_on(before: _Part, part: _Part) -> bool:
    last, first = before.lines[-1], part.lines[0]
    if abs(last.size - first.size) > 0.6 or (
        last.base > first.base and before.page == part.page and not _steps(last, first)
    ):
        return False
    if is_finished(last.text):
        return False
    return first.text[0].islower() or not (part.opens or before.short)


def _steps(last: Line, first: Line) -> bool:
    """Tell whether two lines of one page stand in different columns."""
    return first.left > last.right or first.right < last.left


def _heading_sizes(parts: Iterable[_Part | Piece]) -> list[float]:
    sizes = {_size(one) for one in parts if isinstance(one, _Part) and one.kind is BlockKind.HEADING}
    return sorted(sizes, reverse=True)


def _size(part: _Part) -> float:
    return round(part.lines[0].size * 2) / 2


def _piece(part: _Part, shape: _Shape, words: frozenset[str]) -> Piece:
    if part.kind is BlockKind.TABLE_ROW:
        text = " | ".join(cell.text for cell in part.lines[0].cells)
    else:
        text = join_lines([line.text for line in part.lines], words)
    level = min(shape.headings.index(_size(part)) + 1, _LEVELS) if part.kind is BlockKind.HEADING else 0
    return Piece(text=text, kind=part.kind, level=level, locator=_locator(part.page))
