"""Read the quantities of a sentence."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

import re2

from sinoclaim.quantities import context, filters
from sinoclaim.quantities.expressions import Expression, mend, read_expression
from sinoclaim.quantities.nouns import NOTHING, Head, find_head
from sinoclaim.quantities.phrases import ending_at, starting_at
from sinoclaim.quantities.tables import Cue, LanguageTable, QuantityTables, Role
from sinoclaim.quantities.tokens import Token, TokenKind, cut
from sinoclaim.quantities.values import Closeness, Quantity
from sinoclaim.quantities.widths import plain, reach

_ONE: Final = Decimal(1)
_HUNDRED: Final = 100
_OLDEST: Final = 115
_ZERO_REACH: Final = 4


def read_quantities(
    text: str,
    start: int,
    end: int,
    language: str,
    tables: QuantityTables,
    *,
    taken: Sequence[tuple[int, int]] = (),
) -> tuple[Quantity, ...]:
    """Return the quantities of ``text[start:end]``, in order and without overlap.

    Offsets count code points into the whole ``text``; the stretch is usually one sentence. Stretches of ``taken``
    (dates, names) are passed over. A language without a table has no quantities. Work grows linearly with the stretch.
    """
    table = tables.languages.get(language)
    if table is None or _scanner(table.trigger).search(text[start:end]) is None:
        return ()
    tokens = mend(cut(text, start, end, table, taken), table)
    found: list[Quantity] = []
    at = 0
    openers = table.openers
    while at < len(tokens):
        if tokens[at].kind is not TokenKind.FIGURE and tokens[at].word not in openers:
            at += 1
            continue
        quantity, after = _read_at(text, tokens, at, table, tables)
        if quantity is not None and (not found or found[-1].end <= quantity.start):
            found.append(quantity)
        at = max(after, at + 1)
    return tuple(found)


@functools.lru_cache(maxsize=16)
def _scanner(pattern: str) -> Any:  # noqa: ANN401  # re2 has no type stubs
    return re2.compile(pattern)


_Result = tuple[Quantity | None, int]


def _read_at(text: str, tokens: Sequence[Token], at: int, table: LanguageTable, tables: QuantityTables) -> _Result:
    """Return the quantity whose figure begins at token ``at``, if any, and the token at which to go on."""
    nought = starting_at(tokens, at, table.zeros)
    if nought is not None:
        return _zero(text, tokens, at, nought, table, tables)
    ordinal = _ordinal(text, tokens, at, table)
    if ordinal is not None:
        return ordinal
    expression = read_expression(tokens, at, table)
    if expression is None:
        return None, at + 1
    if filters.is_code(tokens, expression, table):
        return None, expression.last + 1
    return _measure(text, tokens, expression, table, tables)


def _measure(
    text: str, tokens: Sequence[Token], found: Expression, table: LanguageTable, tables: QuantityTables
) -> _Result:
    """Find unit, hedge, category, denominator and share of a figure, and build the quantity."""
    hedge, begin = context.hedge_before(tokens, _symbol_at(tokens, found.first, table) or found.first, table)
    trailing, after = context.hedge_after(tokens, found.last + 1, table)
    head = find_head(tokens, _past_of(tokens, after, table), table, value=(found.upper or found.figure).value)
    if head.time or _multiplies(tokens, head, table):
        return None, max(head.last, found.last) + 1
    if filters.is_year(tokens, found, head, table) or filters.is_unit_name(text, tokens, found, head, table):
        return None, max(head.last, found.last) + 1
    last = max(head.last, after - 1)
    if trailing is None:
        trailing, after = context.hedge_after(tokens, last + 1, table)
        last = max(last, after - 1)
    cue = context.category(tokens, begin, last, table)
    if table.lexicon:
        head, begin = _noun_before(tokens, head, begin, table)
    unit, noun, kind, implied = _unit(tokens, found, head, cue, table)
    if cue is not None and not _fits(cue, unit, tables):
        cue = None
    hedge = hedge or trailing
    if not unit or not _counts(tokens, found, head, table, hedged=hedge is not None and hedge.closeness is not Closeness.EXACT):
        return None, found.last + 1
    closeness, width = _closeness(found, hedge.closeness if hedge else None, hedge.width if hedge else "")
    low, high = reach(found.figure, closeness, width, unit=unit, tables=tables)
    if found.upper is not None:
        high = reach(found.upper, closeness, width, unit=unit, tables=tables)[1]
        low = found.figure.low if not width else low
        high = found.upper.high if not width else high
    rate = context.near(tokens, last + 1, table.rates)
    share = context.near(tokens, last + 1, table.shares_after)
    share = share or context.near_before(tokens, found.first - 1, table.shares_before)
    share = share or context.near_before(tokens, begin - 1, table.shares_before)
    first = min(begin, _symbol_at(tokens, found.first, table) or begin)
    return Quantity(
        start=tokens[first].start, end=tokens[last].end, text=text[tokens[first].start : tokens[last].end],
        stated=plain(found.figure.value), low=plain(low), high=plain(high), unit=unit, noun=noun, kind=kind,
        category=implied or (cue.value if cue else ""), per=rate.value if rate else "", closeness=closeness,
        share=share.value if share else "",
    ), last + 1  # fmt: skip


def _past_of(tokens: Sequence[Token], at: int, table: LanguageTable) -> int:
    """Step over the "of the" of "dozens of tanks", "300 of the soldiers"."""
    if at < len(tokens) and table.is_in("of", tokens[at].word):
        at += 1
        while at < len(tokens) and table.is_in("determiner", tokens[at].word):
            at += 1
    return at


def _multiplies(tokens: Sequence[Token], head: Head, table: LanguageTable) -> bool:
    """Tell whether "three times" compares ("three times as many") and does not count."""
    if head.noun is None or head.noun.unit != "occasion" or head.last + 1 >= len(tokens):
        return False
    return table.is_in("multiplier", tokens[head.last + 1].word)


def _fits(cue: Cue, unit: str, tables: QuantityTables) -> bool:
    """Tell whether things of this unit can be in the cue's category: an age is not killed."""
    return not cue.unit or cue.unit == unit or unit in tables.bodies or (cue.unit == "vote" and unit == "country")


