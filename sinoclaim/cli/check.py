"""Check sources against one another: the main job."""

from __future__ import annotations

from typing import TypedDict, Unpack

import click

from sinoclaim.cli import options
from sinoclaim.cli.status import Exit

FORMATS = ("csv", "github", "gitlab", "json", "jsonl", "junit", "markdown", "sarif", "text")
"""The keys of ``sinoclaim.report.formats.REPORTERS``, named here so that help need not load them."""


class Given(TypedDict):
    """The arguments as they were given; ``None`` or empty where the configuration or the default decides."""

    paths: tuple[str, ...]
    form: str
    output: str
    exit_zero: bool
    fail_on: str | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    min_confidence: int | None
    isolated: bool
    config: str | None
    language: str | None
    width: int | None
    color: str
    quiet: bool
    silences: bool
    bibliography: str | None
    show_structure: bool
    decisions: str | None
    no_decisions: bool
    strict_decisions: bool
    show_decided: bool
    today: str | None


@click.command("check", short_help="Flag where sources contradict one another.")
@options.paths
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="Output format.")
@options.output
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even if something was found.")
@click.option("--fail-on", type=click.Choice(options.FAIL_ON), default=None,
              help="Weakest finding that makes the exit status 1 (default: contradiction).")  # fmt: skip
@click.option("--select", multiple=True, metavar="CODES", callback=options.read_codes,
              help="Only rules whose code starts so (SC4,SC101); may be repeated.")  # fmt: skip
@click.option("--ignore", multiple=True, metavar="CODES", callback=options.read_codes,
              help="No rules whose code starts so; goes before --select.")  # fmt: skip
@click.option("--min-confidence", type=click.IntRange(0, options.HIGHEST_CONFIDENCE), default=None, metavar="N",
              help="Leave out findings below N of 1000.")  # fmt: skip
@options.decisions
@click.option("--no-decisions", is_flag=True, help="Look at no decisions: every finding is open.")
@click.option("--strict-decisions", is_flag=True, help="Fail if a decision is stale: it has expired or covers nothing.")
@click.option("--show-decided", is_flag=True, help="Also list the findings that a decision covers.")
@options.today
@options.bibliography
@options.structure
@options.isolated
@options.config
@options.language
@options.width
@options.color
@options.quiet
@options.debug
@click.option("--silences", is_flag=True, help="Also list the pairs that were compared and not flagged, and why.")
def command(**given: Unpack[Given]) -> Exit:
    """Read the documents at PATH (files, folders, or - for stdin) and flag where they contradict one another.

    Without PATH the corpus of the configuration is read, or the folder ./corpus.
    """
    from sinoclaim.cli.checking import run_check  # noqa: PLC0415 -- help must not load the engine

    settings = options.settings_for(given["config"], isolated=given["isolated"], bibliography=given["bibliography"])
    return run_check(given, settings)
