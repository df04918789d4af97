"""Write a file whole or not at all: a process that is killed in between leaves the old one."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path
from typing import Final

with contextlib.suppress(ImportError):  # Windows has none: what a killed process left stays there
    import fcntl

_LOCKS: Final = os.name == "posix"
_PART: Final = ".part"
_NAMED: Final = 40
"""Characters of a file's name that its unfinished successor bears."""


def replace_file(path: Path, content: bytes) -> None:
    """Write beside the target and rename: whoever looks sees the old file or the new one, never a half.

    A link is followed. A device or a named pipe has no half, and is written to. What killed writers of the same file
    left half is taken away.

    Raises:
        OSError: if the place cannot be written; the old file is as it was.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        target.write_bytes(content)
        return
    _sweep(target)
    handle, part = _begun(target)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
            part.chmod(target.stat().st_mode if target.exists() else 0o666 & ~_umask())
            if _LOCKS:  # while the lock holds, so that nobody takes it for one that was left
                part.replace(target)
        if not _LOCKS:
            part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _prefix(target: Path) -> str:
    return f".{target.name[:_NAMED]}."


def _begun(target: Path) -> tuple[int, Path]:
    """Begin a file beside the target and lock it: a lock lives as long as its process."""
    while True:
        handle, name = tempfile.mkstemp(prefix=_prefix(target), suffix=_PART, dir=target.parent)
        _lock(handle, wait=True)
        if os.fstat(handle).st_nlink:
            return handle, Path(name)
        os.close(handle)  # somebody took it away before it was locked


def _sweep(target: Path) -> None:
    """Take away the unfinished files of processes that are no more."""
    with contextlib.suppress(OSError), os.scandir(target.parent) as entries:
        for entry in entries:
            if entry.name.startswith(_prefix(target)) and entry.name.endswith(_PART):
                _take_away(entry.path)


def _take_away(name: str) -> None:
    """Remove an unfinished file unless its writer still holds its lock, or nobody can tell."""
    with contextlib.suppress(OSError):
        handle = os.open(name, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
        try:
            if _lock(handle, wait=False):
                Path(name).unlink(missing_ok=True)
        finally:
            os.close(handle)


def _lock(handle: int, *, wait: bool) -> bool:
    """Lock a file for this process; false if another one holds it, or this system knows no locks."""
    if not _LOCKS:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        return False
    return True


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
