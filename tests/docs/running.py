"""Run the command lines that the pages show."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.docs.pages import ROOT, WIDTH


def _recipe(target: str) -> str:
    """Return the first command of a Makefile target, with its variables filled in."""
    text = (ROOT / "Makefile").read_text("utf-8")
    variables = dict(re.findall(r"^(\w+)\s*[:?]?= *(\S+)$", text, re.MULTILINE))
    found = re.search(rf"^{target}:[^\n]*\n\t([^\n]+)$", text, re.MULTILINE)
    assert found, f"the Makefile has no target {target}"
    command = found[1]
    while (filled := re.sub(r"\$\((\w+)\)", lambda m: variables[m[1]], command)) != command:
        command = filled
    return re.sub(r"^\S*/sinoclaim\b", "sinoclaim", command)


def _as_run(command: str) -> str:
    """Return a shown command as the test runs it: at the width of the pages."""
    if command.startswith("make "):
        command = _recipe(command.removeprefix("make "))
    return re.sub(r"\bsinoclaim (check|compare|guard|review)\b", rf"sinoclaim \1 --width {WIDTH}", command)


def run(command: str, folder: Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run a shown command line in the project's root; ``sinoclaim`` and ``python`` are those that run the test.

    ``folder`` holds what is made for the command and by it; git finds no settings of whoever runs it.
    """
    for name, call in (("sinoclaim", "-m sinoclaim "), ("python", "")):
        script = folder / name
        script.write_text(f'#!/bin/sh\nexec "{sys.executable}" {call}"$@"\n', "utf-8")
        script.chmod(0o755)
    kept = {key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS"}}
    # What a command makes for itself (``mktemp``) goes with the folder.
    person = {f"GIT_{who}_{what}": "you@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    person |= {f"GIT_{who}_DATE": "2026-01-01T00:00:00Z" for who in ("AUTHOR", "COMMITTER")}
    places = {"PATH": f"{folder}{os.pathsep}{kept['PATH']}", "TMPDIR": str(folder)}
    env = {**kept, **person, **places, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    line = ["/bin/sh", "-c", _as_run(command)]
    return subprocess.run(line, cwd=cwd, env=env, capture_output=True, encoding="utf-8", timeout=120, check=False)
