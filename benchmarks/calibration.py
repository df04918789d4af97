"""Count how many findings of each kind and confidence hold in the gold cases, and print the table that reports quote.

Usage: python benchmarks/calibration.py [--shared DIR] > sinoclaim/data/calibration.toml

The cases are those of ``gold`` beside the project and those of ``benchmarks/cases``. A finding holds if it matches a
gold contradiction or one that the gold leaves open, by the rules of the scorer there; tensions do not count.
Neighbouring bands are joined until each has ``FEWEST`` trials; kinds that never have so many count under "any" alone.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from sinoclaim import pipeline
from sinoclaim.ingest import read_paths
from sinoclaim.model.finding import Finding, Verdict
from sinoclaim.rules import load_rules

ROOT = Path(__file__).resolve().parent.parent
EDGES = (0, 600, 700, 800, 900)
FEWEST = 10
HEAD = """\
# How many findings of each kind and confidence held where people had said what contradicts what. `from` is the
# least confidence of a band (0 to 1000), `right` of `judged` findings held. Written by benchmarks/calibration.py;
# "any" serves the kinds with few trials.
source = "gold cases in three languages, by several writers; see benchmarks/RESULTS.md"
"""
Trial = tuple[str, int, bool]


def scorer(path: Path) -> ModuleType:
    """Load the scorer of the gold cases."""
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        message = f"{path}: cannot be loaded; give the folder of the gold cases with --shared"
        raise SystemExit(message)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def holds(score: ModuleType, gold: Mapping[str, Any], finding: Finding) -> bool:
    """Tell whether a finding matches a pair of the gold."""
    spans = tuple((claim.document, claim.span.start, claim.span.end) for claim in finding.claims)
    return any(score.matches(spans, pair["spans"]) for pair in (*gold["contradictions"], *gold["optional"]))


def trials(score: ModuleType, cases: Sequence[Path]) -> Iterator[Trial]:
    """Yield kind, confidence and outcome of every contradiction found across documents."""
    rules = load_rules()
    for case in cases:
        gold = score.load_case(case)
        report = pipeline.check(read_paths([case / "docs"], rules.reading).documents, rules)
        for finding in report.findings:
            across = len({claim.document for claim in finding.claims}) > 1
            if finding.verdict is Verdict.CONTRADICTION and across:
                yield finding.kind.value, finding.confidence, holds(score, gold, finding)


def bands(found: Sequence[tuple[int, bool]]) -> list[tuple[int, int, int]]:
    """Return (least confidence, right, judged) of bands with enough trials each, from the lowest up."""
    made: list[tuple[int, int, int]] = []
    for edge, above in zip(EDGES, (*EDGES[1:], 1001), strict=True):
        inside = [right for confidence, right in found if edge <= confidence < above]
        least, right, judged = made.pop() if made and made[-1][2] < FEWEST else (edge, 0, 0)
        made.append((least, right + sum(inside), judged + len(inside)))
    while len(made) > 1 and made[-1][2] < FEWEST:
        _, right, judged = made.pop()
        made[-1] = (made[-1][0], made[-1][1] + right, made[-1][2] + judged)
    return made if made[-1][2] >= FEWEST else []


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    gold = parser.parse_args().shared / "gold"
    if not gold.is_dir():
        print(f"{gold.name}: not there; nothing counted", file=sys.stderr)
        return 1
    folders = [*(gold / name for name in ("dev", "wild-dev")), *sorted((ROOT / "benchmarks" / "cases").iterdir())]
    cases = sorted(path.parent for folder in folders for path in folder.glob("*/gold.json"))
    found: dict[str, list[tuple[int, bool]]] = defaultdict(list)
    for kind, confidence, right in trials(scorer(gold / "score.py"), cases):
        found[kind].append((confidence, right))
        found["any"].append((confidence, right))
    print(HEAD, end="")
    for kind in sorted(found):
        for least, right, judged in bands(found[kind]):
            print(f'\n[[band]]\nkind = "{kind}"\nfrom = {least}\nright = {right}\njudged = {judged}')
    return 0


if __name__ == "__main__":
    sys.exit(main())
