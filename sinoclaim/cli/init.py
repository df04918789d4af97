"""Begin a project: a configuration, a folder of claims, a folder of sources."""

from __future__ import annotations

import click

from sinoclaim.cli import options
from sinoclaim.cli.status import Exit


@click.command("init", short_help="Write a starter configuration, claims/ and corpus/; nothing is overwritten.")
@click.argument("folder", default=".", metavar="[FOLDER]", type=click.Path(file_okay=False, path_type=str))
@options.debug
def command(folder: str) -> Exit:
    """Write sinoclaim.toml, claims/ and corpus/ into FOLDER (by default this one), with two sources that disagree.

    A file that is there already is kept, and so is a folder with anything in it; both are named.
    """
    from sinoclaim.cli.beginning import run_init  # noqa: PLC0415 -- help need not load it

    return run_init(folder)
