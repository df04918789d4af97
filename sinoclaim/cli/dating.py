"""Carry out the reading of time expressions."""

from __future__ import annotations

from collections.abc import Sequence

from sinoclaim.cli.sources import read_sources, reading_status, say_nothing, tell_problems
from sinoclaim.cli.status import Exit
from sinoclaim.cli.streams import write_result
from sinoclaim.dates import read_times
from sinoclaim.dates.values import TimeMention
from sinoclaim.extract.dating import dated
from sinoclaim.extract.passages import passages
from sinoclaim.model.document import Document
from sinoclaim.report.times_table import FORMATS
from sinoclaim.rules import Rules, load_rules
from sinoclaim.rules.configuration import Settings


def run_dates(paths: Sequence[str], settings: Settings, *, form: str, output: str, quiet: bool) -> Exit:
    """Read the time expressions of the sources at ``paths``, write them, and return the exit status."""
    rules = load_rules()
    named = bool(paths) or settings.origin is not None
    sources = read_sources(paths or settings.corpus, rules, named=named, settings=settings)
    if not quiet:
        tell_problems(sources)
    read = tuple((document, _times(document, rules)) for document in sources.documents)
    write_result(FORMATS[form](read), output)
    status = reading_status(sources, found=any(mentions for _, mentions in read))
    if status is Exit.NOTHING and not quiet:
        say_nothing(sources, "time expression")
    return status


def _times(document: Document, rules: Rules) -> tuple[TimeMention, ...]:
    written = dated(document, rules).origin.written
    return tuple(read_times(document.text, passages(document.blocks), rules.times, document_date=written))
