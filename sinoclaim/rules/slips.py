"""Load the slips: the ways in which one value turns into another when it is copied, typed or reckoned."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

from sinoclaim.errors import RuleError
from sinoclaim.rules.tomlfile import read_toml


class SlipExample(msgspec.Struct, forbid_unknown_fields=True):
    """Two values: dates in EDTF, or plain numbers."""

    a: str
    b: str


class SlipRow(msgspec.Struct, forbid_unknown_fields=True):
    """A ``[[slip]]`` of the data file; for its fields see `Slip`."""

    id: str
    of: list[Literal["date", "number"]]
    test: str
    says: str
    find: list[SlipExample]
    leave: list[SlipExample]
    script: str = ""


class SlipFile(msgspec.Struct, forbid_unknown_fields=True):
    """The file of slips."""

    slip: list[SlipRow]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A way in which a value is got wrong.

    ``of`` are the sorts of value that it befalls, ``test`` names what has to hold of the two, ``says`` is the guess in
    words. With a ``script`` one of the two sources has to be in that language.
    """

    id: str
    of: frozenset[str]
    test: str
    says: str
    script: str = ""


def load_slips(path: Path) -> tuple[Slip, ...]:
    """Read the slips, in the order in which they are tried.

    Raises:
        RuleError: if the file does not fit, an id stands twice, or a row has no example to find or to leave alone.
    """
    rows = read_toml(path, SlipFile).slip
    seen: set[str] = set()
    for row in rows:
        if row.id in seen or not (row.find and row.leave and row.of):
            message = f"lexicon/{path.name}: {row.id!r} stands twice, or lacks 'of', 'find' or 'leave'; mend the row"
            raise RuleError(message)
        seen.add(row.id)
    return tuple(Slip(id=r.id, of=frozenset(r.of), test=r.test, says=r.says, script=r.script) for r in rows)
