"""Compare what fills a role in two claims: the same thing, a part of it, something like it, or something else."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NamedTuple

from sinoclaim.align.score import alike, sound_of, sounds_alike
from sinoclaim.model.claim import Filler
from sinoclaim.rules.names import NameTable

HEADS_ALIKE: Final = 850
"""Score (0 to 1000) from which two head nouns count as one word in two spellings."""
GENERIC: Final = frozenset({"name", "people", "place", "country", "organisation", "person"})
"""Classes too wide for two fillers of one class to be the same thing."""


MAKING: Final = frozenset({"construction"})
"""A class that a thing has from the noun for its making beside it: the building of a dam is not that of a bridge."""


FORCES: Final = frozenset({"troops", "unit", "army"})


PERSONS_UNLIKE: Final = 500
"""Score below which two surnames are those of two persons, however they are transcribed."""
HAN: Final = "\u2e80"
UNKNOWN: Final = "name:"
"""Opens the id of a name that the gazetteer does not have."""


class Likeness(StrEnum):
    """How two fillers relate."""

    SAME = "same"
    PART = "part"
    LIKE = "like"
    OPEN = "open"
    DIFFERENT = "different"


class Likened(NamedTuple):
    """A likeness and the words that show it."""

    likeness: Likeness
    detail: str


def _entities(a: Filler, b: Filler, names: NameTable) -> Likened | None:
    """Compare resolved entities; ``None`` if one side has none."""
    if not a.entities or not b.entities:
        return None
    if _one_and_many(a, b) or _one_and_many(b, a):
        return Likened(Likeness.DIFFERENT, "one person against a force")
    left, right = set(a.entities), set(b.entities)
    shared = left & right
    if shared:
        likeness = Likeness.SAME if left == right else Likeness.PART
        return Likened(likeness, "+".join(sorted(shared)))
    if any(entity.startswith(UNKNOWN) for entity in left | right):
        return _unknown(a, b)
    for one in sorted(left):
        for other in sorted(right):
            if names.within(one, other) or names.within(other, one):
                return Likened(Likeness.PART, f"{one} / {other}")
    sides = {names.side_of(e) for e in left} & {names.side_of(e) for e in right} - {""}
    kinds = {_kind(e, names) for e in left} & {_kind(e, names) for e in right}
    if sides and "person" not in kinds:
        return Likened(Likeness.LIKE, f"both of {'+'.join(sorted(sides))}")
    if not kinds and not any(names.side_of(e) for e in left | right):
        return Likened(Likeness.OPEN, "things of two kinds")
    return Likened(Likeness.DIFFERENT, f"{'+'.join(sorted(left))} against {'+'.join(sorted(right))}")


def _unknown(a: Filler, b: Filler) -> Likened | None:
    """Compare two names of which no table has at least one: by their letters, or by their sound.

    ``None`` if only what they are can be compared: one in Chinese, the other not. A Chinese name may be a part of a
    longer one, and two Chinese persons whose names share no character are two.
    """
    if a.head and b.head and (alike(a.head, b.head) >= HEADS_ALIKE or sounds_alike(a.head, b.head)):
        return Likened(Likeness.LIKE, "a name that no table has")
    if _two_persons(a, b):
        return Likened(Likeness.DIFFERENT, f"{min(a.text, b.text)} against {max(a.text, b.text)}")
    han = [bool(side.head) and side.head[0] >= HAN for side in (a, b)]
    if all(han) and (a.head.endswith(b.head) or b.head.endswith(a.head)):
        return Likened(Likeness.LIKE, "a name that no table has")
    unknown = all(entity.startswith(UNKNOWN) for entity in (*a.entities, *b.entities))
    if any(han) and not all(han) and unknown and set(a.classes) & set(b.classes) - GENERIC:
        return None
    return Likened(Likeness.OPEN, "a name that no table has")


def _two_persons(a: Filler, b: Filler) -> bool:
    """Tell whether two names are those of two persons for certain: one name each, unlike in sound or characters."""
    if not all("person" in side.classes and len(side.entities) == 1 and side.head for side in (a, b)):
        return False
    if min(a.head + b.head) >= HAN:
        return not set(a.head) & set(b.head)
    first, second = (sound_of(side.head.replace("-", " ").split()[-1]) for side in (a, b))
    return max(a.head + b.head) < HAN and alike(first, second) < PERSONS_UNLIKE


def _kind(entity: str, names: NameTable) -> str:
    found = names.entities.get(entity)
    return found.type if found else entity.partition(":")[0]


def _nouns(a: Filler, b: Filler, names: NameTable) -> Likened:
    """Compare fillers of which at least one is no resolved name, by class, owner and head noun."""
    owners = ({names.side_of(m) or m for m in a.modifiers}, {names.side_of(m) or m for m in b.modifiers})
    both = set(a.classes) & set(b.classes) - GENERIC
    shared = both - MAKING if min(len(a.classes), len(b.classes)) > 1 else both
    unknown = [{owner.startswith(UNKNOWN) for owner in side} for side in owners]
    if owners[0] and owners[1] and not owners[0] & owners[1] and shared and unknown[0] == unknown[1]:
        return Likened(Likeness.DIFFERENT, f"{'+'.join(sorted(owners[0]))} against {'+'.join(sorted(owners[1]))}")
    if _one_and_many(a, b) or _one_and_many(b, a):
        return Likened(Likeness.DIFFERENT, "one person against a force")
    if a.head and b.head and alike(a.head, b.head) >= HEADS_ALIKE:
        return Likened(Likeness.LIKE, a.head)
    if shared & names.kinds and _two_kinds(a, b, names):
        return Likened(Likeness.OPEN, f"{a.head} is no {b.head}")
    if shared:
        return Likened(Likeness.LIKE, "+".join(sorted(shared)))
    return Likened(Likeness.OPEN, "")


def _two_kinds(a: Filler, b: Filler, names: NameTable) -> bool:
    """Tell whether two heads of one script are two words, neither of them one for any thing of its class."""
    if not (a.head and b.head) or {a.head, b.head} & names.general or a.entities or b.entities:
        return False
    return _script(a.head) == _script(b.head)


def _script(word: str) -> int:
    """Return a number that stands for the script of a word: Latin, Cyrillic or Chinese."""
    return next((i for i, end in enumerate("\u0400\u3400") if word[0] < end), 2)


def _one_and_many(a: Filler, b: Filler) -> bool:
    """Tell whether one is a person and the other a body of troops."""
    return "person" in a.classes and "person" not in b.classes and bool(FORCES & set(b.classes))


def compare_fillers(a: Filler | None, b: Filler | None, names: NameTable) -> Likened:
    """Tell how two fillers of one role relate; a missing one leaves the question open.

    The relation is symmetric.
    """
    if a is None or b is None:
        return Likened(Likeness.OPEN, "not said")
    if not {*a.other_than}.isdisjoint(b.entities) or not {*b.other_than}.isdisjoint(a.entities):
        return Likened(Likeness.DIFFERENT, "another of like name")
    if a.number and b.number and a.number != b.number:
        return Likened(Likeness.DIFFERENT, f"number {min(a.number, b.number)} against {max(a.number, b.number)}")
    if a.rank != b.rank and max(a.rank, b.rank) > 1 and not (a.entities and a.entities == b.entities):
        told = Likeness.DIFFERENT if a.rank and b.rank else Likeness.OPEN
        return Likened(told, "another in the row")
    return _entities(a, b, names) or _nouns(a, b, names)
