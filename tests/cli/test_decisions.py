"""Checks against decisions, baselines, and what is counted from decisions."""

from __future__ import annotations

from pathlib import Path

import pytest

from sinoclaim.cli.status import Exit
from sinoclaim.ledger.decisions_file import read_decisions, write_decisions
from sinoclaim.ledger.precision import Tally
from sinoclaim.model.decision import Decision, Ruling
from tests.cli.ruling import FOUND, Project
from tests.report.schemas import strict_validator


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Project:
    return Project(tmp_path, monkeypatch, capsys)


@pytest.fixture
def known(project: Project) -> Project:
    """Return a project whose findings are all decided."""
    assert project.run("baseline", "write", "--verdict", "accepted", "--reason", "known", "--by", "kx") == Exit.CLEAN
    return project


def test_what_is_decided_fails_no_run_and_is_counted(project: Project) -> None:
    assert project.run("check") == Exit.FINDINGS
    before = project.out
    assert project.run("baseline", "write") == Exit.CLEAN
    assert project.out == "wrote 2 decisions to decisions.toml\n"
    assert project.run("check") == Exit.CLEAN
    assert "No open contradictions in 2 documents." in project.out
    assert "2 contradictions decided (2 deferred); --show-decided lists them." in project.out
    assert "SC101" not in project.out
    assert project.run("check", "--show-decided") == Exit.CLEAN
    assert project.out.count("deferred: baseline") == FOUND
    assert project.run("check", "--no-decisions") == Exit.FINDINGS
    assert project.out == before
    assert project.run("check", "--isolated") == Exit.FINDINGS


def test_json_carries_standing_and_decision(known: Project) -> None:
    known.edit("b.txt", "18 December", "19 December")
    report = known.json("check", "--format", "json")
    assert list(strict_validator("report").iter_errors(report)) == []
    assert {finding["status"] for finding in report["findings"]} == {"unchanged", "updated"}
    assert all(finding["decision"]["reason"] == "known" for finding in report["findings"])
    assert "stale" not in report
    plain = known.json("check", "--format", "json", "--no-decisions")
    assert {finding["status"] for finding in plain["findings"]} == {"new"}
    assert not any("decision" in finding for finding in plain["findings"])


def test_what_came_back_says_why(known: Project) -> None:
    known.edit("b.txt", "18 December", "19 December")
    assert known.run("check") == Exit.FINDINGS
    assert "Was accepted: known (by kx); what was judged has changed since." in known.out
    assert "1 contradiction decided" in known.out


@pytest.mark.parametrize(
    ("today", "status"),
    [("2026-02-28", Exit.CLEAN), ("2026-03-01", Exit.CLEAN), ("2026-03-02", Exit.FINDINGS)],
)
def test_the_last_day_counts(project: Project, today: str, status: Exit) -> None:
    project.run("baseline", "write", "--expires", "2026-03-01")
    assert project.run("check", "--today", today) == status
    assert ("it has expired" in project.out) == (status is Exit.FINDINGS)


