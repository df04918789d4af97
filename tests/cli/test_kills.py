"""Killed at any moment, commands leave every file whole, the cache harmless, and no finding lost."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.kills import ROOT, TRIALS


def killed(command: str, number: int, folder: Path) -> int:
    """Kill a command so often; return how often it was at work."""
    run = [sys.executable, "-m", "tests.cli.kills", command, str(number), str(folder / "project")]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, timeout=1800, check=False)
    assert done.returncode == 0, done.stderr
    print(done.stdout)  # noqa: T201 -- shown by 'make kills'
    return int(re.findall(r"killed (\d+) of", done.stdout)[0])


@pytest.mark.parametrize("command", sorted(TRIALS))
def test_kill_at_some_moments(tmp_path: Path, command: str) -> None:
    assert killed(command, 8, tmp_path) > 0


@pytest.mark.slow
@pytest.mark.long
@pytest.mark.parametrize("command", sorted(TRIALS))
def test_kill_at_200_moments(tmp_path: Path, command: str) -> None:
    assert killed(command, 200, tmp_path) > 100
