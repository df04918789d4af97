"""Tell whether two names that stand in one place of two parallel passages name two things."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sinoclaim.align.fillers import Likeness, compare_fillers
from sinoclaim.align.parallel import Laid
from sinoclaim.align.score import alike
from sinoclaim.compare.difference import Difference, Sort
from sinoclaim.model.claim import Filler
from sinoclaim.model.finding import Kind
from sinoclaim.model.span import Span
from sinoclaim.model.statement import Statement, Token, TokenKind
from sinoclaim.rules.contrasts import Wording
from sinoclaim.rules.names import NameTable

ALIKE: Final = 700
"""Likeness from which two names are too much alike to be two names for certain."""
PLACES: Final = frozenset({"place", "country"})


def name_difference(laid: Laid, i: int, j: int, wording: Wording, names: NameTable) -> Difference | None:
    """Return the difference of the names of two tokens, or ``None`` if they may name one thing."""
    x, y = laid.a.tokens[i], laid.b.tokens[j]
    if x.kind is not TokenKind.NAME or y.kind is not TokenKind.NAME or x.key == y.key:
        return None
    left, right = _of_name(laid.a, x.group), _of_name(laid.b, y.group)
    open_left, open_right = [p for p in left if p not in laid.pairs], [p for p in right if p not in laid.back]
    if {laid.pairs[p] for p in left if p in laid.pairs} != {p for p in right if p in laid.back}:
        return None
    if len(open_left) != len(left) and len(open_left) != len(open_right):
        return None
    if _may_be_one(x.word, y.word) or _initials(laid.a, left, y.word) or _initials(laid.b, right, x.word):
        return None
    if not _two_things(x, y, names):
        return None
    stands = [s.tokens[min(ps) - 1].word if min(ps) else "" for s, ps in ((laid.a, left), (laid.b, right))]
    placed = {*_types(x, names), *_types(y, names)} <= PLACES and set(stands) <= wording.prepositions
    kind = Kind.PLACE if placed and _types(x, names) else Kind.ACTOR
    sides = ((laid.a, open_left), (laid.b, open_right))
    why = " against ".join(" ".join(s.tokens[p].word for p in places) for s, places in sides)
    return Difference(Sort.NAME, kind, tuple(open_left), tuple(open_right), faces=True, why=why)


def _types(token: Token, names: NameTable) -> set[str]:
    return {names.entities[name].type for name in token.names if name in names.entities}


def _two_things(x: Token, y: Token, names: NameTable) -> bool:
    """Tell whether two known names are of one type, and neither lies in the other or stands for it."""
    left, right = ([name for name in token.names if name in names.entities] for token in (x, y))
    if not left or not right:
        return True
    one, other = (Filler(span=Span(t.start, t.end), text=t.word, entities=tuple(e)) for t, e in ((x, left), (y, right)))
    sorts = [{"place" if kind in PLACES else kind for kind in _types(t, names)} for t in (x, y)]
    return bool(sorts[0] & sorts[1]) and compare_fillers(one, other, names).likeness is Likeness.DIFFERENT


def _of_name(statement: Statement, group: int) -> tuple[int, ...]:
    """Return the places of the words of one name."""
    return tuple(p for p, t in enumerate(statement.tokens) if t.group == group and t.kind is TokenKind.NAME)


def _may_be_one(x: str, y: str) -> bool:
    """Tell whether two words of a name can be one: alike, an initial, or alike up to a hyphen."""
    head, hyphen, _ = x.partition("-")
    initial = x[:1] == y[:1] and 1 in {len(x.strip(".")), len(y.strip("."))}
    return initial or alike(x, y) >= ALIKE or (bool(hyphen) and y.startswith(f"{head}-"))


def _initials(statement: Statement, places: Sequence[int], word: str) -> bool:
    """Tell whether a word is the initials of a name of several words."""
    letters = "".join(statement.tokens[p].word[:1] for p in places)
    return len(places) > 1 and word.replace(".", "") == letters
