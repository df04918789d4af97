"""Read from the words around a figure of how much of the whole it speaks: a first wave, a part, all in the end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sinoclaim.quantities.phrases import starting_at
from sinoclaim.quantities.tables import LanguageTable
from sinoclaim.quantities.tokens import Token, TokenKind

_LEFT: Final = 16
_RIGHT: Final = 6
"""How many tokens before and behind a figure the words may stand that say of how much it speaks."""
_RANK: Final = ("part", "first", "total")
"""Which word wins where several stand there: the first wave "in total 260,000 men" is still only the first wave."""
_UNIT_REACH: Final = 6


def share_around(tokens: Sequence[Token], first: int, last: int, table: LanguageTable) -> str:
    """Return "part", "first" or "total" if words of the sentence near the figure say so, else ""."""
    if _of_one_unit(tokens, last + 1, table):
        return "part"
    found = {
        cue.value
        for at in (*_leftward(tokens, first, table), *_rightward(tokens, last + 1, table))
        if (cue := starting_at(tokens, at, table.shares_around)) is not None
    }
    return next((name for name in _RANK if name in found), "")


def _leftward(tokens: Sequence[Token], first: int, table: LanguageTable) -> range:
    """Return the places before the figure, back to another figure or the end of a sentence."""
    at = first
    while at > max(0, first - _LEFT) and not _ends(tokens, at - 1, table):
        at -= 1
    return range(at, first)


def _rightward(tokens: Sequence[Token], start: int, table: LanguageTable) -> range:
    at = start
    while at < min(len(tokens), start + _RIGHT) and tokens[at].word not in ",，" and not _ends(tokens, at, table):
        at += 1
    return range(start, at)


def _ends(tokens: Sequence[Token], at: int, table: LanguageTable) -> bool:
    """Tell whether another figure or a stop parts what stands beyond it; 第13 is a name and no figure."""
    if tokens[at].kind is TokenKind.FIGURE:
        return not (at and table.is_in("ordinal-sign", tokens[at - 1].word))
    return tokens[at].word in ";.；。！？"


def _of_one_unit(tokens: Sequence[Token], at: int, table: LanguageTable) -> bool:
    """Tell whether the counted are those of one unit: "40,000 men of the 40th Army"."""
    if at >= len(tokens) or not table.is_in("of", tokens[at].word):
        return False
    near = tokens[at + 1 : at + 1 + _UNIT_REACH]
    return any(table.is_in("named-unit", token.word) for token in near)
