"""Read what a command was pointed at, and judge whether that is enough to go on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sinoclaim.cli.status import Exit
from sinoclaim.cli.streams import STDOUT, say
from sinoclaim.ingest import Library, read_paths
from sinoclaim.model.report import Problem, Report
from sinoclaim.rules import Rules


def read_sources(paths: Sequence[str], rules: Rules, *, quiet: bool) -> Library:
    """Read files and folders; each problem is also told on stderr, unless ``quiet``."""
    library = read_paths(paths, rules.reading)
    if not quiet:
        tell_problems(library.problems)
    return library


def tell_problems(problems: Sequence[Problem]) -> None:
    """Say on stderr what could not be read."""
    for problem in problems:
        say(f"{problem.path}: {problem.message}")


def reading_status(paths: Sequence[str], report: Report, *, named: bool) -> Exit:
    """Judge the reading alone: trouble if a path that the user named failed or nothing could be read.

    A file that could not be read inside a folder is an entry under ``errors``; the run goes on without it.
    """
    if named and any(_failed(path, report) for path in paths):
        return Exit.TROUBLE
    if not report.documents and report.problems:
        return Exit.TROUBLE
    return Exit.CLEAN if report.claims else Exit.NOTHING


def say_nothing(paths: Sequence[str], report: Report) -> None:
    """Say why there was nothing to check: silence must not look like agreement."""
    looked = ", ".join(paths)
    if report.documents:
        say(f"nothing to check: no claim was found in {len(report.documents)} documents of {looked}")
    else:
        say(f"nothing to check: no document in {looked}; name files or folders, or '-' for stdin")


def _failed(path: str, report: Report) -> bool:
    if path == STDOUT:
        return False
    if not Path(path).exists():
        return True
    names = {path, Path(path).name, Path(path).as_posix()}
    unread = {problem.path for problem in report.problems} - {document.name for document in report.documents}
    return Path(path).is_file() and not names.isdisjoint(unread)
