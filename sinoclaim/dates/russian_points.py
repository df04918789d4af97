"""Read Russian dates at a given place: days, months, seasons, years, and their parts."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from sinoclaim.dates.expression import (
    Alternatives,
    CalendarPoint,
    Choice,
    Expression,
    Origin,
    Part,
    Point,
    PointRange,
    RelativePoint,
    Season,
    Shape,
    Style,
    Unit,
    exactly,
)
from sinoclaim.dates.russian_clock import read_clock
from sinoclaim.dates.russian_words import Grammar, fold, look_up, read_ordinal, read_roman
from sinoclaim.dates.sharing import share
from sinoclaim.dates.tables import Lexicon

_Groups = dict[str, str | None]

_LOOK_BACK: Final = 24
_MONTHS: Final = 12
_DAYS: Final = 31
_BARE_UNITS: Final = {"года": Unit.YEAR, "месяца": Unit.MONTH, "недели": Unit.WEEK}
_OLDEST_SHORT_YEAR: Final = 14
_IN_A_LIFE: Final = re.compile(r"(?<!\w)(?:на|ш[её]л|пош[её]л)\s{1,2}$", re.IGNORECASE)
_IN: Final = re.compile(r"(?<!\w)в\s{1,2}$", re.IGNORECASE)
_ALONE: Final = re.compile(
    r"\s{0,2}(?:$|[.!?;:)»—–]|,(?!\s{0,2}[0-9]))|\s{1,2}(?:мы|я|он|она|они|нас|его|её|их|же|когда|под|из)\b"
)
_IN_FIRST: Final = re.compile(r"(?:^|[.!?…]\s{1,2}|\n)В\s{1,2}$")
_NOT_COUNTED: Final = re.compile(r"\s{1,2}[а-яё]{2,20}(?<![уеюмх])\b(?!-)")
"""A word after an ordinal that does not stand in its case, so that the ordinal is a year: В 37-м деда вызвали."""
_COUNTS: Final = re.compile(r"\s{1,2}[а-яё]{2,20}(?:ом|ем|ой|ей)\b")
_DAY_GROUPS: Final = ("day", "quotedday", "loneday", "loneday2", "monthday")


def read_point(text: str, start: int, end: int, grammar: Grammar) -> Expression | None:
    """Read the date that begins at ``start``, or return ``None`` if no date stands there."""
    match = grammar.patterns.point.match(text, start, end)
    if match is None or match.end() == start:
        return None
    found = match.groupdict()
    if not _may_stand(found, text, match, grammar):
        return None
    shape = _shape(found, text[max(0, start - 10) : start], grammar)
    if shape is None:
        return None
    named = ("season", "day", "loneday", "month", "month2", "roman", "year", "yearwords", "part")
    rule = "ru." + "-".join(name.rstrip("2") for name in named if found[name])
    stop = start + len(text[start : match.end()].rstrip())
    clock = read_clock(found, grammar.lexicon)
    return Expression(start=start, end=stop, shape=shape, rule=rule if rule != "ru." else "ru.relative", clock=clock)


def _may_stand(found: _Groups, text: str, match: re.Match[str], grammar: Grammar) -> bool:
    """Refuse what only looks like a date: a bare number, a lone part, an ordinal that counts something else."""
    if found["loneday"] or found["loneday2"]:
        return found["monthphrase"] is not None or grammar.patterns.counted.match(text, match.end()) is None
    if found["month2"] and text[match.start()].isupper() and match.end("month2") == match.end():
        return not text[match.end() : match.end() + 2].strip()[:1].isupper()  # Марта Ивановна is a woman
    if found["month"] or found["month2"] or found["roman"]:
        return True
    relative = (
        found["yearphrase"]
        or found["speechyear"]
        or found["monthphrase"]
        or found["speechmonth"]
        or found["speechcentury"]
    )
    if found["year"] or found["ancient"] or found["yearwords"] or relative:
        counts = found["suffix"] and not found["mark"] and _COUNTS.match(text, match.end())  # 1917-м полком
        return bool(relative or found["ancient"] or found["yearwords"] or (_marked(found) and not counts))
    if found["short"]:
        return _is_short_year(found, text, match, grammar)
    if found["season"]:
        return (
            found["part"] is not None
            or look_up(found["season"], grammar.lexicon.number_table("adverbial_seasons")) is not None
        )
    if found["weekday0"] or found["weekday"]:
        before = grammar.patterns.weekly.search(text, max(0, match.start() - _LOOK_BACK), match.start())
        return before is not None and not found["daypart0"] and not found["part"]
    return bool(found["part"] and found["bare"])


def _is_short_year(found: _Groups, text: str, match: re.Match[str], grammar: Grammar) -> bool:
    """Say whether two digits are a year: after a season, before a word for a year, or alone after в (в 45-м, когда)."""
    if int(found["short"] or 0) < _OLDEST_SHORT_YEAR:
        return False
    before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
    if found["season"] or found["half"] or found["quarter"]:
        return True
    if found["shortmark"] or (found["shortmark2"] and (found["part"] or found["short0"])):
        return grammar.patterns.counted_year.match(text, match.end()) is None and _IN_A_LIFE.search(before) is None
    if found["shortcase"] != "м" or _IN.search(before) is None:
        return False
    if _ALONE.match(text, match.end()) is not None:
        return True
    opens = _IN_FIRST.search(before) is not None
    return opens and _NOT_COUNTED.match(text, match.end()) is not None


def _marked(found: _Groups) -> bool:
    """Say whether a four-digit number is marked as a year: by г., by -м, or by what stands before it."""
    led = found["season"] or found["half"] or found["quarter"] or (found["part"] and found["suffix"])
    return bool(found["mark"] or found["suffix"] or led)


def _shape(found: _Groups, before: str, grammar: Grammar) -> Shape | None:
    """Build the shape of the groups, or return ``None`` if a number is out of its range."""
    lexicon = grammar.lexicon
    try:
        point = CalendarPoint(
            day=_checked(
                read_ordinal(next((found[name] for name in _DAY_GROUPS if found[name]), None), lexicon), _DAYS
            ),
            month=_month(found, lexicon),
            season=_season(found["season"], lexicon),
            weekday=look_up(
                found["weekday"] or found["weekday2"] or found["weekday0"], lexicon.number_table("weekdays")
            ),
            quarter=_quarter(found["quarter"], lexicon),
            half=look_up(found["half"], lexicon.number_table("halves")),
            style=Style.JULIAN if found["old"] else Style.GREGORIAN,
        )
        point = _with_year(_new_style(point, found, lexicon), found, lexicon)
    except ValueError:
        return None
    if found["which"]:
        ahead = lexicon.number_table("weekday_choices")[fold(found["which"])]
        point = _chosen(point, ahead)
    part = look_up(found["part"], lexicon.text_table("parts"))
    shape = _with_words(point, found, lexicon, Part(part) if part else None)
    if not isinstance(shape, CalendarPoint):
        return shape
    return _ranged(shape, found, grammar, between=grammar.patterns.between.search(before) is not None)


def _chosen(point: CalendarPoint, ahead: int) -> CalendarPoint:
    """Count the weekday back or on: one step from the story (следующий, предыдущий), two from the speaker."""
    choice = Choice.AFTER if ahead > 0 else Choice.BEFORE
    return replace(point, choice=choice, origin=Origin.SPEECH if abs(ahead) > 1 else Origin.NARRATIVE)


def _checked(value: int | None, highest: int) -> int | None:
    """Return the value if it is absent or between 1 and ``highest``.

    Raises:
        ValueError: it is out of this range.
    """
    if value is not None and not 1 <= value <= highest:
        message = f"{value} is not between 1 and {highest}"
        raise ValueError(message)
    return value


def _month(found: _Groups, lexicon: Lexicon) -> int | None:
    if found["roman"]:
        return _checked(read_roman(found["roman"], lexicon), _MONTHS)
    return look_up(found["month"] or found["month2"], lexicon.number_table("months"))


def _season(word: str | None, lexicon: Lexicon) -> Season | None:
    number = look_up(word, lexicon.number_table("seasons"))
    return Season(number) if number else None


def _quarter(word: str | None, lexicon: Lexicon) -> int | None:
    if not word:
        return None
    return look_up(word, lexicon.number_table("quarters")) or read_roman(word, lexicon) or read_ordinal(word, lexicon)


def _new_style(point: CalendarPoint, found: _Groups, lexicon: Lexicon) -> CalendarPoint:
    """Take the Gregorian date where both are given: 15 (27) марта, 25 октября (7 ноября)."""
    if found["newday2"]:
        month = look_up(found["newmonth"], lexicon.number_table("months"))
        return replace(point, day=_checked(int(found["newday2"]), _DAYS), month=month, style=Style.GREGORIAN)
    if found["newday"] and point.day and point.month:
        day = _checked(int(found["newday"]), _DAYS)
        month = point.month % _MONTHS + 1 if day and day < point.day else point.month
        return replace(point, day=day, month=month, style=Style.GREGORIAN)
    return point


def _with_year(point: CalendarPoint, found: _Groups, lexicon: Lexicon) -> CalendarPoint:
    """Add the year: in figures, in words, before Christ, or a winter's two years.

    Raises:
        ValueError: the words are no year.
    """
    figures = found["ancient"] or found["year"]
    if figures:
        words = found["common2"] or found["common"]
        before = look_up(words, lexicon.number_table("before_common_era"))
        year = 1 - int(figures) if before else int(figures)
        if point.season is Season.WINTER and found["year0"]:
            year = int(found["year0"])
        return replace(point, year=year)
    if found["short"]:
        return replace(point, short_year=int(found["short"]))
    if found["yearwords"]:
        value = read_ordinal(found["yearwords"], lexicon)
        if value is None or value < _OLDEST_SHORT_YEAR:
            message = "no year in words"
            raise ValueError(message)
        return replace(point, year=value) if value > 99 else replace(point, short_year=value)
    return point


def _with_words(point: CalendarPoint, found: _Groups, lexicon: Lexicon, part: Part | None) -> Point | None:
    """Hang the point on the relative year or month that the words name, and narrow it by its part."""
    bare = point == CalendarPoint()
    relative = _relative_unit(found, lexicon)
    if relative is not None:
        return replace(relative, part=part) if bare else replace(point, within=relative, part=part)
    if found["bare"]:
        return RelativePoint(unit=_BARE_UNITS[found["bare"].lower()], part=part)
    only_year = point.year is not None and point.month is None and point.season is None
    if only_year and part in (Part.FIRST_HALF, Part.SECOND_HALF):
        return replace(point, half=1 if part is Part.FIRST_HALF else 2)
    return replace(point, part=part)


def _relative_unit(found: _Groups, lexicon: Lexicon) -> RelativePoint | None:
    for group, table, unit, origin in (
        ("yearphrase", "year_phrases", Unit.YEAR, Origin.NARRATIVE),
        ("speechyear", "speech_years", Unit.YEAR, Origin.SPEECH),
        ("monthphrase", "month_phrases", Unit.MONTH, Origin.NARRATIVE),
        ("speechmonth", "speech_months", Unit.MONTH, Origin.SPEECH),
        ("speechcentury", "speech_centuries", Unit.CENTURY, Origin.SPEECH),
    ):
        ahead = look_up(found[group], lexicon.number_table(table))
        if ahead is not None:
            return RelativePoint(unit=unit, amount=exactly(ahead), origin=origin)
    return None


def _ranged(last: CalendarPoint, found: _Groups, grammar: Grammar, *, between: bool) -> Shape | None:
    """Return the range or choice from the shared number before the unit (2–5 марта, 1949–1950 гг.) to ``last``."""
    first_day = read_ordinal(found["day0"], grammar.lexicon)
    if first_day:
        if first_day > _DAYS:
            return None
        kind = _kind(found["daylink"], grammar, between=between)
        one, two = share(CalendarPoint(day=first_day), last, ranged=kind == 1)
        return PointRange(one, two) if kind == 1 else Alternatives((one, two))
    if found["year0"] and last.season is Season.WINTER:
        return last
    if found["year0"]:
        kind = _kind(found["yearlink"], grammar, between=between)
        first = CalendarPoint(year=int(found["year0"]))
        return PointRange(first, last) if kind == 1 else Alternatives((first, last))
    if found["short0"]:
        return PointRange(CalendarPoint(short_year=int(found["short0"])), last)
    second = found["year2"] or found["year3"]
    if second and last.year and last.season is not Season.WINTER:
        year = int(second) if len(second) > 2 else last.year - last.year % 100 + int(second)
        return PointRange(last, CalendarPoint(year=year)) if year >= last.year else last
    return last


def _kind(link: str | None, grammar: Grammar, *, between: bool) -> int:
    """Return 1 for a range, 2 for a choice; и is a range after между."""
    match = grammar.patterns.connector.fullmatch(link or "")
    kind = look_up(match["link"], grammar.lexicon.number_table("connectors")) if match else 1
    return 1 if kind == 1 or (kind == 3 and between) else 2
