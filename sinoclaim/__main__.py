"""Start the command line."""

from __future__ import annotations

import sys

from sinoclaim.cli.entry import run

if __name__ == "__main__":
    sys.exit(run())
