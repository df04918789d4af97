"""Tell which cases a Russian form can stand in, and what a verb agrees with, from endings alone.

Sources: Timberlake, A Reference Grammar of Russian, 3.2 to 3.6 (declension), 4.1 (agreement); Zaliznyak (1977).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Case(StrEnum):
    """A case that a form can stand in, as far as its role tells it from others."""

    NOMINATIVE = "subject"
    ACCUSATIVE = "object"
    GENITIVE = "of"
    DATIVE = "to"
    INSTRUMENTAL = "by"
    LOCATIVE = "in"


class Gender(StrEnum):
    """What a verb in the past agrees with."""

    MASCULINE = "m"
    FEMININE = "f"
    NEUTER = "n"
    PLURAL = "p"


Cases = frozenset[Case]
ANY: Final = frozenset(Case)
NOM: Final = frozenset({Case.NOMINATIVE})
DIRECT: Final = NOM | {Case.ACCUSATIVE}
OBJECT: Final = frozenset({Case.ACCUSATIVE, Case.GENITIVE})
LIVING: Final = frozenset({"person", "leader", "commander", "ambassador", "specialists", "artist"})
"""Classes of noun whose accusative is their genitive: they are alive."""
CONSONANTS: Final = tuple("бвгджзклмнпрстфхцчшщй")
FEMININE: Final = {
    "у": frozenset({Case.ACCUSATIVE}), "ю": frozenset({Case.ACCUSATIVE}), "ой": frozenset({Case.INSTRUMENTAL}),
    "ей": frozenset({Case.INSTRUMENTAL}), "ею": frozenset({Case.INSTRUMENTAL}), "ою": frozenset({Case.INSTRUMENTAL}),
    "е": frozenset({Case.DATIVE, Case.LOCATIVE}),
}  # fmt: skip
"""What the endings of nouns in -а and -я mark, where they mark one thing."""
MASCULINE: Final = {
    "ом": frozenset({Case.INSTRUMENTAL}), "ем": frozenset({Case.INSTRUMENTAL}), "у": frozenset({Case.DATIVE}),
    "ю": frozenset({Case.DATIVE}), "е": frozenset({Case.LOCATIVE}),
}  # fmt: skip
"""The same of nouns in a consonant, -о and -е."""
MANY: Final = {
    "ами": frozenset({Case.INSTRUMENTAL}), "ями": frozenset({Case.INSTRUMENTAL}), "ам": frozenset({Case.DATIVE}),
    "ям": frozenset({Case.DATIVE}), "ах": frozenset({Case.LOCATIVE}), "ях": frozenset({Case.LOCATIVE}),
}  # fmt: skip
"""Endings of the plural of any noun."""
PAST: Final = {"л": Gender.MASCULINE, "ла": Gender.FEMININE, "ло": Gender.NEUTER, "ли": Gender.PLURAL}
REFLEXIVE: Final = ("ся", "сь")
PASSIVE: Final = {"": Gender.MASCULINE, "а": Gender.FEMININE, "о": Gender.NEUTER, "ы": Gender.PLURAL}
SHORTEST: Final = 3


def _marked(word: str, table: dict[str, Cases]) -> Cases | None:
    """Return what the longest ending that the table has marks, or ``None``."""
    return next(
        (cases for end, cases in sorted(table.items(), key=lambda row: -len(row[0])) if word.endswith(end)), None
    )


def cases_of(word: str, lemma: str, *, living: bool) -> Cases:
    """Return the cases that a form can stand in; ``lemma`` is its dictionary form, "" if that is not known.

    >>> cases_of("башню", "башня", living=False) == {Case.ACCUSATIVE}
    True
    >>> cases_of("инженер", "инженер", living=True) == {Case.NOMINATIVE}
    True
    >>> cases_of("картину", "", living=False) == {Case.ACCUSATIVE, Case.DATIVE}
    True
    """
    many = _marked(word, MANY)
    if many is not None and word != lemma:
        return many
    if not lemma:
        return _cases_of_unknown(word, living=living)
    if word == lemma:
        return NOM if (living or lemma.endswith(("а", "я"))) and not lemma.endswith(("ы", "и")) else DIRECT
    if lemma.endswith(("а", "я")):
        marked = _marked(word, FEMININE)
        return marked or (frozenset({Case.GENITIVE}) | DIRECT if word.endswith(("ы", "и")) else ANY)
    if lemma.endswith((*CONSONANTS, "о", "е")):
        marked = _marked(word, MASCULINE)
        if marked is None and word.endswith(("а", "я")):
            marked = OBJECT if living else frozenset({Case.GENITIVE}) | (DIRECT if lemma.endswith(("о", "е")) else NOM)
        return marked or (DIRECT if word.endswith(("ы", "и")) else ANY)
    return ANY


def _cases_of_unknown(word: str, *, living: bool) -> Cases:
    """Return the cases that the form of a name can stand in, whose dictionary form is not known."""
    if word.endswith(("у", "ю")):
        return frozenset({Case.ACCUSATIVE, Case.DATIVE})
    if word.endswith(("ом", "ём", "ем", "ым", "им")) and len(word) > SHORTEST:
        return frozenset({Case.INSTRUMENTAL})
    if word.endswith(("ого", "его")):
        return OBJECT
    if word.endswith(CONSONANTS):
        return NOM if living else DIRECT
    return ANY - {Case.DATIVE, Case.INSTRUMENTAL}


def genders_of(word: str, lemma: str, *, living: bool) -> frozenset[Gender]:
    """Return what a verb can agree with if this form is its subject; nothing if the form leaves it open.

    A noun in -а may be plural: "войска перешли".

    >>> genders_of("мост", "мост", living=False) == {Gender.MASCULINE}
    True
    >>> genders_of("войска", "войска", living=False) == {Gender.FEMININE, Gender.PLURAL}
    True
    """
    if word.endswith(("ы", "и")):
        return frozenset({Gender.PLURAL} if lemma else ())
    if word.endswith(CONSONANTS):
        known = lemma.endswith(CONSONANTS) or living or not lemma
        return frozenset({Gender.MASCULINE} if known else ())
    if not lemma or living or word != lemma:
        return frozenset()
    if word.endswith(("а", "я")):
        return frozenset({Gender.FEMININE, Gender.PLURAL})
    return frozenset({Gender.NEUTER} if word.endswith(("о", "е")) else ())


def agreement_of(verb: str) -> Gender | None:
    """Return what a form of a verb agrees with: gender and number of a past tense or a short participle.

    >>> agreement_of("строили"), agreement_of("открылась"), agreement_of("построен"), agreement_of("строит")
    (<Gender.PLURAL: 'p'>, <Gender.FEMININE: 'f'>, <Gender.MASCULINE: 'm'>, None)
    """
    last = verb.rsplit(maxsplit=1)[-1] if verb.split() else ""
    plain = next((last.removesuffix(end) for end in REFLEXIVE if last.endswith(end)), last)
    for end in sorted(PAST, key=len, reverse=True):
        if plain.endswith(end) and len(plain) > len(end) + 1:
            return PAST[end]
    for end, gender in PASSIVE.items():
        if plain.removesuffix(end).endswith(("ан", "ен", "ён", "ят", "ыт", "ут")) and plain.endswith(end):
            return gender
    return None
