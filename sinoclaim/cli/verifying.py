"""Carry out the replay of a report."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sinoclaim.cli.progress import progress_bar
from sinoclaim.cli.sources import read_sources, tell_problems
from sinoclaim.cli.status import Exit
from sinoclaim.cli.streams import write_result
from sinoclaim.ledger.recorded import read_recorded
from sinoclaim.ledger.replay import recorded_documents, replay
from sinoclaim.pipeline import check
from sinoclaim.report.replayed import as_json, as_text
from sinoclaim.rules import load_rules
from sinoclaim.rules.configuration import Settings


def run_verify(
    report: str, paths: Sequence[str], settings: Settings, *, form: str, output: str, quiet: bool
) -> Exit:  # fmt: skip
    """Check the documents of a report again and say what has changed."""
    recorded = read_recorded(Path(report))
    rules = load_rules()
    named = bool(paths) or settings.origin is not None
    sources = read_sources(paths or settings.corpus, rules, named=named, settings=settings)
    if not quiet:
        tell_problems(sources)
    documents = recorded_documents(recorded, sources.documents)
    with progress_bar(len(documents), quiet=quiet) as progress:
        made = check(documents, rules, progress=progress)
    replayed = replay(recorded, made)
    write_result(as_json(replayed) if form == "json" else as_text(replayed), output)
    if sources.failed:
        return Exit.TROUBLE
    return Exit.CLEAN if replayed.holds else Exit.FINDINGS
