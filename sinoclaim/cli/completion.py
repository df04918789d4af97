"""Print the script that completes sinoclaim's commands and options in a shell."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from sinoclaim.cli import options
from sinoclaim.cli.status import Exit
from sinoclaim.cli.streams import write_result


@click.command("completion", short_help="Print the completion script of a shell.")
@click.argument("shell", type=click.Choice(("bash", "fish", "zsh")))
@options.debug
def command(shell: str) -> Exit:
    """Print the completion script of SHELL; bash needs 4.4 or later.

    For bash: eval "$(sinoclaim completion bash)" in ~/.bashrc.
    """
    from sinoclaim.cli import group  # noqa: PLC0415 -- the group loads this module

    known = get_completion_class(shell)
    if known is None:
        message = f"click has no completion for {shell}"
        raise click.ClickException(message)
    script = known(group, {}, "sinoclaim", "_SINOCLAIM_COMPLETE")
    # Not ``script.source()``: for bash it starts a shell to ask its version.
    write_result(script.source_template % script.source_vars())
    return Exit.CLEAN
