"""Keep the moments that expressions are counted from; choose years, months and days near them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from sinoclaim.dates.calendar import add_months, gregorian_date, gregorian_day, is_valid, month_length, weekday
from sinoclaim.dates.expression import Choice, Season
from sinoclaim.dates.intervals import year_text
from sinoclaim.dates.values import Day, Interval

_SEASON_MIDDLE = {Season.SPRING: 4, Season.SUMMER: 7, Season.AUTUMN: 10, Season.WINTER: 13}
_FORWARD_REACH = 5
_BACKWARD_REACH = 3
_YEAR_TURN = 12
UNKNOWN_YEAR = 100_000
"""A leap year beyond every text; it stands for the year of "MOSCOW, Dec. 16", which the text does not tell."""
_FIRST_UNKNOWN = 90_000


class Moment(NamedTuple):
    """A moment as far as it is known: a year, a month, a day of the Gregorian calendar."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def number(self) -> Day | None:
        """Return the day's number, if the day is known."""
        if self.month is None or self.day is None:
            return None
        return gregorian_day(self.year, self.month, self.day)

    @property
    def is_yearless(self) -> bool:
        """Tell whether the text leaves the year open; then only month and day mean anything."""
        return self.year >= _FIRST_UNKNOWN

    @property
    def text(self) -> str:
        """Write the moment as EDTF does."""
        pieces = ["XXXX" if self.is_yearless else year_text(self.year)]
        pieces += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(pieces)


def moment_of_day(day: Day) -> Moment:
    """Make the moment of a day number."""
    return Moment(*gregorian_date(day))


def is_yearless(interval: Interval) -> bool:
    """Tell whether an interval begins or ends in a year that the text leaves open."""
    ends = (interval.earliest, interval.latest)
    return any(day is not None and gregorian_date(day).year >= _FIRST_UNKNOWN for day in ends)


def moment_of(interval: Interval) -> Moment | None:
    """Make the moment at which an interval begins, as precise as the interval is.

    >>> from sinoclaim.dates.intervals import of_month
    >>> moment_of(of_month(1950, 2))
    Moment(year=1950, month=2, day=None)
    """
    if interval.earliest is None or interval.latest is None:
        known = interval.earliest if interval.earliest is not None else interval.latest
        return None if known is None else Moment(gregorian_date(known).year)
    first, last = gregorian_date(interval.earliest), gregorian_date(interval.latest)
    if first == last:
        return Moment(*first)
    if (first.year, first.month) == (last.year, last.month):
        return Moment(first.year, first.month)
    return Moment(first.year)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """What the text so far fixes.

    ``section`` is the date of the heading above, with the last year it covers; ``narrative`` is where the story
    stands, ``mentioned`` the last date named (of any standing), ``day`` the last named day, ``speech`` when the words
    were written, with its source in ``spoken_by``. ``last_day`` outlives ``day``: months named since do not end it.
    """

    narrative: Moment | None = None
    mentioned: Moment | None = None
    day: Moment | None = None
    speech: Moment | None = None
    section: tuple[Moment, int] | None = None
    spoken_by: str = "document"
    last_day: Moment | None = None

    def day_before(self, moment: Moment) -> Moment | None:
        """Return the last named day of any standing, if it lies in the year of a moment or the one before."""
        near = self.last_day is not None and moment.year - self.last_day.year in (0, 1)
        return self.last_day if near else None


def year_for_month(base: Moment, month: int, choice: Choice) -> int:
    """Choose the year of a month that is named without one.

    The story moves forward: the same year as long as possible, the next for a month early in the year once the
    story stands late in it, the previous one for a late month while the story stands in January to March.

    >>> year_for_month(Moment(1949, 12, 21), 1, Choice.NEAREST), year_for_month(Moment(1950, 2), 5, Choice.NEAREST)
    (1950, 1950)
    """
    at = base.month
    if choice is Choice.BEFORE:
        return base.year if at is not None and month < at else base.year - 1
    if choice is Choice.AFTER:
        return base.year + 1 if at is None or month <= at else base.year
    if choice is Choice.SAME or at is None:
        return base.year
    if choice is Choice.EARLIER:
        return base.year if month <= at else base.year - 1
    if choice is Choice.ONWARD:
        return base.year if month >= at else base.year + 1
    if month < at and month + _YEAR_TURN - at <= _FORWARD_REACH:
        return base.year + 1
    if month > at and at + _YEAR_TURN - month <= _BACKWARD_REACH:
        return base.year - 1
    return base.year


def year_for_season(base: Moment, season: Season, choice: Choice) -> int:
    """Choose the year of a season that is named without one; a winter bears the year in which it begins."""
    if base.month is None:
        return base.year + {Choice.AFTER: 1, Choice.BEFORE: -1}.get(choice, 0)
    middle = _SEASON_MIDDLE[season]
    at = base.month
    if choice is Choice.BEFORE:
        return base.year if middle + 1 < at else base.year - 1
    if choice is Choice.AFTER:
        return base.year if at < middle - 1 else base.year + 1
    if choice is Choice.EARLIER:
        return base.year if middle <= at else base.year - 1
    if season is Season.WINTER:
        return base.year - 1 if at <= 4 else base.year
    if choice is Choice.NEAREST and season is Season.SPRING and at >= 11:
        return base.year + 1
    return base.year


def month_for_day(base: Moment, day: int) -> tuple[int, int] | None:
    """Choose year and month of a bare day of the month: the nearest one that exists, forwards if equally near.

    >>> month_for_day(Moment(1949, 12, 22), 24), month_for_day(Moment(1949, 12, 30), 5)
    ((1949, 12), (1950, 1))
    """
    if base.month is None:
        return None
    if base.day is None or day >= base.day:
        return (base.year, base.month) if is_valid(base.year, base.month, day) else None
    ahead = month_length(base.year, base.month) - base.day + day
    year, month = add_months(base.year, base.month, 1) if ahead <= base.day - day else (base.year, base.month)
    return (year, month) if is_valid(year, month, day) else None


def day_for_weekday(base: Day, wanted: int, choice: Choice, *, looking_back: bool) -> Day:
    """Choose the day of a weekday: the last one up to a letter's date, the next one of a story."""
    apart = (wanted - weekday(base)) % 7
    if choice is Choice.AFTER:
        return Day(base + (apart or 7))
    if choice is Choice.BEFORE:
        return Day(base + apart - 7)
    if choice is Choice.SAME:
        return Day(base - weekday(base) + wanted)
    return Day(base + apart - 7 if looking_back and apart else base + apart)


def describe(name: str, moment: Moment) -> str:
    """Write where an expression was counted from.

    >>> describe("narrative", Moment(1949, 12, 21))
    'narrative 1949-12-21'
    """
    return f"{name} {moment.text}"
