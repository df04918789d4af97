"""Define the curated claim, what its evidence has come to, and what a guard's round found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sinoclaim.model.claim import Claim
from sinoclaim.model.decision import Stale
from sinoclaim.model.finding import Finding
from sinoclaim.model.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """A passage that a curated claim rests on: the name of its source as reports give it, and its words."""

    source: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CuratedClaim:
    """What a team holds to be so.

    ``date`` (EDTF), ``holder`` and ``number`` are stated apart where the statement's own words do not carry them well;
    they win over what is read from it. ``file`` and ``line`` (from 1) say where the entry stands.
    """

    id: str
    statement: str
    topic: str = ""
    evidence: tuple[Witness, ...] = ()
    date: str = ""
    holder: str = ""
    number: str = ""
    status: str = ""
    note: str = ""
    references: tuple[str, ...] = ()
    file: str = ""
    line: int = 1

    @property
    def name(self) -> str:
        """The name of the claim among documents: "claims/port-arthur.toml#last-troops-left"."""
        return f"{self.file}#{self.id}"


class Support(StrEnum):
    """What the corpus says to a curated claim."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    UNSUPPORTED = "unsupported"


class Drift(StrEnum):
    """What became of an evidence quote: it stands there, was changed, is gone, or its source is gone."""

    HELD = "held"
    CHANGED = "changed"
    GONE = "gone"
    SOURCE_GONE = "source gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class WitnessState:
    """An evidence quote against the corpus.

    ``document``, ``start`` and ``end`` (code points) are where it or the nearest passage stands; ``nearest``
    are that passage's words and ``likeness`` (0 to 1000) how near they come. The document's name differs from the
    source's where the source was renamed.
    """

    witness: Witness
    drift: Drift
    document: str = ""
    start: int = 0
    end: int = 0
    nearest: str = ""
    likeness: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarded:
    """A curated claim with what speaks for it and against it, most telling first.

    ``readable`` tells whether any claim could be read from the statement; if not, only its evidence can bear it out.
    """

    claim: CuratedClaim
    support: Support
    readable: bool = True
    agreeing: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    witnesses: tuple[WitnessState, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing contradicts the claim and every quote stands where it should."""
        open_findings = [finding for finding in self.findings if finding.is_open]
        return not open_findings and all(state.drift is Drift.HELD for state in self.witnesses)


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardReport:
    """What a round of the guard found.

    ``claims`` in the order of their files; ``conflicts`` between two curated claims; ``report`` is the check of the
    corpus alone, its findings with their standing; ``stale`` the decisions that cover nothing any more.
    """

    claims: tuple[Guarded, ...]
    conflicts: tuple[Finding, ...]
    report: Report
    stale: tuple[Stale, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding of the round, once an id: those in the corpus, then those that touch a curated claim."""
        of_claims = (finding for entry in self.claims for finding in entry.findings)
        found: dict[str, Finding] = {}
        for finding in (*self.report.findings, *of_claims, *self.conflicts):
            found.setdefault(finding.id, finding)
        return tuple(found.values())
