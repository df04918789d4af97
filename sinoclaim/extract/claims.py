"""Extract the claims of a document: read it sentence by sentence and keep what each asserts, with its trail."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sinoclaim.dates.values import TimeKind, TimeMention
from sinoclaim.extract.apparatus import Apparatus
from sinoclaim.extract.citing import without_cited
from sinoclaim.extract.copying import scan_fairly
from sinoclaim.extract.discourse import Discourse
from sinoclaim.extract.faircopy import placed, restored
from sinoclaim.extract.fillers import filler_of, of_its_year
from sinoclaim.extract.filters import assertions
from sinoclaim.extract.firsts import is_first
from sinoclaim.extract.foremost import rank_among
from sinoclaim.extract.instruments import Spoken, spoken_of, with_its_instrument
from sinoclaim.extract.labels import boxed, field_of
from sinoclaim.extract.modality import denying_words
from sinoclaim.extract.nounphrases import phrases_of
from sinoclaim.extract.page import Page, clause_at, context_of, open_page
from sinoclaim.extract.partitives import counts_many
from sinoclaim.extract.phrases import Phrase
from sinoclaim.extract.plain import plain_claims
from sinoclaim.extract.quoting import quote_span
from sinoclaim.extract.reading import Reading, is_amount
from sinoclaim.extract.readings import read_sentence
from sinoclaim.extract.scan import Scan
from sinoclaim.extract.statements import brought_back, statement_of
from sinoclaim.extract.timing import as_time, carried, choose_duration, choose_time, middle_day
from sinoclaim.extract.titled import further_claims
from sinoclaim.extract.voice import Attitude, read_attitude
from sinoclaim.extract.words import content_stems
from sinoclaim.model.claim import PLANNED, Claim, ClaimTime, Phase, Polarity, Step
from sinoclaim.model.document import BlockKind, Document
from sinoclaim.model.span import Span
from sinoclaim.model.statement import Statement
from sinoclaim.quantities.values import Quantity
from sinoclaim.rules.frames import Trait
from sinoclaim.rules.inflection import VerbForm

DATE_ONLY: Final = 4
"""Letters that may stand beside a date in a sentence that is nothing but a date."""
ENTRY_GAPS: Final = ("\u3000", "\t", "  ")
"""What parts the date of an entry from its text besides punctuation: a wide space, as chronicles have it."""
PUBLISHED_LATER: Final = 1000
"""Days after the time that a text speaks of from which a heading's date is that of its publication."""
APART: Final = frozenset({BlockKind.FURNITURE, BlockKind.NOTE})
SILENT: Final = frozenset({BlockKind.FURNITURE, BlockKind.BYLINE, BlockKind.HEADING, BlockKind.DATELINE})


def _is_date_only(page: Page, text: str) -> bool:
    """Tell whether a sentence is nothing but a date: "February 23."."""
    if not page.times:
        return False
    covered = sum(t.end - t.start for t in page.times)
    letters = sum(char.isalnum() for char in page.sentence.span.text_of(text))
    return letters - covered <= DATE_ONLY


def _dated_by(page: Page, state: Discourse, text: str, subject_day: int | None) -> Discourse:
    """Return the state with the date that a heading or the opening words of a block set for what follows.

    A date that lies years after most dates of the text (``subject_day``) says when the page was published.
    """
    dates = [time for t in page.times if (time := as_time(t)) is not None]
    if not dates:
        return state
    first = dates[0]
    if subject_day is not None and (first.interval.earliest or 0) - subject_day > PUBLISHED_LATER:
        return state
    if page.sentence.kind is BlockKind.HEADING and not _tells(page):
        return replace(state, heading=first)
    opens = page.times[0].start - page.sentence.span.start <= 2
    if state.lead_block != page.sentence.block and opens:
        tail = text[page.times[0].end : page.times[0].end + 3]
        if _is_date_only(page, text) or tail.startswith(ENTRY_GAPS) or tail.lstrip()[:1] in {".", ":", "–", "—", "-"}:
            return replace(state, lead=first, lead_block=page.sentence.block)
    return state


