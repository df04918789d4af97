"""Choose the words to quote for a claim: the sentence if it says one thing, else the stretch that carries the claim."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sinoclaim.extract.page import Page
from sinoclaim.model.span import Span

QUOTE_LIMIT: Final = 280
"""Code points; a longer sentence is quoted in part even if it says one thing."""
BREAKS: Final = ",;:，；：、。()（）"
"""Where a stretch of a sentence may begin or end."""


def _widened(text: str, start: int, end: int, *, within: Span, others: list[tuple[int, int]]) -> Span:
    """Widen a stretch to the nearest marks of punctuation, but never over another cue."""
    left = max([min(last, start) for first, last in others if first < start], default=within.start)
    while start > max(left, within.start) and text[start - 1] not in BREAKS:
        start -= 1
    right = min([first for first, _ in others if first >= end], default=within.end)
    while end < min(right, within.end) and text[end] not in BREAKS:
        end += 1
    while start < end and text[start].isspace():
        start += 1
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def quote_span(page: Page, text: str, pieces: Iterable[tuple[int, int]], own: tuple[int, int]) -> Span:
    """Return the span to quote for a claim made of ``pieces`` (cue, roles, time, amounts), whose cue lies at ``own``.

    A short sentence with no other verb is quoted whole.
    """
    span = page.sentence.span
    others = [(c.start, c.end) for c in page.view.cues if not c.cues[0].nominal and not own[0] <= c.start < own[1]]
    if not others and span.end - span.start <= QUOTE_LIMIT:
        return span
    inside = [piece for piece in pieces if span.start <= piece[0] and piece[1] <= span.end]
    start, end = min(p[0] for p in inside), max(p[1] for p in inside)
    return _widened(text, start, end, within=span, others=[o for o in others if not start <= o[0] < end])
