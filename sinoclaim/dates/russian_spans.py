"""Read what is longer or looser than a Russian date: decades, centuries, named days, nights, numeric dates."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from sinoclaim.dates.expression import (
    Alternatives,
    CalendarPoint,
    Clock,
    Expression,
    Origin,
    Part,
    PointRange,
    Recurring,
    RelativePoint,
    Shape,
    Style,
    Tense,
    Unit,
    VagueReference,
    exactly,
)
from sinoclaim.dates.russian_clock import part_of_day, read_clock
from sinoclaim.dates.russian_points import read_point
from sinoclaim.dates.russian_words import Grammar, fold, look_up, read_ordinal, read_roman
from sinoclaim.dates.sharing import share
from sinoclaim.dates.tables import Lexicon

_LOOK_BACK: Final = 24
_LAST_CENTURY: Final = 21
_TENS: Final = range(10, 100, 10)
_MONTHS: Final = 12
_DAYS: Final = 31
_GREGORIAN_SINCE: Final = 1918
_NIGHT: Final = Clock(1320, 1740, "TNI")


def read_numeric(text: str, start: int, end: int, grammar: Grammar) -> Expression | None:
    """Read a date in figures: 14.02.1950, 22.I.1950, 2/III 1950, 1950-02-14."""
    match = grammar.patterns.numeric.match(text, start, end)
    if match is None:
        return None
    written = match["month"] or match["romonth"] or match["isomonth"] or match["oldmonth"]
    month = int(written) if written.isdigit() else _named_month(written, grammar.lexicon)
    day = int(match["day"] or match["isoday"] or match["oldday"])
    year = int(match["year"] or match["isoyear"] or match["oldyear"] or match["short"])
    if match["short"] and (not _dates(match) or grammar.patterns.numbered.search(text, max(0, start - 12), start)):
        return None
    if not month or not 1 <= month <= _MONTHS or not 1 <= day <= _DAYS:
        return None
    # The order "1898 г. марта 15" is that of the chanceries before 1918, which wrote by the Julian calendar.
    style = Style.JULIAN if match["oldyear"] and year < _GREGORIAN_SINCE else Style.GREGORIAN
    point = CalendarPoint(year=year, month=month, day=day, style=style)
    if match["short"]:
        point = CalendarPoint(short_year=year, month=month, day=day)
    return Expression(start=start, end=match.end(), shape=point, rule="ru.numeric-date")


def _dates(match: re.Match[str]) -> bool:
    """Say whether figures with a two-digit year are written as a date: 02.10.50, 9.05.45, 14.II.50; not 1.2.10."""
    return bool(match["romonth"]) or (match["sign"] == "." and len(match["month"]) == 2)


def _one_spaced(words: str) -> str:
    return " ".join(fold(words).split())


def read_holiday(text: str, start: int, end: int, grammar: Grammar) -> Expression | None:
    """Read a feast with a fixed day, if its year follows or a preposition makes it a time: в День Победы 1995 года."""
    match = grammar.patterns.holiday.match(text, start, end)
    if match is None:
        return None
    timed = grammar.patterns.at_time.search(text, max(0, start - _LOOK_BACK), start)
    if not match["year"] and timed is None:
        return None
    month, day = (
        int(part) for part in grammar.lexicon.text_table("holidays")[_one_spaced(match["holiday"])].split("-")
    )
    point = CalendarPoint(year=int(match["year"]) if match["year"] else None, month=month, day=day)
    return Expression(start=start, end=match.end(), shape=point, rule="ru.holiday")


def read_reign(text: str, start: int, end: int, grammar: Grammar) -> Expression | None:
    """Read a year of a reign: 31-м году Гуансюй."""
    match = grammar.patterns.reign.match(text, start, end)
    if match is None:
        return None
    year = grammar.lexicon.number_table("eras")[_one_spaced(match["era"])] + int(match["count"])
    return Expression(start=start, end=match.end(), shape=CalendarPoint(year=year), rule="ru.reign")


def read_years(text: str, start: int, end: int, grammar: Grammar) -> Expression | None:
    """Read two years in figures that stand alone in brackets, or end them: (1914—1918), (поэт, 1880—1921).

    They tell how long a thing lasted or someone lived, and do not move the story.
    """
    match = grammar.patterns.years.match(text, start, end)
    if match is None:
        return None
    before, after = text[max(0, start - 2) : start].rstrip()[-1:], text[match.end() : match.end() + 2].strip()[:1]
    if before != "(" and not (before in {",", ";"} and after == ")"):
        return None
    first, last = int(match["first"]), int(match["last"])
    if first > last:
        return None
    shape = PointRange(CalendarPoint(year=first), CalendarPoint(year=last))
    return Expression(start=start, end=match.end(), shape=shape, rule="ru.years", aside=True)


def _named_month(word: str, lexicon: Lexicon) -> int | None:
    return read_roman(word, lexicon) or look_up(word, lexicon.number_table("months"))


def read_decade(text: str, start: int, end: int, grammar: Grammar) -> Expression | None:
    """Read a decade or a century: в начале 50-х, 1950-е годы, конец XIX в., XIX–XX вв."""
    match = grammar.patterns.decade.match(text, start, end)
    if match is None:
        return None
    found, lexicon = match.groupdict(), grammar.lexicon
    part = look_up(found["part"], lexicon.text_table("parts"))
    chosen = Part(part) if part else None
    if found["centuryonly"]:
        shape = _centuries(found, lexicon, chosen)
        return Expression(start=start, end=match.end(), shape=shape, rule="ru.century") if shape else None
    named = look_up(found["decadeword"], lexicon.number_table("ordinal_stems")) or 0
    figures = found["decade"] or (str(named) if named in _TENS else "")
    told = found["mark"] or found["part"] or found["century"] or _stands_for_years(text, match, grammar)
    if not figures or (len(figures) == 2 and not told):
        return None
    century = _century(found["century"], lexicon)
    last = replace(_decade(figures, century), part=chosen)
    shape = PointRange(_decade(found["decade0"], century), last) if found["decade0"] else last
    return Expression(start=start, end=match.end(), shape=shape, rule="ru.decade")


def _stands_for_years(text: str, match: re.Match[str], grammar: Grammar) -> bool:
    """Tell whether tens alone after a preposition are years (в 90-е, до 80-х), and not days (в 20-х числах)."""
    if not match.group().endswith(("е", "х")) or text[match.end() :].lstrip().startswith(("числ", "год", "г.")):
        return False
    return grammar.patterns.at_time.search(text, max(0, match.start() - _LOOK_BACK), match.start()) is not None


def _decade(figures: str, century: int | None) -> CalendarPoint:
    value = int(figures)
    if value > 99:
        return CalendarPoint(decade=value // 10)
    if century:
        return CalendarPoint(decade=(century - 1) * 10 + value // 10)
    return CalendarPoint(short_decade=value // 10)


def _century(word: str | None, lexicon: Lexicon) -> int | None:
    value = read_roman(word, lexicon) or read_ordinal(word, lexicon)
    return value if value and value <= _LAST_CENTURY else None


def _centuries(found: dict[str, str | None], lexicon: Lexicon, part: Part | None) -> Shape | None:
    value = _century(found["centuryonly"], lexicon)
    if value is None:
        return None
    if look_up(found["common2"], lexicon.number_table("before_common_era")):
        value = 1 - value
    last = CalendarPoint(century=value, part=part)
    first = read_roman(found["centuryonly0"], lexicon)
    return PointRange(CalendarPoint(century=first), replace(last, part=None)) if first else last


def read_word(text: str, start: int, end: int, grammar: Grammar) -> Expression | None:
    """Read a day counted from the story's or the speaker's (на следующий день, вчера), ежегодно, сейчас."""
    match = grammar.patterns.word.match(text, start, end)
    if match is None:
        return None
    found, lexicon = match.groupdict(), grammar.lexicon
    tense = look_up(found["vague"], lexicon.text_table("vague_words"))
    unit = look_up(found["each"], lexicon.text_table("recurring"))
    week = look_up(found["week"], lexicon.number_table("speech_weeks"))
    if tense:
        return Expression(start=start, end=match.end("vague"), shape=VagueReference(Tense(tense)), rule="ru.vague")
    if unit:
        return Expression(start=start, end=match.end("each"), shape=Recurring(unit=Unit(unit)), rule="ru.recurring")
    if week is not None:
        shape = RelativePoint(unit=Unit.WEEK, amount=exactly(week), origin=Origin.SPEECH)
        return Expression(start=start, end=match.end("week"), shape=shape, rule="ru.speech-week")
    return _day_word(start, match.end(), found, lexicon)


def _day_word(start: int, stop: int, found: dict[str, str | None], lexicon: Lexicon) -> Expression | None:
    speech = look_up(found["speech"], lexicon.number_table("speech_days"))
    ahead = look_up(found["day"], lexicon.number_table("day_phrases"))
    parted = look_up(found["dayp"], lexicon.number_table("day_part_phrases"))
    days = next((days for days in (speech, ahead, parted) if days is not None), 0)
    clock = read_clock(found, lexicon)
    if clock is None and (found["dayp"] or found["lone"]):
        clock = part_of_day(fold(found["dayp"] or found["lone"] or "").split()[-1], lexicon)
    if found["lone"] and clock is None:
        return None
    origin = Origin.NARRATIVE if speech is None else Origin.SPEECH
    shape = RelativePoint(unit=Unit.DAY, amount=exactly(days), origin=origin)
    return Expression(start=start, end=stop, shape=shape, rule="ru.relative-day", clock=clock)


def read_hour(text: str, start: int, end: int, grammar: Grammar) -> Expression | None:
    """Read an hour with its part of the day, on the day of the story: в шесть часов вечера."""
    match = grammar.patterns.hour.match(text, start, end)
    clock = read_clock(match.groupdict(), grammar.lexicon) if match else None
    if match is None or clock is None:
        return None
    return Expression(start=start, end=match.end(), shape=RelativePoint(unit=Unit.DAY), rule="ru.hour", clock=clock)


def read_night(text: str, start: int, end: int, grammar: Grammar) -> Expression | None:
    """Read the night between two days: в ночь на 15 октября, в ночь с 24 на 25 июня."""
    match = grammar.patterns.night.match(text, start, end)
    point = read_point(text, match.end(), end, grammar) if match else None
    if match is None or point is None or not isinstance(point.shape, CalendarPoint) or not point.shape.day:
        return None
    second = point.shape
    if match["first"]:
        first, _ = share(CalendarPoint(day=int(match["first"])), second)
        shape = Alternatives((first, second))
    else:
        shape = Alternatives((RelativePoint(unit=Unit.DAY, amount=exactly(-1), counted_from=second), second))
    return Expression(start=start, end=point.end, shape=shape, rule="ru.night", clock=_NIGHT)
