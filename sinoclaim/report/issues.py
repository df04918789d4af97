"""Lay out a report or a guard's round as a flat list of issues, from which every format for machines is written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from sinoclaim.model.claim import Claim
from sinoclaim.model.curated import CuratedClaim, Drift, Guarded, GuardReport, Support, WitnessState
from sinoclaim.model.decision import Decision, Stale, Standing
from sinoclaim.model.difference import GuardDifference
from sinoclaim.model.finding import Finding, Verdict
from sinoclaim.model.report import Problem, Report
from sinoclaim.report.numbering import Numbering
from sinoclaim.report.spots import Atlas, Spot, shortened
from sinoclaim.report.summary import counted, coverage_sentence
from sinoclaim.report.view import View

UNSUPPORTED: Final = "SC902"
CHANGED: Final = "SC903"
LOST: Final = "SC904"
STALE: Final = "SC905"
WARNINGS: Final = (UNSUPPORTED, STALE)
"""The rules whose issues make nothing fail by themselves."""
_NAMES: Final = {UNSUPPORTED: "unsupported", CHANGED: "evidence", LOST: "evidence", STALE: "decision"}
_LOSSES: Final = {
    Drift.CHANGED: (CHANGED, "it was edited"),
    Drift.GONE: (LOST, "it is gone"),
    Drift.SOURCE_GONE: (LOST, "there is no such source"),
}
_SAME: Final = 1000
_LATEST: Final = 1 << 30
"""A day after that of any document: an account without a date is held to be later than one that has one."""


class Level(StrEnum):
    """How bad an issue is, in the words that SARIF and GitHub share."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One thing that somebody should look at.

    ``subject`` names what was looked at when it was found: a document, a curated claim, the decisions. ``message`` is
    one sentence; ``at`` is the place to change, ``others`` are what speaks against it. ``status`` is ``None`` where no
    decision can cover the issue. ``milder`` is the fingerprint of a lesser issue that this one includes: words that are
    gone have changed too.
    """

    rule: str
    name: str
    level: Level
    subject: str
    topic: str
    message: str
    at: Spot
    others: tuple[Spot, ...] = ()
    fingerprint: str
    milder: str = ""
    status: Standing | None = None
    decision: Decision | None = None
    confidence: int = 1000

    @property
    def covered(self) -> bool:
        """Whether a decision that holds covers it, so that it needs nobody's attention."""
        return self.status is Standing.UNCHANGED

    @property
    def text(self) -> str:
        """The whole of it in plain text: the sentence, then each side with its words."""
        sides = (f" {side.where}: “{side.shown}”" for side in (self.at, *self.others) if side.shown)
        return self.message + "".join(sides)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one run looked at and found: the names of what was looked at, the issues, what could not be read."""

    command: str
    subjects: tuple[str, ...]
    issues: tuple[Issue, ...]
    problems: tuple[Problem, ...]
    summary: str

    @property
    def open(self) -> tuple[Issue, ...]:
        """The issues that no decision covers, errors first."""
        found = [issue for issue in self.issues if not issue.covered]
        return tuple(sorted(found, key=lambda issue: issue.level is not Level.ERROR))


def check_outcome(report: Report, view: View) -> Outcome:
    """Lay out the report of a check."""
    desk = _Desk(Atlas(numbering=Numbering.of(report), view=view, curated={}))
    return Outcome(
        command="check",
        subjects=desk.documents,
        issues=(*(desk.issue(finding) for finding in report.findings), *desk.stale(report.stale)),
        problems=report.problems,
        summary=coverage_sentence(report),
    )


def guard_outcome(guarded: GuardReport, view: View) -> Outcome:
    """Lay out a guard's round: the curated claims, the corpus, the decisions."""
    curated = {entry.claim.name: entry.claim for entry in guarded.claims}
    desk = _Desk(Atlas(numbering=Numbering.of(guarded.report), view=view, curated=curated))
    issues = [issue for entry in guarded.claims for issue in desk.about(entry)]
    issues += [desk.issue(finding) for finding in (*guarded.conflicts, *guarded.report.findings)]
    issues += desk.stale(guarded.stale)
    sound = sum(entry.sound for entry in guarded.claims)
    return Outcome(
        command="guard",
        subjects=(*curated, *desk.documents, view.decisions),
        issues=tuple(issues),
        problems=guarded.report.problems,
        summary=f"{counted(len(curated), 'curated claim')}, {sound} sound. {coverage_sentence(guarded.report)}",
    )


def since_outcome(changed: GuardDifference, view: View, summary: str) -> Outcome:
    """Lay out what is new since a revision, among all that was looked at: the rest is as it was, or better."""
    before, after = guard_outcome(changed.before, view), guard_outcome(changed.after, view)
    ids = {entry.claim.name: entry.claim.id for entry in (*changed.before.claims, *changed.after.claims)}

    def keys(issue: Issue) -> Iterator[tuple[str, str]]:
        """Yield what an issue is known by; a claim in the very words of a source shares the fingerprint of these."""
        yield from ((known, ids.get(issue.subject, "")) for known in (issue.fingerprint, issue.milder) if known)

    known = {key for issue in before.open for key in keys(issue)}
    new = tuple(issue for issue in after.open if next(keys(issue)) not in known)
    return replace(after, issues=new, summary=summary)


