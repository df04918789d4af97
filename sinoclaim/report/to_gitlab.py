"""Render what a run found as a Code Quality report of GitLab."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import Final

from sinoclaim.report.issues import Issue, Level, Outcome
from sinoclaim.report.strict_json import Json, dumps
from sinoclaim.report.visible import one_line

_SEVERITY: Final = {Level.ERROR: "major", Level.WARNING: "minor"}


def render(found: Outcome) -> str:
    """Return the open issues; what a decision covers is left out, for the format has no word for it."""
    seen: Counter[str] = Counter()
    entries: list[Json] = []
    for issue in found.open:
        seen[issue.fingerprint] += 1
        entries.append(_entry(issue, seen[issue.fingerprint]))
    return dumps(entries, indent=1) + "\n"


def _entry(issue: Issue, count: int) -> Json:
    """Describe one issue; GitLab hides the name of the check, so the description begins with it."""
    return {
        "check_name": issue.rule,
        "description": f"{issue.rule} {issue.name}: {one_line(issue.text)}",
        "fingerprint": _fingerprint(issue, count),
        "location": {"path": issue.at.path, "lines": {"begin": issue.at.start.line}},
        "severity": _SEVERITY[issue.level],
    }


def _fingerprint(issue: Issue, count: int) -> str:
    """Return a fingerprint that no other entry has, or GitLab would drop one of them."""
    return hashlib.sha256(f"{issue.fingerprint} {count}".encode("utf-8", "replace")).hexdigest()[:32]
