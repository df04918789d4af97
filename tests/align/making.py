"""Make claims by hand, in a short notation, to test the stages that compare them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from sinoclaim.dates import edtf, intervals
from sinoclaim.dates.values import Bound, Duration, Interval, Precision
from sinoclaim.model.claim import Claim, ClaimTime, Filler
from sinoclaim.model.span import Span
from sinoclaim.quantities.values import Quantity


def filler(notation: str) -> Filler:
    """Make a filler: ``entity``, ``/class``, ``~head``, ``<whose``, and ``^`` if it was taken over.

    The head of a name is the name itself, as extraction has it.

    >>> filler("/troops ~garrison <ussr").modifiers
    ('ussr',)
    """
    marks: dict[str, list[str]] = {"": [], "/": [], "~": [], "<": [], "^": []}
    for word in notation.split():
        mark = word[0] if word[0] in "/~<^" else ""
        marks[mark].append(word[len(mark) :])
    return Filler(
        span=Span(0, 1),
        text=notation,
        entities=tuple(marks[""]),
        classes=tuple(marks["/"]),
        head="".join(marks["~"]) or next(iter(marks[""]), ""),
        modifiers=tuple(marks["<"]),
        inherited=bool(marks["^"]),
    )


def yearless(notation: str) -> Interval:
    precision = Precision.DAY if notation.count("-") > 1 else Precision.MONTH
    return Interval(edtf=notation, earliest=None, latest=None, precision=precision)


def time(notation: str) -> ClaimTime:
    """Make a time from EDTF, "XXXX-10-14" without its year, and a bound before it: "by 1952-12-31"."""
    bound, _, value = notation.rpartition(" ")
    interval = yearless(value) if "XXXX" in value else edtf.read(value)
    return ClaimTime(interval=interval, bound=Bound(bound or "on"), text=value)


def years(number: int) -> Duration:
    return Duration(iso=f"P{number}Y", low=365 * number, high=366 * number)


def amount(number: int, unit: str = "person", **more: Any) -> Quantity:
    value = Decimal(number)
    made = Quantity(start=0, end=1, text=str(number), stated=value, low=value, high=value, unit=unit)
    return replace(made, **more)


def claim(frame: str, *, document: str = "a", when: str = "", **more: Any) -> Claim:
    """Make a claim; keys that are no fields of a claim are roles in the notation of `filler`."""
    fields = {key: value for key, value in more.items() if key in Claim.__slots__}
    roles = {key: filler(value) for key, value in more.items() if key not in fields}
    quote = fields.pop("quote", "as it is told")
    return Claim(
        document=document,
        span=Span(0, max(1, len(quote))),
        quote=quote,
        frame=frame,
        cue=Span(0, 1),
        roles=tuple(sorted(roles.items())),
        time=time(when) if when else None,
        **fields,
    )


def approximate(notation: str) -> ClaimTime:
    return ClaimTime(interval=intervals.approximately(edtf.read(notation)), text=notation)
