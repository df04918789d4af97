"""Find out when a document was written: dateline, heading, letter head, treaty closing, published line, copyright.

A dateline, a heading, a letter head and a closing say when the words were spoken, so "yesterday" counts from them;
a published line, a date of change or a copyright year only says when the page was put up, and anchors nothing. Nor
does the date of a page that tells of times long past.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice

from sinoclaim.dates.calendar import gregorian_date, gregorian_day, is_valid
from sinoclaim.dates.intervals import of_day
from sinoclaim.dates.reading import read_times
from sinoclaim.dates.tables import TimeTables
from sinoclaim.dates.values import Bound, Day, Interval, Passage, PassageKind, Precision, TimeMention

_HEAD_LINES = 14
_LINE_LENGTH = 320
_SHORT_LEAD = 40
_SHORT_LINE = 90
_WIRED = ("电", "電", "讯", "訊")
_FEW_DAYS = 7
_WINDOW = 3000
_SAME_WEEKS = 70
"""days between a dateline and a full date of its text that can lend it its year"""
_LONG_PAST = 20
"""years from which a page looks back on what it tells of"""
_YEARS = re.compile(r"(?<![0-9])(?:1[0-9]{3}|20[0-9]{2})(?![0-9])")
_MOST = 8
_CLOSING_WORDS = re.compile(r"\b(?:[Dd]one|[Mm]ade|[Ss]igned|[Gg]iven|DONE|Совершено|Подписано|Составлено)\b")
_DISPATCH = re.compile(r"\s*[A-Z][A-Za-z .'’-]{1,30}(?:,\s?[A-Z][A-Za-z.]{1,20})?,\s.{3,30}?[.)]{0,2}\s?[—–-]")
_CLOSING = re.compile(
    r"\b(?:done|made|signed|given|executed)\s+(?:in duplicate\s+|in triplicate\s+)?(?:at|in)\s+(?:the city of\s+)?"
    r"[A-Z][A-Za-z .’'-]{1,30},?\s+(?:on\s+|this\s+)?(?:the\s+)?\Z|"
    r"\b(?:Совершено|Подписано|Составлено)\s+в\s+[А-Я][а-яё-]{1,25}[ ,]{0,2}\Z",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:published|posted|first published|date|written|filed|received|released|опубликовано|дата)"
    r"(?:\s+(?:on|at|online))?\s?:?\s*\Z|(?:发布|发表|刊登|时间|日期)(?:于|时间|日期)?[:：]?\s*\Z",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:last\s+(?:changed|modified|edited|updated|revised|reviewed)|updated|retrieved|accessed|обновлено)"
    r"(?:\s+(?:on|at))?\s?:?\s*\Z|(?:更新|修改|最后编辑)(?:于|时间)?[:：]?\s*\Z",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|\bcopyright\b)[^\n]{0,20}\Z", re.IGNORECASE)
_FILED = re.compile(r"\s*(?:[·|•/–—-]|,)\s*(?:filed|posted|by|in|tags?|comments?|\d{1,2}:\d{2})", re.IGNORECASE)
_YEARLESS = re.compile(r"XXXX-([0-9]{2})-([0-9]{2})")
_PLACE = re.compile(
    r"[\[(]?\s?[A-ZА-ЯЁ][\w.'’() -]{1,40}?\s?(?:,\s?[A-ZА-ЯЁ][\w.'’() -]{1,30}?\s?){0,2}[,;:\]—–-]{1,3}\s{0,3}\Z"
)
_LETTER = re.compile(
    r"\s*(?:ciphered |coded |secret )?"
    r"(?:telegram|letter|cable|memorandum|note|dispatch|despatch|message|record|to|from|телеграмма|письмо|записка)\b",
    re.IGNORECASE,
)
_WIRE = re.compile(r"\s*(?:据|據)?(?:新华社|新華社|中新社|中央社|塔斯社|路透社|合众社|美联社|本报)\S{0,12}\Z")
_ROUTE = re.compile(r"[A-Z][A-Z'’.-]{2,20}(?:(?: ?[–—-] ?| TO )[A-Z][A-Z'’.-]{2,20})+\s{1,9}\Z")
_DATE_LINE = re.compile(r"[\[(]?\s?[A-Z][\w.'’() -]{1,40},\s?[\])]?\s{1,3}.{0,30}\b(?:1[0-9]{3}|20[0-9]{2})\b.{0,30}\Z")
_DATE_AND_NOTE = re.compile(r"[\[(]?\s?[A-Z][\w.'’() -]{1,40},\s?[\])]?\s{1,3}.{0,30}\b(?:1[0-9]{3}|20[0-9]{2})\.[A-Z]")
_GLUED_NOTE = re.compile(r"\.[A-Z][a-z]")
"""A note called at the end of a dateline runs into it where a text was made of a page: "May 7, 1951.This talk ..."."""
_NOTES_OF_TITLE = 4
_BLANK = 12
_STOPS = frozenset("。！？")
"""What ends a Chinese sentence; a heading has none."""
_EDGE = re.compile(r"[\s(\[*#>·|•–—-]*\Z")


class DatedBy(StrEnum):
    """By what a document is dated, the most telling first."""

    DATELINE = "dateline"
    HEADING = "heading"
    LETTER_HEAD = "letter head"
    CLOSING = "closing"
    PUBLISHED = "published line"
    CHANGED = "changed line"
    COPYRIGHT = "copyright"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentDate:
    """When a document was written or put up, where it says so and by what."""

    interval: Interval
    start: int
    end: int
    dated_by: DatedBy
    looks_back: bool = False
    """whether the document tells of times long before this date"""

    @property
    def anchors(self) -> bool:
        """Tell whether "yesterday" in the document counts from this date."""
        late = self.looks_back and self.dated_by is not DatedBy.CLOSING
        return not late and self.dated_by not in (DatedBy.PUBLISHED, DatedBy.CHANGED, DatedBy.COPYRIGHT)


def date_document(text: str, passages: Sequence[Passage], tables: TimeTables) -> DocumentDate | None:
    """Return when a document was written, if it says so.

    Of several statements the most telling kind counts, and of one kind the first.
    """
    mentions = read_times(text, list(_telling(text, passages)), tables)
    if any(_is_yearless_dispatch(text, mention) for mention in mentions):
        mentions = _with_year(text, read_times(text, passages, tables))
    ordered = tuple(sorted(passages, key=lambda passage: passage.start))
    found = [date for mention in mentions if (date := _dated(text, mention, ordered)) is not None]
    order = list(DatedBy)
    best = min(found, key=lambda date: (order.index(date.dated_by), date.start), default=None)
    return None if best is None else replace(best, looks_back=_looks_back(text, best))


def _looks_back(text: str, date: DocumentDate) -> bool:
    """Tell whether most years that a text names lie long before a date."""
    if date.interval.earliest is None:
        return False
    years = sorted(int(found[0]) for found in _YEARS.finditer(text) if not date.start <= found.start() < date.end)
    return bool(years) and gregorian_date(date.interval.earliest).year - years[len(years) // 2] > _LONG_PAST


def _telling(text: str, passages: Sequence[Passage]) -> Iterator[Passage]:
    """Yield the parts of passages in which a document can be dated: its head, its end, and where it says "done at"."""
    windows = [(0, _WINDOW), (len(text) - _WINDOW, len(text))]
    windows += [(found.start(), found.end() + _LINE_LENGTH) for found in islice(_CLOSING_WORDS.finditer(text), _MOST)]
    for passage in passages:
        if passage.kind in (PassageKind.DATELINE, PassageKind.FURNITURE):
            yield passage
            continue
        reached = passage.start
        for low, high in sorted(windows):
            start, end = max(reached, low), min(passage.end, high)
            if start < end:
                yield replace(passage, start=start, end=end)
                reached = end


def _with_year(text: str, mentions: tuple[TimeMention, ...]) -> tuple[TimeMention, ...]:
    """Give a dateline without a year ("MOSCOW, Dec. 16.—") the year in which full dates of its text are weeks away."""
    days = [mention.interval.earliest for mention in mentions if _is_full(mention) and mention.interval]
    return tuple(_dated_near(text, mention, days) for mention in mentions)


def _is_full(mention: TimeMention) -> bool:
    fine = mention.interval is not None and mention.interval.precision in (Precision.DAY, Precision.MONTH)
    return fine and mention.anchor == "explicit"


def _dated_near(text: str, mention: TimeMention, days: Sequence[Day | None]) -> TimeMention:
    """Complete a dateline, if the days near it all speak for one year."""
    if not _is_yearless_dispatch(text, mention):
        return mention
    around = {gregorian_date(day).year + step for day in days if day is not None for step in (-1, 0, 1)}
    dated = [_completed(mention, year) for year in sorted(around)]
    near = [one for one in dated if any(_lie_near(one.interval, day) for day in days)]
    return near[0] if len(near) == 1 else mention


def _lie_near(interval: Interval | None, day: Day | None) -> bool:
    if interval is None or interval.earliest is None or day is None:
        return False
    return abs(interval.earliest - day) <= _SAME_WEEKS


def _is_yearless_dispatch(text: str, mention: TimeMention) -> bool:
    if mention.interval is not None or _YEARLESS.fullmatch(mention.timex[:10]) is None:
        return False
    return mention.start < _head_end(text) and _heads_dispatch(text, mention)


def _heads_dispatch(text: str, mention: TimeMention) -> bool:
    """Tell whether a mention stands between the place and the dash that open a dispatch."""
    line = text.rfind("\n", 0, mention.start) + 1
    found = _DISPATCH.match(text, line, mention.end + len(" (A.F.P.) —") + 4)
    return found is not None and found.end() > mention.start


def _completed(mention: TimeMention, year: int) -> TimeMention:
    month, day = int(mention.timex[5:7]), int(mention.timex[8:10])
    if not is_valid(year, month, day):
        return mention
    return replace(mention, interval=of_day(gregorian_day(year, month, day)), anchor="explicit")


def _dated(text: str, mention: TimeMention, passages: Sequence[Passage]) -> DocumentDate | None:
    interval = mention.interval
    if interval is None or not _is_date(interval):
        return None
    if mention.bound is not Bound.ON and interval.earliest is None:
        return None
    for kind in _kinds(text, mention, passages):
        return DocumentDate(interval=interval, start=mention.start, end=mention.end, dated_by=kind)
    return None


def _is_date(interval: Interval) -> bool:
    """Tell whether an interval can be a document's date: a day, a month, a year, or a few days."""
    if interval.precision is Precision.SPAN and interval.earliest is not None and interval.latest is not None:
        return interval.latest - interval.earliest < _FEW_DAYS
    return interval.precision in (Precision.DAY, Precision.MONTH, Precision.YEAR)


