"""List the time expressions of each source, resolved."""

from __future__ import annotations

import click

from sinoclaim.cli import options
from sinoclaim.cli.status import Exit

FORMATS = ("json", "text", "timex3")


@click.command("dates", short_help="List the time expressions of documents, resolved.")
@options.paths
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="Output format.")
@options.output
@options.isolated
@options.config
@options.quiet
@options.debug
def command(paths: tuple[str, ...], form: str, output: str, *, isolated: bool, config: str | None, quiet: bool) -> Exit:
    """List the time expressions of the documents at PATH with the days that they mean.

    timex3 writes one JSON object a line: start, end, type and value as in TempEval, and the path of the source.
    """
    from sinoclaim.cli.dating import run_dates  # noqa: PLC0415 -- help must not load the engine

    settings = options.settings_for(config, isolated=isolated)
    return run_dates(paths, settings, form=form, output=output, quiet=quiet)
