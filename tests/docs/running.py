"""Run the command lines that the pages show."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Final
from unittest import mock

from sinoclaim.cli import entry
from tests.docs.pages import ROOT, WIDTH

_PLAIN: Final = re.compile(r"sinoclaim [^|;&<>$`*?~()]+")
"""A call of the program and nothing else, so that no shell is needed."""


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

    ``folder`` holds what is made for the command and by it; git finds no settings of whoever runs it. A plain call of
    the program is run in this process, which has the rules already.
    """
    line = _as_run(command)
    return _run_here(line, folder, cwd) if _PLAIN.fullmatch(line) else run_in_shell(line, folder, cwd)


def _run_here(line: str, folder: Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the program in this process."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
    with contextlib.ExitStack() as stack:
        stack.enter_context(mock.patch.dict(os.environ, _environment(folder), clear=True))
        stack.enter_context(contextlib.chdir(cwd))
        stack.enter_context(contextlib.redirect_stdout(out))
        stack.enter_context(contextlib.redirect_stderr(err))
        _, *arguments = shlex.split(line)
        status = entry.run(arguments)
        told = []
        for stream in (out, err):
            stream.flush()
            told.append(stream.buffer.getvalue().decode())
    return subprocess.CompletedProcess(line, status, *told)


def _environment(folder: Path) -> dict[str, str]:
    """Return the variables of a run; what a command makes for itself (``mktemp``) goes with the folder."""
    kept = {key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS"}}
    person = {f"GIT_{who}_{what}": "you@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    person |= {f"GIT_{who}_DATE": "2026-01-01T00:00:00Z" for who in ("AUTHOR", "COMMITTER")}
    places = {"PATH": f"{folder}{os.pathsep}{kept['PATH']}", "TMPDIR": str(folder)}
    return {**kept, **person, **places, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


def run_in_shell(line: str, folder: Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run a command line in a shell, and the program in a process of its own."""
    for name, call in (("sinoclaim", "-m sinoclaim "), ("python", "")):
        script = folder / name
        script.write_text(f'#!/bin/sh\nexec "{sys.executable}" {call}"$@"\n', "utf-8")
        script.chmod(0o755)
    shell = ["/bin/sh", "-c", line]
    env = _environment(folder)
    return subprocess.run(shell, cwd=cwd, env=env, capture_output=True, encoding="utf-8", timeout=120, check=False)
