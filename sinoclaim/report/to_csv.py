"""Render findings as CSV, one a row, both sides beside one another."""

from __future__ import annotations

import csv
import io
from typing import Final

from sinoclaim.model.finding import Finding
from sinoclaim.model.report import Report
from sinoclaim.report.claims_table import disarmed, writable
from sinoclaim.report.numbering import Numbering
from sinoclaim.report.spots import path_of
from sinoclaim.report.view import View

_SIDE: Final = ("path", "line", "column", "value", "quote", "citation")
COLUMNS: Final = (
    "id", "rule", "kind", "verdict", "confidence", "status", "decision", "reason", "topic", "message",
    *(f"{name}_{side}" for side in ("a", "b") for name in _SIDE),
)  # fmt: skip
"""The columns, in their order."""


def render(report: Report, view: View) -> str:
    """Return the findings as CSV (RFC 4180), text that a spreadsheet would take for a formula led by an apostrophe."""
    numbering = Numbering.of(report)
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for finding in report.findings:
        row = _row(finding, numbering, view)
        writer.writerow([disarmed(writable(cell)) if isinstance(cell, str) else cell for cell in row])
    return table.getvalue()


def _row(finding: Finding, numbering: Numbering, view: View) -> tuple[str | int, ...]:
    made = finding.decision
    sides: list[str | int] = []
    for claim, value in zip(finding.claims, finding.values, strict=True):
        line, column = numbering.place(claim)
        sides += [path_of(claim.document, view), line, column, value, claim.quote, numbering.citation(claim)]
    return (
        finding.id, finding.rule, finding.kind.value, finding.verdict.value, finding.confidence, finding.status.value,
        made.ruling.value if made else "", made.reason if made else "", finding.topic, finding.message, *sides,
    )  # fmt: skip
