"""Extract the claims of a document: read it sentence by sentence and keep what each asserts, with its trail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from sinoclaim.dates.values import TimeKind, TimeMention
from sinoclaim.extract.apparatus import Apparatus
from sinoclaim.extract.arguments import Surroundings
from sinoclaim.extract.discourse import Discourse
from sinoclaim.extract.modality import denying_words
from sinoclaim.extract.nounphrases import phrases_of
from sinoclaim.extract.phrases import Phrase
from sinoclaim.extract.readings import Reading, SentenceView, read_sentence
from sinoclaim.extract.scan import Scan, scan, within
from sinoclaim.extract.timing import as_time, choose_duration, choose_time
from sinoclaim.extract.voice import Attitude, read_attitude
from sinoclaim.extract.words import content_stems
from sinoclaim.model.claim import Claim, ClaimTime, Filler, Phase, Polarity, Step
from sinoclaim.model.document import BlockKind, Document
from sinoclaim.model.sentence import Sentence
from sinoclaim.model.span import Span
from sinoclaim.quantities import read_quantities
from sinoclaim.quantities.values import Quantity
from sinoclaim.segment import clauses

QUOTE_LIMIT: Final = 280
"""Code points; a longer sentence is quoted by the clause that carries the claim."""
DATE_ONLY: Final = 4
"""Letters that may stand beside a date in a sentence that is nothing but a date."""
SILENT: Final = frozenset({BlockKind.FURNITURE, BlockKind.BYLINE, BlockKind.HEADING, BlockKind.DATELINE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One sentence with all that was found in it."""

    sentence: Sentence
    view: SentenceView
    times: tuple[TimeMention, ...]
    quantities: tuple[Quantity, ...]


def open_page(found: Scan, phrases: Sequence[Phrase], sentence: Sentence, apparatus: Apparatus) -> Page:
    """Gather what the scan found in one sentence, and read its quantities and clauses."""
    text, span, language = found.document.text, sentence.span, sentence.language
    rules = apparatus.rules
    times = tuple(within(found.times, span.start, span.end))
    taken = [(t.start, t.end) for t in times]
    around = Surroundings(text, found.low, language, rules.syntax[language])
    view = SentenceView(
        around=around,
        clauses=clauses(text, sentence),
        phrases=tuple(phrases),
        cues=tuple(c for c in within(found.cues, span.start, span.end) if not _inside(c.start, taken)),
        words=rules.modality[language],
    )
    quantities = read_quantities(text, span.start, span.end, language, rules.quantities, taken=taken)
    return Page(sentence=sentence, view=view, times=times, quantities=quantities)


def _inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _is_date_only(page: Page, text: str) -> bool:
    """Tell whether a sentence is nothing but a date: "February 23."."""
    if not page.times:
        return False
    covered = sum(t.end - t.start for t in page.times)
    letters = sum(char.isalnum() for char in page.sentence.span.text_of(text))
    return letters - covered <= DATE_ONLY


def _dated_by(page: Page, state: Discourse, text: str) -> Discourse:
    """Return the state with the date that a heading or the opening words of a block set for what follows."""
    dates = [time for t in page.times if (time := as_time(t)) is not None]
    if not dates:
        return state
    first = dates[0]
    if page.sentence.kind is BlockKind.HEADING:
        return replace(state, heading=first)
    opens = page.times[0].start - page.sentence.span.start <= 2
    if state.lead_block != page.sentence.block and opens:
        tail = text[page.times[0].end : page.times[0].end + 3].lstrip()
        if _is_date_only(page, text) or tail[:1] in {".", ":", "–", "—", "-"}:
            return replace(state, lead=first, lead_block=page.sentence.block)
    return state


def _filler(text: str, phrase: Phrase, *, inherited: bool) -> Filler:
    """Turn a phrase into what a claim keeps of it."""
    return Filler(
        span=Span(phrase.start, phrase.end),
        text=text[phrase.start : phrase.end],
        entities=phrase.entities,
        classes=tuple(sorted(phrase.classes)),
        head=phrase.head,
        modifiers=phrase.modifiers,
        inherited=inherited,
    )


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


def _quote_span(page: Page, reading: Reading, text: str) -> Span:
    """Return the sentence if it is short, else the clause from its subject to its end."""
    span = page.sentence.span
    if span.end - span.start <= QUOTE_LIMIT:
        return span
    region = reading.region
    starts = [p.start for p in reading.roles.values() if p.start >= span.start]
    start = min([region.start, reading.mention.start, *starts])
    clause = next((c for c in page.view.clauses if c.start <= reading.mention.start < c.end), span)
    end = max(clause.end, reading.mention.end, *(p.end for p in reading.roles.values() if p.end <= span.end))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


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


def _time_of(page: Page, reading: Reading, state: Discourse) -> ClaimTime | None:
    """Return the time of a reading: its own, that of its sentence's opening, or what heading or block set."""
    clause = next((c for c in page.view.clauses if c.start <= reading.mention.start < c.end), page.sentence.span)
    others = [c.start for c in page.view.cues if c.start != reading.mention.start]
    at = (clause.start, clause.end)
    chosen = choose_time(page.times, at, page.sentence.span.start, reading.mention.start, others)
    if chosen is not None:
        return as_time(chosen)
    set_above = state.time_for(page.sentence.block)
    return replace(set_above, anchor=f"heading {set_above.interval.edtf}") if set_above is not None else None


