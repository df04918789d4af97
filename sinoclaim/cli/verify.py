"""Replay a report: do its sources, quotes, rules and findings still hold?"""

from __future__ import annotations

import click

from sinoclaim.cli import options
from sinoclaim.cli.status import Exit

FORMATS = ("json", "text")


@click.command("verify", short_help="Replay a JSON report against its sources; status 1 if anything has changed.")
@click.argument("report", metavar="REPORT", type=click.Path(dir_okay=False, path_type=str))
@options.paths
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="Output format.")
@options.output
@options.bibliography
@options.isolated
@options.config
@options.quiet
@options.debug
def command(  # noqa: PLR0913 -- one parameter an option
    report: str, paths: tuple[str, ...], form: str, output: str, bibliography: str | None, config: str | None,
    *, isolated: bool, quiet: bool,
) -> Exit:  # fmt: skip
    """Replay each finding of REPORT, made by 'check --format json', from the sources at PATH.

    Tells which sources have changed, which quotes have moved or gone, whether the rules are others, and which findings
    are no longer made. PATH is what 'check' was given (default: the project's corpus). Exit status: 0 all is as it was,
    1 something has changed, 2 the report or the sources cannot be read.
    """
    from sinoclaim.cli.verifying import run_verify  # noqa: PLC0415 -- help must not load the engine

    settings = options.settings_for(config, isolated=isolated, bibliography=bibliography)
    return run_verify(report, paths, settings, form=form, output=output, quiet=quiet)
