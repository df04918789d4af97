"""Ask dateparser about the rare full date that no grammar of ours reads; nothing else imports it.

Left alone, dateparser invents days, months and years. So it is called only on an isolated span that contains a
four-digit year, with settings that forbid guessing, and what it returns counts only if year and day stand literally in
the span.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

from sinoclaim.dates import intervals
from sinoclaim.dates.calendar import gregorian_day
from sinoclaim.dates.values import Interval

_LONGEST = 40
_NUMBERS = re.compile(r"[0-9]{1,4}")
_YEAR_DIGITS = 4
_CANDIDATE = re.compile(
    r"(?<![\w.])(?:[0-3]?[0-9](?:\.|º|er|de)?\s(?:de\s)?[^\W\d_]{3,12}\.?(?:\sde)?\s[12][0-9]{3}"
    r"|[^\W\d_]{3,12}\.?\s[0-3]?[0-9],\s[12][0-9]{3})(?![\w])"
)


def candidates(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of a stretch of text that look like a full date with a month's name of some language.

    >>> candidates("le 14 octobre 1066.", 0, 19)
    [(3, 18)]
    """
    return [found.span() for found in _CANDIDATE.finditer(text, start, end)]


def read_foreign(
    span: str, languages: tuple[str, ...] = ("de", "fr", "es", "it", "pl", "uk", "pt", "nl")
) -> Interval | None:
    """Read a full date whose month is named in another language, or return nothing.

    >>> read_foreign("14 octobre 1066").edtf
    '1066-10-14'
    >>> read_foreign("March 1895") is None
    True
    """
    numbers = [int(found) for found in _NUMBERS.findall(span)]
    if len(span) > _LONGEST or len(numbers) != 2 or not re.search(r"(?<![0-9])[0-9]{4}(?![0-9])", span):
        return None
    found = _parse(span, languages)
    if found is None or found.year not in numbers or found.day not in numbers:
        return None
    return intervals.of_day(gregorian_day(found.year, found.month, found.day))


def _parse(span: str, languages: tuple[str, ...]) -> datetime | None:
    import dateparser  # noqa: PLC0415 (slow to import, rarely needed)

    result: datetime | None = dateparser.parse(
        span,
        languages=list(languages),
        settings={
            "PARSERS": ["absolute-time"],
            "REQUIRE_PARTS": ["day", "month", "year"],
            "STRICT_PARSING": True,
            "RELATIVE_BASE": datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None),
            "PREFER_DAY_OF_MONTH": "first",
            "PREFER_MONTH_OF_YEAR": "first",
            "PREFER_LOCALE_DATE_ORDER": False,
            "DATE_ORDER": "DMY",
            "TIMEZONE": "UTC",
        },
    )
    return result
