"""Take over from a run of the fuzzer the few inputs that reach what no smaller one reaches.

Usage: python -m tests.fuzz.keep FORMAT [--most BYTES]

Goes through the corpus and what the run found, the smallest first, and keeps an input if a line of our own code
follows another there for the first time. Needs no fuzzer.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any, Final

from tests.fuzz.fuzz_reader import BUILD, LONGEST
from tests.fuzz.targets import CORPUS, NAMES, target_of

Step = tuple[str, int, int]
"""One line of a module that was run after another."""
_OURS: Final = "/sinoclaim/ingest/"


def steps_of(target: Callable[[bytes], bool], data: bytes) -> set[Step]:
    """Return the steps through our own code that an input takes."""
    found: set[Step] = set()

    def entered(frame: FrameType, _event: str, _: Any) -> Callable[..., Any] | None:
        name = frame.f_code.co_filename
        if _OURS not in name:
            return None
        last = 0

        def moved(inner: FrameType, event: str, _: Any) -> Callable[..., Any]:
            nonlocal last
            if event == "line":
                found.add((name, last, inner.f_lineno))
                last = inner.f_lineno
            return moved

        return moved

    sys.settrace(entered)
    try:
        target(data)
    finally:
        sys.settrace(None)
    return found


def chosen(name: str, most: int) -> dict[str, bytes]:
    """Return the inputs worth keeping by the names of their files, at most so many bytes in all."""
    folders = (CORPUS / name, BUILD / name)
    pool = {path.read_bytes() for folder in folders if folder.is_dir() for path in folder.iterdir()}
    target = target_of(name)
    target(b"")
    reached: set[Step] = set()
    kept: dict[str, bytes] = {}
    for data in sorted(pool, key=lambda data: (len(data), data)):
        if len(data) > LONGEST or sum(map(len, kept.values())) + len(data) > most:
            continue
        steps = steps_of(target, data)
        if not steps <= reached:
            reached |= steps
            kept[hashlib.sha256(data).hexdigest()[:16]] = data
    return kept


def main() -> None:
    """Write the corpus of a format anew; inputs under a name of their own stay."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("format", choices=NAMES)
    parser.add_argument("--most", type=int, default=60_000, help="bytes in all")
    args = parser.parse_args()
    kept = chosen(args.format, args.most)
    folder = CORPUS / args.format
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        if _is_hash(path):
            path.unlink()
    for digest, data in kept.items():
        (folder / digest).write_bytes(data)
    print(f"{args.format}: {len(kept)} inputs, {sum(map(len, kept.values()))} bytes")


def _is_hash(path: Path) -> bool:
    return len(path.name) == 16 and set(path.name) <= set("0123456789abcdef")


if __name__ == "__main__":
    main()
