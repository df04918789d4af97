"""Draw one finding for somebody who is to rule on it: both passages in context, how they were read, what to weigh."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rich.console import RenderableType
from rich.text import Text

from sinoclaim.dates.intervals import length_in_words
from sinoclaim.ledger.suggestions import doubts, suggested
from sinoclaim.model.claim import Claim
from sinoclaim.model.decision import Decision, Ruling
from sinoclaim.model.finding import Finding
from sinoclaim.report.decided import come_back, ruled
from sinoclaim.report.decisive import decisive_spans
from sinoclaim.report.quotation import Quoter
from sinoclaim.report.to_terminal import draw_all, indented
from sinoclaim.report.visible import one_line

_PARAGRAPH: Final = re.compile(r"\s*\n\s*\n\s*")


def draw_case(finding: Finding, quoter: Quoter, *, place: str, decision: Decision | None, whole: bool = True) -> str:
    """Return the finding as text; ``place`` says where in the row it stands, ``decision`` what was ruled just now.

    Unless ``whole``, less of the context is shown, and not how the passages were read and what was weighed.
    """
    head = f"{place} · {finding.rule} {finding.kind.value} · {finding.verdict.value} · "
    parts: list[RenderableType] = [
        Text(f"{head}confidence {finding.confidence} of 1000", "dim", overflow="fold"),
        Text(one_line(finding.topic), "bold", overflow="fold").append(f" · {one_line(finding.id)}", "dim not bold"),
        *(Text(line, "magenta", overflow="fold") for line in come_back((finding,))),
        *([Text(f"Ruled {ruled(decision)}", "green", overflow="fold")] if decision else []),
    ]
    parts += [*_sides(finding, quoter, whole=whole), Text(""), *_weighed(finding, whole=whole)]
    return draw_all(parts, quoter.view)


def _sides(finding: Finding, quoter: Quoter, *, whole: bool) -> Iterator[RenderableType]:
    for claim, value in zip(finding.claims, finding.values, strict=True):
        yield Text("")
        side = Text("", overflow="fold").append(one_line(length_in_words(value)), "bold red")
        yield side.append("  ").append_text(quoter.source(claim))
        yield indented(_in_context(claim, finding, value, quoter, lines=2 if whole else 1))
        if whole:
            yield indented(Text(_trail(claim), "dim", overflow="fold"))
    for link in finding.links:
        yield Text("")
        yield quoter.source(link)
        yield indented(_in_context(link, finding, "", quoter, lines=1))


def _weighed(finding: Finding, *, whole: bool) -> Iterator[RenderableType]:
    yield Text(one_line(finding.message.removeprefix(f"{finding.topic}: ")), overflow="fold")
    if whole:
        weighed = "; ".join(f"{item.weight:+d} {item.what}: {item.detail}" for item in finding.evidence)
        yield Text(f"One event? {one_line(weighed)}", "dim", overflow="fold")
    against = doubts(finding)
    reason = against[0] if against else suggested(finding, Ruling.ACCEPTED)[0]
    yield Text(f"{'Doubt' if against else 'Suggested'}: {one_line(reason)}", "cyan", overflow="fold")


def _in_context(claim: Claim, finding: Finding, value: str, quoter: Quoter, *, lines: int) -> Text:
    """Return the quote with the text about it, on about so many lines of the screen before and after."""
    text = quoter.numbering.by_name[claim.document].text
    room = lines * quoter.view.width // (2 if claim.language == "zh" else 1)
    before, after = _before(text[: claim.span.start], room), _after(text[claim.span.end :], room)
    quote = quoter.quote(claim, decisive_spans(claim, finding.kind, value), width=quoter.view.width)
    return Text("", overflow="fold").append(before, "dim").append_text(quote).append(after, "dim")


def _before(text: str, room: int) -> str:
    told = _flat(text[-4 * room :].lstrip() if len(text) > 4 * room else text)
    if len(told) <= room:
        return told
    cut = told.find(" ", len(told) - room)
    return "… " + told[cut + 1 if cut >= 0 else len(told) - room :]


def _after(text: str, room: int) -> str:
    told = _flat(text[: 4 * room])
    if len(told) <= room:
        return told
    cut = told.rfind(" ", 0, room)
    return told[: cut if cut > 0 else room] + " …"


def _flat(text: str) -> str:
    return one_line(_PARAGRAPH.sub(" ¶ ", text))


def _trail(claim: Claim) -> str:
    """Say in words how the claim was read."""
    steps = [f"“{step.text}” as {_role(step.rule)}{step.result}" for step in claim.trail if step.text]
    told = [*steps, *(["with reserve"] if claim.hedged else [])]
    return one_line(f"read {claim.phase.value}, {claim.polarity.value}: " + "; ".join(told))


def _role(rule: str) -> str:
    """Return the role that a step filled, followed by a space; "" for other steps."""
    return f"{rule.split('/')[1]} " if rule.startswith("role/") else ""
