"""The commands that begin files of claims and add entries to them."""

from __future__ import annotations

from typing import TypedDict, Unpack

import click

from sinoclaim.cli import options
from sinoclaim.cli.status import Exit


class Adding(TypedDict):
    """What an entry is made of."""

    claim: str | None
    report: str | None
    quote: str | None
    source: str | None
    statement: str | None
    name: str | None
    topic: str


place = click.option("--claims", "place", default=None, metavar="FOLDER", type=click.Path(path_type=str),
                     help="The folder of claims (default: claims beside the configuration).")  # fmt: skip


@click.command("new", short_help="Begin a file of claims on a topic.")
@click.argument("topic")
@place
@options.config
@options.isolated
def new(topic: str, place: str | None, config: str | None, *, isolated: bool) -> Exit:
    """Write a file of claims on TOPIC with an entry to fill in. A file that is there is never overwritten."""
    from sinoclaim.cli.claims_writing import run_new  # noqa: PLC0415 -- help must not load the engine

    return run_new(topic, place, options.settings_for(config, isolated=isolated))


@click.command("add", short_help="Turn a passage or an extracted claim into an entry with its evidence.")
@click.argument("claim", required=False, metavar="[CLAIM]")
@click.option("--report", default=None, metavar="FILE", type=options.FILE,
              help="The JSON report that has CLAIM, such as c12.")  # fmt: skip
@click.option("--quote", default=None, metavar="TEXT", help="A passage of the corpus, instead of CLAIM.")
@click.option("--source", default=None, metavar="NAME", help="The document that has the passage, as reports call it.")
@click.option(
    "--statement", default=None, metavar="TEXT", help="What you hold to be so, if not the passage's own words."
)
@click.option(
    "--id", "name", default=None, metavar="ID", help="The id of the entry (default: made of its first words)."
)
@click.option("--topic", required=True, metavar="TOPIC", help="The topic, or the file, to add it to.")
@place
@options.config
@options.isolated
def add(place: str | None, config: str | None, *, isolated: bool, **made: Unpack[Adding]) -> Exit:
    """Add an entry with its evidence: CLAIM of a JSON report, or a passage of the corpus (--quote and --source).

    What stands in the file stays as it is; an id that is taken is refused.
    """
    from sinoclaim.cli.claims_writing import run_add  # noqa: PLC0415 -- see above

    return run_add(made, place, options.settings_for(config, isolated=isolated))
