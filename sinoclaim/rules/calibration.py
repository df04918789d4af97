"""Load the calibration: of findings as sure as one, how many held where people had said what is a contradiction."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

import msgspec

from sinoclaim.errors import RuleError
from sinoclaim.model.share import Share
from sinoclaim.rules.tomlfile import read_toml

ANY = "any"
"""The kind of the bands that hold for every kind with too few trials of its own."""


class BandRow(msgspec.Struct, forbid_unknown_fields=True, rename={"least": "from"}):
    """A ``[[band]]``: findings of a kind whose confidence is at least ``from``, up to the next band of the kind."""

    kind: str
    least: int
    right: int
    judged: int


class CalibrationFile(msgspec.Struct, forbid_unknown_fields=True):
    """The file of bands; ``source`` says on what material they were counted, and by which command."""

    source: str
    band: list[BandRow]


Calibration: TypeAlias = Mapping[str, tuple[tuple[int, Share], ...]]
"""The bands of each kind: the least confidence and the share, from the surest down."""


def load_calibration(path: Path) -> Calibration:
    """Read the bands.

    Raises:
        RuleError: if a band has no trials, more right ones than trials, or stands twice.
    """
    found: dict[str, dict[int, Share]] = {}
    for row in read_toml(path, CalibrationFile).band:
        bands = found.setdefault(row.kind, {})
        if not 0 <= row.right <= row.judged or not row.judged or row.least in bands:
            message = (
                f"{path.name}: band {row.kind} from {row.least} stands twice or has no sensible counts; correct it"
            )
            raise RuleError(message)
        bands[row.least] = Share(row.right, row.judged)
    return MappingProxyType({kind: tuple(sorted(bands.items(), reverse=True)) for kind, bands in found.items()})


def share_of(calibration: Calibration, kind: str, confidence: int) -> Share | None:
    """Return how many findings of a kind as sure as this held in the trials, ``None`` if there were none like it.

    >>> bands = {"any": ((700, Share(90, 100)), (0, Share(30, 60))), "date": ((700, Share(50, 51)),)}
    >>> [share_of(bands, *like) for like in (("date", 800), ("place", 800), ("date", 650))]
    [Share(right=50, judged=51), Share(right=90, judged=100), Share(right=30, judged=60)]
    """
    for name in (kind, ANY):
        for least, share in calibration.get(name, ()):
            if confidence >= least:
                return share
    return None
