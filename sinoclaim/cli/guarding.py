"""Carry out a guard's round: read claims, corpus and decisions, hold them together, render, judge."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from sinoclaim.cli.checking import decisions_of, merged, refuse_output_inside, with_skipped
from sinoclaim.cli.curating import base_of, claims_place, curated_for
from sinoclaim.cli.deciding import decisions_path, in_scope, reads_all, today_of
from sinoclaim.cli.guard import Given
from sinoclaim.cli.memory import reader_for
from sinoclaim.cli.places import located
from sinoclaim.cli.progress import progress_bar
from sinoclaim.cli.sources import Sources, read_sources, reading_status, say_nothing, tell_problems
from sinoclaim.cli.status import Exit
from sinoclaim.cli.streams import STDOUT, say, view_of, write_result
from sinoclaim.cli.workflow import append_summary
from sinoclaim.engine.reader import Reader
from sinoclaim.guard import guard
from sinoclaim.model.curated import CuratedClaim, Drift, GuardReport
from sinoclaim.model.decision import Decision, Standing
from sinoclaim.model.finding import Finding, Verdict
from sinoclaim.model.report import Report
from sinoclaim.pipeline import CheckOptions
from sinoclaim.report.formats import GUARD_REPORTERS
from sinoclaim.report.guarding import numbering_of
from sinoclaim.report.issues import guard_outcome
from sinoclaim.report.view import View
from sinoclaim.rules import Rules
from sinoclaim.rules.configuration import Settings


def run_guard(given: Given, settings: Settings) -> Exit:
    """Guard the claims, write the report, and return the exit status."""
    wanted = merged(given, settings)
    refuse_output_inside((*wanted.corpus, str(claims_place(given["claims"], settings))), given["output"])
    decisions, today = decisions_of(given, settings), today_of(given["today"])
    curated = curated_for(given["claims"], settings)
    shown = given["form"] == "text" and given["output"] == STDOUT
    reader = reader_for(no_cache=given["no_cache"])
    sources = sources_of(wanted, reader.rules, named=bool(given["paths"]), quiet=given["quiet"], shown=shown)
    guarded = guard_sources(sources, wanted, Ledger(curated, decisions, today), reader, quiet=given["quiet"])
    whole = reads_all(given["paths"], settings) and given["language"] is None and given["min_confidence"] is None
    guarded = _with_scope(guarded, wanted, whole=whole)
    files = {claim.file: base_of(settings) / claim.file for claim in curated}
    place = decisions_path(given["decisions"], settings)
    view = view_of(width=wanted.width, color=given["color"], output=given["output"], silences=False)
    view = located(view, guarded.report, wanted.corpus, decisions=place, files=files)
    view = replace(view, decided=given["show_decided"])
    if given["since"] is not None:
        from sinoclaim.cli.since import run_since  # noqa: PLC0415 -- other runs need no git

        found = run_since(given, wanted, guarded, view, reader, today=today)
    else:
        found = _told(guarded, wanted, view, given)
    status = _read_status(guarded, sources, wanted, given)
    if status is not Exit.CLEAN or given["exit_zero"]:
        return status
    return Exit.FINDINGS if found else Exit.CLEAN


def _told(guarded: GuardReport, wanted: Settings, view: View, given: Given) -> bool:
    """Write the report; tell whether it makes the run fail."""
    write_result(GUARD_REPORTERS[given["form"]](guarded, view), given["output"])
    if given["form"] == "github":
        append_summary(guard_outcome(guarded, view))
    return (given["strict_decisions"] and bool(guarded.stale)) or fails(guarded, wanted.fail_on)


class Ledger(NamedTuple):
    """What a team has written down: its claims, its decisions, and the day by which these expire."""

    curated: tuple[CuratedClaim, ...]
    decisions: tuple[Decision, ...]
    today: str


def sources_of(wanted: Settings, rules: Rules, *, named: bool, quiet: bool, shown: bool = False) -> Sources:
    """Read the sources of a run; say on stderr what could not be read."""
    sources = read_sources(wanted.corpus, rules, named=named or wanted.origin is not None, settings=wanted)
    if not quiet:
        tell_problems(sources, shown=shown)
    return sources


def guard_sources(sources: Sources, wanted: Settings, ledger: Ledger, reader: Reader, *, quiet: bool) -> GuardReport:
    """Hold the claims against the sources."""
    choice = CheckOptions(
        select=wanted.select,
        ignore=wanted.ignore,
        min_confidence=wanted.min_confidence,
        language=wanted.language or None,
    )
    with progress_bar(len(sources.documents), quiet=quiet) as progress:
        guarded = guard(
            sources.documents, ledger.curated, ledger.decisions, reader.rules,
            today=ledger.today, options=choice, problems=sources.problems, progress=progress, reader=reader,
        )  # fmt: skip
    return replace(guarded, report=with_skipped(guarded.report, sources))


def _with_scope(guarded: GuardReport, wanted: Settings, *, whole: bool) -> GuardReport:
    """Keep those stale decisions whose finding this run would have made."""
    kept = (item for item in guarded.stale if in_scope(item, wanted))
    return replace(guarded, stale=tuple(item for item in kept if whole or item.standing is not Standing.ABSENT))


def _read_status(guarded: GuardReport, sources: Sources, wanted: Settings, given: Given) -> Exit:
    """Return the status as far as reading goes; say why there is nothing to guard."""
    status = reading_status(sources, found=bool(guarded.report.claims) and bool(guarded.claims))
    if status is Exit.NOTHING and not given["quiet"]:
        if guarded.claims:
            say_nothing(sources, "claim")
        else:
            place = claims_place(given["claims"], wanted)
            say(f"nothing to guard: no curated claim in {place}; 'sinoclaim claims new' begins a file of them")
    return status


def fails(guarded: GuardReport, fail_on: str) -> bool:
    """Tell whether evidence drifted or a finding that no decision covers is as firm as it takes to fail."""
    if fail_on == "never":
        return False
    drifted = any(state.drift is not Drift.HELD for entry in guarded.claims for state in entry.witnesses)
    return drifted or any(counts_as(finding, fail_on) for finding in guarded.findings)


def counts_as(finding: Finding, fail_on: str) -> bool:
    """Tell whether an open finding is as firm as it takes to fail."""
    return finding.is_open and (fail_on == "tension" or finding.verdict is Verdict.CONTRADICTION)


def joined(guarded: GuardReport) -> Report:
    """Return the report of the corpus with what touches the curated claims, their statements among its documents."""
    numbering = numbering_of(guarded)
    statements = tuple(numbering.by_name[entry.claim.name] for entry in guarded.claims)
    return replace(
        guarded.report,
        documents=(*guarded.report.documents, *statements),
        findings=guarded.findings,
        stale=guarded.stale,
    )
