"""Read web archives (WARC): each page or text that a server sent is a file, named by its address."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from typing import Any, Final

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from sinoclaim.errors import ReadError
from sinoclaim.ingest.drafts import File, Member
from sinoclaim.ingest.readers.packed import read_counted

_ENDINGS: Final = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
}
_KINDS: Final = frozenset({"response", "resource", "conversion"})
_UNSAFE: Final = re.compile(r"[^\w.\-/=+~,@%]+")
_CHARSET: Final = re.compile(r"charset=[\"']?([\w.:\-]{1,40})", re.IGNORECASE)
_LONGEST: Final = 180
"""Characters of an address that are kept in a name."""


def read_warc(file: File) -> Iterator[Member]:
    """Yield the pages, texts and PDFs of a web archive; what was not delivered (status other than 200) is left out.

    Raises:
        ReadError: it is damaged, or holds or unpacks to more than the limits allow.
    """
    left = file.limits.unpacked_bytes
    try:
        # A block is as large as a file may be, so that warcio's own reading of a hostile length is bounded.
        for count, record in enumerate(ArchiveIterator(io.BytesIO(file.data))):
            if count >= file.limits.entries * 10:
                message = f"{file.name}: holds more than {count} records; split it or raise 'entries' in [limits]"
                raise ReadError(message)
            ending = _ending(record)
            if not ending:
                continue
            data = read_counted(file, record.content_stream(), left)
            left -= len(data)
            address = record.rec_headers.get_header("WARC-Target-URI") or f"record-{count}"
            yield Member(name=_name(address) + ending, data=_declared(record, data))
    except (ArchiveLoadFailed, EOFError, OSError, ValueError, AttributeError) as problem:
        # AttributeError: what warcio itself raises over a record without its type.
        message = f"{file.name}: is no whole web archive ({str(problem).strip()[:120]}); fetch it again"
        raise ReadError(message) from problem


def _ending(record: Any) -> str:  # noqa: ANN401 -- warcio has no types
    """Return the ending for what a record holds, "" if it holds nothing to be read."""
    if record.rec_type not in _KINDS:
        return ""
    if record.rec_type == "response" and (record.http_headers is None or record.http_headers.get_statuscode() != "200"):
        return ""
    return _ENDINGS.get(_header(record).partition(";")[0].strip().lower(), "")


def _header(record: Any) -> str:  # noqa: ANN401 -- as above
    """Return the type that the server gave, or that of the record."""
    headers = record.http_headers or record.rec_headers
    return headers.get_header("Content-Type") or ""


def _declared(record: Any, data: bytes) -> bytes:  # noqa: ANN401 -- as above
    """Return a text whose encoding the server gave in UTF-8; the header is lost otherwise."""
    charset = _CHARSET.search(_header(record))
    if charset is None or not _header(record).lower().startswith(("text/", "application/xhtml")):
        return data
    try:
        text = data.decode(charset[1])
    except (LookupError, UnicodeDecodeError):
        return data
    return codecs.BOM_UTF8 + text.removeprefix("\ufeff").encode("utf-8", "replace")


def _name(address: str) -> str:
    """Return an address as a path that is safe to show and to open.

    >>> _name("https://example.org/a/../b.html?x=1&y=2")
    'example.org/a/b.html_x=1_y=2'
    """
    rest = address.strip("<> ").partition("://")[2] or address
    parts = [part for part in _UNSAFE.sub("_", rest).split("/") if part not in {"", ".", ".."}]
    return "/".join(parts)[:_LONGEST] or "record"
