"""Render what a run found as Markdown, for the page of a pull request or the summary of a job."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from sinoclaim.model.report import Problem
from sinoclaim.report.issues import Issue, Level, Outcome
from sinoclaim.report.markdown_text import markdown
from sinoclaim.report.spots import Spot
from sinoclaim.report.summary import counted

SUMMARY_BYTES: Final = 1_000_000
"""What the summary of one step may hold (GitHub takes 1 MiB)."""


def render(found: Outcome, *, rows: int | None = None) -> str:
    """Return the whole of it; ``rows`` is how many rows a table may have at most."""
    errors = [issue for issue in found.open if issue.level is Level.ERROR]
    warnings = [issue for issue in found.open if issue.level is not Level.ERROR]
    covered = [issue for issue in found.issues if issue.covered]
    sections = (
        _table("Contradictions" if found.command == "check" else "Errors", errors, rows),
        _table("Tensions and warnings", warnings, rows),
        _table("Covered by decisions", covered, rows),
        _problems(found.problems, rows),
    )
    told = [section for section in sections if section]
    if not found.open:
        told.insert(0, "No open contradictions.\n")
    return "\n".join((f"# sinoclaim {found.command}\n", *told, f"{markdown(found.summary)}\n"))


def render_summary(found: Outcome) -> str:
    """Return as much of it as the summary of a job takes."""
    rows = max(1, len(found.issues) + len(found.problems))
    while len((text := render(found, rows=rows)).encode("utf-8", "replace")) > SUMMARY_BYTES and rows > 1:
        rows //= 2
    return text


def _table(head: str, issues: Sequence[Issue], rows: int | None) -> str:
    if not issues:
        return ""
    lines = [f"## {head} ({len(issues)})", "", "| rule | what | where | against |", "|---|---|---|---|"]
    lines += [_row(issue) for issue in issues[:rows]]
    return "".join(f"{line}\n" for line in (*lines, *_rest(len(issues), rows)))


def _row(issue: Issue) -> str:
    message = markdown(issue.message)
    if issue.covered and issue.decision:
        message += f"<br>{issue.decision.ruling.value}: {markdown(issue.decision.reason)}"
    against = "<br>".join(_cell(other) for other in issue.others)
    return f"| {issue.rule} {issue.name} | {message} | {_cell(issue.at)} | {against} |"


def _cell(spot: Spot) -> str:
    where = markdown(spot.where)
    return f"{where}<br>“{markdown(spot.shown)}”" if spot.shown else where


def _problems(problems: Sequence[Problem], rows: int | None) -> str:
    unread = [problem for problem in problems if not problem.remark]
    if not unread:
        return ""
    listed = (f"- {markdown(problem.path)}: {markdown(problem.message)}" for problem in unread[:rows])
    lines = ("## Not read, or only in part", "", *listed, *_rest(len(unread), rows))
    return "".join(f"{line}\n" for line in lines)


def _rest(total: int, rows: int | None) -> Iterable[str]:
    more = total - rows if rows is not None else 0
    return ("", f"{counted(more, 'more', 'more')} not listed here.") if more > 0 else ()
