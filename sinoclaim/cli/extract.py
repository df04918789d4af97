"""List the claims of each source, without comparing them."""

from __future__ import annotations

import click

from sinoclaim.cli import options
from sinoclaim.cli.status import Exit

FORMATS = ("csv", "csv-raw", "jsonl")


@click.command("extract", short_help="List the claims alone, as JSON Lines or CSV.")
@options.paths
@click.option("--format", "form", type=click.Choice(FORMATS), default="jsonl", show_default=True, help="Output format.")
@options.output
@options.bibliography
@options.isolated
@options.config
@options.no_cache
@options.quiet
@options.debug
def command(  # noqa: PLR0913 -- one parameter an option
    paths: tuple[str, ...], form: str, output: str, *,
    bibliography: str | None, isolated: bool, config: str | None, no_cache: bool, quiet: bool,
) -> Exit:  # fmt: skip
    """Extract the claims of the documents at PATH and list them.

    CSV disarms text that a spreadsheet would take for a formula by a leading apostrophe; csv-raw does not.
    """
    from sinoclaim.cli.extracting import run_extract  # noqa: PLC0415 -- help must not load the engine

    settings = options.settings_for(config, isolated=isolated, bibliography=bibliography)
    return run_extract(paths, settings, form=form, output=output, no_cache=no_cache, quiet=quiet)
