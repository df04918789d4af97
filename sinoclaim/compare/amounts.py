"""Compare amounts of one thing: the ranges that two figures allow do not meet."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, NamedTuple

from sinoclaim.align.event import Match, weight_of_word
from sinoclaim.align.setting import Setting, Sort, figure_key
from sinoclaim.compare.gates import phase_gate
from sinoclaim.compare.judgement import Conflict, Judgement, Quiet
from sinoclaim.compare.scope import other_scope, weight_of_whole
from sinoclaim.extract.words import content_stems
from sinoclaim.model.claim import Claim
from sinoclaim.model.finding import Kind, Reason
from sinoclaim.quantities.compare import Relation, outgrows, relate
from sinoclaim.quantities.values import Quantity
from sinoclaim.rules.frames import Trait
from sinoclaim.rules.names import NameTable

HAN_FROM: Final = "\u3400"
NEEDED: Final = 290
"""Evidence for one thing that two figures need if nothing in them tells what they count."""
UNIT_WEIGHT: Final = {
    "occasion": 0,
    "count": 60,
    "person": 40,
    "percent": 60,
    "usd": 50,
    "rub": 50,
    "cny": 50,
    "jpy": 50,
    "gbp": 50,
}
"""What it says for one thing that both figures are in one unit; the counted noun of "count" must be the same word."""
KNOWN_NOUN: Final = 90
"""What it adds that the counted noun is one that writers use for things of one class, not of a nation."""
OTHER_UNIT: Final = 110
CATEGORY: Final = 80
"""What a shared category (killed, captured, in favour) adds."""
NOUN: Final = 60
"""What the same counted noun adds to a unit that has many: pilots among persons, interest among percentages."""
PLAIN_NOUNS: Final = frozenset({"", "man", "person", "people", "人", "человек", "dollar", "rouble", "yuan"})
PART_OF: Final = 60
"""What it adds that one category is part of the other: the killed among all losses."""
GENERAL_KINDS: Final = frozenset({"", "soldier"})
"""Kinds of person that say little; pilots and interest are the same in any language."""
EACH: Final = 80
"""What it adds that both figures are said of each of several things."""
COUNTED_ONCE: Final = 80
"""What it adds that each document has just one figure for such a thing."""
SHARED_FIGURE: Final = 160
"""What another figure that both claims give alike adds: "four armies" on both sides."""


FORCES: Final = frozenset({"troops", "unit", "army", "volunteers", "forces"})
MEN: Final = frozenset({"men", "man"})
"""Heads of nouns that may be troops or anybody."""
DEAD: Final = frozenset({"", "killed", "died"})
"""Categories of those who lost their lives; "" in a claim that says so itself."""


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
    kinds = names.kinds if {p.noun, q.noun}.isdisjoint(names.general) and _one_script(p.noun, q.noun) else frozenset()
    return replace(p, noun=q.noun) if (classes[0] & classes[1]) - kinds else p


def _one_script(p: str, q: str) -> bool:
    """Tell whether two words are both Chinese or both not."""
    return (p[0] >= HAN_FROM) == (q[0] >= HAN_FROM)


def _relation(p: Quantity, q: Quantity) -> Relation:
    """Return how two figures stand to one another; a part that is greater than its whole cannot be true with it."""
    relation = relate(p, q)
    return Relation.DISJOINT if relation is Relation.INCOMPARABLE and outgrows(p, q) else relation


def _dead(claim: Claim, match: Match) -> list[Quantity]:
    """Return the figures of a claim, those of people as of the dead where both sides count nobody else.

    Of forces the killed in action are told from those who died otherwise.
    """
    themes = [filler for side in (match.a, match.b) if (filler := side.role("theme")) is not None]
    if not match.both(Trait.DEATHS) or any(FORCES & {*t.classes} and t.head not in MEN for t in themes):
        return [*claim.quantities]
    dead = (q.unit == "person" and q.category in DEAD and not q.kind for q in claim.quantities)
    return [replace(q, category="died") if died else q for q, died in zip(claim.quantities, dead, strict=True)]


def _pairings(match: Match, names: NameTable) -> list[Pairing]:
    left, right = _dead(match.a, match), _dead(match.b, match)
    found = [Pairing(p, q, _relation(_alike(p, q, names), q)) for p in left for q in right]
    return [item for item in found if item.relation is not Relation.INCOMPARABLE and not _none_of_another(item)]


def _none_of_another(item: Pairing) -> bool:
    """Tell whether one figure is none of something else: "no foreign troops" says nothing of three thousand people."""
    left, right = item.left, item.right
    if 0 not in {left.stated, right.stated}:
        return False
    alike = left.noun == right.noun or (left.kind and left.kind == right.kind)
    return not (alike or (left.category and left.category == right.category))


def _specific(item: Pairing, names: NameTable) -> int:
    """Return what the unit, noun and category of two figures say for their counting one thing."""
    left, right = item.left, item.right
    weight = UNIT_WEIGHT.get(left.unit, OTHER_UNIT)
    if left.unit == "count" and names.nouns.get(left.noun):
        weight += KNOWN_NOUN
    if left.category and left.category == right.category:
        weight += CATEGORY
    if outgrows(left, right):
        weight += PART_OF
    named = left.noun == right.noun and left.noun not in PLAIN_NOUNS
    if left.unit != "count" and (named or left.kind == right.kind not in GENERAL_KINDS):
        weight += NOUN
    return weight + (EACH if left.share == right.share == "each" else 0)


def _counts(quantity: Quantity) -> bool:
    """Tell whether a figure says what it counts."""
    return bool(quantity.noun) or quantity.unit != "count"


def _told_by_figures(match: Match, figures: tuple[Quantity, Quantity], names: NameTable) -> int:
    """Return what the words of the figures themselves brought as shared words: that both are miles says no more.

    Whom or what they count is another matter: both are Chinese, both are bridges.
    """
    if any(figure.unit == "person" or figure.noun in names.nouns for figure in figures):
        return 0
    words = set(match.a.words) & set(match.b.words)
    own = [set(content_stems(figure.text, frozenset())) for figure in figures]
    return sum(weight_of_word(word) for word in words & own[0] & own[1])


def judge_number(match: Match, names: NameTable, setting: Setting) -> Judgement:
    """Compare the amounts of two claims; a figure that agrees with any figure of the other side is not in dispute."""
    found = [item for item in _pairings(match, names) if match.same_frame or _counts(item.left)]
    if not found:
        return None
    agreed = [item for item in found if item.relation is not Relation.DISJOINT]
    settled = {id(item.left) for item in agreed} | {id(item.right) for item in agreed}
    apart = [item for item in found if id(item.left) not in settled and id(item.right) not in settled]
    if not apart:
        return Quiet(reason=Reason.ROUNDING, detail="the figures allow a common value")
    if not agreed and len({(item.left.noun, item.left.category) for item in apart}) > 1:
        return Quiet(reason=Reason.OTHER_EVENT, detail="none of several figures agrees")
    phase = phase_gate(match)
    if phase is not None:
        return phase
    best = max(apart, key=lambda item: _specific(item, names))
    two = (best.left, best.right)
    if setting.has_figure(match.b, best.left) or setting.has_figure(match.a, best.right):
        return Quiet(reason=Reason.SCOPE, detail="the other source has that figure too")
    scope = other_scope(match, two, names)
    if scope is not None:
        return scope
    shows = _specific(best, names) + (SHARED_FIGURE if agreed else 0)
    shows += weight_of_whole(match, two, names)
    if setting.counted_once(match.a, best.left, match.b, best.right):
        shows += COUNTED_ONCE
    needed = NEEDED - setting.telling(shows, Sort.FIGURE, figure_key(best.left)) + _told_by_figures(match, two, names)
    kind = Kind.PLACE if best.left.unit == "parallel" else Kind.NUMBER
    why = "the two figures have no value in common"
    values = (best.left.text, best.right.text)
    return Conflict(kind=kind, values=values, why=why, base=380, needed=needed, compared=two)
