"""Resolve definite descriptions ("the Chairman", "the Soviet capital", 该港) to names that stand before them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from sinoclaim.extract.names_mention import Mention
from sinoclaim.rules.name_marks import Description
from sinoclaim.rules.names import Entity, NameTable
from sinoclaim.rules.spelling import fold

RECENT: Final = 800
"""So many code points back a name is still in mind; beyond, a description needs the only fitting name of the text."""

ARTICLES: Final = ("the ", "that ", "this ", "said ", "该", "这个", "这座", "这条", "此")


def resolve_description(
    phrase: str, table: NameTable, before: Sequence[Mention], *, position: int, year: int = 0
) -> str:
    """Return the entity that a definite description stands for, or "" if none or more than one fits.

    ``phrase`` are its words, with or without the article; ``before`` the names of the document in order, of which those
    that end at or before ``position`` count. A year (0 if unknown) chooses among those who held an office. The last
    fitting entity is the answer only if no other one was named within the last `RECENT` code points.
    """
    words = _without_article(fold(phrase))
    country, rest = _country_of(words, table)
    description = table.marks.descriptions.get(rest) or _office(rest, table)
    if description is None:
        return ""
    earlier = [mention for mention in before if mention.end <= position and len(mention.entities) == 1]
    if description.kind == "capital":
        return _capital(country, table)
    fitting = [
        mention for mention in earlier if _fits(table.entities.get(mention.entities[0]), description, country, year)
    ]
    found = _only(mention.entities[0] for mention in fitting if position - mention.end <= RECENT)
    if found == "":
        found = _only(mention.entities[0] for mention in fitting)
    if not found and not fitting and country and description.kind == "office" and year:
        found = _only(entity.id for entity in table.entities.values() if _fits(entity, description, country, year))
    return found or ""


def _without_article(words: str) -> str:
    """Return a folded phrase without its article or demonstrative."""
    for article in ARTICLES:
        if words.startswith(article):
            return words[len(article) :].strip()
    return words.strip()


def _country_of(words: str, table: NameTable) -> tuple[str, str]:
    """Return the country whose adjective or name starts the phrase ("" if none), and the rest of the phrase."""
    parts = words.split(" ")
    for size in range(min(3, len(parts) - 1), 0, -1):
        if country := _adjective(" ".join(parts[:size]), table):
            return country, " ".join(parts[size:])
    for size in range(len(words) - 1, 0, -1) if words[:1] >= "\u2e80" else ():
        if country := _adjective(words[:size], table):
            return country, words[size:]
    return "", words


def _adjective(word: str, table: NameTable) -> str:
    """Return the only country that a word or a Russian form of it names, or ""."""
    for size in range(len(word), max(0, len(word) - 4), -1):
        senses = table.forms.get(word[:size], ())
        tail = word[size:] or "-"
        found = _only(
            sense.entity for sense in senses
            if tail in sense.endings and (entity := table.entities.get(sense.entity)) and entity.type == "country"
        )  # fmt: skip
        if found:
            return found
    return ""


def _office(words: str, table: NameTable) -> Description | None:
    """Return the description that a word for an office is, or ``None``."""
    offices = table.marks.offices.get(words)
    return Description("office", offices) if offices else None


def _capital(country: str, table: NameTable) -> str:
    """Return the capital of a country, or ""."""
    return _only(entity.id for entity in table.entities.values() if country and entity.capital_of == country) or ""


def _fits(entity: Entity | None, description: Description, country: str, year: int) -> bool:
    """Tell whether an entity is of the kind described, on the side of the country if one is named, in that year."""
    if entity is None or (country and country not in {entity.side, entity.id, *entity.within}):
        return False
    values = description.values
    if description.kind == "entity":
        return entity.id in values
    if description.kind == "type":
        return entity.type in values
    if description.kind == "class":
        return any(value in entity.classes for value in values)
    held = [office for office in entity.offices if office.title in values]
    return any(not year or office.first <= year <= office.last for office in held)


def _only(entities: Iterable[str]) -> str | None:
    """Return the only entity of several mentions, "" if there is none, ``None`` if there are two."""
    distinct = set(entities)
    if not distinct:
        return ""
    return distinct.pop() if len(distinct) == 1 else None
