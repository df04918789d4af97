"""Feed a reader what a coverage-guided fuzzer makes of the corpus: whatever is no ``ReadError`` is a crash.

Usage: python -m tests.fuzz.fuzz_reader FORMAT [--minutes M] [--seed N]

FORMAT is the first ending of a format ("html", "rtf" ...), "decode" or "structure". A run goes on after a crash and
saves one input of each kind (error and line); an input that takes more than 5 seconds or 512 MB is a crash too. What
was found interesting lies in build/fuzz/FORMAT afterwards; ``python -m tests.fuzz.keep FORMAT`` takes the few inputs
over into tests/fuzz/corpus that reach lines which no other reaches. Needs atheris (``make fuzz`` installs it).
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import importlib
import os
import resource
import sys
import time
import tomllib
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[2]
BUILD: Final = ROOT / "build" / "fuzz"
CRASHES: Final = ROOT / "build" / "crashes"
LINES: Final = ROOT / "sinoclaim" / "data" / "lexicon" / "furniture.toml"
SECONDS: Final = 5.0
MEMORY: Final = 512 << 20
LONGEST: Final = 20_000
"""Bytes; also of an input that is kept."""
_PEAK: Final = 1 if sys.platform == "darwin" else 1024
"""Bytes in the unit in which a system gives the peak of memory."""


class TooMuchError(Exception):
    """An input took more time or memory than a file of its size may."""


@dataclass(slots=True)
class Trial:
    """One run of the fuzzer: what is tried, and the kinds of crash so far."""

    target: Callable[[bytes], bool]
    folder: Path
    crashes: set[str] = field(default_factory=set)

    def __call__(self, data: bytes) -> None:
        """Try one input."""
        try:
            self._measured(data)
        except Exception as problem:  # noqa: BLE001 -- any exception is a finding
            self._save(data, problem)

    def _measured(self, data: bytes) -> None:
        began, peak = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        self.target(data)
        seconds = time.process_time() - began
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak) * _PEAK
        if seconds > SECONDS:
            message = f"took {seconds:.1f} seconds for {len(data)} bytes"
            raise TooMuchError(message)
        if grown > MEMORY:
            message = f"took {grown >> 20} MB for {len(data)} bytes"
            raise TooMuchError(message)

    def _save(self, data: bytes, problem: Exception) -> None:
        frames = [f for f in traceback.extract_tb(problem.__traceback__) if "sinoclaim" in f.filename]
        where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else str(problem)[:40]
        kind = f"{type(problem).__name__} at {where}"
        if kind in self.crashes:
            return
        path = self.folder / hashlib.sha256(data).hexdigest()[:16]
        path.write_bytes(data)
        self.crashes.add(kind)
        traceback.print_exception(problem, limit=-6)
        print(f"CRASH {kind}: {path}", file=sys.stderr, flush=True)


def words_of(name: str) -> tuple[bytes, ...]:
    """Return what a file must hold to get on: the short strings in the sources of the readers that are loaded.

    The readers of texts without markup look for lines; examples of them stand with the rules.
    """
    paths = [
        Path(module.__file__)
        for label, module in sys.modules.items()
        if label.startswith("sinoclaim.ingest.readers.") and module.__file__ is not None
    ]
    found = {
        node.value.encode("utf-8", "replace") if isinstance(node.value, str) else node.value
        for path in paths
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes)
    }
    if name in {"txt", "md", "structure"}:
        found |= {line.encode() for rule in tomllib.loads(LINES.read_text("utf-8"))["rule"] for line in rule["finds"]}
    return tuple(sorted(word for word in found if 1 < len(word) <= 40 and word.count(b" ") < 4))


def _dictionary(name: str, words: Iterable[bytes]) -> Path:
    """Write words in the form that the fuzzer wants."""
    path = BUILD / f"{name}.dict"
    lines = ['"' + "".join(f"\\x{byte:02x}" for byte in word) + '"\n' for word in words]
    path.write_text("".join(lines), "ascii")
    return path


def _instrumented(name: str, atheris: Any) -> tuple[Callable[[bytes], bool], Path]:
    """Return the target of a format, its modules and those of the reader instrumented, and its seeds."""
    with atheris.instrument_imports(include=["sinoclaim"]):
        targets = importlib.import_module("tests.fuzz.targets")
        importlib.import_module("sinoclaim.ingest.encodings")  # which is only loaded for the first text in one of them
        if name not in targets.NAMES:
            sys.exit(f"no format {name}; there are: {', '.join(targets.NAMES)}")
        return targets.target_of(name), targets.CORPUS / name


def fuzz(name: str, minutes: float, seed: int) -> None:
    """Run the fuzzer over one format; it ends the process itself."""
    atheris = importlib.import_module("atheris")
    mutation = importlib.import_module("tests.fuzz.mutation")
    target, seeds = _instrumented(name, atheris)
    trial = Trial(target, CRASHES / name)
    words = words_of(name)
    spoken = [word.decode("utf-8", "replace") for word in words]

    def mutate(data: bytes, most: int) -> bytes:
        # Looked up anew at each call: atheris puts another function there once it runs.
        return bytes(atheris.Mutate(data, most))

    mutator = mutation.mutator_of(name, mutate, spoken)
    options: dict[str, str | int] = {
        "max_total_time": int(minutes * 60),
        "seed": seed,
        "max_len": LONGEST,
        "len_control": 0 if mutator else 20,
        "timeout": 60,
        "rss_limit_mb": 3072,
        "print_final_stats": 1,
        "artifact_prefix": f"{trial.folder}/",
    }
    if words:
        options["dict"] = str(_dictionary(name, words))
    extra = {} if mutator is None else {"custom_mutator": mutator}
    folders = [str(BUILD / name), *([str(seeds)] if seeds.is_dir() else [])]
    atheris.Setup([sys.argv[0], *(f"-{key}={value}" for key, value in options.items()), *folders], trial, **extra)
    atheris.Fuzz()


def main() -> int:
    """Run the fuzzer in a process of its own; the status is 1 if there are crashes, of this run or an earlier one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("format")
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    crashes = CRASHES / args.format
    for folder in (BUILD / args.format, crashes):
        folder.mkdir(parents=True, exist_ok=True)
    child = os.fork()
    if child == 0:
        fuzz(args.format, args.minutes, args.seed)
    _, status = os.waitpid(child, 0)
    found = sorted(crashes.iterdir())
    for path in found:
        print(f"{args.format}: {path} crashes; mend the reader and move the file to tests/fuzz/corpus/{args.format}")
    return 1 if status or found else 0


if __name__ == "__main__":
    sys.exit(main())
