"""Gather whom the names in a TEI file mean: the lists of persons and abbreviations, and what points to them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from sinoclaim.model.alias import Alias

_POINTERS: Final = ("corresp", "ref", "key", "target", "sameAs")
_LONGEST: Final = 80
"""Characters of a name."""


@dataclass(slots=True)
class Register:
    """What a volume lists: the whole names by the ids of their entries."""

    persons: dict[str, str] = field(default_factory=dict)
    terms: dict[str, str] = field(default_factory=dict)

    def aliases(self, uses: Iterable[tuple[str, str]]) -> tuple[Alias, ...]:
        """Return what the names of a document mean; one that points to two entries means neither.

        >>> Register(persons={"p1": "Omar N. Bradley"}).aliases([("General Bradley", "p1"), ("Omar", "p9")])
        (Alias(form='General Bradley', full='Omar N. Bradley', person=True),)
        """
        meant: dict[str, set[str]] = {}
        for form, entry in uses:
            meant.setdefault(form, set()).add(entry)
        only = {form: next(iter(entries)) for form, entries in meant.items() if len(entries) == 1}
        found = [
            Alias(form=form, full=listed[entry], person=person)
            for listed, person in ((self.persons, True), (self.terms, False))
            for form, entry in only.items()
            if entry in listed and listed[entry] != form
        ]
        return tuple(sorted(found))

    def enter_person(self, entry: str, name: str) -> None:
        """Enter a person; the first name of an entry counts."""
        if 0 < len(name) <= _LONGEST:
            self.persons.setdefault(entry, in_order(name))

    def enter_term(self, entry: str, term: str, words: str) -> None:
        """Enter an abbreviation, given the words of the item that explains it."""
        _, found, after = words.partition(term)
        full = after.strip(" ,;:=–—.")
        if term and found and 0 < len(full) <= _LONGEST:
            self.terms.setdefault(entry, full)


def in_order(name: str) -> str:
    """Return a name as it is spoken, given as lists have it.

    >>> in_order("Bradley, Omar N."), in_order("Chiang Kai-shek"), in_order("Smith, Walter Bedell, General")
    ('Omar N. Bradley', 'Chiang Kai-shek', 'Walter Bedell Smith')
    """
    family, _, given = (part.strip() for part in name.partition(","))
    return f"{given.split(',')[0].strip()} {family}".strip()


def pointer_of(attributes: dict[str, str]) -> str:
    """Return the id of the entry in the same file that an element points to, "" if it points to none."""
    found = next((attributes[name] for name in _POINTERS if name in attributes), "").split()
    return found[0][1:] if found and found[0].startswith("#") else ""


def is_name(form: str) -> bool:
    """Tell whether what is marked up as a name can be known by its form: it begins with a capital or in Chinese."""
    return 1 < len(form) <= _LONGEST and (form[0].isupper() or form[0] >= "\u2e80")
