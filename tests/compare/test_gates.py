"""Check what refuses a pair before any slot is compared."""

from __future__ import annotations

import pytest

from sinoclaim.compare.gates import is_planned, phase_gate, voice_gate
from sinoclaim.model.claim import Claim, Phase, Voice, VoiceKind
from sinoclaim.model.finding import Reason
from tests.align.making import claim
from tests.compare.judging import side_by_side

PLAIN = claim("sign")


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (claim("sign"), None),
        (claim("sign", voice=Voice(kind=VoiceKind.QUOTED)), None),
        (claim("sign", voice=Voice(kind=VoiceKind.REPORTED)), None),
        (claim("sign", voice=Voice(kind=VoiceKind.REPORTED, speaker="according to")), Reason.REPORTED),
        (claim("sign", voice=Voice(kind=VoiceKind.REJECTED)), Reason.REPORTED),
        (claim("sign", hedged=True), Reason.HEDGED),
        (claim("sign", conditional=True), Reason.HYPOTHETICAL),
    ],
)
def test_voice_gate(other: Claim, reason: Reason | None) -> None:
    for quiet in (voice_gate(PLAIN, other), voice_gate(other, PLAIN)):
        assert (quiet.reason if quiet else None) is reason


def test_two_conditions_may_be_compared() -> None:
    assert voice_gate(claim("sign", conditional=True), claim("sign", conditional=True)) is None


@pytest.mark.parametrize(
    ("one", "other", "closed"),
    [
        (Phase.COMPLETED, Phase.COMPLETED, False),
        (Phase.AGREED, Phase.AGREED, False),
        (Phase.SIGNED, Phase.COMPLETED, False),
        (Phase.SIGNED, Phase.IN_FORCE, False),
        (Phase.PROPOSED, Phase.AGREED, True),
        (Phase.AGREED, Phase.COMPLETED, True),
        (Phase.PROPOSED, Phase.COMPLETED, True),
        (Phase.BEGUN, Phase.COMPLETED, True),
        (Phase.BEGUN, Phase.AGREED, True),
        (Phase.BEGUN, Phase.BEGUN, False),
    ],
)
def test_phase_gate(one: Phase, other: Phase, *, closed: bool) -> None:
    a, b = claim("withdraw", phase=one), claim("withdraw", phase=other)
    for pair in (side_by_side(a, b), side_by_side(b, a)):
        quiet = phase_gate(pair)
        assert (quiet is not None) is closed
        assert quiet is None or quiet.reason is Reason.PHASE


@pytest.mark.parametrize(("one", "other", "closed"), [("cross", "invade", False), ("cross", "withdraw", True)])
def test_the_day_of_a_crossing_is_that_of_its_beginning(one: str, other: str, *, closed: bool) -> None:
    pair = side_by_side(claim(one, phase=Phase.BEGUN), claim(other, phase=Phase.COMPLETED))
    assert (phase_gate(pair) is not None) is closed


def test_planned_is_what_has_not_happened() -> None:
    assert [phase for phase in Phase if is_planned(claim("sign", phase=phase))] == [Phase.PROPOSED, Phase.AGREED]
