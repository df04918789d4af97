"""Find where one source contradicts itself: an event told twice, and sums that do not come out.

One author seldom contradicts himself, so more is asked of two tellings in one text than of two sources: that nothing is
left open about who or what it was, and that each passage says its date or figure itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from sinoclaim.align.block import pairs
from sinoclaim.align.fillers import Likeness
from sinoclaim.align.setting import Setting
from sinoclaim.compare.identity import fingerprint
from sinoclaim.compare.notes import slips_in_notes
from sinoclaim.compare.pair import judge
from sinoclaim.compare.slips import hypothesis
from sinoclaim.compare.sums import Sum, sums_of_amounts, sums_of_dates
from sinoclaim.dates.values import Bound, Precision, TimeMention
from sinoclaim.model.blocks import BlockKind
from sinoclaim.model.claim import Claim, Polarity, VoiceKind
from sinoclaim.model.document import Document
from sinoclaim.model.finding import Finding, Kind, Verdict
from sinoclaim.model.span import Span
from sinoclaim.rules import Rules

CODES: Final = {Kind.DATE: "SC151", Kind.NUMBER: "SC251", Kind.DURATION: "SC351"}
TOPICS: Final = {
    Kind.DATE: "a date and what it is reckoned from",
    Kind.NUMBER: "a total and its parts",
    Kind.DURATION: "a length and its two ends",
}
SURE: Final = 850
"""Confidence in a sum: arithmetic is sure, what was summed a little less."""
MOST_TELLINGS: Final = 6
"""An event that one text tells more often is one that happened again and again."""
SAME_MONTH: Final = 31
"""Days within which two tellings of what a person may do twice are of one occasion."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One text as it was read: its claims in order, and all its time expressions."""

    document: Document
    claims: Sequence[Claim]
    times: Sequence[TimeMention]


def findings_within(telling: Telling, rules: Rules, setting: Setting) -> Iterator[Finding]:
    """Yield what contradicts itself in one document."""
    voices = _voices(telling)
    for voice in voices.values():
        yield from _told_twice(voice, rules, setting)
    if len(voices) > 1:
        yield from _between(voices, rules, setting)
    yield from _sums(telling, rules)
    yield from slips_in_notes(telling.document, telling.claims, rules)


def speaker_of(claim: Claim, document: Document) -> str:
    """Return who speaks where a claim stands: the voice of its block, "" for the page itself."""
    block = document.block_at(claim.span.start)
    return block.speaker if block else ""


