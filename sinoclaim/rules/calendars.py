"""Read the calendar tables (``data/calendars/*.toml``) into the values that ``sinoclaim.dates`` works with.

A language's file names its ``language``; its tables each state ``source``, ``finds`` and ``leaves`` (an example that
the table makes the reader find, and one that it leaves alone) and carry their ``words``. Several files may add to one
language. ``common.toml`` has the ``parts``: which thousandths of a unit "early" or "the end of" covers.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomli

from sinoclaim.dates.expression import Part
from sinoclaim.dates.tables import Lexicon, PatternRule, TimeTables
from sinoclaim.errors import RuleError
from sinoclaim.rules.tomlfile import DATA

_Kinds = dict[str, dict[str, dict[str, Any]]]
_KEYS = ("source", "finds", "leaves", "words")


def load_calendars(root: Path = DATA) -> TimeTables:
    """Read the calendar tables under ``root``, by default those of the package.

    >>> load_calendars().lexicon("en").number_table("months")["february"]
    2
    """
    files = sorted((root / "calendars").glob("*.toml"))
    return build_tables({file.name: tomli.loads(file.read_text("utf-8")) for file in files})


def build_tables(files: Mapping[str, Mapping[str, Any]]) -> TimeTables:
    """Build the tables from parsed TOML files, by file name.

    Raises:
        RuleError: a table lacks a key, or a word has a value that is no number, range or text.
    """
    gathered: dict[str, _Kinds] = {}
    rules: dict[str, list[PatternRule]] = {}
    parts: dict[str, dict[Part, tuple[int, int]]] = {}
    for name, content in files.items():
        if "language" not in content:
            parts.update(_read_parts(content))
            continue
        language = str(content["language"])
        tables = gathered.setdefault(language, {"numbers": {}, "ranges": {}, "texts": {}})
        rules.setdefault(language, []).extend(_read_rule(rule, file=name) for rule in content.get("rule", ()))
        for title, table in content.items():
            if title not in ("language", "rule"):
                _add_table(tables, file=name, title=title, table=table)
    lexicons = {
        language: Lexicon(
            language=language,
            numbers=kinds["numbers"],
            ranges=kinds["ranges"],
            texts=kinds["texts"],
            rules=tuple(rules[language]),
        )
        for language, kinds in gathered.items()
    }
    return TimeTables(lexicons=lexicons, parts=parts)


def _read_parts(content: Mapping[str, Any]) -> dict[str, dict[Part, tuple[int, int]]]:
    return {
        unit: {Part(part): (low, high) for part, (low, high) in shares.items()}
        for unit, shares in content["parts"]["words"].items()
    }


def _read_rule(rule: Mapping[str, Any], *, file: str) -> PatternRule:
    missing = [key for key in ("name", "shape", "pattern", "source", "finds", "leaves") if key not in rule]
    if missing:
        raise RuleError(f"{file}: rule {rule.get('name', '?')} lacks {', '.join(missing)}: add it")  # noqa: EM102, TRY003 (a letter to the user)
    return PatternRule(
        name=rule["name"], shape=rule["shape"], pattern=rule["pattern"], settings=dict(rule.get("with", {}))
    )


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
