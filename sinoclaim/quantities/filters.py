"""Reject figures that count nothing: article numbers, codes, types of aircraft, note marks, years, names of units."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sinoclaim.quantities.expressions import Expression
from sinoclaim.quantities.nouns import Head
from sinoclaim.quantities.tables import LanguageTable
from sinoclaim.quantities.tokens import Token, TokenKind

_YEARS: Final = range(1000, 2100)
_GLUED: Final = ("-", "/", ":", ".", "_", "№", "#", "^", "\\", "–")
_SHORT: Final = 3
_HUNDRED: Final = 100


def is_code(tokens: Sequence[Token], found: Expression, table: LanguageTable) -> bool:
    """Tell whether the figure is part of a name, a code, a date, a ratio or a note mark."""
    return (
        _is_labelled(tokens, found.first, table)
        or _is_glued_left(tokens, found.first, table)
        or _is_glued_right(tokens, found.last, table)
        or _is_note_mark(tokens, found)
    )


def _is_labelled(tokens: Sequence[Token], first: int, table: LanguageTable) -> bool:
    at = first - 1
    if at >= 0 and tokens[at].word == ".":  # "No. 5", "pp. 3", "ст. 6"
        at -= 1
    if at < 0:
        return False
    if table.is_in("month", tokens[at].word) and tokens[first].kind is TokenKind.FIGURE:
        return True  # "the June 25 controls": a day that no reader of dates took
    if table.is_in("label", tokens[at].word):
        return at == first - 1 or tokens[at].end == tokens[at + 1].start
    joined = at == first - 1 and at >= _SHORT - 1 and table.is_in("and", tokens[at].word)
    return joined and tokens[at - 1].kind is TokenKind.FIGURE and table.is_in("label", tokens[at - 2].word)


def _is_glued_left(tokens: Sequence[Token], first: int, table: LanguageTable) -> bool:
    """Tell whether a letter or a joining sign touches the figure: MiG-15, B29, 793.00/2."""
    if first == 0 or tokens[first].kind is not TokenKind.FIGURE:
        return False
    before = tokens[first - 1]
    if before.end != tokens[first].start:
        return False
    if before.kind is TokenKind.WORD:
        return before.word not in table.symbols and (not table.lexicon or before.word.isascii())
    if before.word not in _GLUED or first == 1:
        return before.word in ("^", "#", "№", "/")
    further = tokens[first - 2]
    return further.end == before.start and (before.word != "–" or further.kind is TokenKind.FIGURE)


def _is_glued_right(tokens: Sequence[Token], last: int, table: LanguageTable) -> bool:
    """Tell whether what follows makes the figure a code: 446G, 10:30, 2/3, 15th, 1950s."""
    if last + 1 >= len(tokens) or tokens[last].kind is not TokenKind.FIGURE:
        return False
    after = tokens[last + 1]
    if after.start != tokens[last].end:
        return False
    if after.kind is TokenKind.WORD:
        noun = table.nouns.get(after.word)
        known = (noun is not None and (noun.measure or bool(table.lexicon))) or after.word in table.numbers
        return not known and not table.is_in("suffix", after.word) and (not table.lexicon or after.word.isascii())
    if last + 2 >= len(tokens) or tokens[last + 2].start != after.end:
        return False
    further = tokens[last + 2]
    if after.word in ("/", ":", "_", ".", ","):
        return further.kind is TokenKind.FIGURE or after.word == "/"
    # "38-я", "64-й": an ordinal; "12-man", "300-million" count.
    joins = after.word in ("-", "–")
    return joins and (further.kind is TokenKind.FIGURE or table.is_in("ordinal-ending", further.word))


def _is_note_mark(tokens: Sequence[Token], found: Expression) -> bool:
    if found.first == 0 or found.last + 1 >= len(tokens):
        return False
    around = tokens[found.first - 1].word + tokens[found.last + 1].word
    return around in ("[]", "()", "（）", "〔〕", "［］", "【】")


def is_year(tokens: Sequence[Token], found: Expression, head: Head, table: LanguageTable) -> bool:
    """Tell whether four plain figures are more likely a year that no reader of dates took."""
    token = tokens[found.first]
    if token.kind is not TokenKind.FIGURE or found.figure.last != found.first or not token.word.isdigit():
        return False
    if len(token.word) != len("1950") or int(token.word) not in _YEARS:
        return False
    if found.upper is not None and found.upper.value not in _YEARS and found.upper.value > _HUNDRED:
        return False
    before = tokens[found.first - 1].word if found.first else ""
    return head.noun is None or table.is_in("before-year", before)


def is_unit_name(text: str, tokens: Sequence[Token], found: Expression, head: Head, table: LanguageTable) -> bool:
    """Tell whether a number and a military unit make a name: "77 Squadron", 38军; with a measure word, 4个军 counts."""
    if head.noun is None or found.figure.fraction or not table.is_in("named-unit", head.word):
        return False
    if not table.lexicon:
        hyphen = found.last + 1 < len(tokens) and tokens[found.last + 1].word == "-"
        single = not head.noun.plural and found.figure.value > 1 and not hyphen
        return single or text[tokens[head.last].start].isupper()
    return tokens[found.last].word not in ("两", "数", "几") and head.last == found.last + 1
