"""Find the words of a quote that decide a finding: the date, the figure, the name or the verb that differs."""

from __future__ import annotations

from collections.abc import Iterator

from sinoclaim.model.claim import Claim
from sinoclaim.model.finding import Kind
from sinoclaim.model.span import Span

_ACTORS = ("agent", "recipient", "giver", "counterpart", "party", "signatory", "holder")
_PLACES = ("place", "location", "destination", "origin", "target")


def decisive_spans(claim: Claim, kind: Kind, value: str) -> tuple[Span, ...]:
    """Return the decisive words as spans of ``claim.quote``, in order and apart; the verb where nothing else is known.

    ``value`` is the value of the differing slot, in words, as the finding states it.
    """
    found = _by_kind(claim, kind, value) or _words(claim, value) or tuple(_inside(claim, claim.cue))
    return _apart(found)


def _by_kind(claim: Claim, kind: Kind, value: str) -> tuple[Span, ...]:
    match kind:
        case Kind.DATE | Kind.SEQUENCE:
            return _words(claim, claim.time.text if claim.time else "")
        case Kind.NUMBER:
            return _quantities(claim, value)
        case Kind.ACTOR:
            return _fillers(claim, value, _ACTORS)
        case Kind.PLACE:
            return _fillers(claim, value, _PLACES)
        case Kind.STATE | Kind.POLARITY:
            return tuple(_inside(claim, claim.cue))
        case Kind.DURATION:
            read_from = next((step.text for step in claim.trail if step.rule.startswith("duration")), "")
            return _words(claim, read_from)


def _words(claim: Claim, words: str) -> tuple[Span, ...]:
    """Find ``words`` in the quote; of several places, the one nearest to the verb."""
    wanted = words.strip()
    if not wanted:
        return ()
    verb = claim.cue.start - claim.span.start
    starts = tuple(_occurrences(claim.quote, wanted))
    if not starts:
        return ()
    nearest = min(starts, key=lambda start: (abs(start - verb), start))
    return (Span(nearest, nearest + len(wanted)),)


def _occurrences(text: str, wanted: str) -> Iterator[int]:
    start = text.find(wanted)
    while start >= 0:
        yield start
        start = text.find(wanted, start + len(wanted))


def _quantities(claim: Claim, value: str) -> tuple[Span, ...]:
    """Return the quantities that the value speaks of; all of them where it names none."""
    spoken = [quantity for quantity in claim.quantities if quantity.text in value or str(quantity.stated) in value]
    chosen = spoken or claim.quantities
    return tuple(span for quantity in chosen for span in _inside(claim, Span(quantity.start, quantity.end)))


def _fillers(claim: Claim, value: str, preferred: tuple[str, ...]) -> tuple[Span, ...]:
    """Return the role fillers that the value names; where it names none, those whose role is of the kind."""
    named = [filler for _, filler in claim.roles if value and (filler.text in value or value in filler.text)]
    chosen = named or [filler for role, filler in claim.roles if role in preferred][:1]
    return tuple(span for filler in chosen for span in _inside(claim, filler.span))


def _inside(claim: Claim, span: Span) -> Iterator[Span]:
    """Yield ``span``, counted from the start of the quote, unless it lies outside (an inherited subject)."""
    start, end = span.start - claim.span.start, span.end - claim.span.start
    if start >= 0 and end <= len(claim.quote):
        yield Span(start, end)


def _apart(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Sort the spans and merge those that touch."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
