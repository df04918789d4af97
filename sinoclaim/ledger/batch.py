"""Read rulings that a script made: JSON Lines or TOML, each entry a fingerprint, a verdict and a reason."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple, NoReturn

import tomli

from sinoclaim.errors import LedgerError
from sinoclaim.ledger.decisions_file import is_day
from sinoclaim.model.decision import Ruling

_KEYS: Final = ("fingerprint", "verdict", "reason", "by", "expires")
_NEEDED: Final = 3


class Entry(NamedTuple):
    """One ruling, with where it stands in the batch."""

    where: str
    fingerprint: str
    ruling: Ruling
    reason: str
    by: str
    expires: str


def read_batch(text: str, name: str) -> tuple[Entry, ...]:
    """Read a batch; it is JSON Lines if it begins with a brace, else TOML with [[decision]] entries.

    >>> read_batch('{"fingerprint": "sc1:1", "verdict": "dismissed", "reason": "a misprint"}', "b.jsonl")[0].where
    'b.jsonl: line 1'

    Raises:
        LedgerError: if it is neither, or an entry is at fault; the message names it.
    """
    raw = _lines(text, name) if text.lstrip().startswith("{") else _tables(text, name)
    entries = tuple(_entry(table, where) for where, table in raw)
    seen: dict[str, str] = {}
    for entry in entries:
        if entry.fingerprint in seen:
            _fail(entry.where, f"'fingerprint' {entry.fingerprint} stands in {seen[entry.fingerprint]} too; keep one")
        seen[entry.fingerprint] = entry.where
    return entries


def _lines(text: str, name: str) -> Iterator[tuple[str, object]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            where = f"{name}: line {number}"
            try:
                yield where, json.loads(line)
            except (ValueError, RecursionError) as problem:
                message = f"{where}: is not JSON ({problem}); write one object a line"
                raise LedgerError(message) from problem


def _tables(text: str, name: str) -> Iterator[tuple[str, object]]:
    try:
        table = tomli.loads(text)
    except (tomli.TOMLDecodeError, RecursionError) as problem:
        message = f"{name}: is neither JSON Lines nor TOML ({problem}); mend the line it names"
        raise LedgerError(message) from problem
    entries = table.get("decision")
    if not isinstance(entries, list):
        _fail(name, "'decision' is missing; write [[decision]] entries, or JSON Lines")
    for number, entry in enumerate(entries, start=1):
        yield f"{name}: [[decision]] {number}", entry


def _entry(raw: object, where: str) -> Entry:
    if not isinstance(raw, Mapping):
        _fail(where, f"must be a table with {', '.join(_KEYS[:_NEEDED])}")
    for key in raw:
        if key not in _KEYS:
            _fail(where, f"'{key}' is not a key; known keys are {', '.join(_KEYS)}")
    for key in _KEYS[:_NEEDED]:
        if not isinstance(raw.get(key), str) or not raw[key].strip():
            _fail(where, f"'{key}' must be text and not empty")
    if raw["verdict"] not in set(Ruling):
        _fail(where, f"'verdict' must be one of {', '.join(Ruling)}")
    by, expires = raw.get("by", ""), str(raw.get("expires", ""))
    if not isinstance(by, str):
        _fail(where, "'by' must be text")
    if expires and not is_day(expires):
        _fail(where, f"'expires' {expires} is no day; write it as in 2027-06-30")
    return Entry(where, raw["fingerprint"], Ruling(raw["verdict"]), raw["reason"], by, expires)


def _fail(where: str, message: str) -> NoReturn:
    told = f"{where}: {message}"
    raise LedgerError(told)
