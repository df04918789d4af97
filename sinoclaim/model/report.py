"""Define the report: everything one run found, and what it did not look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sinoclaim.model.claim import Claim
from sinoclaim.model.decision import Stale
from sinoclaim.model.document import Document
from sinoclaim.model.finding import Agreement, Dispute, Finding, Silence


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A source that could not be read, or only in part: its name and one line that says why and what helps.

    A ``remark`` is about a source that was read whole, such as one with characters that hide its text.
    """

    path: str
    message: str
    remark: bool = False


def unread(problems: Iterable[Problem], documents: Iterable[str]) -> tuple[str, ...]:
    """Return the names of the sources that were not read at all, sorted.

    A problem of a document that was read, or of a file whose parts were read, is a warning.

    >>> told = [Problem(path=name, message="is damaged") for name in ("a.pdf", "b.xml", "c.txt")]
    >>> unread(told, ["b.xml#d1", "c.txt"])
    ('a.pdf',)
    """
    read = {name[:end] for name in documents for end in (*_part_marks(name), len(name))}
    return tuple(sorted({problem.path for problem in problems if not problem.remark} - read))


def _part_marks(name: str) -> Iterator[int]:
    return (at for at, mark in enumerate(name) if mark == "#")


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What was looked at, in numbers; ``silences`` counts the dropped pairs by reason.

    ``foreign`` are the names of the documents of which no sentence was understood.
    """

    sources_read: int = 0
    sources_skipped: int = 0
    sentences: int = 0
    claims: int = 0
    undated: int = 0
    unresolved_times: int = 0
    compared_pairs: int = 0
    not_understood: int = 0
    """Sentences in a language that the program does not read."""
    foreign: tuple[str, ...] = ()
    silences: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The result of a run. Documents, claims and findings are sorted, so equal input gives equal reports."""

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    disputes: tuple[Dispute, ...]
    agreements: tuple[Agreement, ...]
    coverage: Coverage
    problems: tuple[Problem, ...] = ()
    silences: tuple[Silence, ...] = ()
    copies: tuple[tuple[str, str], ...] = ()
    """For each document that copies another its name and that of the other, under which both count as one source."""
    rules_digest: str = ""
    stale: tuple[Stale, ...] = ()
    """The decisions that cover nothing any more, by fingerprint; none where no decisions were looked at."""
