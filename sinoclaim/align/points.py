"""Read the turns that claims tell in different frames: of what, from whom to whom, when; and set two side by side.

The roles of two frames have little to do with one another, but those of kin frames do: the place that a garrison left
is the thing that was handed over, and the river that it crossed is the border of the land it came into.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, NamedTuple

from sinoclaim.align.fillers import Likened, Likeness
from sinoclaim.dates import edtf
from sinoclaim.model.claim import Claim, ClaimTime, Filler
from sinoclaim.model.finding import Evidence
from sinoclaim.rules.frames import Frame
from sinoclaim.rules.kin import Kin, Telling
from sinoclaim.rules.names import NameTable

SAME_THING: Final = 300
NEARBY_THING: Final = 200
"""What it says that both speak of one thing, if one side names it only around the claim."""
SAME_SIDE: Final = 120
TRANSPARENT: Final = frozenset({"control", "privilege", "sovereignty", "territory", "city"})
"""Classes of noun that add nothing to the thing: "control of the port", "the Lüshun area"; the piers of the port do."""


UNIT: Final = "unit:"


class Share(StrEnum):
    """How much of a force a claim speaks of."""

    WHOLE = "whole"
    FIRST = "first"
    PART = "part"
    LATER = "later"
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A turn according to a claim. ``named``: whether the claim itself names the thing, not only its surroundings."""

    telling: Telling
    things: frozenset[str]
    named: bool
    before: str
    after: str
    share: Share
    time: ClaimTime


class Aligned(NamedTuple):
    """Two points of one kin, with what speaks for their being one turn."""

    kin: Kin
    left: Point
    right: Point
    roles: dict[str, Likened]
    evidence: tuple[Evidence, ...]


def side_of(filler: Filler | None, names: NameTable) -> str:
    """Return the country that a filler stands for, or "" if it does not name just one."""
    if filler is None:
        return ""
    sides = {names.side_of(entity) for entity in (*filler.entities, *filler.modifiers)} - {""}
    return sides.pop() if len(sides) == 1 else ""


def _side(claim: Claim, roles: tuple[str, ...], names: NameTable) -> str:
    return next((side for role in roles if (side := side_of(claim.role(role), names))), "")


def _means_it(filler: Filler, names: NameTable) -> bool:
    """Tell whether a filler means what it names, or the power over it, not what belongs to it (its installations)."""
    if filler.head in {*filler.entities, *filler.classes} or "control" in filler.classes:
        return True
    return any(sense.noun_class in TRANSPARENT for sense in names.nouns.get(filler.head, ()))


def _lands(entities: tuple[str, ...], side: str, names: NameTable) -> frozenset[str]:
    """Return the places themselves, and with a border the lands beyond it."""
    return frozenset(entities).union(*(names.beyond(entity, side) for entity in entities))


def _things(claim: Claim, telling: Telling, side: str, names: NameTable) -> tuple[frozenset[str], bool]:
    """Return the things of a turn, and whether the claim names them itself."""
    fillers = [f for role in telling.thing if (f := claim.role(role)) is not None]
    said = [f for f in fillers if f.entities and not f.inherited and _means_it(f, names)]
    if said and telling.kin.beyond:
        return frozenset().union(*(_lands(f.entities, side, names) for f in said)), True
    if said:
        return frozenset(said[0].entities), True
    if not telling.around or any(f.entities and not f.inherited for f in fillers):
        return frozenset(), False
    return _around(claim, side, names, lands=telling.around == "lands"), False


def _around(claim: Claim, side: str, names: NameTable, *, lands: bool) -> frozenset[str]:
    """Return the lands beyond the borders named around a claim, and the only other land named there."""
    known = [names.entities[entity] for entity in claim.context if entity in names.entities]
    others = [entity.id for entity in known if entity.type == "country" and entity.id != side] if lands else []
    borders = tuple(entity.id for entity in known if entity.between)
    return _lands(borders, side, names) | frozenset(others if len(others) == 1 else ())


def _share(claim: Claim, telling: Telling, names: NameTable) -> Share:
    """Tell how much of a force a claim speaks of."""
    shares, quote = telling.kin.shares, claim.quote.casefold()
    if shares.first.search(quote):
        return Share.FIRST
    if shares.later.search(quote):
        return Share.LATER
    entities = [entity for filler in _doers(claim, telling) for entity in filler.entities]
    kinds = {entity.split(":")[1] for entity in entities if entity.startswith(UNIT)}
    if kinds - shares.kinds or shares.part.search(quote):
        return Share.PART
    if any(e in names.entities and names.entities[e].type == "person" for e in entities):
        return Share.PERSON
    return Share.WHOLE


