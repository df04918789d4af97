"""Review findings by the line, by the key on a terminal, and from a batch."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from sinoclaim.cli.status import Exit
from sinoclaim.ledger.decisions_file import read_decisions
from tests.cli.ruling import FOUND, Project

COMMAND = [sys.executable, "-m", "sinoclaim"]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Project:
    return Project(tmp_path, monkeypatch, capsys)


def rulings(project: Project) -> list[str]:
    return [f"{made.ruling}: {made.reason}" for made in read_decisions(project.decisions)]


def test_a_dialogue_by_the_line(project: Project) -> None:
    assert project.run("review", "--by", "kx", "--width", "80", given="a\nd a misprint\nq\n") == Exit.CLEAN
    assert "1 of 2 · SC101 date · contradiction · confidence" in project.out
    assert "“Port Arthur was handed over on »26 May 1955«.” ¶ Mao arrived" in project.out
    assert "a.txt:1 · undated" in project.out
    assert "“handed over” as transfer" in project.out
    assert "Every finding has a ruling; q quits." in project.out
    assert project.out.endswith("Ruled on 2 of 2 (1 accepted, 1 dismissed), 0 left: decisions.toml\n")
    assert sorted(rulings(project))[1] == "dismissed: a misprint"
    assert {made.by for made in read_decisions(project.decisions)} == {"kx"}
    assert project.run("check") == Exit.CLEAN
    assert project.run("review") == Exit.CLEAN
    assert project.out == "Nothing to review: 2 findings, none of them open.\n"


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("", []),
        ("q", []),
        ("\n\n", []),
        ("d\n-\n", []),
        ("d\n9\n", []),
        ("d", []),
        ("d\n\n", ["dismissed: the two speak of different things"]),
        ("d 1\n", ["dismissed: the two speak of different things"]),
        ("d\nнет\n", ["dismissed: нет"]),
        ("D no\n", ["dismissed: no"]),
        ("s\n", ["deferred: to be looked at later"]),
        ("n a note\n", ["deferred: a note"]),
        ("n\n\n", []),
        ("a\nk\nn better\n", ["accepted: better"]),
        ("a\nu\n", []),
        ("a\nu\nu\n", []),
        ("j\nj\nk\nk\nd x\n", ["dismissed: x"]),
        ("?\nx\nt\nd x\n", ["dismissed: x"]),
    ],
)
def test_what_answers_do(project: Project, given: str, wanted: list[str]) -> None:
    assert project.run("review", "--lines", given=given) == Exit.CLEAN
    assert (rulings(project) if project.decisions.exists() else []) == wanted


def test_resolving_says_which_side_is_right(project: Project) -> None:
    project.run("review", "--select", "SC1", given="r 2\n")
    assert rulings(project)[0].startswith("resolved: b.txt is right: ")


def test_a_source_does_not_act_on_the_terminal(project: Project) -> None:
    project.write(
        "b.txt", "\x1b[2J[bold]\u202e Port Arthur \x1b]0;x\x07 was handed over on 26 October 1955.\n::error::x\n"
    )
    project.run("review", "--width", "80", given="d\n1\nu\nq\n")
    assert not {"\x1b", "\x07", "\u202e"} & {*project.out}
    assert "[bold]" in project.out


def test_a_file_that_cannot_be_written_is_said_and_the_walk_goes_on(project: Project) -> None:
    text = "sinoclaim: x"
    (project.root / "no").mkdir()
    project.run("review", "--decisions", "no/where/decisions.toml", given="a\nj\nq\n")
    assert "Not saved: no/where/decisions.toml: cannot be written" in project.out
    assert text not in project.err


def test_a_batch(project: Project) -> None:
    found = project.json("check", "--format", "json")["findings"]
    lines = [json.dumps({"fingerprint": found[0]["id"], "verdict": "dismissed", "reason": "a misprint"})]
    assert project.run("review", "--batch", "-", given="\n".join(lines)) == Exit.CLEAN
    assert project.out == "ruled on 1 (1 dismissed), 1 left: decisions.toml\n"
    assert rulings(project) == ["dismissed: a misprint"]
    before = project.decisions.read_bytes()
    lines += [json.dumps({"fingerprint": "sc1:none", "verdict": "dismissed", "reason": "x"})]
    assert project.run("review", "--batch", "-", given="\n".join(lines)) == Exit.TROUBLE
    assert "stdin: line 2: there is no finding sc1:none" in project.err
    assert project.decisions.read_bytes() == before
    Path("batch.toml").write_text(
        f'[[decision]]\nfingerprint = "{found[1]["id"]}"\nverdict = "resolved"\nreason = "a is right"\n'
        'by = "kx"\nexpires = 2030-01-01\n', "utf-8"
    )  # fmt: skip
    assert project.run("review", "--batch", "batch.toml") == Exit.CLEAN
    assert len(rulings(project)) == FOUND
    assert project.run("review", "--batch", "none.toml") == Exit.TROUBLE
    assert project.run("check") == Exit.CLEAN


class Screen:
    """A terminal of 80 columns with a review in it."""

    def __init__(self, folder: Path, rows: int = 24) -> None:
        self.handle, side = pty.openpty()
        fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", rows, 80, 0, 0))
        env = {**os.environ, "TERM": "xterm", "SINOCLAIM_TODAY": "2026-01-01"}
        for variable in ("NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS"):
            env.pop(variable, None)
        self.process = subprocess.Popen(
            [*COMMAND, "review"], cwd=folder, env=env, stdin=side, stdout=side, stderr=side, start_new_session=True
        )
        self.side = side
        self.seen = ""

    def until(self, words: str, seconds: float = 60) -> str:
        """Wait for words and return what was seen since the last time."""
        end = time.monotonic() + seconds
        while words not in self.seen:
            left = end - time.monotonic()
            assert left > 0, self.seen
            if select.select([self.handle], [], [], left)[0]:
                self.seen += os.read(self.handle, 65536).decode("utf-8", "replace")
        seen, _, self.seen = self.seen.partition(words)
        return seen + words

    def press(self, keys: str) -> None:
        os.write(self.handle, keys.encode())

    def close(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()
        self.process.wait()
        os.close(self.handle)
        os.close(self.side)


def test_keys_on_a_terminal(project: Project) -> None:
    screen = Screen(project.root)
    try:
        shown = screen.until("q quit")
        assert "\x1b[2J" in shown
        assert "\x1b[1;33m" in shown
        assert shown.count("\n") <= 24
        screen.press("d")
        screen.until("> ")
        screen.press("a mispr\x7frint\r")
        screen.until("Saved: dismissed, a misprint. 1 left.")
        assert rulings(project) == ["dismissed: a misprint"]
        screen.press("\x1b[A")
        screen.until("Ruled dismissed: a misprint")
        screen.press("uj?")
        screen.until("it is none; asks why")
        assert rulings(project) == []
        screen.press("dahead\raq")
        screen.until("0 left")
        assert screen.process.wait(60) == 0
        assert sorted(rulings(project))[1] == "dismissed: ahead"
        assert termios.tcgetattr(screen.side)[3] & termios.ICANON
    finally:
        screen.close()


def test_ctrl_c_keeps_what_was_ruled_and_leaves_the_terminal_as_it_was(project: Project) -> None:
    screen = Screen(project.root)
    try:
        screen.until("q quit")
        screen.press("a")
        screen.until("Saved: accepted")
        screen.process.send_signal(signal.SIGINT)
        assert screen.process.wait(60) == Exit.INTERRUPTED
        assert len(rulings(project)) == 1
        assert termios.tcgetattr(screen.side)[3] & termios.ECHO
    finally:
        screen.close()
