"""Look up the words and phrases of a sentence in the tables of contrasts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from sinoclaim.model.statement import Statement
from sinoclaim.rules.contrasts import Relation, Sense, Wording

LONGEST: Final = 3
"""Tokens of the longest phrase."""
SHORTEST_AFFIXED: Final = 4
"""Letters of the shortest word that a prefix turns into its contrary."""


def phrases_at(statement: Statement, place: int, wording: Wording) -> Iterator[tuple[str, int]]:
    """Yield the phrases that the tables may know and that open at a place, longest first, with their tokens."""
    tokens = statement.tokens
    longest = min(wording.lengths.get(tokens[place].word, 1), LONGEST, len(tokens) - place)
    joint = "" if statement.language == "zh" else " "
    for size in range(longest, 0, -1):
        yield joint.join(token.word for token in tokens[place : place + size]), size


def senses_at(statement: Statement, place: int, wording: Wording) -> tuple[tuple[Sense, ...], int]:
    """Return the senses of the longest phrase that opens at a place, and its number of tokens."""
    for phrase, size in phrases_at(statement, place, wording):
        senses = wording.senses_of(phrase)
        if senses:
            return senses, size
    return (), 1


def contrast(left: Sequence[Sense], right: Sequence[Sense]) -> Sense | None:
    """Return the sense of the left word in the row on whose other side the right word stands, opposites first.

    Words that stand on one side of any other row say the same, and contrast nowhere.
    """
    sides = {(sense.row, sense.side) for sense in left if sense.relation is not Relation.SORT}
    if any((sense.row, sense.side) in sides for sense in right):
        return None
    found = [x for x in left for y in right if x.row == y.row and x.side != y.side]
    return min(found, key=lambda x: (x.relation is not Relation.OPPOSITE, x.row), default=None)


def affixed(x: str, y: str, wording: Wording) -> bool:
    """Tell whether one word is the other with a prefix that turns it into its contrary: able, unable."""
    longer, shorter = (x, y) if len(x) > len(y) else (y, x)
    if len(shorter) < SHORTEST_AFFIXED or longer in wording.kept_prefixes or shorter in wording.kept_prefixes:
        return False
    return any(longer == f"{prefix}{shorter}" for prefix in wording.prefixes)
