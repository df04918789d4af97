"""Carry out a comparison of two files or passages."""

from __future__ import annotations

from pathlib import Path

from sinoclaim.cli.status import Exit
from sinoclaim.cli.streams import write_result
from sinoclaim.errors import ReadError, UsageError
from sinoclaim.ingest import read_paths, read_text
from sinoclaim.model.document import Document
from sinoclaim.pipeline import compare
from sinoclaim.report import comparison, to_json
from sinoclaim.report.view import View
from sinoclaim.rules import Rules, load_rules


def run_compare(given: tuple[str, str], *, form: str, output: str, view: View) -> Exit:
    """Compare two files or passages, write what came of it, and return the exit status."""
    rules = load_rules()
    left, right = (_document(text, name, rules) for text, name in zip(given, ("A", "B"), strict=True))
    if left.name == right.name:
        message = f"{left.name}: both sources have this name; name two different files"
        raise UsageError(message)
    report = compare(left, right, rules)
    write_result({"json": to_json.render, "text": comparison.render}[form](report, view), output)
    if not report.claims:
        return Exit.NOTHING
    return Exit.FINDINGS if report.findings else Exit.CLEAN


def _document(given: str, name: str, rules: Rules) -> Document:
    """Read ``given`` as a file if there is one of this name, else take it as the text of a source called ``name``."""
    if not _is_path(given):
        return read_text(given, name, rules.reading)
    library = read_paths((given,), rules.reading)
    if len(library.documents) == 1:
        return library.documents[0]
    why = library.problems[0].message if library.problems else "it does not hold exactly one document"
    message = f"{given}: cannot be compared: {why}"
    raise ReadError(message)


def _is_path(given: str) -> bool:
    try:
        return Path(given).exists()
    except (OSError, ValueError):  # too long for a name, or with a NUL: surely text
        return False
