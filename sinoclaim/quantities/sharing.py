"""Give figures joined by "and" the category that one verb before them states: "lost 335 aircraft and 120 pilots"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from sinoclaim.quantities import context, measures
from sinoclaim.quantities.tables import LanguageTable, QuantityTables
from sinoclaim.quantities.tokens import Token
from sinoclaim.quantities.values import Quantity


def share_category(
    quantity: Quantity,
    before: Sequence[Quantity],
    tokens: Sequence[Token],
    table: LanguageTable,
    tables: QuantityTables,
) -> Quantity:
    """Return the quantity with the category of the one before it, if one word says both and the text joins the two.

    A figure that counts no named things is left as it is: "lost 300 men and 20 stayed".
    """
    if quantity.category or not quantity.noun or not before or not before[-1].category:
        return quantity
    first = before[-1]
    start = bisect_left(tokens, first.start, key=lambda token: token.start)
    end = bisect_left(tokens, quantity.start, key=lambda token: token.start)
    between = [token.word for token in tokens[start:end] if token.start >= first.end]
    if len(between) != 1 or not table.is_in("joins", between[0]):
        return quantity
    cue = measures.fitting(context.category_before(tokens, start - 1, table), quantity.unit, tables)
    return quantity if cue is None else replace(quantity, category=cue.value)
