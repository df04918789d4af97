"""List the rule codes."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from sinoclaim.cli import options
from sinoclaim.cli.status import Exit
from sinoclaim.cli.streams import write_result

if TYPE_CHECKING:
    from sinoclaim.rules.codes import RuleCode


@click.command("rules", short_help="List the rule codes.")
@click.option("--format", "form", type=click.Choice(("json", "text")), default="text", show_default=True,
              help="Output format.")  # fmt: skip
@options.debug
def command(form: str) -> Exit:
    """List every rule code with its name and what it flags; 'sinoclaim explain CODE' says more."""
    from sinoclaim.report.strict_json import dumps  # noqa: PLC0415 -- help must not load the writer
    from sinoclaim.rules.codes import load_codes  # noqa: PLC0415 -- nor the rules

    rules = load_codes()
    write_result(dumps([asdict(rule) for rule in rules], indent=1) + "\n" if form == "json" else _listing(rules))
    return Exit.CLEAN


def _listing(rules: tuple[RuleCode, ...]) -> str:
    longest = max(len(rule.name) for rule in rules)
    return "".join(f"{rule.code}  {rule.name:{longest}}  {rule.summary}\n" for rule in rules)
