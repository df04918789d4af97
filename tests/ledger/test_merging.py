"""Two branches rule on different findings; git merges the file of decisions as it merges any text."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from sinoclaim.errors import LedgerError
from sinoclaim.ledger.decisions_file import read_decisions, write_decisions
from sinoclaim.model.decision import Decision, Ruling

BASE = (0x20, 0x40, 0x60)


def decision(number: int) -> Decision:
    return Decision(
        fingerprint=f"sc1:{number:016x}", rule="SC101", ruling=Ruling.DISMISSED, reason=f"reason {number}",
        witness=(f"It was in May {number}.", f"It was in October {number}."),
    )  # fmt: skip


def git(folder: Path, *arguments: str) -> int:
    env = {"PATH": os.environ["PATH"], "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1"}
    who = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    return subprocess.run(["git", *who, *arguments], cwd=folder, env=env, capture_output=True, check=False).returncode  # noqa: S607


def merged(folder: Path, ours: Sequence[int], theirs: Sequence[int], base: Sequence[int] = BASE) -> tuple[int, Path]:
    """Let two branches make the file what they hold it to be; return how the merge ended, and the file."""
    path = folder / "decisions.toml"
    git(folder, "init", "-q", "-b", "main")
    for branch, numbers in (("main", base), ("theirs", theirs), ("ours", ours)):
        if branch != "main":
            git(folder, "checkout", "-q", "-b", branch, "main")
        write_decisions(path, [decision(number) for number in numbers])
        git(folder, "add", "decisions.toml")
        git(folder, "commit", "-q", "--allow-empty", "-m", branch)
    return git(folder, "merge", "-q", "--no-edit", "theirs"), path


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ((0x10, *BASE), (*BASE, 0x70)),
        ((0x20, 0x30, 0x40, 0x60), (0x20, 0x40, 0x50, 0x60)),
        ((0x10, *BASE), (0x20, 0x30, 0x40, 0x60)),
        ((0x20, 0x40, 0x50, 0x60), (*BASE, 0x70)),
        ((0x40, 0x60), (*BASE, 0x70)),
        ((*BASE, 0x70), (*BASE, 0x70)),
    ],
    ids=["far", "next gaps", "head", "tail", "one drops", "the same"],
)
def test_entries_in_different_gaps_merge(tmp_path: Path, ours: tuple[int, ...], theirs: tuple[int, ...]) -> None:
    status, path = merged(tmp_path, ours, theirs)
    assert status == 0, path.read_text("utf-8")
    kept = {*ours} & {*theirs} | ({*ours} | {*theirs}) - {*BASE}
    assert read_decisions(path) == tuple(decision(number) for number in sorted(kept))
    write_decisions(tmp_path / "again.toml", read_decisions(path))
    assert (tmp_path / "again.toml").read_bytes() == path.read_bytes()


def test_entries_in_one_gap_conflict_and_that_is_said(tmp_path: Path) -> None:
    status, path = merged(tmp_path, (0x20, 0x30, 0x40, 0x60), (0x20, 0x35, 0x40, 0x60))
    assert status == 1
    with pytest.raises(LedgerError, match="mark of an unfinished merge; keep the entries of both sides"):
        read_decisions(path)
