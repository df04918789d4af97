"""Define the difference: one detail in which two parallel passages differ."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from sinoclaim.model.finding import Kind


class Sort(StrEnum):
    """What sort of difference it is; some prove more than others."""

    NUMBER = "number"
    TIME = "time"
    NAME = "name"
    OPPOSITE = "opposite"
    MEMBER = "member"
    NEGATION = "negation"
    ONLY = "only"


class Difference(NamedTuple):
    """One detail in which two sentences differ: its sort and kind, and where it stands in each (token places).

    ``faces`` tells whether both stand in one place, between the same words; else they only fill one slot.
    """

    sort: Sort
    kind: Kind
    left: tuple[int, ...]
    right: tuple[int, ...]
    faces: bool
    why: str
