"""Read the lexicon of common nouns: classes of things that fill roles (troops, treaty, railway), in three languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from sinoclaim.errors import RuleError
from sinoclaim.rules.name_forms import Spelling, parts_of
from sinoclaim.rules.spelling import NO_ENDING, fold, phrase_forms


class NounSense(NamedTuple):
    """One class that a noun belongs to, its dictionary form, and the endings that may follow the matched stem."""

    noun_class: str
    lemma: str
    endings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NounClass:
    """A class of nouns, with where it comes from, a phrase in which it is found and one in which it is not."""

    name: str
    source: str
    example: str
    counter: str


def read_nouns(
    content: Mapping[str, Any], spelling: Spelling
) -> tuple[dict[str, tuple[NounSense, ...]], tuple[NounClass, ...]]:
    """Return the forms of all nouns with their classes, and the classes.

    Raises:
        RuleError: if a class lacks its source, example or counter-example.
    """
    forms: dict[str, tuple[NounSense, ...]] = {}
    classes: list[NounClass] = []
    for name, row in content["class"].items():
        if lacking := {"example", "counter"} - row.keys():
            message = f"lexicon/nouns.toml: [class.{name}]: {min(lacking)} is missing; a rule needs both examples"
            raise RuleError(message)
        source = row.get("source", content["source"])
        classes.append(NounClass(name=name, source=source, example=row["example"], counter=row["counter"]))
        for form, sense in _senses(name, row, spelling):
            others = forms.get(form, ())
            if sense not in others:
                forms[form] = (*others, sense)
    return forms, tuple(classes)


def _senses(name: str, row: Mapping[str, str], spelling: Spelling) -> Iterator[tuple[str, NounSense]]:
    """Yield the forms of the nouns of one class."""
    for word in parts_of(row.get("en", "")):
        lemma = fold(word.partition("/")[0])
        for form in english_number(word):
            yield fold(form), NounSense(name, lemma, NO_ENDING)
    for word in parts_of(row.get("zh", "")):
        yield word, NounSense(name, word, NO_ENDING)
    for word in parts_of(row.get("ru", "")):
        lemma = fold(word)
        for stem, endings in phrase_forms(lemma, spelling.thing, spelling.cases):
            yield stem, NounSense(name, lemma.rstrip("+"), endings)


def english_number(word: str) -> tuple[str, ...]:
    """Return a noun in singular and plural; an odd plural is given after a slash, "/-" means that there is none.

    >>> english_number("treaty"), english_number("man/men"), english_number("troops/-")
    (('treaty', 'treaties'), ('man', 'men'), ('troops',))
    """
    singular, slash, plural = word.partition("/")
    if slash:
        return (singular,) if plural == "-" else (singular, plural)
    if singular.endswith("y") and singular[-2] not in "aeou":
        return singular, f"{singular[:-1]}ies"
    return singular, f"{singular}{'es' if singular.endswith(('s', 'x', 'ch', 'sh')) else 's'}"
