"""Join a Russian noun and the name beside it for the same thing: "крейсер «Варяг»", "инженер Морис Кеклен"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sinoclaim.extract.phrases import Phrase
from sinoclaim.extract.russian_forms import CONSONANTS, LIVING, NOM, OBJECT, Case, cases_of

QUOTE_GAPS: Final = frozenset({" «", "\n«", "\u00a0«"})
GAPS: Final = frozenset({" ", "\n", "\u00a0"})
UNNAMED: Final = LIVING | {
    "people", "troops", "army", "delegation", "construction", "meeting", "visit", "event", "casualties", "government"
}  # fmt: skip
"""Classes of noun that a name in quotation marks belongs to and does not name: the crew of «Варяг»."""
PERSON: Final = frozenset({"person", "name"})


def appose(text: str, phrases: Sequence[Phrase]) -> list[Phrase]:
    """Merge each common noun of a sentence with the name in apposition to it."""
    merged: list[Phrase] = []
    for phrase in phrases:
        if merged and phrase.named and not merged[-1].named and merged[-1].classes:
            whole = _titled(text, merged[-1], phrase) or _person(text, merged[-1], phrase)
            if whole is not None:
                merged[-1] = whole
                continue
        merged.append(phrase)
    return merged


def _titled(text: str, noun: Phrase, name: Phrase) -> Phrase | None:
    """Return a thing with its name in quotation marks, ``None`` if the name is that of something else."""
    if text[noun.end : name.start] not in QUOTE_GAPS or noun.classes & UNNAMED:
        return None
    return replace(name, start=noun.start, classes=name.classes | noun.classes, modifiers=noun.modifiers)


def _person(text: str, noun: Phrase, name: Phrase) -> Phrase | None:
    """Return a person with an office or calling, ``None`` if the two stand in two cases: "посол Сталина"."""
    if text[noun.end : name.start] not in GAPS or not noun.classes & LIVING or not name.classes <= PERSON:
        return None
    if not name.entities or not _agree(text[noun.start : noun.end].lower(), noun.head, text[: name.end]):
        return None
    classes = (name.classes - {"name"}) | noun.classes | {"person"}
    return replace(name, start=noun.start, classes=classes, modifiers=noun.modifiers)


def _agree(word: str, lemma: str, text: str) -> bool:
    """Tell whether a noun for a person and the name that ``text`` ends in stand in one case."""
    plain = word.rsplit(maxsplit=1)[-1].replace("ё", "е")
    cases = cases_of(plain, lemma, living=True)
    if cases == NOM:
        return text.endswith(("а", "я") if plain.endswith(("а", "я")) else (*CONSONANTS, "о", "е"))
    if cases <= OBJECT:
        return text.endswith(("а", "я", "ого", "его", "у", "ю", "ой"))
    if cases == {Case.INSTRUMENTAL}:
        return text.endswith(("ом", "ем", "ым", "им", "ой", "ей"))
    return False
