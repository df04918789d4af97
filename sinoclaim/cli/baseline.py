"""Take what is found today as known, so that only what is new fails."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

import click

from sinoclaim.cli import options
from sinoclaim.cli.status import Exit

if TYPE_CHECKING:
    from sinoclaim.cli.rounds import Chosen

FORMATS = ("json", "text")


@click.group("baseline", short_help="Take what is found today as known: write, prune, compare or merge decisions.")
@options.debug
def command() -> None:
    """Take what is found today as known, so that only what is new fails a run.

    'write' decides on every open finding, 'prune' drops stale decisions, 'diff' shows changes, 'merge' ends conflicts.
    """


@command.command("write", short_help="Write a decision for every open finding.")
@click.option("--verdict", type=click.Choice(["accepted", "deferred"]), default="deferred", show_default=True,
              help="What to rule on them.")  # fmt: skip
@click.option("--reason", default="baseline", show_default=True, metavar="TEXT", help="The reason of each decision.")
@click.option("--by", default="", metavar="NAME", help="Who rules.")
@click.option("--expires", default="", metavar="DAY", help="The last day on which the decisions hold.")
@options.of_a_round
def write(verdict: str, reason: str, by: str, expires: str, **given: Unpack[Chosen]) -> Exit:
    """Write a decision for every open finding of PATH (default: the project's corpus).

    Where a decision no longer covers its finding, the new one keeps its reason.
    """
    from sinoclaim.cli.baselining import run_write  # noqa: PLC0415 -- help must not load the engine

    return run_write(given, verdict=verdict, reason=reason, by=by, expires=expires)


@command.command("prune", short_help="Drop the decisions that cover nothing any more.")
@options.of_a_round
def prune(**given: Unpack[Chosen]) -> Exit:
    """Drop the stale decisions: those that have expired, and those whose finding is no longer made.

    The latter stay if only a part of the corpus was read.
    """
    from sinoclaim.cli.baselining import run_prune  # noqa: PLC0415 -- see above

    return run_prune(given)


@command.command("diff", short_help="List what has changed since the decisions were made; status 1 if anything has.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="Output format.")
@options.of_a_round
def diff(form: str, **given: Unpack[Chosen]) -> Exit:
    """List the findings that are new, updated or expired, and the decisions that are absent.

    Exit status: 0 nothing has changed, 1 something has.
    """
    from sinoclaim.cli.baselining import run_diff  # noqa: PLC0415 -- see above

    return run_diff(given, form=form)


@command.command("merge", short_help="Merge the decisions of two branches, entry by entry.")
@click.argument("files", nargs=-1, metavar="[BASE OURS THEIRS]", type=options.FILE)
@click.option("--prefer", type=click.Choice(["ours", "theirs"]), default=None, help="Whose ruling holds in a dispute.")
@options.of_a_book
def merge(files: tuple[str, ...], prefer: str | None, **given: Unpack[options.Book]) -> Exit:
    """End a conflict that git reports in the file of decisions, or merge three files into OURS, as a merge driver.

    Exit status: 1 if both sides rule differently on one finding; nothing is written then.
    """
    from sinoclaim.cli.merging import run_merge  # noqa: PLC0415 -- see above

    return run_merge(files, given, prefer=prefer or "")
