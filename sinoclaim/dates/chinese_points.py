"""Read Chinese dates at a given place: calendar dates, partial dates, eras, decades, named days, times of day."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final, NamedTuple

from sinoclaim.dates.chinese_numerals import is_positional, read_numeral, read_pair
from sinoclaim.dates.chinese_patterns import Patterns
from sinoclaim.dates.expression import (
    Amount,
    CalendarPoint,
    Choice,
    Clock,
    Expression,
    Origin,
    Part,
    PointRange,
    Recurring,
    RelativePoint,
    Season,
    Shape,
    Style,
    Tense,
    Unit,
    VagueReference,
    exactly,
)
from sinoclaim.dates.tables import Lexicon

_DAY_MINUTES: Final = 1440
_NOON: Final = 720
_LATE_PARTS: Final = ("TAF", "TEV", "TNI", "TMI")
_WEEKDAYS: Final = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7}
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
    stop = match.end()
    if found["lunarday"] and not _is_lunar(found, grammar.lexicon):
        stop = match.start("lunarday")
        found.update(lunarday=None, half=None, quarter=None, part=None, season=None, daypart=None, hour=None)
    first = _first_point(found, grammar.lexicon)
    if first is None:
        return None
    if isinstance(first, CalendarPoint) and first.style is Style.CHINESE and (first.month or 0) >= _LATE_LUNAR_MONTH:
        found.update(year0=str(first.year) if first.year else None)
        first = CalendarPoint(year=first.year + 1) if first.year else first
    rule = "zh." + "-".join(name for name in ("era", "year", "month", "day", "season", "part") if found[name])
    clock = read_clock(found, grammar.lexicon)
    shape = _ranged(found, first)
    return Expression(start=start, end=stop, shape=shape, rule=rule if rule != "zh." else "zh.relative-date", clock=clock)


def _may_stand(found: dict[str, str | None], text: str, match: re.Match[str], end: int) -> bool:
    """Refuse what only looks like a date: a lone season in the middle of a word, a lone hour."""
    dated = any(found[name] for name in ("year", "era", "yearword", "speechyear", "month", "monthword", "speechmonth"))
    if dated or found["day"] or found["stripped"]:
        return True
    if found["season"] and not found["seasonword"]:
        alone = match.start() == 0 or not _SINGLE.match(text[match.start() - 1])
        return alone and match.end() < end and text[match.end()] in "，,、"
    if found["hour"] and not found["daypart"]:
        return found["hour"].isascii() and not found["colon"]
    return True


def _is_lunar(found: dict[str, str | None], lexicon: Lexicon) -> bool:
    """Say whether month and day are of the lunisolar calendar: by a word, an imperial era, or a lunar name."""
    if found["lunar"] or found["lunar2"] or found["era"] in lexicon.number_table("lunar_eras"):
        return True
    named_month = found["month"] in lexicon.number_table("lunar_months")
    return named_month or (found["lunarday"] or "")[:1] in {"初", "廿"} and bool(found["lunarday"])


def _first_point(found: dict[str, str | None], lexicon: Lexicon) -> CalendarPoint | RelativePoint | None:
    """Build the point from the groups of the pattern, or return ``None`` if a number is out of its range."""
    try:
        point = CalendarPoint(
            month=_month(found["month"], lexicon),
            day=_within(found["day"] or (found["lunarday"] or "").removeprefix("初"), 31),
            weekday=_WEEKDAYS.get(found["weekday1"] or found["weekday2"] or ""),
            season=_season(found["season"], lexicon),
            quarter=_within(found["quarter"], 4),
            half=lexicon.number_table("halves").get(found["half"] or ""),
            style=Style.CHINESE if _is_lunar(found, lexicon) else Style.GREGORIAN,
        )
        point = _with_year(point, found, lexicon)
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


def _month(word: str | None, lexicon: Lexicon) -> int | None:
    if word == "元":
        return 1
    return lexicon.number_table("lunar_months").get(word or "") or _within(word, 12)


def _season(word: str | None, lexicon: Lexicon) -> Season | None:
    number = lexicon.number_table("seasons").get(word or "")
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
    if found["common"] and value:
        before = lexicon.number_table("before_common_era")[found["common"]]
        return replace(point, year=1 - value if before else value)
    if value is None or not _is_year(found, value):
        message = f"{found['year']}年 counts years"
        raise ValueError(message)
    return replace(point, short_year=value) if len(found["year"]) == 2 else replace(point, year=value)  # noqa: PLR2004 (1950 as 50)


def _is_year(found: dict[str, str | None], value: int) -> bool:
    """Tell the year 五〇年十月 from the count 五十年: by its digits and by what follows."""
    numeral = found["year"] or ""
    if len(numeral) == _FULL_YEAR:
        return numeral[0] not in "0０〇零" and (numeral[0].isdigit() or is_positional(numeral))
    followed = bool(found["month"] or found["season"] or found["part"] or found["half"])
    if len(numeral) == 2:  # noqa: PLR2004 (two digits)
        spoken = is_positional(numeral) and read_pair(numeral) is None
        return spoken or (followed and (numeral[0].isdigit() or is_positional(numeral)))
    return len(numeral) == 3 and numeral[0].isdigit() and (followed or value % 10 != 0)  # noqa: PLR2004 (755, but not 300)


def _with_words(
    point: CalendarPoint, found: dict[str, str | None], lexicon: Lexicon
) -> CalendarPoint | RelativePoint:
    """Hang the point on the relative year or month that the words name, and narrow it by its part."""
    part = _part(found, lexicon)
    relative = _relative_unit(found, lexicon)
    bare = point == CalendarPoint()
    if relative is not None:
        return replace(relative, part=part) if bare else replace(point, within=relative, part=part)
    if found["weekof"]:
        amount = {"上": -1, "本": 0, "下": 1}[found["weekof"]]
        week = RelativePoint(unit=Unit.WEEK, amount=exactly(amount), origin=Origin.SPEECH)
        return replace(point, within=week, choice=Choice.SAME)
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


def _part(found: dict[str, str | None], lexicon: Lexicon) -> Part | None:
    word = found["part"] or ("中" if found.get("middle") else "")
    monthly = found["month"] or found["monthword"] or found["speechmonth"]
    tables = ("month_parts", "year_parts") if monthly else ("year_parts", "month_parts")
    value = next((lexicon.text_table(name)[word] for name in tables if word in lexicon.text_table(name)), None)
    return Part(value) if value else None


def _ranged(found: dict[str, str | None], last: CalendarPoint | RelativePoint) -> Shape:
    """Return the range from the shared number before the unit (1950－1953年, 5、6月, 3—5日) to ``last``."""
    if not isinstance(last, CalendarPoint):
        return last
    for group, highest in (("year0", 9999), ("month0", 12), ("day0", 31)):
        value = read_numeral(found[group] or "")
        if value is None or value > highest:
            continue
        if group == "year0":
            return PointRange(CalendarPoint(year=value), last)
        first = replace(last, month=value, day=None) if group == "month0" else replace(last, day=value)
        return PointRange(first, last)
    return last


def read_clock(found: dict[str, str | None], lexicon: Lexicon) -> Clock | None:
    """Read the time of day from the groups of a pattern: its part (晚), its hour (八时), or both."""
    word = found["daypart"] or ""
    suffix = lexicon.text_table("day_part_suffixes").get(word, "")
    hour = read_numeral(found["hour"] or "")
    if hour is None or hour > 24:  # noqa: PLR2004 (hours of a day)
        if not suffix:
            return None
        low, high = lexicon.range_table("day_parts")[word]
        return Clock(low, high, suffix)
    minute = 30 if found["halfhour"] else read_numeral(found["minute"] or found["colon"] or "") or 0
    total = hour * 60 + min(minute, 59)
    if suffix in _LATE_PARTS and total < _NOON and not (suffix == "TMI" and hour > 9) and not (suffix == "TNI" and hour < 6):  # noqa: PLR2004 (中午十一时; 夜里三点)
        total += _NOON
    total %= _DAY_MINUTES + 1
    return Clock(total, total, f"T{total // 60:02d}:{total % 60:02d}")


def read_numeric(text: str, start: int, end: int, grammar: Grammar) -> Expression | None:
    """Read a date in figures, year first: 1950-02-14, 1950/2/14, 1950.2.14."""
    match = grammar.patterns.numeric.match(text, start, end)
    if match is None:
        return None
    found = match.groupdict()
    month, day = read_numeral(found["month"]), read_numeral(found["day"])
    if not month or not day or month > 12 or day > 31:  # noqa: PLR2004 (months of a year, days of a month)
        return None
    point = CalendarPoint(year=read_numeral(found["year"]), month=month, day=day)
    clock = read_clock(found, grammar.lexicon)
    return Expression(start=start, end=match.end(), shape=point, rule="zh.numeric-date", clock=clock)


def read_decade(text: str, start: int, end: int, grammar: Grammar) -> Expression | None:
    """Read a decade or a century: 20世纪50年代初, 五六十年代, 上世纪六十年代, 十九世纪末."""
    match = grammar.patterns.decade.match(text, start, end)
    if match is None or not (match["century"] or match["decade"] or match["speechcentury"]):
        return None
    found = match.groupdict()
    century = read_numeral(found["century"] or "")
    if century is not None and (century == 0 or century > 21 or start > 0 and text[start - 1] == "第"):  # noqa: PLR2004 (no later century has a past)
        return None
    part = _part({**found, "month": None, "monthword": None, "speechmonth": None}, grammar.lexicon)
    within = None
    if found["speechcentury"]:
        amount = grammar.lexicon.number_table("speech_centuries")[found["speechcentury"]]
        within = RelativePoint(unit=Unit.CENTURY, amount=exactly(amount), origin=Origin.SPEECH)
    if not found["decade"]:
        if found["common"] and "前" in found["common"] and century:
            century = 1 - century
        shape: Shape = replace(within, part=part) if within else CalendarPoint(century=century, part=part)
        return Expression(start=start, end=match.end(), shape=shape, rule="zh.century")
    decades = _decades(found["decade"], century)
    points = tuple(replace(point, part=part) for point in decades)
    if not points:
        return None
    shape = points[0] if len(points) == 1 else PointRange(points[0], points[-1])
    return Expression(start=start, end=match.end(), shape=shape, rule="zh.decade")


def _decades(numeral: str, century: int | None) -> tuple[CalendarPoint, ...]:
    """Return the one or two decades that a numeral before 年代 names (五六十 is two)."""
    pair = read_pair(numeral[:2]) if len(numeral) == 3 and numeral.endswith("十") else None  # noqa: PLR2004 (五六十)
    values = [ten * 10 for ten in pair] if pair else [read_numeral(numeral) or -1]
    points = []
    for value in values:
        if value < 0 or value % 10:
            return ()
        if value >= 1000:  # noqa: PLR2004 (written in full)
            points.append(CalendarPoint(decade=value // 10))
        elif century:
            points.append(CalendarPoint(decade=(century - 1) * 10 + value // 10))
        else:
            points.append(CalendarPoint(short_decade=value // 10))
    return tuple(points)


def read_word(text: str, start: int, end: int, grammar: Grammar) -> Expression | None:
    """Read a day counted from the story's or the speaker's (次日, 昨晚, 第三天), 每年, 目前."""
    match = grammar.patterns.word.match(text, start, end)
    if match is None:
        return None
    found, lexicon = match.groupdict(), grammar.lexicon
    stop = match.end()
    if found["vague"]:
        tense = Tense(lexicon.text_table("vague_words")[found["vague"]])
        return Expression(start=start, end=match.end("vague"), shape=VagueReference(tense), rule="zh.vague")
    if found["each"]:
        unit = Unit(lexicon.text_table("recurring")[found["each"]])
        return Expression(start=start, end=match.end("each"), shape=Recurring(unit=unit), rule="zh.recurring")
    if found["week"]:
        amount = exactly(lexicon.number_table("speech_weeks")[found["week"]])
        shape = RelativePoint(unit=Unit.WEEK, amount=amount, origin=Origin.SPEECH)
        return Expression(start=start, end=match.end("week"), shape=shape, rule="zh.speech-week")
    ahead, origin = _days_ahead(found, lexicon)
    if ahead is None:
        return None
    parted = found["dayp"] or found["speechp"]
    if parted and not found["hour"]:
        found["daypart"] = parted[-1]
    elif parted:
        found["daypart"] = found["daypart"] or parted[-1]
    # 第五天 counts the first day, but 此后第五天 does not: both days are possible.
    high = ahead + 1 if found["nth"] and ahead > 1 else ahead
    shape = RelativePoint(unit=Unit.DAY, amount=Amount(ahead, high), origin=origin)
    return Expression(start=start, end=stop, shape=shape, rule="zh.relative-day", clock=read_clock(found, lexicon))


def _days_ahead(found: dict[str, str | None], lexicon: Lexicon) -> tuple[int | None, Origin]:
    """Return how many days ahead of which origin the word lies."""
    for group, table, origin in (
        ("day", "day_words", Origin.NARRATIVE),
        ("dayp", "day_part_words", Origin.NARRATIVE),
        ("speech", "speech_days", Origin.SPEECH),
        ("speechp", "speech_day_parts", Origin.SPEECH),
    ):
        word = found[group]
        if word:
            return lexicon.number_table(table)[word], origin
    nth = read_numeral(found["nth"] or "")
    return (None if nth is None else nth - 1), Origin.NARRATIVE
