"""Choose which sentences of different documents are set side by side: each with the one that shares most with it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sinoclaim.align.parallel import Laid, lay, weight_of
from sinoclaim.model.statement import Statement, TokenKind
from sinoclaim.rules.contrasts import Contrasts

RARE: Final = 12
"""Sentences; a word that stands in more of them does not bring two together, and says the less of them the more."""
SMALL: Final = 8
"""Sentences of a corpus in which there is nothing to choose from."""
SHARED: Final = 300
"""Part (of 1000) of the lesser sentence that rare words must share for two to be set side by side."""
Place = int


@dataclass(frozen=True, slots=True)
class Crowd:
    """All sentences of a corpus: how many there are, and in how many of them each word stands."""

    size: int
    spread: Mapping[str, int]

    @property
    def bits(self) -> int:
        """How often the corpus doubles the size in which there is nothing to choose from.

        >>> [Crowd(size, {}).bits for size in (2, 8, 20, 200, 20_000)]
        [0, 1, 2, 5, 12]
        """
        return (self.size // SMALL).bit_length()

    def telling(self, laid: Laid) -> int:
        """Return the weight of all that two sentences share, the commoner the less."""
        shared = (laid.a.tokens[place] for place in laid.pairs)
        return sum(weight_of(token) * RARE // max(RARE, self.spread.get(token.key, 0)) for token in shared)


def crowd_of(statements: Sequence[Statement]) -> Crowd:
    """Return how often each word stands in a corpus."""
    return Crowd(len(statements), Counter(key for statement in statements for key in set(statement.keys)))


def _weights(statement: Statement) -> dict[str, int]:
    """Return the weight of each word of a sentence once."""
    return {token.key: weight_of(token) for token in statement.tokens if token.kind is not TokenKind.FUNCTION}


def _candidates(statements: Sequence[Statement], crowd: Crowd) -> dict[tuple[Place, Place], int]:
    """Return the pairs of sentences of two documents that share rare words, with the weight of those."""
    holders: dict[str, list[Place]] = defaultdict(list)
    weights = [_weights(statement) for statement in statements]
    for place, own in enumerate(weights):
        for key in own:
            if crowd.spread[key] <= RARE:
                holders[key].append(place)
    shared: Counter[tuple[Place, Place]] = Counter()
    for key, places in holders.items():
        for at, first in enumerate(places):
            for second in places[at + 1 :]:
                if statements[first].document != statements[second].document:
                    shared[first, second] += weights[first][key]
    totals = [sum(own.values()) for own in weights]
    return {
        (first, second): weight
        for (first, second), weight in shared.items()
        if weight * 1000 >= SHARED * min(totals[first], totals[second])
        and statements[first].language == statements[second].language
    }


def _best(
    candidates: Mapping[tuple[Place, Place], int], statements: Sequence[Statement]
) -> Iterator[tuple[Place, Place]]:
    """Yield the pairs of which each sentence is the one that shares most with the other in its document."""
    most: dict[tuple[Place, str], tuple[int, list[Place]]] = {}
    for (first, second), weight in candidates.items():
        for here, there in ((first, second), (second, first)):
            key = (here, statements[there].document)
            known = most.get(key, (0, []))
            if weight > known[0]:
                most[key] = (weight, [there])
            elif weight == known[0]:
                known[1].append(there)
    for first, second in sorted(candidates):
        one, other = most[first, statements[second].document], most[second, statements[first].document]
        if one[1] == [second] and other[1] == [first]:
            yield first, second


def parallels(statements: Sequence[Statement], contrasts: Contrasts, crowd: Crowd) -> Iterator[Laid]:
    """Yield the sentences of two documents that may say the same, side by side, in the order of the documents.

    A sentence that two others match alike is set beside neither: a form or a list says nothing of one event.
    """
    for first, second in _best(_candidates(statements, crowd), statements):
        a, b = statements[first], statements[second]
        yield lay(a, b, contrasts[a.language])
