"""Define the report: everything one run found, and what it did not look at."""

from __future__ import annotations

from dataclasses import dataclass

from sinoclaim.model.claim import Claim
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What was looked at, in numbers; ``silences`` counts the dropped pairs by reason."""

    sources_read: int = 0
    sources_skipped: int = 0
    sentences: int = 0
    claims: int = 0
    undated: int = 0
    unresolved_times: int = 0
    compared_pairs: int = 0
    not_understood: int = 0
    """Sentences in a language that the program does not read."""
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
    rules_digest: str = ""
