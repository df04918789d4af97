"""Read what a text says there was none of: "not one soldier", "no casualties", 没有一架飞机, ни одного самолёта."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from sinoclaim.quantities import context
from sinoclaim.quantities.nouns import NOTHING, find_head
from sinoclaim.quantities.tables import Cue, LanguageTable, QuantityTables
from sinoclaim.quantities.tokens import Token, TokenKind
from sinoclaim.quantities.values import Quantity

_ZERO_REACH: Final = 4
_SEVERAL: Final = Decimal(2)
_ONE: Final = Decimal(1)


def read_nought(
    text: str, tokens: Sequence[Token], at: int, cue: Cue, table: LanguageTable, tables: QuantityTables
) -> tuple[Quantity | None, int]:
    """Read "not one British soldier", "no casualties", "nobody", "without interest": a stated nought."""
    after = at + len(cue.words)
    head = find_head(tokens, after, table, value=_SEVERAL)
    if head.noun is not None and head.noun.adjective:  # "no Chinese official", "not one British soldier"
        head = NOTHING
    if head.noun is None and cue.value != "plural":
        head = find_head(tokens, after, table, value=_ONE)
    if any(token.kind is TokenKind.FIGURE or token.word in table.numbers for token in tokens[after : head.last + 1]):
        return None, after
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
