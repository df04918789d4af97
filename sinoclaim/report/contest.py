"""Draw one dispute: its positions side by side, the reason, and how sure the program is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from rich import box
from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from sinoclaim.dates.intervals import length_in_words
from sinoclaim.model.claim import Claim
from sinoclaim.model.finding import Dispute, Finding, Kind, Position, Verdict
from sinoclaim.model.report import Report
from sinoclaim.report.decided import come_back
from sinoclaim.report.decisive import decisive_spans
from sinoclaim.report.quotation import Quoter
from sinoclaim.report.summary import counted
from sinoclaim.report.visible import one_line

SIDE_BY_SIDE: Final = 80
"""Columns from which two positions stand side by side."""
TABLE_WIDTH: Final = 60
"""Columns from which more than two positions make a table; below, they are stacked."""
_FRAME: Final = 4
_QUOTES: Final = 3


class Contest(NamedTuple):
    """A dispute with the findings that it gathers, the surest first."""

    topic: str
    kind: Kind
    positions: tuple[Position, ...]
    findings: tuple[Finding, ...]


def contests(report: Report) -> tuple[Contest, ...]:
    """Return the disputes in their order, then each finding that no dispute gathers; what is decided is left out."""
    findings = {finding.id: finding for finding in report.findings if finding.is_open}
    gathered = tuple(_from_dispute(dispute, findings) for dispute in report.disputes)
    shown = {finding.id for contest in gathered for finding in contest.findings}
    alone = tuple(_from_finding(finding) for finding in findings.values() if finding.id not in shown)
    return tuple(contest for contest in gathered if contest.findings) + alone


def _from_dispute(dispute: Dispute, findings: Mapping[str, Finding]) -> Contest:
    gathered = [findings[name] for name in dispute.findings if name in findings]
    gathered.sort(key=lambda finding: (finding.verdict is not Verdict.CONTRADICTION, -finding.confidence, finding.id))
    return Contest(dispute.topic, dispute.slot, dispute.positions, tuple(gathered))


def _from_finding(finding: Finding) -> Contest:
    sides = zip(finding.claims, finding.values, strict=True)
    positions = tuple(Position(value=value, claims=(claim,), independent=1) for claim, value in sides)
    return Contest(finding.topic, finding.kind, positions, (finding,))


def draw(contest: Contest, quoter: Quoter) -> Panel:
    """Return the contest as a panel as wide as the view."""
    surest = contest.findings[0]
    name = f"{surest.rule} {contest.kind.value}"
    if surest.verdict is Verdict.TENSION:
        name += " (tension)"
    title = f"{name}: {one_line(contest.topic)}"
    inner = quoter.view.width - _FRAME
    parts: list[RenderableType] = []
    if cell_len(title) > inner - 2:
        title = name
        parts += [Text(one_line(contest.topic), "bold", overflow="fold"), Text("")]
    message = surest.message.removeprefix(f"{contest.topic}: ")  # the title has said it
    reason = Text(one_line(message), overflow="fold")
    links = _links(contest.findings, quoter, inner)
    back = [Text(line, "magenta", overflow="fold") for line in come_back(contest.findings)]
    parts += [_positions(contest, quoter, inner), Text(""), *links, reason, *back, _sure(contest)]
    style = "red" if surest.verdict is Verdict.CONTRADICTION else "yellow"
    return Panel(Group(*parts), title=Text(title, "bold"), title_align="left", border_style=style, box=box.ROUNDED)


def _links(findings: Sequence[Finding], quoter: Quoter, width: int) -> list[RenderableType]:
    """Draw the claims without which the sides could all be true, each once."""
    links = {(link.document, link.order): link for finding in findings for link in finding.links}
    parts: list[RenderableType] = [Text("It follows with", "dim")] if links else []
    for link in list(links.values())[:_QUOTES]:
        parts += [quoter.quote(link, (), width=width), quoter.source(link), Text("")]
    return parts


def _sure(contest: Contest) -> Text:
    surest = contest.findings[0]
    text = f"confidence {surest.confidence} of 1000 · {one_line(surest.id)}"
    if len(contest.findings) > 1:
        text += f" and {len(contest.findings) - 1} more"
    if surest.held is not None:
        low, high = surest.held.interval
        held = f"of findings as sure as this {surest.held.right} of {surest.held.judged} held in trials"
        text += f"\n{held} ({low // 10} to {-(-high // 10)} %)"
    return Text(text, "dim", overflow="fold")


def _positions(contest: Contest, quoter: Quoter, inner: int) -> RenderableType:
    if len(contest.positions) > 2 and quoter.view.width >= TABLE_WIDTH:
        return _table(contest, quoter, inner)
    if len(contest.positions) == 2 and quoter.view.width >= SIDE_BY_SIDE:
        grid = Table.grid(padding=(0, 3, 0, 0), expand=True, pad_edge=False)
        half = (inner - 3) // 2
        for _ in contest.positions:
            grid.add_column(ratio=1, overflow="fold")
        grid.add_row(*(_block(position, contest.kind, quoter, half) for position in contest.positions))
        return grid
    blocks: list[RenderableType] = []
    for position in contest.positions:
        blocks += [Text(""), _block(position, contest.kind, quoter, inner)]
    return Group(*blocks[1:])


def _table(contest: Contest, quoter: Quoter, inner: int) -> Table:
    table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, padding=(0, 1), show_edge=False)
    table.add_column("Position", ratio=2, overflow="fold")
    table.add_column("Quotes and sources", ratio=7, overflow="fold")
    for number, position in enumerate(contest.positions):
        if number:
            table.add_row("", "")
        value = Group(_value(position), *_standing(position))
        table.add_row(value, _quotes(position, contest.kind, quoter, inner * 3 // 4))
    return table


def _block(position: Position, kind: Kind, quoter: Quoter, width: int) -> Group:
    return Group(_value(position), *_standing(position), _quotes(position, kind, quoter, width))


def _quotes(position: Position, kind: Kind, quoter: Quoter, width: int) -> Group:
    """Draw the first quotes of a position, each above its source."""
    parts: list[RenderableType] = []
    for number, claim in enumerate(position.claims[:_QUOTES]):
        gap = (Text(""),) if number else ()
        parts += [*gap, _quote(claim, position, kind, quoter, width), quoter.source(claim)]
    return Group(*parts, *_rest(position))


def _value(position: Position) -> Text:
    return Text(one_line(length_in_words(position.value)), "bold", overflow="fold")


def _quote(claim: Claim, position: Position, kind: Kind, quoter: Quoter, width: int) -> Text:
    return quoter.quote(claim, decisive_spans(claim, kind, position.value), width=width)


def _standing(position: Position) -> tuple[Text, ...]:
    """Say how many sources hold the position and how many of them are not copies; nothing for one alone."""
    sources = len({claim.document for claim in position.claims})
    if sources == 1:
        return ()
    return (Text(f"{counted(sources, 'source')}, {position.independent} independent", "dim"),)


def _rest(position: Position) -> tuple[Text, ...]:
    more = len(position.claims) - _QUOTES
    return (Text(f"and {more} more", "dim"),) if more > 0 else ()
