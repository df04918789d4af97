"""Compare two files or two passages, and say what came of each pair of claims."""

from __future__ import annotations

import click

from sinoclaim.cli import options
from sinoclaim.cli.status import Exit

FORMATS = ("json", "text")


@click.command("compare", short_help="Compare two files or quoted passages: the verdict, or the reason for silence.")
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="Output format.")
@options.output
@options.bibliography
@options.width
@options.color
@options.debug
def command(  # noqa: PLR0913 -- one parameter an option
    a: str, b: str, form: str, *, output: str, bibliography: str | None, width: int | None, color: str
) -> Exit:
    """Compare A with B and show the verdict on each pair of claims, or the named reason for silence.

    A and B are files, or passages in quotation marks: what is not the path of an existing file is taken as text.
    """
    from sinoclaim.cli.comparing import run_compare  # noqa: PLC0415 -- help must not load the engine
    from sinoclaim.cli.streams import view_of  # noqa: PLC0415 -- as above

    view = view_of(width=width or 0, color=color, output=output, silences=True)
    return run_compare((a, b), form=form, output=output, view=view, bibliography=bibliography)
