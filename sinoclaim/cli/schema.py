"""Print the JSON Schema of what sinoclaim writes and reads."""

from __future__ import annotations

from importlib.resources import files
from typing import Final

import click

from sinoclaim.cli import options
from sinoclaim.cli.status import Exit
from sinoclaim.cli.streams import write_result

SCHEMAS: Final = {
    "claim": "claim-1.json",
    "claims": "claims-1.json",
    "decisions": "decisions-1.json",
    "guard": "guard-1.json",
    "guard-since": "guard-since-1.json",
    "reading": "reading-1.json",
    "report": "report-1.json",
    "settings": "settings-1.json",
}
"""The schemas that ship with the package, by the name of what they describe."""


@click.command("schema", short_help="Print the JSON Schema of the report, a claim, a file of decisions ...")
@click.argument("name", metavar="[NAME]", type=click.Choice(sorted(SCHEMAS)), default="report")
@options.debug
def command(name: str) -> Exit:
    """Print the JSON Schema (draft 2020-12) of what sinoclaim writes and reads.

    NAME is report (the default), claim (a line of 'extract'), reading (what 'read' gives), guard and guard-since,
    claims (claims/*.toml), decisions (decisions.toml) or settings (sinoclaim.toml).
    """
    write_result(files("sinoclaim").joinpath("schema", SCHEMAS[name]).read_text(encoding="utf-8"))
    return Exit.CLEAN
