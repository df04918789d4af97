"""Define the value that the reader of quantities produces."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Closeness(StrEnum):
    """How near the stated figure is meant to be to the true one."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    MORE_THAN = "more-than"
    LESS_THAN = "less-than"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One amount of a text: the range of values it allows, of what, and in which category.

    ``low`` and ``high`` are the bounds of the range after rounding and approximation are allowed for (``None``: open);
    ``stated`` is the figure itself. ``unit`` is a canonical id from the table of units (``person``, ``aircraft``,
    ``usd``, ``percent``, ``km``, ``count`` for a bare number of things). ``noun`` is the counted noun, lower case and
    singular where the language has a plural (``locomotive``, ``vote``, ``架``), or "". ``category`` tells figures of
    one unit apart (``killed``, ``wounded``, ``casualties``, ``captured``, ``strength``, ``sent`` ...), or "".
    ``per`` is the denominator of a rate (``year``, ``ounce``), or "". ``ordinal`` marks "third", "第三次".
    """

    start: int
    end: int
    text: str
    stated: Decimal
    low: Decimal | None
    high: Decimal | None
    unit: str
    noun: str = ""
    category: str = ""
    per: str = ""
    closeness: Closeness = Closeness.EXACT
    ordinal: bool = False
    share: str = ""
    """"each" for "5,000 men apiece", "total" for "in all 12,000", "first" for a first wave, "part" for "another 300",
    else "" (not said)."""
    whole: str = ""
    """The figure that this one is a part of, as its text has it: "2,000 settlers" for "300 of them"."""
    kind: str = ""
    """What sort of the unit, in any language: ``specialist`` of ``person``, ``bomber`` of ``aircraft``, or ""."""
