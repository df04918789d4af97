"""Ask more of two claims in a crowded corpus: each must say for itself what it speaks of, and when.

Among a few documents on one subject a pronoun, a date at the head of the page or a shared name is enough to tell one
event. A volume of diplomatic papers has hundreds of meetings of the same people in the same places; every paper has a
date of its own that is not the date of what it tells; and all of it is about the same countries.
"""

from __future__ import annotations

from typing import Final

from sinoclaim.align.event import Match
from sinoclaim.align.fillers import FORCES, Likeness
from sinoclaim.align.nearness import days_apart
from sinoclaim.compare.gates import is_planned
from sinoclaim.compare.judgement import Conflict, Quiet
from sinoclaim.dates.values import Precision
from sinoclaim.model.claim import Claim
from sinoclaim.model.finding import Kind, Reason

TIMELESS: Final = frozenset({Kind.DURATION})
"""Kinds for which it does not matter when the two claims hold: a term is the same whenever it is spoken of."""
MOMENTARY: Final = frozenset({Kind.STATE, Kind.POLARITY, Kind.ACTOR, Kind.PLACE})
"""Kinds in which what may happen again is compared on one day only."""
KNOWN: Final = frozenset({Likeness.SAME, Likeness.PART})
TELLING: Final = 200
"""Evidence of one core role from which it tells an event from others; what everybody speaks of has less."""


def crowd_gate(match: Match, conflict: Conflict) -> Quiet | None:
    """Silence a conflict in a crowded corpus whose two sides do not both name the event and its time themselves."""
    if not match.setting.crowded:
        return None
    if conflict.kind not in TIMELESS and not _both_say_when(match):
        return Quiet(reason=Reason.UNDATED, detail="among so many claims one side does not say itself when it was")
    if is_planned(match.a) or is_planned(match.b):
        return Quiet(reason=Reason.PHASE, detail="among so many claims there are many plans")
    if conflict.kind in MOMENTARY and not match.frame.once and not _one_day(match):
        return Quiet(reason=Reason.OTHER_EVENT, detail="among so many claims another day is another occasion")
    if not _is_named(match):
        return Quiet(reason=Reason.OTHER_EVENT, detail="among so many claims one side does not say itself what it was")
    return None


def _both_say_when(match: Match) -> bool:
    """Tell whether both times were read from the words of their claims, or from the entry of a chronicle."""
    two = match.aligned
    times = (match.a.time, match.b.time) if two is None else (two.left.time, two.right.time)
    return all(
        time is not None and (bool(time.text) or claim.document in match.setting.chronicles)
        for claim, time in zip((match.a, match.b), times, strict=True)
    )


def _one_day(match: Match) -> bool:
    """Tell whether both claims are dated to the day, and to the same."""
    exact = all(c.time is not None and c.time.interval.precision is Precision.DAY for c in (match.a, match.b))
    return exact and days_apart(match.a.time, match.b.time) == 0


def _is_named(match: Match) -> bool:
    """Tell whether both sides themselves name what the event befell and whatever else makes it that event."""
    if match.aligned is not None:
        named = match.aligned.left.named and match.aligned.right.named
        return named and (not match.aligned.kin.first or all(_has_forces(claim) for claim in (match.a, match.b)))
    if not match.same_frame:
        return bool(_named(match.a) & _named(match.b))
    core = match.frame.core
    if not core or not {*core} <= _own(match.a) & _own(match.b):
        return False
    found = [match.roles[role].likeness for role in core]
    if Likeness.OPEN in found or KNOWN.isdisjoint(found):
        return False
    return sum(likeness in KNOWN for likeness in found) > 1 or _is_rare(match)


def _is_rare(match: Match) -> bool:
    """Tell whether a core role is filled with something that few documents speak of."""
    return any(item.what.startswith("role ") and item.weight >= TELLING for item in match.evidence)


def _has_forces(claim: Claim) -> bool:
    """Tell whether a claim itself says which forces came."""
    return any(not filler.inherited and FORCES.intersection(filler.classes) for _, filler in claim.roles)


def _own(claim: Claim) -> set[str]:
    """Return the roles that a claim fills in its own words."""
    return {role for role, filler in claim.roles if not filler.inherited}


def _named(claim: Claim) -> set[str]:
    """Return what the claim names in its own words."""
    return {entity for _, filler in claim.roles if not filler.inherited for entity in filler.entities}
