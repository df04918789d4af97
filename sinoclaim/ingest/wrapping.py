"""Join the lines of a page into units: soft-wrapped lines make one paragraph, the lines of a menu stay apart."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sinoclaim.ingest.lines import Line

WRAP_LIMIT = 120
"""Characters; whoever wraps lines wraps them shorter, so that a longer line is a paragraph of its own."""
_NARROWEST = 32
"""Characters; a narrower column is no column but a list."""
_SHORTEST = 12
"""Characters; a shorter line is a word of a menu, not the beginning of a sentence that goes on below."""

_ENDS_SENTENCE = re.compile(r"[.!?…。！？:：;；][\"'”’»」』)\]]{0,3}$")
_WIDE = re.compile(r"[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFF60]")
_STARTS_UNIT = re.compile(
    r"[•*·◇◆■□●○▪‣–\-+] +\S|[>|#◇◆]|\d{1,3}[.)](?:\s|$)|\(\d{1,3}\)|[a-z]\) |\([a-z]\) "
    r"|[（(]?[一二三四五六七八九十]{1,3}[)）、]|[①-⑳]|\[\^?\d{1,4}\]|u/|@\w|[—―] ?[^\W\d_]"
    r"|(?:Article|ARTICLE|Статья|СТАТЬЯ|Section) \d{1,3}|第[一二三四五六七八九十\d]{1,4}[条條]"
)
"""What opens a unit wherever it stands: bullets, numbers, quotation marks of mail, articles, a dash of dialogue."""

_FIELD = re.compile(r"[^\W\d_a-zа-яё][^\n:：.,;。，；]{1,40}[:：]\s*\S")
"""A line of a box or card: "Date signed: 14 February 1950"."""


class Unit(NamedTuple):
    """Lines that belong together; ``apart`` tells whether a blank line stands before them, ``listed`` a bullet."""

    lines: tuple[Line, ...]
    apart: bool
    listed: bool

    @property
    def start(self) -> int:
        """Where the text of the unit starts."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """Where the text of the unit ends."""
        return self.lines[-1].end

    @property
    def head(self) -> str:
        """The first line."""
        return self.lines[0].text

    @property
    def size(self) -> int:
        """Characters from start to end."""
        return self.end - self.start


def join_lines(lines: Sequence[Line]) -> Iterator[Unit]:
    """Yield the units of a text.

    A line goes on with the one before unless a blank line, a bullet or a change of width parts them: where the first
    word of the line would have fitted on the line before, somebody meant to break there.
    """
    wrapped = _wrap_width(lines)
    first = 0
    for last in range(1, len(lines) + 1):
        if last < len(lines) and not lines[last].apart:
            continue
        yield from _join_chunk(lines[first:last], wrapped)
        first = last


def is_field(text: str) -> bool:
    """Tell whether a line looks like one of a box: a label, a colon, a value.

    >>> is_field("Date signed: 14 February 1950"), is_field("He knew one thing. Then: nothing")
    (True, False)
    """
    return _FIELD.match(text) is not None


def _wrap_width(lines: Sequence[Line]) -> int:
    """Return the width to which a whole text is wrapped, 0 if it is not.

    A text is wrapped if few of its characters stand in long lines, and most lines within its paragraphs are full.
    """
    total = sum(line.end - line.start for line in lines)
    long = sum(line.end - line.start for line in lines if line.end - line.start > WRAP_LIMIT)
    inner = [(before, line) for before, line in itertools.pairwise(lines) if not line.apart]
    if long * 4 > total or len(inner) < 3:
        return 0
    widths = sorted(_columns(before) for before, _ in inner)
    width = min(widths[len(widths) * 19 // 20], WRAP_LIMIT)
    full = sum(not _fits(before, line, width) for before, line in inner)
    return width if width >= _NARROWEST and full * 10 >= len(inner) * 6 else 0


def _join_chunk(chunk: Sequence[Line], wrapped: int) -> Iterator[Unit]:
    width = wrapped or _chunk_width(chunk)
    fields = [is_field(line.text) for line in chunk]
    first = 0
    for index in range(1, len(chunk) + 1):
        boxed = index < len(chunk) and fields[index] and (fields[index - 1] or fields[index + 1 : index + 2] == [True])
        if index < len(chunk) and not (boxed or _parts(chunk[index - 1], chunk[index], width, chunk[first])):
            continue
        lines = tuple(chunk[first:index])
        yield Unit(lines, lines[0].apart, _STARTS_UNIT.match(lines[0].text) is not None)
        first = index


def _chunk_width(chunk: Sequence[Line]) -> int:
    """Return the width to which a chunk of an unwrapped text is wrapped (a cable quoted in it); ``WRAP_LIMIT`` if none.

    In a wrapped chunk most lines are so full that the next word would not have fitted.
    """
    width = max(map(_columns, chunk))
    if len(chunk) < 4 or not _NARROWEST <= width <= WRAP_LIMIT:
        return WRAP_LIMIT
    full = sum(not _fits(before, line, width) for before, line in itertools.pairwise(chunk))
    return width if full * 10 >= (len(chunk) - 1) * 7 else WRAP_LIMIT


def _fits(before: Line, line: Line, width: int) -> bool:
    """Tell whether the first word of ``line`` would have had room at the end of ``before``."""
    word = line.text.split(None, 1)[0]
    # Chinese breaks anywhere: before "年" in "1958年4月", though no space stands there.
    wide = _WIDE.search(word)
    return _columns(before) + 1 + (max(wide.start(), 1) if wide else len(word)) < width


def _columns(line: Line) -> int:
    """Return the width of a line on paper: Chinese characters are two wide."""
    return len(line.text) if line.text.isascii() else len(line.text) + len(_WIDE.findall(line.text))


def _parts(before: Line, line: Line, width: int, first: Line) -> bool:
    """Tell whether ``line`` starts a new unit after ``before``, which belongs to a unit that begins with ``first``."""
    indent = first.indent
    if line.text.startswith(">") and before.text.startswith(">"):
        return False
    if _STARTS_UNIT.match(line.text) or "\t" in line.text or "   " in line.text:
        return True
    if line.indent != indent and _STARTS_UNIT.match(first.text):
        # The text of an item goes on under its own beginning; what stands further out is no part of it.
        return line.indent < indent or not (line.text[0].isalnum() or line.text[0] in '"“«(')
    size = _columns(before)
    if size > WRAP_LIMIT or (before.text.isupper() and not line.text.isupper()):
        return True
    if not _fits(before, line, width):
        return False
    if _ENDS_SENTENCE.search(before.text) or size < _SHORTEST:
        return True
    # A line that is all but full and breaks off in the middle of a sentence was wrapped by a narrower hand.
    return size * 6 < width * 5 and not line.text[0].islower()
