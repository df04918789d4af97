"""Render the comparison of two texts: each pair of claims with its verdict or reason, and the evidence weighed."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from sinoclaim.model.claim import Claim
from sinoclaim.model.finding import Evidence, Finding, Kind, Silence
from sinoclaim.model.report import Report
from sinoclaim.report.decisive import decisive_spans
from sinoclaim.report.numbering import Numbering
from sinoclaim.report.quotation import Quoter
from sinoclaim.report.summary import counted
from sinoclaim.report.to_terminal import draw_all, indented
from sinoclaim.report.view import View
from sinoclaim.report.visible import one_line


def render(report: Report, view: View) -> str:
    """Return every pair that was considered, findings first, then one closing line."""
    return draw_all(_pairs(report, Quoter.of(Numbering.of(report), view)), view)


def _pairs(report: Report, quoter: Quoter) -> Iterator[RenderableType]:
    for finding in report.findings:
        yield _finding(finding, quoter)
    for silence in report.silences:
        yield _silence(silence, quoter)
    yield Text(_closing(report), "bold", overflow="fold")


def _finding(finding: Finding, quoter: Quoter) -> Group:
    head = Text(finding.verdict.value.upper(), "bold red", overflow="fold")
    head.append(f"  {finding.rule} {finding.kind.value}: {one_line(finding.topic)}", "bold not red")
    sides = [
        _side(claim, finding.kind, value, quoter) for claim, value in zip(finding.claims, finding.values, strict=True)
    ]
    sides += [_side(claim, finding.kind, "", quoter) for claim in finding.links]
    message = Text(f"{one_line(finding.message)} Confidence {finding.confidence} of 1000.", overflow="fold")
    return Group(head, *sides, indented(message), *_weighed(finding.evidence), Text(""))


def _silence(silence: Silence, quoter: Quoter) -> Group:
    head = Text("not flagged", "bold green", overflow="fold")
    head.append(f"  {silence.reason.value}: {one_line(silence.detail)}", "bold not green")
    sides = [_side(claim, Kind.STATE, "", quoter) for claim in silence.claims]
    return Group(head, *sides, *_weighed(silence.evidence), Text(""))


def _side(claim: Claim, kind: Kind, value: str, quoter: Quoter) -> RenderableType:
    quote = quoter.quote(claim, decisive_spans(claim, kind, value), width=quoter.view.width)
    return indented(quote.append("  ").append_text(quoter.source(claim)))


def _weighed(evidence: tuple[Evidence, ...]) -> tuple[RenderableType, ...]:
    lines = (f"{item.weight:+d}  {one_line(item.what)}: {one_line(item.detail)}" for item in evidence)
    return tuple(indented(Text(line, "dim", overflow="fold"), 4) for line in lines)


def _closing(report: Report) -> str:
    claims = {document.name: 0 for document in report.documents}
    for claim in report.claims:
        claims[claim.document] += 1
    found = ", ".join(f"{one_line(name)}: {counted(number, 'claim')}" for name, number in claims.items())
    pairs = len(report.findings) + len(report.silences)
    return f"{found}; {counted(pairs, 'pair')} considered, {counted(len(report.findings), 'finding')}."
