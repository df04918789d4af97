"""Tell of what two figures speak: of how much of a force, where, when, and whether both speak of all of one thing."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from sinoclaim.align.event import Match
from sinoclaim.align.fillers import Likeness, compare_fillers
from sinoclaim.align.nearness import days_apart
from sinoclaim.compare.judgement import Quiet
from sinoclaim.dates.values import Precision
from sinoclaim.model.claim import Claim, Filler
from sinoclaim.model.finding import Reason
from sinoclaim.quantities.values import Quantity
from sinoclaim.rules.frames import Trait
from sinoclaim.rules.names import NameTable

LINES: Final = frozenset({"river", "border", "line", "strait"})
"""Classes of places that lie on the way to another."""
Two = tuple[Quantity, Quantity]

MODIFIER_SHORTEST: Final = 4
LONG: Final = frozenset({Precision.MONTH, Precision.SEASON, Precision.SPAN, Precision.DECADE, Precision.CENTURY})
"""Precisions of times over which a figure may add up."""


ARMS: Final = frozenset(
    {"infantry", "artillery", "armoured", "armored", "tank", "cavalry", "rifle", "motorised", "airborne"}
)
"""Words that tell units of one kind from units of another."""


TOTAL: Final = 100
"""What it adds that both figures are totals over a whole war or campaign."""
FORCE: Final = 80
"""What it adds to that that both are said of the forces of one country."""
THEATRE: Final = 60
"""What it adds to both that the two claims speak of one war or country besides."""
COUNTED_ROLES: Final = ("theme", "agent", "victim", "recipient")
"""The roles that may say whose people are counted."""
BODY_UNITS: Final = frozenset({"person", "aircraft", "tank", "gun", "ship", "division", "army", "corps", "regiment"})


def _modifiers(quantity: Quantity) -> set[str]:
    """Return the plain words between figure and noun: "infantry" in "twelve infantry divisions"."""
    words = [word.lower() for word in quantity.text.split() if word.isalpha() and word.isascii()]
    return {
        word for word in words[:-1] if len(word) > MODIFIER_SHORTEST and not word.startswith(quantity.noun[:4] or "-")
    }


def other_scope(match: Match, two: Two, names: NameTable) -> Quiet | None:
    """Return why two figures count different things: another kind, another stretch of time."""
    a, b = match.a, match.b
    arms = [_modifiers(quantity) & ARMS for quantity in two]
    if arms[0] != arms[1] and two[0].unit != "person":
        return Quiet(reason=Reason.SCOPE, detail="units of different arms")
    sides = _nations(two[0], names), _nations(two[1], names)
    if sides[0] and sides[1] and not sides[0] & sides[1]:
        return Quiet(reason=Reason.SCOPE, detail=f"{'+'.join(sorted(sides[0]))} against {'+'.join(sorted(sides[1]))}")
    if {two[0].share, two[1].share} & {"part"} or {two[0].share, two[1].share} == {"first", "total"}:
        return Quiet(reason=Reason.SCOPE, detail="one figure is that of a part")
    if _of_a_part(a, b) or _of_a_part(b, a):
        return Quiet(reason=Reason.SCOPE, detail="one figure may be that of a part")
    if match.told:
        return _other_time(a, b)
    units = _units(a), _units(b)
    apart = any(units) and not units[0] & units[1]
    if two[0].unit == "person" and apart and not _both_total(two):
        return Quiet(reason=Reason.SCOPE, detail="one figure may be that of a single unit")
    return _other_loser(match, names) or _other_time(a, b) or _other_place(a, b, names)


def _of_a_part(whole: Claim, other: Claim) -> bool:
    """Tell whether a figure without a theme is said of something of another's theme: "the platform of the tower"."""
    theme = whole.role("theme")
    if theme is None or not theme.entities or other.frame == whole.frame or other.roles:
        return False
    name, quote = re.escape(theme.text.strip().lower()), " ".join(other.quote.lower().split())
    return re.search(rf"\bof (?:the )?{name}\b|\b{name}['’]s\b", quote) is not None


