"""Attach a time to a claim: the one in its clause, at the head of its sentence, or set by the heading above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sinoclaim.dates.values import Duration, Interval, Precision, TimeKind, TimeMention
from sinoclaim.model.claim import Claim, ClaimTime

YEARLESS: Final = re.compile(r"XXXX-\d\d")
NO_DAY: Final = "XXXX-XX-XXT"
"""Opens the value of a time of day whose day is not known."""
ENTRY: Final = re.compile(r"(?:\s|[«“\"'(]|\b(?:on|in|at|by|в|к|на)\b|[在到于於至])+$")
"""What may stand between a comma and the time that opens a clause."""
CONJUNCTIONS: Final = frozenset({"and", "but", "then", "и", "а", "но"})
OPENS_DATE: Final = re.compile(r"\s?[,(–—-]\s?(?:(?:on|in|by|в|к|на)\s)?")
"""What may stand between a time that is reckoned from another and its date."""
LEADING: Final = 6
"""How many code points may stand before a time that opens its sentence: a bullet, a quotation mark, "On"."""


def _yearless(mention: TimeMention) -> Interval | None:
    """Return an interval without bounds for a month or day whose year the text does not give: "XXXX-10-14"."""
    if mention.kind is TimeKind.SET or not YEARLESS.search(mention.timex):
        return None
    precision = Precision.DAY if mention.timex.count("-") > 1 else Precision.MONTH
    return Interval(edtf=mention.timex.partition("T")[0], earliest=None, latest=None, precision=precision)


def as_time(mention: TimeMention) -> ClaimTime | None:
    """Turn a resolved mention into the time of a claim; ``None`` for durations and what stays unresolved."""
    interval = mention.interval or _yearless(mention)
    if interval is None:
        return None
    return ClaimTime(
        interval=interval,
        bound=mention.bound,
        text=mention.text,
        anchor=mention.anchor,
        minutes=mention.minutes,
    )


def _dates(times: Sequence[TimeMention]) -> list[TimeMention]:
    dates = [t for t in times if t.kind in {TimeKind.DATE, TimeKind.TIME}]
    return [t for t in dates if not _is_hour_alone(t)] or dates


def _is_hour_alone(mention: TimeMention) -> bool:
    """Tell whether a mention names a time of day and no day: "by night" does not take the place of "on 13 October"."""
    return mention.interval is None and mention.timex.startswith(NO_DAY)


def _opening(times: Sequence[TimeMention], low: str, sentence_start: int, cue: int) -> TimeMention | None:
    """Return the last time before a cue that opens its sentence or a clause: "On 5 May, after a long talk, ..."."""
    for time in reversed([t for t in times if t.end <= cue]):
        before = ENTRY.sub("", low[sentence_start : time.start])
        if time.start - sentence_start <= LEADING or before.endswith((",", ";", ":", "，", "；", "：", "、", "–", "—")):
            return time
    return None


def choose_time(
    times: Sequence[TimeMention],
    clause: tuple[int, int],
    sentence_start: int,
    cue: int,
    others: Sequence[int],
    *,
    low: str,
) -> TimeMention | None:
    """Return the mention that dates the cue at ``cue``, or ``None``; it may be one that stays unresolved.

    ``times`` are those of the sentence, ``others`` the positions of the other cues of the clause. A time in the clause
    belongs to the cue that it stands nearest to; a time that opens the sentence or a clause belongs to what follows it.
    """
    dates = _dates(times)
    dates = [t for t in dates if not _behind_bracket(low, t, cue) and not _explained(low, t, dates)]
    inside = [t for t in dates if clause[0] <= t.start < clause[1] and not _coordinated(low, t, cue)]
    near = [t for t in inside if not any(abs(t.start - other) < abs(t.start - cue) for other in others)]
    own = [t for t in near if not _of_verb_before(low, t, cue, others)]
    if own or inside:
        return min(own or inside, key=lambda t: (abs(t.start - cue), t.start))
    return _opening(dates, low, sentence_start, cue) or _trailing(dates, low, cue, others)


def _explained(low: str, time: TimeMention, dates: Sequence[TimeMention]) -> bool:
    """Tell whether an open time has its date right behind it: "a year later, in August 1914", "(in August 1914)"."""
    if as_time(time) is not None:
        return False
    behind = (t for t in dates if t.start > time.end and as_time(t) is not None)
    return any(OPENS_DATE.fullmatch(low, time.end, t.start) is not None for t in behind)


def _coordinated(low: str, time: TimeMention, cue: int) -> bool:
    """Tell whether a time after a cue opens a further clause: "when it was signed and next morning drove off"."""
    return time.start > cue and low[cue : time.start].rstrip().endswith((" and", " but", " then"))


def _behind_bracket(low: str, time: TimeMention, cue: int) -> bool:
    """Tell whether a time stands behind the bracket of a cue: "from 3 March (when it was signed) to August"."""
    gap = low[cue : time.start] if time.start > cue else ""
    return gap.count(")") > gap.count("(")


def _of_verb_before(low: str, time: TimeMention, cue: int, others: Sequence[int]) -> bool:
    """Tell whether a time before a cue closes what another verb says: "was signed in 1950 and expired in 1980"."""
    if time.end > cue or not any(other < time.start for other in others):
        return False
    return any(word in CONJUNCTIONS for word in low[time.end : cue].replace(",", " ").split()[:2])


def _trailing(times: Sequence[TimeMention], low: str, cue: int, others: Sequence[int]) -> TimeMention | None:
    """Return the first time after a cue if no stop parts the two and no other verb follows the cue."""
    after = [t for t in times if t.start > cue]
    if not after:
        return None
    time = after[0]
    parted = any(cue < other < time.start for other in others) or any(
        stop in low[cue : time.start] for stop in ".;。；"
    )
    return None if parted else time


def middle_day(times: Sequence[TimeMention]) -> int | None:
    """Return the day in the middle of all dated mentions of a text, or ``None`` if there are none."""
    days = sorted(t.interval.earliest for t in times if t.interval is not None and t.interval.earliest is not None)
    return days[len(days) // 2] if days else None


def choose_duration(times: Sequence[TimeMention], clause: tuple[int, int], cue: int) -> Duration | None:
    """Return the duration that stands nearest to the cue in its clause, or ``None``."""
    inside = [t for t in times if t.duration is not None and clause[0] <= t.start < clause[1]]
    return min(inside, key=lambda t: abs(t.start - cue)).duration if inside else None


def carried(claims: Sequence[Claim]) -> list[Claim]:
    """Give a claim of a sentence the time of the one before it, if it goes on about the same event.

    "The treaty was signed on 14 February in Moscow, signed by Zhou": one frame, and a participant that was taken over.
    """
    done: list[Claim] = []
    for claim in claims:
        before = next((c for c in reversed(done) if c.frame == claim.frame), None)
        if claim.time is None and before is not None and before.time is not None and _goes_on(claim, before):
            time = replace(before.time, anchor=f"the same event {before.time.interval.edtf}", text="")
            done.append(replace(claim, time=time))
        else:
            done.append(claim)
    return done


def _goes_on(claim: Claim, before: Claim) -> bool:
    """Tell whether a claim has taken over what the one before befell, and its polarity and phase."""
    theme, earlier = claim.role("theme"), before.role("theme")
    if theme is None or earlier is None or (claim.polarity, claim.phase) != (before.polarity, before.phase):
        return False
    return theme.inherited and bool(theme.entities) and theme.entities == earlier.entities
