"""Keep bytes by their key in a folder that any number of processes share; what is lost or broken is made anew."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

MOST_BYTES: Final = 512 * 1024 * 1024
"""What the folder may hold; beyond it what was not used for longest goes."""
KEPT: Final = 3
"""Quarters of ``MOST_BYTES`` that stay when something has to go."""
PART: Final = ".part"
_LOST: Final = 3600
"""Seconds after which a file that was begun before the latest was finished is one that nobody will finish."""
_SEAL: Final = 16
_FAST: Final = 1


class Store:
    """A folder with a file an entry, each sealed by a digest of its key and content.

    It can make no run fail: what cannot be read, or was changed by anything but this class, counts as not there, and
    what cannot be written is not kept. Entries appear whole or not at all.
    """

    def __init__(self, folder: Path) -> None:
        self._folder, self._looked = folder, False

    def get(self, key: str) -> bytes | None:
        """Return what was put under a key, or ``None``."""
        path = self._path(key)
        try:
            raw = path.read_bytes()
        except OSError:
            return None
        packed = raw[_SEAL:]
        if raw[:_SEAL] != _seal(key, packed):
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return zlib.decompress(packed)

    def put(self, key: str, content: bytes) -> None:
        """Keep the content under a key."""
        packed = zlib.compress(content, _FAST)
        if not self._looked:
            self._looked = True
            with contextlib.suppress(OSError):  # another process may tidy too
                self._tidy()
        with contextlib.suppress(OSError):
            _write(self._path(key), _seal(key, packed) + packed)

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / key[2:]

    def _tidy(self) -> None:
        """Take away what killed processes left half, and of too much what was not used for longest."""
        found = sorted(_files(self._folder))
        latest = found[-1][0] if found else 0.0
        total = sum(size for _, size, _ in found)
        least = MOST_BYTES * KEPT // 4 if total > MOST_BYTES else total
        for used, size, path in found:
            if total > least or (path.endswith(PART) and used < latest - _LOST):
                Path(path).unlink(missing_ok=True)
                total -= size


def cache_folder(variables: Mapping[str, str]) -> Path | None:
    """Return the user's folder for what can be made anew, by the XDG base directory specification; or ``None``.

    >>> str(cache_folder({"XDG_CACHE_HOME": "/var/cache/me", "HOME": "/home/me"}))
    '/var/cache/me/sinoclaim'
    >>> str(cache_folder({"XDG_CACHE_HOME": "not/absolute", "HOME": "/home/me"}))
    '/home/me/.cache/sinoclaim'
    """
    chosen, home = variables.get("XDG_CACHE_HOME", ""), variables.get("HOME", "")
    if Path(chosen).is_absolute():
        return Path(chosen, "sinoclaim")
    return Path(home, ".cache", "sinoclaim") if Path(home).is_absolute() else None


def _seal(key: str, packed: bytes) -> bytes:
    return hashlib.blake2b(packed, digest_size=_SEAL, key=key.encode("ascii")[:64]).digest()


def _files(folder: Path) -> Iterator[tuple[float, int, str]]:
    """Yield when each entry was last used, how large it is, and its path."""
    with os.scandir(folder) as shelves:
        for shelf in (shelf.path for shelf in shelves if shelf.is_dir(follow_symlinks=False)):
            with os.scandir(shelf) as entries:
                for entry in entries:
                    state = entry.stat(follow_symlinks=False)
                    yield state.st_mtime, state.st_size, entry.path


def _write(path: Path, content: bytes) -> None:
    """Write beside the place and rename. Nothing waits for the disk: what a power cut leaves fails by its seal."""
    path.parent.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.parent.mkdir(exist_ok=True)
    handle, name = tempfile.mkstemp(suffix=PART, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
