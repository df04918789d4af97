"""Hold a recorded report against the documents and findings of today."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sinoclaim.ledger.decisions_file import even
from sinoclaim.ledger.recorded import Recorded, RecordedClaim, RecordedFinding, RecordedSource
from sinoclaim.model.document import Document
from sinoclaim.model.report import Report


class SourceState(StrEnum):
    """What became of a source."""

    SAME = "same"
    RENAMED = "renamed"
    CHANGED = "changed"
    MISSING = "missing"


class QuoteState(StrEnum):
    """What became of a quote: it stands where it stood, elsewhere in its source, or nowhere in it."""

    HELD = "held"
    MOVED = "moved"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReplay:
    """A recorded source and what it is called today ("" if it is missing)."""

    recorded: RecordedSource
    state: SourceState
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteReplay:
    """A recorded claim and where its quote starts today (-1 if it is gone)."""

    recorded: RecordedClaim
    source: SourceReplay
    state: QuoteState
    start: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingReplay:
    """A recorded finding, its two quotes, and whether it is made again."""

    recorded: RecordedFinding
    quotes: tuple[QuoteReplay, QuoteReplay]
    made: bool

    @property
    def holds(self) -> bool:
        """Whether nothing has changed."""
        return self.made and all(quote.state is QuoteState.HELD for quote in self.quotes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """What came of a replay; ``rules`` are the digests of then and of now."""

    sources: tuple[SourceReplay, ...]
    findings: tuple[FindingReplay, ...]
    rules: tuple[str, str]

    @property
    def holds(self) -> bool:
        """Whether nothing has changed: no rule, no source, no quote, no finding."""
        same = all(source.state in {SourceState.SAME, SourceState.RENAMED} for source in self.sources)
        return same and self.rules[0] == self.rules[1] and all(finding.holds for finding in self.findings)


def recorded_documents(recorded: Recorded, documents: Iterable[Document]) -> tuple[Document, ...]:
    """Return the documents that the report was made of, by name or by content; the others would only disturb."""
    names = {source.path for source in recorded.sources}
    digests = {source.sha256 for source in recorded.sources}
    return tuple(document for document in documents if document.name in names or document.sha256 in digests)


def replay(recorded: Recorded, report: Report) -> Replay:
    """Compare a recorded report with one that was made of its documents today."""
    by_id = {source.id: _source(source, report.documents) for source in recorded.sources}
    claims = {claim.id: claim for claim in recorded.claims}
    texts = {document.name: document.text for document in report.documents}
    made = {finding.id for finding in report.findings}

    def quote(claim: RecordedClaim) -> QuoteReplay:
        source = by_id[claim.source]
        return _quote(claim, source, texts.get(source.name, ""))

    findings = tuple(
        FindingReplay(
            recorded=finding,
            quotes=(quote(claims[finding.claims[0]]), quote(claims[finding.claims[1]])),
            made=finding.id in made,
        )
        for finding in recorded.findings
    )
    rules = (recorded.tool.rules, f"sha256:{report.rules_digest.removeprefix('sha256:')}")
    return Replay(sources=tuple(by_id.values()), findings=findings, rules=rules)


def _source(recorded: RecordedSource, documents: Sequence[Document]) -> SourceReplay:
    same = [document.name for document in documents if document.sha256 == recorded.sha256]
    if recorded.path in same:
        return SourceReplay(recorded=recorded, state=SourceState.SAME, name=recorded.path)
    if any(document.name == recorded.path for document in documents):
        return SourceReplay(recorded=recorded, state=SourceState.CHANGED, name=recorded.path)
    if same:
        return SourceReplay(recorded=recorded, state=SourceState.RENAMED, name=min(same))
    return SourceReplay(recorded=recorded, state=SourceState.MISSING)


def _quote(claim: RecordedClaim, source: SourceReplay, text: str) -> QuoteReplay:
    start, end = claim.start, claim.end
    stands = 0 <= start <= end <= len(text) and even(text[start:end]) == even(claim.quote) and bool(claim.quote)
    found = start if stands else text.find(claim.quote) if claim.quote else -1
    state = QuoteState.HELD if stands else QuoteState.MOVED if found >= 0 else QuoteState.GONE
    return QuoteReplay(recorded=claim, source=source, state=state, start=found)
