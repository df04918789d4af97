"""Render a report as one JSON object: the contract that other programs rely on."""

from __future__ import annotations

from sinoclaim.model.document import Document
from sinoclaim.model.report import Report
from sinoclaim.report import facts
from sinoclaim.report.numbering import Numbering
from sinoclaim.report.strict_json import Json, dumps
from sinoclaim.report.structure import as_json
from sinoclaim.report.view import View


def render(report: Report, view: View) -> str:
    """Return the report in schema ``sinoclaim/report/1``, indented so that two versions can be compared by line."""
    return dumps(content(report, view), indent=1) + "\n"


def source_of(document: Document, numbering: Numbering, report: Report, view: View) -> dict[str, Json]:
    """Describe one document, with what was taken for what in it where the view asks for that."""
    told = facts.source(document, numbering, report)
    return {**told, "structure": as_json(document)} if view.structure else told


def content(report: Report, view: View) -> dict[str, Json]:
    """Return the report as plain data; ``silences`` is there only where the view asks for it."""
    numbering = Numbering.of(report)
    built: dict[str, Json] = {
        "schema": facts.SCHEMA,
        "tool": facts.tool(report),
        "sources": [source_of(document, numbering, report, view) for document in numbering.documents],
        "claims": [facts.claim(claim, numbering) for claim in numbering.claims],
        "findings": [facts.finding(finding, numbering) for finding in report.findings],
        "disputes": [facts.dispute(dispute, numbering) for dispute in report.disputes],
        "agreements": [facts.agreement(agreement, numbering) for agreement in report.agreements],
        "coverage": facts.coverage(report.coverage),
        "errors": facts.errors(report.problems),
    }
    if report.stale:
        built["stale"] = [facts.stale(stale) for stale in report.stale]
    if view.silences:
        built["silences"] = [facts.silence(silence, numbering) for silence in report.silences]
    return built
