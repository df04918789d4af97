"""List the formats of a report: one renderer each, a function from a report and a view to text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from sinoclaim.model.report import Report
from sinoclaim.report import to_json, to_jsonl
from sinoclaim.report.view import View

Reporter = Callable[[Report, View], str]
"""A renderer: the whole output, each line ended by a line feed."""


def _to_terminal(report: Report, view: View) -> str:
    """Render as text for a person. Loaded on demand: the other formats need no terminal library."""
    from sinoclaim.report import to_terminal  # noqa: PLC0415 -- keeps rich out of every other run

    return to_terminal.render(report, view)


REPORTERS: Final[Mapping[str, Reporter]] = {
    "json": to_json.render,
    "jsonl": to_jsonl.render,
    "text": _to_terminal,
}
"""Every format of ``sinoclaim check``."""
