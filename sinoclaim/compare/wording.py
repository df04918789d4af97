"""Find in what two sentences differ that say the same otherwise: a number, a time, a name, a contrary word, a "not"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from sinoclaim.align.nearness import days_apart
from sinoclaim.align.parallel import Laid, amounts_differ, compatible_times, facing
from sinoclaim.compare.denial import denial_differences, denied
from sinoclaim.compare.difference import Difference, Sort
from sinoclaim.compare.ladders import near_times
from sinoclaim.compare.naming import name_difference
from sinoclaim.compare.phrases import affixed, contrast, senses_at
from sinoclaim.model.claim import ClaimTime
from sinoclaim.model.finding import Kind
from sinoclaim.model.statement import Moment, Statement, TokenKind
from sinoclaim.quantities.values import Quantity
from sinoclaim.rules.contrasts import Relation, Wording
from sinoclaim.rules.names import NameTable

PHRASE: Final = 5
"""Tokens back to which the preposition of a phrase is looked for."""
PLAIN_UNITS: Final = frozenset({"count", "person"})
DIGITS: Final = "0123456789"
HAN_FROM: Final = "\u3400"


class Tables(NamedTuple):
    """What is known of the words and the names of two sentences."""

    wording: Wording
    names: NameTable


def differences(laid: Laid, tables: Tables) -> tuple[Difference, ...]:
    """Return the typed differences of two sentences; a word that only one side denies differs in nothing."""
    found = [made for left, right in facing(laid) for made in _facing(laid, left, right, tables)]
    used = ({p for d in found for p in d.left}, {p for d in found for p in d.right})
    found += _apart(laid, used, tables)
    not_so = (denied(laid.a, tables.wording), denied(laid.b, tables.wording))
    found = [d for d in found if not_so[0].isdisjoint(d.left) == not_so[1].isdisjoint(d.right)]
    return (*found, *denial_differences(laid, tables.wording))


def _facing(laid: Laid, left: Sequence[int], right: Sequence[int], tables: Tables) -> Iterator[Difference]:
    """Yield the differences between two stretches that stand in one place."""
    words = [{token.word for token in statement.tokens} for statement in (laid.a, laid.b)]
    rest = [
        [p for p in places if s.tokens[p].kind is not TokenKind.FUNCTION or s.tokens[p].word not in words[1 - side]]
        for side, (s, places) in enumerate(((laid.a, left), (laid.b, right)))
    ]
    taken: set[int] = set()
    for i in rest[0]:
        made = next((d for j in rest[1] if j not in taken and (d := _differ(laid, i, j, tables))), None)
        if made is not None:
            taken.update(made.right)
            yield made


def _differ(laid: Laid, i: int, j: int, tables: Tables, *, faces: bool = True) -> Difference | None:
    """Return in what two tokens differ that stand in one place or slot, or ``None``."""
    x, y = laid.a.tokens[i], laid.b.tokens[j]
    why = f"{x.word} against {y.word}"
    if x.moment is not None and y.moment is not None:
        kind = Kind.DURATION if x.moment.days is not None else Kind.DATE
        apart = compatible_times(x, y) is False and not _near(x.moment, y.moment)
        return Difference(Sort.TIME, kind, (i,), (j,), faces, why) if apart else None
    if x.amount is not None and y.amount is not None:
        return Difference(Sort.NUMBER, Kind.NUMBER, (i,), (j,), faces, why) if _figures(laid, i, j, faces) else None
    if x.kind is y.kind is TokenKind.NUMBER:
        one_mark = x.word.rstrip(DIGITS) == y.word.rstrip(DIGITS)
        return Difference(Sort.NUMBER, Kind.NUMBER, (i,), (j,), faces, why) if one_mark and x.key != y.key else None
    made = _words(laid, i, j, tables.wording, faces=faces)
    return made or (name_difference(laid, i, j, tables.wording, tables.names) if faces else None)


def _near(x: Moment, y: Moment) -> bool:
    """Tell whether two known times are one, about or in two calendars."""
    if x.interval is None or y.interval is None:
        return False
    apart = days_apart(ClaimTime(interval=x.interval), ClaimTime(interval=y.interval))
    return apart is not None and near_times(x.interval, y.interval, apart) is not None


def _figures(laid: Laid, i: int, j: int, faces: bool) -> bool:  # noqa: FBT001 -- private
    """Tell whether two figures of one thing have no value in common; two units are two things."""
    x, y = laid.a.tokens[i], laid.b.tokens[j]
    if x.amount is None or y.amount is None or x.amount.ordinal != y.amount.ordinal or not amounts_differ(x, y):
        return False
    counted = [amount.quantity for amount in (x.amount, y.amount) if amount.quantity is not None]
    units = {quantity.unit for quantity in counted}
    if len(counted) > 1 and any(
        len({getattr(q, part) for q in counted} - {""}) > 1 for part in ("category", "share", "per")
    ):
        return False
    if {quantity.share for quantity in counted} & {"part", "first"} or _two_sorts(counted):
        return False
    return len(units - PLAIN_UNITS) <= 1 and (faces or len(units) <= 1)


def _two_sorts(counted: Sequence[Quantity]) -> bool:
    """Tell whether two figures count two sorts of thing by words of one end: gold and silver medals, 金牌 and 银牌."""
    if len(counted) < len("xy") or {quantity.unit for quantity in counted} != {"count"}:
        return False
    one, other = (quantity.noun for quantity in counted[:2])
    return bool(one and other) and min(one, other) >= HAN_FROM and one != other and one[-1] == other[-1]


def _words(laid: Laid, i: int, j: int, wording: Wording, *, faces: bool) -> Difference | None:
    """Return the difference of two words of which one excludes the other, or ``None``."""
    x, y = laid.a.tokens[i], laid.b.tokens[j]
    (one, size), (other, length) = senses_at(laid.a, i, wording), senses_at(laid.b, j, wording)
    sense = contrast(one, other)
    if sense is None:
        if not affixed(x.word, y.word, wording):
            return None
        return Difference(Sort.OPPOSITE, Kind.POLARITY, (i,), (j,), faces, f"{x.word} against {y.word}")
    sort = Sort.OPPOSITE if sense.relation is Relation.OPPOSITE else Sort.MEMBER
    left, right = tuple(range(i, i + size)), tuple(range(j, j + length))
    doers = _preposition(laid.a, i, wording) in wording.agents and _preposition(laid.b, j, wording) in wording.agents
    kind = Kind.ACTOR if sense.kind is Kind.PLACE and doers else sense.kind
    return Difference(sort, kind, left, right, faces, _against(laid, left, right))


def _against(laid: Laid, left: Sequence[int], right: Sequence[int]) -> str:
    sides = ((laid.a, left), (laid.b, right))
    return " against ".join(" ".join(s.tokens[p].word for p in places) for s, places in sides)


def _apart(laid: Laid, used: tuple[set[int], set[int]], tables: Tables) -> Iterator[Difference]:
    """Yield the differences of content tokens that fill one slot, though they do not stand in one place."""
    left = [p for p in laid.open_in(0) if p not in used[0] and laid.a.tokens[p].kind is not TokenKind.FUNCTION]
    right = [p for p in laid.open_in(1) if p not in used[1] and laid.b.tokens[p].kind is not TokenKind.FUNCTION]
    taken: set[int] = set()
    for i in left:
        for j in right:
            if j in taken or not _in_slot(laid, i, j, tables.wording):
                continue
            made = _differ(laid, i, j, tables, faces=False)
            if made is not None:
                taken.add(j)
                yield made
                break


def _in_slot(laid: Laid, i: int, j: int, wording: Wording) -> bool:
    """Tell whether two tokens fill one slot: beside the same words, or after them and a preposition."""
    beside = ((_next(laid.a, i, step), _next(laid.b, j, step)) for step in (-1, 1))
    if any(m is not None and laid.pairs.get(m) == n for m, n in beside):
        return True
    if _only_time(laid.a, i) and _only_time(laid.b, j):
        return True
    marks = _preposition(laid.a, i, wording), _preposition(laid.b, j, wording)
    return _anchored(laid, i, j) and (marks[0] == marks[1] or laid.a.tokens[i].moment is not None)


def _only_time(statement: Statement, place: int) -> bool:
    """Tell whether a token is the one time that its sentence gives, wherever it stands there."""
    return [p for p, token in enumerate(statement.tokens) if token.moment is not None] == [place]


def _next(statement: Statement, place: int, step: int) -> int | None:
    """Return the nearest content token before or after a place."""
    at = place + step
    while 0 <= at < len(statement.tokens):
        if statement.tokens[at].kind is not TokenKind.FUNCTION:
            return at
        at += step
    return None


def _anchored(laid: Laid, i: int, j: int) -> bool:
    """Tell whether the nearest words before two places that the other side has too are a pair."""
    m = next((p for p in range(i - 1, -1, -1) if p in laid.pairs), None)
    n = next((p for p in range(j - 1, -1, -1) if p in laid.back), None)
    return m is not None and laid.pairs[m] == n


def _preposition(statement: Statement, place: int, wording: Wording) -> str:
    """Return the preposition that introduces the phrase in which a token stands, or ""."""
    words = (statement.tokens[at].word for at in range(place - 1, max(-1, place - 1 - PHRASE), -1))
    return next((word for word in words if word in wording.prepositions), "")
