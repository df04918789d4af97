"""Carry out the reading of time expressions."""

from __future__ import annotations

from collections.abc import Sequence

from sinoclaim.cli.sources import read_sources
from sinoclaim.cli.status import Exit
from sinoclaim.cli.streams import write_result
from sinoclaim.report.times_table import FORMATS
from sinoclaim.rules import load_rules


def run_dates(paths: Sequence[str], *, form: str, output: str, quiet: bool, named: bool) -> Exit:
    """Read the time expressions of the sources at ``paths``, write them, and return the exit status."""
    rules = load_rules()
    library = read_sources(paths, rules, quiet=quiet)
    raise NotImplementedError
