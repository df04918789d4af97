"""Define what a date grammar hands over: time expressions, found and structured, but not yet resolved.

Every language has its own grammar; all of them produce these values, and one resolver (``resolve.py``) turns them
into ``TimeMention``. A grammar never guesses a missing year and never computes a day: it writes down what the words
say. Offsets are code points into the document's text.

Points (``CalendarPoint`` = C, ``RelativePoint`` = R):

- 14 February 1950: ``C(year=1950, month=2, day=14)``; in February: ``C(month=2)``; Tuesday: ``C(weekday=2)``
- mid-June 1949: ``C(year=1949, month=6, part=MID)``; the end of 1952: ``C(year=1952, part=END)``
- winter of 1950-51: ``C(year=1950, season=WINTER)``; the early 1950s: ``C(decade=195, part=EARLY)``
- 264 BC: ``C(year=-263)``; '45: ``C(short_year=45)``; the fifties: ``C(short_decade=5)``
- last October: ``C(month=10, choice=BEFORE, origin=SPEECH)``; the following spring: ``C(season=SPRING, choice=AFTER)``
- autumn that year: ``C(season=AUTUMN, within=R(unit=YEAR))``
- the 2nd inst.: ``C(day=2, within=R(unit=MONTH, origin=SPEECH))``
- the next day: ``R(unit=DAY, amount=exactly(1))``; that year: ``R(unit=YEAR)``
- yesterday: ``R(unit=DAY, amount=exactly(-1), origin=SPEECH)``
- several months earlier: ``R(unit=MONTH, amount=Amount(-7, -3, vague=True))``
- the end of the month: ``R(unit=MONTH, part=END)``
- a week after 5 May 1950: ``R(unit=WEEK, amount=exactly(1), counted_from=C(year=1950, month=5, day=5))``

Other shapes:

- from 2 to 5 March 1950: ``PointRange(C(year=1950, month=3, day=2), C(year=1950, month=3, day=5))``
- the 23rd or the 24th: ``Alternatives((C(day=23), C(day=24)))``
- for four months and nine days: ``Length(((exactly(4), MONTH), (exactly(9), DAY)))``
- every two years: ``Recurring(unit=YEAR, amount=exactly(2))``; annually: ``Recurring(unit=YEAR)``
- at present; formerly; soon: ``VagueReference(Tense.PRESENT)`` and its fellows
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TypeAlias

from sinoclaim.dates.values import Bound


class Unit(StrEnum):
    """A unit of time; its value is the letter of ISO 8601 durations where there is one."""

    MINUTE = "TM"
    HOUR = "TH"
    DAY = "D"
    WEEK = "W"
    WEEKEND = "WE"
    MONTH = "M"
    QUARTER = "Q"
    SEASON = "S"
    HALF = "H"
    YEAR = "Y"
    DECADE = "DE"
    CENTURY = "CE"


class Season(IntEnum):
    """A season of the northern year by its EDTF number; winter is named by the year in which it begins."""

    SPRING = 21
    SUMMER = 22
    AUTUMN = 23
    WINTER = 24


class Part(StrEnum):
    """A vague or exact part of the finest stated unit; ``data/calendars/common.toml`` says how much of it."""

    BEGIN = "begin"
    """at the beginning of, 初, в начале"""
    EARLY = "early"
    MID = "mid"
    LATE = "late"
    END = "end"
    """at the end of, 底, в конце"""
    FIRST_HALF = "first-half"
    SECOND_HALF = "second-half"
    FIRST_TEN = "first-ten"
    """the first ten days of a month, 上旬, первая декада"""
    MIDDLE_TEN = "middle-ten"
    LAST_TEN = "last-ten"
    FIRST_DAYS = "first-days"
    LAST_DAYS = "last-days"
    TURN = "turn"
    """around the start of the unit: the turn of the year, 年前后 of a new year"""


class Style(StrEnum):
    """The calendar in which day, month and year are written."""

    GREGORIAN = "gregorian"
    JULIAN = "julian"
    CHINESE = "chinese"
    """The lunisolar calendar; its months and days are not converted, the year alone is used."""


class Origin(StrEnum):
    """From which moment a relative or partial expression is counted."""

    NARRATIVE = "narrative"
    """the time the text has reached: the next day, two days later, that year, in February"""
    SPEECH = "speech"
    """when the document was written or the words were spoken: yesterday, two years ago, last October, the 2nd inst."""


class Choice(StrEnum):
    """Which of the recurring points (a February, a Tuesday, a spring, a 24th) is meant."""

    NEAREST = "nearest"
    """nothing said: the resolver prefers the year the narrative is in, or the next forward"""
    BEFORE = "before"
    """last October, the previous spring: the latest one wholly before the origin"""
    AFTER = "after"
    """next October, the following spring: the first one wholly after the origin"""
    SAME = "same"
    """that October, this spring: the one of the origin's year, month or week"""
    ONWARD = "onward"
    """the story goes on (in February ..., and in November): the first one from the origin on"""
    EARLIER = "earlier"
    """the story looks back (in March he had left): the latest one up to the origin"""