def test_the_environment_and_the_option_say_what_day_it_is(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.run("baseline", "write", "--expires", "2026-03-01")
    monkeypatch.setenv("SINOCLAIM_TODAY", "2026-03-02")
    assert project.run("check") == Exit.FINDINGS
    assert project.run("check", "--today", "2026-03-01") == Exit.CLEAN
    monkeypatch.setenv("SINOCLAIM_TODAY", "tomorrow")
    assert project.run("check") == Exit.TROUBLE
    assert "SINOCLAIM_TODAY: 'tomorrow' is no day" in project.err
    assert project.run("check", "--today", "2026-3-1") == Exit.TROUBLE
    monkeypatch.delenv("SINOCLAIM_TODAY")
    assert project.run("check") == Exit.FINDINGS


def test_stale_decisions_are_listed_and_fail_only_strictly(known: Project) -> None:
    known.edit("b.txt", "Mao arrived in Moscow on 18 December 1949.", "")
    assert known.run("check") == Exit.CLEAN
    assert "no such finding · sc1:" in known.out
    assert known.run("check", "--strict-decisions") == Exit.FINDINGS
    assert known.run("check", "--strict-decisions", "--exit-zero") == Exit.CLEAN
    report = known.json("check", "--format", "json")
    assert list(strict_validator("report").iter_errors(report)) == []
    assert [item["standing"] for item in report["stale"]] == ["absent"]
    assert "decisions.toml: no such finding" in known.err
    known.run("check", "--format", "jsonl", "--quiet")
    assert '"stale":[{' in known.out
    assert known.err == ""


def test_a_run_that_looks_at_less_calls_nothing_absent(known: Project) -> None:
    known.edit("b.txt", "Mao arrived in Moscow on 18 December 1949.", "")
    (known.root / "sinoclaim.toml").write_text("", "utf-8")
    strict = ("check", "--strict-decisions")
    assert known.run(*strict) == Exit.FINDINGS
    assert known.run(*strict, "corpus") == Exit.FINDINGS
    assert known.run(*strict, "corpus/a.txt", "corpus/b.txt") == Exit.CLEAN
    assert known.run(*strict, "--ignore", "SC1") == Exit.CLEAN
    assert known.run(*strict, "--select", "SC2") == Exit.CLEAN
    assert known.run(*strict, "--min-confidence", "0") == Exit.CLEAN


def test_where_decisions_are_looked_for(known: Project) -> None:
    moved = known.root / "rulings.toml"
    known.decisions.rename(moved)
    assert known.run("check") == Exit.FINDINGS
    assert known.run("check", "--decisions", "rulings.toml") == Exit.CLEAN
    (known.root / "sinoclaim.toml").write_text('decisions = "rulings.toml"', "utf-8")
    assert known.run("check") == Exit.CLEAN
    assert known.run("check", "--decisions", "none.toml") == Exit.TROUBLE
    assert "there is no such file" in known.err
    assert known.run("check", "--decisions", "rulings.toml", "--no-decisions") == Exit.TROUBLE


@pytest.mark.parametrize("command", [("check",), ("baseline", "write"), ("baseline", "diff"), ("review",), ("stats",)])
def test_a_broken_file_is_an_error_and_stays(known: Project, command: tuple[str, ...]) -> None:
    broken = known.decisions.read_text("utf-8").replace("reason ", "reasn ")
    known.decisions.write_text(broken, "utf-8")
    assert known.run(*command) == Exit.TROUBLE
    assert "'reasn' is not a key; did you mean 'reason'?" in known.err
    assert known.out == ""
    assert known.decisions.read_text("utf-8") == broken


def test_baseline_keeps_what_was_said_before(known: Project) -> None:
    known.edit("b.txt", "18 December", "19 December")
    old = {made.fingerprint for made in read_decisions(known.decisions)}
    assert known.run("baseline", "write") == Exit.CLEAN
    now = read_decisions(known.decisions)
    assert len(now) == FOUND
    assert len(old & {made.fingerprint for made in now}) == 1
    assert sorted(made.reason for made in now) == ["baseline (was accepted: known (by kx))", "known"]
    before = known.decisions.read_bytes()
    assert known.run("baseline", "write") == Exit.CLEAN
    assert known.decisions.read_bytes() == before


def test_baseline_prune_drops_what_is_stale(known: Project) -> None:
    known.edit("b.txt", "Mao arrived in Moscow on 18 December 1949.", "")
    (known.root / "sinoclaim.toml").write_text("", "utf-8")
    assert known.run("baseline", "prune", "corpus/a.txt", "corpus/b.txt") == Exit.CLEAN
    assert "dropped 0 decisions, kept 2" in known.out
    assert "a part of the corpus was not read" in known.err
    assert known.run("baseline", "prune") == Exit.CLEAN
    assert known.out == "dropped 1 decision, kept 1: decisions.toml\n"
    assert len(read_decisions(known.decisions)) == 1


def test_nothing_is_pruned_where_nothing_was_read(known: Project) -> None:
    before = known.decisions.read_bytes()
    for path in (known.root / "corpus").iterdir():
        path.unlink()
    assert known.run("baseline", "prune") == Exit.NOTHING
    assert known.run("baseline", "prune", "nowhere") == Exit.TROUBLE
    assert known.run("baseline", "write") == Exit.NOTHING
    assert known.decisions.read_bytes() == before


def test_baseline_diff(known: Project) -> None:
    assert known.run("baseline", "diff") == Exit.CLEAN
    assert known.out == "Nothing has changed.\n"
    known.edit("b.txt", "18 December", "19 December")
    known.edit("b.txt", "Port Arthur was handed over on 26 October 1955.", "")
    known.write("c.txt", "Mao arrived in Moscow on 12 December 1949.")
    assert known.run("baseline", "diff") == Exit.FINDINGS
    assert sorted(line.split()[0] for line in known.out.splitlines()) == ["absent", "new", "new", "updated"]
    told = known.json("baseline", "diff", "--format", "json")
    assert sorted(change["standing"] for change in told["changes"]) == ["absent", "new", "new", "updated"]


@pytest.mark.parametrize("arguments", [("--reason", " "), ("--expires", "June"), ("--verdict", "dismissed")])
def test_a_baseline_needs_a_reason_and_a_day(project: Project, arguments: tuple[str, ...]) -> None:
    assert project.run("baseline", "write", *arguments) == Exit.TROUBLE
    assert not project.decisions.exists()


def test_statistics(project: Project) -> None:
    assert project.run("stats") == Exit.NOTHING
    assert "no decisions in decisions.toml" in project.err
    rulings = ["accepted"] * 7 + ["resolved"] + ["dismissed"] * 2 + ["deferred"] * 3
    write_decisions(
        project.decisions,
        [
            Decision(fingerprint=f"sc1:{at:02}", rule="SC101" if at else "SC401", ruling=Ruling(ruling), reason="x",
                     witness=("a", "b"))
            for at, ruling in enumerate(rulings)
        ],
    )  # fmt: skip
    assert project.run("stats") == Exit.CLEAN
    assert project.out.splitlines() == [
        "rule   kind   right  wrong  deferred  precision  95 % between",
        "SC101  date       7      2         3        778   452 and 937",
        "SC401  state      1      0         0       1000  206 and 1000",
        "all               8      2         3        800   490 and 944",
    ]
    told = project.json("stats", "--format", "json")
    assert [item["name"] for item in told["kinds"]] == ["date", "state"]
    assert told["all"] == {
        "name": "all", "right": 8, "wrong": 2, "deferred": 3, "precision": 800, "interval": [490, 944],
    }  # fmt: skip


def test_without_a_judgement_there_is_no_precision() -> None:
    assert Tally(name="x", deferred=3).precision is None
    assert Tally(name="x", deferred=3).interval is None
