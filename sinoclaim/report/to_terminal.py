"""Render a report as text for a person: disputes first, then agreements, problems and a closing line."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from sinoclaim.model.claim import Claim
from sinoclaim.model.document import Document
from sinoclaim.model.finding import Agreement, Silence
from sinoclaim.model.report import Problem, Report
from sinoclaim.report.contest import contests, draw
from sinoclaim.report.decided import decided_lines, decided_sentence, stale_lines
from sinoclaim.report.numbering import Numbering
from sinoclaim.report.quotation import Quoter
from sinoclaim.report.structure import in_text
from sinoclaim.report.summary import clean_sentence, coverage_sentence
from sinoclaim.report.view import View
from sinoclaim.report.visible import break_commands, one_line

_AGREEMENTS: Final = 10
_NARROWEST: Final = 20


def render(report: Report, view: View) -> str:
    """Return the report as text, coloured by terminal codes where the view asks for it."""
    return draw_all(_sections(report, Quoter.of(Numbering.of(report), view)), view)


def draw_all(parts: Iterable[RenderableType], view: View) -> str:
    """Draw ``parts`` one below the other. The environment is not looked at: the view says all."""
    canvas = io.StringIO()
    console = Console(
        file=canvas, width=max(_NARROWEST, view.width), force_terminal=view.color, no_color=not view.color,
        color_system="standard" if view.color else None, legacy_windows=False, force_jupyter=False,
        markup=False, highlight=False, emoji=False, _environ={},
    )  # fmt: skip
    for part in parts:
        console.print(Group(part))  # in a group: ``print`` joins bare texts and loses how each is to wrap
    drawn = "".join(f"{line.rstrip()}\n" for line in canvas.getvalue().split("\n")[:-1])
    return break_commands(drawn) if view.workflow else drawn


def indented(part: RenderableType, cells: int = 2) -> Padding:
    """Return ``part`` with each of its lines moved to the right."""
    return Padding(part, (0, 0, 0, cells))


def _sections(report: Report, quoter: Quoter) -> Iterator[RenderableType]:
    for contest in contests(report):
        yield draw(contest, quoter)
    sections = (
        _agreements(report.agreements, quoter),
        _silences(report.silences, quoter) if quoter.view.silences else (),
        _listed("Decided", decided_lines(report.findings) if quoter.view.decided else ()),
        _listed("Decisions that cover nothing any more", stale_lines(report.stale)),
        _problems("Not read, or only in part", [problem for problem in report.problems if not problem.remark]),
        _problems("Remarks on sources", [problem for problem in report.problems if problem.remark]),
        _structure(report.documents) if quoter.view.structure else (),
    )
    for section in sections:
        yield from section
        if section:
            yield Text("")
    if not any(finding.is_open for finding in report.findings):
        yield Text(clean_sentence(report), "bold green")
    if sentence := decided_sentence(report.findings, shown=quoter.view.decided):
        yield Text(sentence, overflow="fold")
    yield Text(coverage_sentence(report), overflow="fold")


def _agreements(agreements: tuple[Agreement, ...], quoter: Quoter) -> tuple[Text, ...]:
    if not agreements:
        return ()
    lines = [Text("Sources agree on", "bold")]
    for agreement in agreements[:_AGREEMENTS]:
        line = Text(f"  {one_line(agreement.topic)}: ", no_wrap=True, overflow="ellipsis")
        lines.append(line.append(", ".join(_where(claim, quoter) for claim in agreement.claims), "cyan"))
    more = len(agreements) - _AGREEMENTS
    if more > 0:
        lines.append(Text(f"  and {more} more", "dim"))
    return tuple(lines)


def _silences(silences: tuple[Silence, ...], quoter: Quoter) -> tuple[RenderableType, ...]:
    if not silences:
        return ()
    return (Text("Compared and not flagged", "bold"), *(_silence(silence, quoter) for silence in silences))


def _silence(silence: Silence, quoter: Quoter) -> RenderableType:
    head = Text(silence.reason.value, "bold", overflow="fold").append(f": {one_line(silence.detail)}", "not bold")
    sides = []
    for claim in silence.claims:
        line = Text("", no_wrap=True, overflow="ellipsis").append_text(quoter.source(claim)).append("  ")
        sides.append(indented(line.append_text(quoter.quote(claim, (), width=quoter.view.width))))
    return indented(Group(head, *sides))


def _problems(head: str, problems: Sequence[Problem]) -> tuple[RenderableType, ...]:
    return _listed(head, tuple(f"{problem.path}: {problem.message}" for problem in problems))


def _listed(head: str, lines: Sequence[str]) -> tuple[RenderableType, ...]:
    if not lines:
        return ()
    return (Text(head, "bold"), *(indented(Text(one_line(line), overflow="fold")) for line in lines))


def _structure(documents: tuple[Document, ...]) -> tuple[RenderableType, ...]:
    shown = (indented(Text(in_text(document).rstrip("\n"), overflow="fold")) for document in documents)
    return (Text("What was taken for what", "bold"), *shown)


def _where(claim: Claim, quoter: Quoter) -> str:
    return f"{one_line(claim.document)}:{quoter.numbering.place(claim).line}"
