"""Tell whether two names, of which a table knows at most one, name two things."""

from __future__ import annotations

from typing import Final

from sinoclaim.align.event import Match
from sinoclaim.align.score import alike
from sinoclaim.model.claim import Filler

TWO_NAMES: Final = 700
"""Likeness below which two names of one script are two."""
PERSON: Final = "person"


def are_two_names(match: Match, left: Filler, right: Filler) -> bool:
    """Tell whether two fillers are named quite differently in one language, with no word in common."""
    if match.a.language != match.b.language or len(left.entities) != 1 or len(right.entities) != 1:
        return False
    if (PERSON in left.classes) != (PERSON in right.classes):
        return False
    one, other = (" ".join(filler.text.lower().split()) for filler in (left, right))
    return alike(one, other) < TWO_NAMES and not {*one.split()} & {*other.split()}
