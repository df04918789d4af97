"""Which finding is covered by which decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations
from textwrap import wrap

import pytest

import sinoclaim
from sinoclaim.compare.identity import fingerprint
from sinoclaim.ledger.standing import decide, settle, witness_of
from sinoclaim.model.decision import Decision, Ruling, Standing
from sinoclaim.model.document import Document
from sinoclaim.model.finding import Finding

MAY = "The last Soviet troops left Port Arthur on 26 May 1955."
OCTOBER = "The last Soviet troops left Port Arthur in October 1955."
RAIL = "On 31 December 1952 the Soviet Union handed over the Changchun Railway to China."
RAIL_LATE = "In March 1953 the Soviet Union handed over the Changchun Railway to China."
STORY = "The band played on the quay until the ship was gone, and those who had come to look went home in silence."
TODAY = "2026-01-01"


def findings(**texts: str) -> tuple[Finding, ...]:
    """Check documents and return what is found in them, by message."""
    report = sinoclaim.check([Document.from_text(name, text) for name, text in texts.items()])
    return tuple(sorted(report.findings, key=lambda finding: finding.id))


def dismissed(found: Sequence[Finding], **more: str) -> list[Decision]:
    return [decide(finding, Ruling.DISMISSED, "a misprint", **more) for finding in found]


def standings(found: Sequence[Finding], decisions: Sequence[Decision], today: str = TODAY) -> list[str]:
    settled, stale = settle(found, decisions, today)
    return [finding.status.value for finding in settled] + [f"stale {item.standing.value}" for item in stale]


@pytest.fixture(scope="module")
def one() -> tuple[Finding, ...]:
    found = findings(a=MAY, b=OCTOBER)
    assert len(found) == 1
    return found


def test_without_decisions_all_is_new(one: tuple[Finding, ...]) -> None:
    assert settle(one, [], TODAY) == (one, ())
    assert standings([], []) == []


def test_a_decision_covers_its_finding(one: tuple[Finding, ...]) -> None:
    settled, stale = settle(one, dismissed(one), TODAY)
    assert not settled[0].is_open
    assert settled[0].decision == dismissed(one)[0]
    assert stale == ()


@pytest.mark.parametrize(
    ("expires", "today", "standing"),
    [
        ("2026-03-01", "2026-02-28", "unchanged"),
        ("2026-03-01", "2026-03-01", "unchanged"),
        ("2026-03-01", "2026-03-02", "expired"),
        ("2026-03-01", "2027-01-01", "expired"),
        ("2026-03-01", "", "unchanged"),
        ("2026-02-30", "2026-01-01", "expired"),
        ("June", "2026-01-01", "expired"),
        ("20260301", "2026-01-01", "expired"),
        ("2026-3-1", "2026-01-01", "expired"),
        ("9999-12-31", "2026-01-01", "unchanged"),
        ("", "2026-01-01", "unchanged"),
        ("June", "", "unchanged"),
    ],
)
def test_expiry(one: tuple[Finding, ...], expires: str, today: str, standing: str) -> None:
    stale = ["stale expired"] if standing == "expired" else []
    assert standings(one, dismissed(one, expires=expires), today) == [standing, *stale]


@pytest.mark.parametrize(
    "texts",
    [
        {"a": "Nothing of note.\n" * 100 + "\n" + MAY, "b": OCTOBER},
        {"a": "\n".join(wrap(f"{STORY} {MAY} {STORY}", 60)), "b": OCTOBER},
        {"c": OCTOBER, "z": MAY},
        {"a": f"{MAY}\n\nThe harbour was quiet.", "b": OCTOBER, "c": "A calm day."},
    ],
    ids=["lines above", "reflow", "rename", "more"],
)
def test_edits_elsewhere_keep_the_standing(one: tuple[Finding, ...], texts: dict[str, str]) -> None:
    assert standings(findings(**texts), dismissed(one)) == ["unchanged"]


def test_an_edited_quote_is_an_update(one: tuple[Finding, ...]) -> None:
    edited = findings(a=MAY, b=OCTOBER.replace("October", "December"))
    assert edited[0].id != one[0].id
    settled, stale = settle(edited, dismissed(one), TODAY)
    assert (settled[0].status, stale) == (Standing.UPDATED, ())
    assert settled[0].decision == dismissed(one)[0]
    assert settled[0].is_open


def test_a_changed_witness_is_an_update(one: tuple[Finding, ...]) -> None:
    changed = [replace(decision, witness=("a", "b")) for decision in dismissed(one)]
    assert standings(one, changed) == ["updated"]
    assert standings(findings(a=MAY, b=OCTOBER.replace("The", "THE")), dismissed(one)) == ["updated"]


def test_one_fixed_and_another_introduced_are_both_seen(one: tuple[Finding, ...]) -> None:
    other = findings(a=f"{MAY} {RAIL}", b=RAIL_LATE)
    assert [finding.rule for finding in (*one, *other)] == ["SC101", "SC101"]
    assert standings(other, dismissed(one)) == ["new", "stale absent"]


def test_another_rule_is_another_matter(one: tuple[Finding, ...]) -> None:
    edited = findings(a=MAY, b=OCTOBER.replace("October", "December"))
    assert standings(edited, [replace(made, rule="SC401") for made in dismissed(one)]) == ["new", "stale absent"]


def test_one_decision_stands_for_one_edit_the_most_alike(one: tuple[Finding, ...]) -> None:
    near = findings(a=MAY, b=OCTOBER.replace("October", "December"))
    far = findings(a=MAY, b=OCTOBER.replace("The last Soviet troops", "The very last of the Soviet troops"))
    for found in permutations((*near, *far)):
        settled, _ = settle(found, dismissed(one), TODAY)
        by_id = {finding.id: finding.status for finding in settled}
        assert by_id == {near[0].id: Standing.UPDATED, far[0].id: Standing.NEW}


def test_the_order_of_findings_stays_and_that_of_decisions_does_not_matter(one: tuple[Finding, ...]) -> None:
    found = (*one, *findings(a=RAIL, b=RAIL_LATE))
    decisions = [*dismissed(one), *dismissed(findings(a="Mao arrived in Moscow on 16 December 1949.",
                                                     b="Mao arrived in Moscow on 18 December 1949."))]  # fmt: skip
    told = {repr(settle(found, order, TODAY)) for order in permutations(decisions)}
    assert len(told) == 1
    assert [finding.id for finding in settle(found, decisions, TODAY)[0]] == [finding.id for finding in found]


def test_two_sources_with_one_sentence_share_a_decision(one: tuple[Finding, ...]) -> None:
    found = findings(
        a=MAY, b=OCTOBER, c=f"{OCTOBER} The weather was fine, and the band played until the ship was gone."
    )
    same = [finding for finding in found if finding.id == one[0].id]
    assert standings(same, dismissed(one)) == ["unchanged"] * len(same)


def test_settling_twice_changes_nothing(one: tuple[Finding, ...]) -> None:
    settled, stale = settle(one, dismissed(one), TODAY)
    assert settle(settled, dismissed(one), TODAY) == (settled, stale)
    assert settle(settled, [], TODAY) == (one, ())


def test_witnesses_are_even_and_sorted(one: tuple[Finding, ...]) -> None:
    assert witness_of(one[0]) == (OCTOBER, MAY)
    assert fingerprint("SC101", *one[0].claims) == one[0].id
