"""Carry out a check: read, run the pipeline, render, judge."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sinoclaim.cli.check import Given
from sinoclaim.cli.progress import progress_bar
from sinoclaim.cli.sources import Sources, read_sources, reading_status, say_nothing, tell_problems
from sinoclaim.cli.status import Exit
from sinoclaim.cli.streams import STDOUT, view_of, write_result
from sinoclaim.errors import UsageError
from sinoclaim.model.finding import Verdict
from sinoclaim.model.report import Report
from sinoclaim.pipeline import CheckOptions, check
from sinoclaim.report.formats import REPORTERS
from sinoclaim.rules import load_rules
from sinoclaim.rules.configuration import Settings


def run_check(given: Given, settings: Settings) -> Exit:
    """Check the sources, write the report, and return the exit status."""
    wanted = merged(given, settings)
    _refuse_output_inside(wanted.corpus, given["output"])
    quiet = given["quiet"]
    rules = load_rules()
    named = bool(given["paths"]) or wanted.origin is not None
    sources = read_sources(wanted.corpus, rules, named=named, settings=wanted)
    if not quiet:
        tell_problems(sources, shown=given["form"] == "text" and given["output"] == STDOUT)
    choice = CheckOptions(
        select=wanted.select,
        ignore=wanted.ignore,
        min_confidence=wanted.min_confidence,
        language=wanted.language or None,
        keep_silences=given["silences"],
    )
    with progress_bar(len(sources.documents), quiet=quiet) as progress:
        report = check(sources.documents, rules, options=choice, problems=sources.problems, progress=progress)
    report = _with_skipped(report, sources)
    view = view_of(width=wanted.width, color=given["color"], output=given["output"], silences=given["silences"])
    view = replace(view, structure=given["show_structure"])
    write_result(REPORTERS[given["form"]](report, view), given["output"])
    return _judge(report, sources, wanted, given)


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


def _with_skipped(report: Report, sources: Sources) -> Report:
    """Count the files that were passed over: what was not read is declared, even where no reader is meant for it."""
    skipped = report.coverage.sources_skipped + len(sources.skipped)
    return replace(report, coverage=replace(report.coverage, sources_skipped=skipped))


def _judge(report: Report, sources: Sources, wanted: Settings, given: Given) -> Exit:
    status = reading_status(sources, found=bool(report.claims))
    if status is Exit.NOTHING and not given["quiet"]:
        say_nothing(sources, "claim")
    if status is not Exit.CLEAN or given["exit_zero"]:
        return status
    return Exit.FINDINGS if _fails(report, wanted.fail_on) else Exit.CLEAN


def _fails(report: Report, fail_on: str) -> bool:
    match fail_on:
        case "never":
            return False
        case "tension":
            return bool(report.findings)
        case _:
            return any(finding.verdict is Verdict.CONTRADICTION for finding in report.findings)


def _refuse_output_inside(corpus: tuple[str, ...], output: str) -> None:
    """Keep the report out of what the next run would read."""
    if output == STDOUT:
        return
    target = Path(output).resolve()
    for folder in (Path(path).resolve() for path in corpus if path != STDOUT):
        if target == folder or folder in target.parents:
            message = f"{output}: lies inside the sources; choose a place outside with --output"
            raise UsageError(message)