def _kinds(text: str, mention: TimeMention, passages: Sequence[Passage]) -> Iterator[DatedBy]:
    """Yield what a mention dates the document by, the most telling first."""
    before = text[max(0, mention.start - 60) : mention.start]
    kind = _kind_of_passage(mention, passages)
    fine = mention.interval is not None and mention.interval.precision is not Precision.YEAR
    if _COPYRIGHT.search(before):
        yield DatedBy.COPYRIGHT
    if _CHANGED.search(before):
        yield DatedBy.CHANGED
    if not fine:
        return
    if kind is PassageKind.DATELINE:
        yield DatedBy.DATELINE
    closing = _CLOSING.search(before)
    if closing and closing[0][0].isupper():  # "the pact, signed at Yalta on" names another document's date
        yield DatedBy.CLOSING
    if kind is PassageKind.NOTE:
        return
    lead_length = mention.start - text.rfind("\n", 0, mention.start) - 1
    if lead_length < _SHORT_LEAD and (_PUBLISHED.search(before) or _FILED.match(text, mention.end)):
        yield DatedBy.PUBLISHED
    if kind is PassageKind.FURNITURE:
        return
    yield from _kinds_of_head(text, mention)


def _kinds_of_head(text: str, mention: TimeMention) -> Iterator[DatedBy]:
    """Yield what a mention in the first lines of a document dates it by."""
    head = _head_end(text)
    if mention.start >= head or mention.anchor not in ("explicit", "none") or not mention.rule:
        return
    line_start = text.rfind("\n", 0, mention.start) + 1
    line_end = text.find("\n", mention.end)
    line_end = len(text) if line_end < 0 else line_end
    lead, rest = text[line_start : mention.start], text[mention.end : line_end]
    if _heads_dispatch(text, mention) or (_WIRE.match(lead) and rest[:1] in _WIRED):
        yield DatedBy.DATELINE
    if _PLACE.match(lead) and (len(rest.strip()) < 12 or _GLUED_NOTE.match(rest)):
        month = mention.interval is not None and mention.interval.precision is Precision.MONTH
        yield DatedBy.PUBLISHED if month else DatedBy.DATELINE
    if _ROUTE.search(lead) and not rest.strip():
        yield DatedBy.DATELINE
    if _EDGE.match(lead) and len(rest.strip()) < 12 and rest.strip()[-1:] not in _STOPS:
        yield DatedBy.HEADING
    elif _LETTER.match(lead) and line_end - line_start < _SHORT_LINE and not rest.strip().endswith("."):
        yield DatedBy.LETTER_HEAD


