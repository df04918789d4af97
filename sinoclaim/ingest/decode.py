"""Turn bytes into text without guessing: UTF-8, or UTF-16 with a byte order mark."""

from __future__ import annotations

import codecs

from sinoclaim.errors import ReadError

_REMEDY = "save it as UTF-8 (for instance: iconv -f GB18030 -t UTF-8)"

_NULS = 4
"""More NUL bytes than one in four are no text in UTF-8."""


def decode(name: str, data: bytes) -> str:
    r"""Return the text of ``data`` with its line endings as they are; a byte order mark is not part of the text.

    Raises:
        ReadError: the bytes are neither UTF-8 nor UTF-16 with a byte order mark; the message gives the byte offset.

    >>> decode("a.txt", b"\xef\xbb\xbf\xe6\x97\x85\xe9\xa1\xba\r\n")
    '旅顺\r\n'
    """
    for mark in (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE):
        if data.startswith(mark):
            message = f"{name}: is UTF-32 (byte order mark at byte 0); {_REMEDY}"
            raise ReadError(message)
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            return _strict(name, data[len(mark) :], encoding, len(mark))
    if data.count(0) * _NULS > len(data) > 1:
        message = f"{name}: byte {data.index(0)} is NUL and so are many others (UTF-16 without its mark?); {_REMEDY}"
        raise ReadError(message)
    skip = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    return _strict(name, data[skip:], "utf-8", skip)


def _strict(name: str, data: bytes, encoding: str, skipped: int) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as problem:
        offset = problem.start + skipped
        found = data[problem.start : problem.start + 1].hex() or "the end"
        message = f"{name}: byte {offset} (0x{found}) is not {encoding.upper()}; {_REMEDY}"
        raise ReadError(message) from problem
