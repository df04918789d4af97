"""Read the time expressions of Chinese text, simplified or traditional."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from sinoclaim.dates.chinese_lengths import read_length
from sinoclaim.dates.chinese_names import is_name
from sinoclaim.dates.chinese_patterns import patterns_for
from sinoclaim.dates.chinese_points import Grammar, read_point
from sinoclaim.dates.chinese_sets import read_set
from sinoclaim.dates.chinese_spans import read_decade, read_numeric, read_word, read_years
from sinoclaim.dates.expression import (
    Alternatives,
    CalendarPoint,
    Expression,
    Length,
    PointRange,
    RelativePoint,
    Shape,
    VagueReference,
)
from sinoclaim.dates.scanning import scannable
from sinoclaim.dates.sharing import joined, onward, share
from sinoclaim.dates.tables import TimeTables
from sinoclaim.dates.values import Bound

_Reader = Callable[[str, int, int, Grammar], Expression | None]

# At one place the longest reading wins, and of equals the first: 三日后 is a distance, 历时三日 a length.
_READERS: Final[tuple[_Reader, ...]] = (
    read_numeric, read_years, read_decade, read_set, read_word, read_length, read_point,
)  # fmt: skip
_NUMERALS: Final = frozenset("0123456789０１２３４５６７８９〇○零一二两兩三四五六七八九十百千廿卅万萬亿億.第")
_CLOSING: Final = '”’」』》"'
_LOOK_BACK: Final = 10
_CLAUSE: Final = 16
_UP_TO: Final = frozenset({"到", "至"})


def read_chinese(text: str, start: int, end: int, tables: TimeTables) -> list[Expression]:
    """Return the time expressions of ``text[start:end]`` in their order; offsets count code points into ``text``.

    >>> from sinoclaim.rules.calendars import load_calendars
    >>> [found] = read_chinese("条约于1950年2月14日签订。", 0, 16, load_calendars())
    >>> found.start, found.end, found.shape.year, found.shape.month, found.shape.day
    (3, 13, 1950, 2, 14)
    """
    lexicon = tables.lexicon("zh")
    grammar = Grammar(lexicon, patterns_for(lexicon))
    found = joined(_found(text, start, end, grammar), lambda one, two: _join(one, two, text, grammar))
    return [_limited(item, text, start, end, grammar) for item in onward(found, text)]


def _found(text: str, start: int, end: int, grammar: Grammar) -> Iterator[Expression]:
    """Yield the single expressions, each read at a place where the scan says that one may begin."""
    reached = start
    for trigger in grammar.patterns.trigger.finditer(scannable(text[start:end])):
        place = start + trigger.start()
        if place < reached:
            continue
        skipped = grammar.patterns.leave.match(text, place, end)
        if skipped:
            reached = skipped.end()
            continue
        expression = _read_at(text, place, max(reached, start), end, grammar)
        if expression:
            reached = expression.end
            if not is_name(expression, text):
                yield expression


def _read_at(text: str, place: int, floor: int, end: int, grammar: Grammar) -> Expression | None:
    prefix = grammar.patterns.prefix.search(text, max(floor, place - _LOOK_BACK), place)
    places = (prefix.start(), place) if prefix else (place,)
    for candidate in places:
        if candidate > floor and text[candidate] in _NUMERALS and text[candidate - 1] in _NUMERALS - {"第"}:
            continue
        read = (reader(text, candidate, end, grammar) for reader in _READERS)
        fit = [item for item in read if item and item.end > place and not _spoilt(item, text, end, grammar)]
        if fit:
            return max(fit, key=lambda item: item.end)
    return None


def _spoilt(expression: Expression, text: str, end: int, grammar: Grammar) -> bool:
    """Say whether the words go on so that there is no time (三年级), or a number before counts (第二十七日)."""
    if text[expression.end - 1] in "年月日天" and grammar.patterns.leave_after.match(text, expression.end, end):
        return True
    before = text[expression.start - 1] if expression.start else ""
    lone_day = isinstance(expression.shape, CalendarPoint) and expression.shape.month is None
    if lone_day and text[expression.end - 1] in "号號" and _is_number(expression, text, end, grammar):
        return True
    return (before == "第" and not isinstance(expression.shape, RelativePoint)) or (before == "月" and lone_day)


def _is_number(expression: Expression, text: str, end: int, grammar: Grammar) -> bool:
    """Tell the number of a thing from a day of the month: 三号楼, 胡同9号, “东方一号”; 四号 after 于 or 他 is a day."""
    if grammar.patterns.numbered.match(text, expression.end, end):
        return True
    before, after = text[expression.start - 1 : expression.start], text[expression.end : expression.end + 1]
    return before in grammar.lexicon.number_table("addresses") or (
        after in _CLOSING and after != "" and before.isalpha()
    )


def _join(first: Expression, second: Expression, text: str, grammar: Grammar) -> Expression | None:
    if not isinstance(first.shape, CalendarPoint | RelativePoint) or not isinstance(
        second.shape, CalendarPoint | RelativePoint
    ):
        return None
    link = grammar.patterns.connector.fullmatch(text, first.end, second.start)
    if link is None:
        return None
    kind = grammar.lexicon.number_table("connectors")[link[1]]
    one, two = share(first.shape, second.shape, ranged=kind == 1)
    shape: Shape = PointRange(one, two) if kind == 1 else Alternatives((one, two))
    rule = "zh.range" if kind == 1 else "zh.alternatives"
    return Expression(start=first.start, end=second.end, shape=shape, rule=rule)


def _limited(item: Expression, text: str, start: int, end: int, grammar: Grammar) -> Expression:
    """Add the bound (以前, 自) and the approximation (约, 左右) that the neighbouring words state."""
    patterns, lexicon = grammar.patterns, grammar.lexicon
    after = patterns.after.match(text, item.end, end)
    left = max(start, item.start - _LOOK_BACK)
    near = patterns.approximate.search(text, left, item.start)
    approximate = item.approximate or bool(near)
    stop = item.end
    if after and after["approximate"]:
        approximate, stop = True, after.end("approximate")
    item = replace(item, approximate=approximate, end=stop)
    if isinstance(item.shape, Length | VagueReference):
        return replace(item, end=stop if not isinstance(item.shape, Length) else item.end)
    before = patterns.before.search(text, left, near.start() if near else item.start)
    if (
        before
        and not near
        and patterns.approximate.search(text, max(start, before.start() - _LOOK_BACK), before.start())
    ):
        item = replace(item, approximate=True)
    ranged = isinstance(item.shape, PointRange)
    since = _bound_before(before, text, start, grammar) if before and not ranged else None
    if after and after["bound"]:
        bound = Bound(lexicon.text_table("bounds_after")[after["bound"]])
        if since is Bound.BY and before and before["bound"] not in _UP_TO and bound is Bound.UNTIL:
            bound = since  # 截至1954年底止 is a date of counting, as without 止
        return replace(item, bound=Bound.ON if ranged and bound in (Bound.FROM, Bound.UNTIL) else bound)
    return replace(item, bound=since) if since else item


def _bound_before(match: re.Match[str], text: str, start: int, grammar: Grammar) -> Bound:
    """Return the bound that the word before a time states; after what lasts, 到 and 至 are until, not by."""
    bound = Bound(grammar.lexicon.text_table("bounds_before")[match["bound"]])
    if match["bound"] not in _UP_TO:
        return bound
    lasts = grammar.patterns.lasting.search(text, max(start, match.start() - _CLAUSE), match.start())
    return Bound.UNTIL if lasts else bound
