"""Read figures: how a run of digits, with its separators, stands for a number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

_LONGEST: Final = 24
"""Digits beyond which a run is no amount but a code."""

_POINT: Final = re.compile(r"[0-9]{1,3}(?:[,'’ \u00a0\u2009\u202f][0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
_COMMA: Final = re.compile(
    r"[0-9]{1,3}(?:[.' \u00a0\u2009\u202f][0-9]{3})+(?:,[0-9]+)?|[0-9]+(?:,[0-9]+)?|[0-9]+\.[0-9]{1,2}"
)
_NOT_DIGIT: Final = re.compile(r"[^0-9]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number as a text states it, over the tokens ``first`` to ``last`` (both included).

    ``low`` and ``high`` are equal unless the words themselves are vague ("several", 十几). ``quantum`` is the value of
    the last digit that counts: 1000 for "183 thousand", 0.1 for "98.5". ``digits`` is the number of significant digits.
    ``factor`` is the scale word's value (10**6 for "3 million"), 1 without one.
    """

    first: int
    last: int
    value: Decimal
    low: Decimal
    high: Decimal
    quantum: Decimal
    digits: int
    factor: Decimal = Decimal(1)
    ordinal: bool = False
    fraction: bool = False
    vague: bool = False
    more: bool = False
    spelt: bool = False
    grouped: bool = False
    """Whether it is written with separators of thousands, so that it is neither a year nor a number of a page."""


def digits_of(run: str, language: str) -> tuple[Decimal, Decimal, int] | None:
    """Return value, quantum and significant digits of a run of figures, or ``None`` if it is no amount.

    >>> digits_of("183,108", "en")
    (Decimal('183108'), Decimal('1'), 6)
    >>> digits_of("1,2", "ru")
    (Decimal('1.2'), Decimal('0.1'), 2)
    >>> digits_of("25.000", "en") is None
    True
    """
    if len(run) > _LONGEST or (len(run) > 1 and run[0] == "0" and run[1].isdigit()):
        return None
    comma = language == "ru"
    if not (_COMMA if comma else _POINT).fullmatch(run):
        return None
    whole, _, decimals = run.partition("," if comma else ".")
    if comma and "." in run and len(run.partition(".")[2]) in (1, 2):
        whole, _, decimals = run.partition(".")
    elif not comma and len(decimals) == 3 and len(whole) <= 3 and whole != "0" and decimals.endswith("00"):
        return None  # 25.000: a decimal here, a thousand in German or Russian print
    return _measured(_NOT_DIGIT.sub("", whole), decimals)


def _measured(whole: str, decimals: str) -> tuple[Decimal, Decimal, int]:
    value = Decimal(f"{whole}.{decimals}" if decimals else whole)
    if decimals:
        return value, Decimal(1).scaleb(-len(decimals)), len((whole + decimals).lstrip("0")) or 1
    return value, *roundness(value)


def roundness(value: Decimal) -> tuple[Decimal, int]:
    """Return the value of the last significant digit of a number, and how many significant digits it has.

    >>> roundness(Decimal(180000))
    (Decimal('1E+4'), 2)
    """
    if not value:
        return Decimal(1), 1
    bare = value.normalize().as_tuple()
    exponent = bare.exponent if isinstance(bare.exponent, int) else 0
    return Decimal(1).scaleb(exponent), len(bare.digits)
