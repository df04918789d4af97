"""Merge what two branches have ruled, entry by entry, where a merge of lines would cut entries in two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from sinoclaim.model.decision import Decision

SIDES: Final = ("ours", "theirs")


class Dispute(NamedTuple):
    """A finding on which both sides changed the ruling, each to another; ``None`` for one that was taken out."""

    fingerprint: str
    ours: Decision | None
    theirs: Decision | None


def merge(
    base: Sequence[Decision], ours: Sequence[Decision], theirs: Sequence[Decision], *, prefer: str = ""
) -> tuple[tuple[Decision, ...], tuple[Dispute, ...]]:
    """Return the decisions of both sides, each as the side that changed it has it, and what is in dispute.

    What one side took out and the other left alone is gone. ``prefer`` ("ours", "theirs") settles disputes.
    """
    tables = [{made.fingerprint: made for made in side} for side in (base, ours, theirs)]
    kept: list[Decision] = []
    disputes: list[Dispute] = []
    for fingerprint in sorted({name for table in tables for name in table}):
        was, mine, other = (table.get(fingerprint) for table in tables)
        if was != mine != other != was and not prefer:
            disputes.append(Dispute(fingerprint, mine, other))
        chosen = other if mine == was or (other != was and prefer == "theirs") else mine
        if chosen is not None:
            kept.append(chosen)
    return tuple(kept), tuple(disputes)
