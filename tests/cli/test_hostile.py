"""Hostile documents and names, from the file to the screen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.running import clash, run
from tests.report.schemas import strict_validator, strictly
from tests.report.test_terminal import COMMANDS, DIRTY, EVIL

NAME = EVIL.replace("\0", "").replace("/", "")[:60]


@pytest.mark.parametrize(("evil", "name"), [(EVIL, "b"), ("", NAME)], ids=["text", "name"])
def test_no_control_character_reaches_the_screen(tmp_path: Path, evil: str, name: str) -> None:
    done = run("check", "corpus", "--silences", cwd=clash(tmp_path, evil, name))
    assert done.returncode in {0, 1}
    assert not DIRTY.search((done.stdout + done.stderr).decode("utf-8"))


def test_hostile_characters_are_quoted_and_made_visible(tmp_path: Path) -> None:
    evil = re.sub("[\n-\r]", "", EVIL)  # without line breaks, which end the sentence
    clash(tmp_path)
    hostile = f"Port Arthur was handed over on 26 October 1955 {evil}."
    (tmp_path / "corpus" / "b.txt").write_text(hostile, "utf-8", newline="")
    done = run("check", "corpus", cwd=tmp_path)
    assert done.returncode == 1, done.stderr  # the hostile text was really quoted
    shown = done.stdout.decode("utf-8")
    assert not DIRTY.search(shown)
    assert "<U+202E>" in shown
    assert "␛" in shown


def test_no_control_character_reaches_the_screen_from_configuration_or_arguments(tmp_path: Path) -> None:
    clash(tmp_path)
    (tmp_path / "sinoclaim.toml").write_text('"\\u001b[2J\\u202e" = 1\n', "utf-8")
    argument = "\x1b]0;own\x07\u202e"
    wrong = (["check"], ["explain", argument], ["check", argument], ["check", "--select", argument], [argument])
    for arguments in wrong:
        done = run(*arguments, cwd=tmp_path)
        assert done.returncode == 2
        assert not DIRTY.search((done.stdout + done.stderr).decode("utf-8"))


def test_no_workflow_command_is_written(tmp_path: Path) -> None:
    done = run("check", "corpus", cwd=clash(tmp_path, COMMANDS), env={"GITHUB_ACTIONS": "true"})
    for line in re.split(r"\r\n|\r|\n", (done.stdout + done.stderr).decode("utf-8")):
        assert not re.match(r"\s*::", line)
        assert "##[" not in line


def test_json_is_strict_whatever_the_documents_hold(tmp_path: Path) -> None:
    clash(tmp_path, "\ud800\uffff\x00".encode("utf-8", "replace").decode("utf-8") + "\x00\uffff")
    done = run("check", "corpus", "--format", "json", cwd=tmp_path)
    strict_validator("report").validate(strictly(done.stdout.decode("ascii")))


def test_the_same_bytes_under_any_seed_locale_zone_and_width(tmp_path: Path) -> None:
    clash(tmp_path, "(旅順, Порт-Артур)")
    axes = (
        {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC", "COLUMNS": "40"},
        {"PYTHONHASHSEED": "1", "LC_ALL": "zh_CN.UTF-8", "TZ": "Asia/Shanghai", "COLUMNS": "200"},
    )
    for form in ("json", "text"):
        assert len({run("check", "corpus", "--format", form, cwd=tmp_path, env=env).stdout for env in axes}) == 1
