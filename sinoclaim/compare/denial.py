"""Find where one of two parallel passages denies what the other affirms of the same words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from sinoclaim.align.parallel import Laid
from sinoclaim.compare.difference import Difference, Sort
from sinoclaim.compare.phrases import phrases_at
from sinoclaim.model.finding import Kind
from sinoclaim.model.statement import Statement, TokenKind
from sinoclaim.rules.contrasts import Wording

REACH: Final = 2
"""Content words that a denial may reach; the first of them is denied for certain."""
NEAR: Final = 5
"""Tokens within which a word of the other side may deny in another way: "insufficiency of" for "lack of"."""
CORRECTED: Final = 14
"""Tokens within which what is denied is put right: "not on the 2nd but on the 5th", "did not leave until May"."""


class Denial(NamedTuple):
    """A word or phrase that denies what follows: its last place, and whether it only narrows it ("only")."""

    last: int
    narrows: bool


def denials(statement: Statement, wording: Wording) -> dict[int, Denial]:
    """Return the words that deny, by their places; what denies only in part or not at all ("not only") is left out."""
    found: dict[int, Denial] = {}
    low = statement.quote.lower().replace("’", "'")
    past = -1
    for place, token in enumerate(statement.tokens):
        if place <= past:
            continue
        if low.startswith((*wording.affirming, *wording.partial), token.start - statement.span.start):
            past = place + 1
            continue
        for phrase, size in phrases_at(statement, place, wording):
            denies = phrase in wording.negators or phrase in wording.implicit or phrase.endswith("n't")
            if denies or phrase in wording.only:
                past = place + size - 1
                found[place] = Denial(past, not denies)
                break
    return found


def _after(statement: Statement, last: int) -> list[int]:
    """Return the content tokens that follow a place, as far as a denial reaches."""
    places = range(last + 1, len(statement.tokens))
    return [p for p in places if statement.tokens[p].kind is not TokenKind.FUNCTION][:REACH]


def denied(statement: Statement, wording: Wording) -> set[int]:
    """Return the places of the words that are denied for certain."""
    made = denials(statement, wording)
    return {place for denial in made.values() if not denial.narrows for place in _after(statement, denial.last)[:1]}


def is_partial(statement: Statement, wording: Wording) -> bool:
    """Tell whether a sentence denies something in part only: "not all", "not always"."""
    low = f" {statement.quote.lower()}"
    return any(phrase in low if statement.language == "zh" else f" {phrase} " in low for phrase in wording.partial)


def denial_differences(laid: Laid, wording: Wording) -> Iterator[Difference]:
    """Yield where one side denies, or narrows, what the other affirms of the same words."""
    if is_partial(laid.a, wording) or is_partial(laid.b, wording):
        return
    made = (denials(laid.a, wording), denials(laid.b, wording))
    for side in (0, 1):
        other = (laid.b, laid.a)[side]
        theirs = made[1 - side]
        reached = {p for d in theirs.values() if not d.narrows for p in _after(other, d.last)}
        narrows = any(d.narrows for d in theirs.values())
        for place, denial in made[side].items():
            met = _met(laid, side, place, denial, wording)
            if met is None or (narrows if denial.narrows else met[1] in reached):
                continue
            yield _difference(laid, side, (place, denial), met)


def _met(laid: Laid, side: int, place: int, denial: Denial, wording: Wording) -> tuple[int, int] | None:
    """Return the word that is denied and its like on the other side, or ``None``."""
    statement, pairs = ((laid.a, laid.pairs), (laid.b, laid.back))[side]
    after = _after(statement, denial.last)[:1]
    if not after or after[0] not in pairs:
        return None
    partner = pairs[after[0]]
    if not denial.narrows:
        if any(t.word in wording.corrected for t in statement.tokens[denial.last : denial.last + CORRECTED]):
            return None
        implicit = statement.tokens[place].word not in wording.negators
        if place in pairs or (implicit and _answered(laid, side, place, partner)):
            return None
    return after[0], partner


def _answered(laid: Laid, side: int, place: int, partner: int) -> bool:
    """Tell whether a word of the other side stands where a word of denying stands: it may deny as well."""
    other = (laid.b, laid.a)[side]
    stretches = laid.stretches[1 - side]
    return any(
        stretches[p] == laid.stretches[side][place] and other.tokens[p].kind is not TokenKind.FUNCTION
        for p in laid.open_in(1 - side)
        if abs(p - partner) <= NEAR
    )


def _difference(laid: Laid, side: int, said: tuple[int, Denial], met: tuple[int, int]) -> Difference:
    place, denial = said
    statement, other = ((laid.a, laid.b), (laid.b, laid.a))[side]
    here, there = tuple(range(place, denial.last + 1)), (met[1],)
    words = " ".join(token.word for token in statement.tokens[place : met[0] + 1])
    two = (words, other.tokens[met[1]].word)
    left, right = (here, there) if side == 0 else (there, here)
    sort = Sort.ONLY if denial.narrows else Sort.NEGATION
    why = " against ".join(two if side == 0 else two[::-1])
    return Difference(sort, Kind.POLARITY, left, right, faces=True, why=why)
