"""Define a share of trials that went well, with the interval in which the true share lies."""

from __future__ import annotations

from dataclasses import dataclass
from math import isqrt
from typing import Final

_Z: Final = 196
"""Hundredths of a standard deviation: 95 of 100 lie within."""


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


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many trials went well; ``judged`` is at least 1."""

    right: int
    judged: int

    @property
    def interval(self) -> tuple[int, int]:
        """The interval of 95 %, per mille."""
        return wilson(self.right, self.judged)
