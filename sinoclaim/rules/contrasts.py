"""Load the words that exclude one another, are of one sort, say the same, or turn a statement into its contrary."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

import msgspec

from sinoclaim.errors import RuleError
from sinoclaim.model.finding import Kind
from sinoclaim.rules.frames import Irregular
from sinoclaim.rules.inflection import conjugate, plural
from sinoclaim.rules.tomlfile import read_toml

LANGUAGES: Final = ("en", "zh", "ru")
SHORTEST_STEM: Final = 3
"""Letters that an ending must leave of a word."""
STEM: Final = 6
"""Letters that are kept of a word, as in ``extract.words``."""
LONGEST_COMPARED: Final = 7
"""Letters of the longest English adjective that takes -er and -est."""


class Relation(StrEnum):
    """How the sides of a row stand to one another."""

    OPPOSITE = "opposite"
    SORT = "sort"
    ALIKE = "alike"


FILES: Final = {"opposites": Relation.OPPOSITE, "sorts": Relation.SORT, "alike": Relation.ALIKE}


class Sense(NamedTuple):
    """One place of a word in the tables: the row, the side of the row, and what the row is."""

    row: int
    side: int
    relation: Relation
    kind: Kind
    name: str


class Passage(msgspec.Struct, forbid_unknown_fields=True):
    """Two sentences of two sources; ``why`` says what makes them no contradiction."""

    a: str
    b: str
    why: str = ""


class SetRow(msgspec.Struct, forbid_unknown_fields=True):
    """A ``[[set]]`` of a data file."""

    id: str
    kind: Kind
    source: str
    find: Passage
    leave: Passage
    verb: list[str] = []
    noun: list[str] = []
    adjective: list[str] = []
    word: list[str] = []
    zh: list[str] = []
    ru: list[str] = []


class SetFile(msgspec.Struct, forbid_unknown_fields=True):
    """One of the files of ``data/contrasts/``."""

    set: list[SetRow]


class WordingRow(msgspec.Struct, forbid_unknown_fields=True):
    """The table of one language in ``data/contrasts/wording.toml``."""

    negators: list[str]
    implicit: list[str]
    affirming: list[str]
    partial: list[str]
    only: list[str]
    hedges: list[str]
    modals: list[str]
    function: list[str]
    endings: list[str] = []
    prefixes: list[str] = []
    kept_prefixes: list[str] = []
    pronouns: list[str] = []
    periodic: list[str] = []
    copulas: list[str] = []
    corrected: list[str] = []
    again: list[str] = []
    agents: list[str] = []
    conditions: list[str] = []
    until_words: list[str] = []
    since_words: list[str] = []
    breaks: list[str] = []
    prepositions: list[str] = []


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What the words of one language say of one another; all forms lower case.

    ``senses`` holds words and phrases, ``stems`` those of which any ending may follow, ``lengths`` how many words (in
    Chinese, characters) a phrase that opens with a word can have. ``lemmas`` maps irregular forms to their verb.
    """

    senses: Mapping[str, tuple[Sense, ...]]
    stems: Mapping[str, tuple[Sense, ...]]
    lengths: Mapping[str, int]
    lemmas: Mapping[str, str]
    negators: frozenset[str]
    implicit: frozenset[str]
    affirming: tuple[str, ...]
    partial: tuple[str, ...]
    only: frozenset[str]
    hedges: frozenset[str]
    modals: frozenset[str]
    function: frozenset[str]
    endings: tuple[str, ...]
    prefixes: tuple[str, ...]
    kept_prefixes: frozenset[str]
    pronouns: frozenset[str]
    periodic: tuple[str, ...]
    copulas: frozenset[str]
    corrected: frozenset[str]
    again: frozenset[str]
    agents: frozenset[str]
    conditions: frozenset[str]
    until_words: tuple[str, ...]
    since_words: tuple[str, ...]
    breaks: frozenset[str]
    prepositions: frozenset[str]

    def senses_of(self, word: str) -> tuple[Sense, ...]:
        """Return the places of a word or phrase in the tables."""
        found = self.senses.get(word, ())
        if found or not self.stems:
            return found
        lengths = range(len(word), SHORTEST_STEM - 1, -1)
        return next((self.stems[word[:end]] for end in lengths if word[:end] in self.stems), ())

    def stem(self, word: str) -> str:
        """Return what is compared of a word: without its ending, and no more than its first letters.

        A verb form stands for its verb: "wrote" and "written" for "write".
        """
        word = self.lemmas.get(word, word)
        bare = next(
            (word[: -len(e)] for e in self.endings if word.endswith(e) and len(word) - len(e) >= SHORTEST_STEM), word
        )
        if len(bare) > SHORTEST_STEM:
            bare = bare[:-1] if bare[-1] == bare[-2] or bare[-1] == "e" else bare
        return (bare[:-1] + "i" if bare.endswith("y") else bare)[:STEM]


Contrasts = Mapping[str, Wording]
"""The wording of each language."""


