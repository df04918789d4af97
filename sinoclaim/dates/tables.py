"""Define the tables that the date grammars and the resolver receive; ``rules.calendars`` reads them from TOML.

This package reads no file. A lexicon maps words (lower case) to values, sorted into three kinds by the type of the
value, under the name of their TOML table:

- ``numbers["months"]["january"] == 1``
- ``ranges["amounts"]["several"] == (3, 7)``
- ``texts["units"]["days"] == "D"``
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sinoclaim.dates.expression import Part

Words = Mapping[str, int]
WordRanges = Mapping[str, tuple[int, int]]
WordTexts = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternRule:
    """One way in which a language writes a time: a pattern over macros, and the shape that its groups fill.

    ``settings`` are fixed values that the rule adds to its groups.
    """

    name: str
    shape: str
    pattern: str
    settings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """The time words and pattern rules of one language; words by the name of the table they stand in.

    Two lexicons are the same only if they are one object, so that a grammar can be built once for each.
    """

    language: str
    numbers: Mapping[str, Words] = field(default_factory=dict)
    ranges: Mapping[str, WordRanges] = field(default_factory=dict)
    texts: Mapping[str, WordTexts] = field(default_factory=dict)
    rules: tuple[PatternRule, ...] = ()

    def number_table(self, name: str) -> Words:
        """Return a table of numbers by its name, empty if the language has none."""
        return self.numbers.get(name, {})

    def range_table(self, name: str) -> WordRanges:
        """Return a table of ranges by its name, empty if the language has none."""
        return self.ranges.get(name, {})

    def text_table(self, name: str) -> WordTexts:
        """Return a table of texts by its name, empty if the language has none."""
        return self.texts.get(name, {})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TimeTables:
    """Everything the readers of dates know: a lexicon by language, and what vague parts mean.

    ``parts`` gives for a part (early, mid, end...) of a unit ("year", "month", ...; the keys are lower-case names of
    ``Unit``) the share that it covers, in thousandths from the start of the unit.
    """

    lexicons: Mapping[str, Lexicon] = field(default_factory=dict)
    parts: Mapping[str, Mapping[Part, tuple[int, int]]] = field(default_factory=dict)

    def lexicon(self, language: str) -> Lexicon:
        """Return the lexicon of a language ("en", "zh", "ru"), empty if there is none."""
        return self.lexicons.get(language) or Lexicon(language=language)
