"""Drop readings that are no claims: matching is generous, these filters are strict."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from sinoclaim.extract.arguments import is_label
from sinoclaim.extract.page import Page
from sinoclaim.extract.reading import Reading
from sinoclaim.extract.voice import inside_quotes
from sinoclaim.model.document import BlockKind
from sinoclaim.rules.frames import Trait
from sinoclaim.rules.inflection import VerbForm

ATTRIBUTED: Final = re.compile(r"\b(?:of|after|by|through|with|without|despite|following|during|under) $")
"""What an English sentence has before a noun phrase that opens with its attribute."""
NOUN_FOLLOWS: Final = re.compile(
    r" (?!(?:by|in|on|at|to|from|and|or|with|for|as|over|under|until|upon|into)\b)[a-z]{3}"
)

MESSAGE: Final = "message"
"""The family of frames for letters and answers."""
Filter = Callable[[Page, Reading, Sequence[Reading]], bool]
"""Tells whether to drop a reading, given its sentence and all readings of it."""


def in_cited_title(page: Page, reading: Reading, _others: Sequence[Reading]) -> bool:
    """Tell whether a reading in a note comes from a title: a noun, or words in quotation marks."""
    if page.sentence.kind is not BlockKind.NOTE:
        return False
    span = page.sentence.span
    quoted = inside_quotes(page.view.around.text, span.start, span.end, reading.mention.start)
    return reading.cue.nominal or quoted


def is_bare_noun(page: Page, reading: Reading, _others: Sequence[Reading]) -> bool:
    """Tell whether a noun for an event stands alone: without own arguments, time or amount, it asserts nothing."""
    if not reading.cue.nominal or set(reading.roles) - reading.inherited:
        return False
    start, end = reading.region.start, reading.region.end
    timed = any(start <= time.start < end for time in page.times)
    return not timed and not any(start <= quantity.start < end for quantity in page.quantities)


def is_argument(_page: Page, reading: Reading, others: Sequence[Reading]) -> bool:
    """Tell whether a noun only fills a role of a verb beside it: "returned to Chinese control" is no second claim."""
    if not reading.cue.nominal:
        return False
    at = reading.mention.start
    family = reading.frame.family
    verbs = [
        other
        for other in others
        if not other.cue.nominal and (other.frame.family == family or Trait.AMOUNT in other.frame.traits)
    ]
    return any(phrase.start <= at < phrase.end for other in verbs for phrase in other.roles.values())


def is_speech_label(page: Page, reading: Reading, _others: Sequence[Reading]) -> bool:
    """Tell whether a word for speaking only opens what is said: "Answer: ..."."""
    opens = not page.view.around.low[page.sentence.span.start : reading.mention.start].strip(" \n\t*-•")
    return opens and reading.frame.family == MESSAGE and is_label(page.view.around.low, reading.mention.end)


def is_attribute(page: Page, reading: Reading, _others: Sequence[Reading]) -> bool:
    """Tell whether a participle only describes the noun after a preposition: "the outcome of extended talks"."""
    if reading.cue.language != "en" or VerbForm.PARTICIPLE not in reading.cue.forms or reading.mood.passive:
        return False
    low, at = page.view.around.low, (reading.mention.start, reading.mention.end)
    return ATTRIBUTED.search(low, max(0, at[0] - 8), at[0]) is not None and NOUN_FOLLOWS.match(low, at[1]) is not None


FILTERS: Final[tuple[Filter, ...]] = (in_cited_title, is_bare_noun, is_argument, is_speech_label, is_attribute)


def assertions(page: Page, readings: Sequence[Reading]) -> list[Reading]:
    """Return the readings that no filter drops."""
    return [reading for reading in readings if not any(drops(page, reading, readings) for drops in FILTERS)]
