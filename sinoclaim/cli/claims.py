"""Keep the curated claims of a project: list them, look them over, write them in one form, add to them."""

from __future__ import annotations

import click

from sinoclaim.cli import options
from sinoclaim.cli.status import Exit

place = click.option("--claims", "place", default=None, metavar="FOLDER", type=click.Path(path_type=str),
                     help="The folder (or file) of claims (default: claims beside the configuration).")  # fmt: skip
form = click.option("--format", "form", type=click.Choice(("json", "text")), default="text", show_default=True,
                    help="Output format.")  # fmt: skip


@click.group("claims", short_help="List, lint, format or add to the curated claims in claims/.")
@options.debug
def command() -> None:
    """Keep the curated claims of a project: what you hold to be so, each with the words that bear it out."""


@command.command("list", short_help="List the claims.")
@place
@form
@options.config
@options.isolated
def list_(place: str | None, form: str, config: str | None, *, isolated: bool) -> Exit:
    """List the curated claims in the order of their files."""
    from sinoclaim.cli.claims_reading import run_list  # noqa: PLC0415 -- help must not load the engine

    return run_list(place, options.settings_for(config, isolated=isolated), form=form)


@command.command("lint", short_help="Look for claims that cannot be guarded; status 1 if there are any.")
@place
@form
@options.config
@options.isolated
def lint(place: str | None, form: str, config: str | None, *, isolated: bool) -> Exit:
    """Look for faults: ids that stand twice, dates that are none, statements without a claim, evidence that is lost."""
    from sinoclaim.cli.claims_reading import run_lint  # noqa: PLC0415 -- see above

    return run_lint(place, options.settings_for(config, isolated=isolated), form=form)


@command.command("fmt", short_help="Write the files of claims in one form; comments are kept.")
@place
@click.option("--check", is_flag=True, help="Change nothing; exit with 1 if a file is not in the form.")
@options.config
@options.isolated
def fmt(place: str | None, config: str | None, *, check: bool, isolated: bool) -> Exit:
    """Write the files of claims in one form: keys in order and aligned, entries where they are, comments kept."""
    from sinoclaim.cli.claims_writing import run_fmt  # noqa: PLC0415 -- see above

    return run_fmt(place, options.settings_for(config, isolated=isolated), check=check)


def _load_writers() -> None:
    """Attach the commands that add entries."""
    from sinoclaim.cli.claims_adding import add, new  # noqa: PLC0415 -- the two files name each other's options

    command.add_command(new)
    command.add_command(add)


_load_writers()
