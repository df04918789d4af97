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
    no_cache: bool
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
@options.of_a_judgement
@click.option("--show-decided", is_flag=True, help="Also list the findings that a decision covers.")
@options.today
@options.bibliography
@options.structure
@options.isolated
@options.config
@options.language
@options.width
@options.color
@options.no_cache
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
