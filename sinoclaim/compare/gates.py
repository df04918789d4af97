"""Refuse pairs that cannot contradict, before any slot is compared: who speaks, how surely, in which phase."""

from __future__ import annotations

from sinoclaim.align.event import Match
from sinoclaim.compare.judgement import Quiet
from sinoclaim.model.claim import PLANNED, Claim, Phase, VoiceKind
from sinoclaim.model.finding import Reason
from sinoclaim.rules.frames import Trait


def is_planned(claim: Claim) -> bool:
    """Tell whether a claim speaks of something agreed or proposed, not of something done."""
    return claim.phase in PLANNED


def voice_gate(a: Claim, b: Claim) -> Quiet | None:
    """Silence pairs in which a side does not stand behind what it says."""
    for claim in (a, b):
        if claim.voice.kind is VoiceKind.REJECTED:
            return Quiet(reason=Reason.REPORTED, detail="one side reports it in order to reject it")
        if claim.voice.kind is VoiceKind.REPORTED and claim.voice.speaker:
            return Quiet(reason=Reason.REPORTED, detail=f"one side only passes it on: {claim.voice.speaker}")
        if claim.hedged:
            return Quiet(reason=Reason.HEDGED, detail="one side is not sure of it")
        if claim.conditional and not (a.conditional and b.conditional):
            return Quiet(reason=Reason.HYPOTHETICAL, detail="one side speaks of a condition")
    return None


def phase_gate(match: Match) -> Quiet | None:
    """Silence a plan against an outcome, and a beginning against an end."""
    a, b = match.a, match.b
    if is_planned(a) != is_planned(b):
        return Quiet(reason=Reason.PHASE, detail=f"{a.phase} against {b.phase}")
    if {a.phase, b.phase} == {Phase.PROPOSED, Phase.AGREED}:
        return Quiet(reason=Reason.PHASE, detail="proposed against agreed")
    if {a.phase, b.phase} == {Phase.BEGUN, Phase.COMPLETED} and not match.both(Trait.OUTSET):
        return Quiet(reason=Reason.PHASE, detail="the beginning against the end")
    return None
