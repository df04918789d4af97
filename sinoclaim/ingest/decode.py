"""Turn bytes into text: UTF-8, UTF-16, or an older encoding where it is clearly that one and no other."""

from __future__ import annotations

import codecs
import re
from typing import Final

from sinoclaim.errors import ReadError

_REMEDY: Final = "save it as UTF-8 (for instance: iconv -f GB18030 -t UTF-8)"
_NULS: Final = 4
"""More NUL bytes than one in four are no text in UTF-8."""
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROLS: Final = 8
"""Where one byte in eight is a control character, every second byte may be the upper half of a UTF-16 letter."""


def decode(name: str, data: bytes) -> str:
    r"""Return the text of ``data`` with its line endings as they are; a byte order mark is not part of the text.

    Raises:
        ReadError: the bytes are not clearly text in one encoding; the message gives the byte offset.

    >>> decode("a.txt", b"\xef\xbb\xbf\xe6\x97\x85\xe9\xa1\xba\r\n")
    '旅顺\r\n'
    """
    return decode_with(name, data)[0]


def decode_with(name: str, data: bytes) -> tuple[str, str]:
    """Return the text of ``data`` and the name of the encoding that it was read in.

    Raises:
        ReadError: as for ``decode``.

    >>> decode_with("a.txt", "Осенью 1954 года войска были выведены.".encode("koi8-r"))
    ('Осенью 1954 года войска были выведены.', 'KOI8-R')
    """
    for mark in (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE):
        if data.startswith(mark):
            message = f"{name}: is UTF-32 (byte order mark at byte 0); {_REMEDY}"
            raise ReadError(message)
    for mark, encoding, label in (
        (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16LE"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16BE"),
    ):
        if data.startswith(mark):
            return _strict(name, data[len(mark) :], encoding, len(mark)), label
    if len(_CONTROL.findall(data)) * _CONTROLS > len(data):
        return _unmarked(name, data)
    skip = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    try:
        return data[skip:].decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        if not skip:
            from sinoclaim.ingest.encodings import tell_encoding  # noqa: PLC0415 -- most files are UTF-8

            reading = tell_encoding(data)
            if reading is not None:
                return reading.text, reading.encoding
        return _strict(name, data[skip:], "utf-8", skip), "UTF-8"


def _unmarked(name: str, data: bytes) -> tuple[str, str]:
    """Read bytes of which many are controls: UTF-16 without its mark, or UTF-8 with odd characters in it.

    Raises:
        ReadError: as for ``decode``.
    """
    from sinoclaim.ingest.encodings import tell_wide  # noqa: PLC0415 -- as above

    reading = tell_wide(data)
    if reading is not None:
        return reading.text, reading.encoding
    if data.count(0) * _NULS > len(data) > 1:
        message = f"{name}: byte {data.index(0)} is NUL and so are many others (UTF-16 or UTF-32?); {_REMEDY}"
        raise ReadError(message)
    return _strict(name, data, "utf-8", 0), "UTF-8"


def _strict(name: str, data: bytes, encoding: str, skipped: int) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as problem:
        offset = problem.start + skipped
        found = data[problem.start : problem.start + 1].hex() or "the end"
        message = f"{name}: byte {offset} (0x{found}) is not {encoding.upper()}; {_REMEDY}"
        raise ReadError(message) from problem
