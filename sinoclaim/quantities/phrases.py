"""Match phrases of the tables against tokens, to the left and to the right of a place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from sinoclaim.quantities.tables import Cue, Hedge
from sinoclaim.quantities.tokens import Token

_Phrase = TypeVar("_Phrase", Cue, Hedge)


def ending_at(tokens: Sequence[Token], last: int, phrases: Mapping[str, tuple[_Phrase, ...]]) -> _Phrase | None:
    """Return the longest phrase whose last word is token ``last``; phrases are filed under their last word."""
    for phrase in phrases.get(tokens[last].word, ()):
        size = len(phrase.words)
        first = last - size + 1
        if first >= 0 and all(tokens[first + place].word == phrase.words[place] for place in range(size - 1)):
            return phrase
    return None


def starting_at(tokens: Sequence[Token], first: int, phrases: Mapping[str, tuple[_Phrase, ...]]) -> _Phrase | None:
    """Return the longest phrase whose first word is token ``first``; phrases are filed under their first word."""
    for phrase in phrases.get(tokens[first].word, ()):
        size = len(phrase.words)
        if first + size <= len(tokens) and all(
            tokens[first + place].word == phrase.words[place] for place in range(1, size)
        ):
            return phrase
    return None
