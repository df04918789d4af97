"""Read the dates that TEI gives in attributes, and compare them with what is printed beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from sinoclaim.dates import edtf

FRUS: Final = "http://history.state.gov/frus/ns/1.0"
"""The namespace of Foreign Relations of the United States, whose later editions date documents on their ``div``."""

_POINTS: Final = ("when", "when-iso")
_RANGES: Final = (
    ("from", "to"),
    ("from-iso", "to-iso"),
    ("notBefore", "notAfter"),
    ("notBefore-iso", "notAfter-iso"),
    (f"{{{FRUS}}}doc-dateTime-min", f"{{{FRUS}}}doc-dateTime-max"),
)
_ISO: Final = re.compile(r"(-?\d{4}(?:-\d{2}){0,2})(?:[T ].{1,40})?", re.ASCII)
_COMPACT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T.{1,40})?", re.ASCII)
_DOUBTS: Final = frozenset({"low", "medium", "unknown"})
_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MONTH: Final = "|".join(_MONTHS)
_FULL: Final = re.compile(
    rf"\b(?:(?P<month>{_MONTH})\s{{1,3}}(?P<day>\d{{1,2}}),?|(?P<first>\d{{1,2}})\s{{1,3}}(?P<second>{_MONTH}),?)"
    r"\s{0,3}(?P<year>\d{4})\b",
    re.ASCII,
)
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def edtf_of(attributes: Mapping[str, str], *, bracketed: bool = False) -> str:
    """Return in EDTF what the attributes of a ``date`` or of a document say, "" if nothing that can be read.

    ``from`` and ``to``, ``notBefore`` and ``notAfter`` give a range; hours are dropped. A date that the edition itself
    doubts (``cert``, or printed in square brackets: ``bracketed``) is uncertain; a range is so already.

    >>> edtf_of({"when": "1951-01-12T21:00:00"}), edtf_of({"from": "1955-08-12", "to": "1955-08-13T13:00:00"})
    ('1951-01-12', '1955-08-12/1955-08-13')
    >>> edtf_of({"notAfter": "1952"}), edtf_of({"when": "1951-01", "cert": "low"}), edtf_of({"when": "--05-24"})
    ('../1952', '1951-01?', '')
    """
    for name in _POINTS:
        if day := _readable(_plain(attributes.get(name, ""))):
            doubted = bracketed or attributes.get("cert") in _DOUBTS
            return f"{day}?" if doubted and "/" not in day else day
    for first, last in _RANGES:
        begin, end = _plain(attributes.get(first, "")), _plain(attributes.get(last, ""))
        if begin and begin == end:
            return _readable(f"{begin}?" if bracketed else begin)
        if found := (begin or end) and _readable(f"{begin or '..'}/{end or '..'}"):
            return found
    return ""


def _plain(value: str) -> str:
    """Return a date of XML Schema or ISO 8601 without its hour; ranges of ISO 8601 stay ranges."""
    first, slash, last = value.strip()[:100].partition("/")
    if slash:
        return f"{_plain(first)}/{_plain(last)}"
    if found := _ISO.fullmatch(first):
        return found[1]
    found = _COMPACT.fullmatch(first)
    return "-".join(found.groups()) if found else ""


def _readable(date: str) -> str:
    """Return the date if it is one: "1951-02-30" is none."""
    try:
        return edtf.read(date).edtf if date else ""
    except ValueError:
        return ""


def disagreement(printed: str, date: str) -> str:
    """Return what is wrong if a full date is printed and its attribute names another day, "" otherwise.

    A printed date with the editor's brackets in it ("May 24 [23?], 1949") says already that it is doubtful.

    >>> disagreement("24 May 1949", "1949-05-23")
    "prints '24 May 1949', but the date in its attribute is 1949-05-23"
    >>> disagreement("May 24, 1949—6 p. m.", "1949-05-24"), disagreement("May 24 [23?], 1949", "1949-05-23")
    ('', '')
    """
    day = date.removesuffix("?")
    found = _FULL.findall(printed)
    if len(found) != 1 or not _DAY.fullmatch(day) or "[" in printed.partition("—")[0]:
        return ""
    month, number, first, second, year = found[0]
    written = f"{year}-{_MONTHS.index(month or second) + 1:02}-{int(number or first):02}"
    return "" if written == day else f"prints '{printed}', but the date in its attribute is {day}"
