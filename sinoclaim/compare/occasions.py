"""Refuse parallel passages that cannot contradict: of another occasion or time, hedged, reported, planned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from sinoclaim.align.parallel import Laid
from sinoclaim.compare.denial import denied
from sinoclaim.compare.difference import Difference, Sort
from sinoclaim.dates.values import Bound
from sinoclaim.model.finding import Kind
from sinoclaim.model.statement import Statement, TokenKind
from sinoclaim.rules.contrasts import Wording
from sinoclaim.rules.modality import Modality

APART: Final = (
    {Bound.BEFORE, Bound.FROM},
    {Bound.BEFORE, Bound.AFTER},
    {Bound.UNTIL, Bound.FROM},
    {Bound.UNTIL, Bound.AFTER},
)
"""Bounds of two stretches of time that share no day: "prior to January", "from January"."""
FIRST: Final = 1000
"""The value of "first": amounts are counted in thousandths."""
PARTITIVE: Final = frozenset({"of", "on"})
"""English prepositions between a part, or work, and the whole; other languages mark it otherwise."""
KINDS_OF_THING: Final = frozenset({Sort.MEMBER, Sort.NAME})


class Speech(NamedTuple):
    """How a language denies, hedges, reports and plans."""

    wording: Wording
    modality: Modality


def _holds(statement: Statement, phrases: Iterable[str]) -> bool:
    """Tell whether one of some phrases stands in a sentence, outside its times and figures."""
    words = [t.word for t in statement.tokens if t.moment is None and t.amount is None]
    if statement.language == "zh":
        low = statement.quote
        return any(phrase in low for phrase in phrases)
    low = f" {' '.join(words)} "
    return any(f" {phrase} " in low for phrase in phrases)


def uncertain(laid: Laid, speech: Speech) -> bool:
    """Tell whether one side is less sure of it, passes it on, or speaks of a plan or a condition, and the other not."""
    wording, modality = speech
    for signs in (
        (*wording.hedges, *modality.hedges),
        (*modality.rejecters, *modality.attributions),
        wording.modals,
        (*wording.conditions, *modality.conditionals),
        wording.again,
    ):
        if _holds(laid.a, signs) != _holds(laid.b, signs):
            return True
    return False


def other_time(laid: Laid, found: Sequence[Difference], wording: Wording) -> bool:
    """Tell whether the two speak of two stretches of time, so that what they say of them is no contradiction."""
    sorts = {d.sort for d in found}
    if Sort.NAME in sorts and bool(denied(laid.a, wording)) != bool(denied(laid.b, wording)):
        return True  # one refuses, another signs
    times = [d for d in found if d.kind is Kind.DATE]
    if times and {Sort.NUMBER, Sort.NEGATION} & sorts:
        return True
    low = f"{laid.a.quote} {laid.b.quote}".lower()
    if times and any(phrase in low for phrase in wording.periodic):
        return True
    paired = ((laid.a, i, laid.b, j) for i, j in laid.pairs.items() if laid.a.tokens[i].moment is not None)
    return any({_bound(a, i, wording), _bound(b, j, wording)} in APART for a, i, b, j in paired)


def _bound(statement: Statement, place: int, wording: Wording) -> Bound:
    """Return how a time bounds what is said: as it was read, else by the words before it ("prior to", "beginning")."""
    moment = statement.tokens[place].moment
    read = moment.bound if moment is not None else Bound.ON
    before = " ".join(token.word for token in statement.tokens[max(0, place - 2) : place])
    if read is Bound.ON and before.endswith(wording.until_words):
        return Bound.BEFORE
    return Bound.FROM if read is Bound.ON and before.endswith(wording.since_words) else read


def without_two_things(laid: Laid, found: Sequence[Difference]) -> tuple[Difference, ...]:
    """Leave out a figure and the thing it counts that differ together: five guns and seven ships are two things."""
    numbers = [d for d in found if d.sort is Sort.NUMBER]
    things = [d for d in found if d.sort in KINDS_OF_THING]
    dropped = {d for n in numbers for t in things if _adjoin(laid.a, n.left, t.left) for d in (n, t)}
    dropped |= {t for t in things if _counted(laid.a, t.left, laid.pairs) and _counted(laid.b, t.right, laid.back)}
    return tuple(d for d in found if d not in dropped)


def other_thing(laid: Laid) -> bool:
    """Tell whether one side speaks of another in a row, of a narrower kind or of a part of what the other speaks of.

    "The first platform of the tower" is not the tower, "the first woman" not "the first American woman", and "work on
    the bridge began" does not tell when the bridge was opened.
    """
    sides = ((laid.a, laid.pairs, laid.b), (laid.b, laid.back, laid.a))
    if sum(_ranks(statement, paired) for statement, paired, _ in sides) == 1 and any(
        _first_somewhere(statement, paired) for statement, paired, _ in sides
    ):
        return True
    return any(
        _narrowed(statement, place, paired) or _part_of((statement, paired, other), place)
        for statement, paired, other in sides
        for place in range(len(statement.tokens))
    )


def _ranks(statement: Statement, paired: Mapping[int, int]) -> bool:
    """Tell whether a side gives a place in a row that the other does not share."""
    places = (p for p in range(len(statement.tokens)) if p not in paired)
    return any((amount := statement.tokens[p].amount) is not None and amount.ordinal for p in places)


def _first_somewhere(statement: Statement, paired: Mapping[int, int]) -> bool:
    """Tell whether one side alone speaks of a first and names where or for whom: "first flew in Europe"."""
    left = [statement.tokens[place] for place in range(len(statement.tokens)) if place not in paired]
    ranked = any(t.amount is not None and t.amount.ordinal and t.amount.value == FIRST for t in left)
    return ranked and any(token.kind is TokenKind.NAME for token in left)


def _narrowed(statement: Statement, place: int, paired: Mapping[int, int]) -> bool:
    """Tell whether a place in a row that both sides give is that among things of a narrower kind."""
    amount = statement.tokens[place].amount
    if amount is None or not amount.ordinal or place not in paired:
        return False
    after = [p for p in range(place + 1, len(statement.tokens)) if statement.tokens[p].kind is not TokenKind.FUNCTION]
    return len(after) > 1 and after[0] not in paired and after[1] in paired and after[1] == after[0] + 1


def _part_of(side: tuple[Statement, Mapping[int, int], Statement], place: int) -> bool:
    """Tell whether a word of one side alone stands before "of" or "on" and what the other side opens with."""
    statement, paired, other = side
    if place in paired or statement.tokens[place].kind is not TokenKind.WORD:
        return False
    following = [
        p for p in range(place + 1, len(statement.tokens)) if statement.tokens[p].kind is not TokenKind.FUNCTION
    ]
    if not following or following[0] not in paired:
        return False
    between = {token.word for token in statement.tokens[place + 1 : following[0]]}
    opens = all(token.kind is TokenKind.FUNCTION for token in other.tokens[: paired[following[0]]])
    return opens and bool(between & PARTITIVE)


def _counted(statement: Statement, places: Sequence[int], paired: Mapping[int, int]) -> bool:
    """Tell whether a figure of its own stands before a thing: dollars and roubles, each with their sum."""
    before = places[0] - 1
    if statement.language == "zh" and before > 0 and statement.tokens[before].kind is not TokenKind.NUMBER:
        before -= 1  # a measure word: 15枚金牌
    return before >= 0 and statement.tokens[before].kind is TokenKind.NUMBER and before not in paired


def _adjoin(statement: Statement, first: Sequence[int], second: Sequence[int]) -> bool:
    """Tell whether no content word stands between two places."""
    low, high = (first[-1], second[0]) if first[-1] < second[0] else (second[-1], first[0])
    return all(statement.tokens[p].kind is TokenKind.FUNCTION for p in range(low + 1, high))
