"""Count found contradictions by the languages of their two sides, and claims and dates by the language of theirs.

Usage: python benchmarks/languages.py [--shared DIR] [--only NAME]

The cases are those of ``gold`` beside the project and those of ``benchmarks/cases``; what matches is told by the scorer
there. "right" counts the findings that match a gold contradiction or one that the gold leaves open.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

from calibration import ROOT, holds, scorer

from sinoclaim import pipeline
from sinoclaim.ingest import read_paths
from sinoclaim.model.finding import Verdict
from sinoclaim.rules import load_rules


def count(score: ModuleType, cases: list[Path]) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """Return counts of pairs by (languages, what) and counts of claims by (language, what)."""
    pairs: Counter[tuple[str, str]] = Counter()
    claims: Counter[tuple[str, str]] = Counter()
    rules = load_rules()
    for case in cases:
        gold = score.load_case(case)
        documents = read_paths([case / "docs"], rules.reading).documents
        spoken = {document.name: document.language for document in documents}
        report = pipeline.check(documents, rules)
        found = [f for f in report.findings if f.verdict is Verdict.CONTRADICTION]
        sides = {f.id: tuple((c.document, c.span.start, c.span.end) for c in f.claims) for f in found}
        across = [f for f in found if len({side[0] for side in sides[f.id]}) > 1]
        for finding in across:
            both = "-".join(sorted(spoken[side[0]] for side in sides[finding.id]))
            pairs[both, "flagged"] += 1
            pairs[both, "right"] += holds(score, gold, finding)
        for pair in gold["contradictions"]:
            both = "-".join(sorted(spoken[side[0]] for side in pair["spans"]))
            pairs[both, "gold"] += 1
            pairs[both, "found"] += any(score.matches(sides[f.id], pair["spans"]) for f in across)
        for told in gold["claims"]:
            language = spoken[told["doc"]]
            near = [
                claim
                for claim in report.claims
                if score.overlaps((claim.document, claim.span.start, claim.span.end), told["span"])
            ]
            claims.update({(language, "gold"): 1, (language, "found"): bool(near)})
            if told.get("time"):
                right = any(claim.time is not None and claim.time.interval.edtf == told["time"] for claim in near)
                claims.update({(language, "datable"): 1, (language, "dated"): right})
    return pairs, claims


def main() -> int:
    """Print a row for every pair of languages of every set, and one for every language."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--only", default="", help="measure only the sets whose name contains this")
    args = parser.parse_args()
    gold = args.shared / "gold"
    if not gold.is_dir():
        print(f"{gold.name}: not there; nothing counted", file=sys.stderr)
        return 1
    folders = [gold / "dev", gold / "wild-dev", *sorted((ROOT / "benchmarks" / "cases").iterdir())]
    print("| set | languages | found | gold | right | flagged |\n|---|---|---|---|---|---|")
    told: list[str] = []
    for folder in (f for f in folders if args.only in f.name):
        pairs, claims = count(scorer(gold / "score.py"), sorted(p.parent for p in folder.glob("*/gold.json")))
        for both in sorted({key for key, _ in pairs}):
            row = " | ".join(str(pairs[both, what]) for what in ("found", "gold", "right", "flagged"))
            print(f"| {folder.name} | {both} | {row} |", flush=True)
        for language in sorted({key for key, _ in claims}):
            row = " | ".join(str(claims[language, what]) for what in ("found", "gold", "dated", "datable"))
            told.append(f"| {folder.name} | {language} | {row} |")
    print("\n| set | language | claims found | gold | dated right | datable |\n|---|---|---|---|---|---|")
    print("\n".join(told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
