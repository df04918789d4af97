"""Load the data files into one immutable value; the only place where the package's own knowledge is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from sinoclaim.dates.tables import TimeTables
from sinoclaim.quantities.tables import QuantityTables
from sinoclaim.rules.calendars import load_calendars
from sinoclaim.rules.calibration import Calibration, load_calibration
from sinoclaim.rules.contrasts import Contrasts, load_contrasts
from sinoclaim.rules.courses import Course, load_courses
from sinoclaim.rules.frames import FrameTable, load_frames
from sinoclaim.rules.labels import ColumnFile, LabelTable, load_columns, load_labels
from sinoclaim.rules.modality import Modality, load_modality
from sinoclaim.rules.names import NameTable, load_names
from sinoclaim.rules.reading import ReadingTables, load_reading
from sinoclaim.rules.slips import Slip, load_slips
from sinoclaim.rules.sums import Sums, load_sums
from sinoclaim.rules.syntax import Syntax, load_syntax
from sinoclaim.rules.tomlfile import DATA, digest
from sinoclaim.rules.units import load_quantity_tables


@dataclass(frozen=True, eq=False)
class Rules:
    """All rules of a run. ``digest`` identifies them: two runs with the same digest and input give the same report.

    Rules are loaded once, so each value equals none but itself, and what is made from them can be kept beside them.
    """

    times: TimeTables
    quantities: QuantityTables
    names: NameTable
    frames: FrameTable
    labels: LabelTable
    columns: ColumnFile
    modality: Mapping[str, Modality]
    syntax: Mapping[str, Syntax]
    reading: ReadingTables
    courses: tuple[Course, ...]
    slips: tuple[Slip, ...]
    sums: Sums
    contrasts: Contrasts
    calibration: Calibration
    root: Path

    @cached_property
    def digest(self) -> str:
        """Return "sha256:..." over all data files."""
        return digest(self.root.rglob("*.toml"))


def load_rules(root: Path = DATA) -> Rules:
    """Return the rules of all data files under ``root`` (by default those of the package), read once for a process.

    Raises:
        RuleError: if a file is missing or does not fit; the message names file, key and remedy.

    >>> load_rules() is load_rules()
    True
    """
    return _load(root)


@cache
def _load(root: Path) -> Rules:
    irregular = root / "lexicon" / "irregular.toml"
    frames = load_frames(root / "frames", irregular)
    return Rules(
        times=load_calendars(),
        quantities=load_quantity_tables(root / "units"),
        names=load_names(root),
        frames=frames,
        labels=load_labels(root / "lexicon" / "labels.toml", frames.frames),
        columns=load_columns(root / "lexicon" / "columns.toml"),
        modality=load_modality(root / "lexicon" / "modality.toml", irregular),
        syntax=load_syntax(root / "lexicon" / "syntax.toml"),
        reading=load_reading(root / "lexicon"),
        courses=load_courses(root / "lexicon" / "courses.toml", frames.frames),
        slips=load_slips(root / "lexicon" / "slips.toml"),
        sums=load_sums(root / "lexicon" / "sums.toml"),
        contrasts=load_contrasts(root / "contrasts", irregular),
        calibration=load_calibration(root / "calibration.toml"),
        root=root,
    )
