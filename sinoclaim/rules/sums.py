"""Load what the program knows of the sums that a text makes itself: weekdays, second calendars, lengths, totals."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import msgspec

from sinoclaim.errors import RuleError
from sinoclaim.rules.tomlfile import read_toml


class WeekdayRow(msgspec.Struct, forbid_unknown_fields=True):
    """The words for the days of the week, with the ISO number of each."""

    source: str
    finds: str
    leaves: str
    words: dict[str, int]


class BetweenRow(msgspec.Struct, forbid_unknown_fields=True):
    """What stands between two values of which one follows from the other."""

    finds: str
    leaves: str
    between: str


class PartsRow(msgspec.Struct, forbid_unknown_fields=True):
    """What stands between a total and its parts, between two parts, and behind the last."""

    finds: str
    leaves: str
    all: str
    some: str
    between: str
    end: str


class SumFile(msgspec.Struct, forbid_unknown_fields=True):
    """The file of sums."""

    weekdays: WeekdayRow
    twice: BetweenRow
    counted: BetweenRow
    length: BetweenRow
    parts: PartsRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """Patterns of what stands between two values that a text itself brings into a sum; for each see the data file."""

    weekdays: Mapping[str, int]
    twice: re.Pattern[str]
    counted: re.Pattern[str]
    length: re.Pattern[str]
    all_parts: re.Pattern[str]
    some_parts: re.Pattern[str]
    between_parts: re.Pattern[str]
    end_of_parts: re.Pattern[str]


def load_sums(path: Path) -> Sums:
    """Read the file.

    Raises:
        RuleError: if it does not fit, or a pattern is none.
    """
    read = read_toml(path, SumFile)
    try:
        patterns = {
            name: re.compile(text)
            for name, text in {
                "twice": read.twice.between,
                "counted": read.counted.between,
                "length": read.length.between,
                "all_parts": read.parts.all,
                "some_parts": read.parts.some,
                "between_parts": read.parts.between,
                "end_of_parts": read.parts.end,
            }.items()
        }
    except re.error as problem:
        message = f"lexicon/{path.name}: {problem.pattern!r} is no pattern ({problem}); mend it"
        raise RuleError(message) from problem
    return Sums(weekdays=MappingProxyType(read.weekdays.words), **patterns)
