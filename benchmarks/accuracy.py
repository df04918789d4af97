"""Measure findings against the gold cases beside the project and print one table a set.

Usage: python benchmarks/accuracy.py [--shared DIR] [--verbose] [--only NAME]

A third of the cases of ``dev`` is held out: it is scored apart and its texts are not read while rules are written.
Which third is fixed by the alphabet: every third case by name. ``first`` and ``second`` are the project's own cases, on
other subjects, by people who had not seen the program, as is ``third``; of the first a third was held out, of the
second and the third nothing was read but what was flagged wrongly.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COLUMNS = ("found", "gold", "precision", "recall", "trapped_rate", "kind_accuracy", "date_accuracy", "claim_recall")


def held_out(cases: list[Path]) -> list[Path]:
    """Return every third case of a sorted list, beginning with the third."""
    return cases[2::3]


UNREAD = frozenset({"second", "third"})
"""Sets of which nobody looked at the misses."""


def score(scorer: Path, cases: list[Path], command: str, extra: list[str]) -> dict[str, object]:
    """Run the scorer over copies of the given cases and return its totals."""
    with tempfile.TemporaryDirectory() as folder:
        for case in cases:
            shutil.copytree(case, Path(folder) / case.name)
        arguments = [sys.executable, str(scorer), folder, "--command", command, *extra]
        done = subprocess.run(arguments, capture_output=True, text=True, check=True)
    lines = done.stdout.strip().splitlines()
    if extra:
        print("\n".join(lines[:-1]))
    totals: dict[str, object] = json.loads(lines[-1])
    return totals


def main() -> int:
    """Print a row for every set that is there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--verbose", action="store_true", help="list misses and false alarms, never of held-out cases")
    parser.add_argument("--command", default=f"{Path(sys.executable).parent / 'sinoclaim'} check --isolated")
    parser.add_argument("--only", default="", help="measure only the sets whose name contains this")
    args = parser.parse_args()
    gold = args.shared / "gold"
    if not gold.is_dir():
        print(f"{gold.name}: not there; nothing measured")
        return 0
    print("| set | " + " | ".join(COLUMNS) + " |\n|" + "---|" * (len(COLUMNS) + 1))
    folders = [gold / "seeds", gold / "dev", gold / "wild-dev", *sorted((ROOT / "benchmarks" / "cases").iterdir())]
    for folder in folders:
        name = folder.name
        cases = sorted(p.parent for p in folder.glob("*/gold.json"))
        apart = [] if name in UNREAD else held_out(cases)
        sets = [(f"{name}, read", [c for c in cases if c not in apart]), (f"{name}, held out", apart), (name, cases)]
        for label, chosen in sets if apart else [(name, cases)]:
            if not chosen or args.only not in label:
                continue
            verbose = ["--verbose"] if args.verbose and label.endswith("read") else []
            totals = score(gold / "score.py", chosen, args.command, verbose)
            print(f"| {label} | " + " | ".join(str(totals[c]) for c in COLUMNS) + " |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
