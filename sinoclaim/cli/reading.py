"""Carry out a reading: read, date, print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sinoclaim.cli.sources import read_sources, reading_status, say_nothing, tell_problems
from sinoclaim.cli.status import Exit
from sinoclaim.cli.streams import view_of, write_result
from sinoclaim.extract.dating import dated
from sinoclaim.model.report import Coverage, Report
from sinoclaim.report.reading import FORMATS
from sinoclaim.rules import load_rules
from sinoclaim.rules.configuration import Settings


def run_read(
    paths: Sequence[str], settings: Settings, *, form: str, output: str, structure: bool, quiet: bool
) -> Exit:  # fmt: skip
    """Read the sources at ``paths``, write what was read, and return the exit status."""
    rules = load_rules()
    named = bool(paths) or settings.origin is not None
    sources = read_sources(paths or settings.corpus, rules, named=named, settings=settings)
    if not quiet:
        tell_problems(sources)
    documents = tuple(dated(document, rules) for document in sources.documents)
    report = Report(
        documents=documents, claims=(), findings=(), disputes=(), agreements=(), coverage=Coverage(),
        problems=sources.problems, rules_digest=rules.digest,
    )  # fmt: skip
    view = view_of(width=settings.width, color="never", output=output, silences=False)
    write_result(FORMATS[form](report, replace(view, structure=structure)), output)
    status = reading_status(sources, found=bool(documents))
    if status is Exit.NOTHING and not quiet:
        say_nothing(sources, "document")
    return status
