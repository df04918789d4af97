"""Tell the frame of the pages from the text: running heads and feet, and the numbers printed there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from sinoclaim.ingest.readers.pdf_lines import Line, collect_rows

_EDGE: Final = 2
"""Rows at the top and at the foot of a page that may belong to its frame."""
_NEAR: Final = 6.0
"""Points; a running head stands at the same height on every page."""
_REACH: Final = 2
"""Pages; a number counts as printed if one near it counts on in step."""
_HEAD: Final = 90
"""Characters; a longer row is text, even if the number of the page is in it."""
_NUMBER: Final = re.compile(r"(?<![\w.,])(?:\d{1,4}|[ivxlc]{1,8})(?![\w,]|\.\d)")
_ALONE: Final = re.compile(
    r"(?:page |p\. ?|стр\. |第 ?)?[-–—\[( ]{0,3}(\d{1,4}|[ivxlc]{1,8})[-–—\]) ]{0,3}(?:页|頁|of \d{1,4}|/ ?\d{1,4})?",
    re.IGNORECASE,
)
_PAGED: Final = re.compile(r"^(?:\d{1,4}|[ivxlc]{1,8})(?=\s)|(?<=\s)(?:\d{1,4}|[ivxlc]{1,8})$")
_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True, kw_only=True)
class Framed:
    """A page without its frame: ``parts`` are its text, ``frame`` the rows around it, ``number`` its printed number."""

    parts: tuple[Line, ...]
    frame: tuple[str, ...] = ()
    number: str = ""


def take_frames(pages: Sequence[Sequence[Line]]) -> list[Framed]:
    """Return the pages of a document with their running heads and feet taken off."""
    edges = [_edge_rows(page) for page in pages]
    outer = [[*head, *foot] for head, foot in edges]
    repeated = _repeated(outer)
    framed = []
    for index, (page, rows, number) in enumerate(zip(pages, edges, _filled(_in_step(outer)), strict=True)):
        frame = [row for edge in rows for row in _frame_rows(edge, number or str(index + 1), repeated)]
        taken = {run for row in frame for run in row.runs}
        kept = tuple(part for part in page if not taken.issuperset(part.runs))
        framed.append(Framed(parts=kept, frame=tuple(row.text for row in frame), number=number or _alone(frame)))
    return framed


def _edge_rows(page: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the rows at the top and at the foot of a page, the outermost first."""
    rows = collect_rows(page)
    half = (len(rows) + 1) // 2
    return rows[:half][:_EDGE], rows[half:][::-1][:_EDGE]


def _frame_rows(edge: Sequence[Line], number: str, repeated: Callable[[Line], bool]) -> Iterator[Line]:
    """Yield the rows of an edge that belong to the frame; within it, nothing does."""
    for row in edge:
        if not (_belongs(row, number) or repeated(row)):
            return
        yield row


def _shape(row: Line) -> str:
    """Return the words of a row without the number of the page at either end."""
    return _PAGED.sub("#", row.text.casefold())


def _repeated(edges: Sequence[Sequence[Line]]) -> Callable[[Line], bool]:
    """Return the test whether a row stands at one height on several pages."""
    seen: dict[tuple[str, int], set[int]] = {}
    for index, rows in enumerate(edges):
        for row in rows:
            seen.setdefault((_shape(row), round(row.base / _NEAR)), set()).add(index)

    def repeats(row: Line) -> bool:
        shape, height = _shape(row), round(row.base / _NEAR)
        pages = sorted({page for near in (-1, 0, 1) for page in seen.get((shape, height + near), ())})
        # Notes say the same at the foot of a page too ("Ibid."), but not on page after page, and with a mark before it.
        steps = sum(after - page <= _REACH for page, after in pairwise(pages))
        return not row.numbered and (steps >= 2 or (steps == 1 and len(edges) <= 4))

    return repeats


def _belongs(row: Line, number: str) -> bool:
    """Tell whether a row is the number of its page, alone or at an end of a head."""
    alone = _ALONE.fullmatch(row.text.strip())
    if alone is not None:
        return alone.group(1) == number
    words = row.text.split()
    return len(row.text) <= _HEAD and number in (words[0], words[-1]) and len(row.cells) > 1


def _in_step(edges: Sequence[Sequence[Line]]) -> list[str]:
    """Return for each page the number that is printed on it, as far as the pages around it count on from it."""
    found = [{number: _value(number) for row in rows for number in _numbers(row)} for rows in edges]
    printed = []
    for index, numbers in enumerate(found):
        near = [
            (other, at)
            for at in range(max(0, index - _REACH), min(len(found), index + _REACH + 1))
            if at != index
            for other in found[at].items()
        ]
        steps = Counter(
            number
            for number, value in numbers.items()
            for (other, other_value), at in near
            if other_value - at == value - index and other.isdigit() == number.isdigit()
        )
        printed.append(max(steps, key=lambda number: (steps[number], -numbers[number])) if steps else "")
    return printed


def _filled(numbers: Sequence[str]) -> list[str]:
    """Give a page without a number (a plate, the opening of a chapter) the one that the page after or before counts."""
    filled = list(numbers)
    for index, number in enumerate(numbers):
        if number:
            continue
        for step in (1, -1):
            at = index + step
            if 0 <= at < len(numbers) and numbers[at].isdigit() and int(numbers[at]) > step:
                filled[index] = str(int(numbers[at]) - step)
                break
    return filled


def _numbers(row: Line) -> list[str]:
    """Return what may be the number of the page: a number alone, or the first or last one of a head."""
    alone = _ALONE.fullmatch(row.text.strip())
    if alone is not None:
        return [alone.group(1)] if _value(alone.group(1)) else []
    if len(row.text) > _HEAD:
        return []
    words = row.text.split()
    return [word for word in dict.fromkeys((words[0], words[-1])) if _NUMBER.fullmatch(word) and _value(word)]


def _alone(frame: Sequence[Line]) -> str:
    matches = (_ALONE.fullmatch(row.text.strip()) for row in frame)
    return next((match.group(1) for match in matches if match is not None and _value(match.group(1))), "")


def _value(number: str) -> int:
    """Return a number written in digits or small Roman letters; 0 if it is none."""
    if number.isdigit():
        return int(number)
    values = [_ROMAN.get(letter, 0) for letter in number.lower()]
    if not all(values):
        return 0
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))
