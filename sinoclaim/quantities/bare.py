"""Read every figure of a sentence, whether or not it counts anything: "up 40.6", "the 7th", "one or two"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from sinoclaim.quantities.expressions import mend, read_expression
from sinoclaim.quantities.ordinals import place_at
from sinoclaim.quantities.tables import LanguageTable, QuantityTables
from sinoclaim.quantities.tokens import Token, TokenKind, cut
from sinoclaim.quantities.widths import plain, rounding


class Bare(NamedTuple):
    """A figure: where it stands, its value, and the range that it may be rounded from; ``ordinal`` for "third"."""

    start: int
    end: int
    value: Decimal
    low: Decimal
    high: Decimal
    ordinal: bool = False


def read_bare(
    text: str, start: int, end: int, language: str, tables: QuantityTables, taken: Sequence[tuple[int, int]] = ()
) -> tuple[Bare, ...]:
    """Return the figures of ``text[start:end]`` outside the stretches ``taken``, in order; of a range, its start."""
    table = tables.languages.get(language)
    if table is None:
        return ()
    return tuple(_figures(mend(cut(text, start, end, table, taken), table), table))


def _figures(tokens: Sequence[Token], table: LanguageTable) -> Iterator[Bare]:
    at = 0
    while at < len(tokens):
        token = tokens[at]
        at += 1
        if token.kind is not TokenKind.FIGURE and token.word not in table.openers:
            continue
        place = place_at(tokens, at - 1, table)
        if place is not None:
            value, last = place
            yield Bare(token.start, tokens[last].end, value, value, value, ordinal=True)
            at = last + 1
            continue
        found = read_expression(tokens, at - 1, table)
        if found is None or found.figure.vague:
            continue
        low, high = rounding(found.figure, "")
        if found.upper is not None:
            high = max(high, found.upper.value)
        at = found.last + 1
        start, end = tokens[found.first].start, tokens[found.last].end
        yield Bare(start, end, plain(found.figure.value), plain(low), plain(high))
