"""Find the decisions of a project and the day it is, and let them settle what was found."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from sinoclaim.cli.streams import say
from sinoclaim.errors import LedgerError, UsageError
from sinoclaim.ledger.decisions_file import is_day, read_decisions
from sinoclaim.ledger.standing import settle
from sinoclaim.model.decision import Decision, Stale, Standing
from sinoclaim.model.report import Report
from sinoclaim.report.decided import stale_lines
from sinoclaim.rules.configuration import Settings

TODAY: Final = "SINOCLAIM_TODAY"
NAME: Final = "decisions.toml"
_NAMED_AT_MOST: Final = 5


def today_of(given: str | None) -> str:
    """Return the day that counts as today: the option's, the environment's, or the system's.

    Raises:
        UsageError: if the option or the environment gives what is no day.
    """
    for name, day in (("--today", given), (TODAY, os.environ.get(TODAY))):
        if day and not is_day(day):
            message = f"{name}: '{day}' is no day; write it as in 2027-06-30"
            raise UsageError(message)
        if day:
            return day
    return dt.date.today().isoformat()  # noqa: DTZ011, TID251 -- the one look at the clock, where a person is


def decisions_path(given: str | None, settings: Settings) -> Path:
    """Return where the decisions are kept, whether or not they are there yet; seen from the working folder if below."""
    beside = settings.origin.parent / NAME if settings.origin else Path(NAME)
    path = Path(given or settings.decisions or beside)
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def decisions_for(given: str | None, settings: Settings, *, isolated: bool = False) -> tuple[Decision, ...]:
    """Read the decisions of a run; none if nobody named a file and the usual one is not there.

    Raises:
        LedgerError: if the file named is missing, or a file is at fault.
    """
    path = decisions_path(given, settings)
    if isolated and not given:
        return ()
    if not path.exists():
        if given:
            message = f"{path}: there is no such file; 'sinoclaim baseline write' or 'sinoclaim review' make one"
            raise LedgerError(message)
        return ()
    return read_decisions(path)


def reads_all(paths: Sequence[str], settings: Settings) -> bool:
    """Tell whether a run of ``paths`` reads all that the project's configuration does."""
    if not paths or settings.origin is None:
        return True
    read = {Path(path).resolve() for path in paths}
    return all(not read.isdisjoint((part, *part.parents)) for part in (Path(c).resolve() for c in settings.corpus))


def settled(report: Report, decisions: Sequence[Decision], *, today: str, wanted: Settings, whole: bool) -> Report:
    """Return the report with the standing of its findings and the stale decisions.

    A decision is not called absent by a run that would not have made its finding: one that does not look for its rule,
    or reads a part of the corpus (``whole`` is false).
    """
    findings, stale = settle(report.findings, decisions, today)
    kept = tuple(item for item in stale if in_scope(item, wanted) and (whole or item.standing is not Standing.ABSENT))
    return replace(report, findings=findings, stale=kept)


def in_scope(item: Stale, wanted: Settings) -> bool:
    """Tell whether a run looks for the rule of a stale decision."""
    rule = item.decision.rule
    return (not wanted.select or rule.startswith(wanted.select)) and not (
        wanted.ignore and rule.startswith(wanted.ignore)
    )


def tell_stale(report: Report, path: Path) -> None:
    """Warn on stderr of the decisions that cover nothing any more."""
    lines = stale_lines(report.stale)
    for line in lines[:_NAMED_AT_MOST]:
        say(f"{path}: {line}")
    if len(lines) > _NAMED_AT_MOST:
        say(f"{path}: and {len(lines) - _NAMED_AT_MOST} more; 'sinoclaim baseline prune' drops them")
