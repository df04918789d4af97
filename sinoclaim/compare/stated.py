"""Turn the conflict of two parallel passages into a finding between two claims, each a whole sentence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from sinoclaim.align.parallel import Laid
from sinoclaim.align.passages import Crowd
from sinoclaim.compare.difference import Difference, Sort
from sinoclaim.compare.ladders import REPEATED
from sinoclaim.compare.occasions import Speech
from sinoclaim.compare.passages import Contrast, judge_passages
from sinoclaim.compare.wording import Tables, differences
from sinoclaim.extract.plain import EVENT
from sinoclaim.model.claim import Claim, Step
from sinoclaim.model.finding import Evidence, Finding, Kind, Reason, Silence
from sinoclaim.model.span import Span
from sinoclaim.model.statement import Statement, TokenKind
from sinoclaim.rules import Rules

STATEMENT: Final = "statement"
"""The frame of a claim that is a whole sentence, made only of sentences that take part in a finding."""
CODES: Final = {
    Kind.DATE: "SC161",
    Kind.NUMBER: "SC261",
    Kind.DURATION: "SC361",
    Kind.STATE: "SC461",
    Kind.POLARITY: "SC561",
    Kind.ACTOR: "SC661",
    Kind.PLACE: "SC761",
    Kind.SEQUENCE: "SC861",
}
TOPIC_WORDS: Final = 6
Key = tuple[str, int]


class Stated(NamedTuple):
    """One conflict of two sentences in one kind of detail, before its claims have their numbers."""

    laid: Laid
    kind: Kind
    contrast: Contrast
    differences: tuple[Difference, ...]


def stated(laid: Laid, rules: Rules, crowd: Crowd, quiet: Sequence[Silence] = ()) -> Iterator[Stated]:
    """Yield the conflicts of two sentences, one a kind.

    ``quiet`` are the pairs of claims of their two documents that the frames have dropped: what was dropped for a good
    reason is no conflict of words either.
    """
    language = laid.a.language
    speech = Speech(rules.contrasts[language], rules.modality[language])
    found = differences(laid, Tables(speech.wording, rules.names))
    dropped = {d: silence for d in found for silence in quiet if _dropped(laid, d, silence)}
    if any(silence.reason is Reason.OTHER_EVENT for silence in dropped.values()):
        return  # two occasions: who else was there, or how many, is no conflict either
    found = tuple(d for d in found if d not in dropped)
    contrast = judge_passages(laid, found, speech, bits=crowd.bits, telling=crowd.telling(laid))
    if contrast is None:
        return
    for kind in sorted({difference.kind for difference in contrast.differences}):
        yield Stated(laid, kind, contrast, tuple(d for d in contrast.differences if d.kind is kind))


REASONED: Final = frozenset(
    {
        Reason.REPORTED,
        Reason.HEDGED,
        Reason.HYPOTHETICAL,
        Reason.CALENDAR,
        Reason.PHASE,
        Reason.SCOPE,
        Reason.UPDATE,
        Reason.UNIT,
        Reason.CATEGORY,
        Reason.PARTIAL,
        Reason.UNDATED,
    }
)
"""Reasons for silence that hold for the words as well as for the frames."""


def _holds(difference: Difference, silence: Silence) -> bool:
    """Tell whether a reason of the frames holds for the words too.

    Two times may be near enough, or of two of the events that happen often; that the frames lack evidence for one event
    is no reason, the words being evidence enough.
    """
    if difference.sort is not Sort.TIME or silence.reason not in {Reason.PRECISION, Reason.OTHER_EVENT}:
        return silence.reason in REASONED
    framed = all(claim.frame != EVENT for claim in silence.claims)  # of what no frame knows, nothing says how often
    return silence.reason is Reason.PRECISION or (framed and silence.detail.endswith(REPEATED))


def _dropped(laid: Laid, difference: Difference, silence: Silence) -> bool:
    """Tell whether the frames have compared the very words that differ, and had a reason to say nothing."""
    if not _holds(difference, silence):
        return False
    sides = ((laid.a, difference.left), (laid.b, difference.right))
    spans = [(statement.document, _span(statement, places)) for statement, places in sides]
    return all(any(c.document == name and c.span.covers(span) for c in silence.claims) for name, span in spans)


def _span(statement: Statement, places: Sequence[int]) -> Span:
    return Span(statement.tokens[places[0]].start, statement.tokens[places[-1]].end)


def _words(statement: Statement, places: Sequence[int]) -> str:
    span = _span(statement, places)
    return statement.quote[span.start - statement.span.start : span.end - statement.span.start]


def claim_of(statement: Statement, order: int, found: Sequence[Stated]) -> Claim:
    """Return the claim that a sentence is, with a step for each detail in which another source contradicts it."""
    details = [
        (d.left, d.why) if s.laid.a is statement else (d.right, d.why)
        for s in found
        for d in s.differences
        if statement in {s.laid.a, s.laid.b}
    ]
    steps = [Step(rule=STATEMENT, text=statement.quote, result=f"{len(statement.tokens)} words")]
    steps += [Step(rule="detail", text=_words(statement, places), result=why) for places, why in details]
    return Claim(
        document=statement.document,
        span=statement.span,
        quote=statement.quote,
        frame=STATEMENT,
        cue=_span(statement, details[0][0]),
        order=order,
        words=tuple(sorted({t.key for t in statement.tokens if t.kind is TokenKind.WORD})),
        note=statement.note,
        language=statement.language,
        trail=tuple(dict.fromkeys(steps)),
    )


def _topic(laid: Laid) -> str:
    """Return the first words that both sentences share, up to the first that they do not."""
    places = sorted(laid.pairs)
    run = places[:1]
    for place in places[1:TOPIC_WORDS]:
        between = range(run[-1] + 1, place)
        if any(laid.a.tokens[p].kind is not TokenKind.FUNCTION for p in between):
            break
        run.append(place)
    return " ".join(_words(laid.a, run).split())


def _identity(rule: str, a: Claim, b: Claim) -> str:
    said = sorted(" ".join(claim.quote.split()).casefold() for claim in (a, b))
    key = "\x1e".join((rule, STATEMENT, *said))
    return f"sc1:{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def finding_of(found: Stated, a: Claim, b: Claim) -> Finding:
    """Return the finding of one conflict between the claims of its two sentences."""
    laid, rule = found.laid, CODES[found.kind]
    values = tuple(
        ", ".join(dict.fromkeys(" ".join(_words(statement, places).split()) for places in side))
        for statement, side in (
            (laid.a, [d.left for d in found.differences]),
            (laid.b, [d.right for d in found.differences]),
        )
    )
    topic = _topic(laid)
    parts = (laid.covered(0), laid.covered(1))
    alike = f"the sentences share {parts[0] // 10} and {parts[1] // 10} % of their words"
    return Finding(
        id=_identity(rule, a, b),
        rule=rule,
        kind=found.kind,
        verdict=found.contrast.verdict,
        confidence=found.contrast.confidence,
        topic=topic,
        message=f"{topic}: {a.document} has {values[0]}, {b.document} has {values[1]} ({alike}).",
        claims=(a, b),
        values=(values[0], values[1]),
        evidence=(Evidence(what="words", detail=alike, weight=laid.shared),),
    )
