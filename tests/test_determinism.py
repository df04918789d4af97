"""The same corpus gives the same bytes, whatever the machine, the order, the place and the clock."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import sinoclaim

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
SEEDS = ("0", "1", "2")
LOCALES = ("C", "tr_TR.UTF-8", "zh_CN.UTF-8")
ZONES = ("UTC", "Asia/Shanghai")
SCORERS = ("cpp", "python")


def report(folder: Path, cwd: Path, **env: str) -> bytes:
    """Return the JSON report of a folder, made in a process of its own."""
    command = [sys.executable, "-m", "sinoclaim", "check", str(folder), "--format", "json", "--isolated", "--exit-zero"]
    done = subprocess.run(command, cwd=cwd, env={**os.environ, **env}, capture_output=True, check=True)
    assert done.stdout
    return done.stdout


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return report(CORPUS, tmp_path_factory.mktemp("plain"))


@pytest.mark.parametrize(
    ("seed", "locale", "zone", "scorer"),
    [row for i, row in enumerate(itertools.product(SEEDS, LOCALES, ZONES, SCORERS)) if i % 5 == 0],
)
def test_environment_does_not_matter(
    expected: bytes, tmp_path: Path, seed: str, locale: str, zone: str, scorer: str
) -> None:
    env = {
        "PYTHONHASHSEED": seed,
        "LC_ALL": locale,
        "TZ": zone,
        "RAPIDFUZZ_IMPLEMENTATION": scorer,
        "COLUMNS": "4" + seed,
    }
    assert report(CORPUS, tmp_path, **env) == expected


def test_order_of_files_does_not_matter(expected: bytes, tmp_path: Path) -> None:
    copied = tmp_path / "corpus"
    for path in sorted(CORPUS.rglob("*"), reverse=True):
        if path.is_file():
            target = copied / path.relative_to(CORPUS)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    assert report(copied, tmp_path) == expected


def test_order_of_documents_does_not_matter() -> None:
    documents = [sinoclaim.read(path) for path in sorted(CORPUS.glob("*.txt"))]
    assert sinoclaim.check(documents) == sinoclaim.check(documents[::-1])
