"""Read what stands round a figure: words of approximation, its category, its denominator, whose share it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from sinoclaim.quantities.phrases import ending_at, starting_at
from sinoclaim.quantities.tables import Cue, Hedge, LanguageTable
from sinoclaim.quantities.tokens import Token, TokenKind

_REACH: Final = 5
"""How many tokens away a category may stand: it is next to the figure far more often than a sentence away."""
_HANZI_REACH: Final = 8
_NEAR: Final = 2


def hedge_before(tokens: Sequence[Token], first: int, table: LanguageTable) -> tuple[Hedge | None, int]:
    """Return the hedge that ends before token ``first``, and the token where the whole expression begins.

    Articles, currency signs and the like may stand between ("over the 300", "some $20 million").
    """
    at = first - 1
    begin = first
    found: Hedge | None = None
    while at >= 0:
        phrase = ending_at(tokens, at, table.hedges_before)
        if phrase is not None:
            begin = at - len(phrase.words) + 1
            # The outermost bound wins over an inner "about": "at least about 300".
            found = phrase if found is None or phrase.closeness is not found.closeness else found
            at = begin - 1
        elif found is None and table.is_in("between-hedge", tokens[at].word):
            at -= 1
        else:
            break
    return found, begin


def hedge_after(tokens: Sequence[Token], at: int, table: LanguageTable) -> tuple[Hedge | None, int]:
    """Return the hedge that begins at token ``at`` ("or so", 左右), and the next token after it."""
    if at < len(tokens):
        phrase = starting_at(tokens, at, table.hedges_after)
        if phrase is not None:
            return phrase, at + len(phrase.words)
    return None, at


def category(tokens: Sequence[Token], first: int, last: int, table: LanguageTable) -> Cue | None:
    """Return the cue that tells the category of the figure over the tokens ``first`` to ``last``."""
    return _to_the_right(tokens, last + 1, table) or _to_the_left(tokens, first - 1, table)


def _to_the_right(tokens: Sequence[Token], at: int, table: LanguageTable) -> Cue | None:
    at = _past_partitive(tokens, at, table)
    end = min(len(tokens), at + (_HANZI_REACH if table.lexicon else _REACH))
    while at < end:
        cue = starting_at(tokens, at, table.categories_after)
        if cue is not None:
            after = at + len(cue.words)
            return None if cue.active and _takes_object(tokens, after, table) else cue
        if _parts(tokens[at], table):
            return None
        at += 1
    return None


def category_before(tokens: Sequence[Token], at: int, table: LanguageTable) -> Cue | None:
    """Return the cue for a category that stands to the left, from token ``at`` on."""
    return _to_the_left(tokens, at, table)


def _past_partitive(tokens: Sequence[Token], at: int, table: LanguageTable) -> int:
    """Step over what a figure is a part of: "5,000 of whom [were killed]", "300 из них [погибло]"."""
    two = at + 1 < len(tokens) and table.is_in("of", tokens[at].word) and table.is_in("whom", tokens[at + 1].word)
    return at + 2 if two else at


def _to_the_left(tokens: Sequence[Token], at: int, table: LanguageTable) -> Cue | None:
    end = max(-1, at - (_HANZI_REACH if table.lexicon else _REACH))
    while at > end:
        cue = ending_at(tokens, at, table.categories_before)
        if cue is not None:
            return cue
        if _parts(tokens[at], table):
            return None
        at -= 1
    return None


def _takes_object(tokens: Sequence[Token], at: int, table: LanguageTable) -> bool:
    """Tell whether a figure or an article follows, as the object of "killed" in "the 300 men killed 500"."""
    if at >= len(tokens):
        return False
    token = tokens[at]
    return (
        token.kind is TokenKind.FIGURE
        or token.word in table.numbers
        or table.is_in("object", token.word)
        or starting_at_last(tokens, at, table.hedges_before)
    )


def starting_at_last(tokens: Sequence[Token], at: int, phrases: Mapping[str, tuple[Hedge, ...]]) -> bool:
    """Tell whether token ``at`` is a whole phrase of one word among those filed under their last word."""
    return any(len(phrase.words) == 1 for phrase in phrases.get(tokens[at].word, ()))


def _parts(token: Token, table: LanguageTable) -> bool:
    """Tell whether a token parts a figure from what stands beyond it."""
    if token.kind is TokenKind.SIGN:
        return token.word not in ('"', "“", "”", "«", "»", "-", "'", "’", "%", "$", "£", "¥", "€")
    return token.kind is TokenKind.FIGURE or token.word in table.numbers or table.is_in("part", token.word)


def near(tokens: Sequence[Token], at: int, phrases: Mapping[str, tuple[Cue, ...]], *, reach: int = _NEAR) -> Cue | None:
    """Return the first phrase that begins within ``reach`` tokens from token ``at`` on, no sign between."""
    for place in range(at, min(len(tokens), at + reach)):
        cue = starting_at(tokens, place, phrases)
        if cue is not None:
            return cue
        if tokens[place].kind is not TokenKind.WORD:
            return None
    return None


def near_before(tokens: Sequence[Token], at: int, phrases: Mapping[str, tuple[Cue, ...]]) -> Cue | None:
    """Return the phrase that ends at token ``at`` or one token further left."""
    for place in (at, at - 1):
        if place >= 0:
            cue = ending_at(tokens, place, phrases)
            if cue is not None:
                return cue
    return None
