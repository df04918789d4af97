"""Run the command line and turn every way in which it can end into an exit status."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
import traceback
from collections.abc import Sequence

import click

from sinoclaim.cli import group
from sinoclaim.cli.status import Exit
from sinoclaim.cli.streams import ReaderGoneError, give_up_stdout, say
from sinoclaim.errors import SinoclaimError
from sinoclaim.report.visible import safe_text

PROGRAM = "sinoclaim"
COMPLETION = "_SINOCLAIM_COMPLETE"
"""The variable by which a shell asks for completions."""

COLLECT_AFTER = 100_000
"""Containers made before the collector of cycles looks: loading the rules makes many, and no cycles."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit status; nothing escapes but a second Ctrl-C.

    click by itself exits with 1 for its own failures, a crash and a full disk alike; here 1 means findings only.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    gc.set_threshold(COLLECT_AFTER)
    _write_utf8()
    try:
        return _status(group.main(given, prog_name=PROGRAM, standalone_mode=False))
    except click.exceptions.NoArgsIsHelpError as wanted:
        click.echo(wanted.format_message(), err=True)
        return Exit.TROUBLE
    except (click.exceptions.Abort, KeyboardInterrupt):
        return Exit.INTERRUPTED
    except ReaderGoneError:
        return Exit.CLOSED_PIPE
    except SystemExit as leave:
        return _left(leave)
    except Exception as problem:  # noqa: BLE001 -- the last fence: whatever it is, it is not a finding
        return _failed(problem, debug="--debug" in given)


def _status(result: object) -> int:
    return result if isinstance(result, int) else Exit.CLEAN


def _left(leave: SystemExit) -> int:
    """Return the status where click exits by itself: after completion, or when the reader of a help page went away."""
    if COMPLETION in os.environ:
        return leave.code if isinstance(leave.code, int) else Exit.TROUBLE
    give_up_stdout()
    return Exit.CLOSED_PIPE


def _failed(problem: Exception, *, debug: bool) -> int:
    if isinstance(problem, OSError):
        give_up_stdout()
    if debug:
        with contextlib.suppress(OSError, AttributeError):
            sys.stderr.write(safe_text("".join(traceback.format_exception(problem))))
    say(_message(problem))
    return Exit.TROUBLE


def _message(problem: Exception) -> str:
    match problem:
        case click.UsageError():
            where = f"{problem.ctx.command_path} --help" if problem.ctx else f"{PROGRAM} --help"
            return f"{problem.format_message()} ('{where}' shows what is allowed)"
        case click.ClickException():
            return problem.format_message()
        case SinoclaimError():
            return str(problem)
        case OSError():
            return f"{problem.filename or 'input or output'}: {problem.strerror or problem}"
        case _:
            return f"internal error: {type(problem).__name__}: {problem}; run again with --debug and report the trace"


def _write_utf8() -> None:
    """Write UTF-8 whatever the locale says: the same input gives the same bytes on every machine."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # None if closed
