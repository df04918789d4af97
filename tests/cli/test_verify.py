"""Replay reports: what changed is named, and a hostile report is refused in one line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sinoclaim.cli.status import Exit
from sinoclaim.ledger import recorded
from tests.cli.ruling import Project


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Project:
    made = Project(tmp_path, monkeypatch, capsys)
    made.run("check", "--format", "json", "-o", "report.json")
    return made


def test_nothing_has_changed(project: Project) -> None:
    assert project.run("verify", "report.json") == Exit.CLEAN
    assert project.out == "Replayed 2 findings: 2 are as before, 0 not.\n"
    told = project.json("verify", "report.json", "--format", "json")
    assert told["holds"] is True
    assert all(finding["made"] for finding in told["findings"])


def test_another_source_and_another_name_do_not_matter(project: Project) -> None:
    project.write("c.txt", "Mao arrived in Moscow on 11 December 1949.")
    (project.root / "corpus" / "b.txt").rename(project.root / "corpus" / "z.txt")
    assert project.run("verify", "report.json") == Exit.CLEAN
    assert "b.txt: is called z.txt now." in project.out


def test_a_moved_quote(project: Project) -> None:
    project.edit("b.txt", "Port", "A day of rain.\n\nPort")
    assert project.run("verify", "report.json") == Exit.FINDINGS
    assert "b.txt: its text has changed." in project.out
    assert "is made again" in project.out
    assert "b.txt, 0: “Port Arthur was handed over on 26 October 1955.” stands at 16 now" in project.out


def test_a_changed_quote(project: Project) -> None:
    project.edit("b.txt", "18 December", "17 December")
    assert project.run("verify", "report.json") == Exit.FINDINGS
    assert "is no longer made: arrival of Mao" in project.out
    assert "“Mao arrived in Moscow on 18 December 1949.” stands there no longer" in project.out
    assert "Replayed 2 findings: 1 is as before, 1 not." in project.out


def test_a_missing_source(project: Project) -> None:
    (project.root / "corpus" / "b.txt").unlink()
    assert project.run("verify", "report.json") == Exit.FINDINGS
    assert "b.txt: is not among the sources." in project.out
    assert project.run("verify", "report.json", "nowhere") == Exit.TROUBLE


def altered(project: Project, change: Any) -> None:
    path = project.root / "report.json"
    report = json.loads(path.read_text("utf-8"))
    change(report)
    path.write_text(json.dumps(report), "utf-8")


def test_other_rules(project: Project) -> None:
    altered(project, lambda report: report["tool"].update(rules="sha256:0"))
    assert project.run("verify", "report.json") == Exit.FINDINGS
    assert "The rules have changed: sha256:0 then, sha256:" in project.out


@pytest.mark.parametrize(
    "change",
    [
        lambda report: report["findings"][0].update(id="sc1:0000000000000000"),
        lambda report: report["claims"][0].update(quote="something else"),
        lambda report: report["claims"][0].update(quote=""),
        lambda report: report["claims"][0].update(start=-5),
        lambda report: report["claims"][0].update(end=1 << 62),
        lambda report: report["sources"][0].update(sha256="0"),
    ],
    ids=["finding", "quote", "no quote", "before", "behind", "digest"],
)
def test_a_forged_report_does_not_hold(project: Project, change: Any) -> None:
    altered(project, change)
    assert project.run("verify", "report.json") == Exit.FINDINGS


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is no report of sinoclaim"),
        (b"\xff\xfe", "is no report of sinoclaim"),
        (b"[" * 1_000_000, "is no report of sinoclaim"),
        (b'{"schema":' + b"[" * 1_000_000, "is no report of sinoclaim"),
        (b'{"other":' + b"[" * 1_000_000, "is no report of sinoclaim"),
        (b"{}", "required field"),
        (b'{"schema": 5}', "Expected `str`, got `int`"),
        (
            b'{"schema": "x", "tool": {"rules": "y"}, "sources": [], "claims": [], "findings": []}',
            "'schema' is 'x', not",
        ),
    ],
    ids=["empty", "bytes", "deep", "deep value", "deep other", "object", "type", "schema"],
)
def test_what_is_no_report(project: Project, content: bytes, message: str) -> None:
    Path("report.json").write_bytes(content)
    assert project.run("verify", "report.json") == Exit.TROUBLE
    assert message in project.err
    assert project.err.count("\n") == 1
    assert len(project.err) < 400
    assert project.out == ""


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda report: report["findings"][0].update(claims=["c1", "\x1b[2J"]), "names '\\x1b[2J', which it"),
        (lambda report: report["findings"][0].update(claims=["c1"]), "Expected `array` of length 2"),
        (lambda report: report["claims"][0].update(source="s9"), "names 's9', which it does not hold"),
        (lambda report: report["claims"][0].update(id="c2"), "an id stands for two"),
        (lambda report: report["claims"][0].update(start=0.5), "Expected `int`, got `float`"),
    ],
)  # fmt: skip
def test_a_report_that_does_not_hang_together(project: Project, change: Any, message: str) -> None:
    altered(project, change)
    assert project.run("verify", "report.json") == Exit.TROUBLE
    assert message in project.err


def test_a_huge_report_is_not_read(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recorded, "MOST_BYTES", 100)
    assert project.run("verify", "report.json") == Exit.TROUBLE
    assert "a report of more than 100 is not read back" in project.err
    assert project.run("verify", "missing.json") == Exit.TROUBLE


def test_what_a_report_says_does_not_act_on_the_terminal(project: Project) -> None:
    def change(report: Any) -> None:
        report["findings"][0].update(id=" \x1b[2J", message="::error::\u202e")
        report["sources"][0].update(path=" \x1b[2J\n::error::x")

    altered(project, change)
    assert project.run("verify", "report.json") == Exit.FINDINGS
    assert not {"\x1b", "\u202e"} & {*project.out}
    assert "\n::" not in project.out
