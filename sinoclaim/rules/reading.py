"""Read the tables that reading needs: what a line of a page is for, and which full stops end no sentence.

Two files under ``data/lexicon``: ``furniture.toml`` (rules that name the purpose of a line, words of menus, months and
function words) and ``abbreviations.toml`` (abbreviations by how they behave before a capital, sentence openers). Each
rule states its ``source``, what it ``finds`` and what it ``leaves`` alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import re2

from sinoclaim.errors import RuleError
from sinoclaim.rules.tomlfile import DATA, read_toml

LINE_LIMIT = 240
"""Characters; a longer line is never furniture, a byline or a heading by itself."""

_EDGES = " \t\u3000•*·◇◆►▶▸→←»«›‹|-–—…:：.。[]【】☰✕×"
"""What may stand around a phrase without changing what the line is for."""


_LETTERS = (
    ("<Lu>", r"A-Z\x{C0}-\x{D6}\x{D8}-\x{DE}\x{100}-\x{17D}\x{400}-\x{42F}"),
    ("<Ll>", r"a-z\x{DF}-\x{F6}\x{F8}-\x{17E}\x{430}-\x{45F}"),
    ("<L>", r"A-Za-z\x{C0}-\x{24F}\x{400}-\x{4FF}\x{4E00}-\x{9FFF}"),
    ("<Han>", r"\x{3400}-\x{9FFF}\x{F900}-\x{FAFF}"),
)
"""What a pattern may write inside a class: the letters of our scripts only, since ``\\p{L}`` makes RE2 thirty times
slower to compile."""


_NAMED = re.compile(r"\(\?P<[a-z]+>")


class LineKind(StrEnum):
    """What a rule of ``furniture.toml`` says of a line."""

    FURNITURE = "furniture"
    THREAD = "thread"
    """Furniture that only a page with several voices has: scores, "sorted by", "log in to leave a comment"."""
    BYLINE = "byline"
    DATELINE = "dateline"
    OPENING = "opening"
    """A dateline that opens a paragraph; the rest of the paragraph follows it on the same line."""
    DAY = "day"
    """A heading that is a date: a day, a month or a year of a chronicle."""
    SPEAKER = "speaker"
    NOTE = "note"
    NOTES_SECTION = "notes-section"
    FURNITURE_SECTION = "furniture-section"
    ASIDE_SECTION = "aside-section"
    """A box of links, which the next proper sentence ends."""
    BODY_SECTION = "body-section"


class StopKind(StrEnum):
    """How an abbreviation with a full stop behaves."""

    TITLE = "title"
    """Never ends a sentence: "Gen. Nie", "г. Москва"."""
    NUMBER = "number"
    """Ends none before a figure: "vol. 7", "ст. 5"."""
    MAY_END = "may-end"
    """Ends one only before a word that opens sentences: "the U.S.S.R. The", "Jr. Smith"."""
    ENDS = "ends"
    """Ends one before any capital: "etc. Mao", "и т. д. Затем"."""
    YEAR = "year"
    """After a figure it ends one unless the words before are a mere setting: "в 1950 г. Мао приехал"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRule:
    """One rule about lines. ``phrases`` are whole lines, ``starts`` their beginnings, ``patterns`` RE2 for the whole.

    Phrases and starts are compared without regard to case, bullets and outer punctuation.
    """

    id: str
    kind: LineKind
    source: str
    finds: tuple[str, ...]
    leaves: tuple[str, ...]
    phrases: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StopRule:
    """A group of abbreviations that behave alike, written with or without the final stop."""

    id: str
    kind: StopKind
    source: str
    finds: tuple[str, ...]
    leaves: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineMatcher:
    """All rules of one kind, compiled: phrases in a set, beginnings in a tuple, the patterns in one RE2 program."""

    phrases: frozenset[str] = frozenset()
    starts: tuple[str, ...] = ()
    any_of: Any = None
    """One RE2 program for all patterns, ``None`` without patterns; typed loosely, for want of stubs."""
    naming: tuple[tuple[LineRule, str], ...] = ()
    """The patterns that name parts (``name``, ``poster``, ``label``, ``line``); few lines need them compiled."""

    def match(self, line: str, key: str) -> Mapping[str, str] | None:
        """Return the named parts of ``line`` if a rule holds for it, ``None`` if none does.

        ``key`` is ``line_key(line)``, passed in since many matchers look at one line.
        """
        if key in self.phrases or (self.starts and key.startswith(self.starts)):
            return {}
        if self.any_of is None or not self.any_of.fullmatch(line):
            return None
        for rule, pattern in self.naming:
            found = compile_pattern(rule, pattern).fullmatch(line)
            if found:
                return {name: value for name, value in found.groupdict().items() if value}
        return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingTables:
    """Everything that ``ingest`` and ``segment`` know of words."""

    lines: Mapping[LineKind, LineMatcher]
    menu: frozenset[str]
    """Words that stand between the bars of a menu."""
    months: frozenset[str]
    function_words: Mapping[str, frozenset[str]]
    """By language code; the words that tell English from other languages in Latin script."""
    stops: Mapping[str, StopKind]
    """Abbreviations without their final stop, as they may be written."""
    openers: frozenset[str]
    """Words that open sentences and are no names: "The", "On", "После"."""
    settings: frozenset[str]
    """Words that open a mere setting of time: "В", "Летом"."""
    enumerated: frozenset[str]
    """Words that a number with a stop follows at the head of a paragraph: "Article 2."."""
    speech: frozenset[str]
    """Verbs of saying, which carry a sentence on after a closing quote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FurnitureFile:
    """The shape of ``furniture.toml``."""

    menu: tuple[str, ...]
    words: Mapping[str, tuple[str, ...]]
    """Named lists that patterns refer to as ``<name>``."""
    function_words: Mapping[str, tuple[str, ...]]
    rule: tuple[LineRule, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AbbreviationFile:
    """The shape of ``abbreviations.toml``."""

    openers: Mapping[str, tuple[str, ...]]
    settings: Mapping[str, tuple[str, ...]]
    enumerated: tuple[str, ...]
    speech: tuple[str, ...]
    rule: tuple[StopRule, ...] = field(default=())


def line_key(line: str) -> str:
    """Return a line as phrases are compared: without case, bullets, outer punctuation, "[edit]", double spaces.

    >>> line_key("  • Skip to  main content »")
    'skip to main content'
    """
    return " ".join(line.casefold().split()).removesuffix("[edit]").strip(_EDGES)


def load_reading(folder: Path = DATA / "lexicon") -> ReadingTables:
    """Read the two files of ``folder`` into tables.

    Raises:
        RuleError: a file is missing, has a wrong key, or a pattern that RE2 does not take.

    >>> load_reading().stops["vol"]
    <StopKind.NUMBER: 'number'>
    """
    furniture = read_toml(folder / "furniture.toml", FurnitureFile)
    abbreviations = read_toml(folder / "abbreviations.toml", AbbreviationFile)
    return build_reading(furniture, abbreviations)


def build_reading(furniture: FurnitureFile, abbreviations: AbbreviationFile) -> ReadingTables:
    """Compile the rules of the two files."""
    lists = {name: "(?:" + "|".join(words) + ")" for name, words in furniture.words.items()}
    return ReadingTables(
        lines={kind: compile_lines([r for r in furniture.rule if r.kind is kind], lists) for kind in LineKind},
        menu=frozenset(furniture.menu),
        months=frozenset(word.casefold().rstrip(".\\") for word in furniture.words.get("month", ())),
        function_words={code: frozenset(words) for code, words in furniture.function_words.items()},
        stops=_stops(abbreviations.rule),
        openers=frozenset(word for words in abbreviations.openers.values() for word in words),
        settings=frozenset(word for words in abbreviations.settings.values() for word in words),
        enumerated=frozenset(abbreviations.enumerated),
        speech=frozenset(abbreviations.speech),
    )


def _stops(rules: tuple[StopRule, ...]) -> dict[str, StopKind]:
    """Return the kind of each form; a spelling of a rule ("Ft" for fort) goes before one made of another ("ft")."""
    words = [(word.rstrip("."), rule.kind) for rule in rules for word in rule.words]
    return {form: kind for word, kind in words for form in written_forms(word)} | dict(words)


def written_forms(word: str) -> tuple[str, ...]:
    """Return how an abbreviation may be written: "vol" also as "Vol"; "Gen" never as "gen", but as "GEN".

    >>> written_forms("vol."), written_forms("Gen")
    (('vol', 'Vol'), ('Gen', 'GEN'))
    """
    bare = word.rstrip(".")
    return (bare, bare[0].upper() + bare[1:]) if bare[0].islower() else (bare, bare.upper())


def compile_lines(rules: list[LineRule], lists: Mapping[str, str]) -> LineMatcher:
    """Compile rules of one kind; ``lists`` are the alternations that ``<name>`` stands for in a pattern.

    Raises:
        RuleError: a pattern is not RE2; the message names the rule.
    """
    patterns = [(rule, _with_lists(pattern, lists)) for rule in rules for pattern in rule.patterns]
    return LineMatcher(
        phrases=frozenset(line_key(phrase) for rule in rules for phrase in rule.phrases),
        starts=tuple(start.casefold() for rule in rules for start in rule.starts),
        any_of=_compile_any(patterns) if patterns else None,
        naming=tuple((rule, pattern) for rule, pattern in patterns if _NAMED.search(pattern)),
    )


def _with_lists(pattern: str, lists: Mapping[str, str]) -> str:
    for name, words in (*((f"<{name}>", words) for name, words in lists.items()), *_LETTERS):
        pattern = pattern.replace(name, words)
    return pattern


def _compile_any(patterns: list[tuple[LineRule, str]]) -> Any:  # noqa: ANN401 - re2 has no stubs
    """Compile patterns as one; if that fails, the one at fault is named."""
    alternatives = "|".join(f"(?:{_NAMED.sub('(?:', pattern)})" for _, pattern in patterns)
    try:
        return re2.compile(alternatives, _quiet())
    except re2.error:
        for rule, pattern in patterns:
            compile_pattern(rule, pattern)
        raise


@cache
def compile_pattern(rule: LineRule, pattern: str) -> Any:  # noqa: ANN401 - re2 has no stubs
    """Compile one pattern of a rule.

    Raises:
        RuleError: the pattern is not RE2; the message names the rule.
    """
    try:
        return re2.compile(pattern, _quiet())
    except re2.error as problem:
        message = f"lexicon/furniture.toml: rule {rule.id!r} has a pattern that RE2 does not take ({problem}); mend it"
        raise RuleError(message) from problem


def _quiet() -> Any:  # noqa: ANN401 - re2 has no stubs
    """Return options under which RE2 does not write to the error stream."""
    options = re2.Options()
    options.log_errors = False
    return options
