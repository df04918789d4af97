"""Tell the format of a file by its first bytes, where no name says it: standard input, a file without an ending."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePosixPath
from typing import Final

from sinoclaim.ingest.drafts import File
from sinoclaim.ingest.formats import Format, format_of
from sinoclaim.ingest.readers.zipped import BROKEN

_HEAD: Final = 4096
"""Bytes that are looked at."""
_MAGIC: Final = (
    (b"%PDF-", ".pdf"),
    (b"{\\rtf", ".rtf"),
    (b"\x1f\x8b", ".gz"),
    (b"\x28\xb5\x2f\xfd", ".zst"),
    (b"BZh", ".bz2"),
    (b"\xfd7zXZ\x00", ".xz"),
    (b"WARC/", ".warc"),
)
_ZIPPED: Final = (("word/document.xml", ".docx"), ("META-INF/container.xml", ".epub"), ("content.xml", ".odt"))
"""The member by which a document that is an archive inside is known."""
_HTML: Final = re.compile(
    r"\s{0,80}(?:<\?xml[^>]{0,200}>\s{0,80})?(?:<!--[^>]{0,999}-->\s{0,80})?<(?:!doctype html|html)\b", re.IGNORECASE
)
_TEI: Final = re.compile(r"<(?:TEI|teiCorpus|TEI\.2)\b")
_XML: Final = re.compile(r"\s{0,80}<\?xml\b")
_OBJECT: Final = re.compile(r'\s{0,80}\{\s{0,80}"')
_LIST: Final = re.compile(r'\s{0,80}\[\s{0,80}[{"]')
_OBJECTS: Final = re.compile(r'\{"[^\n]*\}\s*\n\{"')


def format_of_file(file: File) -> Format | None:
    """Return the format of a file by its ending, or by its first bytes if it has none; ``None`` if no reader knows it.

    >>> form = format_of_file(File("letter", b"<html><p>Mao left."))
    >>> format_of_file(File("README", b"Mao left.")) is None
    True
    """
    return format_of(file.name if PurePosixPath(file.name).suffix else file.name + sniff(file.data))


def sniff(data: bytes) -> str:
    r"""Return the ending that the first bytes of a file call for, "" if they show none (plain text, most likely).

    >>> sniff(b"%PDF-1.7\n"), sniff(b"<!DOCTYPE html><p>Mao left."), sniff(b"Mao left.")
    ('.pdf', '.html', '')
    """
    for magic, ending in _MAGIC:
        if data.startswith(magic):
            return ending
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data)
    if data[257:262] == b"ustar":
        return ".tar"
    # For the marks of a format, which are all ASCII, any reading of the other bytes will do.
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    if _HTML.match(head):
        return ".html"
    if _TEI.search(head):
        return ".xml" if head.lstrip().startswith("<") else ""
    if _XML.match(head):
        return ".xml"
    if _OBJECT.match(head):
        return ".jsonl" if _OBJECTS.match(data[: 1 << 20].decode("latin-1").lstrip("\xef\xbb\xbf \t\r\n")) else ".json"
    return ".json" if _LIST.match(head) else ""


def _zipped(data: bytes) -> str:
    """Tell documents that are archives inside from archives."""
    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except BROKEN:
        return ".zip"
    return next((ending for member, ending in _ZIPPED if member in names), ".zip")
