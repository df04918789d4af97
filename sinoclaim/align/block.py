"""Choose which pairs of claims are worth comparing: those of one family of frames that share something they name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from sinoclaim.align.points import keys_of_points
from sinoclaim.model.claim import Claim
from sinoclaim.rules.frames import Frame
from sinoclaim.rules.names import NameTable

NUMBER_FAMILY: Final = "number"
"""The family of claims that only state an amount."""


FLUENT: Final = "fluent"
FLUENTS: Final = frozenset({"hold", "present"})
"""Who holds a place and whose troops are in it change together, so claims of both are compared."""


class Block(NamedTuple):
    """Claims that may be about one thing: what they share, and the claims in document order."""

    key: tuple[str, str]
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


def blocks(claims: Sequence[Claim], frames: Mapping[str, Frame], names: NameTable | None = None) -> Iterator[Block]:
    """Yield the blocks of a corpus, sorted by key; a claim stands in several.

    With ``names``, claims that tell one turn in two frames meet too.
    """
    found: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        keys = keys_of(claim, frames)
        if names is not None and claim.frame in frames:
            keys |= keys_of_points(claim, frames[claim.frame], names)
        for key in keys:
            found[key].append(claim)
    for key in sorted(found):
        members = found[key]
        if len({claim.document for claim in members}) > 1:
            yield Block(key, tuple(members))


def pairs(
    claims: Sequence[Claim], frames: Mapping[str, Frame], names: NameTable | None = None
) -> list[tuple[Claim, Claim]]:
    """Return each pair of claims of two documents that share a block, once, in document order."""
    seen: set[tuple[tuple[str, int], tuple[str, int]]] = set()
    found = []
    for block in blocks(claims, frames, names):
        for i, a in enumerate(block.claims):
            for b in block.claims[i + 1 :]:
                if a.document == b.document:
                    continue
                first, second = sorted((a, b), key=lambda c: (c.document, c.order))
                key = ((first.document, first.order), (second.document, second.order))
                if key not in seen:
                    seen.add(key)
                    found.append((first, second))
    return sorted(found, key=lambda p: (p[0].document, p[0].order, p[1].document, p[1].order))
