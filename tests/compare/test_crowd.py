"""Check what a crowded corpus asks of two claims beyond what a folder of a few documents does."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sinoclaim.align.event import match
from sinoclaim.align.setting import CROWD, Setting, settings_of
from sinoclaim.compare.crowd import crowd_gate
from sinoclaim.compare.judgement import Conflict
from sinoclaim.compare.pair import frames_of
from sinoclaim.model.claim import Claim, Phase
from sinoclaim.model.finding import Kind, Reason
from tests.align.making import claim
from tests.compare.judging import RULES, signed

CROWDED = Setting(crowded=True)


def conflict(kind: Kind = Kind.DATE) -> Conflict:
    return Conflict(kind=kind, values=("a", "b"), why="", base=400, needed=200)


def refused(a: Claim, b: Claim, kind: Kind = Kind.DATE, setting: Setting = CROWDED) -> Reason | None:
    quiet = crowd_gate(match(a, b, frames_of(a, b, RULES), RULES.names, setting), conflict(kind))
    back = crowd_gate(match(b, a, frames_of(b, a, RULES), RULES.names, setting), conflict(kind))
    assert (quiet and quiet.reason) == (back and back.reason)
    return quiet.reason if quiet else None


def unsaid(made: Claim) -> Claim:
    """Take the words from the time of a claim, as if it came from the head of the page."""
    assert made.time is not None
    return replace(made, time=replace(made.time, text=""))


def met(day: str, **more: Any) -> Claim:
    return claim("meet", when=day, agent="stalin", counterpart="mao-zedong", **more)


@pytest.mark.parametrize(
    ("other", "kind", "reason"),
    [
        (signed(when="1950-02-15"), Kind.DATE, None),
        (unsaid(signed(when="1950-02-15")), Kind.DATE, Reason.UNDATED),
        (replace(signed(), time=None), Kind.STATE, Reason.UNDATED),
        (signed(when="1950-02-15", phase=Phase.AGREED), Kind.DATE, Reason.PHASE),
        (signed(when="1950-02-15", theme="^ treaty-1950 /treaty"), Kind.DATE, Reason.OTHER_EVENT),
        (signed(when="1950-02-15", theme="/treaty ~treaty"), Kind.DATE, Reason.OTHER_EVENT),
    ],
)
def test_each_side_says_itself_what_and_when(other: Claim, kind: Kind, reason: Reason | None) -> None:
    assert refused(signed(), other, kind) is reason


def test_a_small_corpus_asks_for_none_of_it() -> None:
    assert refused(signed(), unsaid(signed(when="1950-02-15")), setting=Setting()) is None


def test_what_happens_again_is_compared_on_one_day() -> None:
    assert refused(met("1950-01-22"), met("1950-01-22"), Kind.POLARITY) is None
    assert refused(met("1950-01-22"), met("1950-01"), Kind.POLARITY) is Reason.OTHER_EVENT


def test_the_entries_of_a_chronicle_have_dates_of_their_own() -> None:
    entry = unsaid(signed(when="1950-02-15"))
    setting = replace(CROWDED, chronicles=frozenset({"a"}))
    assert refused(signed(), entry, setting=setting) is None
    assert settings_of([entry, unsaid(signed(when="1950-02-16"))]).chronicles == {"a"}
    assert settings_of([entry, unsaid(signed(when="1950-02-15"))]).chronicles == frozenset()


def test_thousands_of_claims_make_a_crowd() -> None:
    assert settings_of([signed()] * (CROWD + 1)).crowded
    assert not settings_of([signed()] * CROWD).crowded
