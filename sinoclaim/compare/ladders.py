"""Compare two claims slot by slot: one ladder a kind, in which the first rung that holds decides."""

from __future__ import annotations

import re
from typing import Final

from sinoclaim.align.event import Match
from sinoclaim.align.fillers import UNKNOWN, Likened, Likeness, compare_fillers
from sinoclaim.align.nearness import days_apart
from sinoclaim.compare.firsts import came_before_the_first
from sinoclaim.compare.gates import is_planned, phase_gate
from sinoclaim.compare.judgement import Conflict, Judgement, Quiet
from sinoclaim.dates import edtf
from sinoclaim.dates.values import Bound, Duration, Interval, Precision
from sinoclaim.model.claim import TITLE, Claim, Phase, Polarity
from sinoclaim.model.finding import Kind, Reason
from sinoclaim.rules.frames import Frame, Trait
from sinoclaim.rules.names import NameTable

APPROXIMATE_SLACK: Final = {
    Precision.DAY: 3,
    Precision.WEEK: 10,
    Precision.MONTH: 31,
    Precision.SEASON: 60,
    Precision.YEAR: 366,
    Precision.DECADE: 1500,
    Precision.CENTURY: 4000,
    Precision.SPAN: 31,
}
"""Days by which an approximate time may be off, by its precision."""


def _slack(*intervals: Interval) -> int:
    return max((APPROXIMATE_SLACK[i.precision] for i in intervals if i.approximate), default=0)


def _begun_too_late(a: Claim, b: Claim) -> bool:
    """Tell whether one claim has a thing begin after the other has it done."""
    if {a.phase, b.phase} != {Phase.BEGUN, Phase.COMPLETED}:
        return False
    begun, done = (a, b) if a.phase is Phase.BEGUN else (b, a)
    start = begun.time.interval.earliest if begun.time else None
    end = done.time.interval.latest if done.time else None
    return start is not None and end is not None and start > end


REPEATED: Final = "more than once"
"""Ends the reason for silence about what happens again and again."""
NOT_BEFORE: Final = re.compile(r"(?:not before|not? earlier than|не (?:раньше|ранее)|不早[于於])", re.IGNORECASE)
"""Says of a time that a thing was not before it; when it was stays open."""
LAST_JULIAN: Final = 2421639
"""1 March 1918, two weeks after Russia had taken the Gregorian calendar."""
DENIED_REACH: Final = 1500
"""Days before its end to which a denied time is taken to reach back."""
ONE_SEASON: Final = 120
"""Days from which what befell a place and what befell a part of it are two events."""
NEEDED: Final = 225
"""Evidence for one event from which two times of it are in conflict."""
ALIKE: Final = 45
"""How much less will do if both sides name what it befell by nouns of one class, and their times lie within a year."""
ONE_YEAR: Final = 366
ONE_TRIP: Final = 370
"""Days from which two arrivals or departures of one person are two journeys."""
WEIGHT_OF_TERM: Final = {Likeness.SAME: 200, Likeness.PART: 150, Likeness.LIKE: 100}


def _two_calendars(a: Interval, b: Interval, apart: int) -> bool:
    """Tell whether two days differ as the Julian and Gregorian calendars did until 1918."""
    days = (a.earliest, b.earliest)
    if a.precision is not Precision.DAY or b.precision is not Precision.DAY or None in days:
        return False
    return apart in {10, 11, 12, 13} and max(day or 0 for day in days) < LAST_JULIAN


def judge_date(match: Match) -> Judgement:
    """Compare when one event happened: the two intervals share no day."""
    a, b = match.a, match.b
    apart = days_apart(a.time, b.time)
    if apart is None or a.time is None or b.time is None:
        return None
    quiet = near_times(a.time.interval, b.time.interval, apart) or _not_before(a, b)
    if quiet is not None:
        return quiet
    other = match.frame.exclusive and a.value != b.value
    if other or a.polarity is not b.polarity or a.polarity is Polarity.DENIED:
        return None
    theme = match.roles.get("theme")
    if TITLE in {a.value, b.value} and (theme is None or theme.likeness is not Likeness.SAME or _is_unknown(a)):
        return Quiet(reason=Reason.OTHER_EVENT, detail="a name with its year means just the one of that name")
    journey = match.mobile() and apart > ONE_TRIP and not match.told_by_its_thing()
    repeated = not match.frame.once or journey
    if (repeated and not came_before_the_first(match)) or (match.partly() and apart > ONE_SEASON):
        return Quiet(reason=Reason.OTHER_EVENT, detail=f"{match.frame.gloss} {REPEATED}")
    phase = phase_gate(match)
    if phase is not None and not _begun_too_late(a, b):
        return phase
    if is_planned(a) and any(c.time is not None and not c.time.text for c in (a, b)):
        return Quiet(reason=Reason.PHASE, detail="a date of the agreement is no date of what was agreed")
    values = (a.time.text or a.time.interval.edtf, b.time.text or b.time.interval.edtf)
    why = f"{a.time.interval.edtf} and {b.time.interval.edtf} share no day"
    compared = (a.time.interval, b.time.interval)
    needed = NEEDED - (ALIKE if apart <= ONE_YEAR and match.named_alike() and not match.setting.large else 0)
    return Conflict(kind=Kind.DATE, values=values, why=why, base=420, needed=needed, compared=compared)


