"""Two branches rule on different findings; git merges the file of decisions as it merges any text."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sinoclaim.cli import entry
from sinoclaim.errors import LedgerError
from sinoclaim.ledger.decisions_file import read_decisions, write_decisions
from sinoclaim.ledger.merging import merge
from sinoclaim.model.decision import Decision, Ruling

ROOT = Path(__file__).parents[2]
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
    with pytest.raises(LedgerError, match="mark of an unfinished merge; 'sinoclaim baseline merge' keeps"):
        read_decisions(path)


@pytest.mark.parametrize(
    ("ours", "theirs", "base"),
    [
        ((0x20, 0x30, 0x40, 0x60), (0x20, 0x35, 0x40, 0x60), BASE),
        ((0x30,), (0x35,), ()),
        ((0x21, 0x40), (0x60, 0x61), BASE),
    ],
    ids=["one gap", "both begin the file", "each drops and adds"],
)
def test_the_command_ends_a_conflict(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ours: Sequence[int], theirs: Sequence[int], base: Sequence[int]
) -> None:
    status, path = merged(tmp_path, ours, theirs, base)
    assert status == 1
    monkeypatch.chdir(tmp_path)
    assert entry.run(["baseline", "merge"]) == 0
    kept = {*ours} & {*theirs} | ({*ours} | {*theirs}) - {*base}
    assert read_decisions(path) == tuple(decision(number) for number in sorted(kept))
    assert git(tmp_path, "commit", "-q", "-a", "-m", "merged") == 0
    assert entry.run(["baseline", "merge"]) == 2  # there is no conflict any more


def test_as_a_merge_driver_it_keeps_git_from_conflicts(tmp_path: Path) -> None:
    (tmp_path / ".gitattributes").write_text("decisions.toml merge=decisions\n", "utf-8")
    git(tmp_path, "init", "-q", "-b", "main")
    command = f"PYTHONPATH='{ROOT}' {sys.executable} -m sinoclaim baseline merge %O %A %B"
    git(tmp_path, "config", "merge.decisions.driver", command)
    git(tmp_path, "add", ".gitattributes")
    status, path = merged(tmp_path, (0x20, 0x30, 0x40, 0x60), (0x20, 0x35, 0x40, 0x60))
    assert status == 0
    assert read_decisions(path) == tuple(decision(number) for number in (0x20, 0x30, 0x35, 0x40, 0x60))


def test_what_both_sides_changed_is_in_dispute_until_one_is_preferred(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = replace(decision(0x20), reason="mine"), replace(decision(0x20), reason="theirs")
    files = [str(tmp_path / name) for name in ("base.toml", "ours.toml", "theirs.toml")]
    for file, made in zip(files, (decision(0x20), first, second), strict=True):
        write_decisions(Path(file), [made, decision(0x40)])
    assert entry.run(["baseline", "merge", *files]) == 1
    assert "in dispute: sc1:0000000000000020 ours dismissed: mine; theirs dismissed: theirs" in capsys.readouterr().out
    assert read_decisions(Path(files[1])) == (first, decision(0x40))
    assert entry.run(["baseline", "merge", *files, "--prefer", "theirs"]) == 0
    assert read_decisions(Path(files[1])) == (second, decision(0x40))
    assert entry.run(["baseline", "merge", files[0]]) == 2


RULINGS = st.lists(st.tuples(st.sampled_from(BASE), st.sampled_from("ab")), unique_by=lambda row: row[0])


@settings(max_examples=200)
@given(base=RULINGS, ours=RULINGS, theirs=RULINGS)
def test_a_merge_is_fair(
    base: list[tuple[int, str]], ours: list[tuple[int, str]], theirs: list[tuple[int, str]]
) -> None:
    sides = [tuple(replace(decision(at), reason=why) for at, why in sorted(side)) for side in (base, ours, theirs)]
    kept, disputes = merge(*sides)
    turned, others = merge(sides[0], sides[2], sides[1])
    disputed = {dispute.fingerprint for dispute in disputes}
    assert disputed == {dispute.fingerprint for dispute in others}
    assert {one for one in kept if one.fingerprint not in disputed} == {
        one for one in turned if one.fingerprint not in disputed
    }
    assert merge(sides[0], sides[1], sides[0])[0] == sides[1]
    assert merge(sides[0], sides[1], sides[1]) == (sides[1], ())
    assert not merge(*sides, prefer="ours")[1]
