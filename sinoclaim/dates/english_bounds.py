"""Note how the words around an English time bound it, and whether it stands aside from the story."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from sinoclaim.dates.english_context import left_words, right_word
from sinoclaim.dates.expression import CalendarPoint, Choice, Expression, Length, PointRange
from sinoclaim.dates.tables import Lexicon
from sinoclaim.dates.values import Bound

_SKIPPED = ("the", "on", "in", "about", "around", "at")
_DETERMINERS = ("the", "a", "an", "this", "that", "his", "her", "their", "its", "our")
_OBLIGING = ("will", "shall", "would", "must", "be")
"""words that make "by 1952" a deadline set, not a stage reached"""
_CLAUSE = 10
"""words before a weekday among which a prospect is looked for"""
_LONGEST_PHRASE = 5
_NAME = r"[A-Z][\w'’-]{1,30}"
_AUTHOR_BEFORE = re.compile(rf"{_NAME}(?:\s(?:and|&)\s{_NAME}|\set\sal\.?)?,?\s[(\[]?\Z|[;(\[]\s?\Z")
_PAGES_AFTER = re.compile(r"[a-f]?(?:[:,]\s?(?:pp?\.?\s?|ch\.\s?|vol\.\s?)?[0-9ivxl]{1,4}\b|,\s(?:pp?|ch|vol)\.)")
_BRACKET_BEFORE = re.compile(
    rf"[(\[;]\s?(?:see\s|cf\.\s|e\.g\.,?\s)?{_NAME}(?:\s(?:and|&)\s{_NAME}|\set\sal\.?)?,?\s\Z"
)
_BRACKET_AFTER = re.compile(r"[a-f]?[)\];]")
_STAMP_BEFORE = re.compile(r"[^\n]{2,60}[—–»|·•]\s?(?:[A-Z][a-z]{2}\s)?\Z")
_STAMP_LINE = 90
_WINDOW = 80


def bounded(text: str, expression: Expression, lexicon: Lexicon) -> Expression:
    """Note how the words before an expression bound it, whether the story looks back, and whether it stands aside."""
    words = left_words(text, expression.start, _LONGEST_PHRASE)
    aside = _ends_with(words, lexicon.number_table("asides")) != "" or _stands_aside(text, expression)
    while words and words[-1] in _SKIPPED and _ends_with(words[-2:], lexicon.text_table("bounds")) == "":
        words = words[:-1]
    aside = aside or _ends_with(words, lexicon.number_table("asides")) != ""
    phrase = _ends_with(words, lexicon.text_table("bounds"))
    bound = Bound(lexicon.text_table("bounds")[phrase]) if phrase else Bound.ON
    aside = aside or (bound is Bound.BY and any(word in _OBLIGING for word in words))
    aside = aside or _looks_back(expression.shape, words)
    shape = expression.shape
    if isinstance(shape, PointRange) and bound is Bound.FROM:
        bound = Bound.ON
    if isinstance(shape, Length) and right_word(text, expression.end).lower() in ("after", "before"):
        expression = replace(expression, rule="en.offset")
    if bound is Bound.ON and isinstance(shape, CalendarPoint) and "had" in words and shape.choice is Choice.NEAREST:
        shape = replace(shape, choice=Choice.EARLIER)
    if isinstance(shape, CalendarPoint) and shape.weekday is not None and shape.choice is Choice.NEAREST:
        said = " ".join(left_words(text, expression.start, _CLAUSE))
        coming = any(re.search(rf"\b{word}\b", said) for word in lexicon.number_table("prospects"))
        shape = replace(shape, choice=Choice.AFTER) if coming else shape
    return replace(expression, shape=shape, bound=bound, aside=aside)


def _looks_back(shape: object, words: list[str]) -> bool:
    """Tell whether a year stands in a clause that looks back: "who had lost a brother in 1938"."""
    return isinstance(shape, CalendarPoint) and shape.year is not None and "had" in words


def _stands_aside(text: str, expression: Expression) -> bool:
    """Tell whether a date tells one thing from another, cites a work, or stamps a post."""
    return _is_attribute(text, expression) or _is_citation(text, expression) or _is_stamp(text, expression)


def _is_citation(text: str, expression: Expression) -> bool:
    """Tell whether a bare year cites a work: "(Kim 2001, p. 71)", "Kim (2001: 71)"."""
    shape = expression.shape
    if not isinstance(shape, CalendarPoint) or shape.year is None or shape.month is not None:
        return False
    before = text[max(0, expression.start - _WINDOW) : expression.start]
    after = text[expression.end : expression.end + 16]
    if _PAGES_AFTER.match(after) and _AUTHOR_BEFORE.search(before):
        return True
    return _BRACKET_AFTER.match(after) is not None and _BRACKET_BEFORE.search(before) is not None


def _is_stamp(text: str, expression: Expression) -> bool:
    """Tell whether a date with its hour ends a short line that names who posted it: "#1 Kim — 14 Mar 2019, 09:12"."""
    shape = expression.shape
    if expression.clock is None or not isinstance(shape, CalendarPoint) or shape.year is None or shape.day is None:
        return False
    line = text.rfind("\n", max(0, expression.start - _STAMP_LINE), expression.start) + 1
    rest = text[expression.end : expression.end + 1]
    return rest in ("", "\n", "\r") and _STAMP_BEFORE.match(text[line : expression.start]) is not None


def _ends_with(words: list[str], table: Mapping[str, object]) -> str:
    """Return the longest phrase of a table that the words end with, or nothing."""
    for first in range(len(words)):
        phrase = " ".join(words[first:]).lstrip("(“\"'‘[")
        if phrase in table:
            return phrase
    return ""


def _is_attribute(text: str, expression: Expression) -> bool:
    """Tell whether a year only tells one thing from another of its kind: "the 1945 treaty"."""
    shape = expression.shape
    if (
        not isinstance(shape, CalendarPoint)
        or shape.year is None
        or shape.month is not None
        or shape.season is not None
    ):
        return False
    lead = left_words(text, expression.start, 1)
    return lead[-1:] != [] and lead[0] in _DETERMINERS and right_word(text, expression.end)[:1].islower()
