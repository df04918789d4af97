"""Open the archives that word processors write, and say why one cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NoReturn

from sinoclaim.errors import ReadError
from sinoclaim.ingest.drafts import File, Metadata
from sinoclaim.ingest.readers.xmlsafe import START, TEXT, Token, parse_tokens
from sinoclaim.ingest.readers.zipped import Zipped, open_zip

_COMPOUND: Final = bytes.fromhex("d0cf11e0a1b11ae1")
"""How files of old Word begin, and new ones under a password."""
_ACCOUNTS: Final = frozenset(
    {"administrator", "admin", "user", "windows user", "microsoft office user", "microsoft", "owner", "unknown"}
    | {"python-docx", "微软用户", "用户", "微軟用戶", "使用者", "пользователь", "пользователь windows", "администратор"}
)
"""Names of accounts that programs put down as the author of a file."""


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a file that is an archive, unpacked one by one as they are asked for."""

    file: File
    _zipped: Zipped

    def find(self, part: str) -> bytes | None:
        """Return a part, ``None`` if there is none of this name.

        Raises:
            ReadError: it is damaged or encrypted, or with it more was unpacked than the limits allow.
        """
        return self._zipped.read(part)

    def tokens(self, part: str) -> Iterator[Token]:
        """Yield the tags and texts of a part in XML, nothing if there is no such part.

        Raises:
            ReadError: as for ``find``, or the part is no well-formed XML.
        """
        data = self.find(part)
        if data is not None:
            yield from parse_tokens(f"{self.file.name}: {part}", data, self.file.limits)

    def require(self, part: str, kind: str) -> bytes:
        """Return a part that a file of its kind must have.

        Raises:
            ReadError: it is missing, or as for ``find``.
        """
        data = self.find(part)
        if data is None:
            refuse(self.file, f"has no {part}; it is damaged or no {kind} file")
        return data


def read_properties(package: Package, part: str) -> Metadata:
    """Return what a file says of itself.

    The day it was made is not taken: that is the day of typing, not of writing or printing.

    Raises:
        ReadError: the part with the properties is damaged.
    """
    return properties_of(package.tokens(part))


def properties_of(tokens: Iterable[Token]) -> Metadata:
    """Return what a file says of itself, given the part that says it.

    Raises:
        ReadError: the part is no well-formed XML.
    """
    found: dict[str, str] = {}
    name = ""
    for token in tokens:
        if token.kind == TEXT:
            found.setdefault(name, " ".join(token.text.split()))
        name = token.tag.rpartition("}")[2] if token.kind == START else ""
    return metadata_of(found | {"author": found.get("initial-creator") or found.get("creator", "")})


def metadata_of(said: Mapping[str, str]) -> Metadata:
    """Return metadata from what a file says; the name of an account is no author.

    >>> metadata_of({"title": "A short visit", "author": "Windows User"}).author
    ''
    """
    title, author = (" ".join(said.get(name, "").split()) for name in ("title", "author"))
    return Metadata(
        title=title, author="" if author.casefold() in _ACCOUNTS else author, language=said.get("language", "")
    )


def open_package(file: File, kind: str) -> Package:
    """Return the parts of a file; ``kind`` is how people call its format.

    Raises:
        ReadError: the file is no archive, or holds more entries than the limits allow.
    """
    if file.data.startswith(_COMPOUND):
        refuse(file, f"is under a password, or an old .doc under another name; save it as {kind} without one")
    return Package(file, open_zip(file, kind))


def refuse(file: File, why: str) -> NoReturn:
    """Raise ``ReadError`` for a file."""
    message = f"{file.name}: {why}"
    raise ReadError(message)