@dataclass(frozen=True, slots=True)
class _Desk:
    """Makes issues out of what a run found."""

    atlas: Atlas

    @property
    def documents(self) -> tuple[str, ...]:
        return tuple(document.name for document in self.atlas.numbering.documents)

    def issue(self, finding: Finding, subject: str = "") -> Issue:
        """Return the issue of a finding: where to change something is the curated claim or the later document."""
        first, second = sorted(finding.claims, key=self._lateness, reverse=True)
        said = finding.message if finding.message.startswith(finding.topic) else f"{finding.topic}: {finding.message}"
        return Issue(
            rule=finding.rule,
            name=finding.kind.value,
            level=Level.ERROR if finding.verdict is Verdict.CONTRADICTION else Level.WARNING,
            subject=subject or first.document,
            topic=finding.topic,
            message=" ".join((said, *_why_again(finding))),
            at=self.atlas.side(finding, first),
            others=(self.atlas.side(finding, second), *(self.atlas.link(link) for link in finding.links)),
            fingerprint=finding.id,
            status=finding.status,
            decision=finding.decision,
            confidence=finding.confidence,
        )

    def about(self, entry: Guarded) -> Iterator[Issue]:
        """Yield what is to be said of a curated claim; that two of them conflict is told by itself."""
        claim = entry.claim
        for finding in entry.findings:
            if not all(side.document in self.atlas.curated for side in finding.claims):
                yield self.issue(finding, claim.name)
        if entry.support is Support.UNSUPPORTED:
            message = f"{claim.id}: no source says that {shortened(claim.statement)}"
            yield self._own(claim, UNSUPPORTED, message)
        for state in entry.witnesses:
            if state.drift is not Drift.HELD:
                yield self._drifted(claim, state)

    def stale(self, stale: Sequence[Stale]) -> Iterator[Issue]:
        """Yield the decisions whose finding is no longer made; one that has expired is told with its finding."""
        path = self.atlas.view.decisions
        for made in (one.decision for one in stale if one.standing is Standing.ABSENT):
            quotes = " / ".join(f"“{shortened(quote)}”" for quote in made.witness)
            yield Issue(
                rule=STALE,
                name=_NAMES[STALE],
                level=Level.WARNING,
                subject=path,
                topic=f"decision on {made.fingerprint}",
                message=f"The decision on {made.fingerprint} ({made.rule}) covers nothing any more: {quotes}",
                at=Spot(path=path, where=path),
                fingerprint=_digest(STALE, made.fingerprint),
            )

    def _drifted(self, claim: CuratedClaim, state: WitnessState) -> Issue:
        source, quote = state.witness.source, shortened(state.witness.quote)
        said = f"{claim.id}: {source} no longer has “{quote}”"
        rule, why = _LOSSES[state.drift]
        near = (self.atlas.nearest(state),) if state.nearest else ()
        if near:
            why += ", which stands now at" if state.likeness == _SAME else ", what comes nearest is"
        return self._own(claim, rule, f"{said}: {why}", state.witness.quote, near)

    def _own(
        self, claim: CuratedClaim, rule: str, message: str, quote: str = "", others: tuple[Spot, ...] = ()
    ) -> Issue:
        """Return an issue of the entry itself; ``quote`` tells several of one rule apart."""
        return Issue(
            rule=rule,
            name=_NAMES[rule],
            level=Level.WARNING if rule in WARNINGS else Level.ERROR,
            subject=claim.name,
            topic=claim.id,
            message=message,
            at=self.atlas.entry(claim),
            others=others,
            fingerprint=_digest(rule, claim.id, quote),
            milder=_digest(CHANGED, claim.id, quote) if rule == LOST else "",
        )

    def _lateness(self, claim: Claim) -> tuple[bool, int, str, int]:
        if claim.document in self.atlas.curated:
            return True, 0, claim.document, claim.span.start
        origin = self.atlas.numbering.by_name[claim.document].origin
        written = origin.written or origin.published
        day = written.latest if written and written.latest is not None else _LATEST
        return False, day, claim.document, claim.span.start


def _why_again(finding: Finding) -> Iterator[str]:
    """Say why a finding is open although somebody decided on it."""
    made = finding.decision
    if made is None or not finding.is_open:
        return
    reason = shortened(made.reason)
    if finding.status is Standing.EXPIRED:
        yield f"(It was {made.ruling.value} until {shortened(made.expires)}: {reason})"
    elif finding.status is Standing.UPDATED:
        yield f"(It was {made.ruling.value} before a quote changed: {reason})"


def _digest(*parts: str) -> str:
    """Return a fingerprint of what is no finding and so has none."""
    key = "\x1e".join(parts)
    return f"sc1:{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"
