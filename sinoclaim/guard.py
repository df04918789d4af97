"""Hold the curated claims of a project against its corpus: what supports them, what contradicts them, what drifted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from sinoclaim.align.block import blocks
from sinoclaim.align.event import match
from sinoclaim.align.setting import Setting, settings_of
from sinoclaim.compare.chains import chains
from sinoclaim.compare.pair import frames_of, judge
from sinoclaim.engine.reader import Reader
from sinoclaim.ledger.evidence import Shelf
from sinoclaim.ledger.standing import settle
from sinoclaim.ledger.statements import read_statement
from sinoclaim.model.claim import Claim
from sinoclaim.model.curated import CuratedClaim, Drift, Guarded, GuardReport, Support, WitnessState
from sinoclaim.model.decision import Decision, Ruling
from sinoclaim.model.difference import GuardDifference, StateChange
from sinoclaim.model.document import Document
from sinoclaim.model.finding import Finding, Reason, Silence, Verdict
from sinoclaim.model.report import Problem, Report
from sinoclaim.pipeline import AGREEMENT_NEEDED, CheckOptions, Progress, check
from sinoclaim.rules import Rules

AGREEING: Final = (Reason.AGREES, Reason.PRECISION, Reason.ROUNDING)
"""Reasons for silence that speak for a statement, the most telling first."""
KNOWN: Final = frozenset({Ruling.ACCEPTED, Ruling.DEFERRED})
"""Rulings under which a contradiction stands, though nobody has to look at it again."""


class _Weighed(NamedTuple):
    """What came of the statements: findings and agreements, those of each statement by the name of its claim."""

    findings: Mapping[str, list[Finding]]
    agreeing: Mapping[str, list[tuple[tuple[int, int], Claim]]]


def guard(  # noqa: PLR0913 -- what it brings together
    documents: Sequence[Document],
    curated: Sequence[CuratedClaim],
    decisions: Sequence[Decision],
    rules: Rules,
    *,
    today: str = "",
    options: CheckOptions | None = None,
    problems: Sequence[Problem] = (),
    progress: Progress | None = None,
    reader: Reader | None = None,
) -> GuardReport:
    """Hold curated claims against documents. The report of the documents alone is that of ``pipeline.check``.

    ``today`` (ISO 8601) is the day by which decisions expire; with "" none does.
    """
    chosen = options or CheckOptions()
    reader = reader or Reader(rules)
    reader.expect(f"{claim.statement} {claim.holder} {claim.number}" for claim in curated)
    report = check(documents, rules, options=chosen, problems=problems, progress=progress, reader=reader)
    statements = {claim.name: read_statement(claim, reader.apparatus) for claim in curated}
    weighed = _weigh([read for made in statements.values() for read in made], report, reader.known, chosen)
    found = {_key(finding): finding for own in weighed.findings.values() for finding in own}
    settled, stale = settle([*report.findings, *found.values()], decisions, today)
    corpus, own = settled[: len(report.findings)], settled[len(report.findings) :]
    by_key = {_key(finding): finding for finding in own}
    shelf = Shelf(report.documents)
    guarded = tuple(
        _guarded(claim, weighed, by_key, statements, tuple(shelf.trace(witness) for witness in claim.evidence))
        for claim in curated
    )
    return GuardReport(
        claims=guarded,
        conflicts=tuple(finding for finding in _sorted(own) if _is_conflict(finding, statements)),
        report=replace(report, findings=corpus),
        stale=stale,
    )


def _key(finding: Finding) -> tuple[str, ...]:
    """Tell findings apart that share an id: a claim put in the very words of a source makes those of the source."""
    return finding.id, *(claim.document for claim in finding.claims)


def _sorted(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: (-finding.confidence, *_key(finding)))


def _weigh(statements: Sequence[Claim], report: Report, rules: Rules, options: CheckOptions) -> _Weighed:
    """Judge each claim of a statement against those of the corpus and of the other statements.

    No statement counts as a copy of the document that it quotes.
    """
    weighed = _Weighed(defaultdict(list), defaultdict(list))
    setting = _setting(report.claims, statements)
    own = {claim.document for claim in statements}
    for a, b in _pairs(statements, report.claims, rules):
        verdict = judge(a, b, rules, setting)
        names = [claim.document for claim in (a, b) if claim.document in own]
        if isinstance(verdict, Finding):
            for name in names if options.wants(verdict) else ():
                weighed.findings[name].append(verdict)
        elif verdict is not None and verdict.reason in AGREEING and len(names) == 1:
            pair = match(a, b, frames_of(a, b, rules), rules.names, setting)
            if pair.score >= AGREEMENT_NEEDED and not pair.differing():
                rank = (AGREEING.index(verdict.reason), -pair.score)
                weighed.agreeing[names[0]].append((rank, _other(verdict, names[0])))
    for finding in chains([*report.claims, *statements], {}, rules, setting):
        for name in {claim.document for claim in finding.claims} & own if options.wants(finding) else ():
            weighed.findings[name].append(finding)
    return weighed


def _setting(corpus: Sequence[Claim], statements: Sequence[Claim]) -> Setting:
    """Return the setting of a corpus with that of the statements; what is common is what the corpus has in common."""
    of_corpus, of_statements = settings_of(corpus), settings_of(statements)
    return replace(
        of_corpus,
        names={**of_corpus.names, **of_statements.names},
        frames={**of_corpus.frames, **of_statements.frames},
        figures={**of_corpus.figures, **of_statements.figures},
    )


def _other(silence: Silence, name: str) -> Claim:
    a, b = silence.claims
    return b if a.document == name else a


def _pairs(statements: Sequence[Claim], corpus: Sequence[Claim], rules: Rules) -> Iterator[tuple[Claim, Claim]]:
    """Yield each pair worth comparing of which a side is a statement, once."""
    own = {claim.document for claim in statements}
    seen: set[tuple[str, int, str, int]] = set()
    for block in blocks([*corpus, *statements], rules.frames.frames):
        for a in (claim for claim in block.claims if claim.document in own):
            for b in block.claims:
                if a.document == b.document:
                    continue
                first, second = sorted((a, b), key=lambda claim: (claim.document, claim.order))
                key = (first.document, first.order, second.document, second.order)
                if key not in seen:
                    seen.add(key)
                    yield first, second


def _is_conflict(finding: Finding, statements: Mapping[str, object]) -> bool:
    return all(claim.document in statements for claim in finding.claims)


def _guarded(
    claim: CuratedClaim,
    weighed: _Weighed,
    settled: Mapping[tuple[str, ...], Finding],
    statements: Mapping[str, tuple[Claim, ...]],
    witnesses: tuple[WitnessState, ...],
) -> Guarded:
    findings = [settled[_key(finding)] for finding in _sorted(weighed.findings.get(claim.name, []))]
    against = tuple(finding for finding in findings if not _is_conflict(finding, statements))
    contradicting = [side for finding in against if _stands(finding) for side in finding.claims]
    agreeing = [row for row in weighed.agreeing.get(claim.name, []) if not _within(row[1], contradicting)]
    agreeing.sort(key=lambda row: (row[0], row[1].document, row[1].order))
    return Guarded(
        claim=claim,
        readable=bool(statements[claim.name]),
        support=_support(against, supported=bool(agreeing) or any(w.drift is Drift.HELD for w in witnesses)),
        agreeing=tuple({(read.document, read.order): read for _, read in agreeing}.values()),
        findings=against,
        witnesses=witnesses,
    )


def _within(claim: Claim, others: Sequence[Claim]) -> bool:
    """Tell whether a claim is made by a passage that makes one of the others: who contradicts supports nothing."""
    return any(claim.document == other.document and claim.span.touches(other.span) for other in others)


def _support(against: Sequence[Finding], *, supported: bool) -> Support:
    """Say what the corpus says to a claim; a finding that was dismissed or resolved says nothing against it."""
    if any(finding.verdict is Verdict.CONTRADICTION and _stands(finding) for finding in against):
        return Support.CONTRADICTED
    return Support.SUPPORTED if supported else Support.UNSUPPORTED


def _stands(finding: Finding) -> bool:
    return finding.is_open or (finding.decision is not None and finding.decision.ruling in KNOWN)


def difference(before: GuardReport, after: GuardReport, revision: str) -> GuardDifference:
    """Return what changed from one round to another; a finding is the same if its id is."""
    open_before = {finding.id: finding for finding in before.findings if finding.is_open}
    open_after = {finding.id: finding for finding in after.findings if finding.is_open}
    return GuardDifference(
        revision=revision,
        before=before,
        after=after,
        new=tuple(_sorted(open_after[key] for key in open_after.keys() - open_before.keys())),
        gone=tuple(_sorted(open_before[key] for key in open_before.keys() - open_after.keys())),
        claims=tuple(_state_changes(before, after)),
        stale=tuple(item for item in after.stale if item not in before.stale),
    )


def _state_changes(before: GuardReport, after: GuardReport) -> Iterator[StateChange]:
    then = {entry.claim.id: entry for entry in before.claims}
    now = {entry.claim.id: entry for entry in after.claims}
    for name in dict.fromkeys((*now, *then)):
        states = tuple(_state(found[name]) if name in found else "" for found in (then, now))
        if states[0] != states[1]:
            faults = tuple(_faults(found[name]) if name in found else frozenset() for found in (then, now))
            yield StateChange(id=name, before=states[0], after=states[1], worse=bool(faults[1] - faults[0]))


def _state(entry: Guarded) -> str:
    """Return the state of a claim in words: "supported", "contradicted, evidence changed"."""
    drifts = dict.fromkeys(w.drift for w in entry.witnesses if w.drift is not Drift.HELD)
    told = (drift.value if drift is Drift.SOURCE_GONE else f"evidence {drift.value}" for drift in drifts)
    return ", ".join((entry.support.value, *told))


def _faults(entry: Guarded) -> frozenset[tuple[str, str]]:
    """Return what speaks against a claim: a contradiction that no decision covers, quotes that changed or are lost."""
    drifts = {(w.witness.quote, "drift") for w in entry.witnesses if w.drift is not Drift.HELD}
    losses = {(w.witness.quote, "loss") for w in entry.witnesses if w.drift in {Drift.GONE, Drift.SOURCE_GONE}}
    contradicted = any(f.is_open and f.verdict is Verdict.CONTRADICTION for f in entry.findings)
    return frozenset(drifts | losses | ({("", "contradicted")} if contradicted else set()))
