"""Hold what a note tells by its own reckoning against the date of the paper that it cites for it.

"Address, 23 June 1951. On the next day X wrote to Y ... See telegram, X to Y, 2 June 1951": the note counts the letter
to 24 June, and the paper that it cites is dated the 2nd.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from sinoclaim.compare.identity import fingerprint
from sinoclaim.compare.slips import hypothesis
from sinoclaim.dates.intervals import gap_days
from sinoclaim.dates.reading import read_times
from sinoclaim.dates.values import Interval, Passage, PassageKind, Precision
from sinoclaim.model.blocks import BlockKind
from sinoclaim.model.claim import Claim
from sinoclaim.model.document import Document
from sinoclaim.model.finding import Finding, Kind, Verdict
from sinoclaim.rules import Rules

CODE: Final = "SC151"
CITATION: Final = "citation"
UNDERWAY: Final = 3
"""Days that a message may be dated before or after the day of which a note tells it: hours, zones, delivery."""
SURE: Final = 800
ROLES: Final = ("agent", "recipient")


def slips_in_notes(document: Document, claims: Sequence[Claim], rules: Rules) -> Iterator[Finding]:
    """Yield where a note reckons one day and cites another."""
    notes: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        block = document.block_at(claim.span.start) if claim.note else None
        if block is not None and block.kind is BlockKind.NOTE:
            notes[block.start].append(claim)
    for start in sorted(notes):
        inside = sorted(notes[start], key=lambda c: (c.span.start, c.order))
        dated = [c for c in inside if c.frame == CITATION and _day(c) is not None]
        for told in inside:
            if told.frame != CITATION and len(dated) > 1:
                yield from _checked(told, dated, rules)


def _checked(told: Claim, dated: Sequence[Claim], rules: Rules) -> Iterator[Finding]:
    """Compare the day to which the note counts a deed with that of the paper it cites for it."""
    before = [c for c in dated if c.span.end <= told.span.start]
    after = [c for c in dated if c.span.start >= told.span.end]
    if not before or not after:
        return
    base, source = before[-1], after[0]
    start, end = _day(base), _day(source)
    if start is None or end is None or not _is_of(source, told):
        return
    counted = _counted(told, start, rules)
    if counted is None or gap_days(counted[1], end) <= UNDERWAY:
        return
    words, day = counted
    yield _finding(base, source, told, (words, day), rules)


def _day(claim: Claim) -> Interval | None:
    """Return the day of a claim, if it states one."""
    time = claim.time
    if time is None or time.anchor != "explicit" or time.interval.precision is not Precision.DAY:
        return None
    return time.interval


def _is_of(source: Claim, told: Claim) -> bool:
    """Tell whether a paper is that of a deed: it names him who did it and him to whom it was done."""
    parties = {entity for role in ROLES if (f := told.role(role)) is not None for entity in f.entities}
    named = {entity for _, filler in source.roles for entity in filler.entities}
    return len(parties) > 1 and parties <= named


def _counted(told: Claim, base: Interval, rules: Rules) -> tuple[str, Interval] | None:
    """Return the words that count a day from another one, and the day that they come to.

    Where years and pages of books stood between, the reading of the text knew no day to count from.
    """
    if told.time is not None:
        counts = told.time.anchor == f"narrative {base.edtf}" and told.time.interval.precision is Precision.DAY
        return (told.time.text, told.time.interval) if counts else None
    passage = Passage(start=0, end=len(told.quote), kind=PassageKind.BODY, language=told.language)
    for time in read_times(told.quote, (passage,), rules.times, story=base):
        if time.interval is None or time.interval.precision is not Precision.DAY:
            continue
        if time.anchor.startswith("narrative") and time.interval.earliest != base.earliest:
            return time.text, time.interval
    return None


def _finding(base: Claim, source: Claim, told: Claim, counted: tuple[str, Interval], rules: Rules) -> Finding:
    words, day = counted
    first, last = (claim.time.text if claim.time else "" for claim in (base, source))
    guess = hypothesis(day, source.time.interval, rules.slips, (told.language,)) if source.time else ""
    slip = f" Perhaps a slip: {guess}." if guess else ""
    topic = "a note and the paper that it cites"
    message = f"{topic}: {told.document} tells it “{words}” after {first}, which is {day.edtf}, and cites {last}.{slip}"
    return Finding(
        id=fingerprint(CODE, base, source),
        rule=CODE,
        kind=Kind.DATE,
        verdict=Verdict.CONTRADICTION,
        confidence=SURE,
        topic=topic,
        message=message,
        claims=(base, source),
        values=(f"{first}, then {words}", last),
        links=(told,),
        hypothesis=guess,
    )
