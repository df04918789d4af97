"""Run `sinoclaim check` over long volumes of real papers: speed, findings drawn by a seed to be judged, planted errors.

Usage: python benchmarks/papers.py [--shared DIR] [--draw 50] [--seed 1] [--plant 40] [VOLUME ...]

Without VOLUME every volume of ``corpora/frus`` is read, each by itself. ``--draw`` prints so many findings of all
volumes with both quotes, for a person to judge (see frus-judged.md). ``--plant`` takes so many dated statements of each
volume, tells them again in papers of their own with another day, and counts how many of these are found: what a person
judges says nothing of what was missed.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from sinoclaim.dates import gregorian_date  # noqa: E402 - the project, not an installed copy, is what is measured
from sinoclaim.dates.values import Precision  # noqa: E402
from sinoclaim.ingest import read_paths  # noqa: E402
from sinoclaim.model.claim import Claim, Polarity  # noqa: E402
from sinoclaim.model.document import Document  # noqa: E402
from sinoclaim.model.finding import Finding  # noqa: E402
from sinoclaim.model.report import Report  # noqa: E402
from sinoclaim.pipeline import check  # noqa: E402
from sinoclaim.rules import Rules, load_rules  # noqa: E402

PER_PAPER = 8
SHIFT = 9
"""Days by which a planted statement is off: no slip of the calendar, no rounding."""


def plain(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def can_be_planted(claim: Claim, rules: Rules) -> bool:
    """Tell whether a claim says in its own words on which day something happened that happens once, and to what."""
    frame, when = rules.frames.frames.get(claim.frame), claim.time
    if frame is None or not frame.once or when is None or when.interval.precision is not Precision.DAY:
        return False
    sure = claim.polarity is Polarity.AFFIRMED and not (claim.hedged or claim.conditional)
    said = [claim.role(role) for role in frame.core]
    known = all(filler is not None and filler.entities and not filler.inherited for filler in said)
    own = any(char.isdigit() for char in when.text) and when.text in claim.quote
    return sure and known and own and claim.phase.value not in {"proposed", "agreed"}


def told_wrong(claim: Claim) -> str:
    """Return what a claim says, with another day."""
    if claim.time is None or claim.time.interval.earliest is None:
        return claim.quote
    day = gregorian_date(claim.time.interval.earliest)
    wrong = date(day.year, day.month, day.day) + timedelta(days=SHIFT)
    told = claim.quote.replace(claim.time.text, f"{wrong:%B} {wrong.day}, {wrong.year}", 1)
    return plain(told).rstrip(".") + "."


def planted(claims: list[Claim], seed: int, number: int) -> tuple[list[Document], list[Claim]]:
    """Return papers that tell so many claims again with another day, and the claims that were taken."""
    taken = random.Random(seed).sample(claims, min(number, len(claims)))  # noqa: S311 - a drawing, no secret
    papers = []
    for first in range(0, len(taken), PER_PAPER):
        lines = [told_wrong(claim) for claim in taken[first : first + PER_PAPER]]
        papers.append(Document.from_text(f"planted-{first // PER_PAPER:02}.txt", "\n\n".join(lines) + "\n"))
    return papers, taken


def found_of(taken: list[Claim], report: Report) -> tuple[int, int]:
    """Return how many planted statements stand against their original, and how many findings else name them."""
    originals = {(claim.document, claim.span.start) for claim in taken}
    hits, others = set(), 0
    for finding in report.findings:
        sides = finding.claims
        if not any(side.document.startswith("planted-") for side in sides):
            continue
        hit = next(((s.document, s.span.start) for s in sides if (s.document, s.span.start) in originals), None)
        if hit is None:
            others += 1
        else:
            hits.add(hit)
    return len(hits), others


def shown(finding: Finding) -> str:
    """Return a finding as an entry of a list: what it says, and both quotes."""
    quotes = "\n".join(f"   - {c.document}: “{plain(c.quote)}”" for c in finding.claims)
    return f"{finding.verdict} ({finding.kind}), {finding.id}\n   {plain(finding.message)}\n{quotes}"


def main() -> int:
    """Print a row for every volume, then the findings that were drawn."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("volumes", nargs="*", type=Path)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--draw", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plant", type=int, default=0)
    args = parser.parse_args()
    volumes = args.volumes or sorted((args.shared / "corpora" / "frus").glob("*.xml"))
    if not volumes:
        print("no volumes: nothing measured")
        return 0
    rules = load_rules()
    print("| volume | papers | claims | pairs | findings | contradictions | seconds |\n" + "|---" * 7 + "|")
    findings: list[Finding] = []
    for volume in volumes:
        began = time.process_time()
        documents = read_paths([volume], rules.reading).documents
        report = check(documents, rules)
        took = time.process_time() - began
        firm = sum(finding.verdict.value == "contradiction" for finding in report.findings)
        print(
            f"| {volume.stem} | {len(documents)} | {len(report.claims)} | {report.coverage.compared_pairs} | "
            f"{len(report.findings)} | {firm} | {took:.1f} |"
        )
        findings += report.findings
        if args.plant:
            papers, taken = planted([c for c in report.claims if can_be_planted(c, rules)], args.seed, args.plant)
            hits, others = found_of(taken, check((*documents, *papers), rules))
            print(f"  planted {len(taken)}: found {hits}, other findings with them {others}")
    drawn = random.Random(args.seed).sample(findings, min(args.draw, len(findings)))  # noqa: S311 - a drawing, no secret
    for number, finding in enumerate(drawn, start=1):
        print(f"\n{number}. {shown(finding)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
