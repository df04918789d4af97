"""Render a report as JSON Lines: one finding a line, whole in itself, then one line of summary."""

from __future__ import annotations

from sinoclaim.model.claim import Claim
from sinoclaim.model.finding import Finding
from sinoclaim.model.report import Report
from sinoclaim.report import facts
from sinoclaim.report.numbering import Numbering
from sinoclaim.report.strict_json import Json, dumps
from sinoclaim.report.view import View


def render(report: Report, view: View) -> str:
    """Return one line a finding (``type`` "finding"), with ``silences`` one a silence, and the summary last."""
    numbering = Numbering.of(report)
    lines = [_finding(finding, numbering) for finding in report.findings]
    if view.silences:
        lines += [
            facts.silence(silence, numbering) | {"type": "silence", "claims": _claims(silence.claims, numbering)}
            for silence in report.silences
        ]
    lines.append(_summary(report))
    return "".join(f"{dumps(line)}\n" for line in lines)


def _finding(finding: Finding, numbering: Numbering) -> dict[str, Json]:
    return facts.finding_whole(finding, numbering) | {"type": "finding"}


def _claims(claims: tuple[Claim, Claim], numbering: Numbering) -> Json:
    return [facts.claim_with_path(claim, numbering) for claim in claims]


def _summary(report: Report) -> dict[str, Json]:
    told: dict[str, Json] = {"stale": [facts.stale(stale) for stale in report.stale]} if report.stale else {}
    return told | {
        "type": "summary",
        "schema": facts.SCHEMA,
        "tool": facts.tool(report),
        "findings": facts.verdicts(report),
        "coverage": facts.coverage(report.coverage),
        "errors": facts.errors(report.problems),
    }
