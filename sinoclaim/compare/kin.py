"""Compare when one turn came, told in two frames: a withdrawal and a handover, a crossing and an entry."""

from __future__ import annotations

from typing import Final

from sinoclaim.align.nearness import days_apart
from sinoclaim.align.points import Aligned, Point, Share
from sinoclaim.compare.gates import is_planned
from sinoclaim.compare.judgement import Conflict, Judgement, Quiet
from sinoclaim.compare.ladders import near_times
from sinoclaim.model.claim import Claim, Phase, Polarity
from sinoclaim.model.finding import Kind, Reason

NEEDED: Final = 380
NEEDED_IN_ORDER: Final = 300
BEGINNING: Final = 31
"""Days that may lie between the beginning of an entry and the day that is told as its own."""


def judge_turn(a: Claim, b: Claim, pair: Aligned) -> Judgement:
    """Compare when one turn came by two claims; nothing is said of a turn that is denied or not yet done."""
    left, right = pair.left, pair.right
    apart = days_apart(left.time, right.time)
    if apart is None or Polarity.DENIED in {a.polarity, b.polarity}:
        return None
    if pair.kin.ordered:
        return _judge_stages(a, b, pair, apart)
    near = near_times(left.time.interval, right.time.interval, apart)
    if near is not None:
        return near
    quiet = _phases(a, b, pair, apart) or _distance(pair, apart) or _order(pair)
    if quiet is not None:
        return quiet
    values = (_shown(left), _shown(right))
    why = f"{left.time.interval.edtf} and {right.time.interval.edtf}: {pair.kin.gloss}"
    compared = (left.time.interval, right.time.interval)
    return Conflict(kind=Kind.DATE, values=values, why=why, base=420, needed=NEEDED, compared=compared)


def _judge_stages(a: Claim, b: Claim, pair: Aligned, apart: int) -> Judgement:
    """Compare two stages of one course: the later one must not be over before the earlier one begins."""
    earlier, later = sorted((pair.left, pair.right), key=lambda point: point.telling.stage)
    if not _before(later, earlier):
        return None
    if is_planned(a) or is_planned(b):
        return Quiet(reason=Reason.PHASE, detail=f"{a.phase} against {b.phase}")
    values = (_shown(pair.left), _shown(pair.right))
    quiet = _distance(pair, apart)
    if quiet is not None:
        return quiet
    why = f"{later.time.interval.edtf} before {earlier.time.interval.edtf}, though {pair.kin.gloss}"
    return Conflict(kind=Kind.SEQUENCE, values=values, why=why, base=420, needed=NEEDED_IN_ORDER)


def is_one_coming(quiet: Quiet, pair: Aligned) -> bool:
    """Tell whether two claims tell of one coming of a whole force on one day, so that its numbers can be compared."""
    whole = {pair.left.share, pair.right.share} <= {Share.WHOLE, Share.FIRST}
    return pair.kin.first and whole and quiet.reason in {Reason.AGREES, Reason.PRECISION}


def _shown(point: Point) -> str:
    return point.time.text or point.time.interval.edtf


def _phases(a: Claim, b: Claim, pair: Aligned, apart: int) -> Quiet | None:
    """Silence what is not done yet, and a beginning that lies near."""
    if is_planned(a) or is_planned(b):
        return Quiet(reason=Reason.PHASE, detail=f"{a.phase} against {b.phase}")
    begun = Phase.BEGUN in {a.phase, b.phase} and a.phase is not b.phase
    whole = {pair.left.share, pair.right.share} == {Share.WHOLE}
    if begun and (not pair.kin.first or (whole and apart <= BEGINNING)):
        return Quiet(reason=Reason.PHASE, detail="the beginning against the end")
    return None


def _distance(pair: Aligned, apart: int) -> Quiet | None:
    """Silence turns that lie as near as the parts of one, or so far apart that there were two."""
    if apart <= pair.kin.takes:
        return Quiet(reason=Reason.PRECISION, detail=f"{pair.kin.gloss} within {pair.kin.takes} days")
    if apart > pair.kin.reach:
        return Quiet(reason=Reason.OTHER_EVENT, detail=f"{apart} days lie between the two")
    return None


def _order(pair: Aligned) -> Quiet | None:
    """Silence what may come later: a part of a force after the whole, a lease after the taking by force."""
    left, right = pair.left, pair.right
    shares = {left.share, right.share}
    if shares & {Share.LATER, Share.PERSON} or shares == {Share.PART}:
        return Quiet(reason=Reason.SCOPE, detail=f"the {left.share} against the {right.share} of a force")
    if Share.PART in shares:
        part, whole = (left, right) if left.share is Share.PART else (right, left)
        return None if _before(part, whole) else Quiet(reason=Reason.SCOPE, detail="a part came after the whole")
    edges = {left.telling.edge, right.telling.edge}
    if pair.kin.id == "taking":
        return _taken(left, right) if edges == {"", "start"} else Quiet(reason=Reason.OTHER_EVENT, detail="two turns")
    return None


def _taken(left: Point, right: Point) -> Quiet | None:
    """Silence a hold that is counted from some time after the taking."""
    held, taken = (left, right) if left.telling.edge else (right, left)
    return (
        None if _before(held, taken) else Quiet(reason=Reason.UPDATE, detail="held from some time after it was taken")
    )


def _before(first: Point, second: Point) -> bool:
    """Tell whether all of one time lies before the other."""
    end, start = first.time.interval.latest, second.time.interval.earliest
    return end is not None and start is not None and end < start
