"""Read the statements of curated claims as documents of their own; what is stated apart wins over what is read."""

from __future__ import annotations

from dataclasses import replace

from sinoclaim.dates import edtf
from sinoclaim.extract.apparatus import Apparatus
from sinoclaim.extract.claims import extract
from sinoclaim.extract.names import find_names
from sinoclaim.ingest.language import LATIN, tell_language
from sinoclaim.model.claim import Claim, ClaimTime, Filler, Step
from sinoclaim.model.curated import CuratedClaim
from sinoclaim.model.document import Block, BlockKind, Document
from sinoclaim.quantities import Quantity, read_quantities
from sinoclaim.rules import Rules

STATED_APART = "stated apart"
"""How trails and times name what an entry gives under a key of its own."""


def statement_document(claim: CuratedClaim, rules: Rules) -> Document:
    """Return the statement as a document: one paragraph, called by the name of the claim."""
    language = tell_language(claim.statement, rules.reading)
    language = "en" if language == LATIN else language
    paragraph = Block(start=0, end=len(claim.statement), kind=BlockKind.PARAGRAPH, language=language)
    return Document(name=claim.name, text=claim.statement, language=language, blocks=(paragraph,))


def read_statement(claim: CuratedClaim, apparatus: Apparatus) -> tuple[Claim, ...]:
    """Return the claims that the statement makes, with date, holder and number as the entry gives them apart."""
    document = statement_document(claim, apparatus.rules)
    return tuple(_with_slots(read, claim, apparatus) for read in extract(document, apparatus).claims)


def _with_slots(read: Claim, claim: CuratedClaim, apparatus: Apparatus) -> Claim:
    if claim.date:
        read = _dated(read, claim.date)
    if claim.holder:
        read = _held(read, claim.holder, apparatus)
    if claim.number:
        read = _numbered(read, claim.number, apparatus.rules)
    return read


def _told(read: Claim, rule: str, text: str) -> tuple[Step, ...]:
    kept = (step for step in read.trail if step.rule != rule)
    return (*kept, Step(rule=rule, text=text, result=STATED_APART))


def _dated(read: Claim, date: str) -> Claim:
    time = ClaimTime(interval=edtf.read(date), text=date, anchor=STATED_APART)
    return replace(read, time=time, trail=_told(read, "time", date))


def _held(read: Claim, holder: str, apparatus: Apparatus) -> Claim:
    """Give a claim its holder, in the role that holds where the frame is one of holding, else as the one who acts."""
    frame = apparatus.rules.frames.frames.get(read.frame)
    role = frame.effect.get("holder", "agent") if frame is not None else "agent"
    filler = Filler(span=read.cue, text=holder, entities=entities_of(holder, apparatus), head=holder.casefold())
    roles = {**dict(read.roles), role: filler}
    return replace(read, roles=tuple(sorted(roles.items())), trail=_told(read, role, holder))


def entities_of(words: str, apparatus: Apparatus) -> tuple[str, ...]:
    """Return the entities that some words name, or the one whose id they are."""
    names = apparatus.rules.names
    if words in names.entities:
        return (words,)
    language = tell_language(words, apparatus.rules.reading)
    spans = [(0, len(words), "en" if language == LATIN else language)]
    found = find_names(words, names, apparatus.names, spans)
    return tuple(dict.fromkeys(entity for name in found for entity in name.entities))


def number_of(number: str, language: str, rules: Rules) -> Quantity | None:
    """Return the amount that is stated apart, ``None`` if it cannot be read or is more than one."""
    found = read_quantities(number, 0, len(number), language, rules.quantities)
    return found[0] if len(found) == 1 else None


def _numbered(read: Claim, number: str, rules: Rules) -> Claim:
    """Give a claim its number; a bare figure counts what the statement's own figure counts."""
    stated = number_of(number, read.language, rules)
    if stated is None:
        return read
    own = read.quantities[0] if read.quantities else None
    if own is not None and stated.unit == "count" and not stated.noun:
        stated = replace(stated, unit=own.unit, noun=own.noun, category=own.category, kind=own.kind, per=own.per)
    place = (own.start, own.end) if own is not None else (read.cue.start, read.cue.end)
    stated = replace(stated, start=place[0], end=place[1])
    return replace(read, quantities=(stated, *read.quantities[1:]), trail=_told(read, "quantity", number))
