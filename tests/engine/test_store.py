"""The store: what is put in comes out as it was or not at all, and nothing about it can fail a run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sinoclaim.engine import store as module
from sinoclaim.engine.store import Store, cache_folder

KEY, OTHER = "ab" * 32, "cd" * 32


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_what_is_put_in_comes_out(tmp_path: Path) -> None:
    store = Store(tmp_path / "new" / "cache")
    assert store.get(KEY) is None
    store.put(KEY, b"content")
    store.put(OTHER, b"")
    assert store.get(KEY) == b"content"
    assert store.get(OTHER) == b""
    assert Store(tmp_path / "new" / "cache").get(KEY) == b"content"
    assert (tmp_path / "new" / "cache").stat().st_mode & 0o077 == 0


@settings(max_examples=100, deadline=None)
@given(content=st.binary(max_size=200), at=st.integers(0, 10_000), to=st.integers(0, 255), cut=st.booleans())
def test_what_was_changed_counts_as_not_there(
    tmp_path_factory: pytest.TempPathFactory,
    content: bytes,
    at: int,
    to: int,
    cut: bool,  # noqa: FBT001 -- a column
) -> None:
    store = Store(tmp_path_factory.mktemp("store"))
    store.put(KEY, content)
    (path,) = files(store._folder)
    raw = bytearray(path.read_bytes())
    at %= len(raw)
    same = raw[at] == to and not cut
    raw[at] = to
    path.write_bytes(raw[:at] if cut else raw)
    assert store.get(KEY) == (content if same else None)
    store.put(KEY, content)
    assert store.get(KEY) == content


def test_an_entry_under_another_s_key_counts_as_not_there(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put(KEY, b"content")
    (path,) = files(tmp_path)
    (tmp_path / OTHER[:2]).mkdir()
    path.rename(tmp_path / OTHER[:2] / OTHER[2:])
    assert store.get(OTHER) is None


@pytest.mark.parametrize("place", ["file", "file/below", "loop"])
def test_a_folder_that_cannot_be_used_is_no_trouble(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("no folder", "utf-8")
    (tmp_path / "loop").symlink_to("loop")
    store = Store(tmp_path / place)
    store.put(KEY, b"content")
    assert store.get(KEY) is None
    assert (tmp_path / "file").read_text("utf-8") == "no folder"


def test_of_too_much_what_was_not_used_for_longest_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = [f"{number:02x}" * 32 for number in range(8)]
    for number, key in enumerate(keys):
        Store(tmp_path).put(key, os.urandom(1000))
        os.utime(tmp_path / key[:2] / key[2:], (number, number))
    Store(tmp_path).get(keys[0])  # makes it the last used
    monkeypatch.setattr(module, "MOST_BYTES", 8000)
    Store(tmp_path).put(OTHER, b"one more")
    assert [key for key in keys if Store(tmp_path).get(key)] == [keys[0], *keys[4:]]


def test_what_a_killed_process_left_goes_when_it_is_old(tmp_path: Path) -> None:
    Store(tmp_path).put(KEY, b"content")
    old, young = (tmp_path / KEY[:2] / name for name in ("tmpold.part", "tmpyoung.part"))
    for part in (old, young):
        part.write_bytes(b"half")
    os.utime(old, (1, 1))
    Store(tmp_path).put(OTHER, b"content")
    assert (old.exists(), young.exists()) == (False, True)


def test_without_a_home_there_is_no_folder() -> None:
    assert cache_folder({}) is None
    assert cache_folder({"HOME": "", "XDG_CACHE_HOME": ""}) is None
