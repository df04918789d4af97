"""Put the runs of a page together into lines, and read a line: its words, its cells, its note marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median
from typing import Final

from sinoclaim.ingest.readers.pdf_page import Run

_WIDE: Final = re.compile(r"[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFF60\u3000-\u303F]")
_MARK: Final = re.compile(r"[\d*†‡§,\[\]()–-]{1,9}$")
_TEN: Final = re.compile(r"(?:^|\D)10$")
_CELL_GAP: Final = 1.0
"""Of the size of the letters; a wider gap parts columns or cells. The spaces of justified lines are narrower."""
_WORD_GAP: Final = 0.2
_WIDE_GAP: Final = 0.6
_SAME_LINE: Final = 0.45
"""Of the size of the letters; marks stand no higher above the line, and the next line no nearer."""
_LETTERS: Final = 5
"""Words of one letter that make a line letter-spaced."""


@dataclass(frozen=True)
class Line:
    """Runs on one line of the page, from left to right, or the part of a line that a wide gap cuts off."""

    runs: tuple[Run, ...]

    @cached_property
    def left(self) -> float:
        """Where the line starts."""
        return self.runs[0].left

    @cached_property
    def right(self) -> float:
        """Where the line ends."""
        return max(run.right for run in self.runs)

    @cached_property
    def size(self) -> float:
        """The size of most of its letters."""
        sizes: Counter[float] = Counter()
        for run in self.runs:
            sizes[round(run.size, 1)] += len(run.text)
        return max(sizes, key=lambda size: (sizes[size], size))

    @cached_property
    def base(self) -> float:
        """The baseline of most of its letters."""
        return next(run.base for run in self.runs if round(run.size, 1) == self.size)

    @cached_property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(run.bold for run in self.runs)

    @cached_property
    def numbered(self) -> bool:
        """Whether it begins with a raised number, as a note does."""
        return self._is_mark(self.runs[0])

    @cached_property
    def cells(self) -> tuple[Line, ...]:
        """The parts of the line between wide gaps."""
        cells: list[list[Run]] = [[self.runs[0]]]
        for before, run in pairwise(self.runs):
            if run.left - before.right > _CELL_GAP * self.size:
                cells.append([run])
            else:
                cells[-1].append(run)
        return tuple(Line(tuple(cell)) for cell in cells)

    @cached_property
    def text(self) -> str:
        """The words of the line; marks of notes are left out, but for a number that the line begins with."""
        gap = self._letter_gap(self.runs)
        words = [self.runs[0].text]
        for before, run in pairwise(self.runs):
            if self._is_mark(run):
                # A power of ten is no note: without its raised digits it would be another number.
                words.append("^" + run.text if _TEN.search(before.text) else "")
                continue
            after_number = len(words) == 1 and self.numbered
            spaced = run.left - before.right > gap if gap else after_number or self._is_apart(before, run)
            words.append(" " + run.text if spaced else run.text)
        return "".join(words)

    def _is_mark(self, run: Run) -> bool:
        """Tell whether a run is the mark of a note: small, raised, a number or a star."""
        return (
            run.size <= 0.85 * self.size
            and run.base - self.base >= 0.15 * self.size
            and _MARK.match(run.text) is not None
        )

    def _is_apart(self, before: Run, run: Run) -> bool:
        gap = run.left - before.right
        if _WIDE.match(before.text[-1]) and _WIDE.match(run.text[0]):
            return gap > _WIDE_GAP * self.size
        return run.spaced or gap > _WORD_GAP * self.size

    @staticmethod
    def _letter_gap(runs: Sequence[Run]) -> float:
        """Return the gap above which a letter-spaced line ("A G R E E M E N T") has a space; 0 for other lines."""
        single = sum(len(run.text) == 1 and run.text.isalpha() for run in runs)
        if single < _LETTERS or single * 10 < len(runs) * 8 or _WIDE.match(runs[0].text):
            return 0.0
        return 1.6 * max(median(after.left - run.right for run, after in pairwise(runs)), 0.1)


def joined(parts: Iterable[Line]) -> Line:
    """Return the line of which these are parts."""
    return Line(tuple(sorted((run for part in parts for run in part.runs), key=lambda run: run.left)))


def collect_parts(runs: Sequence[Run]) -> list[Line]:
    """Return the parts of lines that runs make in the order of the file; wide gaps part them."""
    parts: list[list[Run]] = []
    for run in runs:
        if parts and _goes_on(parts[-1][-1], run):
            parts[-1].append(run)
        else:
            parts.append([run])
    return [Line(tuple(part)) for part in parts]


def _goes_on(before: Run, run: Run) -> bool:
    size = max(before.size, run.size)
    return (
        abs(run.base - before.base) < _SAME_LINE * size and -0.4 * size <= run.left - before.right <= _CELL_GAP * size
    )


def collect_rows(parts: Iterable[Line]) -> list[Line]:
    """Return whole lines from the top of the page down: the parts on one baseline are joined."""
    rows: list[list[Line]] = []
    for part in sorted(parts, key=lambda part: (-part.base, part.left)):
        above = rows[-1] if rows else []
        size = max((other.size for other in above), default=0.0)
        if above and above[0].base - part.base < _SAME_LINE * max(size, part.size):
            above.append(part)
        else:
            rows.append([part])
    return [joined(row) for row in rows]


def is_wide(text: str) -> bool:
    """Tell whether a text is Chinese, by its first letters.

    >>> is_wide("旅顺"), is_wide("Port"), is_wide("")
    (True, False, False)
    """
    return _WIDE.match(text) is not None
