"""The exit status is a contract: one matrix over what can happen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from sinoclaim.cli import checking, entry, memory
from sinoclaim.cli.status import Exit
from sinoclaim.model.finding import Verdict
from sinoclaim.model.report import Report
from sinoclaim.rules.reading import load_reading
from tests.report import factory

CONTRADICTION = factory.clash()
TENSION = replace(
    CONTRADICTION, findings=tuple(replace(found, verdict=Verdict.TENSION) for found in CONTRADICTION.findings)
)
NONE = factory.report_of((), ())
REPORTS = {"contradiction": CONTRADICTION, "tension": TENSION, "calm": factory.calm(), "none": NONE}
FORMATS = ("json", "jsonl", "text")


@pytest.fixture
def finds(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], None]:
    """Let the engine find what a test says, in a folder with one document."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text("Nothing of note.", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(memory, "load_rules", lambda: SimpleNamespace(reading=load_reading()))

    def arrange(name: str) -> None:
        def check(*_: Any, **__: Any) -> Report:
            return REPORTS[name]

        monkeypatch.setattr(checking, "check", check)

    return arrange


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("found", "options", "status"),
    [
        ("contradiction", [], 1),
        ("contradiction", ["--fail-on", "tension"], 1),
        ("contradiction", ["--fail-on", "never"], 0),
        ("contradiction", ["--exit-zero"], 0),
        ("tension", [], 0),
        ("tension", ["--fail-on", "tension"], 1),
        ("tension", ["--fail-on", "tension", "--exit-zero"], 0),
        ("calm", [], 0),
        ("calm", ["--fail-on", "tension"], 0),
        ("none", [], 3),
        ("none", ["--exit-zero"], 3),
    ],
)
def test_status_of_findings(
    finds: Callable[[str], None], found: str, options: list[str], status: int, form: str
) -> None:
    finds(found)
    assert entry.run(["check", "corpus", "--format", form, *options]) == status


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "--no-such-option"], "--no-such-option"),
        (["chek"], "did you mean 'check'"),
        (["check", "--fail-on", "always"], "fail-on"),
        (["check", "--min-confidence", "1001"], "min-confidence"),
        (["check", "--select", "SC12"], "SC12"),
        (["check", "--ignore", "XX"], "XX"),
        (["check", "--format", "xml"], "format"),
        (["check", "--config", "nowhere.toml"], "nowhere.toml"),
        (["check", "--config", "bad.toml"], "bad.toml"),
        (["check", "--config", "unknown.toml"], "did you mean 'select'"),
        (["check", "--config", "bad.toml", "--isolated"], "--isolated"),
        (["check", "nowhere"], "nowhere"),
        (["check", "corpus", "-o", "corpus/out.json"], "lies inside the sources"),
        (["check", "corpus", "-o", "missing/out.json"], "missing"),
        (["check", "picture.png"], "picture.png"),
        (["extract", "nowhere"], "nowhere"),
        (["compare", "only one"], "B"),
        (["explain", "SC999"], "SC9"),
        (["explain", "polarty"], "SC501"),
        (["schema", "finding"], "finding"),
        (["completion", "tcsh"], "tcsh"),
    ],
)
def test_trouble_is_2_with_one_line(
    finds: Callable[[str], None], arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    finds("calm")
    Path("bad.toml").write_text("[", "utf-8")
    Path("unknown.toml").write_text("selct = []", "utf-8")
    Path("picture.png").write_bytes(b"\x89PNG")
    assert entry.run(arguments) == Exit.TROUBLE
    told = capsys.readouterr().err
    assert told.startswith("sinoclaim: ")
    assert told.count("\n") == 1
    assert message in told
    assert "Traceback" not in told


def test_a_missing_path_does_not_keep_the_others_from_being_checked(
    finds: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    finds("contradiction")
    assert entry.run(["check", "corpus", "nowhere", "--format", "json"]) == Exit.TROUBLE
    assert '"findings"' in capsys.readouterr().out


def test_an_unreadable_file_below_a_folder_is_no_trouble(
    finds: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    finds("calm")
    Path("corpus/bad.txt").write_bytes(b"\xe6\x97")
    assert entry.run(["check", "corpus", "--format", "json"]) == Exit.CLEAN
    assert "bad.txt" in capsys.readouterr().err
    assert entry.run(["check", "corpus/bad.txt", "corpus"]) == Exit.TROUBLE
    Path("corpus/a.txt").unlink()
    capsys.readouterr()
    assert entry.run(["check", "corpus", "-q", "--format", "json"]) == Exit.TROUBLE
    assert not capsys.readouterr().err


def test_nothing_to_check_is_3_and_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert entry.run(["check", "--isolated"]) == Exit.NOTHING
    assert "nothing to check: no document in corpus" in capsys.readouterr().err
    (tmp_path / "corpus").mkdir()
    assert entry.run(["check", "--isolated"]) == Exit.NOTHING
    assert entry.run(["extract", "corpus", "-q"]) == Exit.NOTHING
    assert not capsys.readouterr().err.count("\n") > 1


@pytest.mark.parametrize(
    ("problem", "status"),
    [(KeyboardInterrupt(), 130), (RuntimeError("planted"), 2), (OSError(28, "No space left on device"), 2)],
)
def test_whatever_escapes_is_mapped(
    finds: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    problem: BaseException,
    status: int,
) -> None:
    finds("calm")

    def fail(*_: Any, **__: Any) -> Report:
        raise problem

    monkeypatch.setattr(checking, "check", fail)
    assert entry.run(["check", "corpus"]) == status
    assert "Traceback" not in capsys.readouterr().err


def test_debug_shows_the_trace(
    finds: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    finds("calm")

    def fail(*_: Any, **__: Any) -> Report:
        message = "planted\x1b[2J"
        raise RuntimeError(message)

    monkeypatch.setattr(checking, "check", fail)
    assert entry.run(["check", "corpus", "--debug"]) == Exit.TROUBLE
    told = capsys.readouterr().err
    assert "Traceback" in told
    assert "\x1b" not in told


def test_no_command_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert entry.run([]) == Exit.TROUBLE
    told = capsys.readouterr()
    assert "Usage: sinoclaim" in told.err
    assert not told.out


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["--version"], ["check", "--help"], ["rules"], ["schema"]])
def test_asking_is_0(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert entry.run(arguments) == Exit.CLEAN
    assert capsys.readouterr().out
