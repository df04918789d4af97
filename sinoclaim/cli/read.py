"""Show sources as they were read: the text, and what each part of it was taken for."""

from __future__ import annotations

import click

from sinoclaim.cli import options
from sinoclaim.cli.status import Exit

FORMATS = ("json", "text")


@click.command("read", short_help="Show documents as they are read: text, headings, notes, furniture.")
@options.paths
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="Output format.")
@options.output
@options.bibliography
@options.structure
@options.isolated
@options.config
@options.quiet
@options.debug
def command(  # noqa: PLR0913 -- one parameter an option
    paths: tuple[str, ...], form: str, output: str, *,
    bibliography: str | None, show_structure: bool, isolated: bool, config: str | None, quiet: bool,
) -> Exit:  # fmt: skip
    """Print the documents at PATH with what is known of them, each block with its line and kind in the margin.

    With --show-structure the kinds are counted instead of the text printed.
    """
    from sinoclaim.cli.reading import run_read  # noqa: PLC0415 -- help must not load the engine

    settings = options.settings_for(config, isolated=isolated, bibliography=bibliography)
    return run_read(paths, settings, form=form, output=output, structure=show_structure, quiet=quiet)