def _quantities_of(page: Page, reading: Reading) -> tuple[Quantity, ...]:
    """Return the quantities of the part of the clause that belongs to the cue."""
    start, end = reading.region.start, reading.region.end
    before = max(reading.region.after_verb, start)
    return tuple(q for q in page.quantities if before <= q.start < end and not q.ordinal)


def _claim(page: Page, reading: Reading, state: Discourse, found: Scan, order: int) -> Claim:
    """Make the claim of one reading."""
    text, span = found.document.text, page.sentence.span
    clause = (reading.region.start, reading.region.end)
    mention = reading.mention
    attitude = read_attitude(text, found.low, (span.start, span.end), clause, mention.start, page.view.words)
    polarity, denial = _polarity(reading, page)
    time = _time_of(page, reading, state)
    quote = _quote_span(page, reading, text)
    return Claim(
        document=found.document.name,
        order=order,
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
        roles=tuple(
            (role, _filler(text, phrase, inherited=role in reading.inherited))
            for role, phrase in sorted(reading.roles.items())
        ),
        time=time,
        duration=choose_duration(page.times, clause, mention.start),
        quantities=_quantities_of(page, reading),
        context=_context(page, state),
        words=content_stems(quote.text_of(text), page.view.around.syntax.stopwords),
        note=page.sentence.kind is BlockKind.NOTE,
        language=page.sentence.language,
        trail=_trail(reading, attitude, time, text, denial),
    )


def _context(page: Page, state: Discourse) -> tuple[str, ...]:
    """Return the entities of the sentence, of the few before it, and of the title and heading above."""
    named = [entity for phrase in page.view.phrases for entity in (*phrase.entities, *phrase.modifiers)]
    named += [entity for item in state.candidates() for entity in (*item.phrase.entities, *item.phrase.modifiers)]
    return tuple(sorted({*named, *state.setting}))


def _numbers(page: Page, readings: Sequence[Reading], state: Discourse, found: Scan, order: int) -> list[Claim]:
    """Make a claim of frame "number-of" for every quantity that no reading of the sentence took."""
    taken = {q.start for reading in readings for q in _quantities_of(page, reading)}
    claims = []
    span = page.sentence.span
    for quantity in page.quantities:
        if quantity.start in taken or quantity.ordinal:
            continue
        clause = next((c for c in page.view.clauses if c.start <= quantity.start < c.end), span)
        quote = span if span.end - span.start <= QUOTE_LIMIT else clause
        at = (clause.start, clause.end)
        attitude = read_attitude(
            found.document.text, found.low, (span.start, span.end), at, quantity.start, page.view.words
        )
        chosen = choose_time(page.times, at, span.start, quantity.start, ())
        claims.append(
            Claim(
                document=found.document.name,
                order=order + len(claims),
                span=quote,
                quote=quote.text_of(found.document.text),
                frame="number-of",
                cue=Span(quantity.start, quantity.end),
                voice=attitude.voice,
                hedged=attitude.hedged,
                conditional=attitude.conditional,
                time=as_time(chosen) if chosen else state.time_for(page.sentence.block),
                quantities=(quantity,),
                context=_context(page, state),
                words=content_stems(quote.text_of(found.document.text), page.view.around.syntax.stopwords),
                note=page.sentence.kind is BlockKind.NOTE,
                language=page.sentence.language,
                trail=(Step(rule="quantity", text=quantity.text, result=f"{quantity.stated} {quantity.unit}"),),
            )
        )
    return claims


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """The claims of a document, and what was read to find them.

    ``sentences`` counts those read, ``not_understood`` those in a language without rules, ``unresolved`` the time
    expressions that no anchor resolved.
    """

    claims: tuple[Claim, ...]
    sentences: int
    not_understood: int
    unresolved: int


def _unresolved(found: Scan) -> int:
    return sum(t.interval is None and t.duration is None and t.kind is not TimeKind.SET for t in found.times)


def extract(document: Document, apparatus: Apparatus) -> Extraction:
    """Read a document and return its claims in the order of its text.

    Only sentences in a language that the program reads make claims. The result depends on the document and the rules
    alone, so documents can be read in any order and on any number of processes.
    """
    found = scan(document, apparatus)
    state = Discourse()
    claims: list[Claim] = []
    understood = 0
    for sentence, own in zip(found.sentences, phrases_of(found, apparatus), strict=True):
        if sentence.language not in apparatus.rules.modality:
            continue
        understood += 1
        page = open_page(found, own, sentence, apparatus)
        state = _dated_by(page, state.next_sentence(), document.text)
        readings: list[Reading] = []
        if sentence.kind in SILENT:
            names = tuple(dict.fromkeys(entity for phrase in own for entity in phrase.entities))
            state = replace(state, setting=names or state.setting)
        else:
            readings = read_sentence(page.view, apparatus.rules.frames, state)
            claims += [_claim(page, r, state, found, len(claims) + i) for i, r in enumerate(readings)]
            claims += _numbers(page, readings, state, found, len(claims))
        subjects = frozenset(subject.start for r in readings if (subject := r.subject()) is not None)
        state = state.remember(tuple(own), subjects)
    return Extraction(
        claims=tuple(claims),
        sentences=understood,
        not_understood=len(found.sentences) - understood,
        unresolved=_unresolved(found),
    )
