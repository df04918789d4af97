"""Change single decisions in a file, each change whole and at once, so that it can be taken back."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sinoclaim.ledger.decisions_file import read_decisions, write_decisions
from sinoclaim.model.decision import Decision
from sinoclaim.model.finding import Finding

Change = Mapping[str, Decision | None]
"""What is to stand under each fingerprint: a decision, or none."""


def ruling_on(finding: Finding, decision: Decision) -> Change:
    """Return the change that rules on a finding; a decision that covered it before it was edited goes."""
    before = finding.decision.fingerprint if finding.decision else decision.fingerprint
    return {before: None, decision.fingerprint: decision}


def apply(path: Path, change: Change) -> Change:
    """Change the file as it is now and return the change that takes this one back.

    The file is read anew each time: what somebody else has written to it in the meantime stays.

    Raises:
        LedgerError: if the file cannot be read or written; it is as it was.
    """
    standing = {decision.fingerprint: decision for decision in read_decisions(path)} if path.exists() else {}
    before = {fingerprint: standing.get(fingerprint) for fingerprint in change}
    if before != change:
        kept = {name: decision for name, decision in standing.items() if name not in change}
        write_decisions(path, [*kept.values(), *(decision for decision in change.values() if decision)])
    return before
