"""Check what is worth comparing, what counts as a copy, and how findings gather."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sinoclaim.align.block import blocks, family_of, keys_of, pairs
from sinoclaim.align.cluster import agreements, disputes
from sinoclaim.align.copies import find_copies
from sinoclaim.align.event import Match, match
from sinoclaim.align.fillers import compare_fillers
from sinoclaim.align.setting import Setting, settings_of
from sinoclaim.compare.pair import frames_of
from sinoclaim.model.claim import Claim
from sinoclaim.model.document import Document
from sinoclaim.model.finding import Finding, Kind, Reason, Silence, Verdict
from tests.align.making import amount, claim, filler
from tests.extract.rules_once import loaded_rules

FRAMES = loaded_rules().frames.frames
NAMES = loaded_rules().names

# --- blocks ------------------------------------------------------------------------------------------------------


def test_a_claim_is_found_by_all_that_it_names() -> None:
    made = claim("transfer", theme="port-arthur /port", agent="/troops <ussr", context=("stalin",))
    things = {thing for family, thing in keys_of(made, FRAMES) if family == "control"}
    assert {"port-arthur", "port", "troops", "ussr", "stalin"} <= things


@pytest.mark.parametrize(
    ("one", "other", "met"),
    [
        (claim("transfer", theme="dalian"), claim("hold", theme="dalian"), True),
        (claim("transfer", theme="dalian"), claim("withdraw", place="dalian"), True),
        (claim("sign", theme="treaty-1950"), claim("ratify", theme="treaty-1950"), True),
        (claim("sign", theme="/treaty ~pact"), claim("sign", theme="treaty-1950 /treaty"), True),
        (claim("killed", quantities=(amount(5),)), claim("number-of", quantities=(amount(9),)), True),
        (claim("number-of", quantities=(amount(5),)), claim("nowhere-known", quantities=(amount(9),)), True),
        (claim("transfer", theme="dalian"), claim("transfer", theme="port-arthur"), False),
        (claim("transfer", theme="dalian"), claim("sign", theme="dalian"), False),
        (claim("number-of", quantities=(amount(5),)), claim("number-of", quantities=(amount(9, "usd"),)), False),
        (claim("death", theme="~crate"), claim("death", theme="~crate"), False),
    ],
)
def test_claims_meet_if_their_families_and_names_do(one: Claim, other: Claim, *, met: bool) -> None:
    here, there = (keys_of(c, FRAMES) for c in (one, other))
    assert bool(here & there) is met


def test_a_claim_without_a_known_frame_is_an_amount() -> None:
    assert family_of(claim("number-of"), FRAMES) == family_of(claim("nowhere-known"), FRAMES) == "number"
    assert family_of(claim("transfer"), FRAMES) == "control"


def test_pairs_stand_once_in_document_order() -> None:
    theme = {"theme": "dalian", "agent": "ussr"}
    found = [
        claim("transfer", document="b", order=1, **theme),
        claim("transfer", document="a", order=0, **theme),
        claim("hold", document="b", order=0, **theme),
        claim("transfer", document="a", order=1, theme="moscow"),
    ]
    keys = [tuple((c.document, c.order) for c in pair) for pair in pairs(found, FRAMES)]
    assert keys == [(("a", 0), ("b", 0)), (("a", 0), ("b", 1))]
    assert pairs(found[::-1], FRAMES) == pairs(found, FRAMES)


def test_a_block_needs_two_documents() -> None:
    alone = [claim("transfer", document="a", order=n, theme="dalian") for n in range(3)]
    assert not list(blocks(alone, FRAMES))
    assert not pairs(alone, FRAMES)


# --- the setting -------------------------------------------------------------------------------------------------


def test_known_names_are_shared_unknown_ones_are_not() -> None:
    a = claim("death", document="a", context=("stalin", "moscow", "name:sidorov"))
    b = claim("death", document="b", context=("stalin", "beijing", "name:sidorov"))
    setting = settings_of([a, b])
    assert setting.shared_names(a, b) == setting.shared_names(b, a) == 1
    assert setting.shared_names(a, claim("death", document="c")) == 0


def test_what_is_told_once() -> None:
    a, b = claim("death", document="a"), claim("death", document="b")
    again = claim("death", document="b", order=1)
    assert settings_of([a, b]).told_once(a, b)
    assert settings_of([a, b, replace(again, note=True)]).told_once(a, b)
    assert not settings_of([a, b, again]).told_once(a, b)
    assert not Setting().told_once(a, b)


def test_what_is_counted_once() -> None:
    few, many = amount(5), amount(9)
    a, b = (claim("killed", document=name, quantities=(few,)) for name in "ab")
    more = claim("killed", document="b", order=1, quantities=(replace(many, start=9),))
    assert settings_of([a, b]).counted_once(a, few, b, few)
    assert not settings_of([a, b, more]).counted_once(a, few, b, few)
    paid = claim("price", document="b", order=1, quantities=(replace(amount(9, "usd"), start=20),))
    assert settings_of([a, b, paid]).counted_once(a, few, b, few)
    assert not Setting().counted_once(a, few, b, few)


# --- one event or two --------------------------------------------------------------------------------------------


def weighed(a: Claim, b: Claim, setting: Setting | None = None) -> Match:
    return match(a, b, frames_of(a, b, loaded_rules()), NAMES, setting or Setting())


LEFT = claim("arrive", agent="mao-zedong", place="moscow", when="1949-12-16", context=("moscow",), words=("train",))


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (
            claim("arrive", agent="mao-zedong", place="moscow", when="1949-12-16"),
            claim("arrive", agent="mao-zedong", place="moscow", when="1951-12-16"),
        ),
        (
            claim("arrive", agent="mao-zedong", place="moscow", when="1949-12-16"),
            claim("arrive", agent="mao-zedong", when="1949-12-16"),
        ),
        (claim("arrive", agent="mao-zedong", place="moscow"), claim("arrive", agent="mao-zedong", place="beijing")),
        (claim("arrive", agent="mao-zedong"), claim("arrive", agent="mao-zedong ^")),
        (claim("arrive", agent="mao-zedong", words=("train",)), claim("arrive", agent="mao-zedong")),
        (claim("arrive", agent="mao-zedong", context=("moscow",)), claim("arrive", agent="mao-zedong")),
    ],
)
def test_more_in_common_weighs_more(better: Claim, worse: Claim) -> None:
    assert weighed(LEFT, better).score > weighed(LEFT, worse).score
    assert weighed(better, LEFT).score == weighed(LEFT, better).score


def test_pages_on_one_subject_weigh_more() -> None:
    other = claim("arrive", agent="mao-zedong", document="b", context=("moscow",))
    crowded = claim("arrive", agent="mao-zedong", document="b", order=1)
    once = weighed(LEFT, other, settings_of([LEFT, other]))
    assert once.score > weighed(LEFT, other, settings_of([LEFT, other, crowded])).score > weighed(LEFT, other).score


def test_a_match_knows_what_is_said_and_what_differs() -> None:
    same = weighed(LEFT, claim("arrive", agent="mao-zedong", place="moscow"))
    assert same.identified()
    assert not same.differing()
    other = weighed(LEFT, claim("arrive", agent="mao-zedong", place="beijing"))
    assert other.differing() == ("place",)
    nobody = weighed(claim("sign", when="1950"), claim("sign", when="1950"))
    assert not nobody.identified()


def test_the_roles_of_two_frames_are_not_compared() -> None:
    across = weighed(claim("transfer", theme="dalian"), claim("hold", theme="dalian"))
    assert not across.roles
    assert not across.same_frame


# --- copies ------------------------------------------------------------------------------------------------------

LONG = (
    "The guns of the fortress had been greased, the barracks swept and the maps handed over in sealed boxes; "
    "in the harbour the last transports lay under steam, and the band of the garrison played on the quay until dusk."
)
OTHER = (
    "Every paper in the capital wrote about the harvest that week, about the new bridge over the river, the price of "
    "cloth and the winter stores, and none of them had a word to say about what was signed behind the closed doors."
)


@pytest.mark.parametrize(
    ("one", "other", "copied"),
    [
        (LONG, LONG, True),
        (LONG, LONG.upper().replace(",", " ,"), True),
        (LONG, f"{LONG} They left on 26 May 1955.", True),
        (LONG, LONG.replace("dusk", "midnight"), True),
        (LONG, f"Quoted in full: {LONG}\n\n{OTHER}", True),
        (LONG, OTHER, False),
        (LONG, LONG[:70] + OTHER, False),
        ("They left.", "They left.", False),
        ("", "", False),
        (LONG, "", False),
    ],
)
def test_copies(one: str, other: str, *, copied: bool) -> None:
    documents = [Document.from_text("b", other), Document.from_text("a", one)]
    assert find_copies(documents) == ({"b": "a"} if copied else {})


def test_copies_of_copies_count_as_the_first() -> None:
    names = ("a", "b", "c")
    documents = [Document.from_text(name, f"{LONG} Copy {name}.") for name in names]
    assert find_copies([*documents, Document.from_text("d", OTHER)]) == {"b": "a", "c": "a"}


# --- disputes and agreements -------------------------------------------------------------------------------------


def finding(a: Claim, b: Claim, values: tuple[str, str], kind: Kind = Kind.DATE, confidence: int = 500) -> Finding:
    return Finding(
        id=f"sc1:{kind}-{a.document}{b.document}",
        rule="SC101",
        kind=kind,
        verdict=Verdict.CONTRADICTION,
        confidence=confidence,
        topic="arrival",
        message="they differ",
        claims=(a, b),
        values=values,
    )


A, B, C, D = (claim("arrive", document=name, agent="mao-zedong") for name in "abcd")


def test_findings_that_share_a_claim_are_one_dispute() -> None:
    found = [finding(A, B, ("16", "21")), finding(B, C, ("21", "16")), finding(A, D, ("16", "1\n8"))]
    (dispute,) = disputes(found, {})
    assert [(p.value, [c.document for c in p.claims], p.independent) for p in dispute.positions] == [
        ("1 8", ["d"], 1),
        ("16", ["a", "c"], 2),
        ("21", ["b"], 1),
    ]
    assert disputes(found[::-1], {}) == (dispute,)


def test_copies_are_one_witness() -> None:
    (dispute,) = disputes([finding(A, B, ("16", "21")), finding(B, C, ("21", "16"))], {"c": "a"})
    assert [(p.value, p.independent) for p in dispute.positions] == [("16", 1), ("21", 1)]


def test_other_kinds_and_other_claims_are_other_disputes() -> None:
    found = [finding(A, B, ("16", "21")), finding(A, B, ("x", "y"), kind=Kind.PLACE), finding(C, D, ("1", "2"))]
    made = disputes(found, {})
    assert [dispute.slot for dispute in made] == [Kind.DATE, Kind.DATE, Kind.PLACE]
    assert len({dispute.id for dispute in made}) == 3
    assert disputes([], {}) == ()


def test_a_dispute_leads_with_its_surest_finding() -> None:
    (dispute,) = disputes([finding(A, B, ("1", "2")), finding(B, C, ("2", "3"), confidence=900)], {})
    assert dispute.findings == ("sc1:date-bc", "sc1:date-ab")


def test_agreements_gather_what_says_the_same() -> None:
    def agreeing(a: Claim, b: Claim, topic: str) -> tuple[Silence, str]:
        return Silence(claims=(a, b), reason=Reason.AGREES, detail=""), topic

    made = agreements([agreeing(A, B, "arrival"), agreeing(B, C, "arrival again")])
    assert [(row.topic, [c.document for c in row.claims]) for row in made] == [("arrival", ["a", "b", "c"])]
    assert agreements([]) == ()


@pytest.mark.parametrize(
    ("left", "right", "likeness"),
    [("43-56", "13-56", "different"), ("43-56", "43-56", "same"), ("43-56", "", "same"), ("", "", "same")],
)
def test_a_number_sets_things_of_one_name_apart(left: str, right: str, likeness: str) -> None:
    one, other = (replace(filler("name:nie"), number=number) for number in (left, right))
    assert compare_fillers(one, other, NAMES).likeness == likeness == compare_fillers(other, one, NAMES).likeness
