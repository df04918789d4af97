"""Read what is longer or looser than a Chinese date: decades, centuries, named days, and dates in figures."""

from __future__ import annotations

from dataclasses import replace

from sinoclaim.dates.chinese_clock import read_clock
from sinoclaim.dates.chinese_numerals import read_numeral, read_pair
from sinoclaim.dates.chinese_points import Grammar, read_part
from sinoclaim.dates.expression import (
    Amount,
    CalendarPoint,
    Expression,
    Origin,
    PointRange,
    Recurring,
    RelativePoint,
    Shape,
    Tense,
    Unit,
    VagueReference,
    exactly,
)
from sinoclaim.dates.tables import Lexicon


def read_numeric(text: str, start: int, end: int, grammar: Grammar) -> Expression | None:
    """Read a date in figures, year first: 1950-02-14, 1950/2/14, 1950.2.14."""
    match = grammar.patterns.numeric.match(text, start, end)
    if match is None:
        return None
    found = match.groupdict()
    month, day = read_numeral(found["month"]), read_numeral(found["day"])
    if not month or not day or month > 12 or day > 31:
        return None
    point = CalendarPoint(year=read_numeral(found["year"]), month=month, day=day)
    clock = read_clock(found, grammar.lexicon)
    return Expression(start=start, end=match.end(), shape=point, rule="zh.numeric-date", clock=clock)


def read_years(text: str, start: int, end: int, grammar: Grammar) -> Expression | None:
    """Read two years in figures that stand alone in brackets, or end them: (1937-1945), (湖南湘潭人, 1893—1976).

    They tell how long a thing lasted or someone lived, and do not move the story.
    """
    match = grammar.patterns.years.match(text, start, end)
    if match is None:
        return None
    before, after = text[max(0, start - 2) : start].rstrip()[-1:], text[match.end() : match.end() + 2].strip()[:1]
    if before not in {"（", "("} and not (before in {"，", ",", "、", "；"} and after in {"）", ")"}):
        return None
    first, last = read_numeral(match["first"]), read_numeral(match["last"])
    if not first or not last or first > last:
        return None
    shape = PointRange(CalendarPoint(year=first), CalendarPoint(year=last))
    return Expression(start=start, end=match.end(), shape=shape, rule="zh.years", aside=True)


def read_decade(text: str, start: int, end: int, grammar: Grammar) -> Expression | None:
    """Read a decade or a century: 20世纪50年代初, 五六十年代, 上世纪六十年代, 十九世纪末."""
    match = grammar.patterns.decade.match(text, start, end)
    if match is None or not (match["century"] or match["decade"] or match["speechcentury"]):
        return None
    found = match.groupdict()
    century = read_numeral(found["century"] or "")
    if century is not None and (century == 0 or century > 21 or (start > 0 and text[start - 1] == "第")):
        return None
    part = read_part({**found, "month": None, "monthword": None, "speechmonth": None}, grammar.lexicon)
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
    points = tuple(replace(point, part=part, within=within) for point in decades)
    if not points:
        return None
    shape = points[0] if len(points) == 1 else PointRange(points[0], points[-1])
    return Expression(start=start, end=match.end(), shape=shape, rule="zh.decade")


def _decades(numeral: str, century: int | None) -> tuple[CalendarPoint, ...]:
    """Return the one or two decades that a numeral before 年代 names (五六十 is two)."""
    pair = read_pair(numeral[:2]) if len(numeral) == 3 and numeral.endswith("十") else None
    values = [ten * 10 for ten in pair] if pair else [read_numeral(numeral) or -1]
    points = []
    for value in values:
        if value < 0 or value % 10:
            return ()
        if value >= 1000:
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
