"""Read the time expressions of Russian text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from sinoclaim.dates.expression import (
    Alternatives,
    CalendarPoint,
    Expression,
    Length,
    PointRange,
    Shape,
    VagueReference,
)
from sinoclaim.dates.russian_lengths import read_adjective, read_inverted, read_length
from sinoclaim.dates.russian_names import is_age, is_name
from sinoclaim.dates.russian_patterns import patterns_for
from sinoclaim.dates.russian_points import read_point
from sinoclaim.dates.russian_sets import read_set
from sinoclaim.dates.russian_spans import (
    read_decade,
    read_holiday,
    read_hour,
    read_night,
    read_numeric,
    read_reign,
    read_word,
    read_years,
)
from sinoclaim.dates.russian_words import Grammar, fold, look_up
from sinoclaim.dates.scanning import scannable
from sinoclaim.dates.sharing import joined, onward, share
from sinoclaim.dates.tables import TimeTables
from sinoclaim.dates.values import Bound

_Reader = Callable[[str, int, int, Grammar], Expression | None]

# At one place the longest reading wins, and of equals the first.
_READERS: Final[Mapping[str, tuple[_Reader, ...]]] = {
    "figure": (
        read_numeric,
        read_years,
        read_reign,
        read_decade,
        read_point,
        read_hour,
        read_adjective,
        read_set,
        read_length,
    ),
    "quoted": (read_point,),
    "roman": (read_decade, read_point),
    "word": (
        read_decade,
        read_night,
        read_set,
        read_holiday,
        read_point,
        read_word,
        read_hour,
        read_adjective,
        read_length,
        read_inverted,
    ),
}
_LOOK_BACK: Final = 24
_TO: Final = frozenset({"к", "ко"})
_FROM: Final = frozenset({"с", "со"})


def read_russian(text: str, start: int, end: int, tables: TimeTables) -> list[Expression]:
    """Return the time expressions of ``text[start:end]`` in their order; offsets count code points into ``text``.

    >>> from sinoclaim.rules.calendars import load_calendars
    >>> [found] = read_russian("Подписан 14 февраля 1950 г.", 0, 27, load_calendars())
    >>> found.start, found.end, found.shape.year, found.shape.month, found.shape.day
    (9, 27, 1950, 2, 14)
    """
    lexicon = tables.lexicon("ru")
    grammar = Grammar(lexicon, patterns_for(lexicon))
    found = joined(_found(text, start, end, grammar), lambda one, two: _join(one, two, text, grammar))
    listed = _listed(found, text, start, grammar)
    return [_limited(item, text, start, grammar) for item in onward(listed, text)]


def _found(text: str, start: int, end: int, grammar: Grammar) -> Iterator[Expression]:
    """Yield the single expressions, each read at a place where the scan says that one may begin."""
    reached = start
    for trigger in grammar.patterns.trigger.finditer(scannable(text[start:end])):
        place = start + trigger.start()
        if place < reached or (place and (text[place - 1].isalnum() or text[place - 1] in "№_")):
            continue
        if place > 1 and text[place - 1] in ".,-" and text[place - 2].isdigit() and text[place].isdigit():
            continue
        opening = grammar.patterns.opening.match(text, place, end)
        if opening is None:
            continue
        read = (reader(text, place, end, grammar) for reader in _READERS[opening.lastgroup or "word"])
        fit = [item for item in read if item and item.start >= reached]
        if fit:
            best = max(fit, key=lambda item: item.end)
            reached = best.end
            if not is_name(best, text, grammar) and not is_age(best, text, start, grammar):
                yield best


def _join(first: Expression, second: Expression, text: str, grammar: Grammar) -> Expression | None:
    if not isinstance(first.shape, CalendarPoint) or not isinstance(second.shape, CalendarPoint):
        return None
    link = grammar.patterns.connector.fullmatch(text, first.end, second.start)
    if link is None:
        return None
    kind = look_up(link["link"], grammar.lexicon.number_table("connectors"))
    if kind == 3:
        kind = 1 if grammar.patterns.between.search(text, max(0, first.start - _LOOK_BACK), first.start) else None
    if kind is None:
        return None
    one, two = share(first.shape, second.shape, ranged=kind == 1)
    shape: Shape = PointRange(one, two) if kind == 1 else Alternatives((one, two))
    return Expression(start=first.start, end=second.end, shape=shape, rule="ru.range" if kind == 1 else "ru.either")


def _listed(items: Iterator[Expression], text: str, start: int, grammar: Grammar) -> Iterator[Expression]:
    """Yield also the days of a list that share the month of its last: 2, 15 и 17 марта 1969 г."""
    floor = start
    for item in items:
        shape = item.shape
        if isinstance(shape, CalendarPoint) and shape.day and shape.month:
            match = grammar.patterns.listed.search(text, max(floor, item.start - _LOOK_BACK), item.start)
            if match and not (match.start() and text[match.start() - 1].isalnum()):
                yield from _days(text, match.start(), item, shape)
        yield item
        floor = item.end


def _days(text: str, place: int, last: Expression, shape: CalendarPoint) -> Iterator[Expression]:
    position = place
    for word in text[place : last.start].replace(",", " ").split():
        position = text.index(word, position)
        number = word.split("-")[0].removesuffix("го")
        if number.isdigit() and 1 <= int(number) <= 31:
            day = replace(shape, day=int(number), weekday=None)
            yield Expression(start=position, end=position + len(word), shape=day, rule="ru.day-list")
        position += len(word)


def _limited(item: Expression, text: str, start: int, grammar: Grammar) -> Expression:
    """Add the bound (к, до, не позднее, после) and the approximation (около) that the words before it state."""
    patterns, lexicon = grammar.patterns, grammar.lexicon
    left = max(start, item.start - _LOOK_BACK)
    near = patterns.approximate.search(text, left, item.start)
    if near:
        item = replace(item, approximate=True)
    if isinstance(item.shape, Length | VagueReference):
        return item
    before = patterns.before.search(text, left, near.start() if near else item.start)
    if before is None or (
        fold(before["bound"]) in _TO and patterns.assigns.search(text, max(start, left - _LOOK_BACK), before.start())
    ):
        return item
    words = fold(before["bound"])
    rough = patterns.approximate.search(text, max(start, before.start() - _LOOK_BACK), before.start())
    if rough and not near:
        item = replace(item, approximate=True)
    ranged = isinstance(item.shape, PointRange | Alternatives)
    if (ranged and words in _FROM | {"по"}) or (words in _FROM and _with(item, text, grammar)):
        return item
    return replace(item, bound=Bound(lexicon.text_table("bounds_before")[words]))


def _with(item: Expression, text: str, grammar: Grammar) -> bool:
    """Say whether с means "with": the month after it stands in the instrumental."""
    return fold(text[item.start : item.end]).split()[0] in grammar.lexicon.number_table("instrumental_months")
