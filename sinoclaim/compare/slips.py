"""Guess how two values that contradict one another may have come of one: by a slip of pen, count or calendar.

The classes are data (``lexicon/slips.toml``); here are the tests that they name. A guess never decides anything: it is
one sentence for the reader of a finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Final, NamedTuple, TypeAlias

from sinoclaim.dates.calendar import add_months, gregorian_date, gregorian_day, julian_day
from sinoclaim.dates.values import Day, Interval, Precision
from sinoclaim.quantities.values import Closeness, Quantity
from sinoclaim.rules.slips import Slip

Value: TypeAlias = Interval | Quantity

LAST_OLD_STYLE: Final = 2423480
"""1 March 1923, when Greece, the last state of Europe, had taken the Gregorian calendar."""
FIRST_NEW_STYLE: Final = 2299161
FIRST_OF_REPUBLIC: Final = 1912
NEW_MOON: Final = 2_451_550_098
"""The new moon of 6 January 2000, in thousandths of a day."""
MONTH_OF_MOON: Final = 29_530_589
"""The mean length from new moon to new moon, in millionths of a day (Dershowitz and Reingold, ch. 14)."""
MIDDLES: Final = (
    (2, 19), (3, 21), (4, 20), (5, 21), (6, 21), (7, 23), (8, 23), (9, 23), (10, 24), (11, 22), (12, 22), (13, 20),
)  # fmt: skip
"""The solar days (month 13 is the next January) one of which each month of the lunar year holds, leap months apart."""
EVENING_IN_CHINA: Final = 167
"""Thousandths of a day from noon at Greenwich to the midnight that ends a day in China."""
LONG: Final = 4
"""Digits from which it says something that just one of them differs or is missing."""
_PARTS: Final = {Precision.YEAR: 1, Precision.MONTH: 2, Precision.DAY: 3}


class Figures(NamedTuple):
    """A value as it is written: year, month and day (as far as they are known), or a number; ``day`` counts days."""

    parts: tuple[int, ...]
    day: Day | None = None


Two: TypeAlias = tuple[Figures, Figures]


def figures_of(value: Value) -> Figures | None:
    """Return the figures of a value, or ``None`` if it is no plain date and no plain number."""
    if isinstance(value, Quantity):
        whole = value.stated == value.stated.to_integral_value() and 0 < value.stated < Decimal(10) ** 18
        return Figures((int(value.stated),)) if whole and value.closeness is Closeness.EXACT else None
    if value.earliest is None or value.approximate or value.precision not in _PARTS:
        return None
    date = gregorian_date(value.earliest)
    known = (date.year, date.month, date.day)[: _PARTS[value.precision]]
    return Figures(known, value.earliest if value.precision is Precision.DAY else None) if date.year > 0 else None


def hypothesis(a: Value, b: Value, slips: Iterable[Slip], languages: Iterable[str] = ()) -> str:
    """Return in words how one of two values may have come of the other, "" if nothing suggests a slip.

    ``languages`` are those of the two sources. Symmetric.

    >>> from sinoclaim.dates import edtf
    >>> swapped = Slip(id="t", of=frozenset({"date"}), test="transposed", says="two digits changed places")
    >>> hypothesis(edtf.read("1317"), edtf.read("1371"), [swapped])
    'two digits changed places'
    """
    sort = "date" if isinstance(a, Interval) else "number"
    one, other = figures_of(a), figures_of(b)
    if one is None or other is None or isinstance(a, Interval) != isinstance(b, Interval):
        return ""
    two = (one, other) if one < other else (other, one)
    told = set(languages)
    fitting = (slip for slip in slips if sort in slip.of and (not slip.script or slip.script in told))
    return next((slip.says for slip in fitting if TESTS[slip.test](two)), "")


def _differing(two: Two) -> tuple[int, str, str] | None:
    """Return the one part in which two values differ, and its digits; ``None`` if several do or none."""
    pairs = enumerate(zip(two[0].parts, two[1].parts, strict=False))
    apart = [(at, str(x), str(y)) for at, (x, y) in pairs if x != y]
    return apart[0] if len(apart) == 1 else None


def _is_fixed(two: Two) -> bool:
    """Tell whether day and month stand on both sides, so that one part can differ while the others agree."""
    return min(len(figures.parts) for figures in two) == max(_PARTS.values())


def _transposed(two: Two) -> bool:
    apart = _differing(two)
    if apart is None or len(apart[1]) != len(apart[2]):
        return False
    _, x, y = apart
    wrong = [at for at in range(len(x)) if x[at] != y[at]]
    return len(wrong) == 2 and wrong[1] - wrong[0] == 1 and x[wrong[0]] == y[wrong[1]] and x[wrong[1]] == y[wrong[0]]


def _one_digit(two: Two) -> bool:
    """Tell whether one digit differs, where it is a coincidence that the others agree; one of units is just a count."""
    apart = _differing(two)
    if apart is None or len(apart[1]) != len(apart[2]):
        return False
    at, x, y = apart
    wrong = [place for place in range(len(x)) if x[place] != y[place]]
    if len(wrong) != 1:
        return False
    if _is_fixed(two):
        return len(x) > 1 and (at == 0 or wrong[0] == 0)
    return len(two[0].parts) == len(two[1].parts) == 1 and two[0].day is None and _says_much(x, y, wrong[0])


def _says_much(x: str, y: str, place: int) -> bool:
    """Tell whether two numbers have enough digits besides the one that differs and the zeros that round them."""
    return len(x) > LONG and min(len(x.rstrip("0")), len(y.rstrip("0"))) >= LONG and place > 0


def _digit_lost(two: Two) -> bool:
    apart = _differing(two)
    if apart is None or abs(len(apart[1]) - len(apart[2])) != 1:
        return False
    short, long = sorted(apart[1:], key=len)
    if not _is_fixed(two) and len(long) < LONG:
        return False
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _off_by(part: int, step: int) -> Callable[[Two], bool]:
    """Return the test for a part that is off by just so much while the others agree."""

    def test(two: Two) -> bool:
        apart = _differing(two)
        return apart is not None and apart[0] == part and abs(int(apart[1]) - int(apart[2])) == step

    return test


def _times(factor: int) -> Callable[[Two], bool]:
    """Return the test for a number that is the other so many times over; a single digit says too little."""

    def test(two: Two) -> bool:
        low, high = two[0].parts[0], two[1].parts[0]
        return low * factor == high and low >= max(2, 100 // factor)

    return test


def _day_for_month(two: Two) -> bool:
    (year, month, day), other = _padded(two[0]), _padded(two[1])
    return _is_fixed(two) and month != day and other == (year, day, month)


def _padded(figures: Figures) -> tuple[int, int, int]:
    year, month, day = (*figures.parts, 0, 0)[:3]
    return year, month, day


def _julian(two: Two) -> bool:
    early, late = two[0].day, two[1].day
    if early is None or late is None or not FIRST_NEW_STYLE <= late < LAST_OLD_STYLE:
        return False
    return julian_day(*_padded(two[0])) == late


def _lunar(two: Two) -> bool:
    """Tell whether the figures of the earlier day are those of the later in the lunar calendar, by the mean moon."""
    early, late = two[0].day, two[1].day
    if early is None or late is None:
        return False
    year, month, day = _padded(two[0])
    age = ((late * 1000 + EVENING_IN_CHINA - NEW_MOON) * 1000 % MONTH_OF_MOON) // 1_000_000
    further, middle = divmod(MIDDLES[month - 1][0], 13)
    begins = late - day + 1
    holds = gregorian_day(year + further, middle + further, MIDDLES[month - 1][1])
    return abs(age + 1 - day) <= 1 and begins - 1 <= holds <= begins + 30


def _eleven_years(two: Two) -> bool:
    return _off_by(0, 11)(two) and two[1].parts[0] > FIRST_OF_REPUBLIC


def _month(two: Two) -> bool:
    """Tell whether two days are of one number in two months that follow one another, also over the new year."""
    (year, month, day), other = _padded(two[0]), _padded(two[1])
    if not _is_fixed(two):
        return False
    return (*add_months(year, month, 1), day) == other


def _day(two: Two) -> bool:
    return two[0].day is not None and two[1].day is not None and two[1].day - two[0].day == 1


TESTS: Final[Mapping[str, Callable[[Two], bool]]] = {
    "transposed": _transposed,
    "day-for-month": _day_for_month,
    "julian": _julian,
    "lunar": _lunar,
    "eleven-years": _eleven_years,
    "times-10": _times(10),
    "times-1000": _times(1000),
    "times-10000": _times(10_000),
    "digit-lost": _digit_lost,
    "century": _off_by(0, 100),
    "decade": _off_by(0, 10),
    "year": _off_by(0, 1),
    "month": _month,
    "day": _day,
    "one-digit": _one_digit,
}
"""What may hold of two values, the smaller one first, by the name that the data give it."""
