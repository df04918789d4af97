"""Read archives (ZIP, TAR): the files in them that a reader is there for, in the order in which they are packed."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from sinoclaim.errors import ReadError
from sinoclaim.ingest.drafts import File, Member
from sinoclaim.ingest.formats import format_of
from sinoclaim.ingest.readers.packed import read_counted, read_gzip
from sinoclaim.ingest.readers.zipped import MemberError, open_zip
from sinoclaim.ingest.sidefiles import ENDING


def read_zip(file: File) -> Iterator[Member]:
    """Yield the files of a ZIP archive that can be read; hidden ones and those of unknown endings are passed over.

    Raises:
        ReadError: it is no archive, holds or unpacks to more than the limits allow, or (once the others are read) some
            of its files are damaged or encrypted.
    """
    zipped = open_zip(file, "ZIP")
    failed: list[str] = []
    # What is said of a file comes before it.
    for name, entry in sorted(zipped.members(), key=lambda member: not _is_side(member[0])):
        # In this order: zipfile breaks down when asked whether an entry without a name is a folder.
        if not _is_wanted(name) or entry.is_dir():
            continue
        try:
            yield Member(name=name, data=zipped.unpack(name, entry))
        except MemberError as problem:
            failed.append(str(problem).removeprefix(f"{file.name}: "))
    if failed:
        more = f" (and so for {len(failed) - 1} more)" if len(failed) > 1 else ""
        message = f"{file.name}: {failed[0][:300]}{more}"
        raise ReadError(message)


def read_tar(file: File) -> Iterator[Member]:
    """Yield the regular files of a TAR archive that can be read; links, devices and sparse files are passed over.

    Raises:
        ReadError: it is damaged, or holds or unpacks to more than the limits allow.
    """
    members: list[Member] = []
    failure: ReadError | None = None
    try:
        for member in _members(file):
            members.append(member)  # noqa: PERF402 -- what came before a fault is read
    except ReadError as refusal:
        failure = refusal
    except (tarfile.TarError, EOFError, OSError, ValueError, OverflowError) as problem:
        message = f"{file.name}: is no whole TAR archive ({problem}); fetch it again, or unpack it by hand"
        failure = ReadError(message)
    yield from sorted(members, key=lambda member: not _is_side(member.name))
    if failure is not None:
        raise failure


def _members(file: File) -> Iterator[Member]:
    left = file.limits.unpacked_bytes
    # As a stream: one pass from front to back, so that no header can send the reading in a circle.
    with tarfile.open(fileobj=io.BytesIO(file.data), mode="r|") as archive:
        for count, entry in enumerate(archive, 1):
            _check_entries(file, count)
            name = entry.name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
            stream = archive.extractfile(entry) if entry.isreg() and not entry.issparse() else None
            if stream is None or not _is_wanted(name):
                continue
            data = read_counted(file, stream, left)
            left -= len(data)
            yield Member(name=name, data=data)


def read_tar_gzip(file: File) -> Iterator[Member]:
    """Yield the files of a packed TAR archive (.tgz).

    Raises:
        ReadError: as for gzip and TAR.
    """
    for packed in read_gzip(file):
        yield from read_tar(File(file.name, packed.data, file.limits))


def _check_entries(file: File, count: int) -> None:
    if count > file.limits.entries:
        message = f"{file.name}: holds more than {file.limits.entries} entries; split it or raise 'entries' in [limits]"
        raise ReadError(message)


def _is_side(name: str) -> bool:
    return name.endswith(ENDING)


def _is_wanted(name: str) -> bool:
    """Tell whether a member is a file that somebody put there to be read, or says what is known of one.

    >>> [_is_wanted(name) for name in ("a/b.txt", "__MACOSX/a/._b.txt", ".git/x.txt", "../c.txt", "a/d.jpg")]
    [True, False, False, True, False]
    """
    parts = [part for part in PurePosixPath(name).parts if part not in {".", ".."}]
    known = format_of(name) is not None or _is_side(name)
    return known and not any(part.startswith((".", "__MACOSX")) for part in parts)