def _doers(claim: Claim, telling: Telling) -> list[Filler]:
    """Return those who come into a thing."""
    return [filler for role in telling.after if (filler := claim.role(role)) is not None]


def _is_known(claim: Claim, telling: Telling, after: str, *, named: bool) -> bool:
    """Tell whether a claim says enough of a first coming: who came, and not all of it only taken over from before."""
    doers = _doers(claim, telling)
    if not (named or any(not f.inherited for f in doers)):
        return False
    return bool(after) or any(entity.startswith(UNIT) for f in doers for entity in f.entities)


def _turned(claim: Claim, edge: str) -> ClaimTime | None:
    """Return when a turn came: the time of its claim, or one end of the span that it names."""
    time = claim.time
    if time is None or not edge:
        return time
    first, slash, last = time.interval.edtf.partition("/")
    end = first if edge == "start" else last
    if not slash or not time.text or end in {"", ".."}:
        return None
    return replace(time, interval=edtf.read(end), text=time.text)


def points_of(claim: Claim, frame: Frame, names: NameTable) -> list[Point]:
    """Return the turns that a claim tells of."""
    points = []
    for telling in frame.kin:
        if telling.unless.search(claim.quote.casefold()):
            continue
        time = _turned(claim, telling.edge)
        before, after = _side(claim, telling.before, names), _side(claim, telling.after, names)
        things, named = _things(claim, telling, after, names)
        if time is not None and things and (not telling.kin.first or _is_known(claim, telling, after, named=named)):
            share = _share(claim, telling, names) if telling.kin.first else Share.WHOLE
            points.append(
                Point(telling=telling, things=things, named=named, before=before, after=after, share=share, time=time)
            )
    return points


def keys_of_points(claim: Claim, frame: Frame, names: NameTable) -> set[tuple[str, str]]:
    """Return keys under which claims that tell one turn of one thing meet."""
    return {(point.telling.kin.id, thing) for point in points_of(claim, frame, names) for thing in point.things}


def _one_turn(left: Point, right: Point) -> bool:
    """Tell whether nothing sets two points apart: a thing in common, no side that differs, at least one side known."""
    if not left.things & right.things:
        return False
    if left.telling.kin.ordered:
        return left.telling.stage != right.telling.stage
    earlier, afters = {left.before, right.before} - {""}, {left.after, right.after} - {""}
    if len(earlier) > 1 or len(afters) > 1 or earlier & afters:
        return False
    return bool(earlier or afters)


def _evidence(left: Point, right: Point) -> tuple[Evidence, ...]:
    """Return what the thing and the sides of two points say for their being one turn."""
    shared = "+".join(sorted(left.things & right.things))
    weight = SAME_THING if left.named and right.named else NEARBY_THING
    found = [Evidence(what="one thing", detail=shared, weight=weight)]
    for name, one, other in (("before", left.before, right.before), ("after", left.after, right.after)):
        if one and one == other:
            found.append(Evidence(what=f"one side {name}", detail=one, weight=SAME_SIDE))
    return tuple(found)


def _may_tell_one_turn(one: Frame, other: Frame) -> bool:
    """Tell whether two frames have a kin in common, and not only by telling it the same way."""
    if not (one.kin and other.kin):
        return False
    return any(
        left.kin.id == right.kin.id and (left.kin.first or left != right) for left in one.kin for right in other.kin
    )


def align(a: Claim, b: Claim, frames: tuple[Frame, Frame], names: NameTable) -> Aligned | None:
    """Return the first turn that both claims tell of, or ``None``; in one frame only where the first time counts."""
    if not _may_tell_one_turn(*frames):
        return None
    for left in points_of(a, frames[0], names):
        for right in points_of(b, frames[1], names):
            kin = left.telling.kin
            if kin.id != right.telling.kin.id or not (kin.first or left.telling != right.telling):
                continue
            if _one_turn(left, right):
                roles = {"thing": Likened(Likeness.SAME, "+".join(sorted(left.things & right.things)))}
                return Aligned(kin, left, right, roles, _evidence(left, right))
    return None
