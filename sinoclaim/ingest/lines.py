"""Split a text into lines as editors and version control count them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_LINE = re.compile(r"[^\r\n]+")
_BREAK = re.compile(r"\r\n|\r|\n")


class Line(NamedTuple):
    """One line with something on it: the offsets of its text without the space around it, and that text.

    ``apart`` tells whether a blank line (or the start of the text) stands before it; ``indent`` counts the characters
    of space in front.
    """

    start: int
    end: int
    text: str
    indent: int
    apart: bool


def split_lines(text: str, start: int = 0) -> Iterator[Line]:
    r"""Yield the lines of ``text`` from ``start`` on that hold more than space; only LF, CR LF and CR end a line.

    >>> [(line.text, line.apart) for line in split_lines("one\r\n  two\n\nthree")]
    [('one', True), ('two', False), ('three', True)]
    """
    after = -1
    for found in _LINE.finditer(text, start):
        raw = found.group()
        stripped = raw.strip()
        if not stripped:
            continue
        begin = found.start()
        indent = len(raw) - len(raw.lstrip())
        apart = after < 0 or text.count("\n", after, begin) > 1 or _breaks(text, after, begin) > 1
        yield Line(begin + indent, begin + indent + len(stripped), stripped, indent, apart)
        after = found.end()


def _breaks(text: str, start: int, end: int) -> int:
    """Count the line breaks in a gap between two lines; most gaps are one LF, which is not worth a search."""
    if end - start == 1:
        return 1
    return sum(1 for _ in _BREAK.finditer(text, start, end))


def place_of(text: str, offset: int) -> tuple[int, int]:
    r"""Return the line and the column of one code point, both counted from 1.

    >>> place_of("one\r\ntwo", 6)
    (2, 2)
    """
    breaks = [found.end() for found in _BREAK.finditer(text, 0, offset)]
    return len(breaks) + 1, offset - (breaks[-1] if breaks else 0) + 1
