"""Turn offsets into line and column, as editors count them."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final, NamedTuple

# ``str.splitlines`` also breaks at form feeds, NEL and U+2028, where neither git nor an editor does.
_BREAK: Final = re.compile(r"\r\n|\r|\n")


class Place(NamedTuple):
    """A line and a column, both counted from 1; the column counts code points."""

    line: int
    column: int


class LineIndex:
    r"""Where each line of one text starts.

    >>> LineIndex("a\x0bb\u2028f\ng").place(6)
    Place(line=2, column=1)
    """

    __slots__ = ("_starts",)

    def __init__(self, text: str) -> None:
        self._starts = (0, *(match.end() for match in _BREAK.finditer(text)))

    def place(self, offset: int) -> Place:
        """Return the line and column of the code point at ``offset``."""
        line = bisect_right(self._starts, offset)
        return Place(line, offset - self._starts[line - 1] + 1)
