"""Read English time expressions: find the atoms, refuse look-alikes, join atoms with what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sinoclaim.dates.calendar import gregorian_date
from sinoclaim.dates.english_context import is_time
from sinoclaim.dates.english_grammar import Grammar, Hit, compile_grammar
from sinoclaim.dates.english_joins import join_atoms
from sinoclaim.dates.english_shapes import clock_of, shapes_of
from sinoclaim.dates.expression import CalendarPoint, Expression, Shape
from sinoclaim.dates.fallback import foreign_date_before, read_foreign
from sinoclaim.dates.tables import Lexicon, TimeTables

_RETRIES = 6
_JOINT = re.compile(r",?\s+(?:and|&)\s+(?:the\s+)?|,\s*(?=[0-9a-z])")
_LONGEST_ABBREVIATION = len("sept.")


def read_english(text: str, start: int, end: int, tables: TimeTables) -> list[Expression]:
    """Read the time expressions of an English stretch of text, sorted and without overlap."""
    lexicon = tables.lexicon("en")
    if not lexicon.rules:
        return []
    grammar = compile_grammar(lexicon)
    atoms = list(_atoms(text, grammar, lexicon, (start, end)))
    return join_atoms(text, atoms, lexicon, (start, end))


def _atoms(text: str, grammar: Grammar, lexicon: Lexicon, place: tuple[int, int]) -> Iterator[Expression]:
    for start, span in grammar.spans(text, *place):
        yield from _expressions(text, (start, span), grammar, lexicon, _RETRIES)


def _expressions(
    text: str, match: tuple[int, str], grammar: Grammar, lexicon: Lexicon, retries: int
) -> Iterator[Expression]:
    """Yield what a match stands for; where it is no time, look for a shorter one inside it."""
    start, span = match
    for hit in grammar.readings(span, start):
        shapes = shapes_of(hit.rule, hit.groups, lexicon) if is_time(text, hit, lexicon) else ()
        if shapes:
            yield from _made(text, _without_full_stop(hit), shapes, lexicon)
            return
    if retries:
        yield from _inside(text, match, grammar, lexicon, retries - 1)


def _made(text: str, hit: Hit, shapes: tuple[Shape, ...], lexicon: Lexicon) -> Iterator[Expression]:
    if hit.rule.name == "year" and (foreign := _with_foreign_month(text, hit)) is not None:
        yield foreign
        return
    rule, clock = f"en.{hit.rule.name}", clock_of(hit.groups, lexicon)
    if len(shapes) == 1:
        yield Expression(start=hit.start, end=hit.end, shape=shapes[0], rule=rule, clock=clock)
        return
    pieces = _JOINT.split(hit.span)
    position = hit.start
    for piece, shape in zip(pieces, shapes, strict=False):
        start = text.index(piece, position)
        position = start + len(piece)
        yield Expression(start=start, end=position, shape=shape, rule=rule)


def _with_foreign_month(text: str, hit: Hit) -> Expression | None:
    """Read "14 octobre 1950" in an English text, where the grammar knows the year alone."""
    start = foreign_date_before(text, hit.start)
    interval = None if start is None else read_foreign(text[start : hit.end])
    if start is None or interval is None or interval.earliest is None:
        return None
    date = gregorian_date(interval.earliest)
    shape = CalendarPoint(year=date.year, month=date.month, day=date.day)
    return Expression(start=start, end=hit.end, shape=shape, rule="en.foreign-month")


def _without_full_stop(hit: Hit) -> Hit:
    """Leave the full stop of a sentence out of a span that ends in a month's whole name."""
    word = (hit.groups.get("month2") or hit.groups.get("month") or hit.groups.get("weekday") or "").lower()
    whole = word.endswith(".") and (len(word) > _LONGEST_ABBREVIATION or word in ("may.", "june.", "july."))
    if whole and hit.ends_with(word):
        return hit._replace(end=hit.end - 1)
    return hit


def _inside(
    text: str, match: tuple[int, str], grammar: Grammar, lexicon: Lexicon, retries: int
) -> Iterator[Expression]:
    """Try again after the first word of a refused match, then before its last word."""
    start, end = match[0], match[0] + len(match[1])
    following = start + 1
    while following < end and text[following].isalnum():
        following += 1
    found = False
    for inner in grammar.spans(text, following, end):
        for expression in _expressions(text, inner, grammar, lexicon, retries):
            found = True
            yield expression
    if not found:
        shorter = max(text.rfind(" ", start, end), text.rfind("\n", start, end))
        if shorter > start:
            for inner in grammar.spans(text, start, shorter):
                yield from _expressions(text, inner, grammar, lexicon, min(retries, 1))