def _phase(reading: Reading, attitude: Attitude) -> Phase:
    """Return how far the thing had got: what the verb's chain says, else the cue's own phase, else completed."""
    if attitude.conditional and reading.mood.phase is None:
        return Phase.PROPOSED
    if reading.mood.phase is not None:
        return reading.mood.phase
    return reading.cue.phase or Phase.COMPLETED


def _polarity(reading: Reading, page: Page) -> tuple[Polarity, str]:
    """Return whether the claim is denied, and the words that deny it from the place of the subject."""
    region, mention = reading.region, reading.mention
    before = page.view.around.low[max(region.start, region.after_verb) : mention.start]
    universal = "" if reading.cue.nominal else denying_words(before, page.view.words)
    flips = [reading.cue.polarity is Polarity.DENIED, reading.mood.denied or bool(universal)]
    return (Polarity.DENIED if sum(flips) == 1 else Polarity.AFFIRMED), universal


def _is_term_of(page: Page, reading: Reading, time: TimeMention) -> bool:
    """Tell whether a length behind the clause is still of its verb: "keep the port, with its railway, for years"."""
    if time.kind is not TimeKind.DURATION or time.start < reading.region.end:
        return False
    verbs = (cue.start for cue in page.view.cues if not cue.cues[0].nominal)
    return not any(reading.mention.end <= verb < time.start for verb in verbs)


def _pieces(page: Page, reading: Reading) -> list[tuple[int, int]]:
    """Return the spans of what a claim is made of: its cue, own roles, times and amounts of its clause."""
    start, end = reading.region.start, reading.region.end
    own = [phrase for role, phrase in reading.roles.items() if role not in reading.inherited]
    spans = [(phrase.start, phrase.end) for phrase in own if start <= phrase.start < end]
    spans += [(t.start, t.end) for t in page.times if start <= t.start < end or _is_term_of(page, reading, t)]
    spans += [(q.start, q.end) for q in _quantities_of(page, reading)]
    return [(reading.mention.start, reading.mention.end), *spans]


def _trail(reading: Reading, attitude: Attitude, time: ClaimTime | None, text: str, denial: str) -> tuple[Step, ...]:
    """Return the steps that made a claim, in the order in which they were taken."""
    mention = reading.mention
    steps = [Step(rule=f"frame/{reading.frame.id}", text=text[mention.start : mention.end], result=reading.frame.id)]
    for role, phrase in sorted(reading.roles.items()):
        how = "inherited" if role in reading.inherited else "read"
        named = "+".join(phrase.entities or phrase.modifiers) or phrase.head
        steps.append(Step(rule=f"role/{role}/{how}", text=text[phrase.start : phrase.end], result=named))
    if reading.mood.note or reading.mood.denied:
        result = f"{reading.mood.phase or 'as it stands'}{', denied' if reading.mood.denied else ''}"
        steps.append(Step(rule="mood", text=reading.mood.note, result=result))
    if denial:
        steps.append(Step(rule="denial", text=denial, result="denied"))
    if attitude.note:
        steps.append(Step(rule="voice", text=attitude.note, result=attitude.voice.kind.value))
    if time is not None:
        steps.append(Step(rule="time", text=time.text, result=f"{time.interval.edtf} ({time.anchor})"))
    return tuple(steps)


def _time_of(page: Page, reading: Reading, state: Discourse, found: Scan) -> ClaimTime | None:
    """Return the time of a reading: its own, that of its sentence's opening, or what heading or block set.

    An account of an agreement that is not dated otherwise has the date of its document, and so has what a treaty, a
    cable or a dispatch says in the present tense.
    """
    clause = clause_at(page, reading.mention.start)
    others = [c.start for c in page.view.cues if c.start != reading.mention.start]
    at = (clause.start, clause.end)
    times = without_cited(page.times, page.cited, (reading.mention.start, reading.mention.end))
    chosen = choose_time(times, at, page.sentence.span.start, reading.mention.start, others, low=found.low)
    if chosen is not None:
        return as_time(chosen)
    planned = reading.mood.phase in PLANNED
    agreement = state.agreement_time() if planned else None
    if agreement is not None:
        return replace(agreement, anchor=f"agreement {agreement.interval.edtf}", text="")
    above = state.time_for(page.sentence.block)
    if above is not None:
        return replace(above, anchor=f"heading {above.interval.edtf}", text="")
    dated = found.document.origin.written or found.document.origin.published
    if dated is not None and state.speaks_of_its_time and (planned or _is_present(reading, found)):
        return ClaimTime(interval=dated, anchor=f"document {dated.edtf}")
    return None


