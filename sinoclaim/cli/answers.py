"""Read the answers of a person: single keys from a terminal, else lines."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Iterator
from typing import Any, Final, Protocol

from sinoclaim.cli.streams import write_result
from sinoclaim.report.visible import safe_text

with contextlib.suppress(ImportError):  # Windows has none: answers come by the line there
    import termios

_KEY: Final = re.compile(r"\x1b[\[O][0-9;]*[A-Za-z~]|.", re.DOTALL)
_ARROWS: Final = {"A": "k", "D": "k", "B": "j", "C": "j"}
END: Final = "q"
"""What counts as pressed when there is nothing more to read."""
_LATER: Final = "\x04"
"""Ctrl-D: what a terminal sends for the end of input."""
_LOCAL: Final = 3
_SPECIAL: Final = 6


class Answers(Protocol):
    """Where answers come from."""

    rows: int
    """The rows of a screen that is cleared before each finding; 0 where lines run on."""

    def key(self) -> str:
        """Return the next key, in small letters."""

    def line(self, prompt: str) -> str | None:
        """Return a line without its white space about it; ``None`` if there is nothing more to read."""


class ByLine:
    """Answers from a pipe or a simple terminal: a line begins with the key, and what follows answers its question."""

    rows = 0

    def __init__(self) -> None:
        self._rest = ""

    def key(self) -> str:
        """Return the first letter of the next line that is not empty."""
        while (line := _line()) is not None:
            if line:
                self._rest = line[1:].strip()
                return line[0].lower()
        return END

    def line(self, prompt: str) -> str | None:
        """Return what followed the key, else the next line."""
        rest, self._rest = self._rest, ""
        if rest:
            return rest
        write_result(prompt)
        return _line()


class ByKey:
    """Answers from a terminal, key by key. What is typed ahead is kept; a line can be edited as anywhere else."""

    def __init__(self, handle: int) -> None:
        self._handle, self._usual = handle, termios.tcgetattr(handle)
        self._ahead = ""
        self.rows = os.get_terminal_size(handle).lines
        self._by_key()

    def key(self) -> str:
        """Return the next key; arrows go back and on."""
        while not self._ahead:
            read = os.read(self._handle, 1024)
            self._ahead = read.decode("utf-8", "replace") or END
        pressed = _KEY.match(self._ahead)
        key = pressed[0] if pressed else END
        self._ahead = self._ahead[len(key) :]
        if key == _LATER:
            return END
        return _ARROWS.get(key[-1], "?") if key.startswith("\x1b") else key.lower()

    def line(self, prompt: str) -> str | None:
        """Ask for a line; what was typed ahead is its beginning."""
        begun, end, self._ahead = self._ahead.replace("\r", "\n").partition("\n")
        if end:
            write_result(prompt + safe_text(begun) + end)
            return begun.strip()
        self.restore()
        try:
            write_result(prompt + safe_text(begun))
            rest = _line()
        finally:
            self._by_key()
        return None if rest is None else f"{begun}{rest}".strip()

    def restore(self) -> None:
        """Leave the terminal as it was."""
        termios.tcsetattr(self._handle, termios.TCSADRAIN, self._usual)

    def _by_key(self) -> None:
        mode: list[Any] = termios.tcgetattr(self._handle)
        mode[_LOCAL] &= ~(termios.ECHO | termios.ICANON)
        mode[_SPECIAL] = [*mode[_SPECIAL]]
        mode[_SPECIAL][termios.VMIN], mode[_SPECIAL][termios.VTIME] = 1, 0
        termios.tcsetattr(self._handle, termios.TCSADRAIN, mode)


@contextlib.contextmanager
def answering(*, lines: bool) -> Iterator[Answers]:
    """Choose how answers are read, and leave the terminal as it was."""
    if lines or "termios" not in sys.modules or not _is_terminal() or os.environ.get("TERM") == "dumb":
        yield ByLine()
        return
    answers = ByKey(sys.stdin.fileno())
    try:
        yield answers
    finally:
        answers.restore()


def _is_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout is not None and sys.stdout.isatty()


def _line() -> str | None:
    if sys.stdin is None:
        return None
    line = sys.stdin.buffer.readline().decode("utf-8", "replace")
    return line.strip() if line else None