def _noun_before(tokens: Sequence[Token], head: Head, begin: int, table: LanguageTable) -> tuple[Head, int]:
    """Return the noun before a Chinese figure where only a measure word follows it: 坦克二百辆, 飞行员120人."""
    if begin == 0 or head.noun is None or not (head.noun.classifier or table.is_in("any-person", head.word)):
        return head, begin
    before = table.nouns.get(tokens[begin - 1].word)
    if before is None or before.classifier or before.measure or table.is_in("named-unit", before.lemma):
        return head, begin
    if table.is_in("firm-measure", head.word) and head.noun.unit != before.unit:
        return head, begin
    return Head(before, before.lemma, head.last), begin - 1


def _symbol_at(tokens: Sequence[Token], first: int, table: LanguageTable) -> int | None:
    """Return the token where a currency sign before the figure begins ("US $4"), or ``None``."""
    at = first - 1
    if at < 0 or tokens[at].word not in table.symbols:
        return None
    if at > 0 and tokens[at - 1].word + tokens[at].word in table.symbols:
        at -= 1
    return at


def _unit(
    tokens: Sequence[Token], found: Expression, head: Head, cue: Cue | None, table: LanguageTable
) -> tuple[str, str, str, str]:
    """Return unit, noun, kind and implied category of a figure; an empty unit if it counts nothing."""
    symbol = _symbol_at(tokens, found.first, table)
    if symbol is not None:
        sign = "".join(token.word for token in tokens[symbol : found.first])
        return table.symbols[sign], "", "", ""
    if found.figure.fraction or table.is_in("percent-sign", tokens[found.first].word):
        noun = head.word if head.noun is None or not head.noun.classifier else ""
        return "percent", noun, "", ""
    if head.noun is not None:
        entry = head.noun
        noun = head.word or entry.lemma
        if entry.measure:
            inner = _measured_noun(tokens, head, table)
            noun = inner.word
        return entry.unit, noun, entry.kind, entry.category
    if _is_age(tokens, found, table):
        return "age", "", "", ""
    if head.word:
        return "count", head.word, "", ""
    if cue is not None and cue.unit:
        return cue.unit, "", "", ""
    return "count", "", "", ""


def _measured_noun(tokens: Sequence[Token], head: Head, table: LanguageTable) -> Head:
    """Return what a measure is a measure of: rice in "20 tons of rice"."""
    at = head.last + 1
    if at >= len(tokens) or not table.is_in("of", tokens[at].word):
        return NOTHING
    at += 1
    while at < len(tokens) and table.is_in("determiner", tokens[at].word):
        at += 1
    if at < len(tokens) and tokens[at].kind is TokenKind.WORD:
        known = table.nouns.get(tokens[at].word)
        return Head(known, known.lemma if known else tokens[at].word, at)
    return NOTHING


def _is_age(tokens: Sequence[Token], found: Expression, table: LanguageTable) -> bool:
    """Tell whether a bare figure is an age: "aged 70", "died at 57"."""
    value = found.figure.value
    if found.first == 0 or found.upper is not None or not 1 <= value <= _OLDEST or value % 1:
        return False
    before = tokens[found.first - 1].word
    if table.is_in("age", before):
        return True
    ends = found.last + 1 >= len(tokens) or tokens[found.last + 1].kind is TokenKind.SIGN
    return table.is_in("age-at-end", before) and ends and tokens[found.first].word.isdigit()


