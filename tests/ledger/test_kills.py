"""A killed writer leaves the file whole and loses at most the last ruling."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("number", [20, pytest.param(200, marks=[pytest.mark.slow, pytest.mark.long])])
def test_kill_at_many_moments(tmp_path: Path, number: int) -> None:
    command = [sys.executable, "-m", "tests.ledger.kills", str(number), str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    assert len([*tmp_path.glob("*.toml")]) == number
