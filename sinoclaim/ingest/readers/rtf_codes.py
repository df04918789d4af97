"""Know the words of RTF: which parts hold no text, which words stand for characters, which code page a font has."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from typing import Final

SIGNS: Final[Mapping[str, str]] = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "emdash": "—",
    "endash": "–",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
}
"""Words that stand for a character."""
SYMBOLS: Final[Mapping[str, str]] = {"~": "\xa0", "_": "\u2011", "\t": "\t"}
"""The same for a backslash with a sign; an optional hyphen (``\\-``) is nothing that can be seen."""
TOKEN: Final = re.compile(
    rb"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?[0-9]{1,9})? ?|\\'(?P<hex>[0-9A-Fa-f]{2})|\\(?P<symbol>[^A-Za-z'])"
    rb"|(?P<brace>[{}])|[\r\n\0]+|(?P<text>[^\\{}\r\n\0]+)",
    re.DOTALL,
)
START: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,1000}\{\\rtf")
HEADS: Final = frozenset(f"{end}{page}" for end in ("header", "footer") for page in ("", "l", "r", "f"))
UNSEEN: Final = frozenset(
    {"colortbl", "pict", "objdata", "fldinst", "listtable", "listoverridetable", "filetbl", "revtbl", "themedata"}
    | {"nonesttables", "nesttableprops", "listtext", "pntext", "pntxta", "pntxtb", "xe", "tc", "txe", "rxe", "shprslt"}
    | {"sp", "template", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "mmathPict", "private"}
    | {"datafield", "formfield", "ffname", "bkmkstart", "bkmkend", "atnid", "atnref", "generator", "operator"}
)
"""Parts left out whole: tables of settings, codes of fields, pictures, what a program repeats for older ones."""
_CHARSETS: Final[Mapping[int, str]] = {
    77: "mac_roman",
    78: "shift_jis",
    79: "big5",
    80: "euc_kr",
    83: "mac_greek",
    84: "mac_cyrillic",
    85: "gb2312",
    88: "mac_latin2",
    89: "mac_latin2",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
"""What ``\\fcharset`` numbers mean; 0 and 1 are the code page of the document."""
LAST_RESORT: Final = "cp1252"


def encoding_of_charset(number: int) -> str:
    """Return the encoding of text in a font of this character set, "" for that of the document.

    >>> encoding_of_charset(204), encoding_of_charset(0)
    ('cp1251', '')
    """
    return _CHARSETS.get(number, "")


def encoding_of_page(number: int) -> str:
    """Return the encoding of a code page, that of Western Windows if nobody knows it.

    GB18030 holds all that code page 936 does, and Word writes more than that.

    >>> encoding_of_page(936), encoding_of_page(1251), encoding_of_page(-1)
    ('gb18030', 'cp1251', 'cp1252')
    """
    name = {936: "gb18030", 65001: "utf-8", 10000: "mac_roman", 10007: "mac_cyrillic"}.get(number, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return LAST_RESORT
    return name


def decode_run(data: bytes, font: str, document: str) -> str:
    r"""Return the text of a run of bytes in the encoding of its font, else of the document.

    A font may claim less than it is used for: Western by its number, with Chinese in it.

    >>> decode_run(b"\xc3\xab", "", "gb18030"), decode_run(b"Andr\xe9", "", "gb18030")
    ('毛', 'André')
    """
    if data.isascii():
        return data.decode("ascii")
    for encoding in (font, document):
        try:
            return data.decode(encoding) if encoding else data.decode(document)
        except UnicodeDecodeError:
            continue
    return data.decode(LAST_RESORT, "replace")


def day_of(stamp: str) -> str:
    """Return the day of a moment as RTF packs it into one number: 9 bits of years since 1900, 4 of month, 5 of day.

    >>> day_of("128622592"), day_of("no number")
    ('2022-10-20', '')
    """
    stamp = stamp.strip()
    if not (stamp.isascii() and stamp.lstrip("-").isdecimal() and len(stamp) <= 11):
        return ""
    bits = int(stamp) & 0xFFFFFFFF
    year, month, day = bits >> 20 & 0x1FF, bits >> 16 & 0xF, bits >> 11 & 0x1F
    return f"{1900 + year:04}-{month:02}-{day:02}" if year and month and day else ""
