"""Read and write intervals in EDTF (ISO 8601-2): the forms that reports use.

Days, months, years, seasons, decades and centuries by ``X``, ranges, open ends, one-of lists, ``~`` (approximate),
``?`` (uncertain) and ``%`` (both).
"""

from __future__ import annotations

import re
from dataclasses import replace

from sinoclaim.dates import intervals
from sinoclaim.dates.calendar import gregorian_day, is_valid
from sinoclaim.dates.expression import Season
from sinoclaim.dates.values import Interval

_DATE = re.compile(r"(-?[0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
_DECADE = re.compile(r"([0-9]{3})X")
_CENTURY = re.compile(r"([0-9]{2})XX")
_LONGEST = 200


def read(text: str) -> Interval:
    """Read an EDTF text.

    >>> read("1950-02").precision
    <Precision.MONTH: 'month'>
    >>> read("../1952-12-31").earliest is None
    True

    Raises:
        ValueError: the text is none of the forms above, or names a day that no calendar has.
    """
    if len(text) > _LONGEST:
        raise _refusal(text[:20])
    if text.startswith("[") and text.endswith("]"):
        return intervals.one_of([read(part) for part in _members(text)])
    if "/" in text:
        first, _, last = text.partition("/")
        opening, closing = _end(first), _end(last)
        backward = opening and closing and gap_is_backward(opening, closing)
        if backward or (opening is None and closing is None):
            raise _refusal(text)
        joined = intervals.join(opening, closing)
        return replace(joined, edtf=text)
    return _point(text)


def write(interval: Interval) -> str:
    """Write an interval in EDTF.

    >>> write(read("1950-21"))
    '1950-21'
    """
    return interval.edtf


def gap_is_backward(first: Interval, last: Interval) -> bool:
    """Tell whether an interval would begin after it ends."""
    return first.earliest is not None and last.latest is not None and first.earliest > last.latest


def _members(text: str) -> list[str]:
    members = [part.strip() for part in text[1:-1].split(",")]
    if any(part.startswith("[") for part in members):
        raise _refusal(text)
    return members


def _end(text: str) -> Interval | None:
    return None if text == ".." else _point(text)


def _point(text: str) -> Interval:
    body = text.rstrip("~?%")
    mark = text[len(body) :]
    if len(mark) > 1:
        raise _refusal(text)
    plain = _plain(body)
    marked = {"~": (True, False), "?": (False, True), "%": (True, True), "": (False, False)}[mark]
    return replace(plain, edtf=text, approximate=marked[0], uncertain=marked[1])


def _plain(text: str) -> Interval:
    if found := _DECADE.fullmatch(text):
        return intervals.of_decade(int(found[1]))
    if found := _CENTURY.fullmatch(text):
        return intervals.of_century(int(found[1]) + 1)
    found = _DATE.fullmatch(text)
    if found is None:
        raise _refusal(text)
    year = int(found[1])
    if found[2] is None:
        return intervals.of_year(year)
    month = int(found[2])
    if found[3] is None:
        if month in set(Season):
            return intervals.of_season(year, Season(month))
        if is_valid(year, month, 1):
            return intervals.of_month(year, month)
    elif is_valid(year, month, int(found[3])):
        return intervals.of_day(gregorian_day(year, month, int(found[3])))
    raise _refusal(text)


def _refusal(text: str) -> ValueError:
    return ValueError(f"not an EDTF date that this program writes: {text!r}")
