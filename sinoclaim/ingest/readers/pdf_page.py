"""Take the characters of a PDF page as runs: what stands on one baseline, in one size, without space inside."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from dataclasses import dataclass
from typing import Final, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

_BOLD: Final = ("bold", "black", "heavy", "demi", "cmbx", "semibd")
_HEAVY: Final = 600
_LIGATURES: Final = str.maketrans(
    {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
)
_BROKEN_HYPHENS: Final = frozenset({0x2, 0xFFFE})
"""What the library gives for a hyphen at the end of a line."""
_JITTER: Final = 0.15
"""Of the height of a box; the boxes of characters of one font differ by less."""
_NAME_BYTES: Final = 128


class Run(NamedTuple):
    """Characters that belong together: from ``left`` to ``right`` on the baseline ``base``, in points, y upwards.

    ``spaced`` tells whether white space stands before them.
    """

    left: float
    right: float
    base: float
    size: float
    text: str
    bold: bool
    spaced: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """The text of a page in the order of the file. ``turned`` runs against the rest: stamps, marks in the margin.

    ``pictured`` tells of a page that shows something, but no text.
    """

    runs: tuple[Run, ...]
    turned: str = ""
    pictured: bool = False


class _Placed(NamedTuple):
    """A run as it stands on the page, and by how many quarters it is turned; ``None``: aslant."""

    box: tuple[float, float, float, float]
    origin: tuple[float, float]
    size: float
    text: str
    bold: bool
    spaced: bool
    quarters: int | None


def read_page(page: pdfium.PdfPage) -> PageText:
    """Return the text of a page; on a page set sideways, as if it was turned upright."""
    textpage = page.get_textpage()
    try:
        placed = _Scan(textpage, page.get_bbox()).runs()
        if not placed:
            return PageText(runs=(), pictured=raw.FPDFPage_CountObjects(page.raw) > 0)
    finally:
        textpage.close()
    counts: Counter[int | None] = Counter()
    for run in placed:
        counts[run.quarters] += len(run.text)
    upright = max((q for q in counts if q is not None), key=lambda q: (counts[q], q == 0), default=0)
    turned = "".join((" " if run.spaced else "") + run.text for run in placed if run.quarters != upright)
    return PageText(runs=tuple(_upright(run, upright) for run in placed if run.quarters == upright), turned=turned)


def _upright(run: _Placed, quarters: int) -> Run:
    """Turn the page so that the run reads from left to right."""
    left, bottom, right, top = run.box
    x, y = run.origin
    start, end, base = ((left, right, y), (bottom, top, -x), (-right, -left, -y), (-top, -bottom, x))[quarters]
    return Run(start, end, base, run.size, run.text, run.bold, run.spaced)


class _Scan:
    """The scan of one page: calls of the C library, two a character and a few a run."""

    def __init__(self, textpage: pdfium.PdfTextPage, bounds: tuple[float, float, float, float]) -> None:
        self._page = textpage.raw
        self._count = textpage.count_chars()
        self._bounds = bounds
        self._found: list[_Placed] = []
        # Made once: the library writes its answers into them.
        self._x, self._y, self._flags = ctypes.c_double(), ctypes.c_double(), ctypes.c_int()
        self._matrix, self._name = raw.FS_MATRIX(), ctypes.create_string_buffer(_NAME_BYTES)

    def runs(self) -> list[_Placed]:
        """Return the runs that lie on the page."""
        page, box = self._page, raw.FS_RECTF()
        unicode_of, box_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
        first, spaced = -1, False
        codes: list[int] = []
        extent = (0.0, 0.0, 0.0, 0.0)
        for index in range(self._count):
            code = unicode_of(page, index)
            if _is_space(code) or not box_of(page, index, box):
                if codes:
                    self._add(first, codes, extent, spaced=spaced)
                    codes = []
                spaced = True
                continue
            left, bottom, right, top = box.left, box.bottom, box.right, box.top
            if codes and not _continues(extent, bottom, top):
                self._add(first, codes, extent, spaced=spaced)
                codes, spaced = [], False
            if codes:
                extent = (min(extent[0], left), min(extent[1], bottom), max(extent[2], right), max(extent[3], top))
                codes.append(code)
            else:
                first, codes, extent = index, [code], (left, bottom, right, top)
        if codes:
            self._add(first, codes, extent, spaced=spaced)
        return self._found

    def _add(self, first: int, codes: list[int], box: tuple[float, float, float, float], *, spaced: bool) -> None:
        """Keep a run that starts with the character ``first``, unless it lies off the page."""
        left, bottom, right, top = self._bounds
        across, up = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        if not (left - 1 <= across <= right + 1 and bottom - 1 <= up <= top + 1):
            return
        matrix = self._matrix
        raw.FPDFText_GetCharOrigin(self._page, first, self._x, self._y)
        raw.FPDFText_GetMatrix(self._page, first, matrix)
        origin = self._x.value, self._y.value
        size = raw.FPDFText_GetFontSize(self._page, first) * math.hypot(matrix.c, matrix.d)
        if not (math.isfinite(size) and all(map(math.isfinite, (*box, *origin)))):
            return
        quarters = _quarters(matrix.a, matrix.b)
        text = _text(codes)
        self._found.append(_Placed(box, origin, abs(size), text, self._is_bold(first), spaced, quarters))

    def _is_bold(self, index: int) -> bool:
        raw.FPDFText_GetFontInfo(self._page, index, self._name, _NAME_BYTES, self._flags)
        called = self._name.value.decode("utf-8", "replace").casefold()
        return any(word in called for word in _BOLD) or raw.FPDFText_GetFontWeight(self._page, index) >= _HEAVY


def _is_space(code: int) -> bool:
    return code in (0xA0, 0x3000) or (code <= 0x20 and code not in _BROKEN_HYPHENS) or 0x2000 <= code <= 0x200B


def _continues(extent: tuple[float, float, float, float], bottom: float, top: float) -> bool:
    """Tell whether a character stands on the line of the run so far and is as large."""
    slack = _JITTER * (extent[3] - extent[1])
    return abs(bottom - extent[1]) <= slack and abs(top - extent[3]) <= slack


def _quarters(across: float, up: float) -> int | None:
    angle = math.degrees(math.atan2(up, across))
    turns = round(angle / 90)
    return turns % 4 if abs(angle - turns * 90) < 5 else None


def _text(codes: list[int]) -> str:
    text = "".join("-" if code in _BROKEN_HYPHENS else chr(code) for code in codes if 0 <= code <= 0x10FFFF)
    # Characters beyond the first plane may come as two halves; a half alone is no character.
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").translate(_LIGATURES)
