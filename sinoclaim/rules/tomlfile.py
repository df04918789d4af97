"""Read the package's data files: TOML checked against a type, with errors that name file, key and remedy."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import msgspec
import tomli

from sinoclaim.errors import RuleError

T = TypeVar("T")

DATA = Path(__file__).resolve().parent.parent / "data"
"""Where the package's own data files stand."""


def read_toml(path: Path, kind: type[T]) -> T:
    """Read one TOML file as a value of type ``kind``.

    Raises:
        RuleError: if the file is missing, is not TOML, or does not fit ``kind``; the message names file and key.
    """
    try:
        raw = tomli.loads(path.read_text(encoding="utf-8"))
    except OSError as problem:
        message = f"{path.name}: cannot be read ({problem.strerror}); reinstall sinoclaim or restore the file"
        raise RuleError(message) from problem
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as problem:
        message = f"{path.name}: is not valid TOML ({problem}); mend the line it names"
        raise RuleError(message) from problem
    try:
        return msgspec.convert(raw, type=kind)
    except msgspec.ValidationError as problem:
        message = f"{path.parent.name}/{path.name}: {problem}; see docs/architecture.md, 'Rules are data'"
        raise RuleError(message) from problem


def digest(paths: Iterable[Path]) -> str:
    """Return "sha256:..." over the contents of files, taken in the order of their names under the data folder."""
    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(path.name.encode())
        total.update(path.read_bytes())
    return f"sha256:{total.hexdigest()}"
