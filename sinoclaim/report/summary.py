"""Put the numbers of a report into sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sinoclaim.model.report import Report, unread
from sinoclaim.report.facts import verdicts
from sinoclaim.report.visible import one_line

_NAMED: Final = 5


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun.

    >>> counted(1, "tension"), counted(1200, "pair"), counted(2, "of those", "of those")
    ('1 tension', '1200 pairs', '2 of those')
    """
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def clean_sentence(report: Report) -> str:
    """Say that nothing was found, and in how much: silence must not look like agreement."""
    if not report.documents:
        return "Nothing was checked: no document was read."
    what = "open contradictions" if report.findings else "contradictions found"
    return f"No {what} in {counted(report.coverage.sources_read, 'document')}."


def coverage_sentence(report: Report) -> str:
    """Say what was read and compared, what came of it, and what was left out."""
    coverage, found = report.coverage, verdicts(report)
    read = (
        f"Read {counted(coverage.sources_read, 'document')}, {counted(coverage.sentences, 'sentence')}, "
        f"{counted(coverage.claims, 'claim')} ({coverage.undated} undated); "
        f"compared {counted(coverage.compared_pairs, 'pair')}; "
        f"{counted(found['contradiction'], 'contradiction')}, {counted(found['tension'], 'tension')}."
    )
    return " ".join((read, *_left_out(report)))


def _left_out(report: Report) -> tuple[str, ...]:
    coverage = report.coverage
    said = []
    if coverage.sources_skipped:
        listed = len(unread(report.problems, (document.name for document in report.documents)))
        where = " (see above)" if listed == coverage.sources_skipped else ""
        said.append(f"Not read: {counted(coverage.sources_skipped, 'file')}{where}.")
    if coverage.not_understood:
        wholly = f"; wholly: {_some(coverage.foreign)}" if coverage.foreign else ""
        said.append(f"Not understood: {counted(coverage.not_understood, 'sentence')} in another language{wholly}.")
    if report.copies:
        pairs = [f"{copy} of {first}" for copy, first in report.copies]
        said.append(f"Copies, counted as one source: {_some(pairs)}.")
    return tuple(said)


def _some(names: Sequence[str]) -> str:
    """Name the first of some things, and count the others."""
    shown = ", ".join(one_line(name) for name in names[:_NAMED])
    more = len(names) - _NAMED
    return f"{shown} and {more} more" if more > 0 else shown
