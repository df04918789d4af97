"""Hold a beginning, a length and an end against one another that different sources tell of one course.

Source A has a treaty signed in 1950 for thirty years, source B has it expire in 1979; or A has the term, B the
signature and C the end. The network of their days finds the smallest set that cannot hold; the two quotes that tell
most make the finding, and what links them is named with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from sinoclaim.align.event import Match, match
from sinoclaim.align.fillers import Likeness, compare_fillers
from sinoclaim.align.nearness import days_apart
from sinoclaim.align.setting import Setting
from sinoclaim.compare.gates import is_planned, voice_gate
from sinoclaim.compare.identity import fingerprint
from sinoclaim.compare.network import between, dated, smallest_conflict
from sinoclaim.compare.pair import topic_of
from sinoclaim.dates.intervals import day_text, of_days
from sinoclaim.dates.values import Bound, Day, Duration, Interval, Precision
from sinoclaim.model.claim import Claim, ClaimTime, Filler, Polarity
from sinoclaim.model.finding import Evidence, Finding, Kind, Verdict
from sinoclaim.rules import Rules
from sinoclaim.rules.courses import Course

CODE: Final = "SC102"
NEEDED: Final = 225
"""Evidence for one thing, as the ladder of dates asks for it; the times themselves are what is disputed."""
BASE: Final = 420
ONE_BEGINNING: Final = "one beginning"
SAME_DAY: Final = 200
"""What it says for one course that both sources have it begin on one and the same day."""
TOLD_ONCE: Final = 60
ALIKE: Final = frozenset({Likeness.SAME, Likeness.PART, Likeness.LIKE})
BEGIN, LENGTH, END = range(3)


class Parts(NamedTuple):
    """The claims of a corpus that tell a course: what begins it, how long it lasts, what ends it."""

    begins: list[Claim]
    lasts: list[Claim]
    ends: list[Claim]


def chains(claims: Sequence[Claim], copies: Mapping[str, str], rules: Rules, setting: Setting) -> Iterator[Finding]:
    """Yield the lengths and ends of different sources that cannot both hold, given when the course began."""
    for course in rules.courses:
        yield from _Chains(course, _parts(claims, course), rules, setting).findings(copies)


def _parts(claims: Sequence[Claim], course: Course) -> Parts:
    """Sort the claims that tell a course; what is denied, open, or ended by an act tells nothing of its length."""
    parts = Parts([], [], [])
    for claim in claims:
        if claim.polarity is Polarity.DENIED or claim.hedged or claim.conditional:
            continue
        if claim.frame in course.lasts and _is_length(claim.duration, course):
            parts.lasts.append(claim)
        if claim.time is None or claim.time.interval.earliest is None or claim.time.interval.latest is None:
            continue
        if claim.frame in course.begins and not is_planned(claim) and claim.time.bound in {Bound.ON, Bound.FROM}:
            parts.begins.append(claim)
        if claim.frame == course.ends and _runs_out(claim, course):
            parts.ends.append(claim)
    return parts


def _is_length(length: Duration | None, course: Course) -> bool:
    return length is not None and not length.approximate and "X" not in length.iso and length.low >= course.least


def _runs_out(claim: Claim, course: Course) -> bool:
    """Tell whether a claim dates an end of its own, and no act that cuts the course short."""
    dates = claim.time is not None and bool(claim.time.text) and claim.time.bound is Bound.ON
    return dates and not is_planned(claim) and not course.unless.search(claim.quote.casefold())


@dataclass(frozen=True, slots=True)
class _Chains:
    """Judges the lengths and ends of one course."""

    course: Course
    parts: Parts
    rules: Rules
    setting: Setting

    def findings(self, copies: Mapping[str, str]) -> Iterator[Finding]:
        """Yield what is found; a document is not held against its copy."""
        for length in self.parts.lasts:
            fitting = [begin for begin in self.parts.begins if self._likeness(begin, length) <= ALIKE]
            if any(self._likeness(own, length) <= ALIKE for own in _of(self.parts.ends, length.document)):
                continue  # it tells the end itself, and that is compared
            for end in self.parts.ends if fitting else ():
                one = copies.get(length.document, length.document) == copies.get(end.document, end.document)
                if one or Likeness.DIFFERENT in self._likeness(length, end):
                    continue
                found = self._judged(length, end, self._begins(length, end, fitting))
                if found is not None:
                    yield found

    def _likeness(self, one: Claim, other: Claim) -> set[Likeness]:
        """Return how what says which course it is relates in two claims."""
        return {
            compare_fillers(_filler(one, (*names, role)), _filler(other, (*names, role)), self.rules.names).likeness
            for role, names in self.course.roles.items()
        }

    def _begins(self, length: Claim, end: Claim, begins: Sequence[Claim]) -> list[Claim]:
        """Return what dates the beginning: the claim of the length itself, else its source, else the other.

        Of a third source only what names the very same thing counts.
        """
        fitting = [begin for begin in begins if _precedes(begin, end, self.course)]
        own = [begin for begin in fitting if (begin.document, begin.order) == (length.document, length.order)]
        for found in (own, _of(fitting, length.document), _of(fitting, end.document)):
            if found:
                return found
        same = {Likeness.SAME}
        return [b for b in fitting if self._likeness(b, end) == self._likeness(b, length) == same]

    def _judged(self, length: Claim, end: Claim, begins: Sequence[Claim]) -> Finding | None:
        """Judge a length and an end by the network of their days and by what speaks for one course."""
        if not begins or length.duration is None or end.time is None or voice_gate(length, end) is not None:
            return None
        start, term = _hull(begins), length.duration
        least, most = term.low - self.course.slack, term.high + self.course.slack + self.course.delay
        limits = [
            *dated("begin", start.earliest, start.latest, BEGIN),
            *between("begin", "end", least, most, LENGTH),
            *dated("end", end.time.interval.earliest, end.time.interval.latest, END),
        ]
        if not {LENGTH, END} <= {*smallest_conflict(limits)}:
            return None
        pair = self._aligned(length, end, of_days(Day((start.earliest or 0) + least), Day((start.latest or 0) + most)))
        if self._likeness(length, end) != {Likeness.SAME} and _gap(pair) > term.low // 2:
            return None  # so far from its term it is likelier another of the kind
        shown = tuple(self._shown(length, end, start))
        named = pair.identified() or (not end.roles and any(item.what == ONE_BEGINNING for item in shown))
        evidence = (*(item for item in pair.evidence if item.weight > 0 and item.what != "told once"), *shown)
        over = sum(item.weight for item in evidence) - self.setting.doubt - NEEDED
        if over < 0 or not named or pair.differing():
            return None
        return _finding(pair, (length, end, begins[0]), topic_of(pair, self.rules), evidence, over)

    def _shown(self, length: Claim, end: Claim, start: Interval) -> Iterator[Evidence]:
        """Yield what the two sources as such say for one course: the day of its beginning, and just one of each."""
        own = [b for b in _of(self.parts.begins, end.document) if not end.roles or self._likeness(b, end) <= ALIKE]
        days = [begin.time.interval.edtf for begin in own if begin.time is not None]
        if start.precision is Precision.DAY and start.edtf in days:
            yield Evidence(what=ONE_BEGINNING, detail=start.edtf, weight=SAME_DAY)
        if len(_of(self.parts.lasts, length.document)) == len(_of(self.parts.ends, end.document)) == 1:
            yield Evidence(what="one length and one end", detail="once in each", weight=TOLD_ONCE)

    def _aligned(self, length: Claim, end: Claim, derived: Interval) -> Match:
        """Set the end that a length implies beside the end that is told."""
        names = self.course.roles.items()
        roles = {role: f for role, others in names if (f := _filler(length, (*others, role))) is not None}
        implied = replace(
            length,
            frame=self.course.ends,
            roles=tuple(sorted(roles.items())),
            time=ClaimTime(interval=derived),
            duration=None,
        )
        frame = self.rules.frames.frames[self.course.ends]
        return match(implied, end, (frame, frame), self.rules.names, self.setting)


def _gap(pair: Match) -> int:
    """Return the days between the end that is implied and the one that is told."""
    return days_apart(pair.a.time, pair.b.time) or 0


def _filler(claim: Claim, names: Sequence[str]) -> Filler | None:
    return next((filler for name in names if (filler := claim.role(name)) is not None), None)


def _of(claims: Sequence[Claim], document: str) -> list[Claim]:
    return [claim for claim in claims if claim.document == document]


def _precedes(begin: Claim, end: Claim, course: Course) -> bool:
    """Tell whether a course can have begun then and ended there: in this order, and not too far apart."""
    if begin.time is None or end.time is None:
        return False
    apart = (end.time.interval.earliest or 0) - (begin.time.interval.latest or 0)
    return 0 <= apart <= course.most


def _hull(claims: Sequence[Claim]) -> Interval:
    """Return the days from the earliest to the latest that any of the claims allows."""
    intervals = [claim.time.interval for claim in claims if claim.time is not None]
    first = min(interval.earliest or 0 for interval in intervals)
    return of_days(Day(first), Day(max(interval.latest or 0 for interval in intervals)))


def in_words(length: Duration) -> str:
    """Return a length in words.

    >>> in_words(Duration(iso="P30Y", low=10950, high=10980))
    '30 years'
    """
    number, unit = length.iso[1:-1], {"Y": "year", "M": "month", "W": "week", "D": "day"}.get(length.iso[-1:], "")
    if not (number.isdecimal() and unit):
        return length.iso
    return f"{number} {unit}" if number == "1" else f"{number} {unit}s"


def _limit(pair: Match, length: Duration | None) -> str:
    """Say when a length is over: at the earliest, or at the latest, as the end that is told lies before or after."""
    if pair.a.time is None or pair.b.time is None:
        return ""
    implied, told = pair.a.time.interval, pair.b.time.interval
    before = (told.latest or 0) < (implied.earliest or 0)
    day = day_text(Day((implied.earliest if before else implied.latest) or 0))
    in_years = length is not None and length.iso.endswith("Y")
    return f"{f'in {day[:4]}' if in_years else f'on {day}'} at the {'earliest' if before else 'latest'}"


def _finding(
    pair: Match, claims: tuple[Claim, Claim, Claim], topic: str, evidence: tuple[Evidence, ...], over: int
) -> Finding:
    """Make the finding of a length, an end and a beginning; ``over`` is the evidence beyond what is needed."""
    length, end, begin = claims
    term = (
        f"{in_words(length.duration) if length.duration else ''} from {begin.time.interval.edtf if begin.time else ''}"
    )
    told = _shown_time(end)
    sides = sorted(((length, term), (end, told)), key=lambda side: (side[0].document, side[0].order))
    (a, left), (b, right) = sides
    reason = f"{term} run out {_limit(pair, length.duration)}"
    return Finding(
        id=fingerprint(CODE, a, b),
        rule=CODE,
        kind=Kind.DATE,
        verdict=Verdict.CONTRADICTION,
        confidence=max(0, min(990, BASE + over // 2)),
        topic=topic,
        message=f"{topic}: {a.document} has {left}, {b.document} has {right} ({reason}).",
        claims=(a, b),
        values=(left, right),
        evidence=evidence,
        links=() if (begin.document, begin.order) == (length.document, length.order) else (begin,),
    )


def _shown_time(claim: Claim) -> str:
    """Return the time of a claim on one line, in its words; one without a year of its own as it was resolved."""
    if claim.time is None:
        return ""
    own = claim.time.text if claim.time.anchor == "explicit" else ""
    return " ".join(own.split()) or claim.time.interval.edtf
