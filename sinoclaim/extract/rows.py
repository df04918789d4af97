"""Read the rows of a table with the words of their header: under "Killed", "800" is read as "800 killed"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from sinoclaim.extract.apparatus import Apparatus
from sinoclaim.extract.faircopy import Edit
from sinoclaim.extract.names import find_names
from sinoclaim.model.cells import cells_of
from sinoclaim.model.document import Block, BlockKind, Document
from sinoclaim.quantities.tables import QuantityTables, Role

_FIGURE: Final = re.compile(
    r"(?:[~≈<>+±]|c\.|ca\.|ок\.|около|约|約)? ?\d[\d,. \u00a0\u202f–\-]{0,20}(?:[万萬亿億千百]{1,2}|\+)?"
)
"""A cell that is a number and no more: "800", "c. 1,200", "300–400", "12万"."""
_DATED: Final = re.compile(r"(?<!\d)(?:1\d{3}|20\d\d)(?!\d)")
"""A year; a short cell that holds one says when."""
_DATE_LONGEST: Final = 40
_PLAIN: Final = re.compile(r"[^\W\d_]+(?:[ \u00a0'’\-][^\W\d_]+){0,5}")
"""A header that names what is counted; with signs, brackets or figures it says in what measure, too."""
_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_CAPTION_LONGEST: Final = 300
_CAPTIONS: Final = 2
"""Blocks over a table that may say that its figures are in thousands."""
_Cell = tuple[int, int]


class _Column(NamedTuple):
    """One column: its label, and its cells as far as they hold something."""

    label: _Cell
    cells: tuple[_Cell, ...]


def headed_rows(document: Document, apparatus: Apparatus) -> list[Edit]:
    """Return where the words of a header are to be repeated in the rows of tables, in order."""
    tables: dict[int, list[Block]] = {}
    header = 0
    for index, block in enumerate(document.blocks):
        if block.is_header:
            header = index
        elif block.header is not None:
            tables.setdefault(header, []).append(block)
    if not tables:
        return []
    scales = _scales(apparatus.rules.quantities)
    names = _names(document, [document.blocks[index] for index in tables], apparatus)
    return sorted(
        edit
        for index, rows in tables.items()
        for edit in _table(document, index, rows, apparatus, names, scaled=_is_scaled(document, index, scales))
    )


def _names(document: Document, headers: Sequence[Block], apparatus: Apparatus) -> frozenset[int]:
    """Return the places in headers that belong to a known name."""
    spans = [(header.start, header.end, header.language) for header in headers]
    found = find_names(document.text, apparatus.rules.names, apparatus.names, spans)
    return frozenset(at for name in found if name.entities for at in range(name.start, name.end))


def _table(
    document: Document,
    index: int,
    rows: Sequence[Block],
    apparatus: Apparatus,
    names: frozenset[int],
    *,
    scaled: bool,
) -> Iterator[Edit]:
    """Yield the words to repeat in the rows under the header that is block ``index``."""
    text, header = document.text, document.blocks[index]
    span = (header.start, header.end)
    for column in _columns(text, span, rows):
        label = text[slice(*column.label)]
        words = _lowered(label, column.label[0], names)
        cells = [text[start:end] for start, end in column.cells]
        if all(len(cell) <= _DATE_LONGEST and _DATED.search(cell) for cell in cells):
            yield from _dated(column, words, cells, apparatus)
        elif not scaled and _PLAIN.fullmatch(label) and all(map(_FIGURE.fullmatch, cells)):
            before = _stands_before(words, apparatus.rules.quantities)
            for start, end in column.cells:
                at = start if before else end
                yield Edit(at, at, words, column.label[0], before=before, counted=True)


def _dated(column: _Column, words: str, cells: Sequence[str], apparatus: Apparatus) -> Iterator[Edit]:
    """Yield the words to repeat in a column of dates: what happened then, or what makes a bare number a year."""
    headers = apparatus.rules.columns
    if words.lower() not in headers.when:
        yield from (Edit(start, start, words, column.label[0], before=True) for start, _ in column.cells)
    elif all(cell.isdecimal() for cell in cells):
        year = next((year for year in headers.year if words.startswith(year)), "")
        if year:
            yield from (Edit(end, end, year, column.label[0]) for _, end in column.cells)


def _columns(text: str, header: _Cell, rows: Sequence[Block]) -> Iterator[_Column]:
    """Yield the columns that have a label and hold something."""
    table = [cells_of(text, row.start, row.end) for row in rows]
    for number, label in enumerate(cells_of(text, *header)):
        filled = tuple(row[number] for row in table if row[number][0] < row[number][1])
        if filled and label[0] < label[1]:
            yield _Column(label, filled)


def _lowered(label: str, start: int, names: frozenset[int]) -> str:
    """Return a label in small letters, as its words stand in a sentence, but for the names in it."""
    # Only letters that stay one when they are lowered: offsets must not move.
    return "".join(
        char.lower() if at not in names and len(char.lower()) == 1 else char for at, char in enumerate(label, start)
    )


def _stands_before(label: str, tables: QuantityTables) -> bool:
    """Tell whether a label stands before its figure in a sentence: "численность 120 000", "兵力12万"; "800 killed"."""
    words = tuple(label.split())
    if _HAN.search(label):
        return True
    return any(
        cue.words == words for table in tables.languages.values() for cue in table.categories_before.get(words[-1], ())
    )


def _is_scaled(document: Document, index: int, scales: re.Pattern[str]) -> bool:
    """Tell whether a header or what stands over it says that figures are in thousands or the like."""
    above = document.blocks[max(0, index - _CAPTIONS) : index]
    near = [document.blocks[index], *(block for block in above if block.kind is not BlockKind.TABLE_ROW)]
    short = [document.text[block.start : block.end] for block in near if block.end - block.start <= _CAPTION_LONGEST]
    return any(map(scales.search, short))


def _scales(tables: QuantityTables) -> re.Pattern[str]:
    """Return what finds a word that multiplies, in any language, or the three noughts that stand for one."""
    words = {
        word: table.lexicon
        for table in tables.languages.values()
        for word, number in table.numbers.items()
        if number.role is Role.SCALE
    }
    found = [word if lexicon else rf"\b{re.escape(word)}\w{{0,3}}\b" for word, lexicon in sorted(words.items())]
    return re.compile("|".join([*found, r"\b000"]), re.IGNORECASE)
