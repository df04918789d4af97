"""Open a file to the drafts in it, through as many archives as its limits allow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from sinoclaim.errors import ReadError
from sinoclaim.ingest.drafts import Draft, File, Limits, Member, Metadata
from sinoclaim.ingest.formats import Format, format_of, refusal
from sinoclaim.ingest.isolation import Workshop
from sinoclaim.ingest.origins import merged
from sinoclaim.ingest.sidefiles import ENDING, SideFile, side_file_of
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
    sides: dict[str, SideFile] = {}
    try:
        for found in _read(form, file, workshop):
            if isinstance(found, Member) and found.name.endswith(ENDING):
                sides[found.name] = side_file_of(found.name, found.data)
            elif isinstance(found, Member):
                budget.left -= len(found.data)
                if budget.left < 0:
                    size = file.limits.unpacked_bytes
                    message = f"unpacks to more than {size} bytes with the archives inside it; unpack it by hand"
                    yield Problem(path=file.name, message=message)
                    return
                opened = _open_member(file, found, workshop, budget, depth=depth)
                yield from _told(opened, f"{file.name}#{found.name}", found, _beside(found.name, sides))
            else:
                name = f"{file.name}#{found.part}" if found.part else file.name
                beyond = _beyond(found, file.limits)
                yield Problem(path=name, message=beyond) if beyond else (name, found)
    except ReadError as problem:
        yield Problem(path=file.name, message=str(problem).removeprefix(f"{file.name}: "))


def _beyond(draft: Draft, limits: Limits) -> str:
    """Say how a document is longer than the limits allow, "" if it is not."""
    body = draft.body
    if isinstance(body, str):
        characters, lines = len(body), body.count("\n") + body.count("\r") + 1
    else:
        characters, lines = sum(len(piece.text) for piece in body), len(body)
    if characters > limits.characters:
        return f"holds more than {limits.characters} characters; split it or raise 'characters' in [limits]"
    if lines > limits.lines:
        return f"holds more than {limits.lines} lines; split it or raise 'lines' in [limits]"
    return ""


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


def _beside(name: str, sides: Mapping[str, SideFile]) -> SideFile:
    """Return the side file of a member of an archive: ``shen.txt.toml``, else ``shen.toml``."""
    if not sides or not name:
        return SideFile()
    path = PurePosixPath(name)
    found = (sides.get(str(one)) for one in (path.with_name(path.name + ENDING), path.with_suffix(ENDING)))
    return next((side for side in found if side is not None), SideFile())


def _told(
    opened: Iterator[tuple[str, Draft] | Problem], name: str, member: Member, side: SideFile
) -> Iterator[tuple[str, Draft] | Problem]:
    """Yield what was found in a member, with what its archive and its side file there say of it."""
    if not (side.name or member.warnings or member.metadata != Metadata()):
        yield from opened
        return
    parts: list[str] = []
    for found in opened:
        if isinstance(found, Problem):
            yield found
            continue
        own, draft = found
        parts.append(own.removeprefix(name).removeprefix("#"))
        told = side.told(parts[-1])
        said = merged(merged(merged(told.override, member.metadata), draft.metadata), told.known)
        warnings = draft.warnings if parts[1:] else (*member.warnings, *draft.warnings)
        yield own, replace(draft, metadata=said, warnings=warnings)
    for fault in (*side.faults, *side.strangers(parts)) if parts else ():
        yield Problem(path=name, message=fault, remark=True)


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
