"""Measure how often each rule was right, from what people ruled on its findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from sinoclaim.model.decision import Decision, Ruling
from sinoclaim.model.share import wilson

RIGHT: Final = (Ruling.ACCEPTED, Ruling.RESOLVED)


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