def _is_unknown(claim: Claim) -> bool:
    """Tell whether the theme has a name that no table has: a year in such a name is part of it."""
    theme = claim.role("theme")
    return theme is not None and any(entity.startswith(UNKNOWN) for entity in theme.entities)


def near_times(a: Interval, b: Interval, apart: int) -> Quiet | None:
    """Return why two times are one: they share a day, lie near enough, or are one day in two calendars."""
    if apart == 0:
        reason = Reason.AGREES if a.edtf == b.edtf else Reason.PRECISION
        return Quiet(reason=reason, detail="the times share a day")
    if apart <= _slack(a, b):
        return Quiet(reason=Reason.PRECISION, detail="an approximate time is near enough")
    if _two_calendars(a, b, apart):
        return Quiet(reason=Reason.CALENDAR, detail=f"{apart} days apart: old and new style")
    return None


def _not_before(a: Claim, b: Claim) -> Quiet | None:
    """Return why one time allows the other: not before May, and in June."""
    for bounded, said in ((a, b), (b, a)):
        if not (bounded.time and said.time and bounded.time.text) or bounded.time.bound is not Bound.FROM:
            continue
        limit, last = bounded.time.interval.earliest, said.time.interval.latest
        opens = bounded.quote.partition(bounded.time.text)[0] + bounded.time.text
        if limit is not None and last is not None and last >= limit and NOT_BEFORE.search(opens):
            return Quiet(reason=Reason.PRECISION, detail="one time is only the earliest that it can have been")
    return None


def _came_of_it(claim: Claim, frame: Frame) -> bool:
    """Tell whether a length is how long a thing lasted in the end, not the term it was agreed for."""
    return Trait.OUTCOME in frame.traits and not is_planned(claim)


def _lasting(match: Match, names: NameTable) -> Likened | None:
    """Return how alike the things are that two lengths are said of, ``None`` if not alike or nothing shows one stay.

    They stand in the first core role, in frames of a person's life in every core role.
    """
    if match.same_frame and match.mobile():
        likes = [match.roles[role] for role in match.frame.core if role in match.roles]
        shown = len(likes) == len(match.frame.core) and all(like.likeness in WEIGHT_OF_TERM for like in likes)
        return likes[0] if shown else None
    first, second = (frame.core[0] if frame.core else "theme" for frame in match.frames)
    like = compare_fillers(match.a.role(first), match.b.role(second), names)
    return like if like.likeness in WEIGHT_OF_TERM else None


def _length(claim: Claim, frame: Frame) -> Duration | None:
    """Return the length that a claim states for its theme, or that its span gives: "built 1859-69"."""
    if Trait.TERM in frame.traits and claim.duration is not None:
        return claim.duration
    time = claim.time
    if Trait.COURSE not in frame.traits or time is None or not time.text or time.bound is not Bound.ON:
        return None
    first, slash, last = time.interval.edtf.partition("/")
    if not slash or {first, last} & {"", ".."}:
        return None
    start, end = edtf.read(first), edtf.read(last)
    if None in (start.earliest, start.latest, end.earliest, end.latest):
        return None
    low, high = (end.earliest or 0) - (start.latest or 0), (end.latest or 0) - (start.earliest or 0)
    return Duration(iso=time.interval.edtf, low=max(0, low), high=high)


