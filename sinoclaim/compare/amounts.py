"""Compare amounts of one thing: the ranges that two figures allow do not meet."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final, NamedTuple

from sinoclaim.align.event import Match
from sinoclaim.align.fillers import Likeness, compare_fillers
from sinoclaim.align.nearness import days_apart
from sinoclaim.align.setting import Setting, Sort, figure_key
from sinoclaim.compare.gates import phase_gate
from sinoclaim.compare.judgement import Conflict, Judgement, Quiet
from sinoclaim.dates.values import Precision
from sinoclaim.model.claim import Claim
from sinoclaim.model.finding import Kind, Reason
from sinoclaim.quantities.compare import Relation, relate
from sinoclaim.quantities.values import Quantity
from sinoclaim.rules.names import NameTable

NEEDED: Final = 290
"""Evidence for one thing that two figures need if nothing in them tells what they count."""
UNIT_WEIGHT: Final = {"count": 60, "person": 40, "percent": 60, "usd": 50, "rub": 50, "cny": 50, "jpy": 50, "gbp": 50}
"""What it says for one thing that both figures are in one unit; the counted noun of "count" must be the same word."""
KNOWN_NOUN: Final = 90
"""What it adds that the counted noun is one that writers use for things of one class, not of a nation."""
OTHER_UNIT: Final = 110
CATEGORY: Final = 80
"""What a shared category (killed, captured, in favour) adds."""
NOUN: Final = 60
"""What the same counted noun adds to a unit that has many: pilots among persons, interest among percentages."""
PLAIN_NOUNS: Final = frozenset({"", "man", "person", "people", "人", "человек", "dollar", "rouble", "yuan"})
EACH: Final = 80
"""What it adds that both figures are said of each of several things."""
COUNTED_ONCE: Final = 80
"""What it adds that each document has just one figure for such a thing."""
SHARED_FIGURE: Final = 160
"""What another figure that both claims give alike adds: "four armies" on both sides."""


MODIFIER_SHORTEST: Final = 4
LONG: Final = frozenset({Precision.MONTH, Precision.SEASON, Precision.SPAN, Precision.DECADE, Precision.CENTURY})
"""Precisions of times over which a figure may add up."""


ARMS: Final = frozenset(
    {"infantry", "artillery", "armoured", "armored", "tank", "cavalry", "rifle", "motorised", "airborne"}
)
"""Words that tell units of one kind from units of another."""


class Pairing(NamedTuple):
    """Two quantities that measure the same, with their relation."""

    left: Quantity
    right: Quantity
    relation: Relation


def _alike(p: Quantity, q: Quantity, names: NameTable) -> Quantity:
    """Return ``p`` with the noun of ``q`` if both nouns are of one class: fifty factories, fifteen enterprises."""
    if p.unit != "count" or q.unit != "count" or p.noun == q.noun or not (p.noun and q.noun):
        return p
    classes = [{sense.noun_class for sense in names.nouns.get(noun, ())} for noun in (p.noun, q.noun)]
    return replace(p, noun=q.noun) if classes[0] & classes[1] else p


def _pairings(a: Claim, b: Claim, names: NameTable) -> list[Pairing]:
    found = [Pairing(p, q, relate(_alike(p, q, names), q)) for p in a.quantities for q in b.quantities]
    return [item for item in found if item.relation is not Relation.INCOMPARABLE]


def _specific(item: Pairing, names: NameTable) -> int:
    """Return what the unit, noun and category of two figures say for their counting one thing."""
    left, right = item.left, item.right
    weight = UNIT_WEIGHT.get(left.unit, OTHER_UNIT)
    if left.unit == "count" and names.nouns.get(left.noun):
        weight += KNOWN_NOUN
    if left.category and left.category == right.category:
        weight += CATEGORY
    if left.unit != "count" and left.noun == right.noun and left.noun not in PLAIN_NOUNS:
        weight += NOUN
    return weight + (EACH if left.share == right.share == "each" else 0)


def _modifiers(quantity: Quantity) -> set[str]:
    """Return the plain words between figure and noun: "infantry" in "twelve infantry divisions"."""
    words = [word.lower() for word in quantity.text.split() if word.isalpha() and word.isascii()]
    return {
        word for word in words[:-1] if len(word) > MODIFIER_SHORTEST and not word.startswith(quantity.noun[:4] or "-")
    }


def _other_scope(match: Match, item: Pairing, names: NameTable) -> Quiet | None:
    """Return why two figures count different things: another kind, another stretch of time."""
    a, b = match.a, match.b
    left, right = _modifiers(item.left) & ARMS, _modifiers(item.right) & ARMS
    if left != right and item.left.unit != "person":
        return Quiet(reason=Reason.SCOPE, detail="units of different arms")
    sides = _nations(item.left, names), _nations(item.right, names)
    if sides[0] and sides[1] and not sides[0] & sides[1]:
        return Quiet(reason=Reason.SCOPE, detail=f"{'+'.join(sorted(sides[0]))} against {'+'.join(sorted(sides[1]))}")
    if match.told:
        return _other_time(a, b)
    units = _units(a), _units(b)
    if item.left.unit == "person" and any(units) and not units[0] & units[1]:
        return Quiet(reason=Reason.SCOPE, detail="one figure may be that of a single unit")
    return _other_time(a, b) or _other_place(a, b, names)


def _other_time(a: Claim, b: Claim) -> Quiet | None:
    """Return why two figures are for two stretches of time: a day and a month, "by" and "on"."""
    if a.time is None or b.time is None:
        return None
    if days_apart(a.time, b.time):
        return Quiet(reason=Reason.UPDATE, detail="the figures are of two times")
    if a.time.bound is not b.time.bound:
        return Quiet(reason=Reason.SCOPE, detail=f"one figure is {a.time.bound}, the other {b.time.bound} its date")
    if {a.time.interval.precision, b.time.interval.precision} & LONG and (
        a.time.interval.precision is not b.time.interval.precision
    ):
        return Quiet(reason=Reason.SCOPE, detail="one figure is for a longer time")
    return None


def _other_place(a: Claim, b: Claim, names: NameTable) -> Quiet | None:
    """Return why two figures are of two places, one of which may lie in the other."""
    like = compare_fillers(a.role("place"), b.role("place"), names)
    if like.likeness in {Likeness.DIFFERENT, Likeness.PART}:
        return Quiet(reason=Reason.SCOPE, detail=like.detail)
    return None


def _nations(quantity: Quantity, names: NameTable) -> set[str]:
    """Return the countries that the words of a figure name: "36,000 American soldiers"."""
    words = quantity.text.lower().split()
    forms = [*words, *(" ".join(pair) for pair in pairwise(words))]
    sides = {names.side_of(sense.entity) for form in forms for sense in names.forms.get(form, ())}
    return sides - {""}


def _units(claim: Claim) -> set[str]:
    """Return the military units by number that are spoken of where the claim stands."""
    return {entity for entity in claim.context if entity.startswith("unit:")}


def _counts(quantity: Quantity) -> bool:
    """Tell whether a figure says what it counts."""
    return bool(quantity.noun) or quantity.unit != "count"


def judge_number(match: Match, names: NameTable, setting: Setting) -> Judgement:
    """Compare the amounts of two claims; a figure that agrees with any figure of the other side is not in dispute."""
    found = [item for item in _pairings(match.a, match.b, names) if match.same_frame or _counts(item.left)]
    if not found:
        return None
    agreed = [item for item in found if item.relation is not Relation.DISJOINT]
    settled = {id(item.left) for item in agreed} | {id(item.right) for item in agreed}
    apart = [item for item in found if id(item.left) not in settled and id(item.right) not in settled]
    if not apart:
        return Quiet(reason=Reason.ROUNDING, detail="the figures allow a common value")
    phase = phase_gate(match.a, match.b)
    if phase is not None:
        return phase
    best = max(apart, key=lambda item: _specific(item, names))
    scope = _other_scope(match, best, names)
    if scope is not None:
        return scope
    key = figure_key(best.left)
    shows = _specific(best, names) + (SHARED_FIGURE if agreed else 0)
    if setting.counted_once(match.a, best.left, match.b, best.right):
        shows += COUNTED_ONCE
    needed = NEEDED - setting.telling(shows, Sort.FIGURE, key)
    kind = Kind.PLACE if best.left.unit == "parallel" else Kind.NUMBER
    why = f"{best.left.text.strip()} and {best.right.text.strip()} have no value in common"
    return Conflict(kind=kind, values=(best.left.text, best.right.text), why=why, base=380, needed=needed)
