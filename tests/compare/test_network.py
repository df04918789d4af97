"""Find the smallest set of limits that cannot hold: by hand, and against all subsets."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinoclaim.compare.network import Limit, between, dated, smallest_conflict


@pytest.mark.parametrize(
    ("limits", "sources"),
    [
        ([], ()),
        (dated("left", 20, 20, 1), ()),
        ([*dated("left", 20, 20, 1), *dated("left", 21, 25, 2)], (1, 2)),
        ([*dated("left", 20, None, 1), *dated("left", None, 25, 2)], ()),
        ([*dated("left", 20, None, 1), *dated("left", None, 15, 2)], (1, 2)),
        ([*dated("came", 16, 16, 1), *between("came", "left", 5, 5, 2), *dated("left", 21, 21, 3)], ()),
        ([*dated("came", 16, 16, 1), *between("came", "left", 5, 5, 2), *dated("left", 23, 23, 3)], (1, 2, 3)),
        ([*between("a", "b", 1, None, 1), *between("b", "c", 1, None, 2), *between("c", "a", 1, None, 3)], (1, 2, 3)),
        ([*between("a", "b", 1, None, 1), *between("b", "a", 1, None, 2), *between("b", "c", 1, None, 3)], (1, 2)),
        (
            [*dated("a", 0, 0, 1), *between("a", "b", 1, 1, 2), *dated("b", 9, 9, 3), *dated("b", 1, 1, 4)],
            (3, 4),
        ),
    ],
)
def test_smallest(limits: list[Limit], sources: tuple[int, ...]) -> None:
    assert smallest_conflict(limits) == sources
    assert smallest_conflict(reversed(limits)) == sources


def fits(limits: list[Limit]) -> bool:
    """Tell whether all limits can hold, by Floyd and Warshall."""
    points = {point for limit in limits for point in limit[:2]}
    days = {(a, b): 0 if a == b else 10**6 for a in points for b in points}
    for limit in limits:
        days[limit.before, limit.after] = min(days[limit.before, limit.after], limit.days)
    for via in points:
        for a in points:
            for b in points:
                days[a, b] = min(days[a, b], days[a, via] + days[via, b])
    return all(days[point, point] >= 0 for point in points)


LIMITS = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from("abc"), st.integers(-5, 8)).filter(lambda row: row[0] != row[1]),
    max_size=6,
).map(lambda rows: [Limit(*row, source) for source, row in enumerate(rows)])


@given(LIMITS)
def test_it_is_a_conflict_and_no_smaller_set_is_one(limits: list[Limit]) -> None:
    found = smallest_conflict(limits)
    assert bool(found) != fits(limits)
    if found:
        assert not fits([limit for limit in limits if limit.source in found])
        assert all(fits(list(few)) for few in combinations(limits, len(found) - 1))
