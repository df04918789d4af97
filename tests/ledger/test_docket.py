"""Rule on findings one by one, take rulings back, and read rulings that a script made."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinoclaim.errors import LedgerError
from sinoclaim.ledger.batch import read_batch
from sinoclaim.ledger.book import apply
from sinoclaim.ledger.decisions_file import read_decisions, write_decisions
from sinoclaim.ledger.docket import Docket
from sinoclaim.ledger.standing import decide, settle
from sinoclaim.ledger.suggestions import doubts, suggested
from sinoclaim.model.decision import Ruling
from sinoclaim.model.finding import Finding
from sinoclaim.model.share import wilson
from tests.report.factory import full

FINDINGS = full().findings
GOOD = '{"fingerprint": "sc1:1", "verdict": "dismissed", "reason": "a misprint"}'


@pytest.fixture
def docket(tmp_path: Path) -> Docket:
    return Docket(path=tmp_path / "decisions.toml", findings=FINDINGS, by="kx")


def kept(docket: Docket) -> dict[str, str]:
    return {made.fingerprint: f"{made.ruling}: {made.reason}" for made in read_decisions(docket.path)}


def test_each_ruling_is_in_the_file_at_once(docket: Docket) -> None:
    for at, finding in enumerate(FINDINGS, start=1):
        assert docket.finding == finding
        docket.rule(Ruling.DISMISSED, f"reason {at}")
        assert len(kept(docket)) == at
    assert docket.left == 0
    assert all(not finding.is_open for finding in settle(FINDINGS, read_decisions(docket.path), "")[0])


def test_the_next_is_the_next_without_a_ruling(docket: Docket) -> None:
    docket.step(1)
    docket.rule(Ruling.ACCEPTED, "x")
    assert docket.at == 2
    docket.step(-2)
    docket.rule(Ruling.ACCEPTED, "x")
    assert docket.at == 2
    docket.step(-3)
    assert docket.at == len(FINDINGS) - 1


def test_everything_can_be_taken_back(docket: Docket) -> None:
    assert not docket.undo()
    docket.rule(Ruling.ACCEPTED, "x")
    docket.note("on second thoughts")
    docket.step(-1)
    docket.note("better said")
    first, second = (finding.id for finding in FINDINGS[:2])
    assert kept(docket) == {first: "accepted: better said", second: "deferred: on second thoughts"}
    assert docket.undo()
    assert kept(docket)[first] == "accepted: x"
    assert docket.ruled[first].reason == "x"
    assert docket.undo()
    assert docket.undo()
    assert kept(docket) == {}
    assert (docket.at, docket.left) == (0, len(FINDINGS))


def test_what_others_write_in_the_meantime_stays(docket: Docket) -> None:
    docket.rule(Ruling.ACCEPTED, "x")
    other = decide(FINDINGS[-1], Ruling.DISMISSED, "theirs")
    write_decisions(docket.path, [*read_decisions(docket.path), other])
    docket.rule(Ruling.ACCEPTED, "y")
    docket.undo()
    assert [made.reason for made in read_decisions(docket.path)] == ["x", "theirs"]


def test_a_new_ruling_takes_the_place_of_the_one_that_was_edited(tmp_path: Path) -> None:
    path = tmp_path / "decisions.toml"
    old = decide(FINDINGS[0], Ruling.DISMISSED, "old")
    before = Docket(path=path, findings=FINDINGS)
    before.rule(Ruling.DISMISSED, "old")
    edited = Finding(**{name: getattr(FINDINGS[0], name) for name in Finding.__slots__} | {"id": "sc1:new"})
    settled, _ = settle([edited], [old], "")
    docket = Docket(path=path, findings=settled)
    docket.rule(Ruling.ACCEPTED, "new")
    assert kept(docket) == {"sc1:new": "accepted: new"}
    docket.undo()
    assert kept(docket) == {FINDINGS[0].id: "dismissed: old"}


def test_a_failed_write_rules_nothing(docket: Docket) -> None:
    docket.path.mkdir()
    with pytest.raises(LedgerError):
        docket.rule(Ruling.ACCEPTED, "x")
    assert docket.ruled == {}
    assert not docket.undo()


def test_a_change_that_changes_nothing_writes_nothing(tmp_path: Path) -> None:
    assert apply(tmp_path / "decisions.toml", {"sc1:1": None}) == {"sc1:1": None}
    assert not (tmp_path / "decisions.toml").exists()


@pytest.mark.parametrize("ruling", Ruling)
def test_there_is_always_a_reason_to_suggest(ruling: Ruling) -> None:
    assert all(reason.strip() for finding in FINDINGS for reason in suggested(finding, ruling))
    assert any("too little" in doubt for finding in FINDINGS for doubt in doubts(finding))


@pytest.mark.parametrize(
    "text", [GOOD, f"\n{GOOD}\n\n", '[[decision]]\nfingerprint="sc1:1"\nverdict="dismissed"\nreason="a misprint"']
)
def test_a_batch_in_either_form(text: str) -> None:
    (entry,) = read_batch(text, "b")
    assert (entry.fingerprint, entry.ruling, entry.reason) == ("sc1:1", Ruling.DISMISSED, "a misprint")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"{GOOD}\n{{", "b: line 2: is not JSON"),
        (f"{GOOD}\n{GOOD}", "b: line 2: 'fingerprint' sc1:1 stands in b: line 1 too"),
        (f"{GOOD}\n[]", "b: line 2: must be a table"),
        (GOOD.replace("misprint", "x").replace("a x", " "), "b: line 1: 'reason' must be text and not empty"),
        (GOOD.replace("reason", "why"), "b: line 1: 'why' is not a key"),
        (GOOD.replace("dismissed", "no"), "b: line 1: 'verdict' must be one of accepted"),
        (GOOD.replace("}", ', "by": 5}'), "b: line 1: 'by' must be text"),
        (GOOD.replace("}", ', "expires": "June"}'), "b: line 1: 'expires' June is no day"),
        ("", "b: 'decision' is missing"),
        ("[", "b: is neither JSON Lines nor TOML"),
        ("decision = [1]", "b: [[decision]] 1: must be a table"),
    ],
)
def test_what_is_at_fault_in_a_batch(text: str, message: str) -> None:
    with pytest.raises(LedgerError) as caught:
        read_batch(text, "b")
    assert str(caught.value).startswith(message)


@given(st.integers(1, 5000).flatmap(lambda judged: st.tuples(st.integers(0, judged), st.just(judged))))
def test_the_interval_holds_the_share_and_mirrors(counts: tuple[int, int]) -> None:
    right, judged = counts
    low, high = wilson(right, judged)
    assert 0 <= low * judged <= 1000 * right <= high * judged <= 1000 * judged
    assert wilson(judged - right, judged) == (1000 - high, 1000 - low)
