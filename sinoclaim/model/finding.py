"""Define findings, reasons for silence, disputes and agreements."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sinoclaim.model.claim import Claim
from sinoclaim.model.decision import Decision, Standing
from sinoclaim.model.share import Share


class Kind(StrEnum):
    """The slot in which two claims differ."""

    DATE = "date"
    NUMBER = "number"
    DURATION = "duration"
    STATE = "state"
    POLARITY = "polarity"
    ACTOR = "actor"
    PLACE = "place"
    SEQUENCE = "sequence"


class Verdict(StrEnum):
    """How firmly two claims exclude one another."""

    CONTRADICTION = "contradiction"
    TENSION = "tension"


class Reason(StrEnum):
    """Why a tempting pair is not a contradiction."""

    PRECISION = "precision"
    ROUNDING = "rounding"
    PHASE = "phase"
    UPDATE = "update"
    SCOPE = "scope"
    CATEGORY = "category"
    LIST_VALUED = "list-valued"
    PARTIAL = "partial"
    REPORTED = "reported"
    HEDGED = "hedged"
    HYPOTHETICAL = "hypothetical"
    CALENDAR = "calendar"
    UNIT = "unit"
    OTHER_EVENT = "other-event"
    SAME_NAME = "same-name"
    COPY = "copy"
    AGREES = "agrees"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One thing that speaks for or against two claims being about one event: what, in words, and its weight."""

    what: str
    detail: str
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Two claims that cannot both be true, or (a tension) only on some readings.

    ``confidence`` is an integer from 0 to 1000. ``values`` are the two values of the differing slot, in words, in the
    order of ``claims``. ``id`` is a fingerprint of the rule and of what the two claims say, without positions or paths.
    """

    id: str
    rule: str
    kind: Kind
    verdict: Verdict
    confidence: int
    topic: str
    message: str
    claims: tuple[Claim, Claim]
    values: tuple[str, str]
    evidence: tuple[Evidence, ...] = ()
    hypothesis: str = ""
    """How one of the two values may have come of the other: "two digits changed places"; "" if nothing suggests it."""
    links: tuple[Claim, ...] = ()
    """Further claims without which both could be true: "on the next day" between two dates, a term beside its start."""
    held: Share | None = None
    """How many findings of its kind and confidence held in trials."""
    status: Standing = Standing.NEW
    decision: Decision | None = None
    """The decision that covers it, or covered it before it was updated or expired."""

    @property
    def is_open(self) -> bool:
        """Whether it waits for somebody's judgement: no decision that still holds covers it."""
        return self.status is not Standing.UNCHANGED


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """Two claims that were compared and not flagged, and why."""

    claims: tuple[Claim, Claim]
    reason: Reason
    detail: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One side of a dispute: a value, who asserts it, and how many of those are not copies of one another."""

    value: str
    claims: tuple[Claim, ...]
    independent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """One contested point with its positions, and the ids of the findings it gathers."""

    id: str
    topic: str
    slot: Kind
    positions: tuple[Position, ...]
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Claims of different sources that say the same of one thing."""

    topic: str
    claims: tuple[Claim, ...]
