"""Check what a finding says, and what its fingerprint knows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sinoclaim.compare.identity import fingerprint
from sinoclaim.compare.pair import frame_of
from sinoclaim.model.claim import Claim, Phase, Polarity, Voice, VoiceKind
from sinoclaim.model.finding import Finding, Kind
from tests.align.making import amount, claim
from tests.compare.judging import RULES, SAID, held, judged, left, lent, signed


def found(a: Claim, b: Claim) -> Finding:
    verdict = judged(a, b)
    assert isinstance(verdict, Finding)
    return verdict


def test_a_finding_names_its_rule_topic_sources_and_values() -> None:
    finding = found(left("1955-05-26"), left("1954-10"))
    assert finding.rule == "SC101"
    assert finding.values == ("1955-05-26", "1954-10")
    assert finding.message.startswith(f"{finding.topic}: a has 1955-05-26, b has 1954-10")
    assert 0 <= finding.confidence <= 1000
    assert finding.evidence


def test_a_topic_names_what_fills_its_roles() -> None:
    assert "Port Arthur" in found(held("ussr", "1953"), held("china", "1953")).topic
    assert (
        "dollar"
        in found(
            claim("lend", quantities=(amount(300, "usd", noun="dollar"),), recipient="china", **SAID),
            claim("lend", quantities=(amount(150, "usd", noun="dollar"),), recipient="china", **SAID),
        ).topic
        or "China" in found(lent(amount(3, "usd")), lent(amount(9, "usd"))).topic
    )


def test_reported_findings_are_less_sure() -> None:
    told = Voice(kind=VoiceKind.REPORTED)
    plain = found(left("1955-05-26"), left("1954-10"))
    assert found(left("1955-05-26", voice=told), left("1954-10")).confidence <= plain.confidence


def test_every_kind_has_its_frame() -> None:
    assert frame_of(claim("nowhere-known"), RULES).id == "number-of"
    assert {finding.kind for finding in (found(signed(), signed(polarity=Polarity.DENIED)),)} == {Kind.POLARITY}


# --- fingerprints ------------------------------------------------------------------------------------------------


def test_a_fingerprint_ignores_where_and_how_it_is_set() -> None:
    a = left("1955-05-26", quote="The last troops left Port Arthur.")
    moved = replace(a, order=7, span=replace(a.span, start=0, end=400), quote="The last\n  troops left\tPort Arthur.")
    b = left("1954-10")
    assert fingerprint("SC101", a, b) == fingerprint("SC101", moved, b) == fingerprint("SC101", b, moved)
    assert fingerprint("SC101", replace(a, document="elsewhere/renamed.txt"), b) == fingerprint("SC101", a, b)


@pytest.mark.parametrize(
    "other",
    [
        left("1955-05-27"),
        left("1955-05-26", phase=Phase.AGREED),
        left("1955-05-26", quote="other words"),
        left("1955-05-26", quantities=(amount(5),)),
        claim("withdraw", when="1955-05-26", theme="red-army /army", place="dalian", **SAID),
    ],
)
def test_a_fingerprint_knows_what_is_said(other: Claim) -> None:
    b = left("1954-10")
    assert fingerprint("SC101", left("1955-05-26"), b) != fingerprint("SC101", other, b)
    assert fingerprint("SC101", b, b) != fingerprint("SC201", b, b)
