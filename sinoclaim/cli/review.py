"""Rule on open findings one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

import click

from sinoclaim.cli import options
from sinoclaim.cli.status import Exit

if TYPE_CHECKING:
    from sinoclaim.cli.rounds import Chosen


@click.command("review", short_help="Rule on open findings one by one; each ruling is saved at once.")
@click.option("--batch", default=None, metavar="FILE", type=options.FILE,
              help="Take the rulings from FILE ('-' is stdin): JSON Lines or TOML.")  # fmt: skip
@click.option("--by", default="", metavar="NAME", help="Who rules.")
@click.option("--lines", is_flag=True, help="Read answers by the line instead of by the key.")
@options.width
@options.color
@options.of_a_round
def command(batch: str | None, by: str, width: int | None, color: str, *, lines: bool, **given: Unpack[Chosen]) -> Exit:
    """Walk through the open findings of PATH (default: the project's corpus) and rule on each.

    Keys: a accept, d dismiss, r resolve, s defer, n note, u undo, j next, k back, t trail, ? help, q quit. Without a
    terminal answers are read from stdin by the line, as in 'd a misprint'. Each ruling is saved at once. A batch holds
    'fingerprint', 'verdict' and 'reason', and is taken whole or not at all.
    """
    from sinoclaim.cli.reviewing import run_batch, run_review  # noqa: PLC0415 -- help must not load the engine

    if batch is not None:
        return run_batch(given, batch=batch, by=by)
    return run_review(given, by=by, lines=lines, width=width, color=color)