def _is_present(reading: Reading, found: Scan) -> bool:
    """Tell whether a statement holds when its document was written: "extends a credit", not "takes effect upon ..."."""
    if found.document.origin.written is None or _CONDITION.search(found.low, reading.mention.end, reading.region.end):
        return False
    return all(cue.forms == {VerbForm.PRESENT} for cue in reading.mention.cues)


def _quantities_of(page: Page, reading: Reading) -> tuple[Quantity, ...]:
    """Return the quantities of the part of the clause that belongs to the cue."""
    start, end = reading.region.start, reading.region.end
    before = max(reading.region.after_verb, start)
    return tuple(q for q in page.quantities if before <= q.start < end and is_amount(q))


def _claim(page: Page, reading: Reading, state: Discourse, found: Scan) -> Claim:
    """Make the claim of one reading."""
    text, span, language = found.document.text, page.sentence.span, page.sentence.language
    clause = (reading.region.clause_start, reading.region.end)
    mention = reading.mention
    attitude = read_attitude(text, found.low, (span.start, span.end), clause, mention.start, page.view.words)
    polarity, denial = _polarity(reading, page)
    time = _time_of(page, reading, state, found)
    at = (mention.start, mention.end)
    quote = quote_span(page, text, _pieces(page, reading), at)
    signed = time if Trait.BINDING in reading.frame.traits else None
    quantities = _quantities_of(page, reading)
    return Claim(
        document=found.document.name,
        span=quote,
        quote=quote.text_of(text),
        frame=reading.frame.id,
        cue=Span(mention.start, mention.end),
        value=reading.cue.value,
        phase=_phase(reading, attitude),
        polarity=polarity,
        voice=attitude.voice,
        hedged=attitude.hedged or reading.mood.hedged,
        conditional=attitude.conditional,
        first=is_first(page.view, reading, time),
        foremost=rank_among(found.low, mention.start) if language == "en" else "",
        roles=tuple(
            (role, of_its_year(filler_of(text, phrase, inherited=role in reading.inherited), signed))
            for role, phrase in sorted(reading.roles.items())
            if not (role in reading.inherited and counts_many(quantities, mention.start) and "person" in phrase.classes)
        ),
        time=time,
        duration=choose_duration(page.times, clause, mention.start),
        quantities=quantities,
        context=context_of(page, state),
        words=content_stems(quote.text_of(text), page.view.around.syntax.stopwords),
        note=page.sentence.kind is BlockKind.NOTE,
        language=language,
        trail=_trail(reading, attitude, time, text, denial),
    )


