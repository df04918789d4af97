"""Carry out an extraction: read, extract, write."""

from __future__ import annotations

from collections.abc import Sequence

from sinoclaim.cli.progress import progress_bar
from sinoclaim.cli.sources import read_sources, reading_status, say_nothing, tell_problems
from sinoclaim.cli.status import Exit
from sinoclaim.cli.streams import write_result
from sinoclaim.model.claim import Claim
from sinoclaim.model.report import Coverage, Report
from sinoclaim.pipeline import extract
from sinoclaim.report.claims_table import FORMATS
from sinoclaim.rules import load_rules
from sinoclaim.rules.configuration import Settings


def run_extract(paths: Sequence[str], settings: Settings, *, form: str, output: str, quiet: bool) -> Exit:
    """Extract the claims of the sources at ``paths``, write them, and return the exit status."""
    rules = load_rules()
    named = bool(paths) or settings.origin is not None
    sources = read_sources(paths or settings.corpus, rules, named=named, settings=settings)
    if not quiet:
        tell_problems(sources)
    claims: list[Claim] = []
    with progress_bar(len(sources.documents), quiet=quiet) as progress:
        for done, document in enumerate(sources.documents, start=1):
            claims += extract(document, rules)
            if progress:
                progress(done, len(sources.documents))
    report = Report(
        documents=sources.documents, claims=tuple(claims), findings=(), disputes=(), agreements=(),
        coverage=Coverage(), problems=sources.problems,
    )  # fmt: skip
    write_result(FORMATS[form](report), output)
    status = reading_status(sources, found=bool(claims))
    if status is Exit.NOTHING and not quiet:
        say_nothing(sources, "claim")
    return status
