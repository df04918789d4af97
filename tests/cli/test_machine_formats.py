"""Formats for machines from end to end: paths from the repository's root, the summary of a job, hostile documents."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from sinoclaim.cli.check import FORMATS
from sinoclaim.cli.places import paths_of
from tests.cli.running import clash, run
from tests.report.test_machines import COMMANDS, ODD_NAMES, checked

MACHINES = ("github", "gitlab", "junit", "markdown", "sarif")


def write(path: Path, text: str = "") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_paths_are_those_from_the_root_of_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    for name in ("book/corpus/a.txt", "book/corpus/deep/b.txt", "book/more/a.txt", "book/corpus/x.zip", "book/c#d.txt"):
        write(tmp_path / name)
    monkeypatch.chdir(tmp_path / "book")
    names = ("a.txt", "a (2).txt", "deep/b.txt", "x.zip#in/b.txt", "c#d.txt", "stdin.txt", "\0", "x" * 9999)
    assert paths_of(names, ("corpus", "more", "c#d.txt", "-")) == {
        "a.txt": "book/corpus/a.txt",
        "a (2).txt": "book/more/a.txt",
        "deep/b.txt": "book/corpus/deep/b.txt",
        "x.zip#in/b.txt": "book/corpus/x.zip",
        "c#d.txt": "book/c#d.txt",
    }


def test_a_file_outside_of_the_repository_keeps_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "elsewhere" / "a.txt")
    write(tmp_path / "here" / ".git" / "HEAD")
    monkeypatch.chdir(tmp_path / "here")
    assert paths_of(("a.txt",), ("../elsewhere",)) == {}


def test_a_link_leads_to_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "real" / "a.txt")
    (tmp_path / "corpus").symlink_to("real")
    monkeypatch.chdir(tmp_path)
    assert paths_of(("a.txt",), ("corpus",)) == {"a.txt": "real/a.txt"}


@pytest.mark.parametrize("form", FORMATS)
def test_the_status_is_the_same_in_every_format(tmp_path: Path, form: str) -> None:
    clash(tmp_path)
    done = run("check", "corpus", "--format", form, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, b"")
    assert run("check", "corpus", "--format", form, "--exit-zero", cwd=tmp_path).returncode == 0


def test_sarif_names_odd_files(tmp_path: Path) -> None:
    clash(tmp_path)
    for number, name in enumerate(ODD_NAMES, start=1):
        text = f"Port Arthur was handed over on {number} October 1955."
        (tmp_path / "corpus" / name).write_text(text, "utf-8")
    log = checked(run("check", "corpus", "--format", "sarif", cwd=tmp_path).stdout.decode("ascii"))
    places = [
        location["physicalLocation"]["artifactLocation"]["uri"]
        for result in log["runs"][0]["results"]
        for location in (*result["locations"], *result["relatedLocations"])
    ]
    assert {f"corpus/{name}" for name in ODD_NAMES} <= {unquote(place) for place in places}


@pytest.mark.parametrize("form", ["github", "text", "markdown"])
def test_a_runner_finds_no_command_of_a_document(tmp_path: Path, form: str) -> None:
    env = {"GITHUB_ACTIONS": "true"}
    done = run("check", "corpus", "--format", form, cwd=clash(tmp_path, COMMANDS), env=env)
    out = re.split(r"\r\n|\r|\n", (done.stdout + done.stderr).decode("utf-8"))
    commands = [match[1] for line in out if (match := re.match(r"\s*::([\w-]+)[ :]", line))]
    assert set(commands) <= ({"error", "warning", "notice"} if form == "github" else set())
    assert form == "markdown" or not any("##[" in line for line in out)
    assert len(commands) <= 21


def test_the_summary_of_the_job_is_appended_to(tmp_path: Path) -> None:
    clash(tmp_path)
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", "utf-8")
    env = {"GITHUB_STEP_SUMMARY": str(summary)}
    done = run("check", "corpus", "--format", "github", cwd=tmp_path, env=env)
    assert done.returncode == 1
    assert done.stdout.startswith(b"::error file=corpus/b.txt,line=1,")
    written = summary.read_text("utf-8")
    assert written.startswith("before\n# sinoclaim check\n")
    assert "corpus/a.txt:1" in written
    run("check", "corpus", "--format", "json", cwd=tmp_path, env=env)
    assert summary.read_text("utf-8") == written


def test_a_summary_that_cannot_be_written_is_said_and_fails_nothing(tmp_path: Path) -> None:
    clash(tmp_path)
    env = {"GITHUB_STEP_SUMMARY": str(tmp_path / "no" / "such" / "folder")}
    done = run("check", "corpus", "--format", "github", cwd=tmp_path, env=env)
    assert done.returncode == 1
    assert b"the summary of this step is missing" in done.stderr


@pytest.mark.parametrize("form", MACHINES)
def test_the_same_bytes_in_every_place_and_time(tmp_path: Path, form: str) -> None:
    clash(tmp_path)
    axes = (
        {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "Asia/Shanghai", "COLUMNS": "40"},
        {"PYTHONHASHSEED": "1", "LC_ALL": "tr_TR.UTF-8", "TZ": "UTC", "COLUMNS": "200"},
    )
    assert len({run("check", "corpus", "--format", form, cwd=tmp_path, env=env).stdout for env in axes}) == 1


def test_a_decision_is_a_suppression(tmp_path: Path) -> None:
    clash(tmp_path)
    assert run("baseline", "write", "--reason", "b is a [misprint]", "corpus", cwd=tmp_path).returncode == 0
    done = run("check", "corpus", "--format", "sarif", cwd=tmp_path)
    assert done.returncode == 0
    (result,) = checked(done.stdout.decode("ascii"))["runs"][0]["results"]
    assert result["baselineState"] == "unchanged"
    assert [given["justification"] for given in result["suppressions"]] == ["b is a [misprint]"]
    assert json.loads(run("check", "corpus", "--format", "gitlab", cwd=tmp_path).stdout) == []
