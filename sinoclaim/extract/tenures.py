"""Read lists of holders: "Dominions that held it, in order: Russia, from 1898 to 1905; Japan, from 1905 to 1945"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from sinoclaim.dates.values import TimeMention
from sinoclaim.extract.cues import CueMention
from sinoclaim.extract.discourse import Discourse
from sinoclaim.extract.fillers import filler_of
from sinoclaim.extract.page import Page
from sinoclaim.extract.phrases import Phrase
from sinoclaim.extract.plain import plain_claim
from sinoclaim.extract.scan import Scan
from sinoclaim.extract.timing import as_time
from sinoclaim.model.claim import Claim, Filler, Step
from sinoclaim.model.span import Span
from sinoclaim.rules.frames import Frame

COLON: Final = re.compile(r"[:：]")
ITEM: Final = re.compile(r"[;；。]")
ALTERNATIVE: Final = re.compile(r"\)\s*[,，、]")
"""Commas part the items where each has its years in brackets: "Spain (1704), Britain (1704–1713)"."""
FEWEST: Final = 2
HOLD: Final = "hold"


def _items(page: Page, text: str, start: int) -> Iterator[tuple[Phrase, TimeMention]]:
    """Yield the holder and the span of each item of a list."""
    end = page.sentence.span.end
    listed = text[start:end]
    part = ITEM if ITEM.search(listed.rstrip(";；。 \n")) else ALTERNATIVE
    bounds = [start, *(start + m.end() for m in part.finditer(listed)), end]
    for first, last in pairwise(bounds):
        names = [p for p in page.view.phrases if first <= p.start < last and p.entities and "country" in p.classes]
        spans = [t for t in page.times if first <= t.start < last and t.interval is not None and "/" in t.interval.edtf]
        if names and spans and names[0].start < spans[0].start:
            yield names[0], spans[0]


def _is_of_holding(mention: CueMention) -> bool:
    return any(cue.frame == HOLD for cue in mention.cues)


def _thing(hold: Claim | None, state: Discourse, text: str, frame: Frame) -> Filler | None:
    """Return what was held: what the clause names, else what the page is about, else what was last spoken of."""
    theme = hold.role("theme") if hold is not None else None
    if theme is not None and not theme.inherited and theme.entities:
        return theme
    wanted = frame.sorts.get("theme", frozenset())
    titled = next((p for p in state.titled if p.entities and p.classes & wanted), None)
    if titled is None:
        return theme
    return filler_of(text, replace(titled, head=titled.entities[0]), inherited=False)


def tenure_claims(page: Page, made: Sequence[Claim], state: Discourse, found: Scan, frame: Frame) -> list[Claim]:
    """Return a claim of holding for each item of a list of holders that a clause of holding opens with a colon."""
    text, span = found.document.text, page.sentence.span
    colon = COLON.search(text, span.start, span.end)
    if colon is None or not any(_is_of_holding(cue) for cue in page.view.cues if cue.end <= colon.start()):
        return []
    hold = next((claim for claim in made if claim.frame == HOLD), None)
    items = list(_items(page, text, colon.end()))
    thing = _thing(hold, state, text, frame)
    if len(items) < FEWEST or thing is None:
        return []
    claims = []
    for holder, mention in items:
        claim = plain_claim(page, state, found, frame=HOLD, cue=Span(holder.start, mention.end), time=as_time(mention))
        roles = (("holder", filler_of(text, holder, inherited=False)), ("theme", thing))
        step = Step(rule="list of holders", text=text[holder.start : mention.end], result="+".join(holder.entities))
        claims.append(replace(claim, roles=roles, trail=(*claim.trail, step)))
    return claims
