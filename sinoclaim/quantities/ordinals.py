"""Read places in a row: "the third meeting", "the 38th parallel", 第三次, 38-я параллель."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from sinoclaim.quantities.expressions import read_expression
from sinoclaim.quantities.tables import LanguageTable, Role
from sinoclaim.quantities.tokens import Token, TokenKind
from sinoclaim.quantities.values import Quantity


def read_ordinal(text: str, tokens: Sequence[Token], at: int, table: LanguageTable) -> tuple[Quantity, int] | None:
    """Read "the third meeting", "the 38th parallel", 第三次: the place in a row, if the thing is one of a row."""
    place = place_at(tokens, at, table)
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


def place_at(tokens: Sequence[Token], at: int, table: LanguageTable) -> tuple[Decimal, int] | None:
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
