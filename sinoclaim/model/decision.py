"""Define the decision: what a person ruled on a finding once, so that nobody has to judge it again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Ruling(StrEnum):
    """What a person found of a finding.

    ``accepted``: it is a contradiction, and known. ``dismissed``: it is none. ``deferred``: to be looked at later.
    ``resolved``: it was one, and one side is held to be right.
    """

    ACCEPTED = "accepted"
    DISMISSED = "dismissed"
    DEFERRED = "deferred"
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A ruling with its reason.

    ``fingerprint`` is the id of the finding, ``rule`` its code, ``witness`` its two quotes as they stood then (white
    space made even, in sorted order): they show the reader what was judged, and the program what changed since.
    ``expires`` is the last day on which it holds (ISO 8601), "" for ever; what is no date counts as expired.
    """

    fingerprint: str
    rule: str
    ruling: Ruling
    reason: str
    witness: tuple[str, str]
    by: str = ""
    expires: str = ""


class Standing(StrEnum):
    """How a finding stands to the decisions, and a decision to the findings (the words of SARIF 2.1.0, 3.27.24).

    ``new``: no decision covers it. ``unchanged``: one does. ``updated``: one did, but a quote has changed since.
    ``expired``: one did until a day that is past. ``absent``: a decision whose finding is no longer made.
    """

    NEW = "new"
    UNCHANGED = "unchanged"
    UPDATED = "updated"
    EXPIRED = "expired"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stale:
    """A decision that covers nothing any more, and why: ``absent`` or ``expired``."""

    decision: Decision
    standing: Standing
