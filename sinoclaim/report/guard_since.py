"""Render what changed between two rounds of the guard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from sinoclaim.model.claim import Claim
from sinoclaim.model.difference import GuardDifference, StateChange
from sinoclaim.model.finding import Finding
from sinoclaim.report import facts
from sinoclaim.report.decided import stale_lines
from sinoclaim.report.guarding import counts, numbering_of
from sinoclaim.report.issues import Outcome, since_outcome
from sinoclaim.report.markdown_text import markdown
from sinoclaim.report.numbering import Numbering
from sinoclaim.report.strict_json import Json, dumps
from sinoclaim.report.summary import counted
from sinoclaim.report.view import View
from sinoclaim.report.visible import one_line

SCHEMA: Final = "sinoclaim/guard-since/1"
NOTHING: Final = "Nothing has changed"


def outcome(changed: GuardDifference, view: View) -> Outcome:
    """Lay out what is new for the formats of machines, and close with all that changed."""
    return since_outcome(changed, view, _closing(changed))


def to_text(changed: GuardDifference, view: View) -> str:
    """Return the difference as text for a person."""
    from rich.console import RenderableType  # noqa: PLC0415 -- the other formats need no terminal library
    from rich.text import Text  # noqa: PLC0415 -- as above

    from sinoclaim.report.to_terminal import draw_all, indented  # noqa: PLC0415 -- as above

    def parts() -> Iterator[RenderableType]:
        for head, style, lines in _sections(changed):
            yield Text(one_line(head), "bold")
            for line, *more in lines:
                yield indented(Text(line, style, overflow="fold"))
                yield from (
                    indented(Text(told, "dim" if told == more[-1] else "", overflow="fold"), 4) for told in more
                )
            yield Text("")
        yield Text(one_line(_closing(changed)), "bold", overflow="fold")

    return draw_all(parts(), view)


def to_markdown(changed: GuardDifference, view: View) -> str:
    """Return the difference as Markdown, for the page of a pull request."""
    del view
    told = ["# sinoclaim guard\n"]
    for head, _, lines in _sections(changed):
        items = "".join("- " + "<br>".join(markdown(line) for line in item) + "\n" for item in lines)
        told.append(f"## {markdown(head)}\n\n{items}")
    return "\n".join((*told, f"{markdown(_closing(changed))}\n"))


def to_json(changed: GuardDifference, view: View) -> str:
    """Return the difference as one JSON object."""
    del view
    then, now = numbering_of(changed.before), numbering_of(changed.after)
    built: dict[str, Json] = {
        "schema": SCHEMA,
        "tool": facts.tool(changed.after.report),
        "revision": changed.revision,
        "new": [facts.finding_whole(finding, now) for finding in changed.new],
        "gone": [facts.finding_whole(finding, then) for finding in changed.gone],
        "claims": [
            {"id": item.id, "before": item.before or None, "after": item.after or None, "worse": item.worse}
            for item in changed.claims
        ],
        "stale": [facts.stale(item) for item in changed.stale],
        "summary": {"before": counts(changed.before), "after": counts(changed.after)},
    }
    return dumps(built, indent=1) + "\n"


def _sections(changed: GuardDifference) -> Iterator[tuple[str, str, list[list[str]]]]:
    """Yield each section that is not empty: its heading, its style, and its items, each some lines."""
    then, now = numbering_of(changed.before), numbering_of(changed.after)
    for head, style, items in (
        (f"New since {changed.revision}", "red", _items(changed.new, now)),
        (f"Gone since {changed.revision}", "green", _items(changed.gone, then)),
        ("Curated claims", "", [[_moved(item)] for item in changed.claims]),
        ("Decisions that cover nothing any more", "", [[line] for line in stale_lines(changed.stale)]),
    ):
        if items:
            yield head, style, items


def _items(findings: Sequence[Finding], numbering: Numbering) -> list[list[str]]:
    return [
        [
            one_line(f"{finding.rule} {finding.kind.value} ({finding.verdict.value}): {finding.topic}"),
            *(f"{_where(claim, numbering)}: “{one_line(' '.join(claim.quote.split()))}”" for claim in finding.claims),
            finding.id,
        ]
        for finding in findings
    ]


def _where(claim: Claim, numbering: Numbering) -> str:
    if numbering.source_ids[claim.document].startswith("k"):
        return one_line(claim.document)
    return f"{one_line(claim.document)}:{numbering.place(claim).line}"


def _moved(item: StateChange) -> str:
    if not item.before:
        return one_line(f"{item.id}: new, {item.after}")
    return one_line(f"{item.id}: was {item.before}; {'now ' + item.after if item.after else 'taken out'}")


def _closing(changed: GuardDifference) -> str:
    if not (changed.new or changed.gone or changed.claims or changed.stale):
        return f"{NOTHING} since {changed.revision}."
    worse = sum(item.worse for item in changed.claims)
    told = f"Since {changed.revision}: {len(changed.new)} new, {len(changed.gone)} gone"
    if changed.claims:
        told += f"; {counted(len(changed.claims), 'curated claim')} in another state, {worse} for the worse"
    return told + (f"; {counted(len(changed.stale), 'stale decision')}" if changed.stale else "") + "."
