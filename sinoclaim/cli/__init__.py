"""Define the command line: a group whose commands are loaded when they are called."""

# ruff: noqa: PLC0415 -- each loader imports its command, so that one command does not pay for the others

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Final

import click

from sinoclaim import __version__


def _baseline() -> click.Command:
    from sinoclaim.cli.baseline import command

    return command


def _check() -> click.Command:
    from sinoclaim.cli.check import command

    return command


def _claims() -> click.Command:
    from sinoclaim.cli.claims import command

    return command


def _compare() -> click.Command:
    from sinoclaim.cli.compare import command

    return command


def _completion() -> click.Command:
    from sinoclaim.cli.completion import command

    return command


def _dates() -> click.Command:
    from sinoclaim.cli.dates import command

    return command


def _explain() -> click.Command:
    from sinoclaim.cli.explain import command

    return command


def _extract() -> click.Command:
    from sinoclaim.cli.extract import command

    return command


def _guard() -> click.Command:
    from sinoclaim.cli.guard import command

    return command


def _init() -> click.Command:
    from sinoclaim.cli.init import command

    return command


def _read() -> click.Command:
    from sinoclaim.cli.read import command

    return command


def _review() -> click.Command:
    from sinoclaim.cli.review import command

    return command


def _rules() -> click.Command:
    from sinoclaim.cli.rules import command

    return command


def _schema() -> click.Command:
    from sinoclaim.cli.schema import command

    return command


def _stats() -> click.Command:
    from sinoclaim.cli.stats import command

    return command


def _verify() -> click.Command:
    from sinoclaim.cli.verify import command

    return command


COMMANDS: Final[Mapping[str, Callable[[], click.Command]]] = {
    "baseline": _baseline,
    "check": _check,
    "claims": _claims,
    "compare": _compare,
    "completion": _completion,
    "dates": _dates,
    "explain": _explain,
    "extract": _extract,
    "guard": _guard,
    "init": _init,
    "read": _read,
    "review": _review,
    "rules": _rules,
    "schema": _schema,
    "stats": _stats,
    "verify": _verify,
}
"""Every command, with what loads it."""


class LazyGroup(click.Group):
    """A group that imports a command only when it is called or listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # type: ignore[explicit-override]  # needs Python 3.12
        """Return the names of the commands, sorted."""
        del ctx
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # type: ignore[explicit-override]
        """Load one command; ``None`` if there is none of this name, nor one much like it."""
        load = COMMANDS.get(cmd_name)
        if load:
            return load()
        if not ctx.resilient_parsing and (close := get_close_matches(cmd_name, COMMANDS, n=1)):
            message = f"there is no command '{cmd_name}'; did you mean '{close[0]}'?"
            raise click.UsageError(message, ctx)
        return None


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="%(prog)s %(version)s")
def group() -> None:
    """Cross-check the dated claims of historical sources and flag where they contradict one another.

    Works offline and gives the same output for the same input. Exit status: 0 nothing found, 1 findings,
    2 wrong usage, configuration or input, 3 nothing to check.
    """
