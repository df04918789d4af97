"""The guard: what it says of curated claims, and that it leaves the report of the corpus as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from sinoclaim.guard import difference, guard
from sinoclaim.ingest import document_from_text, read_paths
from sinoclaim.ledger.claims_file import read_claims
from sinoclaim.ledger.standing import decide
from sinoclaim.model.curated import CuratedClaim, Drift, Guarded, GuardReport, Support, Witness
from sinoclaim.model.decision import Decision, Ruling, Standing
from sinoclaim.model.document import Document
from sinoclaim.pipeline import CheckOptions, check
from sinoclaim.rules import Rules, load_rules

ROOT = Path(__file__).parents[1]
DISPATCH = "DALIAN, May 27, 1955 — The last Soviet troops left Port Arthur yesterday."
MEMOIR = "The last Soviet troops left Port Arthur in October 1955. The Soviet Union lent China 500 million dollars."


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules()


def documents(rules: Rules, **texts: str) -> list[Document]:
    return [document_from_text(f"{name}.txt", text, rules.reading) for name, text in texts.items()]


def claim(
    statement: str, name: str = "a", *, quote: str = "", date: str = "", holder: str = "", number: str = ""
) -> CuratedClaim:
    evidence = (Witness(source="dispatch.txt", quote=quote),) if quote else ()
    return CuratedClaim(
        id=name, statement=statement, evidence=evidence, file="claims/x.toml", date=date, holder=holder, number=number
    )


def one(rules: Rules, made: CuratedClaim, *decisions: Decision, today: str = "", **texts: str) -> Guarded:
    found = guard(documents(rules, **texts), [made], decisions, rules, today=today)
    return found.claims[0]


LEFT = "The last Soviet troops left Port Arthur on 26 May 1955."


def test_a_passage_that_says_the_same_supports(rules: Rules) -> None:
    entry = one(rules, claim(LEFT), dispatch=DISPATCH)
    assert (entry.support, entry.sound, entry.readable) == (Support.SUPPORTED, True, True)
    assert [read.document for read in entry.agreeing] == ["dispatch.txt"]


def test_a_passage_that_says_otherwise_contradicts(rules: Rules) -> None:
    entry = one(rules, claim(LEFT, quote="left Port Arthur yesterday"), dispatch=DISPATCH, memoir=MEMOIR)
    assert (entry.support, entry.sound) == (Support.CONTRADICTED, False)
    (finding,) = entry.findings
    assert {side.document for side in finding.claims} == {"claims/x.toml#a", "memoir.txt"}


def test_a_term_is_held_against_signature_and_end(rules: Rules) -> None:
    signed = "The Treaty of Portsmouth was signed on 5 September 1905."
    entry = one(
        rules,
        claim("The Treaty of Portsmouth was to remain in force for ten years."),
        almanac=signed,
        memoir="The Treaty of Portsmouth expired in 1913.",
    )
    assert entry.support is Support.CONTRADICTED
    assert [(finding.rule, finding.links[0].document) for finding in entry.findings] == [("SC102", "almanac.txt")]


@pytest.mark.parametrize(("ruling", "support"), [
    (Ruling.DISMISSED, Support.SUPPORTED), (Ruling.RESOLVED, Support.SUPPORTED),
    (Ruling.ACCEPTED, Support.CONTRADICTED), (Ruling.DEFERRED, Support.CONTRADICTED),
])  # fmt: skip
def test_a_decision_makes_the_claim_sound_and_one_against_the_finding_supports(
    rules: Rules, ruling: Ruling, support: Support
) -> None:
    (finding,) = one(rules, claim(LEFT), dispatch=DISPATCH, memoir=MEMOIR).findings
    decision = decide(finding, ruling, "from memory", expires="2027-01-31")
    entry = one(rules, claim(LEFT), decision, dispatch=DISPATCH, memoir=MEMOIR, today="2027-01-31")
    assert (entry.support, entry.sound) == (support, True)
    late = one(rules, claim(LEFT), decision, dispatch=DISPATCH, memoir=MEMOIR, today="2027-02-01")
    assert (late.support, late.sound, late.findings[0].status) == (Support.CONTRADICTED, False, Standing.EXPIRED)


def test_evidence_that_stands_supports_by_itself(rules: Rules) -> None:
    made = claim("Nobody was sad.", quote="left Port Arthur yesterday")
    entry = one(rules, made, dispatch=DISPATCH)
    assert (entry.support, entry.readable, entry.agreeing) == (Support.SUPPORTED, False, ())
    drifted = one(rules, claim("Nobody was sad.", quote="left Port Arthur today"), dispatch=DISPATCH)
    assert (drifted.support, drifted.sound, drifted.witnesses[0].drift) == (
        Support.UNSUPPORTED,
        False,
        Drift.CHANGED,
    )


def test_what_nobody_says_is_unsupported_and_yet_fails_nothing(rules: Rules) -> None:
    entry = one(rules, claim("Mao left Peking on 6 December 1949."), dispatch=DISPATCH)
    assert (entry.support, entry.sound, entry.readable) == (Support.UNSUPPORTED, True, True)


@pytest.mark.parametrize(("date", "support"), [
    ("1955-05-26", Support.SUPPORTED), ("1955-10", Support.CONTRADICTED), ("1955", Support.SUPPORTED),
])  # fmt: skip
def test_a_date_that_is_stated_apart_wins(rules: Rules, date: str, support: Support) -> None:
    made = claim("The last Soviet troops left Port Arthur in October 1931.", date=date)
    assert one(rules, made, dispatch=DISPATCH).support is support


@pytest.mark.parametrize(("number", "support"), [
    ("500 million dollars", Support.SUPPORTED), ("300 million dollars", Support.CONTRADICTED),
])  # fmt: skip
def test_a_number_that_is_stated_apart_wins(rules: Rules, number: str, support: Support) -> None:
    made = claim("The Soviet Union lent China 77 million dollars in February 1950.", number=number)
    text = "The Soviet Union lent China 500 million dollars in February 1950."
    assert one(rules, made, memoir=text).support is support


@pytest.mark.parametrize(("holder", "support"), [("China", Support.SUPPORTED), ("ussr", Support.CONTRADICTED)])
def test_a_holder_that_is_stated_apart_wins(rules: Rules, holder: str, support: Support) -> None:
    made = claim("In June 1951 Japan kept control of Port Arthur.", holder=holder)
    entry = one(rules, made, memoir="In June 1951 China kept control of Port Arthur.")
    assert entry.support is support


def test_who_says_it_of_somebody_else_does_not_support(rules: Rules) -> None:
    made = claim("In June 1951 the Soviet Union controlled Port Arthur.")
    assert one(rules, made, memoir="In June 1951 China controlled Port Arthur.").support is Support.UNSUPPORTED


def test_a_statement_is_no_copy_of_the_document_that_it_quotes(rules: Rules) -> None:
    long = "Mr. Khrushchev and Mr. Chou En-lai signed the communique in Peking on October 12, 1954. " * 3 + LEFT
    entry = one(rules, claim(long.replace("26 May", "26 June")), dispatch=long)
    assert entry.support is Support.CONTRADICTED


def test_two_claims_that_contradict_one_another_are_told(rules: Rules) -> None:
    made = [claim(LEFT), claim(LEFT.replace("26 May", "26 October"), "b")]
    found = guard(documents(rules, other="Mao left Peking on 6 December 1949."), made, (), rules)
    (conflict,) = found.conflicts
    assert {side.document for side in conflict.claims} == {"claims/x.toml#a", "claims/x.toml#b"}
    assert all(not entry.findings and entry.support is Support.UNSUPPORTED for entry in found.claims)
    decided = guard(found.report.documents, made, [decide(conflict, Ruling.DEFERRED, "later")], rules)
    assert not decided.conflicts[0].is_open
    assert not decided.stale


def test_a_claim_in_the_words_of_a_source_shares_its_decision_and_keeps_the_report(rules: Rules) -> None:
    sources = documents(rules, dispatch=LEFT, memoir=MEMOIR)
    made = [claim(LEFT), claim(LEFT, "b")]
    found = guard(sources, made, (), rules)
    assert found.report == check(sources, rules)
    for entry in found.claims:
        (finding,) = entry.findings
        assert entry.claim.name in {side.document for side in finding.claims}
        assert finding.id == found.report.findings[0].id
    (finding,) = found.findings
    decided = guard(sources, made, [decide(finding, Ruling.ACCEPTED, "so it is")], rules)
    assert all(entry.sound for entry in decided.claims)


def test_options_choose_among_the_findings_of_claims_too(rules: Rules) -> None:
    options = CheckOptions(ignore=("SC1",))
    found = guard(documents(rules, dispatch=DISPATCH, memoir=MEMOIR), [claim(LEFT)], (), rules, options=options)
    assert not found.findings


def own() -> list[Document]:
    return list(read_paths([ROOT / "corpus"], load_rules().reading).documents)


@pytest.fixture(scope="module")
def own_round(rules: Rules) -> GuardReport:
    return guard(own(), read_claims(ROOT / "claims"), (), rules)


def test_the_report_of_the_corpus_is_that_of_a_check(rules: Rules, own_round: GuardReport) -> None:
    assert own_round.report == check(own(), rules)


def test_our_own_claims_are_read_borne_out_and_at_peace(own_round: GuardReport) -> None:
    assert all(entry.readable and entry.support is not Support.UNSUPPORTED for entry in own_round.claims)
    assert all(state.drift is Drift.HELD for entry in own_round.claims for state in entry.witnesses)
    assert not own_round.conflicts


def test_neither_the_order_of_documents_nor_that_of_claims_matters(rules: Rules, own_round: GuardReport) -> None:
    turned = guard(own()[::-1], read_claims(ROOT / "claims")[::-1], (), rules)
    assert turned.claims[::-1] == own_round.claims
    assert {finding.id for finding in turned.findings} == {finding.id for finding in own_round.findings}
    assert turned.report == own_round.report


def test_the_difference_of_two_rounds_names_what_is_new_and_what_is_gone(rules: Rules) -> None:
    made = claim(LEFT, quote="left Port Arthur yesterday")
    before = guard(documents(rules, dispatch=DISPATCH), [made], (), rules)
    after = guard(documents(rules, dispatch=DISPATCH.replace("yesterday", "today"), memoir=MEMOIR), [made], (), rules)
    changed = difference(before, after, "main")
    assert len(changed.new) >= 2
    assert not changed.gone
    (state,) = changed.claims
    assert (state.before, state.after, state.worse) == ("supported", "contradicted, evidence changed", True)
    back = difference(after, before, "main")
    assert (back.new, back.claims[0].worse) == ((), False)
    assert {finding.id for finding in back.gone} == {finding.id for finding in changed.new}
