"""Work out the range of values that a figure allows, from its digits and from the words of approximation."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, overload

from sinoclaim.quantities.figures import Figure
from sinoclaim.quantities.tables import QuantityTables
from sinoclaim.quantities.values import Closeness

_SMALL: Final = 1000
"""Below this, a whole number of things is taken to have been counted, not rounded."""
_PERCENT_FLOOR: Final = 10
_TRUNCATED: Final = Decimal("0.99")
"""The part of a last digit by which a figure that was cut off, not rounded, falls short of the truth."""
_PLAIN_DIGITS: Final = 2
_THREE: Final = 3
_FIVE: Final = 5

Range = tuple[Decimal | None, Decimal | None]


def rounding(figure: Figure, unit: str) -> tuple[Decimal, Decimal]:
    """Return what a plain figure may stand for, given how many of its digits count.

    A writer who gives two digits or more has rounded the last one, or cut off what followed. A figure of one digit is
    treated as if it had two: "300 million" is not meant to cover 340 million.
    """
    value, quantum = figure.value, figure.quantum
    if unit == "percent":
        if figure.fraction:
            return value - value / 10, value + value / 10
        if quantum >= 1 and value < _PERCENT_FLOOR:
            return value, value
        quantum = min(quantum, Decimal(1))
    elif figure.factor < _SMALL and value < _SMALL and quantum >= 1:
        return value, value
    elif figure.digits < _PLAIN_DIGITS:
        quantum /= 10
    if quantum <= 1 and unit != "percent" and value == value.to_integral_value():
        return value, value
    above = quantum * _TRUNCATED if figure.digits >= _THREE or unit == "percent" else quantum / 2
    return value - quantum / 2, value + above


@overload
def plain(value: Decimal) -> Decimal: ...


@overload
def plain(value: Decimal | None) -> Decimal | None: ...


def plain(value: Decimal | None) -> Decimal | None:
    """Return a number without exponent and without noughts after the point, so that equal values print alike.

    >>> plain(Decimal("2E+3")), plain(Decimal("105840.00"))
    (Decimal('2000'), Decimal('105840'))
    """
    if value is None:
        return None
    if not value.as_tuple().exponent:
        return value
    bare = value.normalize()
    exponent = bare.as_tuple().exponent
    return bare.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else bare


def reach(figure: Figure, closeness: Closeness, width: str, *, unit: str, tables: QuantityTables) -> Range:
    """Return the lowest and highest value that the figure with its hedge allows; ``None`` is an open end."""
    low: Decimal | None
    high: Decimal | None
    if not width:
        if figure.vague:
            return figure.low, figure.high
        return rounding(figure, unit)
    factors = tables.widths[width]
    place = min(figure.digits, _THREE) - 1
    low_factor, high_factor = factors.low[place], factors.high[place]
    low = None if low_factor is None else figure.low * low_factor
    high = None if high_factor is None else figure.high * high_factor
    if closeness is Closeness.ABOUT and high is not None and low is not None:
        least, most = rounding(figure, unit)
        grain = _grain(figure)
        low, high = min(max(low, figure.low - grain), least), max(min(high, figure.high + grain), most)
    return low, high


def _grain(figure: Figure) -> Decimal:
    """Return the step to which a writer of two digits rounds: "about 180,000" is not 197,653.

    Small and rounder figures have no such step, so that the words of approximation alone set their reach.
    """
    if figure.digits != _PLAIN_DIGITS or figure.value < _SMALL:
        return figure.value
    fives = figure.value % (_FIVE * figure.quantum) == 0
    return figure.quantum * (_FIVE if fives else 1)
