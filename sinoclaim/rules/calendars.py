"""Read the calendar tables (``data/calendars/*.toml``) into the values that ``sinoclaim.dates`` works with.

A language's file names its ``language``; its tables each state ``source``, ``finds`` and ``leaves`` (an example that
the table makes the reader find, and one that it leaves alone) and carry their ``words``. Several files may add to one
language. ``common.toml`` has the ``parts``: which thousandths of a unit "early" or "the end of" covers.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any

from sinoclaim.dates.expression import Part
from sinoclaim.dates.tables import Lexicon, TimeTables
from sinoclaim.errors import RuleError

_Kinds = dict[str, dict[str, dict[str, Any]]]
_KEYS = ("source", "finds", "leaves", "words")


def load_calendars() -> TimeTables:
    """Read the tables that ship with the package.

    >>> load_calendars().lexicon("en").number_table("months")["february"]
    2
    """
    folder = resources.files("sinoclaim") / "data" / "calendars"
    files = sorted((file.name, file.read_text("utf-8")) for file in folder.iterdir() if file.name.endswith(".toml"))
    return build_tables({name: tomllib.loads(text) for name, text in files})


def build_tables(files: Mapping[str, Mapping[str, Any]]) -> TimeTables:
    """Build the tables from parsed TOML files, by file name.

    Raises:
        RuleError: a table lacks a key, or a word has a value that is no number, range or text.
    """
    gathered: dict[str, _Kinds] = {}
    parts: dict[str, dict[Part, tuple[int, int]]] = {}
    for name, content in files.items():
        if "language" not in content:
            parts.update(_read_parts(content))
            continue
        tables = gathered.setdefault(str(content["language"]), {"numbers": {}, "ranges": {}, "texts": {}})
        for title, table in content.items():
            if title != "language":
                _add_table(tables, file=name, title=title, table=table)
    lexicons = {
        language: Lexicon(language=language, numbers=kinds["numbers"], ranges=kinds["ranges"], texts=kinds["texts"])
        for language, kinds in gathered.items()
    }
    return TimeTables(lexicons=lexicons, parts=parts)


def _read_parts(content: Mapping[str, Any]) -> dict[str, dict[Part, tuple[int, int]]]:
    return {
        unit: {Part(part): (low, high) for part, (low, high) in shares.items()}
        for unit, shares in content["parts"]["words"].items()
    }


def _add_table(tables: _Kinds, *, file: str, title: str, table: Mapping[str, Any]) -> None:
    missing = [key for key in _KEYS if key not in table]
    if missing:
        raise RuleError(f"{file}: table [{title}] lacks {', '.join(missing)}: add it")  # noqa: EM102, TRY003 (a letter to the user)
    for word, value in table["words"].items():
        kind, clean = _typed(value, place=f"{file}: [{title}.words] {word}")
        tables[kind].setdefault(title, {})[word] = clean


def _typed(value: object, *, place: str) -> tuple[str, int | str | tuple[int, int]]:
    match value:
        case bool():
            pass
        case int():
            return "numbers", value
        case str():
            return "texts", value
        case [int(low), int(high)]:
            return "ranges", (low, high)
        case _:
            pass
    raise RuleError(f"{place} must be a number, a text or a range of two numbers")  # noqa: EM102, TRY003 (a letter to the user)
