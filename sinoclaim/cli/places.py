"""Find the files of documents as a repository knows them: by their paths from its root."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from sinoclaim.cli.streams import STDOUT
from sinoclaim.model.report import Report
from sinoclaim.report.view import View

_ROOTS: Final = (".git", ".hg")
_COUNTED: Final = re.compile(r" \((?P<number>\d{1,6})\)(?=\.[^./]*\Z|\Z)")
"""How a second document of a name is told from the first: ``a (2).txt``."""


def located(
    view: View, report: Report, paths: Sequence[str], *, decisions: Path, files: Mapping[str, Path] | None = None
) -> View:
    """Return the view with the paths of a report's documents, of the decisions, and of other files by their names.

    Machines that show findings beside lines of files know these by their paths from the root of the repository.
    """
    root = _root(Path.cwd())
    named = {name: _from_root(path, root) for name, path in (files or {}).items()}
    documents = paths_of([document.name for document in report.documents], paths)
    return replace(view, paths=named | documents, decisions=_from_root(decisions, root))


def paths_of(names: Iterable[str], paths: Sequence[str]) -> dict[str, str]:
    """Return the file of each document, from the root of the repository or else from the working folder.

    ``paths`` are those that the documents were read from, in their order. A file outside of the repository, like
    standard input, keeps its document's name and is left out.
    """
    root = _root(Path.cwd())
    places = [Path(path) for path in paths if path != STDOUT]
    found = ((name, _file(name, places)) for name in names)
    resolved = ((name, Path(os.path.realpath(file))) for name, file in found if file)
    return {name: file.relative_to(root).as_posix() for name, file in resolved if file.is_relative_to(root)}


def _from_root(path: Path, root: Path) -> str:
    resolved = Path(os.path.realpath(path))
    return resolved.relative_to(root).as_posix() if resolved.is_relative_to(root) else path.name


def _root(folder: Path) -> Path:
    start = Path(os.path.realpath(folder))
    return next((place for place in (start, *start.parents) if any((place / mark).exists() for mark in _ROOTS)), start)


def _file(name: str, places: Sequence[Path]) -> Path | None:
    """Return the file that a document was read from: it, or the archive or collection that it is a part of."""
    for base in _bases(name):
        if found := _candidates(base, places):
            return found[0]
        if match := _COUNTED.search(base):
            plain = base[: match.start()] + base[match.end() :]
            found = _candidates(plain, places)
            if found:
                return found[min(int(match["number"]), len(found)) - 1]
    return None


def _bases(name: str) -> Iterator[str]:
    """Yield the name and its beginnings before each ``#``, the longest first: a file may have that sign in its name."""
    yield name
    while "#" in name:
        name = name.rpartition("#")[0]
        yield name


def _candidates(base: str, places: Sequence[Path]) -> list[Path]:
    found = []
    for place in places:
        file = place / base if place.is_dir() else place
        if base and (place.is_dir() or place.name == base) and _is_file(file):
            found.append(file)
    return found


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # too long a name, or one with a zero byte: no file of ours
        return False
