"""Define what changed between two rounds of the guard."""

from __future__ import annotations

from dataclasses import dataclass

from sinoclaim.model.curated import GuardReport
from sinoclaim.model.decision import Stale
from sinoclaim.model.finding import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class StateChange:
    """A curated claim whose state is another than it was; "" before it was there, or after it was taken out.

    ``worse`` tells whether something speaks against the claim now, or against its evidence, that did not before.
    """

    id: str
    before: str
    after: str
    worse: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardDifference:
    """What is new since a revision and what is gone: findings that no decision covers, and states of claims.

    ``stale`` are the decisions that cover nothing any more and did before.
    """

    revision: str
    before: GuardReport
    after: GuardReport
    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    claims: tuple[StateChange, ...]
    stale: tuple[Stale, ...] = ()
