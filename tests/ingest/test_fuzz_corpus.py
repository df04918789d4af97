"""What a fuzzer found interesting is read, or refused in words, for ever after; so is what once took too long."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from tests.fuzz.mutation import CHANGES, mutator_of
from tests.fuzz.stretch import attempt
from tests.fuzz.targets import CORPUS, NAMES, target_of

_SECONDS = 5.0
_LARGEST = 20_000
_WHOLE = 1_000_000
_STRETCHED = {
    # Each link was asked whether words stand before it, and every blank since the last word looked at.
    "breaks and links without words": ("html", b"<p>", b"<br><a>"),
    "a menu of links without words": ("html", b"<nav>", b"<a></a>"),
}
"""What ``tests.fuzz.stretch`` found to take the square of its size: format, beginning, what is repeated."""


def timed(target: Callable[[bytes], bool], data: bytes) -> bool:
    began = time.process_time()
    read = target(data)
    assert time.process_time() - began < _SECONDS
    return read


@pytest.mark.parametrize("name", NAMES)
def test_kept_inputs_are_read_or_refused(name: str) -> None:
    target = target_of(name)
    inputs = [path.read_bytes() for path in sorted((CORPUS / name).iterdir())]
    read = [timed(target, data) for data in inputs]
    assert any(read), f"none of the inputs kept for {name} can be read"


def test_the_corpus_is_small_and_whole() -> None:
    sizes = [path.stat().st_size for path in CORPUS.rglob("*") if path.is_file()]
    assert max(sizes) <= _LARGEST
    assert sum(sizes) <= _WHOLE
    assert {folder.name for folder in CORPUS.iterdir()} == set(NAMES)


@pytest.mark.parametrize(("name", "head", "piece"), _STRETCHED.values(), ids=_STRETCHED)
def test_time_is_in_proportion(name: str, head: bytes, piece: bytes) -> None:
    assert timed(target_of(name), head + piece * (300_000 // len(piece)))


@pytest.mark.parametrize("name", sorted(CHANGES))
def test_changed_files_can_still_be_read(name: str) -> None:
    def flip(data: bytes, most: int) -> bytes:
        return (data[:-1] + bytes([data[-1] ^ 1]) if data else b"x")[:most]

    target = target_of(name)
    mutate = mutator_of(name, flip, ["w:p", "text:p", "note"])
    assert mutate is not None
    inputs = [path.read_bytes() for path in sorted((CORPUS / name).iterdir()) if path.stat().st_size < 2_000]
    changed = [mutate(data, _LARGEST, seed) for data in inputs[-20:] for seed in range(4)]
    assert len(set(changed) - set(inputs)) > len(inputs[-20:])
    assert any(map(target, changed))


@pytest.mark.parametrize("name", ["rtf", "xml", "docx"])
def test_stretched_files_are_longer(name: str) -> None:
    target = target_of(name)
    inputs = [data for path in sorted((CORPUS / name).iterdir()) if target(data := path.read_bytes())]
    assert sum(len(attempt(inputs, 5_000, number)) > 4_500 for number in range(20)) > 15
