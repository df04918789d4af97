"""Tell names that look like Russian times: журнал «Октябрь», Октавиан Август, улица 8 Марта; and ages from lengths."""

from __future__ import annotations

import re
from typing import Final

from sinoclaim.dates.expression import CalendarPoint, Expression, Length, Recurring, Unit
from sinoclaim.dates.russian_words import Grammar

_QUOTES: Final = {"«": "»", "“": "”", "„": "“", '"': '"'}
_LOOK_BACK: Final = 40
_SENTENCE: Final = re.compile(r"(?:^|[.!?…:;•*#>)\]\n—–-]|[.!?…][»”\"]|[«“„\"(\[])\s*$")
_CAPITAL_MONTH: Final = re.compile(r"[0-9]{1,2}(?:-го)?\s{1,2}[А-ЯЁ][а-яё]+$|[А-ЯЁ][а-яё]+$")


def is_name(item: Expression, text: str, grammar: Grammar) -> bool:
    """Say whether an expression is, or is a part of, a name and no time."""
    shape = item.shape
    if isinstance(shape, Recurring):
        return False
    written = text[item.start : item.end]
    if isinstance(shape, CalendarPoint) and shape.within is None:
        before = text[max(0, item.start - _LOOK_BACK) : item.start]
        if grammar.patterns.named.search(before) and _names(shape, written):
            return True
        if _is_bare(shape) and (_is_quoted(item, text) or _is_capital(shape, written, before)):
            return True
    return False


def _names(shape: CalendarPoint, written: str) -> bool:
    """Say whether a date can name a street or a factory: a year alone, or a month with a capital."""
    alone = shape.year is not None and shape.month is None and shape.season is None and shape.part is None
    return alone or (shape.year is None and _CAPITAL_MONTH.match(written) is not None)


def _is_bare(shape: CalendarPoint) -> bool:
    """Say whether a point is a month, a weekday, a season or a day without a year."""
    stated = (shape.year, shape.short_year, shape.decade, shape.short_decade, shape.century)
    return all(part is None for part in stated)


def _is_quoted(item: Expression, text: str) -> bool:
    opening, closing = text[max(0, item.start - 1) : item.start], text[item.end : item.end + 1]
    return opening in _QUOTES and _QUOTES[opening] == closing


def _is_capital(shape: CalendarPoint, written: str, before: str) -> bool:
    """Say whether a month alone is written like a person's name: with a capital, inside a sentence."""
    alone = shape.day is None and shape.month is not None and shape.part is None
    return alone and written[:1].isupper() and not written.isupper() and _SENTENCE.search(before) is None


def is_age(item: Expression, text: str, start: int, grammar: Grammar) -> bool:
    """Say whether a length of years or months is someone's age: исполнилось 70 лет, 70 лет от роду."""
    if not isinstance(item.shape, Length) or item.shape.counts[0][1] not in (Unit.YEAR, Unit.MONTH):
        return False
    if grammar.patterns.age_after.match(text, item.end):
        return True
    return grammar.patterns.age_before.search(text, max(start, item.start - _LOOK_BACK), item.start) is not None
