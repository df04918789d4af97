"""Cut a row of a table into its cells, however the format that it comes from parts them."""

from __future__ import annotations

import re
from typing import Final

_BAR: Final = re.compile(r"[|]")
_TABS: Final = re.compile(r"\t")
_GAPS: Final = re.compile(r" {3,}|\u3000{2,}")


def cells_of(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    r"""Return the start and end of each cell of the row ``text[start:end]``; an empty one has no length.

    Bars part cells (those of Markdown also frame the row), else tabs, else wide gaps.

    >>> row = "| 26 May 1955 | Port Arthur |  |"
    >>> [row[a:b] for a, b in cells_of(row, 0, len(row))]
    ['26 May 1955', 'Port Arthur', '']
    """
    if "|" in text[start:end]:
        if end - start > 1 and text[start] == text[end - 1] == "|":
            start, end = start + 1, end - 1
        parting = _BAR
    else:
        parting = _TABS if "\t" in text[start:end] else _GAPS
    cells = []
    begin = start
    for mark in parting.finditer(text, start, end):
        cells.append(_trimmed(text, begin, mark.start()))
        begin = mark.end()
    return (*cells, _trimmed(text, begin, end))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    return start + left, max(start + left, start + len(words.rstrip()))
