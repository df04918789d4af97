"""Read the quantities of a sentence."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

import re2

from sinoclaim.quantities import context, filters, measures
from sinoclaim.quantities.expressions import Expression, mend, read_expression
from sinoclaim.quantities.noughts import read_nought
from sinoclaim.quantities.nouns import NOTHING, Head, find_head
from sinoclaim.quantities.ordinals import read_ordinal
from sinoclaim.quantities.phrases import starting_at
from sinoclaim.quantities.scopes import share_around
from sinoclaim.quantities.sharing import share_category
from sinoclaim.quantities.tables import LanguageTable, QuantityTables
from sinoclaim.quantities.tokens import Token, TokenKind, cut
from sinoclaim.quantities.values import Closeness, Quantity
from sinoclaim.quantities.widths import plain, reach

_ONE: Final = Decimal(1)


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
            found.append(share_category(quantity, found, tokens, table, tables))
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
        return read_nought(text, tokens, at, nought, table, tables)
    ordinal = read_ordinal(text, tokens, at, table)
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
    hedge, begin = context.hedge_before(tokens, _opening(tokens, found, table), table)
    trailing, after = context.hedge_after(tokens, found.last + 1, table)
    value = _ONE if found.figure.fraction else (found.upper or found.figure).value
    head = _own_head(tokens, found, table) or find_head(tokens, _past_of(tokens, after, table), table, value=value)
    if head.skipped or _multiplies(tokens, head, table):
        return None, max(head.last, found.last) + 1
    if filters.is_year(tokens, found, head, table) or filters.is_unit_name(text, tokens, found, head, table):
        return None, max(head.last, found.last) + 1
    last = max(head.last, after - 1)
    if trailing is None:
        trailing, after = context.hedge_after(tokens, last + 1, table)
        last = max(last, after - 1)
    cue = context.category(tokens, begin, last, table)
    if table.lexicon:
        head, begin = measures.noun_before(tokens, head, begin, table)
    unit, noun, kind, implied = measures.unit_of(tokens, found, head, cue, table)
    cue = measures.fitting(cue, unit, tables)
    hedge = hedge or trailing
    if not unit or not measures.counts(
        tokens, found, head, table, hedged=hedge is not None and hedge.closeness is not Closeness.EXACT
    ):
        return None, found.last + 1
    closeness, width = _closeness(found, hedge.closeness if hedge else None, hedge.width if hedge else "")
    low, high = reach(found.figure, closeness, width, unit=unit, tables=tables)
    if found.upper is not None:
        high = reach(found.upper, closeness, width, unit=unit, tables=tables)[1]
        low = found.figure.low if not width else low
        high = found.upper.high if not width else high
    rate, share = _rate_and_share(tokens, found, begin, last, table)
    if unit in tables.bodies and share != "each":
        share = share_around(tokens, found.first, last, table) or share
    return Quantity(
        start=tokens[begin].start, end=tokens[last].end, text=text[tokens[begin].start : tokens[last].end],
        stated=plain(found.figure.value), low=plain(low), high=plain(high), unit=unit, noun=noun, kind=kind,
        category=implied or (cue.value if cue else ""), per=rate, closeness=closeness,
        share=share,
    ), last + 1  # fmt: skip


def _rate_and_share(
    tokens: Sequence[Token], found: Expression, begin: int, last: int, table: LanguageTable
) -> tuple[str, str]:
    """Return the denominator ("year", "ounce") and the share ("each", "total") that stand next to a figure, or ""."""
    rate = context.near(tokens, last + 1, table.rates)
    if rate is None and table.lexicon:  # Chinese puts the denominator first: 每年6000万美元
        rate = context.near_before(tokens, begin - 1, table.rates)
    share = context.near(tokens, last + 1, table.shares_after)
    share = share or context.near_before(tokens, found.first - 1, table.shares_before)
    share = share or context.near_before(tokens, begin - 1, table.shares_before)
    return rate.value if rate else "", share.value if share else ""


def _own_head(tokens: Sequence[Token], found: Expression, table: LanguageTable) -> Head | None:
    """Return the head of what counts by itself: twice, дважды, 百分之九十."""
    word = tokens[found.last].word
    if table.is_in("percent-sign", tokens[found.first].word):
        return NOTHING
    if not table.is_in("adverb", word):
        return None
    return Head(table.nouns.get(word), word, found.last)


def _opening(tokens: Sequence[Token], found: Expression, table: LanguageTable) -> int:
    """Return the token where the expression opens: the currency sign, the "between" or "from" of a range."""
    first = measures.symbol_at(tokens, found.first, table) or found.first
    if found.upper is not None and first > 0:
        before = tokens[first - 1].word
        if table.is_in("between", before) or table.is_in("from", before):
            return first - 1
    return first


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


def _closeness(found: Expression, stated: Closeness | None, width: str) -> tuple[Closeness, str]:
    """Choose the closeness from the words round the figure, the range, and the figure's own vagueness."""
    figure = found.figure
    if figure.more:
        return Closeness.MORE_THAN, ""
    if found.upper is not None or figure.vague:
        return (stated, width) if stated in (Closeness.AT_LEAST, Closeness.AT_MOST) else (Closeness.BETWEEN, "")
    return stated or Closeness.EXACT, width
