"""Find the files that a user named, without leaving the folders he named."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final, NamedTuple

_PAGES: Final = (".html", ".htm", ".xhtml")
_BESIDE: Final = ("_files", ".files")
"""How browsers call the folder with the pictures, scripts and frames of a page that they save."""


class Entry(NamedTuple):
    """One thing found: its name in reports, its path, and why it is not to be read ("" if it is).

    ``ours`` is set where nothing is wrong with it: it is left out because nobody would want it read.
    """

    name: str
    path: Path
    why_not: str = ""
    ours: bool = False


def walk(folder: Path) -> Iterator[Entry]:
    """Yield what lies in a folder and below, in the order of names; links out, loops and devices with a reason.

    Hidden files and folders (names that start with a dot) are left out, as by version control and shells, and so, with
    the reason, is what a browser saved along with a page.
    """
    root = Path(os.path.realpath(folder))
    pending = [(root, "")]
    seen = {_identity(root)}
    while pending:
        place, prefix = pending.pop()
        try:
            found = sorted((i for i in os.scandir(place) if not i.name.startswith(".")), key=lambda item: item.name)
        except OSError as problem:
            yield Entry(prefix or ".", place, f"cannot be listed ({problem.strerror}); check its permissions")
            continue
        deeper = []
        names = {item.name for item in found}
        for item in found:
            name = f"{prefix}{item.name}"
            path = Path(item.path)
            why_not = _why_not(path, root)
            if not why_not and path.is_dir():
                if page := _page_of(item.name, names):
                    yield Entry(name, path, f"belongs to the saved page {page}; name the folder to read it", ours=True)
                    continue
                identity = _identity(path)
                if identity in seen:
                    yield Entry(name, path, "is a folder already read (a loop of links)")
                    continue
                seen.add(identity)
                deeper.append((path, f"{name}/"))
                continue
            yield Entry(name, path, why_not)
        pending.extend(reversed(deeper))


def _page_of(folder: str, names: Collection[str]) -> str:
    """Return the saved web page that a folder beside it belongs to, "" if there is none.

    >>> _page_of("Visit_files", {"Visit.html", "Visit_files"}), _page_of("court_files", {"court.txt"})
    ('Visit.html', '')
    """
    stems = [folder.removesuffix(ending) for ending in _BESIDE if folder.endswith(ending)]
    return next((stem + ending for stem in stems for ending in _PAGES if stem + ending in names), "")


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino


def _why_not(path: Path, root: Path) -> str:
    """Return why a path is not to be read, "" if it may be."""
    if path.is_symlink():
        target = Path(os.path.realpath(path))
        if not target.exists():
            return "is a link to nothing"
        if not target.is_relative_to(root):
            return "is a link out of the folder; name its target to read it"
    return kind_problem(path)


def kind_problem(path: Path) -> str:
    """Return why something is no regular file or folder, "" if it is one."""
    try:
        mode = path.stat().st_mode
    except OSError as problem:
        return f"cannot be read ({problem.strerror}); check its permissions"
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
        return ""
    kinds = (
        (stat.S_ISFIFO, "a pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
    )
    what = next((name for test, name in kinds if test(mode)), "no regular file")
    return f"is {what}; only regular files are read"
