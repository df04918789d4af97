"""Kill writers of decisions at many moments: ``python -m tests.ledger.kills NUMBER FOLDER``.

A process of its own, without threads, so that it can fork: a fork is killed within milliseconds of its first write.
"""

from __future__ import annotations

import itertools
import os
import select
import signal
import sys
import time
from pathlib import Path
from typing import Final

from sinoclaim.ledger.book import apply
from sinoclaim.ledger.decisions_file import read_decisions
from sinoclaim.model.decision import Decision, Ruling

ENTRIES: Final = 40


def ruling(number: int) -> Decision:
    return Decision(
        fingerprint=f"sc1:{number % ENTRIES:016x}", rule="SC101", ruling=Ruling.DISMISSED, reason=str(number),
        witness=("a" * 200, "b" * 200),
    )  # fmt: skip


def write(path: Path, told: int) -> None:
    """Rule without end, and tell of each ruling when it is saved."""
    for number in itertools.count():
        made = ruling(number)
        apply(path, {made.fingerprint: made})
        os.write(told, b".")


def killed(path: Path, pause: float) -> None:
    """Kill one writer and look at what it left."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        write(path, writer)
    os.close(writer)
    select.select([reader], [], [], 30)
    time.sleep(pause)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    saved = 0
    while read := os.read(reader, 65536):
        saved += len(read)
    os.close(reader)
    found = read_decisions(path)
    allowed = [expected(saved), expected(saved + 1)]
    assert found in allowed, (saved, len(found))


def expected(saved: int) -> tuple[Decision, ...]:
    made = {number % ENTRIES: ruling(number) for number in range(saved)}
    return tuple(made[at] for at in sorted(made))


if __name__ == "__main__":
    for turn in range(int(sys.argv[1])):
        place = Path(sys.argv[2]) / f"{turn}.toml"
        killed(place, (turn * 7 % 60) / 1000)
