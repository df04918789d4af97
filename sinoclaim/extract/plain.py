"""Make claims of what no frame took: dates of events that no cue names, amounts, and the dates that notes cite.

They hold less than a framed claim (no roles but the participants), so they are compared more strictly; but nothing
that is dated or counted is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sinoclaim.dates.values import Precision, TimeKind, TimeMention
from sinoclaim.extract.discourse import Discourse
from sinoclaim.extract.fillers import filler_of
from sinoclaim.extract.page import Page, clause_at, context_of
from sinoclaim.extract.quoting import QUOTE_LIMIT, quote_span
from sinoclaim.extract.reading import is_amount
from sinoclaim.extract.scan import Scan
from sinoclaim.extract.timing import as_time, choose_time
from sinoclaim.extract.voice import read_attitude
from sinoclaim.extract.words import content_stems
from sinoclaim.model.claim import Claim, ClaimTime, Step
from sinoclaim.model.document import BlockKind
from sinoclaim.model.span import Span
from sinoclaim.quantities.values import Quantity

NUMBER: Final = "number-of"
EVENT: Final = "event"
CITATION: Final = "citation"


def plain_claim(page: Page, state: Discourse, found: Scan, *, frame: str, cue: Span, time: ClaimTime | None) -> Claim:
    """Make a claim without roles around ``cue``."""
    text, span = found.document.text, page.sentence.span
    clause = clause_at(page, cue.start)
    quote = quote_span(page, text, [(cue.start, cue.end)], (cue.start, cue.end))
    at = (clause.start, clause.end)
    attitude = read_attitude(text, found.low, (span.start, span.end), at, cue.start, page.view.words)
    return Claim(
        document=found.document.name,
        span=quote,
        quote=quote.text_of(text),
        frame=frame,
        cue=cue,
        voice=attitude.voice,
        hedged=attitude.hedged,
        conditional=attitude.conditional,
        time=time,
        context=context_of(page, state),
        words=content_stems(quote.text_of(text), page.view.around.syntax.stopwords),
        note=page.sentence.kind is BlockKind.NOTE,
        language=page.sentence.language,
        trail=(Step(rule=f"frame/{frame}", text=text[cue.start : cue.end], result=frame),),
    )


def _numbers(page: Page, quantities: Sequence[Quantity], state: Discourse, found: Scan) -> list[Claim]:
    """Make one claim of the amounts of a sentence (of a long one: of each clause) that no frame took."""
    span = page.sentence.span
    whole = span.end - span.start <= QUOTE_LIMIT
    groups: dict[int, list[Quantity]] = {}
    for quantity in quantities:
        groups.setdefault(0 if whole else clause_at(page, quantity.start).start, []).append(quantity)
    claims = []
    for group in groups.values():
        first, last = group[0], group[-1]
        clause = clause_at(page, first.start)
        chosen = choose_time(page.times, (clause.start, clause.end), span.start, first.start, (), low=found.low)
        time = as_time(chosen) if chosen else state.time_for(page.sentence.block)
        claim = plain_claim(page, state, found, frame=NUMBER, cue=Span(first.start, last.end), time=time)
        steps = [Step(rule="quantity", text=q.text, result=f"{q.stated} {q.unit}") for q in group]
        claims.append(replace(claim, quantities=tuple(group), trail=(*claim.trail, *steps)))
    return claims


def _dated(page: Page, mention: TimeMention, state: Discourse, found: Scan, frame: str) -> Claim:
    """Make the claim of a date that no frame took, with the phrases of its clause as participants."""
    time = as_time(mention)
    claim = plain_claim(page, state, found, frame=frame, cue=Span(mention.start, mention.end), time=time)
    clause = clause_at(page, mention.start)
    inside = [p for p in page.view.phrases if clause.start <= p.start and p.end <= clause.end]
    roles = tuple(
        (f"participant-{number}", filler_of(found.document.text, phrase, inherited=False))
        for number, phrase in enumerate(inside[:4], start=1)
    )
    result = f"{mention.interval.edtf if mention.interval else mention.timex} ({mention.anchor})"
    step = Step(rule="time", text=mention.text, result=result)
    return replace(claim, roles=roles, trail=(*claim.trail, step))


def plain_claims(page: Page, made: Sequence[Claim], state: Discourse, found: Scan) -> list[Claim]:
    """Return claims for the dates and amounts of a sentence that the claims already ``made`` do not hold."""
    counted = {q.start for claim in made for q in claim.quantities}
    timed = {claim.time.text for claim in made if claim.time is not None}
    left = [q for q in page.quantities if q.start not in counted and is_amount(q)]
    numbers = _numbers(page, left, state, found)
    frame = CITATION if page.sentence.kind is BlockKind.NOTE else EVENT
    dates = [
        _dated(page, t, state, found, frame)
        for t in page.times
        if t.kind in {TimeKind.DATE, TimeKind.TIME} and t.interval is not None and t.text not in timed
    ]
    found_none = not (made or numbers or dates)
    return _entry(page, state, found) if found_none and page.sentence.kind is BlockKind.PARAGRAPH else numbers + dates


def _entry(page: Page, state: Discourse, found: Scan) -> list[Claim]:
    """Make the claim of an entry under the date of its day, whose verb no frame knows: what happened is dated there."""
    above = state.time_for(page.sentence.block)
    named = [phrase for phrase in page.view.phrases if phrase.entities]
    if above is None or above.interval.precision is not Precision.DAY or not named:
        return []
    time = replace(above, anchor=f"heading {above.interval.edtf}", text="")
    claim = plain_claim(page, state, found, frame=EVENT, cue=Span(named[0].start, named[0].end), time=time)
    roles = tuple(
        (f"participant-{number}", filler_of(found.document.text, phrase, inherited=False))
        for number, phrase in enumerate(named[:4], start=1)
    )
    step = Step(rule="time", text="", result=f"{time.interval.edtf} ({time.anchor})")
    return [replace(claim, roles=roles, trail=(*claim.trail, step))]
