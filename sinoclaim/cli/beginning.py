"""Carry out the beginning of a project: write what is missing, keep what is there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Final

from sinoclaim.cli.status import Exit
from sinoclaim.cli.streams import OutputError, write_result
from sinoclaim.report.visible import one_line

STARTER: Final = {
    "sinoclaim.toml": ("sinoclaim.toml",),
    "claims": ("claims/example.toml",),
    "corpus": ("corpus/example-dispatch.txt", "corpus/example-memoir.toml", "corpus/example-memoir.txt"),
}
"""What a project begins with: the files of each place at its top."""


def run_init(folder: str) -> Exit:
    """Write the starter files that are missing in ``folder`` and say of each place what came of it.

    A second run changes nothing. Files of ours are not put among those of a user: a folder that holds anything is kept
    as it is.
    """
    root = Path(folder)
    told = [one_line(line) for place in STARTER for line in _begin(root, place)]
    if any(line.startswith("wrote") for line in told):
        where = "" if folder == "." else f"cd {folder} && "
        told.append(one_line(f"Now: {where}sinoclaim check"))
    write_result("".join(f"{line}\n" for line in told))
    return Exit.CLEAN


def _begin(root: Path, place: str) -> Iterator[str]:
    """Write the files of one place, unless something is there."""
    path = root / place
    if os.path.lexists(path) and not _is_empty_folder(path):
        yield f"kept {path}, which is there already"
        return
    for name in STARTER[place]:
        target = root / name
        _make_folder(target.parent)
        write_result(files("sinoclaim").joinpath("starter", *name.split("/")).read_text("utf-8"), str(target))
        yield f"wrote {target}"


def _is_empty_folder(path: Path) -> bool:
    return path.is_dir() and not any(path.iterdir())


def _make_folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        message = f"{path}: cannot be made ({problem.strerror}); choose another folder"
        raise OutputError(message) from problem
