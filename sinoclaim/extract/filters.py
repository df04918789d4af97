"""Drop readings that are no claims: matching is generous, these filters are strict."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from sinoclaim.extract.page import Page
from sinoclaim.extract.readings import Reading
from sinoclaim.extract.voice import inside_quotes
from sinoclaim.model.document import BlockKind

Filter = Callable[[Page, Reading], bool]


def in_cited_title(page: Page, reading: Reading) -> bool:
    """Tell whether a reading in a note comes from a title: a noun, or words in quotation marks."""
    if page.sentence.kind is not BlockKind.NOTE:
        return False
    span = page.sentence.span
    quoted = inside_quotes(page.view.around.text, span.start, span.end, reading.mention.start)
    return reading.cue.nominal or quoted


def is_bare_noun(page: Page, reading: Reading) -> bool:
    """Tell whether a noun for an event stands alone: without own arguments, time or amount, it asserts nothing."""
    if not reading.cue.nominal or set(reading.roles) - reading.inherited:
        return False
    start, end = reading.region.start, reading.region.end
    timed = any(start <= time.start < end for time in page.times)
    return not timed and not any(start <= quantity.start < end for quantity in page.quantities)


FILTERS: Final[tuple[Filter, ...]] = (in_cited_title, is_bare_noun)


def asserts(page: Page, reading: Reading) -> bool:
    """Tell whether no filter drops the reading."""
    return not any(drops(page, reading) for drops in FILTERS)
