"""Read Chinese dates at a given place: calendar dates, partial dates, eras, decades, named days, times of day."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final, NamedTuple

from sinoclaim.dates.chinese_clock import read_clock
from sinoclaim.dates.chinese_holidays import days_of, on_holiday
from sinoclaim.dates.chinese_numerals import is_positional, read_numeral, read_pair
from sinoclaim.dates.chinese_patterns import Patterns
from sinoclaim.dates.expression import (
    Alternatives,
    CalendarPoint,
    Choice,
    Expression,
    Origin,
    Part,
    PointRange,
    RelativePoint,
    Season,
    Shape,
    Style,
    Unit,
    exactly,
)
from sinoclaim.dates.tables import Lexicon

WEEKDAYS: Final = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7}
_FULL_YEAR: Final = 4
_LATE_LUNAR_MONTH: Final = 11
"""From this month on a lunisolar year may have passed into the next Gregorian one."""
_SINGLE: Final = re.compile(r"[一-鿿]")


class Grammar(NamedTuple):
    """What every reader of one language needs: its words and the patterns made of them."""

    lexicon: Lexicon
    patterns: Patterns


def read_point(text: str, start: int, end: int, grammar: Grammar) -> Expression | None:
    """Read the calendar date that begins at ``start``, or return ``None`` if no date stands there."""
    match = grammar.patterns.point.match(text, start, end)
    if match is None or match.end() == start:
        return None
    found = match.groupdict()
    if not _may_stand(found, text, match, end):
        return None
    if found["year"] and is_short_year(found["year"], text, match.span("year"), grammar.lexicon):
        found["short"] = found["year"]
    stop = match.end()
    if found["holiday"] and found["month"]:  # 5月1日国际劳动节: the day is named already
        stop = match.start("holiday")
        found.update(holiday=None, weekday1=None, weekday2=None, weekday3=None, weekof=None, daypart=None, hour=None)
    if found["lunarday"] and not _is_lunar(found, grammar.lexicon):
        stop = match.start("lunarday")
        found.update(lunarday=None, half=None, quarter=None, part=None, season=None, daypart=None, hour=None)
    first = _first_point(found, grammar.lexicon)
    if first is None:
        return None
    if isinstance(first, CalendarPoint) and first.style is Style.CHINESE and (first.month or 0) >= _LATE_LUNAR_MONTH:
        found.update(year0=str(first.year) if first.year else None)
        first = CalendarPoint(year=first.year + 1) if first.year else first
    rule = "zh." + "-".join(
        name for name in ("era", "year", "month", "day", "season", "holiday", "part") if found[name]
    )
    clock = read_clock(found, grammar.lexicon)
    shape = _ranged(found, first, grammar.lexicon)
    rule = rule if rule != "zh." else "zh.relative-date"
    expression = Expression(start=start, end=stop, shape=shape, rule=rule, clock=clock)
    return _reigning(expression, text, end, found["era"], grammar) if found["era"] else expression


def _reigning(first: Expression, text: str, end: int, era: str | None, grammar: Grammar) -> Expression:
    """Go on to the second end of a range if it leaves out the reign of the first: 民国三十四年八月到三十五年五月."""
    link = grammar.patterns.connector.match(text, first.end, end)
    match = grammar.patterns.reign.match(text, link.end(), end) if link else None
    if match is None or not isinstance(first.shape, CalendarPoint):
        return first
    found: dict[str, str | None] = dict.fromkeys(grammar.patterns.point.groupindex)
    found.update(match.groupdict(), era=era)
    last = None if found["lunarday"] else _first_point(found, grammar.lexicon)
    if not isinstance(last, CalendarPoint) or not first.shape.year or (last.year or 0) < first.shape.year:
        return first
    return Expression(start=first.start, end=match.end(), shape=PointRange(first.shape, last), rule="zh.range")


def _may_stand(found: dict[str, str | None], text: str, match: re.Match[str], end: int) -> bool:
    """Refuse what only looks like a date: a lone season in the middle of a word, a lone hour."""
    dated = any(found[name] for name in ("year", "era", "yearword", "speechyear", "month", "monthword", "speechmonth"))
    if dated or found["day"] or found["stripped"]:
        return True
    if found["holiday"]:
        return text[match.start() - 1 : match.start()] not in {"日", "号", "號", "月"}
    if found["seasonname"] or (found["season"] and not found["seasonword"]):
        alone = match.start() == 0 or not _SINGLE.match(text[match.start() - 1])
        return alone and match.end() < end and text[match.end()] in "，,、"
    if found["hour"] and not found["daypart"]:
        return found["hour"].isascii() and not found["colon"]
    return True


def _is_lunar(found: dict[str, str | None], lexicon: Lexicon) -> bool:
    """Say whether month and day are of the lunisolar calendar: by a word, an imperial era, or a lunar name."""
    if found["lunar"] or found["lunar2"] or found["leap"] or found["era"] in lexicon.number_table("lunar_eras"):
        return True
    named_month = found["month"] in lexicon.number_table("lunar_months")
    return named_month or ((found["lunarday"] or "")[:1] in {"初", "廿"} and bool(found["lunarday"]))


def _first_point(found: dict[str, str | None], lexicon: Lexicon) -> CalendarPoint | RelativePoint | None:
    """Build the point from the groups of the pattern, or return ``None`` if a number is out of its range."""
    try:
        point = CalendarPoint(
            month=_month(_split_months(found)["month"], lexicon),
            day=_within(found["day"] or (found["lunarday"] or "").removeprefix("初"), 31),
            weekday=WEEKDAYS.get(found["weekday1"] or found["weekday2"] or found["weekday3"] or ""),
            season=_season(found["season"] or found["seasonname"], lexicon),
            quarter=_within(found["quarter"], 4),
            half=lexicon.number_table("halves").get(found["half"] or ""),
            style=Style.CHINESE if _is_lunar(found, lexicon) else Style.GREGORIAN,
        )
        point = on_holiday(_with_year(point, found, lexicon), found["holiday"], lexicon)
    except ValueError:
        return None
    return _with_words(point, found, lexicon)


def _within(numeral: str | None, highest: int) -> int | None:
    """Read a number from 1 to ``highest``; nothing stays ``None``.

    Raises:
        ValueError: the number is out of this range.
    """
    if not numeral:
        return None
    value = read_numeral(numeral)
    if value is None or not 1 <= value <= highest or numeral in {"两", "兩"}:
        message = f"{numeral} is not between 1 and {highest}"
        raise ValueError(message)
    return value


def _split_months(found: dict[str, str | None]) -> dict[str, str | None]:
    """Write two months said as one numeral (五六月) into their two groups."""
    word = found["month"] or ""
    if not found["month0"] and read_pair(word):
        found.update(month0=word[0], month=word[1])
    return found


def _month(word: str | None, lexicon: Lexicon) -> int | None:
    if word == "元":
        return 1
    return lexicon.number_table("lunar_months").get(word or "") or _within(word, 12)


def _season(word: str | None, lexicon: Lexicon) -> Season | None:
    named = lexicon.text_table("season_names").get(word or "", "").partition(" ")[0]
    number = int(named) if named else lexicon.number_table("seasons").get(word or "")
    return Season(number) if number else None


def _with_year(point: CalendarPoint, found: dict[str, str | None], lexicon: Lexicon) -> CalendarPoint:
    """Add the year: of an era, before Christ, in full, or in its last two digits.

    Raises:
        ValueError: the numeral before 年 is a count of years, not a year.
    """
    if found["era"]:
        starts = {**lexicon.number_table("eras"), **lexicon.number_table("lunar_eras")}
        count = 1 if found["reign"] == "元" else _within(found["reign"], 99)
        return replace(point, year=starts[found["era"]] + (count or 0))
    if not found["year"]:
        return point
    value = read_numeral(found["year"])
    if value is not None and _is_shortened(found):
        first = read_numeral(found["year0"] or "") or 0
        return replace(point, year=first // 100 * 100 + value + (100 if value <= first % 100 else 0))
    if found["common"] and value:
        before = lexicon.number_table("before_common_era")[found["common"]]
        return replace(point, year=1 - value if before else value)
    if value is None or not _is_year(found, value):
        message = f"{found['year']}年 counts years"
        raise ValueError(message)
    return replace(point, short_year=value) if len(found["year"]) == 2 else replace(point, year=value)


def is_short_year(numeral: str, text: str, at: tuple[int, int], lexicon: Lexicon) -> bool:
    """Tell whether two digits before 年 name a year, though they could count: 05年, and 65年他... at a clause's head.

    >>> text = "05年，65年他去了，等了20年他才回来"
    >>> is_short_year("05", text, (0, 2), Lexicon(language="zh"))
    True
    >>> lexicon = Lexicon(language="zh", numbers={"lived_after": {"他": 1}})
    >>> is_short_year("65", text, (4, 6), lexicon), is_short_year("20", text, (12, 14), lexicon)
    (True, False)
    """
    start, end = at
    if len(numeral) != 2 or not numeral.isdigit() or text[end : end + 1] != "年":
        return False
    if numeral[0] in "0０":
        return True
    before = text[max(0, start - 2) : start]
    lived = lexicon.number_table("lived_before")
    if before in lived or before[-1:] in lived:
        return text[end + 1 : end + 2] not in lexicon.number_table("counted_after")
    opens = start == 0 or not (before[-1:].isalnum() or before[-1:].isspace())
    return opens and text[end + 1 : end + 2] in lexicon.number_table("lived_after")


def _is_shortened(found: dict[str, str | None]) -> bool:
    """Tell whether a year is the second of a range and leaves out its century: 1853-56年."""
    first, last = found["year0"] or "", found["year"] or ""
    return len(first) == _FULL_YEAR and len(last) == 2 and last.isdigit() and not found["yearmark0"]


def _is_year(found: dict[str, str | None], value: int) -> bool:
    """Tell the year 五〇年十月 from the count 五十年: by its digits and by what follows."""
    numeral = found["year"] or ""
    if len(numeral) == _FULL_YEAR:
        return numeral[0] not in "0０〇零" and (numeral[0].isdigit() or is_positional(numeral))
    followed = bool(found["month"] or found["season"] or found["part"] or found["half"])
    if len(numeral) == 2:
        if found.get("short"):
            return True
        spoken = is_positional(numeral) and read_pair(numeral) is None
        return spoken or (followed and (numeral[0].isdigit() or is_positional(numeral)))
    return len(numeral) == 3 and numeral[0].isdigit() and (followed or value % 10 != 0)


def _with_words(point: CalendarPoint, found: dict[str, str | None], lexicon: Lexicon) -> CalendarPoint | RelativePoint:
    """Hang the point on the relative year or month that the words name, and narrow it by its part."""
    part = read_part(found, lexicon)
    relative = _relative_unit(found, lexicon)
    bare = point == CalendarPoint()
    if relative is not None:
        return replace(relative, part=part) if bare else replace(point, within=relative, part=part)
    if found["weekof"]:
        weeks = lexicon.number_table("weeks_away")[found["weekof"]]
        near = CalendarPoint(weekday=point.weekday, choice=Choice.SAME, origin=Origin.SPEECH)
        return RelativePoint(unit=Unit.DAY, amount=exactly(7 * weeks), counted_from=near) if weeks else near
    if bare and found["part"]:
        unit, _, name = lexicon.text_table("bare_parts").get(found["part"], f"M {part}").partition(" ")
        return RelativePoint(unit=Unit(unit), part=Part(name))
    if bare:
        return RelativePoint(unit=Unit.DAY)
    return replace(point, part=part)


def _relative_unit(found: dict[str, str | None], lexicon: Lexicon) -> RelativePoint | None:
    for group, table, unit, origin in (
        ("yearword", "year_words", Unit.YEAR, Origin.NARRATIVE),
        ("speechyear", "speech_years", Unit.YEAR, Origin.SPEECH),
        ("monthword", "month_words", Unit.MONTH, Origin.NARRATIVE),
        ("speechmonth", "speech_months", Unit.MONTH, Origin.SPEECH),
    ):
        word = found[group]
        if word:
            return RelativePoint(unit=unit, amount=exactly(lexicon.number_table(table)[word]), origin=origin)
    return None


def read_part(found: dict[str, str | None], lexicon: Lexicon) -> Part | None:
    """Return the part of its month or year that the words name (初, 下旬), or ``None``."""
    word = found["part"] or ""
    named = lexicon.text_table("season_names").get(found.get("seasonname") or "", "").partition(" ")[2]
    if named:
        return Part(named)
    monthly = found["month"] or found["monthword"] or found["speechmonth"]
    tables = ("month_parts", "year_parts") if monthly else ("year_parts", "month_parts")
    value = next((lexicon.text_table(name)[word] for name in tables if word in lexicon.text_table(name)), None)
    return Part(value) if value else None


def _ranged(found: dict[str, str | None], last: CalendarPoint | RelativePoint, lexicon: Lexicon) -> Shape:
    """Return the range that the words name with one unit for both ends (5、6月, 春夏, 上中旬), or ``last`` alone."""
    if not isinstance(last, CalendarPoint):
        return last
    if found["holiday"]:
        first, (month, day), _ = days_of(found["holiday"], lexicon)
        return (
            last if first == (month, day) or last.day is None else PointRange(last, replace(last, month=month, day=day))
        )
    season = _season(found["season2"], lexicon)
    if season:
        return PointRange(last, replace(last, season=season))
    if found["part0"]:
        return PointRange(replace(last, part=Part.FIRST_TEN if found["part0"] == "上" else Part.MIDDLE_TEN), last)
    return _from_number(found, last)


def _from_number(found: dict[str, str | None], last: CalendarPoint) -> Shape:
    """Return the range from the number that shares its unit with ``last``: 1950－1953年, 民国二十至二十六年, 3—5日."""
    for group, highest in (("year0", 9999), ("reign0", 99), ("month0", 12), ("day0", 31)):
        value = 1 if found[group] == "元" else read_numeral(found[group] or "")
        if value is None or value > highest:
            continue
        if group == "year0":
            if found["yearor"]:
                return Alternatives((CalendarPoint(year=value), last))
            return _one_winter(found, value, last) or PointRange(CalendarPoint(year=value), last)
        if group == "reign0":
            reign = read_numeral(found["reign"] or "")
            return PointRange(CalendarPoint(year=last.year - reign + value), last) if last.year and reign else last
        first = replace(last, month=value, day=None) if group == "month0" else replace(last, day=value)
        return PointRange(first, last)
    return last


def _one_winter(found: dict[str, str | None], first: int, last: CalendarPoint) -> CalendarPoint | None:
    """Return the winter that two neighbouring years name together (1950至1951年冬), by the year it begins in."""
    follows = last.year == first + 1 or last.short_year == (first + 1) % 100
    if last.season is not Season.WINTER or found["yearmark0"] or not follows:
        return None
    return replace(last, year=first, short_year=None)
