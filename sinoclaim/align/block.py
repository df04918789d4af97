"""Choose which pairs of claims are worth comparing: those of one family of frames that share something they name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from sinoclaim.align.fillers import GENERIC
from sinoclaim.align.lanes import DONE, Lane, is_vouched, may_meet, meetings_of, stage_of
from sinoclaim.align.points import keys_of_points
from sinoclaim.model.claim import Claim
from sinoclaim.rules.frames import Frame
from sinoclaim.rules.names import NameTable

NUMBER_FAMILY: Final = "number"
"""The family of claims that only state an amount."""


FLUENT: Final = "fluent"
FLUENTS: Final = frozenset({"hold", "present"})
"""Who holds a place and whose troops are in it change together, so claims of both are compared."""


COMMON: Final = 60
"""Documents from which on what all of them name does not by itself make two of their claims worth comparing."""
Key: TypeAlias = tuple[str | Lane, str]


class Block(NamedTuple):
    """Claims that may be about one thing: what they share, and the claims in document order."""

    key: Key
    claims: tuple[Claim, ...]


def family_of(claim: Claim, frames: Mapping[str, Frame]) -> str:
    """Return the family of a claim's frame."""
    frame = frames.get(claim.frame)
    return frame.family if frame else NUMBER_FAMILY


def keys_of(claim: Claim, frames: Mapping[str, Frame]) -> set[tuple[str, str]]:
    """Return the keys under which a claim can be found: its family with each entity and class it speaks of."""
    family = family_of(claim, frames)
    named = {entity for _, filler in claim.roles for entity in (*filler.entities, *filler.modifiers)}
    classes = {cls for _, filler in claim.roles for cls in filler.classes}
    keys = {(family, thing) for thing in named | classes | set(claim.context)}
    frame = frames.get(claim.frame)
    if frame is not None and not FLUENTS.isdisjoint(frame.effect.values()):
        keys |= {(FLUENT, thing) for thing in named}
    for quantity in claim.quantities:
        keys.add((NUMBER_FAMILY, quantity.noun if quantity.unit == "count" else quantity.unit))
    return keys


def _keys(claim: Claim, frames: Mapping[str, Frame], names: NameTable | None, *, large: bool) -> set[Key]:
    """Return the keys of a claim, with those of the turns that it tells; in a large corpus one for every lane."""
    frame = frames.get(claim.frame)
    keys: set[Key] = {*keys_of(claim, frames)}
    turns: set[Key] = {*keys_of_points(claim, frame, names)} if names is not None and frame is not None else set()
    if not large:
        return keys | turns
    family = family_of(claim, frames)
    counted = {thing for kind, thing in keys if kind == NUMBER_FAMILY}
    things = {thing for kind, thing in keys if kind == family} - GENERIC
    return (turns if is_vouched(claim) and stage_of(claim) == DONE else set()) | meetings_of(
        claim, frame, family=family, things=things, counted=counted
    )


def blocks(
    claims: Sequence[Claim], frames: Mapping[str, Frame], names: NameTable | None = None, *, large: bool = False
) -> Iterator[Block]:
    """Yield the blocks of a corpus, sorted by key; a claim stands in several.

    With ``names``, claims that tell one turn in two frames meet too. In a ``large`` corpus only those meet that have a
    slot in which they could differ.
    """
    found: dict[Key, list[Claim]] = defaultdict(list)
    for claim in claims:
        for key in _keys(claim, frames, names, large=large):
            found[key].append(claim)
    for key in sorted(found, key=lambda key: (str(key[0]), key[1])):
        members = found[key]
        if len({claim.document for claim in members}) > 1:
            yield Block(key, tuple(members))


def pairs(
    claims: Sequence[Claim], frames: Mapping[str, Frame], names: NameTable | None = None, *, large: bool = False
) -> list[tuple[Claim, Claim]]:
    """Return each pair of claims of two documents that share a block, once, in document order.

    In a ``large`` corpus what a block of very many documents has in common says too little: its pairs must share
    something else besides.
    """
    ordered = sorted(claims, key=lambda claim: (claim.document, claim.order))
    place = {(claim.document, claim.order): number for number, claim in enumerate(ordered)}
    found: set[int] = set()
    common: dict[int, str] = {}
    for block in blocks(ordered, frames, names, large=large):
        keys = _pair_keys(block, [place[claim.document, claim.order] for claim in block.claims], len(ordered))
        if not (large and len({claim.document for claim in block.claims}) > COMMON):
            found.update(keys)
            continue
        thing = block.key[1]
        found.update(key for key in keys if common.setdefault(key, thing) != thing)
    return [(ordered[key // len(ordered)], ordered[key % len(ordered)]) for key in sorted(found)]


def _pair_keys(block: Block, rows: Sequence[int], size: int) -> Iterator[int]:
    """Yield a number for each pair of a block whose claims can meet, from the places of its claims in the corpus."""
    lane = block.key[0]
    for i, a in enumerate(block.claims):
        base, document = rows[i] * size, a.document
        for second, b in zip(rows[i + 1 :], block.claims[i + 1 :], strict=True):
            if document != b.document and (isinstance(lane, str) or may_meet(lane, a, b)):
                yield base + second
