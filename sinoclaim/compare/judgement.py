"""Define what a ladder says of a pair: a conflict in one slot, a named reason for silence, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from sinoclaim.compare.slips import Value
from sinoclaim.model.finding import Kind, Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """The two claims differ in one slot and its values have no common reading.

    ``base`` is the confidence (0 to 1000) that the ladder gives before the evidence for one event is weighed in;
    ``needed`` is the evidence below which two events are assumed. ``compared`` are the two times or figures themselves,
    where one may be a slip for the other.
    """

    kind: Kind
    values: tuple[str, str]
    why: str
    base: int
    needed: int
    compared: tuple[Value, Value] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """The pair is no contradiction in this slot, and why."""

    reason: Reason
    detail: str


Judgement: TypeAlias = Conflict | Quiet | None
"""``None``: the slot is not there on both sides, so it says nothing."""
