"""Know which instrument a text speaks of: "the pact" of a page that names just one treaty, "Date signed" of its box.

A definite description of what a text has named once is that thing (Heim, The Semantics of Definite and Indefinite Noun
Phrases, 1982). A page that names none speaks of the one that other sources have signed on the same day.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sinoclaim.dates.values import Day, Precision
from sinoclaim.extract.fillers import filler_of, of_its_year
from sinoclaim.extract.labels import RULE
from sinoclaim.extract.nounphrases import is_definite
from sinoclaim.extract.phrases import Phrase
from sinoclaim.model.claim import Claim, Filler, Step
from sinoclaim.rules.frames import Frame

INSTRUMENTS: Final = frozenset({"treaty", "agreement"})
"""Classes of instrument; what is called by one is not meant by the other."""
SIGN: Final = "sign"
UNKNOWN: Final = "name:"
THEME: Final = "theme"
RESTRICTED: Final = re.compile(
    r"\s(?:that|which|whose|of|with|between|on|about|signed|made|concluded|negotiated|he|she|they|it|о|об|с|между|котор\w+)\b"
)
"""What follows a description that has its own say on which one is meant: "the treaty that he had signed in 1945"."""


def _kinds(filler: Filler) -> frozenset[str]:
    return INSTRUMENTS & frozenset(filler.classes)


@dataclass(frozen=True, slots=True)
class Spoken:
    """The instruments that a text names, each by its first mention, and those that it only describes.

    ``places`` are where words for instruments begin.
    """

    named: tuple[Filler, ...]
    bare: tuple[Filler, ...]
    places: tuple[int, ...]


def spoken_of(text: str, phrases: Iterable[Phrase]) -> Spoken:
    """Return the instruments among the phrases of a text."""
    named: dict[str, Filler] = {}
    bare, places = [], []
    for phrase in phrases:
        if INSTRUMENTS.isdisjoint(phrase.classes):
            continue
        places.append(phrase.start)
        filler = filler_of(text, phrase, inherited=True)
        for entity in filler.entities:
            named.setdefault(entity, replace(filler, entities=(entity,)))
        described = filler.entities or filler.modifiers or filler.other_than or RESTRICTED.match(text, phrase.end)
        if not described and is_definite(text, phrase):
            bare.append(filler)
    return Spoken(tuple(named.values()), tuple(bare), tuple(places))


def _wants(claim: Claim, frames: Mapping[str, Frame], spoken: Spoken) -> bool:
    """Tell whether a claim leaves open which instrument it befell."""
    frame = frames.get(claim.frame)
    if frame is None or claim.note or not frame.core or frame.core[0] != THEME:
        return False
    if not claim.trail[0].rule.startswith(RULE):
        own = bisect_left(spoken.places, claim.span.end) > bisect_left(spoken.places, claim.span.start)
        if claim.frame != SIGN or own:
            return False  # another verb without its theme may have an object that no frame knows
    return claim.role(THEME) is None and not INSTRUMENTS.isdisjoint(frame.sorts.get(THEME, ()))


def _given(claim: Claim, theme: Filler, rule: str) -> Claim:
    """Return a claim about an instrument; its trail says how it is known. One of another year is not the one."""
    if of_its_year(theme, claim.time if claim.frame == SIGN else None) != theme:
        return claim
    roles = {**dict(claim.roles), THEME: theme}
    step = Step(rule=f"role/{THEME}/{rule}", text=theme.text, result="+".join(theme.entities))
    return replace(claim, roles=tuple(sorted(roles.items())), trail=(*claim.trail, step))


@dataclass(frozen=True, slots=True)
class Known:
    """Which instrument a text means, as its first mention there, and how that is known."""

    mention: Filler
    rule: str


def _told(claims: Sequence[Claim], frames: Mapping[str, Frame], spoken: Spoken, known: Known) -> list[Claim]:
    """Return the claims with every bare or open theme taken for one instrument."""
    kinds = _kinds(known.mention)
    bare = {filler.span.start for filler in spoken.bare}
    told = []
    for claim in claims:
        theme = claim.role(THEME)
        described = theme is not None and theme.span.start in bare and not theme.entities
        if theme is not None and described and not claim.note and _kinds(theme) & kinds:
            told.append(_given(claim, replace(theme, entities=known.mention.entities), known.rule))
        elif _wants(claim, frames, spoken):
            meant = replace(known.mention, inherited=False)
            told.append(_given(claim, meant, known.rule))
        else:
            told.append(claim)
    return told


def with_its_instrument(claims: Sequence[Claim], frames: Mapping[str, Frame], spoken: Spoken) -> list[Claim]:
    """Return the claims of a document with its only instrument where they leave open which one they mean.

    Nothing changes in a text that names two, or none.
    """
    if len(spoken.named) != 1:
        return list(claims)
    return _told(claims, frames, spoken, Known(spoken.named[0], "its only instrument"))


def _day_signed(claim: Claim) -> Day | None:
    if claim.frame != SIGN or claim.time is None or claim.time.interval.precision is not Precision.DAY:
        return None
    return claim.time.interval.earliest


def _signed_on(claims: Sequence[Claim]) -> Mapping[Day, Mapping[str, frozenset[str]]]:
    """Return which known instruments were signed on which day, each with its kinds."""
    found: dict[Day, dict[str, frozenset[str]]] = defaultdict(dict)
    for claim in claims:
        day, theme = _day_signed(claim), claim.role(THEME)
        if day is None or theme is None or len(theme.entities) != 1 or theme.entities[0].startswith(UNKNOWN):
            continue
        found[day][theme.entities[0]] = _kinds(theme)
    return found


def instruments_of_others(
    claims: Sequence[Claim], frames: Mapping[str, Frame], spoken: Mapping[str, Spoken]
) -> Mapping[str, Sequence[Claim]]:
    """Return the claims of the documents that name no instrument but say when theirs was signed, with its name.

    The name is that of the only instrument of that kind which other sources have signed on that day. What a document
    is given serves no other one, so the order of the claims does not matter.
    """
    signed = _signed_on(claims)
    documents: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        documents[claim.document].append(claim)
    found: dict[str, Sequence[Claim]] = {}
    for name, own in documents.items():
        bare = next(iter(spoken[name].bare), None)
        days = {day for claim in own if not claim.note and (day := _day_signed(claim)) is not None}
        if bare is None or len(days) != 1 or spoken[name].named:
            continue
        fitting = [entity for entity, kinds in signed.get(days.pop(), {}).items() if kinds & _kinds(bare)]
        if len(fitting) == 1:
            known = Known(replace(bare, entities=(fitting[0],)), "signed on that day by other sources")
            found[name] = _told(own, frames, spoken[name], known)
    return found