_CONDITION: Final = re.compile(r"\b(?:upon|after|when|whenever|if|as soon as|(?:day|date|moment) of)\b")
"""What makes a present tense a provision: it holds from an event on, not from the writing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """The claims of a document, its sentences as rows of tokens, and what was read to find them.

    ``sentences`` counts those read, ``not_understood`` those in a language without rules, ``unresolved`` the time
    expressions that no anchor resolved. ``times`` are all time expressions, also those that no claim took.
    """

    claims: tuple[Claim, ...]
    sentences: int
    not_understood: int
    unresolved: int
    spoken: Spoken
    times: tuple[TimeMention, ...]
    statements: tuple[Statement, ...]


def _set_scene(state: Discourse, phrases: Sequence[Phrase]) -> Discourse:
    """Return the state after a heading: what the section, and if it is the first, what the page is about."""
    names = tuple(dict.fromkeys(entity for phrase in phrases for entity in phrase.entities))
    return replace(state, setting=names or state.setting, titled=state.titled or tuple(phrases))


def _tells(page: Page) -> bool:
    """Tell whether a heading is a statement: it has a verb and a date of its own."""
    if page.sentence.kind is not BlockKind.HEADING or not page.times:
        return False
    return any(not cue.cues[0].nominal for cue in page.view.cues)


def _speaks_of_its_time(found: Scan, subject_day: int | None) -> bool:
    """Tell whether a document is about as old as what it speaks of: a treaty, a cable, a dispatch."""
    dated = found.document.origin.written or found.document.origin.published
    if dated is None or dated.earliest is None or subject_day is None:
        return False
    return abs(dated.earliest - subject_day) < PUBLISHED_LATER


def _unresolved(found: Scan) -> int:
    return sum(t.interval is None and t.duration is None and t.kind is not TimeKind.SET for t in found.times)


def _speaks(page: Page, found: Scan) -> bool:
    """Tell whether a sentence may make claims: what is no text of the page does not, nor do the names of columns."""
    if found.document.blocks[page.sentence.block].is_header:
        return False
    return page.sentence.kind not in SILENT or _tells(page)


def _read_page(page: Page, state: Discourse, found: Scan, apparatus: Apparatus) -> tuple[list[Claim], Discourse]:
    """Return the claims of one sentence, and what is kept in mind after it."""
    readings = assertions(page, read_sentence(page.view, apparatus.rules.frames, state))
    made = carried([_claim(page, r, state, found) for r in readings])
    frames = apparatus.rules.frames.frames
    made += further_claims(page, made, state, found, frames)
    binding = (c.time for c in made if c.time is not None and Trait.BINDING in frames[c.frame].traits)
    state = state.agreed(next(binding, None))
    made += plain_claims(page, made, state, found)
    subjects = frozenset(subject.start for r in readings if (subject := r.subject()) is not None)
    return made, state.remember(page.view.phrases, subjects)


def _phrases_read(found: Scan, phrases: Sequence[Sequence[Phrase]]) -> Iterator[Phrase]:
    """Yield the phrases of the text proper: not those of notes and furniture."""
    for sentence, own in zip(found.sentences, phrases, strict=True):
        if sentence.kind not in APART:
            yield from own


def extract(document: Document, apparatus: Apparatus) -> Extraction:
    """Read a document and return its claims in the order of its text.

    Only sentences in a language that the program reads make claims. The result depends on the document and the rules
    alone, so documents can be read in any order and on any number of processes.
    """
    copy, found = scan_fairly(document, apparatus)
    subject_day = middle_day(found.times)
    state = Discourse(speaks_of_its_time=_speaks_of_its_time(found, subject_day))
    claims: list[Claim] = []
    statements: list[Statement] = []
    understood = 0
    own_phrases = phrases_of(found, apparatus)
    for sentence, own in zip(found.sentences, own_phrases, strict=True):
        if sentence.language not in apparatus.rules.modality:
            continue
        understood += 1
        state = state.next_sentence()
        page = open_page(found, own, sentence, apparatus, counted=state.last_counted())
        field = field_of(page, state, found, apparatus.rules)
        if field is not None:
            claims.append(field)
            continue
        state = _dated_by(page, state.count(page.quantities), copy.document.text, subject_day)
        if sentence.kind in SILENT:
            state = _set_scene(state, own)
        if _speaks(page, found):
            made, state = _read_page(page, state, found, apparatus)
            claims += made
            statements.append(statement_of(found, page, apparatus.rules))
        else:
            state = state.remember(tuple(own))
    spoken = spoken_of(copy.document.text, _phrases_read(found, own_phrases))
    claims = with_its_instrument(boxed(claims), apparatus.rules.frames.frames, spoken)
    claims = restored(claims, copy, document.text)
    return Extraction(
        claims=tuple(replace(claim, order=order) for order, claim in enumerate(claims)),
        sentences=understood,
        not_understood=len(found.sentences) - understood,
        unresolved=_unresolved(found),
        spoken=spoken,
        times=placed(found.times, copy),
        statements=tuple(brought_back(statements, copy, document.text)),
    )
