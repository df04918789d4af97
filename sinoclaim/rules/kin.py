"""Load the kin of frames: which frames tell one turn of a state, and where each of them names what, from whom, to whom.

"The garrison left the port" and "the port was handed over" are one turn told in two frames. A kin row of the data names
the turn, and for each frame the roles that hold the thing and the sides.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec

from sinoclaim.errors import RuleError

EDGES: Final = frozenset({"", "start", "end"})
AROUND: Final = frozenset({"", "borders", "lands"})


class TellingRow(msgspec.Struct, forbid_unknown_fields=True):
    """A ``[[kin.telling]]``: a frame, and its roles that hold the thing and the sides, first the one that counts most.

    ``edge`` is "start" or "end" for a state with a span ("held it from 1895 to 1904") of which that end is the turn.
    ``stage`` counts the stages of a course that runs in one order: signed, ratified, ended. ``around``: where the claim
    names no thing, the borders, or the only other land too ("lands"), that are named around it. ``unless``: words with
    which the frame tells something else, separated by ``; ``.
    """

    frame: str
    thing: list[str] = []
    before: list[str] = []
    after: list[str] = []
    edge: str = ""
    stage: int = 0
    around: str = ""
    unless: str = ""


class KinExample(msgspec.Struct, forbid_unknown_fields=True):
    """Two texts that are compared (a finding of the kind ``flags``) or left alone (``why``)."""

    a: str
    b: str
    flags: str = ""
    why: str = ""


class KinRow(msgspec.Struct, forbid_unknown_fields=True):
    """A ``[[kin]]`` of a data file; for its fields see `Kin`."""

    id: str
    gloss: str
    topic: str
    source: str
    takes: int
    reach: int
    telling: list[TellingRow]
    compared: list[KinExample]
    alone: list[KinExample]
    first: bool = False
    beyond: bool = False
    ordered: bool = False


class ShareRow(msgspec.Struct, forbid_unknown_fields=True):
    """Words that say how much of a force is meant; forms separated by ``; ``."""

    first: str = ""
    part: str = ""
    later: str = ""
    kinds: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """Patterns of the words for the first of a force, a part of it and what came later; kinds of large unit."""

    first: re.Pattern[str]
    part: re.Pattern[str]
    later: re.Pattern[str]
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """A turn that several frames can tell.

    ``takes``: days that may lie between its own parts; ``reach``: days beyond which two turns are meant. ``first``:
    what counts is the first time, so a part that came earlier than the whole contradicts, one that came later does not.
    ``beyond``: who crosses a border comes into the land beyond it. ``ordered``: its tellings are stages of one course,
    and a later stage cannot come first.
    """

    id: str
    gloss: str
    topic: str
    takes: int
    reach: int
    first: bool
    beyond: bool
    ordered: bool
    shares: Shares


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """How one frame tells a turn: the roles that hold the thing and the sides before and after."""

    kin: Kin
    thing: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    edge: str
    stage: int
    around: str
    unless: re.Pattern[str]


def words_pattern(forms: Sequence[str]) -> re.Pattern[str]:
    """Return a pattern that finds any of some forms, whole words but in Chinese; ``*`` leaves the end open."""
    if not any(forms):
        return re.compile(r"(?!)")
    parts = []
    for form in sorted(forms, key=len, reverse=True):
        body = re.escape(form.rstrip("*"))
        parts.append(body if form[0] >= "\u3400" else rf"\b{body}{'' if form.endswith('*') else chr(92) + 'b'}")
    return re.compile("|".join(parts))


def shares_of(rows: Sequence[ShareRow]) -> Shares:
    """Join the share words of all files."""

    def forms(name: str) -> list[str]:
        return [form for row in rows for form in getattr(row, name).split("; ") if form]

    return Shares(
        first=words_pattern(forms("first")),
        part=words_pattern(forms("part")),
        later=words_pattern(forms("later")),
        kinds=frozenset(forms("kinds")),
    )


def tellings_of(rows: Sequence[KinRow], shares: Shares, frames: Sequence[str]) -> Mapping[str, tuple[Telling, ...]]:
    """Return for each frame what turns it tells.

    Raises:
        RuleError: if a row lacks source or examples, or names a frame or an edge that is not there.
    """
    known = frozenset(frames)
    found: dict[str, list[Telling]] = defaultdict(list)
    for row in rows:
        if not (row.source and row.compared and row.alone and row.telling):
            message = f"frames: kin {row.id!r} needs source, telling, compared and alone; add what is missing"
            raise RuleError(message)
        kin = Kin(
            id=row.id, gloss=row.gloss, topic=row.topic, takes=row.takes, reach=row.reach,
            first=row.first, beyond=row.beyond, ordered=row.ordered, shares=shares,
        )  # fmt: skip
        for telling in row.telling:
            if telling.frame not in known or telling.edge not in EDGES or telling.around not in AROUND:
                message = f"frames: kin {row.id!r}: frame {telling.frame!r}, edge or around is unknown; correct it"
                raise RuleError(message)
            found[telling.frame].append(
                Telling(
                    kin=kin,
                    thing=tuple(telling.thing),
                    before=tuple(telling.before),
                    after=tuple(telling.after),
                    edge=telling.edge,
                    stage=telling.stage,
                    around=telling.around,
                    unless=words_pattern(telling.unless.split("; ")),
                )
            )
    return {frame: tuple(items) for frame, items in found.items()}
