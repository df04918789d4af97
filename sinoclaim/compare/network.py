"""Find the smallest set of statements about points of time that cannot all hold: a simple temporal network.

Each statement bounds how many days one point lies after another. Bounds cannot all hold exactly if some cycle of them
adds up to less than nothing (Dechter, Meiri and Pearl, Temporal constraint networks, 1991); the cycle of fewest bounds
is the smallest set to show.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

ORIGIN: Final = "origin"
"""The point from which days are counted, for statements that date one point."""


class Limit(NamedTuple):
    """``after`` lies at most ``days`` after ``before``; ``source`` says whose statement that is."""

    before: str
    after: str
    days: int
    source: int


class Walk(NamedTuple):
    """The days of a walk along limits, and whose limits they were."""

    days: int
    sources: tuple[int, ...]


def dated(point: str, earliest: int | None, latest: int | None, source: int) -> list[Limit]:
    """Return the limits of a statement that dates a point; ``None`` is an open end."""
    return between(ORIGIN, point, earliest, latest, source)


def between(before: str, after: str, least: int | None, most: int | None, source: int) -> list[Limit]:
    """Return the limits of a statement that one point comes at least and at most so many days after another."""
    limits = [] if most is None else [Limit(before, after, most, source)]
    return limits if least is None else [*limits, Limit(after, before, -least, source)]


def smallest_conflict(limits: Iterable[Limit]) -> tuple[int, ...]:
    """Return whose statements make up the smallest set that cannot hold, sorted; none if all can.

    >>> arrived, left = dated("came", 16, 16, 1), dated("left", 20, 20, 2)
    >>> smallest_conflict([*arrived, *left, *between("came", "left", 10, 10, 3)])
    (1, 2, 3)
    >>> smallest_conflict([*arrived, *left, *between("came", "left", 4, 4, 3)])
    ()
    """
    known = sorted(set(limits))
    points = sorted({point for limit in known for point in (limit.before, limit.after)})
    walks = {point: {point: Walk(0, ())} for point in points}
    for _ in points:
        walks = {start: _longer(reached, known) for start, reached in walks.items()}
        closed = [reached[start] for start, reached in walks.items() if start in reached and reached[start].days < 0]
        if closed:
            return min((tuple(sorted(set(walk.sources))) for walk in closed), key=lambda found: (len(found), found))
    return ()


def _longer(reached: dict[str, Walk], limits: Sequence[Limit]) -> dict[str, Walk]:
    """Return the shortest walks that are one limit longer."""
    found: dict[str, Walk] = {}
    for limit in limits:
        walk = reached.get(limit.before)
        if walk is None:
            continue
        longer = Walk(walk.days + limit.days, (*walk.sources, limit.source))
        if limit.after not in found or longer < found[limit.after]:
            found[limit.after] = longer
    return found
