"""Define the options that several commands share, and how their values are read."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypedDict, TypeVar

import click

from sinoclaim.cli.streams import STDOUT
from sinoclaim.errors import UsageError

if TYPE_CHECKING:
    from sinoclaim.rules.configuration import Settings

Command = TypeVar("Command", bound=Callable[..., object])

# The engine is imported inside functions only: listing the options must not load it.
FAIL_ON: Final = ("contradiction", "tension", "never")
LANGUAGES: Final = ("en", "ru", "zh")
HIGHEST_CONFIDENCE: Final = 1000
FILE: Final = click.Path(dir_okay=False, path_type=str)


def read_codes(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Split code prefixes at commas and refuse those that select no rule."""
    from sinoclaim.rules.codes import unknown_prefix  # noqa: PLC0415 -- see above

    codes = tuple(code.strip().upper() for part in given for code in part.split(",") if code.strip())
    for code in codes:
        if refusal := unknown_prefix(code):
            raise click.BadParameter(refusal)
    return codes


paths = click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=str))
output = click.option(
    "-o", "--output", default=STDOUT, metavar="FILE", type=click.Path(path_type=str),
    help="Write the result to FILE, whole or not at all ('-' is stdout, the default).",
)  # fmt: skip
config = click.option(
    "--config", default=None, metavar="FILE", type=FILE, help="Take the settings from this file instead of the nearest."
)
bibliography = click.option(
    "--bibliography", default=None, metavar="FILE", type=FILE,
    help="Take what is known of the sources from this bibliography (CSL-JSON, as Zotero exports it).",
)  # fmt: skip
structure = click.option(
    "--show-structure", is_flag=True, help="Show what was taken for what: headings, notes, furniture, by line."
)
decisions = click.option(
    "--decisions", default=None, metavar="FILE", type=FILE,
    help="The file of decisions (default: decisions.toml beside the configuration, if it is there).",
)  # fmt: skip
today = click.option(
    "--today", default=None, metavar="DAY",
    help="The day on which decisions expire or not, as in 2027-06-30 (default: SINOCLAIM_TODAY, else the system's).",
)  # fmt: skip
isolated = click.option("--isolated", is_flag=True, help="Use no configuration file.")
language = click.option(
    "--language", type=click.Choice(LANGUAGES), default=None, help="Read only the documents in this language."
)
width = click.option(
    "--width", type=click.IntRange(20, 100_000), default=None, metavar="N",
    help="Columns of the text format (default: those of the terminal, 100 in a pipe).",
)  # fmt: skip
color = click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True,
    help="Colour the text format; auto looks at the terminal, NO_COLOR and FORCE_COLOR.",
)  # fmt: skip
quiet = click.option("-q", "--quiet", is_flag=True, help="No progress and no warnings on stderr.")
no_cache = click.option(
    "--no-cache", is_flag=True, help="Read every document anew; keep nothing of it for the next run."
)
select = click.option(
    "--select", multiple=True, metavar="CODES", callback=read_codes, help="Only rules whose code starts so."
)
ignore = click.option(
    "--ignore", multiple=True, metavar="CODES", callback=read_codes, help="No rules whose code starts so."
)
debug = click.option("--debug", is_flag=True, expose_value=False, help="Show the trace of an error.")


def settings_for(given: str | None, *, isolated: bool, bibliography: str | None = None) -> Settings:
    """Return the settings of a run: of the file named, of the nearest one, or the defaults.

    A bibliography that the command line names goes before that of the file.

    Raises:
        UsageError: if a file is named and files are forbidden.
        ConfigurationError: if the file is at fault.
    """
    from sinoclaim.rules.configuration import Settings, find_configuration, read_settings  # noqa: PLC0415 -- see above

    if isolated and given:
        message = "--config and --isolated exclude one another; leave one out"
        raise UsageError(message)
    home = os.environ.get("HOME")
    found = Path(given) if given else None
    if not given and not isolated:
        found = find_configuration(Path.cwd(), home=Path(home) if home else None)
    settings = read_settings(found) if found else Settings()
    return replace(settings, bibliography=bibliography) if bibliography else settings


def of_a_round(command: Command) -> Command:
    """Give a command the options of those that check a corpus against its decisions."""
    given = (paths, decisions, today, select, ignore, bibliography, isolated, config, no_cache, quiet, debug)
    for option in reversed(given):
        command = option(command)
    return command


class Book(TypedDict):
    """The arguments that ``of_a_book`` gives to a command."""

    decisions: str | None
    isolated: bool
    config: str | None


def of_a_book(command: Command) -> Command:
    """Give a command the options of those that work on the decisions alone."""
    for option in reversed((decisions, isolated, config, debug)):
        command = option(command)
    return command


def of_a_judgement(command: Command) -> Command:
    """Give a command the options that say which findings count, where they go, and what makes it fail."""
    given = (
        output,
        click.option("--exit-zero", is_flag=True, help="Exit with 0 even if something was found."),
        click.option("--fail-on", type=click.Choice(FAIL_ON), default=None,
                     help="Weakest finding that makes the exit status 1 (default: contradiction)."),
        click.option("--select", multiple=True, metavar="CODES", callback=read_codes,
                     help="Only rules whose code starts so (SC4,SC101); may be repeated."),
        click.option("--ignore", multiple=True, metavar="CODES", callback=read_codes,
                     help="No rules whose code starts so; goes before --select."),
        click.option("--min-confidence", type=click.IntRange(0, HIGHEST_CONFIDENCE), default=None, metavar="N",
                     help="Leave out findings below N of 1000."),
        decisions,
        click.option("--no-decisions", is_flag=True, help="Look at no decisions: every finding is open."),
        click.option("--strict-decisions", is_flag=True,
                     help="Fail if a decision is stale: it has expired or covers nothing."),
    )  # fmt: skip
    for option in reversed(given):
        command = option(command)
    return command
