"""Expand the names of the gazetteer into the forms that texts use, each with what it may name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final, NamedTuple

from sinoclaim.rules.spelling import (
    NO_ENDING,
    Cases,
    Declensions,
    Romanisation,
    decline,
    fold,
    phrase_forms,
    romanise,
    without_accents,
)

ROMAN: Final = frozenset("IVX")
ACRONYM_LENGTH: Final = 3
"""Capitals up to this length (US, UN, WHO) are read as a name only where they stand in capitals."""


class Flag(IntEnum):
    """What has to be heeded about a form; flags are joined by ``|`` to a plain integer, which is fast to test."""

    NONE = 0
    STRICT = 1
    """Read only with the capitals it is written with ("May")."""
    WEAK = 2
    """Read only where the document names the entity in full, or an office or title supports it ("Li")."""
    SHORT = 4
    """A surname: the words in front of it may say that it is somebody else."""
    ADJECTIVE = 8
    """An adjective ("Soviet")."""
    FIRST = 16
    """A surname that stands before the given name ("Mao")."""
    PEOPLE = 32
    """A demonym or a side ("the Russians", "苏方")."""


class Sense(NamedTuple):
    """One thing that a form may name: the entity ("" for nothing), the endings that may follow, the exact spelling."""

    entity: str
    flags: int
    endings: tuple[str, ...]
    exact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """The tables that forms are expanded with."""

    syllables: Mapping[str, Romanisation]
    name: Declensions
    thing: Declensions
    cases: Cases
    adjective: tuple[str, ...]


def parts_of(text: str) -> tuple[str, ...]:
    """Return the parts of a list written in one string.

    >>> parts_of("Lüshun; Ryojun;")
    ('Lüshun', 'Ryojun')
    """
    return tuple(part for piece in text.split(";") if (part := piece.strip()))


def marked(form: str) -> tuple[str, int]:
    """Return a form without its marks, and what they mean ("!" strict, "?" weak).

    >>> marked("May!?")
    ('May', 3)
    """
    flags = int(Flag.NONE)
    while form[-1] in "!?":
        flags |= Flag.STRICT if form[-1] == "!" else Flag.WEAK
        form = form[:-1]
    if len(form) <= ACRONYM_LENGTH and form.isupper():
        flags |= Flag.STRICT
    return form, flags


def han_forms(name: str) -> tuple[str, ...]:
    """Return the forms of a Chinese name; one with a blank is that of a foreigner, whose surname may stand alone.

    A surname of one character is a common word too, so it needs support.

    >>> han_forms("乔治 布什?"), han_forms("罗伯特 李"), han_forms("旅顺")
    (('乔治·布什', '布什?'), ('罗伯特·李', '李?'), ('旅顺',))
    """
    given, _, surname = name.rpartition(" ")
    if len(surname.rstrip("!?")) == 1:
        surname = f"{surname.rstrip('?')}?"
    full = f"{given.replace(' ', '·')}·{surname.rstrip('!?')}"
    return (full, surname) if given else (name,)


class FormMaker:
    """Collects the forms of entities while a table is loaded."""

    def __init__(self, spelling: Spelling, forms: Mapping[str, tuple[Sense, ...]]) -> None:
        self._spelling = spelling
        self._forms = dict(forms)

    def add(self, form: str, entity: str, flags: int, endings: tuple[str, ...] = NO_ENDING) -> None:
        """Add one form of an entity, with and without its accents."""
        if form.isascii():
            self._put(form.lower(), Sense(entity, flags, endings, form))
            return
        folded = fold(form)
        self._put(folded, Sense(entity, flags, endings, form))
        plain = without_accents(folded)
        if plain is not folded:
            self._put(plain, Sense(entity, flags, endings, without_accents(form)))

    def _put(self, form: str, sense: Sense) -> None:
        """Add one sense of a form; most forms have only one."""
        others = self._forms.get(form)
        if others is None:
            self._forms[form] = (sense,)
        elif sense not in others:
            self._forms[form] = (*others, sense)

    def finished(self) -> dict[str, tuple[Sense, ...]]:
        """Return what was collected, by form."""
        return self._forms

    def add_entity(self, name: str, kind: str, row: Mapping[str, Any]) -> frozenset[str]:
        """Add all forms of one entity and return the given names of a person, folded."""
        given: set[str] = set()
        english, russian = parts_of(row.get("en", "")), parts_of(row.get("ru", ""))
        if kind == "person":
            if "pinyin" in row:
                self._add_chinese_person(name, row["pinyin"], known="known" in row)
            given = self._add_people(name, english, russian=False) | self._add_people(name, russian, russian=True)
        else:
            self._add_names(name, english)
            self._add_russian(name, russian, kind)
        if "zh" in row:
            self._add_names(name, tuple(form for part in parts_of(row["zh"]) for form in han_forms(part)))
        if "adj" in row:
            for part in parts_of(row["adj"]):
                self._add_adjective(name, part)
        if "people" in row:
            for part in parts_of(row["people"]):
                self._add_demonym(name, part)
        return frozenset(given)

    def _add_names(self, name: str, forms: tuple[str, ...]) -> None:
        for form in forms:
            plain, flags = marked(form)
            self.add(plain, name, flags)

    def _add_russian(self, name: str, forms: tuple[str, ...], kind: str) -> None:
        last = self._spelling.name if kind in {"place", "country"} else self._spelling.thing
        for form in forms:
            plain, flags = marked(form)
            for stem, endings in phrase_forms(plain, last, self._spelling.cases):
                self.add(stem, name, flags, endings)

    def _add_people(self, name: str, forms: tuple[str, ...], *, russian: bool) -> set[str]:
        """Add the surnames of a person with a Western name; the given names are read off at the place of a match."""
        given: set[str] = set()
        alone = all(" " not in form for form in forms)
        for form in forms:
            plain, flags = marked(form)
            *before, surname = plain.split(" ")
            given.update(fold(without_accents(word)) for word in before)
            if "_" not in surname and not alone:
                flags |= Flag.SHORT
            written = surname.replace("_", " ")
            if russian:
                self._add_russian_person(name, written, flags)
            else:
                self.add(written, name, flags)
        return given

    def _add_russian_person(self, name: str, written: str, flags: int) -> None:
        """Add a surname in its cases; of a ruler ("Николай II") the name before the number is declined."""
        head, _, tail = written.rpartition(" ")
        if head and ROMAN.issuperset(tail):
            stem, endings = decline(head, self._spelling.name)
            for ending in endings or NO_ENDING:
                self.add(f"{stem}{ending.strip('-')} {tail}", name, flags)
            return
        stem, endings = decline(tail, self._spelling.name)
        self.add(f"{head} {stem}".strip(), name, flags, endings or NO_ENDING)

    def _add_chinese_person(self, name: str, pinyin: str, *, known: bool) -> None:
        latin, cyrillic = romanise(pinyin, self._spelling.syllables)
        short = Flag.SHORT | Flag.FIRST | (Flag.NONE if known else Flag.WEAK | Flag.STRICT)
        for form in latin:
            self.add(form, name, Flag.NONE)
        for form in cyrillic:
            head, _, tail = form.rpartition(" ")
            stem, endings = decline(tail, self._spelling.name)
            self.add(f"{head} {stem}", name, Flag.NONE, endings or NO_ENDING)
        for surname in dict.fromkeys(form.partition(" ")[0] for form in (*latin, *cyrillic)):
            self.add(surname, name, short)

    def _add_adjective(self, name: str, part: str) -> None:
        form, flags = marked(part)
        flags |= Flag.ADJECTIVE
        if not "а" <= form[-1] <= "я":
            self.add(form, name, flags)
            if form.isascii():
                self.add(f"{form} side", name, flags | Flag.PEOPLE)
            return
        stem = form[:-2]
        self.add(stem, name, flags, self._spelling.adjective)
        self.add(f"{stem}о", name, flags)
        for ending in ("ая", "ой", "ую"):
            self.add(f"{stem}{ending} сторон", name, flags | Flag.PEOPLE, decline("сторона", self._spelling.name)[1])

    def _add_demonym(self, name: str, part: str) -> None:
        form, flags = marked(part)
        flags |= Flag.ADJECTIVE | Flag.PEOPLE
        if "а" <= form.rstrip("+")[-1] <= "я":
            stem, endings = decline(form, self._spelling.thing)
            self.add(stem, name, flags, endings or NO_ENDING)
        else:
            self.add(form, name, flags)
