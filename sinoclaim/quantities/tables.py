"""Define the tables that the reader of quantities needs; ``sinoclaim.rules.units`` fills them from files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Final, NamedTuple

from sinoclaim.quantities.values import Closeness

_NO_WORDS: Final[frozenset[str]] = frozenset()


class Role(StrEnum):
    """What a word of number does: it adds, multiplies, divides, orders, or is vague."""

    UNIT = "unit"
    TEN = "ten"
    CENTURY = "century"
    HUNDRED = "hundred"
    SCALE = "scale"
    FRACTION = "fraction"
    HALF = "half"
    ORDINAL = "ordinal"
    VAGUE = "vague"
    ROUND = "round"
    MORE = "more"
    FIXED = "fixed"


class NumberWord(NamedTuple):
    """One word of number: ``low`` is its value; ``high`` differs from it only where the word is vague."""

    role: Role
    low: Decimal
    high: Decimal


class Noun(NamedTuple):
    """One form of a counted noun: its unit, its finer kind, its lemma, the category it implies.

    ``plural`` tells that the form can only be the head after a number above one. ``classifier`` marks a Chinese
    measure word, after which the noun itself may still follow. ``measure`` marks units *of* something (a ton of rice),
    ``adjective`` words that are the head only where no other noun follows ("2,000 French died").
    """

    unit: str
    kind: str
    lemma: str
    category: str
    plural: bool
    classifier: bool
    measure: bool
    adjective: bool = False


class Hedge(NamedTuple):
    """One phrase of approximation: what it says of the figure, and the name of its width ("" for none)."""

    words: tuple[str, ...]
    closeness: Closeness
    width: str


class Cue(NamedTuple):
    """One phrase that names a category, a share, a denominator; ``value`` is the name, ``unit`` what it implies."""

    words: tuple[str, ...]
    value: str
    unit: str
    active: bool
    """Whether the phrase is a verb form that takes an object, so that it belongs to a figure that follows it."""


class Width(NamedTuple):
    """How far a hedge reaches: factors of the figure, by its significant digits (one, two, three and more).

    ``None`` is an open end.
    """

    low: tuple[Decimal | None, Decimal | None, Decimal | None]
    high: tuple[Decimal | None, Decimal | None, Decimal | None]


Phrases = Mapping[str, tuple[Cue, ...]]
Hedges = Mapping[str, tuple[Hedge, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageTable:
    """The words of one language.

    Phrases that stand before a figure are filed under their last word, others under their first.
    ``trigger`` is a pattern for google-re2 that every text with a quantity matches. ``sets`` are plain lists of words
    by purpose (``label``, ``time``, ``stop``, ``determiner`` ...); ``fold`` maps code points one to one before look-up.
    """

    language: str
    trigger: str
    numbers: Mapping[str, NumberWord]
    nouns: Mapping[str, Noun]
    hedges_before: Hedges
    hedges_after: Hedges
    categories_before: Phrases
    categories_after: Phrases
    shares_before: Phrases
    shares_after: Phrases
    shares_around: Phrases
    rates: Phrases
    zeros: Phrases
    symbols: Mapping[str, str]
    sets: Mapping[str, frozenset[str]]
    plurals: Mapping[str, str]
    noun_openers: frozenset[str]
    """The first words of nouns of several words, so that most tokens need only one look-up."""
    openers: frozenset[str]
    """Every word at which a quantity can begin, apart from figures."""
    fold: Mapping[int, int] = field(default_factory=dict)
    lexicon: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """For a script without spaces: the words by their first character, the longest first."""

    def is_in(self, purpose: str, word: str) -> bool:
        """Tell whether ``word`` is on the list for ``purpose``."""
        return word in self.sets.get(purpose, _NO_WORDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityTables:
    """Everything the reader of quantities knows: the words of each language and the widths of hedges."""

    languages: Mapping[str, LanguageTable]
    widths: Mapping[str, Width]
    units: frozenset[str]
    abstract: frozenset[str]
    """Units that measure or order and never stand in a category: distances, ages, sessions."""
    bodies: frozenset[str]
    """Units of things that can be killed, captured, lost or absent: persons and gear, not sums or sessions."""