def judge_duration(match: Match, names: NameTable) -> Judgement:
    """Compare how long one thing was to last: the two lengths have no day in common."""
    a, b = _length(match.a, match.frames[0]), _length(match.b, match.frames[1])
    if a is None or b is None:
        return None
    like = _lasting(match, names)
    if like is None:
        return None
    slack = max(1, min(a.low, b.low) // 20)
    if a.low <= b.high + slack and b.low <= a.high + slack:
        return Quiet(reason=Reason.AGREES, detail="the two lengths agree")
    if _came_of_it(match.a, match.frames[0]) != _came_of_it(match.b, match.frames[1]):
        return Quiet(reason=Reason.PHASE, detail="the term agreed against how long it lasted")
    needed = 250 - (0 if match.same_frame else WEIGHT_OF_TERM[like.likeness])
    return Conflict(kind=Kind.DURATION, values=(a.iso, b.iso), why="no length fits both", base=450, needed=needed)


def judge_value(match: Match) -> Judgement:
    """Compare states that exclude one another: free or paid, secret or open."""
    a, b = match.a, match.b
    if not (match.same_frame and match.frame.exclusive and a.value and b.value):
        return None
    if a.value == b.value:
        if a.polarity is b.polarity:
            return Quiet(reason=Reason.AGREES, detail=a.value)
        return Conflict(kind=Kind.STATE, values=(a.value, b.value), why=f"{a.value} or not", base=380, needed=330)
    theme = match.roles.get("theme")
    if Polarity.DENIED in {a.polarity, b.polarity} or theme is None or theme.likeness is Likeness.OPEN:
        return None
    if Trait.FINAL in match.frame.traits and days_apart(a.time, b.time) != 0:
        return Quiet(reason=Reason.UPDATE, detail="one fate may follow on another")
    phase = phase_gate(match)
    if phase is not None:
        return phase
    values = (a.value, b.value)
    return Conflict(kind=Kind.STATE, values=values, why="one excludes the other", base=420, needed=130)


def _inside_denied(a: Claim, b: Claim) -> bool:
    """Tell whether an event is dated inside a time for which it is denied: none before April, one in March."""
    denied, said = (a, b) if a.polarity is Polarity.DENIED else (b, a)
    if denied.time is None or said.time is None or denied.time.bound not in {Bound.BEFORE, Bound.UNTIL, Bound.BY}:
        return False
    limit, day = denied.time.interval.earliest or denied.time.interval.latest, said.time.interval.latest
    return limit is not None and day is not None and limit - DENIED_REACH < day < limit


CORRECTED: Final = re.compile(r"\b(?:not|n't)\b.{1,80}\bbut\b|\bне\b.{1,80}, а\b|不.{1,40}而是")
"""A denial that puts another detail in the place of the one denied: "did not sink near the quay but at sea"."""


def _denies_a_part(denied: Claim, said: Claim) -> bool:
    """Tell whether a denial names a doer or a number, and the other side none.

    "Korea never signed it" goes with "it was signed", "not one of the eight was saved" with "survivors came ashore".
    """
    counted = {q.stated for q in denied.quantities if q.stated}
    if counted and counted.isdisjoint(q.stated for q in said.quantities):
        return True
    return denied.role("agent") is not None and said.role("agent") is None


def judge_polarity(match: Match) -> Judgement:
    """Compare an assertion with its denial."""
    a, b = match.a, match.b
    if not match.same_frame or a.polarity is b.polarity:
        return None
    denied = a if a.polarity is Polarity.DENIED else b
    if CORRECTED.search(denied.quote):
        return Quiet(reason=Reason.SCOPE, detail="only a detail is denied, and another put in its place")
    if _denies_a_part(*((a, b) if a.polarity is Polarity.DENIED else (b, a))):
        return Quiet(reason=Reason.SCOPE, detail="it is denied of one alone")
    apart = days_apart(a.time, b.time)
    if apart and not _inside_denied(a, b):
        return Quiet(reason=Reason.UPDATE, detail="asserted and denied of different times")
    phase = phase_gate(match)
    if phase is not None:
        return phase
    why = "one side says it, the other denies it"
    return Conflict(kind=Kind.POLARITY, values=(a.polarity, b.polarity), why=why, base=380, needed=200)


def _judge_role(match: Match, role: str, kind: Kind) -> Judgement:
    """Compare who did it, or where, when everything else agrees."""
    like = match.roles.get(role)
    if like is None or role in match.frame.core:
        return None
    if like.likeness is Likeness.PART:
        return Quiet(reason=Reason.PARTIAL, detail=like.detail)
    a, b = match.a, match.b
    left, right = a.role(role), b.role(role)
    if left is None or right is None or left.inherited or right.inherited:
        return None
    if like.likeness is not Likeness.DIFFERENT:
        return None
    if a.polarity is not b.polarity or days_apart(a.time, b.time):
        return Quiet(reason=Reason.OTHER_EVENT, detail="another time")
    phase = phase_gate(match)
    if phase is not None:
        return phase
    return Conflict(kind=kind, values=(left.text, right.text), why=like.detail, base=400, needed=330)


def judge_actor(match: Match) -> Judgement:
    """Compare who did one thing, or to whom."""
    for role in ("agent", "recipient", "counterpart"):
        judgement = _judge_role(match, role, Kind.ACTOR)
        if judgement is not None:
            return judgement
    return None


def judge_place(match: Match) -> Judgement:
    """Compare where one thing happened."""
    return _judge_role(match, "place", Kind.PLACE)


LADDERS: Final = {
    Kind.DATE: judge_date,
    Kind.STATE: judge_value,
    Kind.POLARITY: judge_polarity,
    Kind.ACTOR: judge_actor,
    Kind.PLACE: judge_place,
}
