"""Decide what a figure measures: its unit, its noun, whether it counts anything at all."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from sinoclaim.quantities import context
from sinoclaim.quantities.expressions import Expression
from sinoclaim.quantities.nouns import NOTHING, Head, table_endings
from sinoclaim.quantities.phrases import ending_at
from sinoclaim.quantities.tables import Cue, LanguageTable, QuantityTables
from sinoclaim.quantities.tokens import Token, TokenKind

_ONE: Final = Decimal(1)
_HUNDRED: Final = 100
_OLDEST: Final = 115


def symbol_at(tokens: Sequence[Token], first: int, table: LanguageTable) -> int | None:
    """Return the token where a currency sign before the figure begins ("US $4"), or ``None``."""
    at = first - 1
    if at < 0 or tokens[at].word not in table.symbols:
        return None
    if at > 0 and tokens[at - 1].word + tokens[at].word in table.symbols:
        at -= 1
    return at


def unit_of(
    tokens: Sequence[Token], found: Expression, head: Head, cue: Cue | None, table: LanguageTable
) -> tuple[str, str, str, str]:
    """Return unit, noun, kind and implied category of a figure; an empty unit if it counts nothing."""
    symbol = symbol_at(tokens, found.first, table)
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
    if is_age(tokens, found, table):
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
    endings = table_endings(table)
    while at < len(tokens) and (
        table.is_in("determiner", tokens[at].word)
        or (tokens[at].word.endswith(endings) and at + 1 < len(tokens) and not table.is_in("stop", tokens[at + 1].word))
    ):
        at += 1
    if at < len(tokens) and tokens[at].kind is TokenKind.WORD:
        known = table.nouns.get(tokens[at].word)
        return Head(known, known.lemma if known else tokens[at].word, at)
    return NOTHING


def is_age(tokens: Sequence[Token], found: Expression, table: LanguageTable) -> bool:
    """Tell whether a bare figure is an age: "aged 70", "died at 57"."""
    value = found.figure.value
    if found.first == 0 or found.upper is not None or not 1 <= value <= _OLDEST or value % 1:
        return False
    before = tokens[found.first - 1].word
    if table.is_in("age", before):
        return True
    ends = found.last + 1 >= len(tokens) or tokens[found.last + 1].kind is TokenKind.SIGN
    return table.is_in("age-at-end", before) and ends and tokens[found.first].word.isdigit()


def counts(tokens: Sequence[Token], found: Expression, head: Head, table: LanguageTable, *, hedged: bool) -> bool:
    """Tell whether a figure is an amount at all: "one", "the two" and bare small numbers mostly are not."""
    figure = found.figure
    if head.noun is not None or figure.fraction or symbol_at(tokens, found.first, table) is not None:
        if table.is_in("percent-sign", tokens[found.first].word):
            return True
        vague_one = figure.value == _ONE and figure.spelt and head.noun is not None
        if vague_one and head.noun is not None and head.noun.classifier and head.noun.unit == "count":
            return False  # 一个 is little more than an article
        after = tokens[found.last + 1].word if found.last + 1 < len(tokens) else ""
        return not (vague_one and (table.is_in("loose", head.word) or table.is_in("of", after)))
    if table.is_in("percent-sign", tokens[found.first].word) or is_age(tokens, found, table):
        return True
    if figure.value == _ONE and figure.spelt:
        return False
    if head.word or figure.grouped or figure.factor > 1 or hedged:
        return True
    # A bare number is a page, a file or a telegram far more often than an amount, unless it is killed or lost.
    cue = context.category(tokens, found.first, found.last, table)
    adjoins = found.first > 0 and ending_at(tokens, found.first - 1, table.categories_before) is not None
    return cue is not None and (bool(cue.unit) or (adjoins and figure.value >= _HUNDRED))


def fitting(cue: Cue | None, unit: str, tables: QuantityTables) -> Cue | None:
    """Return the cue if things of this unit can be in its category: an age is not killed, aircraft are lost."""
    if cue is None or (not cue.unit and unit in tables.abstract):
        return None
    if not cue.unit or cue.unit == unit or (cue.unit == "vote" and unit == "country"):
        return cue
    if unit not in tables.bodies:
        return None
    return cue._replace(value="lost") if cue.value == "casualties" else cue


def noun_before(tokens: Sequence[Token], head: Head, begin: int, table: LanguageTable) -> tuple[Head, int]:
    """Return the noun before a Chinese figure where only a measure word follows it: 坦克二百辆, 飞行员120人."""
    if begin == 0 or head.noun is None or not (head.noun.classifier or table.is_in("any-person", head.word)):
        return head, begin
    before = table.nouns.get(tokens[begin - 1].word)
    if before is None or before.classifier or before.measure or table.is_in("named-unit", before.lemma):
        return head, begin
    if table.is_in("firm-measure", head.word) and head.noun.unit != before.unit:
        return head, begin
    return Head(before, before.lemma, head.last), begin - 1
