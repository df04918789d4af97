"""Render a guard's round as text for a person: what needs a look first, then what is sound, then a closing line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from sinoclaim.ledger.difference import Change, word_difference
from sinoclaim.model.curated import Drift, Guarded, GuardReport, Support, WitnessState
from sinoclaim.model.finding import Finding, Verdict
from sinoclaim.report.contest import contests, draw
from sinoclaim.report.decided import come_back, decided_lines, decided_sentence, ruled, stale_lines
from sinoclaim.report.decisive import decisive_spans
from sinoclaim.report.guarding import closing_sentence, drifted, numbering_of, support_sentence
from sinoclaim.report.quotation import Quoter
from sinoclaim.report.summary import clean_sentence, coverage_sentence
from sinoclaim.report.to_terminal import draw_all, indented
from sinoclaim.report.view import View
from sinoclaim.report.visible import one_line

_STYLES: Final = {Support.SUPPORTED: "green", Support.CONTRADICTED: "bold red", Support.UNSUPPORTED: "bold yellow"}
_DRIFTS: Final = {Drift.CHANGED: "evidence changed", Drift.GONE: "evidence gone", Drift.SOURCE_GONE: "source gone"}
_AGREEING: Final = 4
_LABEL: Final = 9
_WIDEST_ID: Final = 40
_LONGEST: Final = 600
"""Code points of a difference that are shown."""


def render(guarded: GuardReport, view: View) -> str:
    """Return the round as text, coloured by terminal codes where the view asks for it."""
    return draw_all(_parts(guarded, Quoter.of(numbering_of(guarded), view)), view)


def _parts(guarded: GuardReport, quoter: Quoter) -> Iterator[RenderableType]:
    yield from _curated(guarded, quoter)
    if guarded.conflicts:
        yield Text("Curated claims that contradict one another", "bold")
        for finding in guarded.conflicts:
            yield from (indented(part) for part in _conflict(finding, quoter))
        yield Text("")
    yield from _corpus(guarded, quoter)
    for head, lines in (
        ("Not read, or only in part", [f"{p.path}: {p.message}" for p in guarded.report.problems if not p.remark]),
        ("Decided in the corpus", decided_lines(guarded.report.findings) if quoter.view.decided else ()),
        ("Decisions that cover nothing any more", stale_lines(guarded.stale)),
    ):
        if lines:
            yield Text(head, "bold")
            yield from (indented(Text(one_line(line), overflow="fold")) for line in lines)
            yield Text("")
    yield from _closing(guarded, quoter)


def _closing(guarded: GuardReport, quoter: Quoter) -> Iterator[RenderableType]:
    sentence = closing_sentence(guarded)
    yield Text(sentence, "bold green" if sentence.endswith("all sound.") else "bold", overflow="fold")
    if not any(finding.is_open for finding in guarded.report.findings):
        yield Text(clean_sentence(guarded.report), "bold green", overflow="fold")
    covered = [*guarded.report.findings, *guarded.conflicts, *(f for e in guarded.claims for f in e.findings)]
    if decided := decided_sentence(covered, shown=quoter.view.decided):
        yield Text(decided, overflow="fold")
    yield Text(coverage_sentence(guarded.report), overflow="fold")


def _curated(guarded: GuardReport, quoter: Quoter) -> Iterator[RenderableType]:
    """Show the claims that need a look one by one, then those that are sound, a line each."""
    sound = [entry for entry in guarded.claims if _is_well(entry, decided=quoter.view.decided)]
    for entry in guarded.claims:
        if entry not in sound:
            yield from _entry(entry, quoter)
            yield Text("")
    if sound:
        yield Text("Sound", "bold")
        width = min(_WIDEST_ID, max(len(entry.claim.id) for entry in sound))
        yield from (indented(_line(entry, width)) for entry in sound)
        yield Text("")


def _is_well(entry: Guarded, *, decided: bool) -> bool:
    """Tell whether a claim needs no look; what was decided on it is shown where that is asked for."""
    return entry.sound and entry.support is not Support.UNSUPPORTED and not (decided and entry.findings)


def _line(entry: Guarded, width: int) -> Text:
    line = Text(f"{one_line(entry.claim.id):<{width}}", "green", no_wrap=True, overflow="ellipsis")
    line.append(f"  {support_sentence(entry)}", "not green")
    covered = sum(not finding.is_open for finding in entry.findings)
    return line.append(f", {covered} decided", "dim not green") if covered else line


def _entry(entry: Guarded, quoter: Quoter) -> Iterator[RenderableType]:
    claim = entry.claim
    told = [entry.support.value.upper()] if entry.support is not Support.SUPPORTED else []
    told += ["EVIDENCE DRIFTED"] if drifted(entry) else []
    told += ["DECIDED"] if entry.sound and entry.findings else [] if told else ["TENSION"]
    style = _STYLES[entry.support] if entry.support is not Support.SUPPORTED else "bold yellow"
    head = Text(", ".join(told), style, overflow="fold")
    head.append(f"  {one_line(claim.id)}", "bold not red not yellow")
    yield head.append(f"  {one_line(claim.file)}:{claim.line}", "cyan not bold")
    yield indented(Text(one_line(claim.statement), overflow="fold"))
    if not entry.readable:
        yield indented(Text("No claim could be read from the statement; put who, what and when plainly.", "yellow"))
    for finding in entry.findings:
        yield from (indented(part) for part in _against(finding, claim.name, quoter))
    for state in entry.witnesses:
        if state.drift is not Drift.HELD:
            yield from (indented(part) for part in _drifted(state, quoter))
    if support := support_sentence(entry):
        yield indented(_for(entry, support, quoter))


def _for(entry: Guarded, support: str, quoter: Quoter) -> Table:
    places = dict.fromkeys(
        f"{one_line(claim.document)}:{quoter.numbering.place(claim).line}" for claim in entry.agreeing
    )
    shown = list(places)[:_AGREEING]
    more = f" and {len(places) - _AGREEING} more" if len(places) > _AGREEING else ""
    line = Text(support, overflow="fold")
    return _labelled(Text("for", "green"), line.append(f": {', '.join(shown)}{more}", "dim") if shown else line)


def _labelled(label: Text, content: Text) -> Table:
    """Put a label into a column of its own, so that what follows it goes on below itself."""
    grid = Table.grid(padding=0, pad_edge=False)
    grid.add_column(width=_LABEL)
    grid.add_column(overflow="fold")
    grid.add_row(label, content)
    return grid


def _against(finding: Finding, name: str, quoter: Quoter) -> Iterator[RenderableType]:
    other = next(claim for claim in finding.claims if claim.document != name)
    value = finding.values[finding.claims.index(other)]
    word = "against" if finding.verdict is Verdict.CONTRADICTION else "tension"
    label = Text(word, "red" if word == "against" and finding.is_open else "dim")
    yield _labelled(label, quoter.source(other))
    quote = quoter.quote(other, decisive_spans(other, finding.kind, value), width=quoter.view.width - _LABEL - 2)
    yield indented(quote, _LABEL)
    told = f"{finding.rule} {finding.kind.value} · confidence {finding.confidence} of 1000 · {finding.id}"
    yield indented(Text(told, "dim", overflow="fold"), _LABEL)
    if not finding.is_open and finding.decision is not None:
        yield indented(Text(f"Decided: {ruled(finding.decision)}", "dim", overflow="fold"), _LABEL)
    yield from (indented(Text(line, overflow="fold"), _LABEL) for line in come_back([finding]))


def _drifted(state: WitnessState, quoter: Quoter) -> Iterator[RenderableType]:
    line = Text(f"{_DRIFTS[state.drift]}: ", "yellow", overflow="fold")
    line.append(one_line(state.witness.source), "cyan")
    if state.nearest:
        where = f"{one_line(state.document)}:{quoter.numbering.lines[state.document].place(state.start).line}"
        same = state.likeness == 1000
        line.append(
            f" · it stands in {where} now" if same else f" · nearest at {where}, likeness {state.likeness}", "dim"
        )
    yield line
    if state.nearest and state.likeness < 1000:
        yield indented(_difference(state, color=quoter.view.color), _LABEL)
    else:
        yield indented(Text(f"“{one_line(state.witness.quote)[:_LONGEST]}”", overflow="fold"), _LABEL)
        if not state.nearest:
            orphan = state.drift is Drift.SOURCE_GONE
            why = (
                "no document is called so, and none has these words"
                if orphan
                else "nothing in it comes near these words"
            )
            yield indented(Text(f"({why})", "dim", overflow="fold"), _LABEL)


def _difference(state: WitnessState, *, color: bool) -> Text:
    """Return the quote with what was taken out and what was put in, marked as wdiff does where there is no colour."""
    shown = Text("“", overflow="fold")
    for piece in word_difference(state.witness.quote[:_LONGEST], state.nearest[:_LONGEST]):
        words = one_line(piece.text)
        if piece.change is Change.KEPT:
            shown.append(words)
        elif piece.change is Change.GONE:
            shown.append(words if color else f"[-{words}-]", "strike red" if color else "")
        else:
            shown.append(words if color else f"{{+{words}+}}", "bold green" if color else "")
    return shown.append("”")


def _conflict(finding: Finding, quoter: Quoter) -> Iterator[RenderableType]:
    head = Text(f"{finding.rule} {finding.kind.value}", "bold red" if finding.is_open else "dim", overflow="fold")
    yield head.append(f": {one_line(finding.topic)} · {finding.id}", "not bold not red")
    for claim, value in zip(finding.claims, finding.values, strict=True):
        quote = quoter.quote(claim, decisive_spans(claim, finding.kind, value), width=quoter.view.width - 4)
        yield indented(Text(one_line(claim.document), "cyan", overflow="fold"))
        yield indented(quote, 4)
    if not finding.is_open and finding.decision is not None:
        yield indented(Text(f"Decided: {ruled(finding.decision)}", "dim", overflow="fold"))


def _corpus(guarded: GuardReport, quoter: Quoter) -> Iterator[RenderableType]:
    """Show the disputes of the corpus that no decision covers."""
    report = guarded.report
    open_ones = replace(report, findings=tuple(finding for finding in report.findings if finding.is_open))
    found = contests(open_ones)
    if found:
        yield Text("Contradictions in the corpus that no decision covers", "bold")
        yield from (draw(contest, quoter) for contest in found)
        yield Text("")
