"""Lay out one sentence: its clauses, phrases, cues, times and quantities, and what it is spoken of with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sinoclaim.dates.values import TimeKind, TimeMention
from sinoclaim.extract.apparatus import Apparatus
from sinoclaim.extract.arguments import Surroundings
from sinoclaim.extract.citing import cited_dates
from sinoclaim.extract.cues import CueMention, settled
from sinoclaim.extract.discourse import Discourse
from sinoclaim.extract.partitives import with_wholes
from sinoclaim.extract.phrases import Phrase
from sinoclaim.extract.reading import SentenceView, is_amount
from sinoclaim.extract.scan import Scan, within
from sinoclaim.model.sentence import Sentence
from sinoclaim.model.span import Span
from sinoclaim.quantities import read_quantities
from sinoclaim.quantities.values import Quantity
from sinoclaim.rules.inflection import VerbForm
from sinoclaim.rules.modality import Modality
from sinoclaim.segment import clauses

BASE: Final = frozenset({VerbForm.BASE})
ARTICLES: Final = tuple([word] for word in ("the", "a", "an", "its", "his", "her", "their", "first", "last", "final"))
"""Words after which the base of an English verb is a noun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One sentence with all that was found in it."""

    sentence: Sentence
    view: SentenceView
    times: tuple[TimeMention, ...]
    quantities: tuple[Quantity, ...]
    cited: Mapping[int, int]
    """Where dates begin that belong to a paper, and where the words for that paper begin."""


def open_page(
    found: Scan, phrases: Sequence[Phrase], sentence: Sentence, apparatus: Apparatus, *, counted: Quantity | None = None
) -> Page:
    """Gather what the scan found in one sentence, and read its quantities and clauses."""
    text, span, language = found.document.text, sentence.span, sentence.language
    rules = apparatus.rules
    times = tuple(within(found.times, span.start, span.end))
    taken = [(t.start, t.end) for t in times]
    dates = [(t.start, t.end) for t in times if not _is_lasting(t, found.low)]
    words = rules.modality[language]
    around = Surroundings(text, found.low, language, rules.syntax[language])
    quantities = read_quantities(text, span.start, span.end, language, rules.quantities, taken=taken)
    lengths = (t for t in times if t.kind is TimeKind.DURATION)
    view = SentenceView(
        around=around,
        clauses=clauses(text, sentence),
        phrases=tuple(phrases),
        cues=tuple(
            settled(found.low, c, words.before_verb)
            for c in within(found.cues, span.start, span.end)
            if not (_inside(c.start, dates) or _reports(found.low, c, words) or _is_noun(found.low, c))
        ),
        words=words,
        amounts=tuple(item.start for group in (lengths, filter(is_amount, quantities)) for item in group),
    )
    tied = with_wholes(quantities, counted, found.low, around.syntax)
    cited = cited_dates(text, times, around.syntax.papers)
    return Page(sentence=sentence, view=view, times=times, quantities=tied, cited=cited)


def _is_lasting(time: TimeMention, low: str) -> bool:
    """Tell whether a duration opens with the verb "last": "to last twenty years"."""
    before = low[max(0, time.start - 12) : time.start].split()
    return time.duration is not None and low.startswith("last", time.start) and before[-1:] != ["the"]


def _reports(low: str, cue: CueMention, words: Modality) -> bool:
    """Tell whether a word only introduces what someone says: "recalled that", "claimed that"."""
    return low[cue.start : cue.end] in words.reporters and low.startswith(" that ", cue.end)


def _is_noun(low: str, cue: CueMention) -> bool:
    """Tell whether a word that no frame knows as a noun is one here: "the first run of the train"."""
    if cue.cues[0].language != "en" or any(c.nominal or c.forms != BASE for c in cue.cues):
        return False
    return low[max(0, cue.start - 12) : cue.start].split()[-1:] in ARTICLES and low.startswith(" of ", cue.end)


def _inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def clause_at(page: Page, position: int) -> Span:
    """Return the clause in which a position lies, or the whole sentence."""
    return next((c for c in page.view.clauses if c.start <= position < c.end), page.sentence.span)


def context_of(page: Page, state: Discourse) -> tuple[str, ...]:
    """Return the entities of the sentence, of the few before it, and of the title and heading above, sorted."""
    named = [entity for phrase in page.view.phrases for entity in (*phrase.entities, *phrase.modifiers)]
    named += [entity for item in state.candidates() for entity in (*item.phrase.entities, *item.phrase.modifiers)]
    return tuple(sorted({*named, *state.setting}))
