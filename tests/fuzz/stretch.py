"""Repeat a stretch of an input some thousand times and see that reading takes time in proportion.

Usage: python -m tests.fuzz.stretch FORMAT [--minutes M] [--seed N] [--bytes B]

A fuzzer tries small inputs, in which nobody notices the square of their size. Here an input of the corpus is blown up
to B bytes by repeating a few bytes or an element of it, and read with the limits that a user has. What takes more than
a second is read at twice the size too: three times the time is a finding, saved in build/crashes/FORMAT.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import random
import sys
import time
import zipfile
from collections.abc import Callable
from typing import Final
from xml.etree import ElementTree as ET

from sinoclaim.ingest.drafts import Limits
from sinoclaim.ingest.readers.zipped import BROKEN
from tests.fuzz.fuzz_reader import BUILD, CRASHES
from tests.fuzz.targets import CORPUS, NAMES, target_of

SLOW: Final = 1.0
WORSE: Final = 3.0
_LONG: Final = (1, 2, 3, 4, 6, 8, 12, 16, 24, 40, 80, 200)


def stretched(data: bytes, size: int, choice: random.Random) -> bytes:
    """Return an input with some of it repeated; in an archive, a part of one of its members."""
    if data[:2] == b"PK":
        return _stretched_member(data, size, choice)
    tree = _tree(data) if choice.random() < 0.8 else None
    if tree is not None and len(tree):
        outer = choice.choice([node for node in tree.iter() if len(node)])
        inner = choice.choice(list(outer))
        before = len(ET.tostring(tree))
        outer.append(inner)
        outer.extend([inner] * (size // (len(ET.tostring(tree)) - before)))
        return bytes(ET.tostring(tree))
    start = choice.randrange(len(data))
    end = min(len(data), start + choice.choice(_LONG))
    return data[:start] + data[start:end] * max(1, size // (end - start)) + data[end:]


def _tree(data: bytes) -> ET.Element | None:
    try:
        return ET.fromstring(data)  # noqa: S314 -- of our own corpus
    except (ET.ParseError, ValueError, LookupError):
        return None


def _stretched_member(data: bytes, size: int, choice: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    chosen = choice.choice([name for name, part in parts.items() if part])
    parts[chosen] = stretched(parts[chosen], size, choice)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part)
    return packed.getvalue()


def seconds_of(target: Callable[[bytes], bool], data: bytes) -> float:
    """Return how long an input takes."""
    began = time.process_time()
    target(data)
    return time.process_time() - began


def main() -> int:
    """Try stretched inputs of one format; the status is 1 if one of them took more than its share."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("format", choices=NAMES)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bytes", type=int, default=200_000)
    args = parser.parse_args()
    target = target_of(args.format, Limits())
    folders = (CORPUS / args.format, BUILD / args.format)
    pool = sorted({p.read_bytes() for folder in folders if folder.is_dir() for p in folder.iterdir()} - {b""})
    end = time.perf_counter() + 60 * args.minutes
    tried, slowest, found = 0, 0.0, 0
    while time.perf_counter() < end:
        tried += 1
        number = args.seed * 1_000_003 + tried
        once, twice = (attempt(pool, size, number) for size in (args.bytes, 2 * args.bytes))
        seconds = seconds_of(target, once)
        slowest = max(slowest, seconds)
        if seconds > SLOW and (more := seconds_of(target, twice)) > WORSE * seconds:
            found += 1
            CRASHES.joinpath(args.format).mkdir(parents=True, exist_ok=True)
            path = CRASHES / args.format / hashlib.sha256(once).hexdigest()[:16]
            path.write_bytes(once)
            print(f"{path}: {seconds:.1f} seconds for {len(once)} bytes, {more:.1f} for {len(twice)}", flush=True)
    print(f"{args.format}: {tried} stretched inputs, the slowest in {slowest:.2f} seconds, {found} beyond proportion")
    return 1 if found else 0


def attempt(pool: list[bytes], size: int, number: int) -> bytes:
    """Make a stretched input; the same number gives the same choices whatever the size."""
    choice = random.Random(number)  # noqa: S311 -- no secret
    data = choice.choice(pool)
    try:
        return stretched(data, size, choice)
    except (*BROKEN, IndexError):
        return data


if __name__ == "__main__":
    sys.exit(main())
