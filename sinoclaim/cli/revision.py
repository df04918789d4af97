"""Take the files of an earlier revision out of a git repository, without touching the repository or its index."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from sinoclaim.errors import UsageError

_LONGEST: Final = 300
_SHORT: Final = 12


class Revision(NamedTuple):
    """A revision laid out in a folder: its name, and where the root of the repository stands in it."""

    name: str
    root: Path
    folder: Path

    def path(self, path: Path) -> Path:
        """Return where a path of the repository stands in the revision."""
        return self.folder / Path(os.path.realpath(path)).relative_to(self.root)


@contextmanager
def revision_of(name: str, paths: Sequence[Path]) -> Iterator[Revision]:
    """Lay out those of some paths that a revision has, in a temporary folder.

    Raises:
        UsageError: without git, outside of a repository, for an unknown revision or a path outside the repository.
    """
    root = Path(os.path.realpath(_git(["rev-parse", "--show-toplevel"], Path.cwd(), "this is no git repository")))
    wanted = [_inside(path, root) for path in paths]
    commit = _git(
        ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"],
        root,
        f"git knows no revision '{name[:_LONGEST]}'; in a shallow clone, fetch more of the history",
    )
    with tempfile.TemporaryDirectory(prefix="sinoclaim-") as place:
        folder = Path(place) / "tree"
        folder.mkdir()
        # An index of our own: that of the repository, with what is staged in it, stays as it is.
        index = {"GIT_INDEX_FILE": str(Path(place) / "index")}
        _git(["read-tree", commit], root, "the revision cannot be read", index)
        there = _git(["ls-files", "-z", "--", *wanted], root, "the revision cannot be listed", index)
        command = ["checkout-index", "-z", "--stdin", f"--prefix={folder}/"]
        _git(command, root, "the files of the revision cannot be written", index, there)
        yield Revision(f"{name} ({commit[:_SHORT]})" if name != commit else commit[:_SHORT], root, folder)


def _inside(path: Path, root: Path) -> str:
    """Return a path as git's pathspec from the root of the repository."""
    resolved = Path(os.path.realpath(path))
    if not resolved.is_relative_to(root):
        message = f"{path}: lies outside of the repository; --since compares what is in it"
        raise UsageError(message)
    return f":(top,literal){resolved.relative_to(root).as_posix()}"


def _git(
    arguments: Sequence[str], folder: Path, trouble: str, env: dict[str, str] | None = None, given: str = ""
) -> str:
    """Run git and return what it prints, without the line feed at its end."""
    try:
        done = subprocess.run(  # noqa: S603 -- a list of arguments, no shell; names of files come after "--"
            ["git", *arguments],  # noqa: S607 -- the git of the user, wherever it is
            cwd=folder, env={**os.environ, **(env or {})}, input=os.fsencode(given), capture_output=True, check=False,
        )  # fmt: skip
    except FileNotFoundError as problem:
        message = "--since needs the program git, which is not there; install it"
        raise UsageError(message) from problem
    if done.returncode:
        said = os.fsdecode(done.stderr).strip().splitlines()
        message = f"--since: {trouble}" + (f" ({said[-1][:_LONGEST]})" if said else "")
        raise UsageError(message)
    return os.fsdecode(done.stdout).removesuffix("\n")
