"""Write the summary of a job where a workflow's runner asks for one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from sinoclaim.cli.streams import say
from sinoclaim.report.issues import Outcome
from sinoclaim.report.to_markdown import render_summary

VARIABLE: Final = "GITHUB_STEP_SUMMARY"
"""Names the file to which a step appends its summary."""


def append_summary(found: Outcome) -> None:
    """Append the whole of what was found to the summary of the job; without a runner there is none.

    That it cannot be written is said, and is no reason to fail: the result itself has been written.
    """
    name = os.environ.get(VARIABLE)
    if not name:
        return
    try:
        with Path(name).open("a", encoding="utf-8", errors="replace", newline="\n") as file:
            file.write(render_summary(found))
    except OSError as problem:
        say(f"{name}: cannot be written ({problem.strerror}); the summary of this step is missing")
