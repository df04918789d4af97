"""Read the files and folders that a user names into a library of documents."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from sinoclaim.errors import ReadError
from sinoclaim.ingest.assembly import assemble
from sinoclaim.ingest.drafts import Draft, File, Limits
from sinoclaim.ingest.formats import format_of, refusal
from sinoclaim.ingest.isolation import Workshop
from sinoclaim.ingest.opening import open_file
from sinoclaim.ingest.walk import Entry, kind_problem, walk
from sinoclaim.model.document import Document
from sinoclaim.model.report import Problem
from sinoclaim.rules.reading import ReadingTables

STDIN = "-"
"""The path that stands for standard input; the document is called "stdin.txt"."""
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """What was read, sorted by name; ``problems`` could not be read and should have been, ``skipped`` should not.

    Problems of a document that was read all the same say what of it was not. Skipped are files of an ending that no
    reader knows.
    """

    documents: tuple[Document, ...] = ()
    problems: tuple[Problem, ...] = ()
    skipped: tuple[Problem, ...] = ()


@dataclass(slots=True)
class _Shelf:
    """What has been read so far."""

    tables: ReadingTables
    documents: dict[str, Document] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    skipped: list[Problem] = field(default_factory=list)

    def put(self, name: str, draft: Draft) -> None:
        """Make a document of a draft, under a name that no other has."""
        name = _distinct(name, self.documents)
        self.documents[name] = assemble(name, draft, self.tables)
        self.problems += [Problem(path=name, message=warning) for warning in draft.warnings]


def read_paths(
    paths: Sequence[Path], tables: ReadingTables, *, limits: Limits | None = None, stdin: BinaryIO | None = None
) -> Library:
    """Read files, folders (with what lies below them) and ``-`` for standard input.

    A file inside a named folder is called by its path from there, a named file by its own name; a second source of a
    name gets "name (2)" before its ending.

    Raises:
        ReadError: a path does not exist; the message names a path that does and looks like it.
    """
    budget = limits or Limits()
    shelf = _Shelf(tables)
    with Workshop() as workshop:
        for count, entry in enumerate(_entries(paths)):
            if count >= budget.files:
                message = f"not read: more than {budget.files} files; name fewer, or raise 'files' in [limits]"
                shelf.problems.append(Problem(path=safe_name(entry.name), message=message))
                break
            _read_entry(entry, shelf, workshop, budget, stdin)
    return Library(
        documents=tuple(shelf.documents[name] for name in sorted(shelf.documents)),
        problems=_sorted(shelf.problems),
        skipped=_sorted(shelf.skipped),
    )


def _read_entry(entry: Entry, shelf: _Shelf, workshop: Workshop, limits: Limits, stdin: BinaryIO | None) -> None:
    """Read one thing that was found, onto the shelf."""
    name = safe_name(entry.name)
    if entry.why_not:
        shelf.problems.append(Problem(path=name, message=entry.why_not))
        return
    if format_of(name) is None:
        shelf.skipped.append(Problem(path=name, message=refusal(name)))
        return
    try:
        file = File(name, _read(entry, limits.file_bytes, stdin), limits)
    except ReadError as problem:
        shelf.problems.append(Problem(path=name, message=str(problem).removeprefix(f"{name}: ")))
        return
    for found in open_file(file, workshop):
        if isinstance(found, Problem):
            shelf.problems.append(found)
        else:
            shelf.put(*found)


def _sorted(problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: (problem.path, problem.message)))


def safe_name(name: str) -> str:
    r"""Return a file name as text that can be encoded: bytes that are no UTF-8 are shown as ``\xff``."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _entries(paths: Sequence[Path]) -> Iterator[Entry]:
    for path in paths:
        if str(path) == STDIN:
            yield Entry("stdin.txt", path)
        elif not path.exists():
            message = f"{safe_name(str(path))}: no such file or folder; {_suggestion(path)}"
            raise ReadError(message)
        elif path.is_dir():
            yield from walk(path)
        else:
            yield Entry(path.name, path, kind_problem(path))


def _suggestion(path: Path) -> str:
    """Return what to try instead of a path that does not exist."""
    parent = path.parent
    while not parent.is_dir():
        parent = parent.parent
    names = sorted(item.name for item in parent.iterdir())[:10_000]
    missing = path.relative_to(parent).parts[0] if path != parent else path.name
    near = difflib.get_close_matches(missing, names, n=1, cutoff=0.6)
    if near:
        return f"did you mean {safe_name(str(parent / near[0]))}?"
    return f"give an existing path (there is nothing like it in {safe_name(str(parent))})"


def _read(entry: Entry, limit: int, stdin: BinaryIO | None) -> bytes:
    """Return the bytes of a file, read in pieces so that no more than the limit is ever held.

    Raises:
        ReadError: the file is larger than the limit, or the system does not let it be read.
    """
    try:
        if str(entry.path) == STDIN:
            return _read_limited(entry.name, stdin or sys.stdin.buffer, limit)
        with entry.path.open("rb") as file:
            return _read_limited(entry.name, file, limit)
    except OSError as problem:
        message = f"{entry.name}: cannot be read ({problem.strerror}); check its permissions"
        raise ReadError(message) from problem


def _read_limited(name: str, file: BinaryIO, limit: int) -> bytes:
    pieces = []
    size = 0
    while piece := file.read(_CHUNK):
        size += len(piece)
        if size > limit:
            message = f"{name}: is larger than {limit} bytes; split it or raise the limit"
            raise ReadError(message)
        pieces.append(piece)
    return b"".join(pieces)


def _distinct(name: str, taken: dict[str, Document]) -> str:
    """Return ``name``, or ``name`` with a number before its ending if another source has it."""
    path = PurePosixPath(name)
    candidate = name
    number = 2
    while candidate in taken:
        candidate = str(path.with_name(f"{path.stem} ({number}){path.suffix}"))
        number += 1
    return candidate
