"""Write values in the TIMEX3-like notation of TempEval."""

from __future__ import annotations

from dataclasses import replace

from sinoclaim.dates.calendar import gregorian_date, gregorian_day, weekday
from sinoclaim.dates.expression import Amount, Length, Recurring, Season, Unit
from sinoclaim.dates.values import Day

SEASONS = {Season.SPRING: "SP", Season.SUMMER: "SU", Season.AUTUMN: "FA", Season.WINTER: "WI"}
_SET_VALUES = {Unit.DAY: "XXXX-XX-XX", Unit.WEEK: "XXXX-WXX", Unit.MONTH: "XXXX-XX", Unit.YEAR: "XXXX"}
_ISO_UNITS = {
    Unit.WEEKEND: (2, Unit.DAY),
    Unit.QUARTER: (3, Unit.MONTH),
    Unit.SEASON: (3, Unit.MONTH),
    Unit.HALF: (6, Unit.MONTH),
    Unit.DECADE: (10, Unit.YEAR),
    Unit.CENTURY: (100, Unit.YEAR),
}
_TIME_UNITS = {Unit.HOUR: "H", Unit.MINUTE: "M"}


def of_year(year: int) -> str:
    """Write a year.

    >>> of_year(1950), of_year(-263)
    ('1950', 'BC0264')
    """
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


def of_month(year: int, month: int) -> str:
    """Write a month."""
    return f"{of_year(year)}-{month:02d}"


def of_day(day: Day) -> str:
    """Write a day."""
    date = gregorian_date(day)
    return f"{of_month(date.year, date.month)}-{date.day:02d}"


def of_season(year: int | None, season: Season) -> str:
    """Write a season, of an unknown year too."""
    return f"{'XXXX' if year is None else of_year(year)}-{SEASONS[season]}"


def of_decade(decade: int) -> str:
    """Write a decade.

    >>> of_decade(195), of_decade(-48)
    ('195', 'BC047')
    """
    return f"{decade:03d}" if decade >= 0 else f"BC{-decade - 1:03d}"


def of_century(century: int) -> str:
    """Write a century by its ordinal.

    >>> of_century(20), of_century(-3)
    ('19', 'BC03')
    """
    return f"{century - 1:02d}" if century >= 1 else f"BC{-century:02d}"


def of_week(day: Day) -> str:
    """Write the ISO week of a day.

    >>> of_week(gregorian_day(1950, 1, 22))
    '1950-W03'
    """
    thursday = Day(day - weekday(day) + 4)
    year = gregorian_date(thursday).year
    return f"{of_year(year)}-W{(thursday - gregorian_day(year, 1, 1)) // 7 + 1:02d}"


def of_partial(month: int | None, day: int | None, week_day: int | None) -> str:
    """Write a date without its year."""
    if week_day is not None and month is None:
        return f"XXXX-WXX-{week_day}"
    return f"XXXX-{'XX' if month is None else f'{month:02d}'}" + ("" if day is None else f"-{day:02d}")


def without_year(value: str) -> str:
    """Write a value without its year; a week is not known then either.

    >>> without_year("1949-12-16"), without_year("1949-W50"), without_year("1949")
    ('XXXX-12-16', 'XXXX-WXX', 'XXXX')
    """
    _, hyphen, rest = value.partition("-")
    if rest.startswith("W") and rest[1:2].isdigit():
        return "XXXX-WXX" + rest[3:]
    return f"XXXX{hyphen}{rest}"


def of_length(length: Length) -> str:
    """Write a duration.

    >>> of_length(Length(((Amount(3, 3), Unit.YEAR),))), of_length(Length(((Amount(3, 9, vague=True), Unit.DAY),)))
    ('P3Y', 'PXD')
    """
    dates, times = "", ""
    for amount, unit in length.counts:
        if unit in _TIME_UNITS:
            times += _count(amount) + _TIME_UNITS[unit]
        else:
            dates += _count(amount) + unit.value
    return "P" + dates + ("T" + times if times else "")


def iso_length(length: Length) -> str:
    """Write a duration in ISO 8601, which knows no unit between a month and a year, nor above a year.

    >>> iso_length(Length(((Amount(2, 2), Unit.DECADE),))), iso_length(Length(((Amount(0, 0, halves=1), Unit.MONTH),)))
    ('P20Y', 'P0.5M')
    """
    value = of_length(Length(tuple(_in_iso(amount, unit) for amount, unit in length.counts)))
    return value.replace("P.", "P0.").replace("T.", "T0.")


def _in_iso(amount: Amount, unit: Unit) -> tuple[Amount, Unit]:
    if unit not in _ISO_UNITS or amount.vague:
        return amount, _ISO_UNITS.get(unit, (1, unit))[1]
    times, plain = _ISO_UNITS[unit]
    whole = replace(amount, low=amount.low * times, high=amount.high * times, halves=0)
    extra = amount.halves * times // 2
    return replace(whole, low=whole.low + extra, high=whole.high + extra), plain


def of_set(recurring: Recurring) -> str:
    """Write a set of times."""
    each = recurring.each
    if each is not None and each.weekday is not None:
        return f"XXXX-WXX-{each.weekday}"
    if each is not None and each.season is not None:
        return of_season(None, each.season)
    if each is not None:
        return of_partial(each.month, each.day, None)
    if recurring.amount == Amount(1, 1) and not recurring.rate:
        return _SET_VALUES.get(recurring.unit) or of_length(Length(((recurring.amount, recurring.unit),)))
    return of_length(Length(((recurring.amount, recurring.unit),)))


def _count(amount: Amount) -> str:
    if amount.vague:
        return "X"
    if amount.halves:
        return f"{amount.low or ''}.5"
    return str(amount.low)
