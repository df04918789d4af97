"""List the formats of a report: one renderer each, a function from a report and a view to text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from sinoclaim.model.curated import GuardReport
from sinoclaim.model.difference import GuardDifference
from sinoclaim.model.report import Report
from sinoclaim.report import (
    guard_json,
    guard_since,
    to_csv,
    to_github,
    to_gitlab,
    to_json,
    to_jsonl,
    to_junit,
    to_markdown,
    to_sarif,
)
from sinoclaim.report.issues import Outcome, check_outcome, guard_outcome
from sinoclaim.report.view import View

Reporter = Callable[[Report, View], str]
"""A renderer: the whole output, each line ended by a line feed."""
GuardReporter = Callable[[GuardReport, View], str]
"""The same for a guard's round."""
SinceReporter = Callable[[GuardDifference, View], str]
"""The same for what changed between two rounds."""


def _to_terminal(report: Report, view: View) -> str:
    """Render as text for a person. Loaded on demand: the other formats need no terminal library."""
    from sinoclaim.report import to_terminal  # noqa: PLC0415 -- keeps rich out of every other run

    return to_terminal.render(report, view)


def _guard_to_terminal(guarded: GuardReport, view: View) -> str:
    """Render a guard's round as text for a person, loaded on demand like the text of a report."""
    from sinoclaim.report import guard_text  # noqa: PLC0415 -- as above

    return guard_text.render(guarded, view)


def _of_check(render: Callable[[Outcome], str]) -> Reporter:
    return lambda report, view: render(check_outcome(report, view))


def _of_guard(render: Callable[[Outcome], str]) -> GuardReporter:
    return lambda guarded, view: render(guard_outcome(guarded, view))


def _of_since(render: Callable[[Outcome], str]) -> SinceReporter:
    return lambda changed, view: render(guard_since.outcome(changed, view))


_MACHINES: Final[Mapping[str, Callable[[Outcome], str]]] = {
    "github": to_github.render,
    "gitlab": to_gitlab.render,
    "junit": to_junit.render,
    "markdown": to_markdown.render,
    "sarif": to_sarif.render,
}
REPORTERS: Final[Mapping[str, Reporter]] = {
    **{name: _of_check(render) for name, render in _MACHINES.items()},
    "csv": to_csv.render,
    "json": to_json.render,
    "jsonl": to_jsonl.render,
    "text": _to_terminal,
}
"""Every format of ``sinoclaim check``."""
GUARD_REPORTERS: Final[Mapping[str, GuardReporter]] = {
    **{name: _of_guard(render) for name, render in _MACHINES.items()},
    "json": guard_json.render,
    "text": _guard_to_terminal,
}
"""Every format of ``sinoclaim guard``."""
SINCE_REPORTERS: Final[Mapping[str, SinceReporter]] = {
    **{name: _of_since(render) for name, render in _MACHINES.items()},
    "json": guard_since.to_json,
    "markdown": guard_since.to_markdown,
    "text": guard_since.to_text,
}
"""Every format of ``sinoclaim guard --since``."""
