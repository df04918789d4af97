"""Start the command line."""

from __future__ import annotations

import gc
import sys

from sinoclaim.cli.entry import run as run_command


def run() -> int:
    """Run one command and return the exit status; what is left in memory is not looked through on the way out.

    The collector of cycles would walk over all rules again and again while the interpreter ends: a tenth of a second.
    """
    status = run_command()
    gc.freeze()
    return status


if __name__ == "__main__":
    sys.exit(run())
