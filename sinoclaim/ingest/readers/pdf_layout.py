"""Bring the lines of a page into reading order: one column after the other, with what goes across them between."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from sinoclaim.ingest.readers.pdf_lines import Line, collect_rows, is_wide

Gap = tuple[float, float]
"""A stretch of the width of a page that is free of text."""

_GUTTER: Final = 0.7
"""Of the size of the letters; the least white space between columns."""
_COLUMN: Final = 8.0
"""Of the size of the letters; a narrower column belongs to a table or numbers the items of a list."""
_FULL: Final = 0.6
"""Of the width of a column; the lines of running text are mostly fuller, the cells of a table are not."""
_ROWS: Final = 3
_CHARACTERS: Final = 14
_WIDE_CHARACTERS: Final = 7


def order_lines(parts: Sequence[Line], size: float) -> list[list[Line]]:
    """Return the lines of a page as stretches in reading order: a column, or what stands between columns.

    ``size`` is the size of the letters of running text.
    """
    stretches: list[list[Line]] = []
    flow: list[Line] = []
    for band, free in _bands(parts, size):
        columns = _columns(band, free, size)
        if len(columns) == 1:
            flow += band
            continue
        gutters = _between(columns)
        while flow and len(narrowed := _without(gutters, flow[-1], _GUTTER * size)) == len(gutters):
            # Lines that came before the band showed its gutter: one column starts higher than the other.
            gutters = narrowed
            _drop_in(columns, flow.pop(), gutters)
        stretches += [collect_rows(column) for column in (flow, *columns) if column]
        flow = []
    if flow:
        stretches.append(collect_rows(flow))
    return stretches


def _bands(parts: Sequence[Line], size: float) -> list[tuple[list[Line], list[Gap]]]:
    """Cut a page, from the top, into bands within which some stretch of the width stays free all the way."""
    if not parts:
        return []
    whole = [(min(part.left for part in parts), max(part.right for part in parts))]
    bands: list[tuple[list[Line], list[Gap]]] = []
    band: list[Line] = []
    free = whole
    for part in sorted(parts, key=lambda part: (-part.base, part.left)):
        left = _without(free, part, _GUTTER * size)
        if not left and band:
            bands.append((band, free))
            band, left = [], _without(whole, part, _GUTTER * size)
        band.append(part)
        free = left
    bands.append((band, free))
    return bands


def _without(free: Sequence[Gap], part: Line, least: float) -> list[Gap]:
    """Return what stays free beside a part of a line, in stretches of the least width."""
    cut = [gap for start, end in free for gap in ((start, min(end, part.left)), (max(start, part.right), end))]
    # A stretch that does not touch the part comes out twice.
    return sorted({(start, end) for start, end in cut if end - start >= least})


def _columns(band: list[Line], free: Sequence[Gap], size: float) -> list[list[Line]]:
    """Part a band at its gutters, if what they part are columns of text; else return it whole."""
    left, right = min(part.left for part in band), max(part.right for part in band)
    gutters = [gap for gap in free if gap[0] > left and gap[1] < right]
    if not gutters:
        return [band]
    for chosen in (gutters, [max(gutters, key=lambda gap: gap[1] - gap[0])]):
        columns: list[list[Line]] = [[] for _ in range(len(chosen) + 1)]
        for part in band:
            _drop_in(columns, part, chosen)
        if all(_is_text(column, size) for column in columns):
            return columns
    return [band]


def _drop_in(columns: list[list[Line]], part: Line, gutters: Sequence[Gap]) -> None:
    middle = (part.left + part.right) / 2
    columns[sum(gap[1] <= middle for gap in gutters)].append(part)


def _is_text(column: list[Line], size: float) -> bool:
    """Tell whether a column holds running text: wide enough, most of its lines full and of many letters."""
    rows = collect_rows(column)
    if len(rows) < _ROWS:
        return False
    width = max(row.right for row in rows) - min(row.left for row in rows)
    least = _WIDE_CHARACTERS if is_wide(rows[0].text) else _CHARACTERS
    return (
        width >= _COLUMN * size
        and median(row.right - row.left for row in rows) >= _FULL * width
        and median(len(row.text) for row in rows) >= least
    )


def _between(columns: Sequence[Sequence[Line]]) -> list[Gap]:
    """Return the gutters between columns."""
    edges = [(min(part.left for part in column), max(part.right for part in column)) for column in columns]
    return [(before[1], after[0]) for before, after in pairwise(edges)]
