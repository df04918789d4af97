"""Unpack the members of a ZIP archive one by one, as they are asked for, counting every byte that comes out.

What an archive says of its sizes is not believed: a small file may unpack to gigabytes, or say "10 bytes" and not stop.
"""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NoReturn

from sinoclaim.errors import ReadError
from sinoclaim.ingest.drafts import File
from sinoclaim.ingest.readers.packed import read_counted

BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
    RuntimeError,
    OSError,
    EOFError,
    ValueError,
    OverflowError,
)
"""What zipfile raises over damage, encryption and methods that it does not know."""
_LARGE: Final = 1 << 20
"""Bytes; a smaller member may be a blank page that packs to nothing."""
_RATIO: Final = 200
"""Times that a large member of text may grow; XML of a word processor grows by 20."""
_ENCRYPTED: Final = 1
_UTF8: Final = 0x800


class MemberError(ReadError):
    """One member cannot be unpacked; the others may well be."""


@dataclass(slots=True)
class Zipped:
    """An open archive and how many bytes it may still unpack to."""

    file: File
    _archive: zipfile.ZipFile
    _left: int

    def members(self) -> Iterator[tuple[str, zipfile.ZipInfo]]:
        """Yield what lies in it, with its path as its packer meant it, in the order of packing."""
        for entry in self._archive.infolist():
            yield _name_of(entry), entry

    def read(self, name: str) -> bytes | None:
        """Return a member, ``None`` if there is none of this name.

        Raises:
            MemberError: it is damaged or encrypted.
            ReadError: it grows beyond reason, or with it more was unpacked than the limits allow.
        """
        entry = self._archive.NameToInfo.get(name)
        return None if entry is None else self.unpack(name, entry)

    def unpack(self, name: str, entry: zipfile.ZipInfo) -> bytes:
        """Return the bytes of a member, which refusals call ``name``.

        Raises:
            MemberError: as for ``read``.
            ReadError: as for ``read``.
        """
        if entry.flag_bits & _ENCRYPTED:
            message = f"{self.file.name}: {name} in it is encrypted; save it without a password or copy protection"
            raise MemberError(message)
        sane = max(_LARGE, entry.compress_size * _RATIO)
        hostile = f"{name} in it unpacks to more than {_RATIO} times its size; the file is hostile"
        try:
            with self._archive.open(entry) as stream:
                data = read_counted(
                    self.file, stream, min(self._left, sane), refusal=hostile if sane < self._left else ""
                )
        except BROKEN as problem:
            message = f"{self.file.name}: {name} in it cannot be unpacked ({problem}); the file is damaged"
            raise MemberError(message) from problem
        self._left -= len(data)
        return data


def open_zip(file: File, kind: str) -> Zipped:
    """Return the archive in a file; ``kind`` is how people call its format.

    Raises:
        ReadError: the file is no archive, or holds more entries than the limits allow.

    >>> buffer = io.BytesIO()
    >>> with zipfile.ZipFile(buffer, "w") as archive:
    ...     archive.writestr("a.txt", "Mao left.")
    >>> zipped = open_zip(File("a.zip", buffer.getvalue()), "ZIP")
    >>> [name for name, _ in zipped.members()], zipped.read("a.txt"), zipped.read("b.txt")
    (['a.txt'], b'Mao left.', None)
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(file.data))
    except BROKEN as problem:
        _refuse(file, f"is no {kind} file ({problem}); it is damaged or of another format")
    if len(archive.infolist()) > file.limits.entries:
        _refuse(file, f"holds more than {file.limits.entries} entries; split it or raise 'entries' in [limits]")
    return Zipped(file, archive, file.limits.unpacked_bytes)


def _name_of(entry: zipfile.ZipInfo) -> str:
    """Return the path of a member; one that was packed in China without saying so is no mojibake of another."""
    if entry.flag_bits & _UTF8 or entry.filename.isascii():
        return entry.filename
    raw = entry.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename


def _refuse(file: File, why: str) -> NoReturn:
    message = f"{file.name}: {why}"
    raise ReadError(message)