def _other_loser(match: Match, names: NameTable) -> Quiet | None:
    """Tell whether two losses are those of two sides, where one is named by an adjective only: "the Japanese lost"."""
    like = match.roles.get("theme")
    if match.frame.family != "losses" or like is None or like.likeness is not Likeness.OPEN:
        return None
    sides = [_sides(claim.role("theme"), names) for claim in (match.a, match.b)]
    if not all(sides) or sides[0] & sides[1]:
        return None
    return Quiet(reason=Reason.SCOPE, detail=" against ".join("+".join(sorted(side)) for side in sides))


def _sides(filler: Filler | None, names: NameTable) -> set[str]:
    """Return the countries that a filler names itself."""
    if filler is None or filler.inherited:
        return set()
    return {names.side_of(entity) for entity in (*filler.entities, *filler.modifiers)} - {""}


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
    places = a.role("place"), b.role("place")
    if a.frame != b.frame and _on_the_way(places[0], names) != _on_the_way(places[1], names):
        return None  # who crossed the river entered the country
    like = compare_fillers(*places, names)
    if like.likeness in {Likeness.DIFFERENT, Likeness.PART}:
        return Quiet(reason=Reason.SCOPE, detail=like.detail)
    return None


def _on_the_way(place: Filler | None, names: NameTable) -> bool:
    """Tell whether a place is a line that is crossed on the way to another."""
    if place is None:
        return False
    known = [names.entities[e].classes for e in place.entities if e in names.entities]
    return bool(LINES & {cls for classes in (*known, place.classes) for cls in classes})


def _nations(quantity: Quantity, names: NameTable) -> set[str]:
    """Return the countries that the words of a figure name: "36,000 American soldiers"."""
    words = f"{quantity.text} {quantity.whole}".lower().split()
    forms = [*words, *(" ".join(pair) for pair in pairwise(words))]
    sides = {names.side_of(sense.entity) for form in forms for sense in names.forms.get(form, ())}
    return sides - {""}


def _units(claim: Claim) -> set[str]:
    """Return the military units by number that are spoken of where the claim stands."""
    return {entity for entity in claim.context if entity.startswith("unit:")}


def _both_total(two: Two) -> bool:
    return two[0].share == two[1].share == "total"


def _forces(claim: Claim, quantity: Quantity, names: NameTable) -> set[str]:
    """Return the countries whose people or gear a figure counts: those of its own words, else of the claim's roles."""
    own = _nations(quantity, names)
    if own:
        return own
    fillers = [f for role in COUNTED_ROLES if (f := claim.role(role)) is not None]
    told = {e for f in fillers for e in (*f.entities, *f.modifiers) if not f.inherited or not _is_person(e, names)}
    return {names.side_of(e) for e in told} - {""}


def _is_person(entity: str, names: NameTable) -> bool:
    found = names.entities.get(entity)
    return found is None or found.type == "person"


def weight_of_whole(match: Match, two: Two, names: NameTable) -> int:
    """Return what it says for one thing that two figures are totals of the forces of one country in one war.

    Figures of forces of one country that moved on one day are those of one move, whichever words tell of it. Where the
    places and wars that both claims speak of are others, the two totals are of two wars.
    """
    a, b = match.a, match.b
    shared = _forces(a, two[0], names) & _forces(b, two[1], names)
    if not shared or two[0].unit not in BODY_UNITS:
        return 0
    if not _both_total(two):
        return FORCE if _one_move(match) else 0
    theatres = [{e for e in claim.context if _is_theatre(e, names)} - shared for claim in (a, b)]
    if theatres[0] & theatres[1]:
        return TOTAL + FORCE + THEATRE
    return 0 if theatres[0] and theatres[1] else TOTAL + FORCE


def _one_move(match: Match) -> bool:
    """Tell whether two claims tell of a move into a country on one and the same day."""
    a, b = match.a, match.b
    if not match.both(Trait.ENTRY) or a.time is None or b.time is None:
        return False
    exact = a.time.interval.precision is b.time.interval.precision is Precision.DAY
    return exact and days_apart(a.time, b.time) == 0


def _is_theatre(entity: str, names: NameTable) -> bool:
    found = names.entities.get(entity)
    return found is not None and found.type in {"country", "event"}
