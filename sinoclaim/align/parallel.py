"""Set two sentences side by side word by word: what both say, in order or moved, and what stands in whose place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf
from typing import Final, TypeAlias

from sinoclaim.align.score import alike, in_order
from sinoclaim.dates.values import Bound, Interval
from sinoclaim.model.statement import Moment, Statement, Token, TokenKind
from sinoclaim.rules.contrasts import Relation, Wording

WEIGHTS: Final = {TokenKind.FUNCTION: 0, TokenKind.WORD: 2, TokenKind.NAME: 2, TokenKind.NUMBER: 3, TokenKind.TIME: 3}
"""What a token of each kind says for two sentences' being about one thing."""
CHARACTER: Final = 1
"""What a single Chinese character says that no table knows."""
SPELT_ALIKE: Final = 850
"""Likeness from which two unknown names are one name spelt in two ways."""
BACKWARD: Final = frozenset({Bound.BY, Bound.BEFORE, Bound.UNTIL})
FORWARD: Final = frozenset({Bound.FROM, Bound.AFTER})
HAN: Final = "\u3400"
_Test: TypeAlias = Callable[[Token, Token], bool]


def weight_of(token: Token) -> int:
    """Return what a token says for two sentences' being about one thing."""
    single = len(token.word) == 1 and token.word >= HAN and token.kind in {TokenKind.WORD, TokenKind.NAME}
    return CHARACTER if single else WEIGHTS[token.kind]


