"""Compare two quantities: whether both figures can be true of one thing."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from sinoclaim.quantities.values import Closeness, Quantity


class Relation(StrEnum):
    """How two quantities stand to one another.

    ``BOUNDS_DIFFER`` marks "up to 30" against "up to 20": both can be true, but two reports of one statement would
    not give two bounds.
    """

    EQUAL = "equal"
    ROUNDING = "rounding"
    MEET = "meet"
    BOUNDS_DIFFER = "bounds-differ"
    DISJOINT = "disjoint"
    INCOMPARABLE = "incomparable"


_POINTS: Final = frozenset({Closeness.EXACT, Closeness.ABOUT})
_ABOVE: Final = frozenset({Closeness.MORE_THAN, Closeness.AT_LEAST})
_BELOW: Final = frozenset({Closeness.LESS_THAN, Closeness.AT_MOST})
_STRICT: Final = frozenset({Closeness.MORE_THAN, Closeness.LESS_THAN})
_ANY_SOLDIER: Final = frozenset({"", "soldier"})
"""Kinds that one army may be counted by: "3,000 men" are 3,000 soldiers."""
_DEEDS: Final = frozenset({"", "sent", "returned", "built", "planned", "delivered", "strength"})
"""Categories that tell what was done with the things, not which of them are meant; an unnamed one may be any."""

_WHOLES: Final = {
    "killed": frozenset({"died", "casualties", "lost"}),
    "wounded": frozenset({"casualties"}),
}
"""Categories by those that hold them: whoever was killed has died, and is among the casualties."""


def relate(a: Quantity, b: Quantity) -> Relation:
    """Return how two quantities stand to one another; the order of the two does not matter.

    Figures given plainly or as "about" agree if one of them lies in what the other rounds to. Bounds and ranges
    agree if they share a value. Quantities of different things are incomparable, whatever their figures.
    """
    if not are_comparable(a, b):
        return Relation.INCOMPARABLE
    if a.stated == b.stated and a.closeness is b.closeness and (a.low, a.high) == (b.low, b.high):
        return Relation.EQUAL
    if a.closeness in _POINTS and b.closeness in _POINTS:
        agree = a.stated == b.stated or _holds(a, b) or _holds(b, a)
        return Relation.ROUNDING if agree else Relation.DISJOINT
    if not _meet(a, b):
        return Relation.DISJOINT
    alike = a.closeness is b.closeness and (a.low, a.high) != (b.low, b.high)
    return Relation.BOUNDS_DIFFER if alike else Relation.MEET


def can_agree(a: Quantity, b: Quantity) -> bool | None:
    """Tell whether both quantities can be true of one thing; ``None`` if they do not measure the same."""
    relation = relate(a, b)
    return None if relation is Relation.INCOMPARABLE else relation is not Relation.DISJOINT


def outgrows(a: Quantity, b: Quantity) -> bool:
    """Tell whether one is a part of what the other counts and yet greater: more killed than all losses together."""
    if a.unit != b.unit or a.ordinal or b.ordinal or a.per or b.per or a.share != b.share or _other_kind(a, b):
        return False
    return _exceeds(a, b) or _exceeds(b, a)


def _exceeds(part: Quantity, whole: Quantity) -> bool:
    if whole.category not in _WHOLES.get(part.category, ()) or part.low is None or whole.high is None:
        return False
    return part.low > whole.high


def are_comparable(a: Quantity, b: Quantity) -> bool:
    """Tell whether two quantities measure the same: unit, counted noun, category, denominator, share."""
    if a.unit != b.unit or a.ordinal != b.ordinal:
        return False
    if _other_kind(a, b):
        return False
    if a.unit == "count" and a.noun != b.noun:
        return False
    if "each" in (a.share, b.share) and a.share != b.share:
        return False
    return _same_denominator(a, b) and _same_category(a.category, b.category)


def _other_kind(a: Quantity, b: Quantity) -> bool:
    # Pilots may be some of the men, bombers some of the aircraft.
    return a.kind != b.kind and not {a.kind, b.kind} <= _ANY_SOLDIER


def _same_denominator(a: Quantity, b: Quantity) -> bool:
    # Interest is reckoned by the year where nothing else is said; a sum by the year is not the whole sum.
    return a.per == b.per or (a.unit == "percent" and "" in (a.per, b.per))


def _same_category(left: str, right: str) -> bool:
    return left == right or ("" in (left, right) and left in _DEEDS and right in _DEEDS)


def _holds(outer: Quantity, inner: Quantity) -> bool:
    above = outer.low is None or outer.low <= inner.stated
    return above and (outer.high is None or inner.stated <= outer.high)


def _meet(a: Quantity, b: Quantity) -> bool:
    if _split(a, b) or _split(b, a):
        return False
    apart = (a.high is not None and b.low is not None and a.high < b.low) or (
        b.high is not None and a.low is not None and b.high < a.low
    )
    return not apart


def _split(upper: Quantity, lower: Quantity) -> bool:
    """Tell whether "over 300" stands against "under 300": the shared bound itself is in one of them at most."""
    strict = upper.closeness in _STRICT or lower.closeness in _STRICT
    touching = upper.low is not None and upper.low == lower.high
    return strict and touching and upper.closeness in _ABOVE and lower.closeness in _BELOW
