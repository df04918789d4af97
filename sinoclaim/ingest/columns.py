"""Find the row that names the columns of a table, so that each row below can be read with its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from sinoclaim.model.cells import cells_of
from sinoclaim.model.document import Block, BlockKind

_LABEL_LONGEST: Final = 40
"""Characters; what is longer names no column."""
_FIGURES_LONGEST: Final = 40
"""Characters; a longer cell with a digit in it is prose."""
_DIGIT: Final = re.compile(r"\d")
_SENTENCE: Final = tuple(".!?。！？;；")
_RULE: Final = re.compile(r"[|\s:\-–—=+]+")
"""The line of Markdown between the names of the columns and the rows."""


def with_headers(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks of a document, the rows of its tables with the place of the row that names their columns.

    Such a row is the first of its table, with a short label without figures for nearly every column, over at least one
    column that holds nothing but short cells with figures. Where this is not so, no row has a header.
    """
    made = list(blocks)
    for table in _tables(text, blocks):
        if len(table) > 1 and _names_columns(text, [cells for _, cells in table]):
            header = blocks[table[0][0]]
            for index, _ in table:
                made[index] = _under(text, blocks[index], header)
    return tuple(made)


def _under(text: str, row: Block, header: Block) -> Block:
    """Return a row with its header; one of figures alone is in the language of its header."""
    wordless = not any(map(str.isalpha, text[row.start : row.end]))
    return replace(row, header=(header.start, header.end), language=header.language if wordless else row.language)


_Row = tuple[int, tuple[tuple[int, int], ...]]
"""The number of the block, and its cells."""


def _tables(text: str, blocks: Sequence[Block]) -> Iterator[list[_Row]]:
    """Yield the rows of each table: neighbours with as many cells as the first."""
    table: list[_Row] = []
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.TABLE_ROW:
            row = (index, cells_of(text, block.start, block.end))
            if table and len(row[1]) != len(table[0][1]):
                yield table
                table = []
            table.append(row)
        elif table and block.kind is BlockKind.FURNITURE and _RULE.fullmatch(text, block.start, block.end):
            # What stands over such a line is the head of a table, whatever stands before.
            yield table[:-1]
            table = table[-1:]
        elif table:
            yield table
            table = []
    yield table


def _names_columns(text: str, rows: Sequence[tuple[tuple[int, int], ...]]) -> bool:
    """Tell whether the first row names the columns of the others."""
    labels = [text[start:end] for start, end in rows[0]]
    named = [label for label in labels if label]
    if len(named) < max(2, len(labels) - 1) or not all(map(_is_label, named)):
        return False
    return any(_holds_figures([text[slice(*row[column])] for row in rows[1:]]) for column in range(len(labels)))


def _is_label(cell: str) -> bool:
    return (
        len(cell) <= _LABEL_LONGEST
        and not cell.endswith(_SENTENCE)
        and _DIGIT.search(cell) is None
        and any(map(str.isalpha, cell))
    )


def _holds_figures(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(len(cell) <= _FIGURES_LONGEST and _DIGIT.search(cell) for cell in filled)
