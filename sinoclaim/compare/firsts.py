"""Compare what can happen again with what is told as its first time: nothing of the kind came before the first."""

from __future__ import annotations

from typing import Final

from sinoclaim.align.event import Match
from sinoclaim.align.fillers import Likeness

KNOWN: Final = frozenset({Likeness.SAME, Likeness.PART, Likeness.LIKE})


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
