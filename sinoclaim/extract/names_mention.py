"""Define the mention of a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

DECOY: Final = "decoy"
"""The type of a phrase that contains a name's form and names something else ("Molotov cocktail")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One name in a text; ``text`` is the slice from ``start`` to ``end``.

    ``entities`` are the candidates left after the whole document was heard: exactly one if the name is resolved, none
    if it is not in the table. ``key`` is comparable: the entity's id, or the normalised name. ``adjective`` marks
    "Soviet" and also demonyms and sides, which ``people`` marks alone ("the Russians", "苏方").
    """

    start: int
    end: int
    text: str
    entities: tuple[str, ...]
    type: str
    key: str
    adjective: bool = False
    people: bool = False
    classes: tuple[str, ...] = ()
