"""Read the fields of tables and boxes: "Signed: 14 February 1950, in Moscow", "Signatories: Joseph Stalin"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sinoclaim.extract.discourse import Discourse
from sinoclaim.extract.fillers import filler_of, of_its_year
from sinoclaim.extract.page import Page
from sinoclaim.extract.phrases import Phrase
from sinoclaim.extract.plain import plain_claim
from sinoclaim.extract.scan import Scan
from sinoclaim.extract.timing import as_time
from sinoclaim.model.claim import Claim, Filler, Phase, Step
from sinoclaim.model.document import BlockKind
from sinoclaim.model.span import Span
from sinoclaim.rules import Rules
from sinoclaim.rules.frames import Frame
from sinoclaim.rules.labels import Label, LabelTable

FIELD: Final = re.compile(r"[\s•*·\-–]*(?P<label>[^\W\d_][^:：\n]{1,40}?)\s*[:：]")
PHASES: Final = {"sign": Phase.SIGNED, "ratify": Phase.RATIFIED, "enter-into-force": Phase.IN_FORCE}
BRACKETS: Final = "(（"
RULE: Final = "label/"
VALUE_LONGEST: Final = 160
"""Code points; what is longer is no field but a sentence."""


def _label_of(page: Page, found: Scan, labels: LabelTable) -> tuple[Label, Span] | None:
    """Return the label that opens a sentence, with its place, or ``None``."""
    span = page.sentence.span
    match = FIELD.match(found.low, span.start, span.end)
    if match is None or span.end - match.end() > VALUE_LONGEST:
        return None
    label = labels.get(match["label"])
    return (label, Span(*match.span("label"))) if label is not None else None


def _bearer(frame: Frame, state: Discourse, text: str) -> tuple[str, Filler] | None:
    """Return what the page is about, in the first core role, if it can be of that sort."""
    role = frame.core[0] if frame.core else "theme"
    wanted = frame.sorts.get(role, frozenset())
    phrase = next((p for p in state.titled if p.classes & wanted), None)
    return (role, filler_of(text, phrase, inherited=True)) if phrase is not None else None


def _listed(page: Page, at: int, text: str, frame: Frame, role: str) -> Filler | None:
    """Return all whom a value lists as one filler; what stands in brackets says only whose they are."""
    wanted = frame.sorts.get(role, frozenset())
    fitting = [p for p in page.view.phrases if p.start >= at and p.entities and p.classes & wanted]
    listed = [p for p in fitting if text[p.start - 1] not in BRACKETS]
    if not listed:
        return None
    joined = Phrase(
        start=listed[0].start,
        end=listed[-1].end,
        entities=tuple(dict.fromkeys(entity for p in listed for entity in p.entities)),
        classes=frozenset().union(*(p.classes for p in listed)),
        head=listed[0].head,
    )
    return filler_of(text, joined, inherited=False)


def _claim_of(page: Page, state: Discourse, found: Scan, label: Label, at: Span, frame: Frame) -> Claim | None:
    """Return the claim of a field, or ``None`` if its value is not what the label wants."""
    text = found.document.text
    dates = [time for t in page.times if t.start >= at.end and (time := as_time(t)) is not None]
    time = dates[0] if dates else None
    listed = _listed(page, at.end, text, frame, label.role) if label.role else None
    place = None if label.role else _listed(page, at.end, text, frame, "place")
    if listed is None and (label.role or (time is None and place is None)):
        return None
    bearer = _bearer(frame, state, text)
    roles = dict([bearer] if bearer is not None else [])
    if bearer is not None and frame.id == "sign":
        roles[bearer[0]] = of_its_year(bearer[1], time)
    roles |= {role: filler for role, filler in ((label.role, listed), ("place", place)) if filler is not None}
    claim = plain_claim(page, state, found, frame=frame.id, cue=at, time=time)
    step = Step(rule=f"{RULE}{frame.id}", text=text[at.start : at.end], result=label.role or "time")
    phase = PHASES.get(frame.id, claim.phase)
    return replace(claim, roles=tuple(sorted(roles.items())), phase=phase, trail=(step, *claim.trail[1:]))


def field_of(page: Page, state: Discourse, found: Scan, rules: Rules) -> Claim | None:
    """Return the claim of a field of a table or box, or ``None`` if the sentence is none."""
    opened = _label_of(page, found, rules.labels) if page.sentence.kind is not BlockKind.FURNITURE else None
    if opened is None:
        return None
    label, at = opened
    return _claim_of(page, state, found, label, at, rules.frames.frames[label.frame])


def boxed(claims: Sequence[Claim]) -> list[Claim]:
    """Give the fields of one box what the others of the same event say: "Signatories" has the date of "Date signed"."""
    dated: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.trail and claim.trail[0].rule.startswith(RULE) and claim.time is not None:
            dated.setdefault(claim.frame, []).append(claim)
    return [_completed(claim, dated.get(claim.frame, [])) for claim in claims]


def _completed(claim: Claim, dated: Sequence[Claim]) -> Claim:
    if claim.time is not None or len(dated) != 1 or not claim.trail[0].rule.startswith(RULE):
        return claim
    time = dated[0].time
    return claim if time is None else replace(claim, time=replace(time, text="", anchor=f"field {time.interval.edtf}"))
