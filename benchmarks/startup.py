"""Measure how long the program takes from the shell: ``--help``, and a check of three small files.

Each command is run once to fill the caches of the file system and of bytecode, as an installed program has it, then
``--runs`` times in a process of its own; the median and the slowest are printed in milliseconds of wall time.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
THREE: Final = [f"corpus/{name}" for name in ("forum-thread.txt", "timeline-1950-01-26.txt", "treaty-1950.txt")]
COMMANDS: Final = {
    "--help": ["--help"],
    "--version": ["--version"],
    "check of three small files": ["check", *THREE, "--exit-zero", "--format", "json"],
    "check of the sample corpus": ["check", "corpus/", "--exit-zero", "--format", "json"],
}


def milliseconds(arguments: list[str], environment: dict[str, str]) -> float:
    """Return the wall time of one run of the program.

    Raises:
        subprocess.CalledProcessError: if it fails.
    """
    start = time.perf_counter()
    command = [sys.executable, "-m", "sinoclaim", *arguments]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9, help="how often each command is timed")
    runs = parser.parse_args().runs
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    print("| command | median ms | slowest ms |\n|---|---|---|")
    with tempfile.TemporaryDirectory() as bytecode:
        environment["PYTHONPYCACHEPREFIX"] = bytecode
        for name, arguments in COMMANDS.items():
            milliseconds(arguments, environment)
            times = [milliseconds(arguments, environment) for _ in range(runs)]
            print(f"| {name} | {statistics.median(times):.0f} | {max(times):.0f} |")


if __name__ == "__main__":
    main()
