"""Read the words around names: titles, offices, sentence openers, surnames, descriptions, words for military units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from sinoclaim.rules.name_forms import Spelling, parts_of
from sinoclaim.rules.spelling import decline, fold


class Description(NamedTuple):
    """What a definite description ("the port", "the Chairman") may stand for.

    ``kind`` is ``class`` or ``type`` (of the entity), ``office`` (of a person), ``entity`` (one of those named) or
    ``capital`` (of a country); ``values`` are the classes, types, offices or entities.
    """

    kind: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Words that show what a name beside them is. All are folded (see `fold`); Russian ones stand in all their cases.

    ``titles`` go before a person's name; ``offices`` maps each word for an office to the offices; ``openers`` are words
    that have a capital only because a sentence starts; ``never`` are capitalised words that name nothing here (months);
    ``heads`` turn a name before them into another name ("Stalin Prize").
    """

    titles: frozenset[str]
    offices: Mapping[str, tuple[str, ...]]
    openers: frozenset[str]
    never: frozenset[str]
    common: frozenset[str]
    """Words that make no name by themselves ("Communist", "Central Files")."""
    particles: frozenset[str]
    heads: frozenset[str]
    given: frozenset[str]
    syllables: frozenset[str]
    han_surnames: str
    han_titles: tuple[str, ...]
    han_sounds: frozenset[str]
    han_families: str
    """Surnames that begin few other words."""
    han_edges: frozenset[str]
    """Characters that join Chinese words and stand in few names."""
    han_counting: frozenset[str]
    """Characters before a noun that make it one of many (一座, 这)."""
    han_generic: tuple[str, ...]
    """Words for the sort of a thing, longest first."""
    han_words: frozenset[str]
    """Words that begin with the character of a surname."""
    descriptions: Mapping[str, Description]
    units: Mapping[str, str]
    """Words for military units in three languages, with their level ("corps")."""
    branches: Mapping[str, str]
    """Words between the number of a unit and the word for it, with the branch they show ("air", "")."""
    ordinals: Mapping[str, int]
    """English ordinals in words, up to "ninety-ninth"."""
    traditional: Mapping[int, int]
    """From traditional characters to simplified ones, for ``str.translate``."""


class MarkFiles(NamedTuple):
    """The contents of the data files that the marks are read from."""

    marks: Mapping[str, Any]
    descriptions: Mapping[str, Any]
    units: Mapping[str, Any]
    characters: Mapping[str, Any]


def read_marks(files: MarkFiles, spelling: Spelling) -> Marks:
    """Return the marks that the data files hold."""
    marks, units = files.marks, files.units
    syllables = {part for row in spelling.syllables.items() for part in (row[0], *row[1])}
    return Marks(
        titles=_words(marks["titles"], spelling),
        offices=_offices(files.descriptions["office"], spelling),
        openers=frozenset(fold(marks["openers"]).split()),
        never=_words(marks["never"], spelling),
        common=frozenset(fold(marks["common"]).split()),
        particles=frozenset(marks["particles"].split()),
        heads=_words(marks["heads"], spelling),
        given=frozenset(fold(marks["given"]).split()),
        syllables=frozenset(syllable.replace("'", "") for syllable in syllables),
        han_surnames="".join(marks["han_surnames"].split()),
        han_titles=tuple(marks["han_titles"].split()),
        han_sounds=frozenset("".join(marks["han_sounds"].split())),
        han_families=marks["han_families"],
        han_edges=frozenset(marks["han_edges"]),
        han_counting=frozenset(marks["han_counting"]),
        han_generic=tuple(sorted(set(marks["han_generic"].split()), key=lambda word: (-len(word), word))),
        han_words=frozenset(marks["han_words"].split()),
        descriptions=_descriptions(files.descriptions, spelling),
        units=_levels(units["level"], spelling),
        branches=_levels(units["branch"], spelling),
        ordinals=_ordinals(units["ordinals"], units["tens"]),
        traditional=_characters(files.characters["pairs"]),
    )


def all_cases(word: str, spelling: Spelling) -> tuple[str, ...]:
    """Return a word, and if it is Russian all its cases, folded."""
    if not "а" <= fold(word).rstrip("+")[-1] <= "я":
        return (fold(word),)
    head, _, tail = fold(word).rpartition(" ")
    stem, endings = decline(tail, spelling.thing)
    return tuple(f"{head} {stem}{ending.strip('-')}".strip() for ending in endings) or (fold(word),)


def _words(text: str, spelling: Spelling) -> frozenset[str]:
    return frozenset(form for word in parts_of(text) for form in all_cases(word, spelling))


def _offices(rows: Mapping[str, str], spelling: Spelling) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for office, words in rows.items():
        for word in parts_of(words):
            for form in all_cases(word, spelling):
                found.setdefault(form, []).append(office)
    return {form: tuple(offices) for form, offices in found.items()}


def _descriptions(content: Mapping[str, Any], spelling: Spelling) -> dict[str, Description]:
    found: dict[str, Description] = {}
    for row in content["description"]:
        kind, _, values = row["means"].partition(" ")
        for word in parts_of(row["words"]):
            for form in all_cases(word, spelling):
                found[form] = Description(kind, tuple(values.split()))
    return found


def _levels(rows: Mapping[str, str], spelling: Spelling) -> dict[str, str]:
    return {form: level for level, words in rows.items() for word in parts_of(words)
            for form in all_cases(word, spelling)}  # fmt: skip


def _ordinals(ones: str, tens: str) -> dict[str, int]:
    """Return the English ordinals from "first second ..." and "twenty/twentieth thirty/thirtieth ..."."""
    small = ones.split()
    found = {word: number for number, word in enumerate(small, 1)}
    for ten, pair in enumerate(tens.split(), 2):
        cardinal, _, ordinal = pair.partition("/")
        found[ordinal] = ten * 10
        found.update({f"{cardinal}-{word}": ten * 10 + number for number, word in enumerate(small[:9], 1)})
    return found


def _characters(pairs: str) -> dict[int, int]:
    """Return the map from traditional to simplified characters from pairs "旅旅 順顺": traditional first."""
    return {ord(pair[0]): ord(pair[1]) for pair in pairs.split()}
