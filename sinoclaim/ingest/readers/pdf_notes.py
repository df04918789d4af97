"""Find the footnotes of a page: smaller type at the foot of a stretch, begun by a number or a star."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from sinoclaim.ingest.readers.pdf_lines import Line

_SMALLER: Final = 0.93
"""Of the size of running text; notes are set smaller than this."""
_MARK: Final = re.compile(r"\[?(\d{1,3}|[*†‡§])(?:[.)\]]\s?|\s|(?<=[*†‡§]))")
_LONGEST: Final = 250
"""Lines of one note; what is longer is an appendix in small type."""


@dataclass(slots=True)
class Note:
    """A note: its number, its lines, the page where it begins, and the sheet (counted from 0) where it ends so far."""

    mark: str
    page: str
    sheet: int
    lines: list[Line] = field(default_factory=list)


def take_notes(lines: Sequence[Line], size: float, notes: list[Note], *, page: str, sheet: int) -> list[Line]:
    """Move the notes at the foot of a stretch to ``notes``; return the lines above them.

    Small lines without a number go on with the last note of the page before, if there was one.
    """
    cut = len(lines)
    while cut and lines[cut - 1].size <= _SMALLER * size:
        cut -= 1
    foot = list(lines[cut:])
    start = next((at for at, line in enumerate(foot) if _mark(line)), None)
    if not foot or (start is None and not _is_open(notes, sheet)):
        return list(lines)
    if start and not _is_open(notes, sheet):
        # Small type above the first number: a quotation or a caption, part of the text.
        cut, foot = cut + start, foot[start:]
    for line in foot:
        mark = _mark(line)
        if mark and _follows(mark, line, notes, page):
            notes.append(Note(mark, page, sheet))
        notes[-1].lines.append(line)
        notes[-1].sheet = sheet
    return list(lines[:cut])


def _mark(line: Line) -> str:
    found = _MARK.match(line.text)
    return found.group(1) if found else ""


def _is_open(notes: Sequence[Note], sheet: int) -> bool:
    """Tell whether the last note may go on here: it stands on this sheet or the one before."""
    return bool(notes) and notes[-1].sheet >= sheet - 1 and len(notes[-1].lines) < _LONGEST


def _follows(mark: str, line: Line, notes: Sequence[Note], page: str) -> bool:
    """Tell whether a number at the start of a line is the next note's, not a figure within the note before."""
    if not notes or not mark.isdigit() or not notes[-1].mark.isdigit() or line.numbered:
        return True
    last = int(notes[-1].mark)
    return int(mark) == last + 1 or (notes[-1].page != page and int(mark) in (1, last + 1))


def note_text(line: Line, mark: str) -> str:
    """Return the first line of a note without its number."""
    found = _MARK.match(line.text)
    return line.text[found.end() :] if found and found.group(1) == mark else line.text
