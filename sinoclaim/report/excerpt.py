"""Shorten a quote around the words that matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from sinoclaim.model.span import Span
from sinoclaim.report.visible import one_line

ELLIPSIS: Final = "…"
_GAP: Final = re.compile(r"\s{1,100}")
_SNAP: Final = 24
"""How far a cut may move to the next gap between words; Chinese has none and is cut where it is."""


class Piece(NamedTuple):
    """A stretch of an excerpt, safe to show; ``decisive`` where it is to be emphasised."""

    text: str
    decisive: bool = False


def excerpt(quote: str, decisive: tuple[Span, ...], *, limit: int) -> tuple[Piece, ...]:
    """Return ``quote`` in pieces, shortened to about ``limit`` code points but never within its decisive words.

    >>> "".join(piece.text for piece in excerpt("one two three four five six", (Span(8, 13),), limit=16))
    '… two three four …'
    """
    pieces: list[Piece] = []
    end = 0
    for window in _windows(quote, decisive, limit):
        if window.start > end:
            pieces.append(Piece(f" {ELLIPSIS} " if pieces else f"{ELLIPSIS} "))
        pieces += _marked(quote, window, decisive)
        end = window.end
    if end < len(quote):
        pieces.append(Piece(f" {ELLIPSIS}"))
    return tuple(piece for piece in pieces if piece.text)


def _windows(quote: str, decisive: tuple[Span, ...], limit: int) -> tuple[Span, ...]:
    """Choose what to show: all of a short quote, else a window about each stretch of decisive words."""
    if len(quote) <= limit:
        return (Span(0, len(quote)),) if quote else ()
    if not decisive:
        return (Span(0, _last_gap(quote, max(1, limit))),)
    spare = max(0, limit - sum(span.end - span.start for span in decisive))
    margin = spare // (2 * len(decisive))
    windows: list[Span] = []
    for span in decisive:
        start, end = _widened(quote, span, margin)
        if windows and start <= windows[-1].end:
            windows[-1] = Span(windows[-1].start, max(end, windows[-1].end))
        else:
            windows.append(Span(start, end))
    return tuple(windows)


def _widened(quote: str, span: Span, margin: int) -> tuple[int, int]:
    """Widen ``span`` by ``margin`` on each side; what one end of the quote cannot use goes to the other side."""
    before, after = min(margin, span.start), min(margin, len(quote) - span.end)
    start = span.start - min(span.start, margin + margin - after)
    end = span.end + min(len(quote) - span.end, margin + margin - before)
    start = 0 if start == 0 else min(_next_gap(quote, start), span.start)
    end = len(quote) if end == len(quote) else max(_last_gap(quote, end), span.end)
    return start, end


def _next_gap(quote: str, at: int) -> int:
    """Return where the next word starts, if that is near; else ``at``."""
    gap = _GAP.search(quote, max(0, at - 1), at + _SNAP)
    return gap.end() if gap else at


def _last_gap(quote: str, at: int) -> int:
    """Return where the last whole word before ``at`` ends, if that is near; else ``at``."""
    gaps = tuple(_GAP.finditer(quote, max(1, at - _SNAP), at + 1))
    return gaps[-1].start() if gaps else at


def _marked(quote: str, window: Span, decisive: tuple[Span, ...]) -> Iterator[Piece]:
    at = window.start
    for span in decisive:
        if not window.covers(span):
            continue
        yield Piece(one_line(quote[at : span.start]))
        yield Piece(one_line(quote[span.start : span.end]), decisive=True)
        at = span.end
    yield Piece(one_line(quote[at : window.end]))
