"""Turn the groups of an English pattern rule into calendar points, and ranges and choices of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeAlias

from sinoclaim.dates.english_words import day_of, direction_of, year_of, year_of_words
from sinoclaim.dates.expression import (
    Alternatives,
    CalendarPoint,
    Origin,
    PointRange,
    RelativePoint,
    Season,
    Shape,
    Unit,
    exactly,
)
from sinoclaim.dates.tables import Lexicon, PatternRule

Groups: TypeAlias = Mapping[str, str]
_DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_MONTHS = 12
_DAYS = 31
_TWO_DIGITS = 2
_FIRST_REPUBLIC = 1911
"""the year before the first of the Republic of China"""


def calendar_point(groups: Groups, lexicon: Lexicon, suffix: str = "") -> CalendarPoint:
    """Fill a calendar point from groups; those with the suffix come first, shared ones fill the rest."""

    def pick(name: str) -> str | None:
        return groups.get(name + suffix) or (groups.get(name) if suffix else None)

    month = pick("month")
    season = pick("season")
    weekday = pick("weekday")
    numeric = groups.get("mm")
    roman = groups.get("roman")
    day = pick("day") or pick("nth") or groups.get("digits") or (groups.get("day2") if not suffix else None)
    number = None
    if month:
        number = lexicon.number_table("months")[month.lower().rstrip(".")]
    elif numeric:
        number = int(numeric)
    elif roman:
        number = lexicon.number_table("roman")[roman.upper()]
    return CalendarPoint(
        year=stated_year(groups, suffix),
        month=number,
        day=day_of(day, lexicon) if day else None,
        weekday=lexicon.number_table("weekdays")[weekday.lower().rstrip(".")] if weekday else None,
        season=Season(lexicon.number_table("seasons")[season.lower()]) if season else None,
        short_year=int(groups["yy"]) if "yy" in groups else None,
    )


def stated_year(groups: Groups, suffix: str) -> int | None:
    """Return the year that the groups state, preferring those with a suffix."""
    for name in ("year" + suffix, "plain" + suffix, "year", "plain"):
        if name in groups:
            return year_of(groups[name])
    return year_of_words(groups["yearwords"]) if "yearwords" in groups else None


def make_point(rule: PatternRule, groups: Groups, lexicon: Lexicon) -> Shape | None:
    """Make a single calendar point."""
    special = _special_point(rule, groups, lexicon)
    if special is not None:
        return special
    if "holiday" in groups:
        date = lexicon.number_table("holidays")[" ".join(groups["holiday"].lower().split())]
        return CalendarPoint(year=stated_year(groups, ""), month=date // 100, day=date % 100)
    point = calendar_point(groups, lexicon)
    if "republic" in groups:
        return _republic_date(groups, lexicon)
    if "inst" in groups:
        return _letter_day(point, groups["inst"].lower())
    if "direction" in groups:
        choice, origin = direction_of(groups["direction"], lexicon, article=groups.get("article") is not None)
        return replace(point, choice=choice, origin=origin)
    return point


def _special_point(rule: PatternRule, groups: Groups, lexicon: Lexicon) -> CalendarPoint | None:
    """Make decades, centuries, quarters and halves."""
    year = stated_year(groups, "")
    if len(groups.get("decade", "")) == _TWO_DIGITS and "era" not in groups:
        return CalendarPoint(short_decade=int(groups["decade"]) // 10)
    if "decade" in groups:
        return _decade(int(groups["decade"]), before_christ=groups.get("era", "").upper().startswith("B"))
    if "decadeword" in groups:
        return CalendarPoint(short_decade=_DECADES.index(groups["decadeword"].lower()) + 2)
    if "shortdecade" in groups:
        return CalendarPoint(short_decade=int(groups["shortdecade"]))
    ordinal = day_of(groups["nth"], lexicon) if "nth" in groups else 0
    if rule.settings.get("ordinal") == "century":
        before = groups.get("era", "").upper().startswith("B")
        return CalendarPoint(century=1 - ordinal if before else ordinal)
    if rule.settings.get("ordinal") == "quarter" or "quarter" in groups:
        return CalendarPoint(year=year, quarter=int(groups.get("quarter", 0)) or ordinal)
    if "half" in groups:
        return CalendarPoint(year=year, half=1 if groups["half"].lower() == "first" else 2)
    return None


def _republic_date(groups: Groups, lexicon: Lexicon) -> CalendarPoint | None:
    """Make a date by the calendar of the Republic of China: the fourteenth day of the eighth month of its nth year."""
    word, month = groups["republic"].lower(), day_of(groups["nth"], lexicon)
    tens, _, ones = word.partition("-")
    ordinals = lexicon.number_table("ordinals")
    count = lexicon.number_table("numbers")[tens] + ordinals[ones] if ones in ordinals else day_of(word, lexicon)
    if month > _MONTHS:
        return None
    return CalendarPoint(year=_FIRST_REPUBLIC + count, month=month, day=day_of(groups["day"], lexicon))


def _decade(first: int, *, before_christ: bool) -> CalendarPoint:
    return CalendarPoint(decade=-(first // 10) - 1 if before_christ else first // 10)


def _letter_day(point: CalendarPoint, word: str) -> CalendarPoint:
    months = {"i": 0, "u": -1, "p": 1}[word[0]]
    return replace(point, within=RelativePoint(unit=Unit.MONTH, amount=exactly(months), origin=Origin.SPEECH))


def make_range(_: PatternRule, groups: Groups, lexicon: Lexicon) -> Shape | None:
    """Make a range of days or years."""
    if "yy2" in groups or "plain2" in groups or "bare" in groups:
        return _year_range(groups)
    first = calendar_point({**groups, "day2": groups["day"]}, lexicon)
    last = calendar_point(groups, lexicon, "2")
    return PointRange(first, last) if _rising(first.day, last.day) else None


def _rising(first: int | None, last: int | None) -> bool:
    return first is not None and last is not None and first < last


def _year_range(groups: Groups) -> Shape | None:
    if "bare" in groups:
        last = year_of(groups["year2"])
        first = 1 - int(groups["bare"]) if last <= 0 else int(groups["bare"])
    else:
        first = int(groups["plain"])
        last = int(groups["plain2"]) if "plain2" in groups else first // 100 * 100 + int(groups["yy2"])
    return PointRange(CalendarPoint(year=first), CalendarPoint(year=last)) if first < last else None


def make_either(_: PatternRule, groups: Groups, lexicon: Lexicon) -> Shape | None:
    """Make a choice of two days."""
    first = calendar_point({key: text for key, text in groups.items() if key not in ("day2", "nth2")}, lexicon)
    last = calendar_point(groups, lexicon, "2")
    return Alternatives((first, last)) if _rising(first.day, last.day) else None


def make_both(_: PatternRule, groups: Groups, lexicon: Lexicon) -> tuple[Shape, ...] | None:
    """Make the two or three days of "5, 7 and 9 March 1950"."""
    first = calendar_point({key: text for key, text in groups.items() if key != "day2"}, lexicon)
    last = calendar_point(groups, lexicon, "2")
    return (first, calendar_point(groups, lexicon, "3"), last) if "day3" in groups else (first, last)


def make_centuries(_: PatternRule, groups: Groups, lexicon: Lexicon) -> Shape | None:
    """Make a row of centuries."""
    first, last = day_of(groups["nth"], lexicon), day_of(groups["nth2"], lexicon)
    if groups.get("era", "").upper().startswith("B"):
        first, last = 1 - first, 1 - last
    return PointRange(CalendarPoint(century=first), CalendarPoint(century=last)) if first < last else None


def make_week(_: PatternRule, groups: Groups, lexicon: Lexicon) -> Shape | None:
    """Make a week of a month."""
    word = groups["week"].lower()
    number = -1 if word == "last" else lexicon.number_table("ordinals")[word]
    return replace(calendar_point(groups, lexicon), week=number)


def make_dual(_: PatternRule, groups: Groups, lexicon: Lexicon) -> Shape | None:
    """Make the new-style date of a pair, if its two days really lie ten to thirteen days apart."""
    old = calendar_point({key: text for key, text in groups.items() if not key.endswith("2")}, lexicon)
    new = calendar_point(groups, lexicon, "2")
    if old.day is None or new.day is None or old.month is None or new.month is None:
        return None
    crosses = "month2" not in groups and new.day < old.day
    apart = (1 if crosses else (new.month - old.month) % _MONTHS) * 30 + new.day - old.day
    return new if 9 <= apart <= 14 else None


def make_numeric(_: PatternRule, groups: Groups, lexicon: Lexicon) -> Shape | None:  # noqa: ARG001 (one signature)
    """Make a slashed date: day first, month first, or either where both are possible."""
    first, second = int(groups["first"]), int(groups["second"])
    if "yy" in groups:
        return _short_numeric(first, second, int(groups["yy"]))
    year = int(groups["plain"])
    days = [CalendarPoint(year=year, month=second, day=first)] if second <= _MONTHS else []
    if first <= _MONTHS and first != second:
        days.append(CalendarPoint(year=year, month=first, day=second))
    if not days:
        return None
    ordered = sorted(days, key=lambda point: (point.month or 0, point.day or 0))
    return ordered[0] if len(ordered) == 1 else Alternatives(tuple(ordered))


def _short_numeric(first: int, second: int, short_year: int) -> CalendarPoint | None:
    """Make the date of "10/14/50", if only one of its numbers can be a month."""
    day, month = max(first, second), min(first, second)
    if not month or not _MONTHS < day <= _DAYS or month > _MONTHS:
        return None
    return CalendarPoint(short_year=short_year, month=month, day=day)