def _adjective_forms(word: str) -> Iterator[str]:
    """Yield an English adjective, its comparative and superlative if it is short, and its adverb."""
    yield word
    if " " in word or not word.isascii():
        return
    yield f"{word[:-1]}ily" if word.endswith("y") else f"{word[:-1]}y" if word.endswith("le") else f"{word}ly"
    if len(word) > LONGEST_COMPARED:
        return
    stem = word[:-1] if word.endswith("e") else f"{word[:-1]}i" if word.endswith("y") else word
    if (
        len(word) <= 4
        and word[-1] not in "aeiouwxyd"
        and word[-2:-1] in tuple("aeiou")
        and word[-3:-2] not in tuple("aeiou")
    ):
        stem = word + word[-1]
    yield f"{stem}er"
    yield f"{stem}est"


def _forms(word: str, part: str, irregular: Irregular) -> Iterator[str]:
    """Yield every form of a word of a row."""
    if part == "verb":
        yield from (form.text for form in conjugate(word, irregular.verbs))
    elif part == "noun":
        yield from (word, plural(word, irregular.nouns))
    elif part == "adjective":
        yield from _adjective_forms(word)
    else:
        yield word


class _Builder:
    """Gathers the senses of one language."""

    def __init__(self) -> None:
        self.senses: dict[str, list[Sense]] = defaultdict(list)
        self.stems: dict[str, list[Sense]] = defaultdict(list)

    def add(self, form: str, sense: Sense) -> None:
        """File a form; a star says that any ending may follow."""
        table, key = (self.stems, form[:-1]) if form.endswith("*") else (self.senses, form)
        if sense not in table[key]:
            table[key].append(sense)


def _fill(builders: Mapping[str, _Builder], rows: Iterable[tuple[Relation, SetRow]], irregular: Irregular) -> None:
    """File every word of every row; the rows are counted through."""
    number = 0
    for relation, row in rows:
        parts = {
            "verb": row.verb,
            "noun": row.noun,
            "adjective": row.adjective,
            "word": row.word,
            "zh": row.zh,
            "ru": row.ru,
        }
        for part, lines in parts.items():
            language = part if part in LANGUAGES else "en"
            for line in lines:
                number += 1
                for side, words in enumerate(line.split(" / ")):
                    for word in words.split(", "):
                        for form in _forms(word.strip(), part, irregular):
                            builders[language].add(form, Sense(number, side, relation, row.kind, row.id))


def _lengths(senses: Iterable[str], language: str) -> dict[str, int]:
    """Return for each first word the number of words of the longest phrase that it opens."""
    found: dict[str, int] = {}
    for form in senses:
        first, size = (form[:1], len(form)) if language == "zh" else (form.partition(" ")[0], form.count(" ") + 1)
        if size > 1:
            found[first] = max(found.get(first, 1), size)
    return found


def _built(language: str, builder: _Builder, row: WordingRow, irregular: Irregular) -> Wording:
    english = language == "en"
    implicit = [f for w in row.implicit for f in (_forms(w, "verb", irregular) if english else (w,))]
    phrases = (*builder.senses, *row.negators, *implicit, *row.only)
    verbs = irregular.verbs.items() if english else ()
    lemmas = {form: verb for verb, pair in verbs for forms in pair for form in forms.split("/")}
    return Wording(
        senses=MappingProxyType({form: tuple(found) for form, found in builder.senses.items()}),
        stems=MappingProxyType({form: tuple(found) for form, found in builder.stems.items()}),
        lengths=MappingProxyType(_lengths(phrases, language)),
        lemmas=MappingProxyType(lemmas),
        negators=frozenset(row.negators),
        implicit=frozenset(implicit),
        affirming=tuple(row.affirming),
        partial=tuple(row.partial),
        only=frozenset(row.only),
        hedges=frozenset(row.hedges),
        modals=frozenset(row.modals),
        function=frozenset(row.function),
        endings=tuple(row.endings),
        prefixes=tuple(row.prefixes),
        kept_prefixes=frozenset(row.kept_prefixes),
        pronouns=frozenset(row.pronouns),
        periodic=tuple(row.periodic),
        copulas=frozenset(row.copulas),
        corrected=frozenset(row.corrected),
        again=frozenset(row.again),
        agents=frozenset(row.agents),
        conditions=frozenset(row.conditions),
        until_words=tuple(row.until_words),
        since_words=tuple(row.since_words),
        breaks=frozenset(row.breaks),
        prepositions=frozenset(row.prepositions),
    )


def read_sets(folder: Path) -> list[tuple[Relation, SetRow]]:
    """Return the sets of all files with what they are, in the order of the files.

    Raises:
        RuleError: if a file does not fit or an id stands twice.
    """
    rows = [
        (relation, row) for name, relation in FILES.items() for row in read_toml(folder / f"{name}.toml", SetFile).set
    ]
    ids = [row.id for _, row in rows]
    if twice := sorted(name for name in set(ids) if ids.count(name) > 1):
        message = f"contrasts: [[set]] {twice[0]!r} stands twice; give each its own id"
        raise RuleError(message)
    return rows


def load_contrasts(folder: Path, irregular_path: Path) -> Contrasts:
    """Read the tables of contrasts.

    Raises:
        RuleError: if a file does not fit.
    """
    irregular = read_toml(irregular_path, Irregular)
    builders = {language: _Builder() for language in LANGUAGES}
    _fill(builders, read_sets(folder), irregular)
    rows = read_toml(folder / "wording.toml", dict[str, WordingRow])
    return MappingProxyType({name: _built(name, builders[name], row, irregular) for name, row in rows.items()})
