"""Read the date in the name of an instrument: "the 1946 Treaty of Friendship" was, so it is said, signed in 1946.

Treaties are called by the date of signature: Vienna Convention on the Law of Treaties, "done at Vienna on 23 May 1969".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from sinoclaim.dates.values import Precision, TimeKind, TimeMention
from sinoclaim.extract.discourse import Discourse
from sinoclaim.extract.fillers import filler_of, of_its_year
from sinoclaim.extract.page import Page
from sinoclaim.extract.phrases import Phrase
from sinoclaim.extract.plain import plain_claim
from sinoclaim.extract.scan import Scan
from sinoclaim.extract.tenures import HOLD, tenure_claims
from sinoclaim.extract.timing import as_time
from sinoclaim.model.claim import TITLE, Claim, Phase, Step
from sinoclaim.model.span import Span
from sinoclaim.rules.frames import Frame

SIGN: Final = "sign"
INSTRUMENTS: Final = frozenset({"treaty", "agreement"})
TAKEN: Final = frozenset({SIGN, "agree-instrument", "ratify", "enter-into-force", "terminate-instrument", "renew"})
"""Frames of which the date beside the name may be that of the event."""
BEFORE: Final = re.compile(r"[ \"“«《的]*")
"""What may stand between a date and the name that it opens."""
WHEN: Final = re.compile(r"\b(?:in|since|until|by|during|from|after|before|early|late) $", re.IGNORECASE)
"""What makes a year before a name the time of the clause: "in 1925 Treaty of Versailles clauses"."""
AFTER: Final = re.compile(r" (?:of |от )?")
"""What may stand between a name and the date that closes it."""
DATED: Final = frozenset({Precision.YEAR, Precision.MONTH, Precision.DAY})


def _belongs(text: str, time: TimeMention, phrase: Phrase) -> bool:
    """Tell whether a date is part of the name: "the 1946 Treaty", "договор 1946 г.", 1946年《条约》."""
    if time.end <= phrase.start:
        if WHEN.search(text, max(0, time.start - 8), time.start):
            return False
        return BEFORE.fullmatch(text, time.end, phrase.start) is not None
    return phrase.end <= time.start and AFTER.fullmatch(text, phrase.end, time.start) is not None


def title_claims(page: Page, made: Sequence[Claim], state: Discourse, found: Scan) -> list[Claim]:
    """Return a claim of signature for every date in the name of an instrument that no claim of the sentence dates."""
    dated = {entity for claim in made if claim.frame in TAKEN for _, f in claim.roles for entity in f.entities}
    named = [p for p in page.view.phrases if p.entities and not INSTRUMENTS.isdisjoint(p.classes)]
    claims = []
    for phrase in named:
        time = next(
            (t for t in page.times if t.kind is TimeKind.DATE and _belongs(found.document.text, t, phrase)), None
        )
        when = as_time(time) if time is not None else None
        if time is None or when is None or when.interval.precision not in DATED or dated & {*phrase.entities}:
            continue
        theme = of_its_year(filler_of(found.document.text, phrase, inherited=False), when)
        if theme.entities:
            claim = plain_claim(page, state, found, frame=SIGN, cue=Span(time.start, time.end), time=when)
            step = Step(rule="title", text=time.text, result=f"{when.interval.edtf} ({when.anchor})")
            roles = (("theme", theme),)
            claims.append(replace(claim, roles=roles, value=TITLE, phase=Phase.SIGNED, trail=(*claim.trail, step)))
    return claims


def further_claims(
    page: Page, made: Sequence[Claim], state: Discourse, found: Scan, frames: Mapping[str, Frame]
) -> list[Claim]:
    """Return what names and lists of a sentence say besides its claims."""
    return title_claims(page, made, state, found) + tenure_claims(page, made, state, found, frames[HOLD])
