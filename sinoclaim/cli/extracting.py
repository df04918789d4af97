"""Carry out an extraction: read, extract, write."""

from __future__ import annotations

from collections.abc import Sequence

from sinoclaim.cli.progress import progress_bar
from sinoclaim.cli.sources import read_sources, reading_status, say_nothing
from sinoclaim.cli.status import Exit
from sinoclaim.cli.streams import write_result
from sinoclaim.model.claim import Claim
from sinoclaim.model.report import Coverage, Report
from sinoclaim.pipeline import extract
from sinoclaim.report.claims_table import FORMATS
from sinoclaim.rules import load_rules


def run_extract(paths: Sequence[str], *, form: str, output: str, quiet: bool, named: bool) -> Exit:
    """Extract the claims of the sources at ``paths``, write them, and return the exit status."""
    rules = load_rules()
    library = read_sources(paths, rules, quiet=quiet)
    claims: list[Claim] = []
    with progress_bar(len(library.documents), quiet=quiet) as progress:
        for done, document in enumerate(library.documents, start=1):
            claims += extract(document, rules)
            if progress:
                progress(done, len(library.documents))
    report = Report(
        documents=library.documents, claims=tuple(claims), findings=(), disputes=(), agreements=(),
        coverage=Coverage(), problems=library.problems,
    )  # fmt: skip
    write_result(FORMATS[form](report), output)
    status = reading_status(paths, report, named=named)
    if status is Exit.NOTHING and not quiet:
        say_nothing(paths, report)
    return status
