"""Read what a command was pointed at, and judge whether that is enough to go on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sinoclaim.cli.status import Exit
from sinoclaim.cli.streams import STDOUT, say
from sinoclaim.errors import ReadError
from sinoclaim.ingest import Library, Limits, read_paths
from sinoclaim.ingest.bibliography import read_bibliography
from sinoclaim.model.document import Document
from sinoclaim.model.report import Problem, unread
from sinoclaim.report.summary import counted
from sinoclaim.rules import Rules
from sinoclaim.rules.configuration import Settings

_NAMED_AT_MOST: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What was read of the paths that a command was given.

    ``problems`` should have been read and could not be; ``skipped`` are files in a folder that no reader is meant for.
    ``failed`` are the problems of the paths themselves, not of something below them: missing, or not readable.
    """

    paths: tuple[str, ...]
    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]
    skipped: tuple[Problem, ...]
    failed: tuple[Problem, ...]


def read_sources(paths: Sequence[str], rules: Rules, *, named: bool, settings: Settings) -> Sources:
    """Read files and folders; a missing one is a problem like others, so that the run goes on with what there is.

    A path that nobody named (the default) may be missing. Of the settings, the limits, the names of columns and the
    bibliography count here.

    Raises:
        UsageError: if the bibliography cannot be used.
    """
    bibliography = read_bibliography(Path(settings.bibliography)) if settings.bibliography else None
    present = tuple(path for path in paths if path == STDOUT or Path(path).exists())
    missing = tuple(_missing(path, rules) for path in paths if path not in present and named)
    library = read_paths(
        [Path(path) for path in present],
        rules.reading,
        limits=Limits(**dict(settings.limits)),
        bibliography=bibliography,
        columns=settings.columns,
    )
    failed = _named_but_unread(present, library)
    problems = tuple(dict.fromkeys((*missing, *library.problems, *failed)))
    return Sources(
        paths=tuple(paths),
        documents=library.documents,
        problems=tuple(sorted(problems, key=lambda problem: (problem.path, problem.message))),
        skipped=tuple(problem for problem in library.skipped if problem not in failed),
        failed=(*missing, *failed),
    )


def reading_status(sources: Sources, *, found: bool) -> Exit:
    """Judge the reading alone: trouble if a path that the user named failed or nothing could be read.

    A file that could not be read inside a folder is an entry under ``errors``; the run goes on without it. ``found``
    tells whether there was anything to work on.
    """
    if sources.failed or (sources.problems and not sources.documents):
        return Exit.TROUBLE
    return Exit.CLEAN if found else Exit.NOTHING


def say_nothing(sources: Sources, wanted: str) -> None:
    """Say why there was nothing to work on: silence must not look like agreement."""
    looked = ", ".join(sources.paths[:_NAMED_AT_MOST])
    if sources.documents:
        say(f"nothing to check: no {wanted} was found in {counted(len(sources.documents), 'document')} of {looked}")
    else:
        say(f"nothing to check: no document in {looked}; name files or folders, or '-' for stdin")


def tell_problems(sources: Sources, *, shown: bool = False) -> None:
    """Say on stderr what could not be read; where the result shows the problems, only those of the named paths."""
    for problem in sources.failed if shown else sources.problems:
        say(f"{problem.path}: {problem.message}")
    if sources.skipped:
        names = ", ".join(problem.path for problem in sources.skipped[:_NAMED_AT_MOST])
        more = " ..." if len(sources.skipped) > _NAMED_AT_MOST else ""
        say(f"passed over {counted(len(sources.skipped), 'file')} that no reader is meant for: {names}{more}")


def _missing(path: str, rules: Rules) -> Problem:
    """Return the problem of a path that does not exist, in the reader's own words."""
    try:
        read_paths([Path(path)], rules.reading)
    except ReadError as problem:
        return Problem(path=path, message=str(problem).removeprefix(f"{path}: "))
    return Problem(path=path, message="it came into being only now; run again")


def _named_but_unread(paths: Sequence[str], library: Library) -> tuple[Problem, ...]:
    """Return why files that were named themselves were not read; for those even a missing reader is a problem."""
    files = {Path(path).name for path in paths if path != STDOUT and not Path(path).is_dir()}
    failed = (*library.problems, *library.skipped)
    missed = files.intersection(unread(failed, (document.name for document in library.documents)))
    return tuple(problem for problem in failed if problem.path in missed and not problem.remark)
