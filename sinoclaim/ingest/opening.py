"""Open a file to the drafts in it, through as many archives as its limits allow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from sinoclaim.errors import ReadError
from sinoclaim.ingest.drafts import Draft, File, Member
from sinoclaim.ingest.formats import Format, format_of, refusal
from sinoclaim.ingest.isolation import Workshop
from sinoclaim.model.report import Problem

_DEEPEST = 3
"""Archives within archives; nobody who wants to be read packs deeper."""


def open_file(file: File, workshop: Workshop, *, depth: int = 0) -> Iterator[tuple[str, Draft] | Problem]:
    """Yield the drafts of a file with the names of their documents, and what could not be read.

    A part of a file is called ``file.xml#d12``, a member of an archive ``archive.zip#folder/a.txt``.
    """
    form = format_of(file.name)
    if form is None:
        yield Problem(path=file.name, message=refusal(file.name))
        return
    try:
        for found in _read(form, file, workshop):
            if isinstance(found, Member):
                yield from _open_member(file, found, workshop, depth)
            else:
                yield (f"{file.name}#{found.part}" if found.part else file.name), found
    except ReadError as problem:
        yield Problem(path=file.name, message=str(problem).removeprefix(f"{file.name}: "))


def _read(form: Format, file: File, workshop: Workshop) -> Iterator[Draft | Member]:
    return iter(workshop.read(form, file) if form.isolated else form.load()(file))


def _open_member(outer: File, member: Member, workshop: Workshop, depth: int) -> Iterator[tuple[str, Draft] | Problem]:
    """Open a file inside a file; one that nobody reads there is passed over like any picture in a folder."""
    if not member.name:
        inner = File(PurePosixPath(outer.name).stem, member.data, outer.limits)
        for found in open_file(inner, workshop, depth=depth + 1) if depth < _DEEPEST else ():
            yield _renamed(found, inner.name, outer.name)
        return
    name = f"{outer.name}#{member.name}"
    if format_of(member.name) is None:
        return
    if depth >= _DEEPEST:
        yield Problem(path=name, message=f"lies more than {_DEEPEST} archives deep; unpack it by hand to read it")
        return
    yield from open_file(File(name, member.data, outer.limits), workshop, depth=depth + 1)


def _renamed(found: tuple[str, Draft] | Problem, inner: str, outer: str) -> tuple[str, Draft] | Problem:
    """Call a packed file by the name under which it lies there: ``a.txt.gz``, not ``a.txt``."""
    if isinstance(found, Problem):
        return Problem(path=outer + found.path.removeprefix(inner), message=found.message)
    name, draft = found
    return outer + name.removeprefix(inner), draft