def _counts(tokens: Sequence[Token], found: Expression, head: Head, table: LanguageTable, *, hedged: bool) -> bool:
    """Tell whether a figure is an amount at all: "one", "the two" and bare small numbers mostly are not."""
    figure = found.figure
    if head.noun is not None or figure.fraction or _symbol_at(tokens, found.first, table) is not None:
        vague_one = figure.value == _ONE and figure.spelt and head.noun is not None
        return not (vague_one and table.is_in("loose", head.word))
    if table.is_in("percent-sign", tokens[found.first].word) or _is_age(tokens, found, table):
        return True
    if figure.value == _ONE and figure.spelt:
        return False
    if head.word or figure.grouped or figure.factor > 1 or hedged:
        return True
    # A bare number is a page, a file or a telegram far more often than an amount, unless it is killed or lost.
    cue = context.category(tokens, found.first, found.last, table)
    adjoins = found.first > 0 and ending_at(tokens, found.first - 1, table.categories_before) is not None
    return cue is not None and (bool(cue.unit) or (adjoins and figure.value >= _HUNDRED))


def _closeness(found: Expression, stated: Closeness | None, width: str) -> tuple[Closeness, str]:
    """Choose the closeness from the words round the figure, the range, and the figure's own vagueness."""
    figure = found.figure
    if figure.more:
        return Closeness.MORE_THAN, ""
    if found.upper is not None or figure.vague:
        return (stated, width) if stated in (Closeness.AT_LEAST, Closeness.AT_MOST) else (Closeness.BETWEEN, "")
    return stated or Closeness.EXACT, width


def _zero(
    text: str, tokens: Sequence[Token], at: int, cue: Cue, table: LanguageTable, tables: QuantityTables
) -> _Result:
    """Read "not one British soldier", "no casualties", "nobody", "without interest": a stated nought."""
    after = at + len(cue.words)
    head = find_head(tokens, after, table, value=Decimal(2) if cue.value == "plural" else _ONE)
    unit, noun, kind, implied, last = cue.unit, "", "", "", after - 1
    if not cue.unit:
        if head.noun is None or head.noun.measure or head.last - after >= _ZERO_REACH:
            return None, after
        if head.noun.unit != "percent" and head.noun.unit not in tables.bodies:
            return None, after
        if cue.value == "plural" and not (head.noun.plural or head.noun.category):
            return None, after
        unit, noun, kind, implied, last = head.noun.unit, head.noun.lemma, head.noun.kind, head.noun.category, head.last
    elif context.category(tokens, at, last, table) is None:
        return None, after
    if unit == "percent" and last + 1 < len(tokens) and table.is_in("not-after-nought", tokens[last + 1].word):
        return None, after
    named = context.category(tokens, at, last, table)
    nought = Decimal(0)
    return Quantity(
        start=tokens[at].start, end=tokens[last].end, text=text[tokens[at].start : tokens[last].end],
        stated=nought, low=nought, high=nought, unit=unit, noun=noun, kind=kind,
        category=implied or (named.value if named else ""),
    ), last + 1  # fmt: skip


def _ordinal(text: str, tokens: Sequence[Token], at: int, table: LanguageTable) -> _Result | None:
    """Read "the third meeting", "the 38th parallel", 第三次: the place in a row, if the thing is one of a row."""
    place = _place(tokens, at, table)
    if place is None:
        return None
    value, last = place
    for reach_to in range(last + 1, min(len(tokens), last + 4)):
        if table.is_in("ordinal-noun", tokens[reach_to].word):
            entry = table.nouns.get(tokens[reach_to].word)
            break
        if tokens[reach_to].kind is not TokenKind.WORD or table.is_in("stop", tokens[reach_to].word):
            return None
    else:
        return None
    if entry is None:
        return None
    first, end = tokens[at].start, tokens[reach_to].end
    return Quantity(
        start=first, end=end, text=text[first:end], stated=value, low=value, high=value, unit=entry.unit,
        noun=entry.lemma, kind=entry.kind, ordinal=True,
    ), reach_to + 1  # fmt: skip


def _place(tokens: Sequence[Token], at: int, table: LanguageTable) -> tuple[Decimal, int] | None:
    """Return the number of an ordinal at token ``at``, and its last token."""
    token = tokens[at]
    if table.lexicon:
        if not table.is_in("ordinal-sign", token.word) or at + 1 >= len(tokens):
            return None
        expression = read_expression(tokens, at + 1, table)
        return None if expression is None else (expression.figure.value, expression.last)
    if token.kind is TokenKind.FIGURE and token.word.isdigit() and len(token.word) <= len("999"):
        after = at + 2 if at + 2 < len(tokens) and tokens[at + 1].word == "-" else at + 1
        if after < len(tokens) and tokens[after - 1].end == tokens[after].start:
            known = table.is_in("ordinal-ending", tokens[after].word)
            return (Decimal(token.word), after) if known else None
        return None
    word = table.numbers.get(token.word)
    return (word.low, at) if word is not None and word.role is Role.ORDINAL else None
