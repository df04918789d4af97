"""Unpack files in another coding (gzip, Zstandard, bzip2, xz), counting every byte that comes out."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Final, Protocol

from sinoclaim.errors import ReadError
from sinoclaim.ingest.drafts import File, Member

_CHUNK: Final = 1 << 18
_WINDOW: Final = 128 << 20
"""Bytes; a Zstandard frame that wants to look further back is made to fill memory."""


class Stream(Protocol):
    """What is read in chunks and closed at the end."""

    def read(self, size: int, /) -> bytes:
        """Return the next bytes, none at the end."""
        ...

    def close(self) -> object:
        """Let go of what it holds."""
        ...


def read_gzip(file: File) -> Iterator[Member]:
    """Yield the one file in a gzip file; several members are one file, as gzip has it.

    Raises:
        ReadError: it is damaged, or unpacks to more than the limit.

    >>> [member] = read_gzip(File("a.txt.gz", gzip.compress(b"Mao left.")))
    >>> member.data
    b'Mao left.'
    """
    yield _member(file, "gzip", lambda: gzip.GzipFile(fileobj=io.BytesIO(file.data)))


def read_bzip2(file: File) -> Iterator[Member]:
    """Yield the one file in a bzip2 file.

    Raises:
        ReadError: as for gzip.
    """
    yield _member(file, "bzip2", lambda: bz2.BZ2File(io.BytesIO(file.data)))


def read_xz(file: File) -> Iterator[Member]:
    """Yield the one file in an xz file.

    Raises:
        ReadError: as for gzip.
    """
    yield _member(file, "xz", lambda: lzma.LZMAFile(io.BytesIO(file.data)))  # noqa: SIM115 -- closed in _member


def read_zstandard(file: File) -> Iterator[Member]:
    """Yield the one file in a Zstandard file, all its frames.

    Raises:
        ReadError: as for gzip.
    """
    import zstandard  # noqa: PLC0415 -- only this format needs it

    def opened() -> Stream:
        reader = zstandard.ZstdDecompressor(max_window_size=_WINDOW)
        return reader.stream_reader(file.data, read_across_frames=True)

    try:
        yield _member(file, "Zstandard", opened)
    except zstandard.ZstdError as problem:
        raise _damaged(file, "Zstandard", str(problem)) from problem


def _member(file: File, coding: str, opened: Callable[[], Stream]) -> Member:
    try:
        with closing(opened()) as stream:
            return Member(name="", data=read_counted(file, stream, file.limits.unpacked_bytes))
    except (OSError, EOFError, zlib.error, lzma.LZMAError) as problem:
        raise _damaged(file, coding, str(problem)) from problem


def _damaged(file: File, coding: str, why: str) -> ReadError:
    return ReadError(f"{file.name}: is no whole {coding} file ({why}); fetch it again, or unpack it by hand")


def read_counted(file: File, stream: Stream, limit: int, *, refusal: str = "") -> bytes:
    """Return all that a stream unpacks to.

    Raises:
        ReadError: it is more than ``limit`` bytes; no more than that and a chunk is ever held. ``refusal`` says what is
            wrong with that, by default that the file unpacks to more than its limits allow.
    """
    parts = []
    size = 0
    while chunk := stream.read(_CHUNK):
        size += len(chunk)
        if size > limit:
            most = file.limits.unpacked_bytes
            refusal = refusal or f"unpacks to more than {most} bytes; split it or raise 'unpacked-bytes' in [limits]"
            message = f"{file.name}: {refusal}"
            raise ReadError(message)
        parts.append(chunk)
    return b"".join(parts)