@dataclass(frozen=True)
class Laid:
    """Two sentences side by side.

    ``pairs`` maps the place of a token of ``a`` to that of its like in ``b``; ``firm`` are the pairs that stand in the
    same order, which cut both sentences into the same number of stretches.
    """

    a: Statement
    b: Statement
    pairs: dict[int, int]
    firm: tuple[tuple[int, int], ...]

    @cached_property
    def back(self) -> dict[int, int]:
        """The pairs from ``b`` to ``a``."""
        return {j: i for i, j in self.pairs.items()}

    @cached_property
    def stretches(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """For each token of either sentence the number of firm pairs before it."""
        return _stretches(len(self.a.tokens), [i for i, _ in self.firm]), _stretches(
            len(self.b.tokens), [j for _, j in self.firm]
        )

    def open_in(self, side: int) -> tuple[int, ...]:
        """Return the places of a side whose tokens have no like on the other side."""
        tokens, taken = ((self.a.tokens, self.pairs), (self.b.tokens, self.back))[side]
        return tuple(place for place in range(len(tokens)) if place not in taken)

    def covered(self, side: int, without: Iterable[int] = ()) -> int:
        """Return of 1000 the part of a side that the other has too, leaving out the places ``without``."""
        tokens, taken = ((self.a.tokens, self.pairs), (self.b.tokens, self.back))[side]
        left_out = set(without)
        total = sum(weight_of(token) for place, token in enumerate(tokens) if place not in left_out)
        both = sum(weight_of(tokens[place]) for place in taken if place not in left_out)
        return both * 1000 // total if total else 0

    @cached_property
    def shared(self) -> int:
        """The weight of all that both say."""
        return sum(weight_of(self.a.tokens[place]) for place in self.pairs)


def _stretches(size: int, cuts: Sequence[int]) -> tuple[int, ...]:
    at, found = 0, []
    for place in range(size):
        found.append(at)
        if at < len(cuts) and cuts[at] == place:
            at += 1
    return tuple(found)


def _content(statement: Statement) -> list[int]:
    return [place for place, token in enumerate(statement.tokens) if token.kind is not TokenKind.FUNCTION]


def lay(a: Statement, b: Statement, wording: Wording) -> Laid:
    """Set two sentences of one language side by side. The result for ``(b, a)`` is the same, turned round."""
    if (b.quote, b.document) < (a.quote, a.document):
        turned = lay(b, a, wording)
        return Laid(a, b, turned.back, tuple((i, j) for j, i in turned.firm))
    left, right = _content(a), _content(b)
    rows = [[s.tokens[place].key for place in places] for s, places in ((a, left), (b, right))]
    firm = tuple((left[i], right[j]) for i, j in in_order(*rows))
    pairs = dict(firm)
    for same in (_same_key, _one_name, _says_same(wording), _same_figure):
        _pair_rest(a, b, pairs, same)
    return Laid(a, b, dict(sorted(pairs.items())), firm)


def _pair_rest(a: Statement, b: Statement, pairs: dict[int, int], same: _Test) -> None:
    """Pair the tokens that are still open and pass a test, in the order of the sentences."""
    taken = set(pairs.values())
    rest = [j for j in _content(b) if j not in taken]
    for i in _content(a):
        if i in pairs:
            continue
        found = next((j for j in rest if same(a.tokens[i], b.tokens[j])), None)
        if found is not None:
            pairs[i] = found
            rest.remove(found)


def _same_key(x: Token, y: Token) -> bool:
    return x.key == y.key


def _one_name(x: Token, y: Token) -> bool:
    """Tell whether two tokens are of one name: by its entity, as its initials, or in another spelling."""
    if x.kind is not TokenKind.NAME or y.kind is not TokenKind.NAME:
        return False
    if set(x.names) & set(y.names):
        return True
    longer = min(len(x.word), len(y.word)) > 3
    return longer and alike(x.word, y.word) >= SPELT_ALIKE


def _same_figure(x: Token, y: Token) -> bool:
    """Tell whether two times or two figures can be of one value."""
    if x.moment is not None and y.moment is not None:
        return compatible_times(x, y) is True
    if x.amount is not None and y.amount is not None:
        return x.amount.ordinal == y.amount.ordinal and not amounts_differ(x, y)
    return False


def _says_same(wording: Wording) -> _Test:
    def test(x: Token, y: Token) -> bool:
        return says_same(x.word, y.word, wording)

    return test


def says_same(x: str, y: str, wording: Wording) -> bool:
    """Tell whether two words stand on one side of a row, of opposites or of words that say the same."""
    sides = {(sense.row, sense.side) for sense in wording.senses_of(x) if sense.relation is not Relation.SORT}
    other = {(sense.row, sense.side) for sense in wording.senses_of(y) if sense.relation is not Relation.SORT}
    return bool(sides & other)


def amounts_differ(x: Token, y: Token) -> bool:
    """Tell whether two figures have no value in common, rounding and approximation allowed for."""
    left, right = x.amount, y.amount
    if left is None or right is None:
        return False
    lows, highs = zip(_reach(x), _reach(y), strict=True)
    holds = lows[0] <= right.value <= highs[0] or lows[1] <= left.value <= highs[1]
    return left.value != right.value and not holds and not (max(lows) <= min(highs) and _bounded(x, y))


def _bounded(x: Token, y: Token) -> bool:
    quantities = [t.amount.quantity for t in (x, y) if t.amount is not None and t.amount.quantity is not None]
    return any(q.closeness not in {"exact", "about"} for q in quantities)


def _reach(token: Token) -> tuple[int, int]:
    """Return the bounds of a figure; those of its quantity, where it counts something, allow for "about" and "over"."""
    amount = token.amount
    if amount is None:
        return 0, 0
    quantity = amount.quantity
    if quantity is None or int(quantity.stated * 1000) != amount.value:
        return amount.low, amount.high
    low = int(quantity.low * 1000) if quantity.low is not None else -(10**18)
    high = int(quantity.high * 1000) if quantity.high is not None else 10**18
    return low, high


def compatible_times(x: Token, y: Token) -> bool | None:
    """Tell whether two times can be one; ``None`` where they say too little of one another."""
    left, right = x.moment, y.moment
    if left is None or right is None:
        return None
    if left.days is not None and right.days is not None:
        return left.days[0] <= right.days[1] and right.days[0] <= left.days[1]
    if (left.days is None) != (right.days is None):
        return None
    one, other = left.interval, right.interval
    if min(len(left.pattern), len(right.pattern)) == len("195"):
        return _patterns_agree(left.pattern, right.pattern)
    if one is not None and other is not None:
        (first, last), (begin, end) = _reach_of(left, one), _reach_of(right, other)
        return first <= end and begin <= last
    return _patterns_agree(left.pattern, right.pattern)


def _reach_of(moment: Moment, interval: Interval) -> tuple[float, float]:
    """Return the first and last day that a time can mean: "by 1952" is any day before, "from 1952" any after."""
    earliest = -inf if interval.earliest is None or moment.bound in BACKWARD else interval.earliest
    return earliest, inf if interval.latest is None or moment.bound in FORWARD else interval.latest


def _patterns_agree(one: str, other: str) -> bool | None:
    """Tell whether the digits that both patterns know agree, and at least one of them is known on both sides."""
    if min(len(one), len(other)) == len("195") and any(len(p) == len("195") and p[2] == "0" for p in (one, other)):
        one, other = one[:2], other[:2]  # "the 1900s" may be a decade or a century
    known = [(m, n) for m, n in zip(one, other, strict=False) if m.isdigit() and n.isdigit()]
    if any(m != n for m, n in known):
        return False
    return True if known else None


def facing(laid: Laid) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the open tokens that stand in one place of both sentences: between the same two firm pairs."""
    found: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side in (0, 1):
        for place in laid.open_in(side):
            found[laid.stretches[side][place]][side].append(place)
    for stretch in sorted(found):
        yield found[stretch]
