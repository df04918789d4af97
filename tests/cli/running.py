"""Run the command line as a shell would, and make two documents that disagree."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def run(
    *arguments: str, cwd: Path, env: Mapping[str, str] | None = None, **more: Any
) -> subprocess.CompletedProcess[bytes]:
    """Run ``sinoclaim`` in a process of its own; colour variables of the caller are left out."""
    kept = {key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS"}}
    settings: dict[str, Any] = {"capture_output": True, "timeout": 120} | more
    command = [sys.executable, "-m", "sinoclaim", *arguments]
    return subprocess.run(command, cwd=cwd, env={**kept, **(env or {})}, check=False, **settings)


def clash(root: Path, evil: str = "", name: str = "b") -> Path:
    """Write two documents that disagree on a month; the evil text stands in the quoted sentence."""
    folder = root / "corpus"
    folder.mkdir(exist_ok=True)
    (folder / "a.txt").write_text("Port Arthur was handed over on 26 May 1955.", "utf-8")
    text = f"Port Arthur {evil} was handed over on 26 October 1955."
    (folder / f"{name}.txt").write_text(text, "utf-8", newline="")
    return root
