"""Say in which slots a claim could be set against others at all, so that a large corpus compares nothing in vain.

Most pairs that share a name have no slot in common in which they could differ: neither is dated, both affirm, none
counts anything. In a folder of a few documents that is part of the explanation; in a volume of diplomatic papers it is
nine pairs in ten. The lanes only leave out what no ladder of the comparison would make a finding of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Final, NamedTuple, TypeAlias

from sinoclaim.model.claim import Claim, Phase, Polarity, VoiceKind
from sinoclaim.rules.frames import Frame

DONE: Final = "done"
ANY_FAMILY: Final = ""
"""The family of lanes in which figures of one unit and noun meet, whatever is told with them."""
ROLES: Final = ("agent", "recipient", "counterpart", "place")
"""The roles that may be what two accounts of one event differ in."""


class Slot(StrEnum):
    """What two claims can be compared in."""

    TIME = "time"
    VALUE = "value"
    POLARITY = "polarity"
    ROLE = "role"
    AMOUNT = "amount"
    TERM = "term"
    HOLDER = "holder"
    PRESENCE = "presence"


class Lane(NamedTuple):
    """Where a claim can meet others: slot, frame or family, how far the thing had got, and what else must agree."""

    slot: Slot
    kind: str
    stage: str
    detail: str = ""


Meeting: TypeAlias = tuple[Lane, str]
"""A lane, and the thing that two claims in it must share."""


def is_vouched(claim: Claim) -> bool:
    """Tell whether a source stands behind a claim, so that it can contradict anything."""
    passed_on = claim.voice.kind is VoiceKind.REPORTED and claim.voice.speaker
    return not (claim.hedged or passed_on or claim.voice.kind is VoiceKind.REJECTED)


def stage_of(claim: Claim) -> str:
    """Return what of a claim must be alike for two to be compared in most slots: proposed, agreed or done.

    >>> from sinoclaim.model.claim import Span
    >>> made = Claim(document="a", span=Span(0, 1), quote="x", frame="sign", cue=Span(0, 1), phase=Phase.BEGUN)
    >>> stage_of(made)
    'done'
    """
    return claim.phase.value if claim.phase in {Phase.PROPOSED, Phase.AGREED} else DONE


def _within_frame(claim: Claim, frame: Frame, stage: str) -> Iterator[Lane]:
    """Yield the slots in which a claim is compared with others of its frame."""
    if claim.time is not None:
        yield Lane(Slot.TIME, frame.id, stage, "" if frame.once else claim.time.interval.edtf)
    if frame.exclusive and claim.value:
        yield Lane(Slot.VALUE, frame.id, stage)
    yield Lane(Slot.POLARITY, frame.id, stage)
    for role in ROLES:
        filler = claim.role(role)
        if role not in frame.core and filler is not None and not filler.inherited:
            yield Lane(Slot.ROLE, frame.id, stage, role)


def _across_frames(claim: Claim, family: str, stage: str) -> Iterator[Lane]:
    """Yield the slots in which a claim is compared with others of its family."""
    for unit in {quantity.unit for quantity in claim.quantities}:
        yield Lane(Slot.AMOUNT, family, stage, unit)
    if claim.duration is not None:
        yield Lane(Slot.TERM, family, "")


def _fluents(claim: Claim, effect: Mapping[str, str], stage: str) -> Iterator[Meeting]:
    """Yield where a claim says who holds a thing, or whose forces are in a place, when it says when."""
    if claim.time is None or claim.polarity is Polarity.DENIED:
        return
    if "holder" in effect and claim.role(effect["holder"]) is not None:
        lane = Lane(Slot.HOLDER, "", DONE if stage == DONE else "planned")
        yield from ((lane, thing) for thing in _named(claim, effect.get("theme", "")))
    if "present" in effect.values() and stage == DONE:
        yield from ((Lane(Slot.PRESENCE, "", stage), place) for place in _named(claim, "place"))


def _named(claim: Claim, role: str) -> tuple[str, ...]:
    filler = claim.role(role)
    return filler.entities if filler is not None else ()


def meetings_of(
    claim: Claim, frame: Frame | None, *, family: str, things: Iterable[str], counted: Iterable[str]
) -> set[Meeting]:
    """Return where a claim can meet others: each lane with each thing; nowhere if nobody stands behind the claim.

    ``things`` are those that it speaks of, ``counted`` what its figures count.
    """
    if not is_vouched(claim):
        return set()
    stage = stage_of(claim)
    lanes = [*_across_frames(claim, family, stage), *(_within_frame(claim, frame, stage) if frame is not None else ())]
    found = {(lane, thing) for lane in lanes for thing in things}
    amounts = {lane._replace(kind=ANY_FAMILY) for lane in lanes if lane.slot is Slot.AMOUNT}
    found |= {(lane, thing) for lane in amounts for thing in counted}
    return found | {*_fluents(claim, frame.effect if frame is not None else {}, stage)}


def may_meet(lane: Lane, a: Claim, b: Claim) -> bool:
    """Tell whether two claims of one lane can differ in its slot: an assertion only meets a denial there."""
    return lane.slot is not Slot.POLARITY or (a.polarity is Polarity.DENIED) != (b.polarity is Polarity.DENIED)
