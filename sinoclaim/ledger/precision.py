"""Measure how often each rule was right, from what people ruled on its findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isqrt
from typing import Final

from sinoclaim.model.decision import Decision, Ruling

RIGHT: Final = (Ruling.ACCEPTED, Ruling.RESOLVED)
_Z: Final = 196
"""Hundredths of a standard deviation: 95 of 100 lie within."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How often a rule, or rules together, were right and wrong; ``deferred`` decisions say neither.

    ``precision``, ``low`` and ``high`` are whole numbers per mille, ``None`` where nothing was judged.
    """

    name: str
    right: int = 0
    wrong: int = 0
    deferred: int = 0

    @property
    def precision(self) -> int | None:
        """The share that was right, of 1000, rounded."""
        judged = self.right + self.wrong
        return (2000 * self.right + judged) // (2 * judged) if judged else None

    @property
    def interval(self) -> tuple[int, int] | None:
        """Wilson's interval of 95 %, of 1000, widened to whole numbers."""
        judged = self.right + self.wrong
        return wilson(self.right, judged) if judged else None


def wilson(right: int, judged: int) -> tuple[int, int]:
    """Return Wilson's score interval of 95 % as whole numbers per mille, the low rounded down, the high up.

    Reckoned in whole numbers, so it is the same everywhere.

    >>> wilson(8, 10), wilson(0, 5), wilson(5, 5)
    ((490, 944), (0, 435), (565, 1000))
    """
    # With z = 1.96: (right + z²/2 ± z sqrt(right (judged - right) / judged + z²/4)) / (judged + z²), all times 20,000.
    square = _Z * _Z
    middle = 20_000 * right + square
    root = _Z * _Z * (40_000 * right * (judged - right) + square * judged) // judged
    below = 20_000 * judged + 2 * square
    spread = isqrt(root) + (isqrt(root) ** 2 < root)
    return max(0, 1000 * (middle - spread) // below), min(1000, -(-1000 * (middle + spread) // below))


def tally(name: str, decisions: Iterable[Decision]) -> Tally:
    """Count the decisions under one name."""
    rulings = [decision.ruling for decision in decisions]
    right = sum(ruling in RIGHT for ruling in rulings)
    wrong, deferred = rulings.count(Ruling.DISMISSED), rulings.count(Ruling.DEFERRED)
    return Tally(name=name, right=right, wrong=wrong, deferred=deferred)


def tallies(decisions: Sequence[Decision]) -> tuple[Tally, ...]:
    """Count the decisions by rule, in the order of the codes."""
    rules = sorted({decision.rule for decision in decisions})
    return tuple(tally(rule, (decision for decision in decisions if decision.rule == rule)) for rule in rules)
