"""Carry out an extraction: read, extract, write."""

from __future__ import annotations

from collections.abc import Sequence

from sinoclaim.cli.memory import reader_for
from sinoclaim.cli.progress import progress_bar
from sinoclaim.cli.sources import read_sources, reading_status, say_nothing, tell_problems
from sinoclaim.cli.status import Exit
from sinoclaim.cli.streams import write_result
from sinoclaim.model.claim import Claim
from sinoclaim.model.report import Coverage, Report
from sinoclaim.report.claims_table import FORMATS
from sinoclaim.rules.configuration import Settings


def run_extract(
    paths: Sequence[str], settings: Settings, *, form: str, output: str, no_cache: bool, quiet: bool
) -> Exit:
    """Extract the claims of the sources at ``paths``, write them, and return the exit status."""
    reader = reader_for(no_cache=no_cache)
    named = bool(paths) or settings.origin is not None
    sources = read_sources(paths or settings.corpus, reader.rules, named=named, settings=settings)
    if not quiet:
        tell_problems(sources)
    claims: list[Claim] = []
    with progress_bar(len(sources.documents), quiet=quiet) as progress:
        for done, document in enumerate(sources.documents, start=1):
            claims += reader.claims(document)
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
