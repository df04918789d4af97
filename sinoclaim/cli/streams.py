"""Write results and messages: the result to stdout or a file, everything else to stderr."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import BinaryIO, Final

from sinoclaim.errors import SinoclaimError
from sinoclaim.ledger.atomic import replace_file
from sinoclaim.report.view import PIPE_WIDTH, View
from sinoclaim.report.visible import break_commands, one_line

STDOUT: Final = "-"


class OutputError(SinoclaimError):
    """The result could not be written."""


class ReaderGoneError(Exception):
    """Whoever read our output has closed the pipe; that is his right, and no error."""


def write_result(text: str, output: str = STDOUT) -> None:
    """Write ``text`` in UTF-8 to stdout ("-") or, atomically, to a file; a failed write leaves the old file as it was.

    Raises:
        OutputError: if the disk is full, the stream closed, or the place not writable.
        ReaderGoneError: if the other end of the pipe is closed.
    """
    content = text.encode("utf-8", "replace")
    try:
        if output == STDOUT:
            _to_stdout(content)
        else:
            replace_file(Path(output), content)
    except BrokenPipeError as problem:
        give_up_stdout()
        raise ReaderGoneError from problem
    except OSError as problem:
        if output == STDOUT:
            give_up_stdout()
        name = "standard output" if output == STDOUT else output
        message = f"{name}: cannot be written ({problem.strerror or problem}); choose another place with --output"
        raise OutputError(message) from problem


def say(message: str) -> None:
    """Print one line for the person on stderr; if nobody listens there, that is no trouble."""
    line = f"sinoclaim: {one_line(message)}\n"
    if in_workflow():
        line = break_commands(line)
    with contextlib.suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(line.encode("utf-8", "replace").decode(sys.stderr.encoding or "utf-8", "replace"))
        sys.stderr.flush()


def view_of(*, width: int, color: str, output: str, silences: bool) -> View:
    """Decide how to show a report. ``width`` 0 is that of the terminal; ``color`` is auto, always or never."""
    terminal = output == STDOUT and _is_terminal(sys.stdout)
    return View(
        width=width or (_terminal_width() if terminal else PIPE_WIDTH),
        color=color == "always" or (color == "auto" and _wants_color(terminal=terminal)),
        silences=silences,
        workflow=in_workflow(),
    )


def in_workflow() -> bool:
    """Tell whether the output lands in a log whose runner obeys commands in it."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def stderr_is_terminal() -> bool:
    """Tell whether a person watches stderr; only then does anything move on it."""
    return _is_terminal(sys.stderr)


def _wants_color(*, terminal: bool) -> bool:
    """Decide by no-color.org: a variable counts only when it is not empty, and NO_COLOR goes first."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (terminal and os.environ.get("TERM") != "dumb")


def _is_terminal(stream: object) -> bool:
    try:
        return bool(stream.isatty())  # type: ignore[attr-defined]  # a stream, or None when it was closed
    except (AttributeError, ValueError):
        return False


def _terminal_width() -> int:
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or PIPE_WIDTH
    except (OSError, ValueError):
        return PIPE_WIDTH


def _to_stdout(content: bytes) -> None:
    # Python sets a stream to None if its descriptor was closed before the start (``>&-``).
    if sys.stdout is None:
        message = "it is closed"
        raise OSError(message)
    stream: BinaryIO = sys.stdout.buffer
    sys.stdout.flush()
    stream.write(content)
    stream.flush()


def give_up_stdout() -> None:
    """Point stdout at the null device, so that the interpreter's last flush does not fail a second time."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
        os.close(null)
