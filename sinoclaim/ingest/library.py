"""Read the files and folders that a user names into a library of documents."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from sinoclaim.errors import ReadError
from sinoclaim.ingest.bibliography import Bibliography
from sinoclaim.ingest.description import describe
from sinoclaim.ingest.drafts import ColumnNames, Draft, File, Limits
from sinoclaim.ingest.formats import format_of, refusal
from sinoclaim.ingest.isolation import Workshop
from sinoclaim.ingest.opening import open_file
from sinoclaim.ingest.sidefiles import SideFile, read_side_file
from sinoclaim.ingest.sniffing import format_of_file, sniff
from sinoclaim.ingest.walk import Entry, kind_problem, walk
from sinoclaim.model.document import Document
from sinoclaim.model.report import Problem
from sinoclaim.rules.reading import ReadingTables

STDIN = "-"
"""The path that stands for standard input; the document is called "stdin.txt", or "stdin.pdf" if it is one."""
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """What was read, sorted by name; ``problems`` could not be read and should have been, ``skipped`` should not.

    Problems of a document that was read all the same say what of it was not. Skipped are files of an ending that no
    reader knows, and what a browser saved along with a page.
    """

    documents: tuple[Document, ...] = ()
    problems: tuple[Problem, ...] = ()
    skipped: tuple[Problem, ...] = ()


@dataclass(slots=True)
class _Shelf:
    """What has been read so far."""

    tables: ReadingTables
    bibliography: Bibliography | None = None
    columns: ColumnNames = ()
    beside: set[str] = field(default_factory=set)
    """The names of the side files, which are no sources."""
    documents: dict[str, Document] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    skipped: list[Problem] = field(default_factory=list)

    def put(self, name: str, draft: Draft, side: SideFile, part: str) -> None:
        """Make a document of a draft, under a name that no other has."""
        name = _distinct(name, self.documents)
        told = side.told(part)
        document, remarks = describe(name, draft, self.tables, told=told, bibliography=self.bibliography)
        self.documents[name] = document
        self.problems += [Problem(path=name, message=warning) for warning in draft.warnings]
        self.remark(name, remarks)

    def remark(self, name: str, remarks: Iterable[str]) -> None:
        """Note what a user should know of a source that is read all the same."""
        self.problems += [Problem(path=name, message=message, remark=True) for message in remarks]


def read_paths(
    paths: Sequence[Path], tables: ReadingTables, *,
    limits: Limits | None = None, stdin: BinaryIO | None = None,
    bibliography: Bibliography | None = None, columns: ColumnNames = (),
) -> Library:  # fmt: skip
    """Read files, folders (with what lies below them) and ``-`` for standard input.

    A file inside a named folder is called by its path from there, a named file by its own name; a second source of a
    name gets "name (2)" before its ending.

    Raises:
        ReadError: a path does not exist; the message names a path that does and looks like it.
    """
    budget = limits or Limits()
    shelf = _Shelf(tables, bibliography, columns)
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
        skipped=_sorted([one for one in shelf.skipped if one.path not in shelf.beside]),
    )


def _read_entry(entry: Entry, shelf: _Shelf, workshop: Workshop, limits: Limits, stdin: BinaryIO | None) -> None:
    """Read one thing that was found, onto the shelf."""
    name = safe_name(entry.name)
    if entry.why_not:
        (shelf.skipped if entry.ours else shelf.problems).append(Problem(path=name, message=entry.why_not))
        return
    if PurePosixPath(name).suffix and format_of(name) is None:
        shelf.skipped.append(Problem(path=name, message=refusal(name)))
        return
    side = read_side_file(entry.path)
    if side.name:
        shelf.beside.add(safe_name(str(PurePosixPath(entry.name).with_name(side.name))))
    try:
        data = _read(entry, limits.file_bytes, stdin)
    except ReadError as problem:
        shelf.problems.append(Problem(path=name, message=str(problem).removeprefix(f"{name}: ")))
        return
    if str(entry.path) == STDIN:
        name = "stdin" + (sniff(data) or ".txt")
    file = File(name, data, limits, shelf.columns)
    if format_of_file(file) is None:
        shelf.skipped.append(Problem(path=name, message=refusal(name)))
        return
    parts = []
    for found in open_file(file, workshop):
        if isinstance(found, Problem):
            shelf.problems.append(found)
        else:
            parts.append(found[0].removeprefix(name).removeprefix("#"))
            shelf.put(*found, side, parts[-1])
    shelf.remark(name, (*side.faults, *side.strangers(parts)) if parts else ())


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
