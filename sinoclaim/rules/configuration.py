"""Find and read the project's configuration: ``sinoclaim.toml``, or ``[tool.sinoclaim]`` in ``pyproject.toml``.

The nearest file counts, upward from the working folder to the root of the repository. An unknown key is an error: a
misspelt setting that is passed over silently would be taken for a clean report.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

import tomli

from sinoclaim.errors import ConfigurationError
from sinoclaim.rules.codes import unknown_prefix

FAIL_ON: Final = ("contradiction", "tension", "never")
"""The weakest verdict that makes ``sinoclaim check`` exit with status 1."""
LANGUAGES: Final = ("en", "ru", "zh")
HIGHEST_CONFIDENCE: Final = 1000
LIMITS: Final = (
    "file-bytes", "unpacked-bytes", "entries", "pages", "depth", "seconds", "memory-bytes", "characters", "lines",
    "files",
)  # fmt: skip
"""The budgets of ``[limits]``: how much one run reads of a file, an archive, a PDF, and in all."""
COLUMNS: Final = (
    "text", "id", "title", "author", "written", "published", "language", "genre", "site", "licence",
)  # fmt: skip
"""What ``[columns]`` can name the columns of a table of texts for."""
TEXT_FORMATS: Final = ("html", "text")
"""What the texts of a table may be; ``[columns]`` says it as ``format``."""
_FILES: Final = ("sinoclaim.toml", ".sinoclaim.toml", "pyproject.toml")
_REPOSITORY: Final = (".git", ".hg")
_NARROWEST: Final = 20
_WIDEST: Final = 100_000
_MOST: Final = 1 << 40
"""The most that a limit can be raised to: none of them is meant to be a terabyte."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a project lays down for its runs; an option of the command line goes before its setting.

    ``corpus`` are the files and folders to read where the command names none. ``select`` and ``ignore`` are prefixes
    of rule codes; an empty ``select`` is every rule. ``width`` 0 is the width of the terminal. ``bibliography`` is a
    file of CSL-JSON, "" for none; ``decisions`` is the file of decisions, "" for ``decisions.toml`` beside the
    configuration where that exists, and ``claims`` the folder of curated claims, "" for ``claims`` there. ``limits``
    are those that differ from the defaults of the readers, ``columns`` the names of columns by what they hold.
    ``origin`` is the file that the settings come from, ``None`` for the defaults.
    """

    corpus: tuple[str, ...] = ("corpus",)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "contradiction"
    min_confidence: int = 0
    language: str = ""
    width: int = 0
    bibliography: str = ""
    decisions: str = ""
    claims: str = ""
    limits: tuple[tuple[str, int], ...] = ()
    columns: tuple[tuple[str, tuple[str, ...]], ...] = ()
    origin: Path | None = None


def find_configuration(folder: Path, *, home: Path | None = None) -> Path | None:
    """Return the nearest configuration file at or above ``folder``, or ``None``.

    The search ends at the folder that holds the repository. It never looks into ``home`` from a folder below it: what
    stands there belongs to the user, not to the project.

    Raises:
        ConfigurationError: if a ``pyproject.toml`` on the way is not valid TOML.
    """
    start = folder.absolute()
    for place in (start, *start.parents):
        if place == home and place != start:
            return None
        for name in _FILES:
            candidate = place / name
            if candidate.is_file() and (name != "pyproject.toml" or _section(candidate) is not None):
                return candidate
        if any((place / mark).exists() for mark in _REPOSITORY):
            return None
    return None


def read_settings(path: Path) -> Settings:
    """Read one configuration file; paths in it are meant from its own folder.

    Raises:
        ConfigurationError: if the file cannot be read, has an unknown key, or a value of the wrong kind.
    """
    section = _section(path)
    if section is None:
        message = f"{path}: [tool.sinoclaim] is missing; add the section or name another file"
        raise ConfigurationError(message)
    # ``Any``: each reader returns what its field holds, which a type checker cannot follow through a table.
    values: dict[str, Any] = _fields(path, section, _READERS)
    settings = replace(Settings(origin=path), **values)
    bibliography = settings.bibliography and str(path.parent / settings.bibliography)
    decisions = settings.decisions and str(path.parent / settings.decisions)
    corpus = tuple(str(path.parent / part) for part in settings.corpus)
    claims = settings.claims and str(path.parent / settings.claims)
    return replace(settings, corpus=corpus, bibliography=bibliography, decisions=decisions, claims=claims)


def _section(path: Path) -> Mapping[str, object] | None:
    """Return the settings in a file as they stand there; ``None`` for a pyproject.toml without the section."""
    try:
        raw = tomli.loads(path.read_text(encoding="utf-8"))
    except OSError as problem:
        message = f"{path}: cannot be read ({problem.strerror}); check the path and its permissions"
        raise ConfigurationError(message) from problem
    except (tomli.TOMLDecodeError, UnicodeDecodeError, RecursionError) as problem:
        message = f"{path}: is not valid TOML ({problem}); mend the line it names"
        raise ConfigurationError(message) from problem
    if path.name != "pyproject.toml":
        return raw
    tools = raw.get("tool")
    section = tools.get("sinoclaim") if isinstance(tools, dict) else None
    return section if isinstance(section, dict) else None


def _words(raw: object) -> tuple[str, ...]:
    if isinstance(raw, str):
        return (raw,)
    if isinstance(raw, list) and raw and all(isinstance(part, str) and part for part in raw):
        return tuple(raw)
    message = "must be a list of strings"
    raise ValueError(message)


def _codes(raw: object) -> tuple[str, ...]:
    codes = tuple(code.upper() for code in _words(raw))
    for code in codes:
        if refusal := unknown_prefix(code):
            raise ValueError(refusal)
    return codes


def _one_of(*allowed: str) -> Callable[[object], str]:
    def read(raw: object) -> str:
        if isinstance(raw, str) and raw in allowed:
            return raw
        message = f"must be one of {', '.join(allowed)}"
        raise ValueError(message)

    return read


def _number(low: int, high: int) -> Callable[[object], int]:
    def read(raw: object) -> int:
        if isinstance(raw, int) and not isinstance(raw, bool) and low <= raw <= high:
            return raw
        message = f"must be a whole number from {low} to {high}"
        raise ValueError(message)

    return read


def _text(raw: object) -> str:
    if isinstance(raw, str) and raw:
        return raw
    message = "must be text in quotation marks"
    raise ValueError(message)


Reader = Callable[[object], object]
_READERS: Final[Mapping[str, Reader | Mapping[str, Reader]]] = {
    "corpus": _words,
    "select": _codes,
    "ignore": _codes,
    "fail-on": _one_of(*FAIL_ON),
    "min-confidence": _number(0, HIGHEST_CONFIDENCE),
    "language": _one_of(*LANGUAGES),
    "width": _number(_NARROWEST, _WIDEST),
    "bibliography": _text,
    "decisions": _text,
    "claims": _text,
    "limits": dict.fromkeys(LIMITS, _number(1, _MOST)),
    "columns": {**dict.fromkeys(COLUMNS, _words), "format": lambda raw: (_one_of(*TEXT_FORMATS)(raw),)},
}
KEYS: Final = tuple(sorted(_READERS))
"""Every key that a configuration file may hold."""


def _fields(
    path: Path, section: Mapping[str, object], readers: Mapping[str, Reader | Mapping[str, Reader]], table: str = ""
) -> dict[str, object]:
    """Return the fields that a section sets; those of a table within it as pairs, in the order of their names."""
    values: dict[str, object] = {}
    for key, raw in section.items():
        field = _field(path, key, tuple(sorted(readers)), table)
        reader = readers[key]
        if isinstance(reader, Mapping):
            if not isinstance(raw, dict):
                message = f"{path}: '{key}' must be a table; write [{key}] and its keys below"
                raise ConfigurationError(message)
            values[field] = tuple(sorted(_fields(path, raw, reader, f"{key}.").items()))
        else:
            values[field] = _value(path, table + key, raw, reader)
    return values


def _field(path: Path, key: str, known: tuple[str, ...], table: str) -> str:
    if key not in known:
        close = get_close_matches(key.replace("_", "-").lower(), known, n=1)
        remedy = f"did you mean '{table}{close[0]}'?" if close else f"known keys are {', '.join(known)}"
        message = f"{path}: '{table}{key}' is not a setting; {remedy}"
        raise ConfigurationError(message)
    return key.replace("-", "_")


def _value(path: Path, key: str, raw: object, reader: Reader) -> object:
    try:
        return reader(raw)
    except (KeyError, ValueError) as problem:
        message = f"{path}: '{key}' {problem}"
        raise ConfigurationError(message) from problem