def _voices(telling: Telling) -> dict[str, list[Claim]]:
    """Return the claims of each voice of a page: the writers of a thread are as many sources."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in telling.claims:
        found[speaker_of(claim, telling.document)].append(claim)
    return {speaker: found[speaker] for speaker in sorted(found)}


def _between(voices: Mapping[str, Sequence[Claim]], rules: Rules, setting: Setting) -> Iterator[Finding]:
    """Yield what two writers of one thread contradict one another in, each taken for a source of its own."""
    own = {claim.order: claim for claims in voices.values() for claim in claims}
    parted = [
        replace(claim, document=f"{claim.document} ({speaker})" if speaker else claim.document)
        for speaker, claims in voices.items()
        for claim in claims
    ]
    alone = Setting(documents=setting.documents, crowded=setting.crowded, explain=False)
    for a, b in pairs(parted, rules.frames.frames, rules.names):
        found = judge(a, b, rules, alone)
        if isinstance(found, Finding):
            yield replace(found, claims=(own[found.claims[0].order], own[found.claims[1].order]))


def _told_twice(claims: Sequence[Claim], rules: Rules, setting: Setting) -> Iterator[Finding]:
    """Yield the pairs that tell one event, with two dates, figures or lengths."""
    tellings: dict[tuple[str, tuple[str, ...]], list[Claim]] = defaultdict(list)
    for claim in claims:
        things = _things(claim, rules)
        if things and _is_plain(claim):
            tellings[claim.frame, things].append(claim)
    # One text has its names in common with itself: they say nothing here.
    alone = Setting(documents=setting.documents, crowded=setting.crowded, explain=False)
    for key in sorted(tellings):
        if len(tellings[key]) > MOST_TELLINGS:
            continue
        for a, b in combinations(tellings[key], 2):
            found = judge(a, b, rules, alone)
            if isinstance(found, Finding) and _is_shown(found, rules):
                yield _of_one_source(found)


def _things(claim: Claim, rules: Rules) -> tuple[str, ...]:
    """Return the entities that a claim names in the core roles of its frame; nothing if one of them stays open."""
    frame = rules.frames.frames.get(claim.frame)
    fillers = [claim.role(role) for role in frame.core] if frame else []
    known = [f for f in fillers if f is not None and f.entities and not f.inherited]
    if not known or len(known) < len(fillers) or any(e not in rules.names.entities for f in known for e in f.entities):
        return ()
    return tuple(entity for filler in known for entity in filler.entities)


def _is_plain(claim: Claim) -> bool:
    """Tell whether the writer says it himself and outright."""
    outright = claim.voice.kind is VoiceKind.NARRATOR and not claim.hedged and not claim.conditional
    return outright and claim.polarity is Polarity.AFFIRMED


def _states_its_time(claim: Claim) -> bool:
    time = claim.time
    return time is not None and bool(time.text) and time.anchor == "explicit" and time.bound is Bound.ON


def _is_shown(found: Finding, rules: Rules) -> bool:
    """Tell whether two passages of one text surely tell one event and surely differ."""
    a, b = found.claims
    if found.verdict is not Verdict.CONTRADICTION or found.kind not in CODES or a.span.touches(b.span):
        return False
    if a.frame != b.frame or any(_differs(item.what) for item in found.evidence):
        return False
    match found.kind:
        case Kind.DATE:
            return _states_its_time(a) and _states_its_time(b) and _is_one_occasion(a, b, rules)
        case Kind.NUMBER:
            return _states_its_time(a) and _states_its_time(b) and _same_day(a, b)
        case _:
            return True


def _differs(what: str) -> bool:
    return what.startswith("role ") and not what.endswith(Likeness.SAME)


def _same_day(a: Claim, b: Claim) -> bool:
    if a.time is None or b.time is None:
        return False
    return a.time.interval.precision is Precision.DAY and a.time.interval.edtf == b.time.interval.edtf


def _is_one_occasion(a: Claim, b: Claim, rules: Rules) -> bool:
    """Tell whether two dates are of one occasion: what a person does may come twice in a year, not twice in a month."""
    frame = rules.frames.frames[a.frame]
    if "person" not in frame.sorts.get(frame.core[0], ()):
        return True
    if a.time is None or b.time is None:
        return False
    return abs((a.time.interval.earliest or 0) - (b.time.interval.earliest or 0)) <= SAME_MONTH


def _of_one_source(found: Finding) -> Finding:
    """Return a finding under the code of those within one source."""
    a, b = found.claims
    rule = CODES[found.kind]
    left, right = (" ".join(value.split()) for value in found.values)
    reason = found.message[found.message.rfind(" (") :]
    message = f"{found.topic}: {a.document} has {left}, and also {right}{reason}"
    return replace(found, id=fingerprint(rule, a, b), rule=rule, message=message)


def _sums(telling: Telling, rules: Rules) -> Iterator[Finding]:
    """Yield the sums of a text that do not come out, where they stand in what it claims."""
    text = telling.document.text
    times = [time for time in telling.times if _is_of_the_text(time, telling.document)]
    amounts = {q.start: q for claim in telling.claims for q in claim.quantities}
    ordered = [amounts[start] for start in sorted(amounts)]
    told: set[tuple[Span, Span]] = set()
    for found in (
        *sums_of_dates(text, times, rules.sums, rules.times),
        *sums_of_amounts(text, ordered, rules.sums),
    ):
        sides = [_claim_at(span, telling.claims) for span in found.spans]
        if sides[0] is None or sides[1] is None or found.spans in told:
            continue
        told.add(found.spans)
        yield _finding(found, (sides[0], sides[1]), rules)


def _is_of_the_text(time: TimeMention, document: Document) -> bool:
    """Tell whether a time stands in what the page says, not in its furniture."""
    block = document.block_at(time.start)
    return block is None or block.kind not in {BlockKind.FURNITURE, BlockKind.BYLINE}


def _claim_at(span: Span, claims: Sequence[Claim]) -> Claim | None:
    """Return the shortest claim whose quote covers a span."""
    covering = [claim for claim in claims if claim.span.covers(span)]
    return min(covering, key=lambda claim: (claim.span.end - claim.span.start, claim.order), default=None)


def _finding(found: Sum, sides: tuple[Claim, Claim], rules: Rules) -> Finding:
    rule, topic = CODES[found.kind], TOPICS[found.kind]
    left, right = (" ".join(value.split()) for value in found.values)
    guess = hypothesis(*found.compared, rules.slips, (sides[0].language,)) if found.compared else ""
    slip = f" Perhaps a slip: {guess}." if guess else ""
    return Finding(
        id=fingerprint(rule, *sides),
        rule=rule,
        kind=found.kind,
        verdict=Verdict.CONTRADICTION,
        confidence=SURE,
        topic=topic,
        message=f"{topic}: {sides[0].document} has {left} beside {right} ({found.why}).{slip}",
        claims=sides,
        values=found.values,
        hypothesis=guess,
    )
