"""Compare what can happen again with what is told as its first time: nothing of the kind came before the first."""

from __future__ import annotations

from typing import Final

from sinoclaim.align.event import WEIGHTS, Match
from sinoclaim.align.fillers import Likeness
from sinoclaim.compare.gates import is_planned
from sinoclaim.compare.judgement import Conflict, Judgement
from sinoclaim.compare.persons import are_two_names
from sinoclaim.model.claim import Filler, Polarity
from sinoclaim.model.finding import Kind

KNOWN: Final = frozenset({Likeness.SAME, Likeness.PART, Likeness.LIKE})
ANYBODY: Final = frozenset({"anyone", "man", "men", "human", "person", "people", "one", "ship", "vessel", "country"})
"""Kinds of doer among which the first is the first of all."""
DOERS: Final = ("agent", "theme")
"""Roles in which whoever did it may stand."""


def came_before_the_first(match: Match) -> bool:
    """Tell whether one side dates an event earlier than the other dates the first of its kind.

    Whatever the first is said of (in London, by a woman) must be said of the earlier one too.
    """
    a, b = match.a, match.b
    days = [claim.time.interval.latest if claim.time is not None else None for claim in (a, b)]
    if days[0] is None or days[1] is None:
        return False
    later = a if days[0] > days[1] else b
    return later.first and all(
        match.roles[role].likeness in KNOWN for role, filler in later.roles if not filler.inherited
    )


def judge_foremost(match: Match) -> Judgement:
    """Compare who was the first to do one thing; when each is said to have done it does not matter."""
    a, b = match.a, match.b
    if not (match.same_frame and a.foremost and b.foremost) or Polarity.DENIED in {a.polarity, b.polarity}:
        return None
    if a.phase is not b.phase or is_planned(a):
        return None
    if a.foremost != b.foremost and not {a.foremost, b.foremost} <= ANYBODY:
        return None
    role = next((r for r in DOERS if a.role(r) is not None and b.role(r) is not None), None)
    left, right = (claim.role(role) if role else None for claim in (a, b))
    if role is None or left is None or right is None or left.inherited or right.inherited:
        return None
    others = [match.roles[name].likeness for name in match.roles if name != role]
    if not others or not all(like in KNOWN for like in others) or not _are_two(match, role, left, right):
        return None
    why = f"{left.text.strip()} against {right.text.strip()}"
    apart = WEIGHTS[match.roles[role].likeness] if role in match.frame.core else 0
    return Conflict(kind=Kind.ACTOR, values=(left.text, right.text), why=why, base=400, needed=200 + min(0, apart))


def _are_two(match: Match, role: str, left: Filler, right: Filler) -> bool:
    """Tell whether two doers are two for certain: known to be, or of two quite different names in one script."""
    if match.roles[role].likeness is Likeness.DIFFERENT:
        return bool(left.entities and right.entities)
    if match.roles[role].likeness is not Likeness.OPEN:
        return False
    return are_two_names(match, left, right)
