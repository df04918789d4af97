"""Open a file to the drafts in it, through as many archives as its limits allow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from sinoclaim.errors import ReadError
from sinoclaim.ingest.drafts import Draft, File, Member
from sinoclaim.ingest.formats import Format, format_of, refusal
from sinoclaim.ingest.isolation import Workshop
from sinoclaim.ingest.sniffing import format_of_file, sniff
from sinoclaim.model.report import Problem

_DEEPEST = 3
"""Archives within archives; nobody who wants to be read packs deeper."""


@dataclass(slots=True)
class _Budget:
    """What may still be unpacked of one file: archives within archives share it."""

    left: int


def open_file(file: File, workshop: Workshop) -> Iterator[tuple[str, Draft] | Problem]:
    """Yield the drafts of a file with the names of their documents, and what could not be read.

    A part of a file is called ``file.xml#d12``, a member of an archive ``archive.zip#folder/a.txt``.
    """
    yield from _open(file, workshop, _Budget(file.limits.unpacked_bytes), depth=0)


def _open(file: File, workshop: Workshop, budget: _Budget, *, depth: int) -> Iterator[tuple[str, Draft] | Problem]:
    form = format_of_file(file)
    if form is None:
        yield Problem(path=file.name, message=refusal(file.name))
        return
    try:
        for found in _read(form, file, workshop):
            if isinstance(found, Member):
                budget.left -= len(found.data)
                if budget.left < 0:
                    size = file.limits.unpacked_bytes
                    message = f"unpacks to more than {size} bytes with the archives inside it; unpack it by hand"
                    yield Problem(path=file.name, message=message)
                    return
                yield from _open_member(file, found, workshop, budget, depth=depth)
            else:
                yield (f"{file.name}#{found.part}" if found.part else file.name), found
    except ReadError as problem:
        yield Problem(path=file.name, message=str(problem).removeprefix(f"{file.name}: "))


def _read(form: Format, file: File, workshop: Workshop) -> Iterator[Draft | Member]:
    return iter(workshop.read(form, file) if form.isolated else form.load()(file))


def _open_member(
    outer: File, member: Member, workshop: Workshop, budget: _Budget, *, depth: int
) -> Iterator[tuple[str, Draft] | Problem]:
    """Open a file inside a file; one that nobody reads there is passed over like any picture in a folder."""
    name = f"{outer.name}#{member.name}" if member.name else outer.name
    if member.name and format_of(member.name) is None:
        return
    if depth >= _DEEPEST:
        yield Problem(path=name, message=f"lies more than {_DEEPEST} archives deep; unpack it by hand to read it")
        return
    inner = replace(outer, name=name if member.name else _unpacked(name, member.data), data=member.data)
    for found in _open(inner, workshop, budget, depth=depth + 1):
        yield found if member.name else _renamed(found, inner.name, outer.name)


def _unpacked(name: str, data: bytes) -> str:
    """Return the name of what is packed under ``name``: ``a.txt`` for ``a.txt.gz``, with an ending in any case.

    >>> _unpacked("a.txt.gz", b""), _unpacked("stdin.gz", b"Mao left.")
    ('a.txt', 'stdin.txt')
    """
    inner = PurePosixPath(name).stem
    return inner if PurePosixPath(inner).suffix else inner + (sniff(data) or ".txt")


def _renamed(found: tuple[str, Draft] | Problem, inner: str, outer: str) -> tuple[str, Draft] | Problem:
    """Call a packed file by the name under which it lies there: ``a.txt.gz``, not ``a.txt``."""
    if isinstance(found, Problem):
        return Problem(path=outer + found.path.removeprefix(inner), message=found.message)
    name, draft = found
    return outer + name.removeprefix(inner), draft
