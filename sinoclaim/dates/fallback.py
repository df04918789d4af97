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
_WINDOW = 30
_NUMBERS = re.compile(r"[0-9]{1,4}")
_LANGUAGES = ("de", "fr", "es", "it", "pl", "pt", "nl")
_BEFORE_YEAR = re.compile(
    r"(?<![\w.,:/-])[0-3]?[0-9](?:\.|º|er)?\s(?:de\s)?([^\W\d_]{3,12})\.?(?:\sde)?\s\Z",
)
_STEMS = frozenset(
    [
        "jan", "ene", "gen", "sty", "feb", "fév", "fev", "lut", "mär", "mar", "mrt", "maa", "abr", "avr", "apr", "kwi",
        "mai", "may", "mag", "maj", "mei", "jun", "jui", "giu", "cze", "jul", "lug", "lip", "ago", "aoû", "aou", "aug",
        "sie", "sep", "set", "wrz", "okt", "oct", "ott", "out", "paź", "nov", "lis", "dez", "déc", "dec", "dic", "gru",
    ]
)  # fmt: skip
"""How the months begin in the languages that are asked for."""


def foreign_date_before(text: str, year_start: int) -> int | None:
    """Return where a day and a foreign month before a year begin, if they stand there.

    >>> foreign_date_before("le 14 octobre 1066", 14)
    3
    """
    window = text[max(0, year_start - _WINDOW) : year_start]
    found = _BEFORE_YEAR.search(window)
    if found is None or found[1][:3].lower() not in _STEMS:
        return None
    return year_start - len(window) + found.start()


def read_foreign(span: str, languages: tuple[str, ...] = _LANGUAGES) -> Interval | None:
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
