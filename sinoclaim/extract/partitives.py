"""Tie a figure that is a part of one told before to it: "12,000 settlers came; 300 of them died"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sinoclaim.quantities.values import Quantity
from sinoclaim.rules.syntax import Syntax

_REACH: Final = 24
"""Code points that may stand between "of whom" and the figure: "of whom some were wounded and 300"."""
_STOPS: Final = frozenset(".;!?。；！？")
_SHARED: Final = frozenset({"total", "first", "part"})
_UNNAMED: Final = "count"


def is_part(quantity: Quantity, low: str, syntax: Syntax) -> bool:
    """Tell whether words before or behind a figure say that it is a part of one told before."""
    behind = low[quantity.end : quantity.end + _REACH].lstrip()
    if behind.startswith(syntax.partitives_after):
        return True
    before = low[max(0, quantity.start - _REACH) : quantity.start]
    at = max((before.rfind(word) for word in syntax.partitives_before), default=-1)
    return at >= 0 and _STOPS.isdisjoint(before[at:]) and not any(char.isdigit() for char in before[at:])


def with_wholes(
    quantities: Sequence[Quantity], earlier: Quantity | None, low: str, syntax: Syntax
) -> tuple[Quantity, ...]:
    """Return the quantities of a sentence, its parts tied to what they are part of.

    That is the last figure before them that is no part itself, in the sentence or, as ``earlier``, in those before.
    A part counts what the whole counts, and is as much of it as the whole is: of all, of a first wave.
    """
    tied: list[Quantity] = []
    whole = earlier
    for quantity in quantities:
        if whole is not None and is_part(quantity, low, syntax) and _fits(quantity, whole):
            unit, noun = (whole.unit, whole.noun) if quantity.unit == _UNNAMED else (quantity.unit, quantity.noun)
            share = quantity.share or (whole.share if whole.share in _SHARED else "")
            tied.append(replace(quantity, unit=unit, noun=noun, share=share, whole=whole.text))
            continue
        whole = quantity
        tied.append(quantity)
    return tuple(tied)


def counts_many(quantities: Sequence[Quantity], cue: int) -> bool:
    """Tell whether a figure of people stands before a verb, so that no single person is its subject: "700 died"."""
    return any(q.unit == "person" and q.stated > 1 and q.end <= cue for q in quantities)


def _fits(part: Quantity, whole: Quantity) -> bool:
    """Tell whether a figure can be a part of another: not greater, of the same unit or of none."""
    bare = part.unit == _UNNAMED and not part.noun
    return part.stated <= whole.stated and (bare or part.unit == whole.unit)
