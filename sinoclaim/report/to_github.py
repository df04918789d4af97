"""Render what a run found as commands of a GitHub workflow, which show it beside the lines that it is about.

A step shows ten errors and ten warnings and silently drops the rest, so the rest is counted in one notice.
"""

from __future__ import annotations

from typing import Final

from sinoclaim.report.issues import Issue, Level, Outcome
from sinoclaim.report.summary import counted
from sinoclaim.report.visible import one_line

SHOWN_OF_A_LEVEL: Final = 10


def render(found: Outcome) -> str:
    """Return one command an issue, a notice if there are more, and last a line for the log."""
    shown = [issue for level in Level for issue in _of(found, level)[:SHOWN_OF_A_LEVEL]]
    lines = [_command(issue) for issue in shown]
    more = len(found.open) - len(shown)
    if more:
        said = f"{counted(more, 'more issue')} not shown here; the summary of the job lists them"
        lines.append(f"::notice title=sinoclaim::{said}")
    lines.append(_broken(one_line(found.summary)))
    return "".join(f"{line}\n" for line in lines)


def as_data(text: str) -> str:
    """Escape the message of a command.

    >>> as_data("100%::error::x##[group]")
    '100%25::error::x## [group]'
    """
    return _broken(one_line(text)).replace("%", "%25")


def as_property(text: str) -> str:
    r"""Escape a property of a command; a line break in a file's name is shown instead of broken.

    >>> as_property("a,b:c\n.txt")
    'a%2Cb%3Ac␊.txt'
    """
    shown = text.replace("\r", "␍").replace("\n", "␊").replace("\t", "␉")
    return as_data(shown).replace(":", "%3A").replace(",", "%2C")


def _of(found: Outcome, level: Level) -> list[Issue]:
    return [issue for issue in found.open if issue.level is level]


def _command(issue: Issue) -> str:
    (line, column), (last, after) = issue.at.start, issue.at.end
    where = {"file": issue.at.path, "line": str(line), "endLine": str(last)}
    if line == last and column < after:  # columns are not allowed where the lines differ
        where |= {"col": str(column), "endColumn": str(after - 1)}
    where["title"] = f"{issue.rule} {issue.name}"
    properties = ",".join(f"{key}={as_property(value)}" for key, value in where.items())
    return f"::{issue.level.value} {properties}::{as_data(issue.text)}"


def _broken(text: str) -> str:
    """Break up what a runner obeys anywhere in a line."""
    return text.replace("##[", "## [")
