"""Check which claims meet in a large corpus: those that have a slot in which they could differ, and no others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sinoclaim.align.block import COMMON, pairs
from sinoclaim.align.setting import FEW, settings_of
from sinoclaim.compare.pair import judge
from sinoclaim.model.claim import Claim, Phase, Polarity, Voice, VoiceKind
from sinoclaim.model.finding import Finding
from tests.align.making import amount, claim, years
from tests.compare.judging import RULES, SAID, left, lent, returned, signed

FRAMES, NAMES = RULES.frames.frames, RULES.names
DENIED = {"polarity": Polarity.DENIED}
PLANNED = {"phase": Phase.AGREED}


def met(a: Claim, b: Claim, *, large: bool = True) -> bool:
    return bool(pairs([a, replace(b, document="b")], FRAMES, NAMES, large=large))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (signed(when="1950-02-14"), signed(when="1950-02-15")),
        (left("1955-05-24"), returned("1955-05-26")),
        (lent(amount(300, "usd")), lent(amount(30, "usd"))),
        (claim("meet", agent="stalin", counterpart="mao-zedong"), claim("meet", agent="stalin", **DENIED)),
        (
            claim("last", theme="treaty-1950", duration=years(30)),
            claim("last", theme="treaty-1950", duration=years(20)),
        ),
    ],
)
def test_claims_that_can_differ_meet(one: Claim, other: Claim) -> None:
    assert met(one, other)
    assert met(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (signed(), signed(when="1950-02-15", phase=Phase.PROPOSED)),
        (signed(), signed(when="1950-02-15", hedged=True)),
        (signed(), signed(when="1950-02-15", voice=Voice(kind=VoiceKind.REPORTED, speaker="according to"))),
        (claim("meet", agent="stalin"), claim("meet", agent="stalin")),
        (claim("meet", agent="stalin", when="1950-01-22"), claim("meet", agent="stalin", when="1950-02-01")),
        (lent(amount(300, "usd")), lent(amount(30, "rub"))),
        (left("1955-05-24"), left("1955-05-26", **PLANNED)),
    ],
)
def test_claims_that_cannot_differ_meet_only_where_silence_is_explained(one: Claim, other: Claim) -> None:
    assert met(one, other, large=False)
    assert not met(one, other)


def test_what_all_speak_of_is_not_enough_by_itself() -> None:
    crowd = [
        claim("sign", document=f"d{n:03}", when=f"1950-02-{n % 28 + 1:02}", theme="treaty-1950")
        for n in range(COMMON + 2)
    ]
    assert pairs(crowd, FRAMES, NAMES) != []
    assert pairs(crowd, FRAMES, NAMES, large=True) == []
    nearer = [replace(c, context=("moscow",)) if c.document in {"d001", "d002"} else c for c in crowd]
    assert [(a.document, b.document) for a, b in pairs(nearer, FRAMES, NAMES, large=True)] == [("d001", "d002")]


def test_no_finding_is_lost() -> None:
    made = [
        *(signed(when=f"1950-02-{day}") for day in (12, 14, 15)),
        *(left(f"195{year}-05-24") for year in (2, 5)),
        *(returned(f"195{year}-05-26") for year in (3, 5)),
        *(lent(amount(n, "usd")) for n in (30, 300)),
        claim("sign", theme="treaty-1950 /treaty", when="1950-02-14", **DENIED, **SAID),
    ]
    claims = [replace(c, document=f"d{n:02}") for n, c in enumerate(made)]
    setting = settings_of(claims)
    every = {(a.document, b.document) for a, b in pairs(claims, FRAMES, NAMES, large=True)}
    for a, b in pairs(claims, FRAMES, NAMES):
        if isinstance(judge(a, b, RULES, setting), Finding):
            assert (a.document, b.document) in every


def test_only_a_large_corpus_is_thinned() -> None:
    few = [replace(signed(), document=f"d{n:02}") for n in range(FEW)]
    assert not settings_of(few).large
    assert settings_of([*few, replace(signed(), document="more")]).large
