"""Read the project's pages: their fenced blocks, the commands shown in them, their links."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).parents[2]
PAGES: Final = tuple(sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]))
SESSION: Final = "<!-- one session -->"
"""Stands in a page whose commands are run one after the other, in a folder that is empty at first."""
WIDTH: Final = 80
"""Columns of the terminal whose output the pages show."""
LEFT_OUT: Final = "..."
"""A line of its own that stands for any number of lines."""

_FENCE: Final = re.compile(r"^(?P<fence>`{3,})(?P<info>\w*)[^\n]*\n(?P<body>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL)
_LINK: Final = re.compile(r"\[[^\[\]]{1,200}\]\((?P<target>[^()\s]{1,300})\)")


class Fenced(NamedTuple):
    """A fenced block: the page, the line on which its text begins, the language after the fence, the text."""

    page: Path
    line: int
    info: str
    body: str


class Shown(NamedTuple):
    """A command as a page shows it, and the output below it."""

    page: Path
    line: int
    command: str
    output: str

    def label(self) -> str:
        """Name the command by page and line."""
        return f"{self.page.name}:{self.line}"


def blocks(page: Path, *infos: str) -> list[Fenced]:
    """Return the fenced blocks of a page, those of the given languages if any are given."""
    text = page.read_text("utf-8")
    found = [
        Fenced(page, text.count("\n", 0, match.start("body")) + 1, match["info"], match["body"])
        for match in _FENCE.finditer(text)
    ]
    return [block for block in found if not infos or block.info in infos]


def shown(page: Path) -> list[Shown]:
    r"""Return the commands of the ``console`` blocks of a page; a line that ends in ``\`` goes on in the next."""
    commands: list[Shown] = []
    for block in blocks(page, "console"):
        output: list[str] = []
        command, line = "", 0
        for number, text in enumerate(block.body.splitlines(), start=block.line):
            if text.startswith("$ "):
                if command:
                    commands.append(Shown(page, line, command, "\n".join(output)))
                command, line, output = text[2:], number, []
            elif command.endswith("\\") and not output:
                command = f"{command[:-1].rstrip()} {text.lstrip('> ')}"
            else:
                output.append(text)
        if command:
            commands.append(Shown(page, line, command, "\n".join(output)))
    return commands


def is_session(page: Path) -> bool:
    """Tell whether the commands of a page build on one another."""
    return SESSION in page.read_text("utf-8")


def prose(page: Path) -> str:
    """Return a page without its fenced blocks."""
    return _FENCE.sub("", page.read_text("utf-8"))


def links(page: Path) -> list[str]:
    """Return the targets of a page's links to files."""
    found = [match["target"] for match in _LINK.finditer(prose(page))]
    return [target for target in found if "://" not in target and not target.startswith("mailto:")]


def agrees(expected: str, actual: str) -> bool:
    """Tell whether an output is what a page shows; a line of ``...`` stands for any lines, also for none."""
    parts: list[list[str]] = [[]]
    for line in expected.strip("\n").splitlines():
        if line.strip() == LEFT_OUT:
            parts.append([])
        else:
            parts[-1].append(line.rstrip())
    lines = [line.rstrip() for line in actual.strip("\n").splitlines()]
    if len(parts) == 1:
        return parts[0] == lines
    first, *middle, last = parts
    if lines[: len(first)] != first:
        return False
    at = len(first)
    for part in middle:
        found = next((i for i in range(at, len(lines) - len(part) + 1) if lines[i : i + len(part)] == part), None)
        if found is None:
            return False
        at = found + len(part)
    return not last or (len(lines) - len(last) >= at and lines[-len(last) :] == last)
