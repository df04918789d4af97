"""Carry out a check: read, run the pipeline, render, judge."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sinoclaim.cli.check import Given
from sinoclaim.cli.curating import without_claims
from sinoclaim.cli.deciding import decisions_for, decisions_path, reads_all, settled, tell_stale, today_of
from sinoclaim.cli.memory import reader_for
from sinoclaim.cli.places import located
from sinoclaim.cli.progress import progress_bar
from sinoclaim.cli.sources import Sources, read_sources, reading_status, say_nothing, tell_problems
from sinoclaim.cli.status import Exit
from sinoclaim.cli.streams import STDOUT, view_of, write_result
from sinoclaim.cli.workflow import append_summary
from sinoclaim.engine.reader import Reader
from sinoclaim.errors import UsageError
from sinoclaim.model.decision import Decision
from sinoclaim.model.finding import Verdict
from sinoclaim.model.report import Report
from sinoclaim.pipeline import CheckOptions, check
from sinoclaim.report.formats import REPORTERS
from sinoclaim.report.issues import check_outcome
from sinoclaim.rules.configuration import Settings


def run_check(given: Given, settings: Settings) -> Exit:
    """Check the sources, write the report, and return the exit status."""
    wanted = merged(given, settings)
    refuse_output_inside(wanted.corpus, given["output"])
    decisions, today = decisions_of(given, settings), today_of(given["today"])
    shown = given["form"] == "text" and given["output"] == STDOUT
    reader = reader_for(no_cache=given["no_cache"])
    sources, report = read_and_check(
        wanted, reader, named=bool(given["paths"]), quiet=given["quiet"], shown=shown, silences=given["silences"]
    )
    if decisions:
        whole = reads_all(given["paths"], settings) and given["language"] is None and given["min_confidence"] is None
        report = settled(report, decisions, today=today, wanted=wanted, whole=whole)
        report = replace(report, stale=without_claims(report.stale, settings))
    view = view_of(width=wanted.width, color=given["color"], output=given["output"], silences=given["silences"])
    view = replace(view, structure=given["show_structure"], decided=given["show_decided"])
    view = located(view, report, wanted.corpus, decisions=decisions_path(given["decisions"], settings))
    write_result(REPORTERS[given["form"]](report, view), given["output"])
    if given["form"] == "github":
        append_summary(check_outcome(report, view))
    if not given["quiet"] and not shown:
        tell_stale(report, decisions_path(given["decisions"], settings))
    return _judge(report, sources, wanted, given)


def read_and_check(
    wanted: Settings, reader: Reader, *, named: bool, quiet: bool, shown: bool = False, silences: bool = False
) -> tuple[Sources, Report]:
    """Read the sources of a run and check them; say on stderr what could not be read, unless the result shows that."""
    rules = reader.rules
    sources = read_sources(wanted.corpus, rules, named=named or wanted.origin is not None, settings=wanted)
    if not quiet:
        tell_problems(sources, shown=shown)
    choice = CheckOptions(
        select=wanted.select,
        ignore=wanted.ignore,
        min_confidence=wanted.min_confidence,
        language=wanted.language or None,
        keep_silences=silences,
    )
    with progress_bar(len(sources.documents), quiet=quiet) as progress:
        report = check(
            sources.documents, rules, options=choice, problems=sources.problems, progress=progress, reader=reader
        )
    return sources, with_skipped(report, sources)


def decisions_of(given: Given, settings: Settings) -> tuple[Decision, ...]:
    """Return the decisions that a run looks at."""
    if given["no_decisions"]:
        if given["decisions"]:
            message = "--decisions and --no-decisions exclude one another; leave one out"
            raise UsageError(message)
        return ()
    return decisions_for(given["decisions"], settings, isolated=given["isolated"])


def merged(given: Given, settings: Settings) -> Settings:
    """Return the settings of this run: an option that was given goes before the configuration."""
    return replace(
        settings,
        corpus=given["paths"] or settings.corpus,
        select=given["select"] or settings.select,
        ignore=given["ignore"] or settings.ignore,
        fail_on=given["fail_on"] or settings.fail_on,
        min_confidence=settings.min_confidence if given["min_confidence"] is None else given["min_confidence"],
        language=given["language"] or settings.language,
        width=given["width"] or settings.width,
    )


def with_skipped(report: Report, sources: Sources) -> Report:
    """Count the files that were passed over: what was not read is declared, even where no reader is meant for it."""
    skipped = report.coverage.sources_skipped + len(sources.skipped)
    return replace(report, coverage=replace(report.coverage, sources_skipped=skipped))


def _judge(report: Report, sources: Sources, wanted: Settings, given: Given) -> Exit:
    status = reading_status(sources, found=bool(report.claims))
    if status is Exit.NOTHING and not given["quiet"]:
        say_nothing(sources, "claim")
    if status is not Exit.CLEAN or given["exit_zero"]:
        return status
    strictly = given["strict_decisions"] and bool(report.stale)
    return Exit.FINDINGS if strictly or _fails(report, wanted.fail_on) else Exit.CLEAN


def _fails(report: Report, fail_on: str) -> bool:
    """Tell whether a finding that no decision covers is as firm as it takes to fail."""
    open_findings = [finding for finding in report.findings if finding.is_open]
    match fail_on:
        case "never":
            return False
        case "tension":
            return bool(open_findings)
        case _:
            return any(finding.verdict is Verdict.CONTRADICTION for finding in open_findings)


def refuse_output_inside(corpus: tuple[str, ...], output: str) -> None:
    """Keep the report out of what the next run would read."""
    if output == STDOUT:
        return
    target = Path(output).resolve()
    for folder in (Path(path).resolve() for path in corpus if path != STDOUT):
        if target == folder or folder in target.parents:
            message = f"{output}: lies inside the sources; choose a place outside with --output"
            raise UsageError(message)
