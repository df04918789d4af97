"""Read the files and folders that a user names into a library of documents."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from sinoclaim.errors import ReadError
from sinoclaim.ingest.readers import READERS, read_document
from sinoclaim.ingest.walk import Entry, kind_problem, walk
from sinoclaim.model.document import Document
from sinoclaim.model.report import Problem
from sinoclaim.rules.reading import ReadingTables

STDIN = "-"
"""The path that stands for standard input; the document is called "stdin.txt"."""
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """How much may be read: bytes of one file, and files in all."""

    file_bytes: int = 64 << 20
    files: int = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """What was read, sorted by name; ``problems`` could not be read and should have been, ``skipped`` should not.

    Skipped are files of an ending that no reader knows, links that lead out of a folder, pipes and devices.
    """

    documents: tuple[Document, ...] = ()
    problems: tuple[Problem, ...] = ()
    skipped: tuple[Problem, ...] = ()


def read_paths(
    paths: Sequence[Path], tables: ReadingTables, *, budget: Budget | None = None, stdin: BinaryIO | None = None
) -> Library:
    """Read files, folders (with what lies below them) and ``-`` for standard input.

    A file inside a named folder is called by its path from there, a named file by its own name; a second source of a
    name gets "name (2)" before its ending.

    Raises:
        ReadError: a path does not exist; the message names a path that does and looks like it.
    """
    limits = budget or Budget()
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    skipped: list[Problem] = []
    for count, entry in enumerate(_entries(paths)):
        name = safe_name(entry.name)
        ending = PurePosixPath(name).suffix.lower()
        if entry.why_not or ending not in READERS:
            why = (
                entry.why_not
                or f"no reader for {ending or 'files without an ending'} (there are: {', '.join(sorted(READERS))})"
            )
            skipped.append(Problem(path=name, message=why))
            continue
        if count >= limits.files:
            problems.append(Problem(path=name, message=f"not read: more than {limits.files} files; name fewer"))
            break
        try:
            data = _read(entry, limits.file_bytes, stdin)
            name = _distinct(name, documents)
            documents[name] = read_document(name, data, tables)
        except ReadError as problem:
            problems.append(Problem(path=name, message=str(problem).removeprefix(f"{name}: ")))
    return Library(
        documents=tuple(documents[name] for name in sorted(documents)),
        problems=_sorted(problems),
        skipped=_sorted(skipped),
    )


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
