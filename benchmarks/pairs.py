"""Measure the public sets of sentence pairs beside the project: those that were read apart from every third, unread.

Usage: python benchmarks/pairs.py [--shared DIR] [SET ...]

Every third record of a file (the third, the sixth ...) was not read while rules were written. The system is
``sinoclaim.check`` on two documents; a pair counts as flagged if the report has a finding.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SETS = ("summedits", "fever_symmetric", "fm2", "targeted_eval", "nan_nli", "breaking_nli")
COLUMNS = ("n", "tp", "fp", "contradictions", "precision", "recall", "fpr")


def parts(lines: list[str]) -> dict[str, list[str]]:
    """Return the records that were read and those that were not."""
    return {
        "read": [line for number, line in enumerate(lines) if number % 3 != 2],
        "unread": lines[2::3],
        "all": lines,
    }


def score(scorer: Path, lines: list[str]) -> dict[str, object]:
    """Run the scorer over some records and return its figures."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pairs.jsonl"
        path.write_text("".join(lines), encoding="utf-8")
        arguments = [sys.executable, str(scorer), str(path), "--no-types"]
        done = subprocess.run(arguments, capture_output=True, text=True, check=True, cwd=ROOT)
    sets: dict[str, dict[str, object]] = json.loads(done.stdout.strip().splitlines()[-1])["sets"]
    return next(iter(sets.values()))


def main() -> int:
    """Print a row for every part of every set that is there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("sets", nargs="*", default=SETS)
    args = parser.parse_args()
    folder = args.shared / "pairs"
    if not folder.is_dir():
        print(f"{folder.name}: not there; nothing measured")
        return 0
    print("| set | " + " | ".join(COLUMNS) + " |\n|" + "---|" * (len(COLUMNS) + 1))
    for name in args.sets:
        lines = (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
        for part, chosen in parts(lines).items():
            found = score(folder / "score_pairs.py", chosen)
            print(f"| {name}, {part} | " + " | ".join(str(found[c]) for c in COLUMNS) + " |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
