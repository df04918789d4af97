"""Turn noun phrases into what a claim keeps of them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from sinoclaim.dates import gregorian_date
from sinoclaim.extract.phrases import Phrase
from sinoclaim.model.claim import ClaimTime, Filler
from sinoclaim.model.span import Span

YEAR: Final = re.compile(r"-(1[5-9]\d\d|20\d\d)$")
"""The year in which the id of an instrument ends."""


NUMBERED: Final = re.compile(r"\s?(?:(?:Nos?\.?|№|Number|第)\s?(\d[\w/–-]*)|(\d+(?:[–/-]\d+)+)\b)")
"""The number behind a name; a plain figure may be anything else, but "43-56" and "No. 227" are part of the name."""


def _number(text: str, phrase: Phrase) -> str:
    found = NUMBERED.match(text, phrase.end)
    return (found[1] or found[2]).replace("–", "-") if found else ""


def filler_of(text: str, phrase: Phrase, *, inherited: bool) -> Filler:
    """Turn a phrase into what a claim keeps of it."""
    return Filler(
        span=Span(phrase.start, phrase.end),
        text=text[phrase.start : phrase.end],
        entities=phrase.entities,
        classes=tuple(sorted(phrase.classes)),
        head=phrase.head,
        modifiers=phrase.modifiers,
        number=_number(text, phrase),
        rank=phrase.rank,
        inherited=inherited,
    )


def of_its_year(filler: Filler, time: ClaimTime | None) -> Filler:
    """Take back the name of an instrument that bears another year than the claim: a later treaty of like name.

    The ids of instruments end in their year ("treaty-1945").
    """
    if time is None or time.interval.earliest is None or not filler.entities:
        return filler
    year = gregorian_date(time.interval.earliest).year
    kept = tuple(e for e in filler.entities if not (found := YEAR.search(e)) or abs(int(found[1]) - year) <= 1)
    if kept == filler.entities:
        return filler
    return replace(filler, entities=kept, other_than=tuple(e for e in filler.entities if e not in kept))
