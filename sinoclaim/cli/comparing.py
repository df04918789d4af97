"""Carry out a comparison of two files or passages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sinoclaim.cli.status import Exit
from sinoclaim.cli.streams import write_result
from sinoclaim.errors import ReadError
from sinoclaim.ingest import document_from_text, read_paths
from sinoclaim.ingest.bibliography import Bibliography, read_bibliography
from sinoclaim.model.document import Document
from sinoclaim.pipeline import compare
from sinoclaim.report import comparison, to_json
from sinoclaim.report.view import View
from sinoclaim.rules import Rules, load_rules


def run_compare(given: tuple[str, str], *, form: str, output: str, view: View, bibliography: str | None) -> Exit:
    """Compare two files or passages, write what came of it, and return the exit status."""
    rules = load_rules()
    books = read_bibliography(Path(bibliography)) if bibliography else None
    left, right = (_document(text, name, rules, books) for text, name in zip(given, ("A", "B"), strict=True))
    if left.name == right.name:
        left, right = replace(left, name=f"A/{left.name}"), replace(right, name=f"B/{right.name}")
    report = compare(left, right, rules)
    write_result({"json": to_json.render, "text": comparison.render}[form](report, view), output)
    if not report.claims:
        return Exit.NOTHING
    return Exit.FINDINGS if report.findings else Exit.CLEAN


def _document(given: str, name: str, rules: Rules, books: Bibliography | None) -> Document:
    """Read ``given`` as a file if there is one of this name, else take it as the text of a source called ``name``."""
    if not _is_path(given):
        return document_from_text(name, given, rules.reading)
    library = read_paths((Path(given),), rules.reading, bibliography=books)
    if len(library.documents) == 1:
        return library.documents[0]
    unread = (*library.problems, *library.skipped)
    why = unread[0].message if unread else "it does not hold exactly one document"
    message = f"{given}: cannot be compared: {why}"
    raise ReadError(message)


def _is_path(given: str) -> bool:
    try:
        return Path(given).exists()
    except (OSError, ValueError):  # too long for a name, or with a NUL: surely text
        return False
