"""Read all the times of a document: its passages in order, each in its language, against moving anchors."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from sinoclaim.dates.anchors import Anchors, Moment, moment_of
from sinoclaim.dates.english import read_english
from sinoclaim.dates.expression import CalendarPoint, Expression, Part, PointRange, RelativePoint, Unit
from sinoclaim.dates.numeric import read_numeric
from sinoclaim.dates.resolution import Resolved, moment_of_resolved
from sinoclaim.dates.resolve import Outcome, resolve
from sinoclaim.dates.tables import TimeTables
from sinoclaim.dates.values import Bound, Interval, Passage, PassageKind, Precision, TimeMention

Reader = Callable[[str, int, int, TimeTables], list[Expression]]
_STILL = frozenset({PassageKind.NOTE, PassageKind.QUOTE, PassageKind.FURNITURE})
_SENTENCE_START = re.compile(
    r"(?:\A|[.!?:;)\]\"”’»]\s+|[。！？；：”」』）]\s*|\n\s*)"
    r"(?:(?:then|but|and|thus|later|meanwhile|finally|so|also|again|yet|still|затем|однако|уже|лишь|только|но|и),?\s+)?"
    r"(?:(?:in|on|by|at|from|during|throughout|around|about|early|late|the|в|во|к|ко|с|со|на|до|после|около),?\s+){0,3}"
    r"(?:在|于|於|到|至|自|从|從|约|約){0,2}\Z",
    re.IGNORECASE,
)
_PARAGRAPH_LEFT = re.compile(r"[.!?][)\]\"”’»]?\s|[。！？]|[0-9]{4}")
_LEAD = 200
"""how far into a paragraph its first date is looked for"""


def readers() -> Mapping[str, Reader]:
    """Return the grammar of each language; a language without one is read for numeric dates alone."""
    from sinoclaim.dates.chinese import read_chinese  # noqa: PLC0415 (a run in English alone need not load it)
    from sinoclaim.dates.russian import read_russian  # noqa: PLC0415

    return {"en": read_english, "zh": read_chinese, "ru": read_russian}


def read_times(
    text: str,
    passages: Sequence[Passage],
    tables: TimeTables,
    *,
    document_date: Interval | None = None,
    story: Interval | None = None,
) -> tuple[TimeMention, ...]:
    """Read the time expressions of a document, sorted and without overlap.

    ``document_date`` anchors what is counted from the moment of writing ("yesterday", "last October"); ``story`` is
    when the story begins, where the text itself does not say so.
    """
    speech = moment_of(document_date) if document_date else None
    anchors = Anchors(speech=speech, narrative=moment_of(story) if story else None)
    mentions: list[TimeMention] = []
    for passage in sorted(passages, key=lambda passage: (passage.start, passage.end)):
        floor = mentions[-1].end if mentions else 0
        found, anchors = _read_passage(text, passage, anchors, tables)
        mentions.extend(mention for mention in found if mention.start >= floor)
    return tuple(mentions)


def _read_passage(
    text: str, passage: Passage, anchors: Anchors, tables: TimeTables
) -> tuple[list[TimeMention], Anchors]:
    """Read one passage; notes, quotes and furniture leave the anchors where they were."""
    reader = _reader(passage.language)
    anchors = _returned(anchors) if passage.kind is PassageKind.BODY else anchors
    before = anchors
    mentions: list[TimeMention] = []
    for expression in reader(text, passage.start, passage.end, tables):
        if mentions and expression.start < mentions[-1].end:
            continue
        outcome = resolve(expression, text, anchors, tables)
        mentions.append(outcome.mention)
        anchors = _moved(anchors, expression, outcome, text, passage)
    return mentions, before if passage.kind in _STILL else anchors


def _returned(anchors: Anchors) -> Anchors:
    """Come back to the years of the section after a paragraph that looked far ahead or back of them."""
    if anchors.section is None or anchors.narrative is None:
        return anchors
    start, last = anchors.section
    if start.year - 1 <= anchors.narrative.year <= last + 1:
        return anchors
    return replace(anchors, narrative=start, mentioned=start, day=None)


def _reader(language: str) -> Reader:
    if language == "en":
        return read_english
    return readers().get(language, read_numeric) if language in ("zh", "ru") else read_numeric


def _moved(anchors: Anchors, expression: Expression, outcome: Outcome, text: str, passage: Passage) -> Anchors:
    """Return the anchors after an expression."""
    shape = expression.shape
    resolved = outcome.first
    moment = moment_of_resolved(resolved) if resolved else None
    if resolved is None or moment is None or not isinstance(shape, CalendarPoint | RelativePoint | PointRange):
        return anchors
    if passage.kind is PassageKind.DATELINE:
        return Anchors(narrative=moment, mentioned=moment, day=_day(moment), speech=moment, spoken_by="dateline")
    if passage.kind is PassageKind.HEADING:
        if _is_coarse(resolved):
            return anchors
        if not resolved.stated and resolved.interval is not None and resolved.interval.precision is Precision.SEASON:
            return anchors
        last = moment_of_resolved(outcome.last) if outcome.last else None
        section = anchors.section if moment.is_yearless else (moment, (last or moment).year)
        return replace(anchors, narrative=moment, mentioned=moment, day=_day(moment), section=section)
    if expression.aside or _is_coarse(resolved):
        return anchors
    opens = _opens_sentence(text, expression) or (_is_full(resolved) and _heads_paragraph(text, expression, passage))
    moves = _moves(anchors, expression, resolved, moment, opens=opens)
    if not moves and expression.bound is Bound.BEFORE:
        return anchors  # the limit of a term ("the lines held before 5 August") is no day of the story
    mentioned = _sharper(anchors.mentioned, moment, resolved)
    day = _day(moment)
    kept = day or _still_valid(anchors.day, moment)
    anchors = replace(anchors, mentioned=mentioned, day=kept, last_day=day or anchors.last_day)
    return replace(anchors, narrative=moment) if moves else anchors


def _is_coarse(resolved: Resolved) -> bool:
    """Tell whether a point is a decade or a century, which fixes no year."""
    return resolved.interval is not None and resolved.interval.precision in (Precision.DECADE, Precision.CENTURY)


def _day(moment: Moment) -> Moment | None:
    return moment if moment.day is not None else None


def _still_valid(day: Moment | None, moment: Moment) -> Moment | None:
    """Forget the last named day once the text speaks of another month or year."""
    if day is None or moment.year != day.year or moment.month not in (None, day.month):
        return None
    return day


def _sharper(old: Moment | None, new: Moment, resolved: Resolved) -> Moment:
    """Keep the month when the same year is only named again."""
    if old is not None and new.month is None and new.year == old.year and not resolved.stated:
        return old
    return new


def _moves(anchors: Anchors, expression: Expression, resolved: Resolved, moment: Moment, *, opens: bool) -> bool:
    """Tell whether an expression carries the story to its time, or names it only in passing.

    A date that opens a sentence (``opens``), or a full one that comes first in a paragraph, carries it
    anywhere. Inside a sentence, a date of the same year or a little later does; one further off, or earlier, is a
    glance aside until a second date of that year follows it.
    """
    interval = resolved.interval
    if interval is None:
        return False
    shape = expression.shape
    if isinstance(shape, RelativePoint) and shape.unit is Unit.YEAR:
        return shape.amount.low >= 0 and shape.part is not Part.TURN and opens
    if interval.precision is Precision.SEASON and not resolved.stated:
        return False
    unsettled = anchors.narrative is None or (anchors.narrative.is_yearless and resolved.stated)
    if anchors.narrative is None or unsettled or opens:
        return True
    if interval.precision is Precision.YEAR or expression.bound in (Bound.UNTIL, Bound.BEFORE):
        return False
    if not resolved.stated:
        return True
    later = moment.year - anchors.narrative.year
    return later in (0, 1) or (anchors.mentioned is not None and anchors.mentioned.year == moment.year)


def _is_full(resolved: Resolved) -> bool:
    """Tell whether a month or day stands with its year."""
    fine = resolved.interval is not None and resolved.interval.precision in (Precision.DAY, Precision.MONTH)
    return fine and resolved.stated


def _heads_paragraph(text: str, expression: Expression, passage: Passage) -> bool:
    """Tell whether an expression stands in the first sentence of its paragraph, before any other year."""
    floor = max(passage.start, expression.start - _LEAD)
    begin = max(passage.start, text.rfind("\n\n", floor, expression.start))
    return begin >= floor and _PARAGRAPH_LEFT.search(text, begin, expression.start) is None


def _opens_sentence(text: str, expression: Expression) -> bool:
    return _SENTENCE_START.search(text[max(0, expression.start - 40) : expression.start]) is not None
