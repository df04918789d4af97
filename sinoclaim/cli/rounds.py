"""Guard a corpus and its claims against their decisions, for the commands that work on these."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypedDict

from sinoclaim.cli import options
from sinoclaim.cli.curating import curated_for
from sinoclaim.cli.deciding import decisions_path, reads_all, settled, today_of
from sinoclaim.cli.guarding import Ledger, guard_sources, joined, sources_of
from sinoclaim.cli.memory import reader_for
from sinoclaim.cli.sources import reading_status, say_nothing
from sinoclaim.cli.status import Exit
from sinoclaim.ledger.decisions_file import read_decisions
from sinoclaim.model.decision import Decision
from sinoclaim.model.finding import Finding
from sinoclaim.model.report import Report, unread
from sinoclaim.rules.configuration import Settings


class Chosen(TypedDict):
    """The arguments that ``options.of_a_round`` gives to a command."""

    paths: tuple[str, ...]
    decisions: str | None
    today: str | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    bibliography: str | None
    isolated: bool
    config: str | None
    no_cache: bool
    quiet: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A check with the standing of its findings. ``path`` is where decisions are kept, whether or not it is there yet.

    ``status`` is clean if there was something to work on. ``whole`` tells whether all of the project was read.
    """

    settings: Settings
    path: Path
    decisions: tuple[Decision, ...]
    report: Report
    status: Exit
    whole: bool

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that wait for a ruling; of those with one id, one."""
        return tuple({finding.id: finding for finding in self.report.findings if finding.is_open}.values())


def play(given: Chosen) -> Round:
    """Read and check the sources, and settle what was found; say on stderr what could not be read."""
    settings = options.settings_for(given["config"], isolated=given["isolated"], bibliography=given["bibliography"])
    path, today = decisions_path(given["decisions"], settings), today_of(given["today"])
    decisions = read_decisions(path) if path.exists() else ()
    wanted = replace(
        settings,
        corpus=given["paths"] or settings.corpus,
        select=given["select"] or settings.select,
        ignore=given["ignore"] or settings.ignore,
    )
    reader = reader_for(no_cache=given["no_cache"])
    sources = sources_of(wanted, reader.rules, named=bool(given["paths"]), quiet=given["quiet"])
    ledger = Ledger(curated_for(None, settings), (), "")  # what was decided is settled below
    report = joined(guard_sources(sources, wanted, ledger, reader, quiet=given["quiet"]))
    status = reading_status(sources, found=bool(report.claims))
    if status is Exit.NOTHING and not given["quiet"]:
        say_nothing(sources, "claim")
    missed = unread(report.problems, (document.name for document in report.documents))
    whole = status is Exit.CLEAN and not missed and reads_all(given["paths"], settings)
    report = settled(report, decisions, today=today, wanted=wanted, whole=whole)
    return Round(settings=wanted, path=path, decisions=decisions, report=report, status=status, whole=whole)
