"""Compare who holds what: each source's events and states give a holder, and two at one time exclude each other.

A transfer makes the recipient the holder; "retain for several more years" keeps the old one. What is agreed for the
future is compared with another account of the same agreement, not with what came of it.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from sinoclaim.align.fillers import Likeness, compare_fillers
from sinoclaim.align.nearness import days_apart
from sinoclaim.align.points import side_of
from sinoclaim.compare.gates import is_planned
from sinoclaim.compare.judgement import Conflict, Judgement, Quiet
from sinoclaim.model.claim import Claim, ClaimTime, Filler, Phase, Polarity
from sinoclaim.model.finding import Kind, Reason
from sinoclaim.rules.frames import Frame
from sinoclaim.rules.names import NameTable

LONGEST_YEAR: Final = 366
SAME_ARRANGEMENT: Final = 200
"""Days within which two accounts of an agreement are taken for accounts of one agreement."""


class Holding(NamedTuple):
    """Who holds a thing according to a claim, and whether the claim makes it begin, go on, or end for that holder."""

    theme: Filler
    holder: str
    goes_on: bool


def holding_of(claim: Claim, frame: Frame, names: NameTable) -> Holding | None:
    """Return the holding that a claim tells of, or ``None``; a denied claim tells of none."""
    effect = frame.effect
    if not effect or claim.polarity is Polarity.DENIED or "theme" not in effect:
        return None
    if "holder" not in effect:
        return None
    theme, holder = claim.role(effect["theme"]), side_of(claim.role(effect["holder"]), names)
    if theme is None or not holder:
        return None
    return Holding(theme, holder, "is" in effect)


def judge_holders(a: Claim, b: Claim, frames: tuple[Frame, Frame], names: NameTable) -> Judgement:
    """Compare the holders of one thing by two claims."""
    left = holding_of(a, frames[0], names)
    right = holding_of(b, frames[1], names) if left is not None else None
    if left is None or right is None:
        return None
    same = compare_fillers(left.theme, right.theme, names).likeness
    if same not in {Likeness.SAME, Likeness.PART}:
        return None
    if left.holder == right.holder:
        return Quiet(reason=Reason.AGREES, detail=f"both have it with {left.holder}")
    quiet = _other_arrangement(a, b, one_sort=left.goes_on == right.goes_on, both_go_on=left.goes_on and right.goes_on)
    if quiet is not None:
        return quiet
    holders = names.label_of(left.holder), names.label_of(right.holder)
    return Conflict(kind=Kind.STATE, values=holders, why="two holders at one time", base=450, needed=200)


def _other_arrangement(a: Claim, b: Claim, *, one_sort: bool, both_go_on: bool) -> Quiet | None:
    """Return why two holders are two arrangements and no contradiction, or ``None``."""
    if is_planned(a) != is_planned(b):
        return Quiet(reason=Reason.PHASE, detail="what was agreed against what was done")
    apart = days_apart(a.time, b.time)
    if apart is None:
        return Quiet(reason=Reason.UNDATED, detail="one of the two is not dated")
    if is_planned(a) and one_sort:
        return Quiet(reason=Reason.UPDATE, detail="two arrangements of one sort")
    if apart > (SAME_ARRANGEMENT if is_planned(a) else 0):
        return Quiet(reason=Reason.UPDATE, detail=f"{apart} days lie between the two")
    if not is_planned(a) and (not both_go_on or _follow(a.time, b.time)):
        return Quiet(reason=Reason.UPDATE, detail="it changed hands within the time that both speak of")
    return None


def _follow(a: ClaimTime | None, b: ClaimTime | None) -> bool:
    """Tell whether one span ends in the year in which the other begins: 1842 to 1941, 1941 to 1945."""
    if a is None or b is None:
        return False
    first, second = sorted((a.interval, b.interval), key=lambda i: (i.earliest or 0, i.latest or 0))
    if None in (first.earliest, first.latest, second.earliest, second.latest):
        return False
    shared = (first.latest or 0) - (second.earliest or 0)
    within = (first.earliest or 0) < (second.earliest or 0) and (first.latest or 0) < (second.latest or 0)
    return within and 0 <= shared <= LONGEST_YEAR


def judge_presence(a: Claim, b: Claim, frames: tuple[Frame, Frame], names: NameTable) -> Judgement:
    """Compare a withdrawal that is done with a presence after it: gone in 1952, still there in 1955."""
    changes = _change(frames[0]), _change(frames[1])
    if changes not in {("ends", "is"), ("is", "ends")}:
        return None
    ends, stays = (a, b) if changes[0] == "ends" else (b, a)
    if Polarity.DENIED in {a.polarity, b.polarity} or is_planned(a) or is_planned(b) or ends.phase is Phase.BEGUN:
        return None
    place = compare_fillers(a.role("place"), b.role("place"), names).likeness
    theme = compare_fillers(a.role("theme"), b.role("theme"), names).likeness
    if place not in {Likeness.SAME, Likeness.PART} or theme not in {Likeness.SAME, Likeness.PART, Likeness.LIKE}:
        return None
    gone = ends.time.interval.latest if ends.time else None
    there = stays.time.interval.earliest if stays.time else None
    if gone is None or there is None:
        return Quiet(reason=Reason.UNDATED, detail="one of the two is not dated")
    if there <= gone:
        return Quiet(reason=Reason.UPDATE, detail="there before, gone after")
    values = (a.time.interval.edtf if a.time else "", b.time.interval.edtf if b.time else "")
    return Conflict(
        kind=Kind.STATE, values=values, why="gone by one account, there later by the other", base=420, needed=150
    )


def _change(frame: Frame) -> str:
    """Return what a frame says of the presence of forces: "starts", "is", "ends", or "" if it says nothing."""
    return next((change for change, fluent in frame.effect.items() if fluent == "present"), "")