@dataclass(frozen=True, slots=True)
class Amount:
    """A count as a range, both ends included; negative counts lie before the origin.

    ``vague`` counts come from words (several, a few, 数, несколько) and print as ``X`` in a TIMEX value.
    ``halves`` are added half units ("a year and a half" is ``Amount(1, 1, halves=1)``).
    """

    low: int
    high: int
    vague: bool = False
    approximate: bool = False
    halves: int = 0


def exactly(count: int) -> Amount:
    """Make the amount of a plain number.

    >>> exactly(-2)
    Amount(low=-2, high=-2, vague=False, approximate=False, halves=0)
    """
    return Amount(count, count)


@dataclass(frozen=True, slots=True, kw_only=True)
class RelativePoint:
    """A unit of time counted from an origin: by default the very unit in which the origin lies ("that year").

    ``amount`` units away from the origin; ``part`` narrows the unit reached ("the end of the following month").
    ``counted_from`` replaces the origin by a stated date ("three days after 5 May 1950").
    """

    unit: Unit
    amount: Amount = Amount(0, 0)
    origin: Origin = Origin.NARRATIVE
    part: Part | None = None
    counted_from: CalendarPoint | None = None
    eve: bool = False
    """the day before the point reached, where a term that begins on a day ends"""
    keep: Unit | None = None
    """the finer unit that is kept when a coarse one is counted: "sixty-seven years ago today" keeps the day"""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPoint:
    """A date as far as the words give it; every field left out is to be supplied by the resolver, or is not meant.

    ``year`` is astronomical (1 BC is 0, 264 BC is -263). ``short_year`` is a two-digit year, ``decade`` the year
    without its last digit (195), ``short_decade`` one digit (5 in "the fifties"), ``century`` the ordinal (20 for the
    1900s; 0 and less before Christ: the third century BC is -2). ``weekday`` is ISO (Monday 1). ``quarter`` 1-4,
    ``half`` 1-2, ``week`` the week of the month (1-5, -1 for the last).
    ``within`` says of which relative unit the point is a part ("March of the following year").
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: Season | None = None
    quarter: int | None = None
    half: int | None = None
    week: int | None = None
    decade: int | None = None
    century: int | None = None
    short_year: int | None = None
    short_decade: int | None = None
    part: Part | None = None
    style: Style = Style.GREGORIAN
    choice: Choice = Choice.NEAREST
    origin: Origin = Origin.NARRATIVE
    within: RelativePoint | None = None


Point: TypeAlias = CalendarPoint | RelativePoint


@dataclass(frozen=True, slots=True)
class PointRange:
    """From ``first`` to ``last``, both included; the grammar copies shared parts ("2 to 5 March") into both.

    ``None`` is an end that is really open.
    """

    first: Point | None
    last: Point | None


@dataclass(frozen=True, slots=True)
class Alternatives:
    """One of the members, in order: "either the 23rd or the 24th", "the night of 16/17 December"."""

    members: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Length:
    """A duration: counts with their units, largest first; no position in time."""

    counts: tuple[tuple[Amount, Unit], ...]


@dataclass(frozen=True, slots=True)
class Recurring:
    """A set of times: every ``amount`` units, or every given weekday, month or season (``each``).

    ``rate`` marks a measure (per day) as against a habit (daily).
    """

    unit: Unit
    amount: Amount = Amount(1, 1)
    each: CalendarPoint | None = None
    rate: bool = False


class Tense(StrEnum):
    """A reference to an unnamed time, by its TIMEX3 value."""

    PAST = "PAST_REF"
    PRESENT = "PRESENT_REF"
    FUTURE = "FUTURE_REF"


@dataclass(frozen=True, slots=True)
class VagueReference:
    """A time that the words place only before, at or after the moment of speaking."""

    tense: Tense


Shape: TypeAlias = CalendarPoint | RelativePoint | PointRange | Alternatives | Length | Recurring | VagueReference


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day: minutes after midnight from ``low`` to ``high``, and its TIMEX suffix.

    ``suffix`` is ``T14:30``, or one of ``TMO`` (morning), ``TMI`` (midday), ``TAF``, ``TEV``, ``TNI``, ``TDT`` (all of
    the day).
    The high end may pass 1440 (a night runs past midnight).
    """

    low: int
    high: int
    suffix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """One time expression as a grammar found it at [``start``, ``end``).

    ``rule`` names the grammar rule ("en.day-month-year"). ``aside`` marks a date that must not move the narrative
    (a citation, a comparison, a passing "as in 1917"); the resolver also decides that from passages and position.
    ``bound`` is how the words limit the event ("by the end of 1952": BY), ``clock`` the time of day stated with it.
    """

    start: int
    end: int
    shape: Shape
    rule: str
    bound: Bound = Bound.ON
    clock: Clock | None = None
    approximate: bool = False
    uncertain: bool = False
    aside: bool = False
