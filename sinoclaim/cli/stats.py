"""Say how often each rule was right, from what was ruled on its findings."""

from __future__ import annotations

import click

from sinoclaim.cli import options
from sinoclaim.cli.status import Exit

FORMATS = ("json", "text")


@click.command("stats", short_help="Say how often each rule was right, from the decisions.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="Output format.")
@options.of_a_book
def command(form: str, decisions: str | None, config: str | None, *, isolated: bool) -> Exit:
    """Count the decisions by rule and by kind: accepted and resolved findings were right, dismissed ones wrong.

    Precision is the share that was right, of 1000, with the interval in which it lies at 95 % (Wilson).
    """
    from sinoclaim.cli.counting import run_stats  # noqa: PLC0415 -- help must not load the engine

    settings = options.settings_for(config, isolated=isolated)
    return run_stats(decisions, settings, form=form, isolated=isolated)
