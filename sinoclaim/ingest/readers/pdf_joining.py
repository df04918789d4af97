"""Join the lines of a paragraph, undoing the hyphens of line ends, and tell where the next paragraph begins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from sinoclaim.ingest.readers.pdf_lines import Line, is_wide

_END: Final = re.compile(r"[.!?:;。！？：；…][\"'”’»」』)\]]{0,3}$")
_HYPHENS: Final = "-\u2010\u00ad"
_BROKEN: Final = re.compile(r"([^\W\d_]{1,40})[-\u2010\u00ad]$")
_WORD: Final = re.compile(r"[^\W\d_]{1,40}(?:-[^\W\d_]{1,40}){0,3}")
_KEPT: Final = frozenset(
    [
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
        "self",
        "ex",
        "vice",
        "non",
        "half",
        "quasi",
        "well",
        "all",
        "semi",
        "pan",
    ]
)
"""First parts of words that English writes with a hyphen: numbers, and prefixes that keep it."""
_INDENT: Final = 0.8
"""Of the size of the letters; a line that starts further in begins a paragraph."""
_QUOTED: Final = 0.7
_RAGGED: Final = 0.6
_ITEM: Final = re.compile(r"[•·◇◆■□●○▪‣][ \t]|[（(][一二三四五六七八九十\d]{1,3}[)）]")
_LISTED: Final = re.compile(r"[•·◇◆■□●○▪‣–-]\s|\[?\d{1,3}[.)\]]\s|\(?[a-z]\)\s")
"""The start of an item, whose further lines hang."""
_HAN: Final = re.compile(r"[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFF60\u3000-\u303F]$")


def vocabulary(lines: Iterable[Line]) -> frozenset[str]:
    """Return the words that stand whole within lines: they show how a word broken at a line end is written."""
    return frozenset(word.casefold() for line in lines for word in _WORD.findall(line.text.rstrip(_HYPHENS)))


def join_lines(lines: Sequence[str], words: frozenset[str]) -> str:
    """Return lines as one text.

    A hyphen at the end of a line goes, unless it belongs to the word: before a capital or a digit, after a number
    ("twenty-"), or where the text has the word with it elsewhere.

    >>> join_lines(["the rail-", "way of the Sino-", "Soviet side, twenty-", "five"], frozenset())
    'the railway of the Sino-Soviet side, twenty-five'
    >>> join_lines(["anti-", "war"], frozenset({"anti-war"})), join_lines(["旅顺", "口"], frozenset())
    ('anti-war', '旅顺口')
    """
    text = ""
    for raw in lines:
        line = raw.strip()
        if not line:
            continue
        if not text:
            text = line
        elif text[-1] in _HYPHENS and len(text) > 1 and not text[-2].isspace():
            text = _unbroken(text, line, words)
        elif _HAN.search(text) and is_wide(line):
            text += line
        else:
            text += " " + line
    return text.replace("\u00ad", "")


def _unbroken(text: str, line: str, words: frozenset[str]) -> str:
    """Join a line to a text that ends in a hyphen."""
    broken = _BROKEN.search(text[-42:])
    if broken is None or not line[0].islower():
        return text[:-1] + "-" + line
    before = broken.group(1)
    after = _WORD.match(line)
    whole = before + (after.group() if after else "")
    hyphened = f"{before}-{after.group() if after else ''}"
    keeps = before.casefold() in _KEPT or hyphened.casefold() in words
    return text[:-1] + ("-" if keeps and whole.casefold() not in words else "") + line


class Margins:
    """The edges of a stretch of lines, and the distance of its lines."""

    def __init__(self, lines: Sequence[Line]) -> None:
        starts = sorted(line.left for line in lines)
        ends = sorted(line.right for line in lines)
        # One line may stick out; the edge is where the others end.
        self.left = starts[min(1, len(starts) - 1)] if len(starts) > 4 else starts[0]
        self.right = ends[-2] if len(ends) > 4 else ends[-1]
        self._edges: dict[int, list[float]] = {}
        for line in lines:
            self._edges.setdefault(round(line.left), []).append(line.right)
        steps = sorted(one.base - two.base for one, two in pairwise(lines) if one.base > two.base)
        self.step = steps[len(steps) // 2] if steps else 0.0

    def parts(self, before: Line, line: Line) -> bool:
        """Tell whether a line begins a paragraph after the one before: a gap, an indent, a short line before it."""
        if before.base - line.base > 1.35 * max(self.step, before.size) or abs(before.size - line.size) > 1:
            return True
        if before.bold != line.bold and (before.bold or not before.text.endswith(",")):
            return before.bold and not _END.search(before.text) and self.is_short(before, line)
        if before.text[-1] in _HYPHENS:
            return False
        if _ITEM.match(line.text):
            return True
        if self.is_indented(line) and not self.is_indented(before) and not _LISTED.match(before.text):
            return True
        # A ragged line may be short by chance, not by half; the middle of a sentence shows it.
        long = before.right - self.left > _RAGGED * (self.right - self.left)
        mid = long and line.text[0].islower() and not is_finished(before.text)
        return not mid and self.is_short(before, line)

    def is_indented(self, line: Line) -> bool:
        """Tell whether a line starts further in than its stretch."""
        return line.left - self.left > _INDENT * line.size

    def is_short(self, before: Line, line: Line) -> bool:
        """Tell whether a line was ended by hand: the first word of the next one would have fitted in it."""
        first = line.runs[0]
        width = first.right - first.left
        if is_wide(first.text):
            width = width / len(first.text) + line.size
        for run in line.runs[1:]:
            if run.spaced or is_wide(first.text):
                break
            width = run.right - first.left
        return before.right + width + 0.7 * line.size < self._edge(line)

    def _edge(self, line: Line) -> float:
        """Return where full lines end that start where this one does: a quotation is set narrower than the text."""
        ends = self._edges.get(round(line.left), [self.right])
        wide = max(ends) - line.left >= _QUOTED * (self.right - self.left)
        return min(self.right, max(ends)) if len(ends) > 2 and wide else self.right


def is_finished(text: str) -> bool:
    """Tell whether a text ends as a sentence does.

    >>> is_finished('He left."'), is_finished("He left on")
    (True, False)
    """
    return _END.search(text) is not None
