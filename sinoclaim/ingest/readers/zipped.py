"""Unpack the members of a ZIP archive one by one, as they are asked for, counting every byte that comes out.

What an archive says of its sizes is not believed: a small file may unpack to gigabytes, or say "10 bytes" and not stop.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from typing import IO, Final, NoReturn

from sinoclaim.errors import ReadError
from sinoclaim.ingest.drafts import File

BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    OSError,
    EOFError,
    ValueError,
    OverflowError,
)
"""What zipfile raises over damage, encryption and methods that it does not know."""
_CHUNK: Final = 1 << 16
_LARGE: Final = 1 << 20
"""Bytes; a smaller member may be a blank page that packs to nothing."""
_RATIO: Final = 200
"""Times that a large member of text may grow; XML of a word processor grows by 20."""
_ENCRYPTED: Final = 1


@dataclass(slots=True)
class Zipped:
    """An open archive and how many bytes it may still unpack to; ``names`` are its members in the order of packing."""

    file: File
    names: tuple[str, ...]
    _archive: zipfile.ZipFile
    _left: int

    def read(self, name: str) -> bytes | None:
        """Return a member, ``None`` if there is none of this name.

        Raises:
            ReadError: it is damaged or encrypted, grows beyond reason, or with it more was unpacked than the limits
                allow.
        """
        if name not in self._archive.NameToInfo:
            return None
        entry = self._archive.NameToInfo[name]
        if entry.flag_bits & _ENCRYPTED:
            _refuse(self.file, f"{name} in it is encrypted; save it without a password or copy protection")
        try:
            with self._archive.open(entry) as stream:
                data = self._counted(stream, name, entry.compress_size)
        except BROKEN as problem:
            _refuse(self.file, f"{name} in it cannot be unpacked ({problem}); the file is damaged")
        self._left -= len(data)
        return data

    def _counted(self, stream: IO[bytes], name: str, packed: int) -> bytes:
        most = min(self._left, max(_LARGE, packed * _RATIO))
        parts: list[bytes] = []
        size = 0
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > self._left:
                limit = self.file.limits.unpacked_bytes
                _refuse(
                    self.file, f"unpacks to more than {limit} bytes; split it or raise 'unpacked-bytes' in [limits]"
                )
            if size > most:
                _refuse(self.file, f"{name} in it unpacks to more than {_RATIO} times its size; the file is hostile")
            parts.append(chunk)
        return b"".join(parts)


def open_zip(file: File, kind: str) -> Zipped:
    """Return the archive in a file; ``kind`` is how people call its format.

    Raises:
        ReadError: the file is no archive, or holds more entries than the limits allow.

    >>> buffer = io.BytesIO()
    >>> with zipfile.ZipFile(buffer, "w") as archive:
    ...     archive.writestr("a.txt", "Mao left.")
    >>> zipped = open_zip(File("a.zip", buffer.getvalue()), "ZIP")
    >>> zipped.names, zipped.read("a.txt"), zipped.read("b.txt")
    (('a.txt',), b'Mao left.', None)
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(file.data))
    except BROKEN as problem:
        _refuse(file, f"is no {kind} file ({problem}); it is damaged or of another format")
    names = tuple(archive.namelist())
    if len(names) > file.limits.entries:
        _refuse(file, f"holds more than {file.limits.entries} entries; split it or raise 'entries' in [limits]")
    return Zipped(file, names, archive, file.limits.unpacked_bytes)


def _refuse(file: File, why: str) -> NoReturn:
    message = f"{file.name}: {why}"
    raise ReadError(message)