def _head_end(text: str) -> int:
    """Return where the first lines of a document end; a long paragraph is no head, but for a title with its notes."""
    position = lines = 0
    while lines < _HEAD_LINES and position < min(len(text), _WINDOW):
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        if end - position > _LINE_LENGTH and not (
            _GLUED_NOTE.search(text, position, min(end, position + _SHORT_LINE)) or _is_dateline(text, end)
        ):
            return min(end, position + _LINE_LENGTH)
        lines += 1 if text[position:end].strip() else 0
        position = end + 1
    return position


def _is_dateline(text: str, end: int) -> bool:
    """Tell whether one of the next lines that have words is short, names a place and ends like a date or an hour.

    Notes called in a title stand between it and the dateline where a text was made of a page.
    """
    position = end
    for _ in range(_NOTES_OF_TITLE):
        start = position + len(text[position : position + _BLANK]) - len(text[position : position + _BLANK].lstrip())
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        if stop - start < _SHORT_LINE and _DATE_LINE.match(text, start, stop) is not None:
            return True
        glued = _DATE_AND_NOTE.match(text, start, min(stop, start + _SHORT_LINE))
        if glued is not None or stop == len(text):
            return glued is not None
        position = stop
    return False


def _kind_of_passage(mention: TimeMention, ordered: Sequence[Passage]) -> PassageKind:
    """Return the purpose of the passage, of passages in order, in which a mention stands."""
    index = bisect_right(ordered, mention.start, key=lambda passage: passage.start) - 1
    return ordered[index].kind if index >= 0 and mention.start < ordered[index].end else PassageKind.BODY
