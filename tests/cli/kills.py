"""Kill commands at many moments: ``python -m tests.cli.kills COMMAND NUMBER FOLDER``, COMMAND a key of ``TRIALS``.

A process of its own, without threads, so that it can fork: each command begins with everything loaded, and is killed
while it works. The moments are spread evenly over the time that it takes; where it writes, half of them fall there.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from sinoclaim.cli import entry
from sinoclaim.extract.apparatus import prepare
from sinoclaim.ledger.decisions_file import read_decisions
from sinoclaim.rules import load_rules

ROOT: Final = Path(__file__).parents[2]
DAYS: Final = 4
NOTES: Final = 60
GOLDEN: Final = 0.6180339887498949
"""Its multiples, less their whole parts, lie evenly between 0 and 1 however many there are."""
DECISIONS, REPORT, PART = "decisions.toml", "report.json", ".part"
CHECK: Final = ("check", "corpus", "--format", "json", "--quiet")


def project(root: Path) -> None:
    """Write sources of which each contradicts all others, and begin to rule on them."""
    (root / "corpus").mkdir(parents=True)
    for day in range(1, DAYS + 1):
        text = f"Mao arrived in Moscow on {day} December 1949.\n\nPort Arthur was handed over on {day} May 1955.\n"
        (root / "corpus" / f"{day}.txt").write_text(text, "utf-8")
    os.chdir(root)


def run(*arguments: str, given: bytes = b"", told: int | None = None) -> int:
    """Begin a command in a process of its own, with ``given`` to read and ``told`` to write to."""
    process = os.fork()
    if process:
        return process
    null = os.open(os.devnull, os.O_RDWR)
    reader, writer = os.pipe()
    os.write(writer, given)
    os.close(writer)
    for number, stream in ((0, reader), (1, told or null), (2, null)):
        os.dup2(stream, number)
    sys.stdin, sys.stdout, sys.stderr = (os.fdopen(number, mode) for number, mode in enumerate("rww"))
    os._exit(entry.run(arguments))


def finished(*arguments: str) -> int:
    """Run a command to its end and return its status."""
    return os.waitstatus_to_exitcode(os.waitpid(run(*arguments), 0)[1])


def timed(*arguments: str) -> float:
    begun = time.perf_counter()
    assert finished(*arguments) in {0, 1}
    return time.perf_counter() - begun


def stopped(process: int) -> bool:
    """Kill a process; false if it was done before."""
    os.kill(process, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(process, 0)[1])


def found() -> set[str]:
    """Return the findings that a check reports, decided or not."""
    assert finished(*CHECK, "--no-cache", "-o", REPORT) in {0, 1}
    return {finding["id"] for finding in json.loads(Path(REPORT).read_bytes())["findings"]}


def halves() -> list[str]:
    """Return the unfinished files beside the decisions."""
    return [name for name in os.listdir(".") if name.endswith(PART)]  # noqa: PTH208 -- asked for thousands of times


def at_the_write(process: int, pause: float) -> None:
    """Wait until a process begins to write a file, then a little."""
    end = time.perf_counter() + 30
    while not halves() and time.perf_counter() < end and os.waitid(os.P_PID, process, WATCHED) is None:
        pass
    time.sleep(pause)


WATCHED: Final = os.WEXITED | os.WNOHANG | os.WNOWAIT


def kill_baseline(turn: int, length: float) -> bool:
    """The file is what it was, or what it was to be; the next writer clears away what was left."""
    old = Path("old.toml").read_bytes()
    Path(DECISIONS).write_bytes(old)
    process = run("baseline", "write", "--reason", "known")
    if turn % 2:
        at_the_write(process, turn % 20 / 20_000)
    else:
        time.sleep(turn * GOLDEN % 1 * length)
    at_work = stopped(process)
    assert Path(DECISIONS).read_bytes() in {old, Path("new.toml").read_bytes()}, turn
    if halves():
        left.append(turn)
    return at_work


def reviewing() -> tuple[int, int]:
    """Begin a review that is given many notes, one after the other; return it and what it tells."""
    reader, writer = os.pipe()
    notes = b"".join(f"n note {number}\n".encode() for number in range(NOTES))
    process = run("review", "--lines", given=notes, told=writer)
    os.close(writer)
    return process, reader


def rest_of(reader: int) -> bytes:
    """Read to the end, and close."""
    with os.fdopen(reader, "rb") as stream:
        return stream.read()


def kill_review(turn: int, length: float) -> bool:
    """Each ruling that was said to be saved is in the file; at most one more is."""
    Path(DECISIONS).unlink(missing_ok=True)
    process, reader = reviewing()
    told = os.read(reader, 65536)
    end = time.perf_counter() + turn * GOLDEN % 1 * length
    os.set_blocking(reader, False)
    while (pause := end - time.perf_counter()) > 0:
        with contextlib.suppress(BlockingIOError):
            told += os.read(reader, 1 << 20)
        time.sleep(min(pause, 0.001))
    at_work = stopped(process)
    os.set_blocking(reader, True)
    told += rest_of(reader)
    said = told.count(b"Noted.")
    if said or Path(DECISIONS).exists():
        (ruled,) = read_decisions(Path(DECISIONS))
        assert ruled.reason in {f"note {number}" for number in (said - 1, said)}, (turn, said, ruled.reason)
    if halves():
        left.append(turn)
    return at_work


def kill_check(turn: int, length: float) -> bool:
    """The report is what it was or what it was to be, and what is left of the cache changes no later one."""
    if turn % 5 == 0:
        shutil.rmtree("cache", ignore_errors=True)
    Path(REPORT).write_bytes(b"old")
    process = run(*CHECK, "-o", REPORT)
    if turn % 2:
        at_the_write(process, turn % 20 / 20_000)
    else:
        time.sleep(turn * GOLDEN % 1 * length)
    at_work = stopped(process)
    expected = Path("expected.json").read_bytes()
    assert Path(REPORT).read_bytes() in {b"old", expected}, turn
    if halves() or any(Path("cache").rglob(f"*{PART}")):
        left.append(turn)
    assert finished(*CHECK, "-o", "again.json") in {0, 1}
    assert Path("again.json").read_bytes() == expected, turn
    return at_work


def ready_baseline() -> float:
    assert finished("baseline", "write", "--select", "SC1", "--reason", "first", "corpus/1.txt", "corpus/2.txt") == 0
    shutil.copy(DECISIONS, "old.toml")
    length = timed("baseline", "write", "--reason", "known")
    shutil.copy(DECISIONS, "new.toml")
    assert Path("old.toml").read_bytes() != Path("new.toml").read_bytes()
    return length


def ready_review() -> float:
    process, reader = reviewing()
    os.read(reader, 1)
    begun = time.perf_counter()
    rest_of(reader)
    os.waitpid(process, 0)
    return time.perf_counter() - begun


def ready_check() -> float:
    os.environ["XDG_CACHE_HOME"] = str(Path("cache").absolute())
    length = timed(*CHECK, "-o", "expected.json")
    assert [*Path("cache").rglob("*")]
    return length


TRIALS: Final[dict[str, tuple[Callable[[], float], Callable[[int, float], bool]]]] = {
    "baseline": (ready_baseline, kill_baseline),
    "check": (ready_check, kill_check),
    "review": (ready_review, kill_review),
}
left: list[int] = []
"""The turns after which something half was lying about."""


def main(arguments: Sequence[str]) -> None:
    what, number, folder = arguments
    prepare(load_rules())  # for all that are begun
    assert entry.run([CHECK[0], str(ROOT / "corpus"), *CHECK[2:], "-o", os.devnull]) in {0, 1}
    project(Path(folder))
    everything = found()
    assert everything
    ready, kill = TRIALS[what]
    length = ready()
    at_work = sum(kill(turn, length) for turn in range(int(number)))
    if what != "check":
        assert finished("baseline", "write") == 0
    assert found() == everything, "a finding was lost"
    assert halves() == []
    print(f"{what}: killed {at_work} of {number} at work, {len(left)} left something half, nothing was lost")  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
