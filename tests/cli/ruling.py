"""Run commands in this process, in a project of two or more sources that disagree."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from sinoclaim.cli import entry

TEXTS = {
    "a.txt": "Port Arthur was handed over on 26 May 1955.\n\nMao arrived in Moscow on 16 December 1949.\n",
    "b.txt": "Port Arthur was handed over on 26 October 1955.\n\nMao arrived in Moscow on 18 December 1949.\n",
}
FOUND = 2
"""How many findings there are in the texts."""


class Project:
    """A folder with a corpus, which is the working folder of the test."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.root, self._patch, self._capsys = root, monkeypatch, capsys
        self.decisions = root / "decisions.toml"
        self.out = self.err = ""
        (root / "corpus").mkdir()
        for name, text in TEXTS.items():
            self.write(name, text)
        monkeypatch.chdir(root)
        monkeypatch.setenv("SINOCLAIM_TODAY", "2026-01-01")
        for variable in ("NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS"):
            monkeypatch.delenv(variable, raising=False)

    def write(self, name: str, text: str) -> None:
        (self.root / "corpus" / name).write_text(text, "utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        text = (self.root / "corpus" / name).read_text("utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def run(self, *arguments: str, given: str = "") -> int:
        """Run a command with ``given`` on its standard input; what it wrote is in ``out`` and ``err``."""
        self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode()), "utf-8"))
        status = entry.run(arguments)
        self.out, self.err = self._capsys.readouterr()
        return status

    def json(self, *arguments: str) -> Any:
        """Run a command that prints JSON and return what it says."""
        self.run(*arguments)
        return json.loads(self.out)
