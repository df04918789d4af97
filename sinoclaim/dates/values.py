"""Define the values that every reader of dates produces: intervals, durations, mentions.

Days are Julian Day Numbers (JDN): integers that count days without gaps from 4713 BC, so BC, Julian and Gregorian
dates compare by subtraction. Offsets are code points into the document's text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

Day = NewType("Day", int)
"""A Julian Day Number; 1 January 2000 (Gregorian) is 2451545."""


class Bound(StrEnum):
    """How a time limits the event it stands with."""

    ON = "on"
    BY = "by"
    FROM = "from"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"
    DURING = "during"


class Precision(StrEnum):
    """The coarsest unit in which a time is stated."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    SPAN = "span"


class TimeKind(StrEnum):
    """The TIMEX3 types, with references to an unnamed past, present or future set apart."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class PassageKind(StrEnum):
    """What a stretch of text is for; it decides whether its dates move the narrative's anchor."""

    BODY = "body"
    HEADING = "heading"
    DATELINE = "dateline"
    NOTE = "note"
    QUOTE = "quote"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of a document with one purpose and one language ("en", "zh", "ru" or "und")."""

    start: int
    end: int
    kind: PassageKind
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """The days on which something can have been: from ``earliest`` to ``latest``, both included.

    ``None`` is an open end. ``edtf`` is the same value in EDTF (ISO 8601-2), as a report prints it: ``1950-02``,
    ``1950-21`` (spring), ``../1952-12-31``, ``[1949-12-23,1949-12-24]``, ``1949-06~``.
    """

    edtf: str
    earliest: Day | None
    latest: Day | None
    precision: Precision
    approximate: bool = False
    uncertain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """A length of time as a range of days (``low`` to ``high``, both included) and in ISO 8601 (``P3Y``, ``PXD``)."""

    iso: str
    low: int
    high: int
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """One time expression of a text, resolved as far as its text and its anchor allow.

    ``timex`` is the value in the TIMEX3-like notation of TempEval (``1950-02-14``, ``1950-WI``, ``PXY``,
    ``PRESENT_REF``, ``XXXX-12-25``). ``interval`` is ``None`` for durations, sets, and what stays unresolved.
    ``anchor`` says what a partial or relative expression was counted from (``narrative 1949-12-21``,
    ``document 1950-01-22``, ``explicit``), ``rule`` which rule read it. ``minutes`` is the time of day, if stated,
    as a range of minutes after midnight.
    """

    start: int
    end: int
    text: str
    kind: TimeKind
    timex: str
    rule: str
    anchor: str
    interval: Interval | None = None
    bound: Bound = Bound.ON
    duration: Duration | None = None
    minutes: tuple[int, int] | None = None
