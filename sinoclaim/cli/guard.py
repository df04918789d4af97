"""Guard the curated claims of a project: the job for CI."""

from __future__ import annotations

from typing import Unpack

import click

from sinoclaim.cli import options
from sinoclaim.cli.check import Given as CheckGiven
from sinoclaim.cli.status import Exit

FORMATS = ("github", "gitlab", "json", "junit", "markdown", "sarif", "text")
"""The keys of ``sinoclaim.report.formats.GUARD_REPORTERS``, named here so that help need not load them."""


class Given(CheckGiven, total=False):
    """The arguments as they were given; those that only a check has are missing."""

    claims: str | None
    since: str | None


@click.command("guard", short_help="Hold the curated claims in claims/ against the corpus, for CI.")
@options.paths
@click.option("--claims", default=None, metavar="FOLDER", type=click.Path(path_type=str),
              help="The folder (or file) of curated claims (default: claims beside the configuration).")  # fmt: skip
@click.option("--since", default=None, metavar="REV",
              help="Guard this revision of the git repository too, and report only what has changed.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="Output format.")
@options.of_a_judgement
@click.option("--show-decided", is_flag=True, help="Also show the findings that a decision covers.")
@options.today
@options.bibliography
@options.isolated
@options.config
@options.language
@options.width
@options.color
@options.no_cache
@options.quiet
@options.debug
def command(**given: Unpack[Given]) -> Exit:
    """Hold the curated claims of the project against the documents at PATH: what supports and what contradicts them.

    Also says whose evidence is no longer in its source, which claims contradict one another, and what contradicts
    itself in the corpus without a decision. Without PATH the corpus of the configuration is read.
    """
    from sinoclaim.cli.guarding import run_guard  # noqa: PLC0415 -- help must not load the engine

    settings = options.settings_for(given["config"], isolated=given["isolated"], bibliography=given["bibliography"])
    return run_guard(given, settings)
