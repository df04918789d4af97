"""Build noun phrases from mentions of names and nouns, and say how each stands to its verb.

No parser is at work: a phrase is what the gazetteer and the lexicon of nouns found, merged where words stand side by
side ("Soviet" + "troops", "Mao's" + "train") or form a list, and its relation is read from the word before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from sinoclaim.rules.syntax import Syntax

WORD: Final = re.compile(r"[^\W_]+(?:['’\-][^\W_]+){0,3}|[,;:.()]")
POSSESSIVE: Final = ("'s ", "’s ", "' ", "’ ")
NAMED_AFTER_PLACE: Final = frozenset({"port", "base", "railway", "territory", "treaty"})
"""Nouns that a name before them identifies: "Port Arthur naval base" is Port Arthur."""
TRANSPARENT: Final = frozenset({"control", "privilege"})
"""Classes of noun that say in which respect a thing is spoken of: control, independence, rights."""
MAKING: Final = frozenset({"construction"})
"""Classes of noun for the making of a thing, which is then what is spoken of: the digging of the canal, 大坝工程."""
MADE_OF: Final = (["of"], ["on"], ["for"])
"""Prepositions between a noun for making and what is made: work on the canal."""
UNKNOWN: Final = "name:"
"""Opens the id of a name that the gazetteer does not have."""
COMMAS: Final = frozenset({",", "，", ", the"})
ATTRIBUTIVE: Final = (["of"], ["in"], ["over"], ["to"])
"""Prepositions between a noun for a right and what it is a right to."""
CARRIERS: Final = frozenset({"equipment", "ship", "aircraft"})
CARRIED: Final = frozenset(
    {"troops", "army", "unit", "organisation", "person", "people", "delegation", "specialists", "prisoners"}
)
"""Who moves when a train, ship or aircraft with them moves."""
CALLINGS: Final = frozenset({"artist", "leader", "commander", "ambassador", "people", "specialists", "delegation"})
"""Classes of noun for what a person is."""
OPENING_TITLE: Final = "《「“"
NAMED_BEFORE: Final = frozenset({"book", "song", "speech", "newspaper", "ship", "aircraft", "satellite"})
"""Classes of noun that stand before the name of one such thing: 歌剧《...》, 卫星“...号”."""
NAMED_BEHIND: Final = frozenset({"ship", "aircraft", "satellite", "alliance", "factory", "building", "equipment"})
"""Classes of noun that stand behind the name of one such thing: 挑战者号航天飞机, 阿里巴巴集团."""
LEFT_WORDS: Final = 4
"""How many words back a preposition is looked for: determiner, two adjectives, title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A noun phrase: its span, the entities it names, the classes it belongs to, its head noun.

    ``modifiers`` are entities named by an adjective or a possessive ("Soviet troops", "Mao's train"): they say whose
    the thing is, not what it is. ``rank`` is its place in a row ("the second satellite"), 0 if not said.
    """

    start: int
    end: int
    entities: tuple[str, ...] = ()
    classes: frozenset[str] = frozenset()
    head: str = ""
    modifiers: tuple[str, ...] = ()
    named: bool = False
    rank: int = 0

    def is_bare_modifier(self) -> bool:
        """Tell whether nothing but an adjective of nationality was found: "the Soviet ..."."""
        return bool(self.modifiers) and not self.entities and not self.classes


def _between(text: str, left: Phrase, right: Phrase) -> str:
    return text[left.end : right.start]


def _made(left: Phrase, right: Phrase) -> Phrase | None:
    """Merge a noun for making and what is made; ``None`` if neither or both are such nouns."""
    makes = (bool(left.classes & MAKING), bool(right.classes & MAKING))
    if makes[0] == makes[1] or not (left.classes and right.classes):
        return None
    thing = right if makes[0] else left
    return replace(thing, start=left.start, end=right.end, classes=left.classes | right.classes)


def _named_by(left: Phrase, right: Phrase) -> Phrase | None:
    """Merge a name and a noun for the one thing that has it (挑战者号航天飞机, 歌剧《...》), or ``None``."""
    if left.entities and not right.entities and right.classes & NAMED_BEHIND:
        if "vessel" in left.classes or (left.entities[0].startswith(UNKNOWN) and "person" not in left.classes):
            return replace(left, end=right.end, classes=left.classes | right.classes, named=True)
    elif right.entities and left.classes & NAMED_BEFORE and "person" not in right.classes:
        return replace(right, start=left.start, classes=left.classes | right.classes, modifiers=left.modifiers)
    return None


def _joined(left: Phrase, right: Phrase) -> Phrase:
    """Merge two phrases that stand side by side: the right one is the head."""
    made = _made(left, right)
    if made is not None:
        return made
    owned = left.modifiers + (left.entities if right.entities or left.entities else ())
    if left.entities and not right.entities and right.classes & NAMED_AFTER_PLACE:
        classes = left.classes | right.classes
        return replace(right, start=left.start, entities=left.entities, classes=classes, named=True)
    if right.classes & TRANSPARENT and owned and not right.entities:
        return replace(right, start=left.start, entities=owned, classes=right.classes | {"country"}, named=True)
    apposed = right.named and not left.named and all(entity.startswith(UNKNOWN) for entity in right.entities)
    classes = right.classes | left.classes if apposed and right.entities else right.classes  # "the icebreaker Yermak"
    return replace(right, start=left.start, classes=classes, modifiers=tuple(dict.fromkeys((*owned, *right.modifiers))))


def _is_apposed(gap: str, left: Phrase, right: Phrase) -> bool:
    """Tell whether a Chinese office stands right before the name of its bearer: 埃及总统纳赛尔.

    So does a country before a name that no table has: 中国京张铁路.
    """
    if gap.strip(OPENING_TITLE):
        return False
    if "country" in left.classes or left.is_bare_modifier():
        return right.entities[0].startswith(UNKNOWN)
    if "work" in right.classes or right.head.endswith("号"):
        return not left.entities and bool(left.classes & NAMED_BEFORE)
    return not left.entities and "person" in right.classes and bool(left.classes & CALLINGS)


def _calls(gap: str, left: Phrase, right: Phrase, syntax: Syntax) -> bool:
    """Tell whether a known attribute parts a country from what somebody of it is: 苏联国防部长."""
    return gap in syntax.attributes and "country" in left.classes and bool(right.classes & CALLINGS)


def _adjoins(gap: str, left: Phrase, right: Phrase, language: str, syntax: Syntax) -> bool:
    """Tell whether the words between two phrases let them be one: nothing, or one or two plain words."""
    if language == "zh":
        return (
            _is_apposed(gap, left, right) if right.entities else gap in {"", "的"} or _calls(gap, left, right, syntax)
        )
    if language == "ru" and right.entities:
        return left.is_bare_modifier() and not gap.strip()
    if gap.startswith(POSSESSIVE):
        return len(gap.split()) <= 3
    if not gap.strip():
        return "\n\n" not in gap and "\t" not in gap
    words = gap.split()
    return left.is_bare_modifier() and len(words) <= 2 and gap.replace(" ", "").replace("-", "").isalpha()


def merge(text: str, phrases: Sequence[Phrase], language: str, syntax: Syntax) -> list[Phrase]:
    """Merge the phrases of one sentence, sorted by position, that stand side by side."""
    merged: list[Phrase] = []
    for phrase in phrases:
        if merged:
            gap = _between(text, merged[-1], phrase)
            stop = {word.lower() for word in gap.split()} & (syntax.prepositions.keys() | syntax.conjunctions)
            taken = gap == "的" and text.endswith(syntax.object_takers, 0, merged[-1].start)
            if not stop and not taken and _adjoins(gap, merged[-1], phrase, language, syntax):
                named = _named_by(merged[-1], phrase) if language == "zh" and not gap.strip(OPENING_TITLE) else None
                merged[-1] = named or _joined(merged[-1], phrase)
                continue
        merged.append(phrase)
    return merged


def attribute(text: str, phrases: Sequence[Phrase], syntax: Syntax) -> list[Phrase]:
    """Let a noun for a right stand for what it is of: "the independence of Outer Mongolia" is Outer Mongolia."""
    merged: list[Phrase] = []
    for phrase in phrases:
        if merged and phrase.named and not merged[-1].named and merged[-1].classes & TRANSPARENT:
            gap = _between(text, merged[-1], phrase).lower().split()
            if gap[:1] in ATTRIBUTIVE and all(word in syntax.determiners for word in gap[1:]):
                owner = merged[-1]
                merged[-1] = replace(phrase, start=owner.start, classes=phrase.classes | owner.classes)
                continue
        if merged and merged[-1].classes & MAKING:
            gap = _between(text, merged[-1], phrase).lower().split()
            made = _made(merged[-1], phrase) if gap[:1] in MADE_OF else None
            if made is not None and all(word in syntax.determiners for word in gap[1:]):
                merged[-1] = made
                continue
        if merged and merged[-1].classes & CARRIERS and phrase.classes & CARRIED:
            gap = _between(text, merged[-1], phrase).lower().split()
            if gap[:1] in (["with"], ["carrying"], ["of"]) and all(word in syntax.determiners for word in gap[1:]):
                merged[-1] = replace(phrase, start=merged[-1].start)
                continue
        merged.append(phrase)
    return merged


def _one_sort(left: Phrase, right: Phrase) -> bool:
    """Tell whether two named phrases can stand in one list: persons with persons, things with things."""
    persons = ("person" in left.classes, "person" in right.classes)
    if left.is_bare_modifier() or right.is_bare_modifier():
        return False
    return bool(left.classes & right.classes) or persons == (False, False)


def _gap(text: str, left: Phrase, right: Phrase) -> str:
    """Return the words between two phrases, lower case, a closing bracket left out."""
    return " ".join(_between(text, left, right).lower().split()).removeprefix(")").strip()


def _goes_on(text: str, phrases: Sequence[Phrase], index: int, syntax: Syntax) -> bool:
    """Tell whether a list goes on after a phrase: a lone comma may also part two clauses."""
    following = phrases[index + 1 : index + 2]
    return bool(following) and following[0].named and _gap(text, phrases[index], following[0]) in syntax.joiners


def coordinate(text: str, phrases: Sequence[Phrase], syntax: Syntax) -> list[Phrase]:
    """Merge lists ("Dalian and Port Arthur", "斯大林、毛泽东") into one phrase that names several entities."""
    merged: list[Phrase] = []
    for index, phrase in enumerate(phrases):
        if merged and phrase.named and merged[-1].named and _one_sort(merged[-1], phrase):
            gap = _gap(text, merged[-1], phrase)
            goes_on = gap not in COMMAS or phrase.classes & merged[-1].classes or _goes_on(text, phrases, index, syntax)
            if gap == "(" or (goes_on and (gap in syntax.joiners or gap.removesuffix(" the") in syntax.joiners)):
                last = merged[-1]
                merged[-1] = replace(
                    last,
                    end=phrase.end,
                    entities=tuple(dict.fromkeys((*last.entities, *phrase.entities))),
                    classes=last.classes | phrase.classes,
                )
                continue
        merged.append(phrase)
    return merged


RANK_REACH: Final = 32


def rank_of(text: str, start: int, syntax: Syntax) -> int:
    """Return the place in a row that the words before a phrase give it, 0 if they give none."""
    before = text[max(0, start - RANK_REACH) : start].lower()
    return next((number for number, pattern in enumerate(syntax.ranks, start=1) if pattern.search(before)), 0)


def relation(text: str, phrase: Phrase, left: int, syntax: Syntax, language: str) -> str:
    """Return the relation that the word before a phrase marks ("to", "by", "of" ...), or "" for none.

    ``left`` is where to stop looking (the start of the clause or the end of the verb).
    """
    before = text[max(left, phrase.start - 60) : phrase.start]
    if language == "zh":
        tail = before.rstrip("了的")
        return next((mark for word, mark in syntax.prepositions.items() if tail.endswith(word)), "")
    words = WORD.findall(before.lower())
    for word in reversed(words[-LEFT_WORDS:]):
        if word in syntax.prepositions:
            return syntax.prepositions[word]
        if not word.isalpha() or (word in syntax.conjunctions):
            break
    return _case(text, phrase, syntax)


def _case(text: str, phrase: Phrase, syntax: Syntax) -> str:
    """Return the relation that the ending of a name marks, or ""."""
    if not (syntax.cases and phrase.named):
        return ""
    name = text[phrase.start : phrase.end].lower()
    return next((mark for mark, endings in syntax.cases.items() if name.endswith(endings)), "")
