"""Find the year of a text that names days without one, from other sources that date the same events in full.

"MOSCOW, Dec. 16.—He arrived to-day" tells no year. Where other documents tell of the same kind of event with the same
participants on that day, or within a week of it, and all of them mean one year, that year is the dispatch's. The text
is then read again with it, so that "on Tuesday" and "last October" find their days too.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sinoclaim.dates.calendar import gregorian_date, gregorian_day, is_valid
from sinoclaim.dates.intervals import gap_days, of_day, of_month, of_year
from sinoclaim.dates.values import Day, Interval, Precision
from sinoclaim.model.claim import Claim, ClaimTime, Step
from sinoclaim.model.document import Document

_YEARLESS: Final = re.compile(r"XXXX-(0[1-9]|1[0-2])(?:-([0-9]{2}))?")
_NEAR: Final = 7
"""Days by which two accounts of one event may differ."""
_SAME_EVENT: Final = 3
_SAME_DAY: Final = 1
_CLEAR: Final = 2
"""How many times the votes of the next best year the best one needs."""
OTHER_SOURCES: Final = "year of other sources"
"""How trails call a year that the document does not name itself."""
_DATELINE: Final = re.compile(r"dateline XXXX-[0-9]{2}-[0-9]{2}\b")
_FINE: Final = frozenset({Precision.DAY, Precision.MONTH})


@dataclass(frozen=True, slots=True)
class _Dated:
    """A claim of another source that has its year, with what it names."""

    claim: Claim
    interval: Interval
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class StoryYear:
    """A day of a document with its year, and when the document was written, if its dateline says so."""

    day: Day
    written: Day | None = None


def story_years(claims: Sequence[Claim]) -> Mapping[str, StoryYear]:
    """Return the documents whose days lack a year, with the year that the claims of other sources give them.

    What a document is given never serves another one, so the order of the claims does not matter.
    """
    dated = _by_season(claims)
    wanting: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.time is not None and _YEARLESS.fullmatch(claim.time.interval.edtf):
            wanting[claim.document].append(claim)
    settled = {document: _settled(own, dated) for document, own in wanting.items()}
    return {name: StoryYear(day, _written(wanting[name], day)) for name, days in settled.items() for day in days}


def set_in(document: Document, year: StoryYear) -> Document:
    """Return a document that knows when it was written (a dispatch), or in which year its story begins."""
    if year.written is not None:
        origin = replace(document.origin, written=of_day(year.written), dated_by=OTHER_SOURCES)
    else:
        origin = replace(document.origin, story=of_year(gregorian_date(year.day).year))
    return replace(document, origin=origin)


def attributed(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims of a text that was read with a year of other sources; their trails say so."""
    return tuple(_attributed(claim) for claim in claims)


def _attributed(claim: Claim) -> Claim:
    if claim.time is None or claim.time.anchor == "explicit":
        return claim
    time = replace(claim.time, anchor=f"{OTHER_SOURCES}, {claim.time.anchor}")
    return replace(claim, time=time, trail=tuple(_told(step, time) for step in claim.trail))


def _written(own: Sequence[Claim], day: Day) -> Day | None:
    """Return when a dispatch was written, whose dateline has no year: the first such day from a known day on."""
    lines = {found[0][-5:] for claim in own if claim.time and (found := _DATELINE.search(claim.time.anchor))}
    if len(lines) != 1:
        return None
    month, number = (int(part) for part in lines.pop().split("-"))
    first = gregorian_date(day).year
    years = [year for year in range(first - 1, first + 3) if is_valid(year, month, number)]
    return min((at for year in years if (at := gregorian_day(year, month, number)) >= day - _NEAR), default=None)


def _by_season(claims: Sequence[Claim]) -> Mapping[int, list[_Dated]]:
    """Return the claims that have a year, by each month of the year in which they can lie or near which they lie."""
    found: dict[int, list[_Dated]] = defaultdict(list)
    for claim in claims:
        interval = claim.time.interval if claim.time is not None else None
        if interval is None or interval.precision not in _FINE or interval.earliest is None or interval.latest is None:
            continue
        entry = _Dated(claim, interval, _names(claim))
        months = {gregorian_date(Day(day)).month for day in (interval.earliest - _NEAR, interval.latest + _NEAR)}
        for month in months | {gregorian_date(interval.earliest).month}:
            found[month].append(entry)
    return found


def _names(claim: Claim) -> frozenset[str]:
    """Return the entities that a claim and the sentences around it speak of."""
    named = (entity for _, filler in claim.roles for entity in (*filler.entities, *filler.modifiers))
    return frozenset((*named, *claim.context))


def _in_year(time: ClaimTime, year: int) -> Interval | None:
    """Return a yearless time in a year, if the year has that day."""
    found = _YEARLESS.fullmatch(time.interval.edtf)
    if found is None:
        return None
    month, day = int(found[1]), int(found[2] or 1)
    if not is_valid(year, month, day):
        return None
    return of_day(gregorian_day(year, month, day)) if found[2] else of_month(year, month)


def _votes(claim: Claim, others: Sequence[_Dated]) -> Iterator[tuple[int, int, Day]]:
    """Yield the year, weight and first day that each claim of another source speaks for."""
    names = _names(claim)
    for other in others:
        if other.claim.document == claim.document or claim.time is None or not names & other.names:
            continue
        for year in _years_about(other.interval):
            placed = _in_year(claim.time, year)
            if placed is None or placed.earliest is None:
                continue
            gap = gap_days(placed, other.interval)
            same = claim.frame == other.claim.frame
            if gap == 0 and placed.precision is Precision.DAY is other.interval.precision:
                yield year, _SAME_EVENT if same else _SAME_DAY, placed.earliest
            elif gap <= _NEAR and same:
                yield year, _SAME_DAY, placed.earliest


def _years_about(interval: Interval) -> set[int]:
    if interval.earliest is None or interval.latest is None:
        return set()
    return {gregorian_date(Day(day)).year for day in (interval.earliest - _NEAR, interval.latest + _NEAR)}


def _settled(own: Sequence[Claim], dated: Mapping[int, Sequence[_Dated]]) -> tuple[Day, ...]:
    """Return a day of a document with the year that other sources speak for, or nothing unless they agree on one."""
    weights: Counter[int] = Counter()
    days: dict[int, Day] = {}
    for claim in own:
        month = int(claim.time.interval.edtf[5:7]) if claim.time is not None else 0
        best: dict[int, tuple[int, Day]] = {}
        for year, weight, day in _votes(claim, dated.get(month, ())):
            best[year] = max(best.get(year, (0, day)), (weight, day))
        for year, (weight, day) in best.items():
            weights[year] += weight
            days[year] = min(day, days.get(year, day))
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _CLEAR * ranked[1][1]):
        return ()
    return (days[ranked[0][0]],)


def _told(step: Step, time: ClaimTime) -> Step:
    return replace(step, result=f"{time.interval.edtf} ({time.anchor})") if step.rule == "time" else step
