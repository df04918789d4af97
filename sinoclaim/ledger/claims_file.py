"""Read the curated claims of a project: TOML, one file a topic, any number of ``[[claim]]`` entries in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Final

import tomli

from sinoclaim.dates import edtf
from sinoclaim.errors import LedgerError
from sinoclaim.ledger.toml_scan import HEAD, Layout, layout_of
from sinoclaim.model.curated import CuratedClaim, Witness

VERSION: Final = 1
TABLE: Final = "claim"
KEYS: Final = ("id", "statement", "date", "holder", "number", "status", "evidence", "note", "references")
"""The keys of an entry, in the order in which they are written."""
HEAD_KEYS: Final = ("schema", "topic", TABLE)
WITNESS_KEYS: Final = ("source", "quote")
_MEANT: Final = {
    "id": "write a short name, such as 'last-troops-left'",
    "statement": "write what you hold to be so",
    "source": "write the name of the document, as reports give it",
    "quote": "write its words as they stand there",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a file of claims: where, and what helps."""

    file: str
    line: int
    message: str

    @property
    def told(self) -> str:
        """The fault on one line."""
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsFile:
    """One file of claims as it was read. ``name`` is what reports call it."""

    name: str
    text: str
    topic: str = ""
    claims: tuple[CuratedClaim, ...] = ()
    layout: Layout
    faults: tuple[Fault, ...] = ()


def read_claims(place: Path | Sequence[Path], *, base: Path | None = None) -> tuple[CuratedClaim, ...]:
    """Return the curated claims of a folder, or of some files, in the order of the files.

    ``base`` is the folder from which the files are called in reports; a folder of claims is called by its own name.

    Raises:
        LedgerError: if a file cannot be read, or an entry is at fault; the message names file, line, key and remedy.
    """
    files = read_files(place, base=base)
    for fault in faults_of(files):
        raise LedgerError(fault.told)
    return tuple(claim for file in files for claim in file.claims)


def read_files(place: Path | Sequence[Path], *, base: Path | None = None) -> tuple[ClaimsFile, ...]:
    """Return the files of a folder, or some files, as they were read, each with its faults.

    Raises:
        LedgerError: if a file cannot be read at all, or is not TOML.
    """
    paths = claim_paths(place) if isinstance(place, Path) else tuple(place)
    root = place.parent if isinstance(place, Path) and place.is_dir() else None
    return tuple(parse_claims(_text(path), _name(path, base, root)) for path in paths)


def claim_paths(place: Path) -> tuple[Path, ...]:
    """Return the files of claims in a folder and below, sorted; a file stands for itself.

    Raises:
        LedgerError: if there is no such folder or file.
    """
    if place.is_file():
        return (place,)
    if not place.is_dir():
        message = f"{place}: no such folder of claims; make one with 'sinoclaim claims new', or name it with --claims"
        raise LedgerError(message)
    found = (path for path in place.rglob("*.toml") if path.is_file())
    return tuple(sorted(path for path in found if not _hidden(path.relative_to(place))))


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _name(path: Path, base: Path | None, root: Path | None) -> str:
    """Return what reports call a file: its path from the base, else from the folder that holds the claims' folder."""
    full = path.absolute()
    for start in (base, root):
        if start is not None and full.is_relative_to(start.absolute()):
            return full.relative_to(start.absolute()).as_posix()
    return path.name


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as problem:
        message = f"{path}: cannot be read ({problem.strerror}); check the path and its permissions"
        raise LedgerError(message) from problem
    except UnicodeDecodeError as problem:
        message = f"{path}: is not UTF-8 ({problem.reason}); save it as UTF-8"
        raise LedgerError(message) from problem


def parse_claims(text: str, name: str = "claims.toml") -> ClaimsFile:
    """Read the claims in a text, with its faults; ``name`` is what messages call it.

    >>> parse_claims('schema = 1').claims
    ()

    Raises:
        LedgerError: if it is not TOML.
    """
    try:
        table = tomli.loads(text.replace("\r\n", "\n"))
    except (tomli.TOMLDecodeError, RecursionError) as problem:
        message = f"{name}: is not valid TOML ({problem}); mend the line it names"
        raise LedgerError(message) from problem
    return _Reader(name, layout_of(text, TABLE)).read(text, table)


def faults_of(files: Iterable[ClaimsFile]) -> Iterator[Fault]:
    """Yield the faults of some files, with the ids that stand more than once in them."""
    first: dict[str, CuratedClaim] = {}
    for file in files:
        yield from file.faults
        for claim in file.claims:
            other = first.setdefault(claim.id, claim)
            if other is not claim:
                message = f"'id' {claim.id} stands at {other.file}:{other.line} already; give one of them another id"
                yield Fault(claim.file, claim.line, message)


def _kind(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", str: "text", list: "a list", dict: "a table"}
    return names.get(type(value), "a date")


class _Reader:
    """Reads one file and notes what is wrong with it; an entry at fault is left out."""

    def __init__(self, name: str, layout: Layout) -> None:
        self.name, self.layout = name, layout
        self.faults: list[Fault] = []

    def read(self, text: str, table: Mapping[str, object]) -> ClaimsFile:
        self._known(HEAD, table, HEAD_KEYS)
        if table.get("schema") != VERSION or isinstance(table.get("schema"), bool):
            remedy = "another version of sinoclaim wrote it" if "schema" in table else "write it at the top"
            self._fault(HEAD, "schema", f"must be {VERSION}; {remedy}")
        topic = self._text(HEAD, table, "topic") if "topic" in table else ""
        rows = table.get(TABLE, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            self._fault(HEAD, TABLE, f"must be entries; write [[{TABLE}]] above each")
            rows = []
        claims = [claim for number, row in enumerate(rows) if (claim := self._claim(number, row, topic)) is not None]
        return ClaimsFile(
            name=self.name, text=text, topic=topic, claims=tuple(claims), layout=self.layout, faults=tuple(self.faults)
        )

    def _fault(self, entry: int, key: str, message: str) -> str:
        self.faults.append(Fault(self.name, self.layout.line(entry, key), f"'{key}' {message}"))
        return ""

    def _known(self, entry: int, row: Mapping[str, object], keys: tuple[str, ...], at: str = "") -> None:
        for key in row:
            if key not in keys:
                close = get_close_matches(key.lower(), keys, n=1)
                remedy = f"did you mean '{close[0]}'?" if close else f"known keys are {', '.join(keys)}"
                message = f"'{key}' is not a key{' of ' + at if at else ''}; {remedy}"
                self.faults.append(Fault(self.name, self.layout.line(entry, at or key), message))

    def _claim(self, number: int, row: Mapping[str, object], topic: str) -> CuratedClaim | None:
        before = len(self.faults)
        self._known(number, row, KEYS)
        texts = {key: self._text(number, row, key) for key in KEYS[:6] if key in row or key in _MEANT}
        found = CuratedClaim(
            **texts,
            topic=topic,
            evidence=tuple(self._evidence(number, row.get("evidence", []))),
            note=self._text(number, row, "note") if "note" in row else "",
            references=self._references(number, row.get("references", [])),
            file=self.name,
            line=self.layout.line(number),
        )
        if found.date:
            self._date(number, found.date)
        return found if len(self.faults) == before else None

    def _text(self, entry: int, row: Mapping[str, object], key: str, at: str = "") -> str:
        """Return the text under a key; a date or a number that stands there without quotation marks is taken too."""
        value = row.get(key)
        if value is None:
            return self._missing(entry, key, at)
        if (key == "number" and type(value) is int) or (key == "date" and type(value) in {int, date}):
            return str(value)
        if not isinstance(value, str):
            which = f"must have its '{key}' as text" if at else "must be text"
            return self._fault(entry, at or key, f"{which} in quotation marks, not {_kind(value)}")
        return value if value.strip() else self._missing(entry, key, at)

    def _missing(self, entry: int, key: str, at: str) -> str:
        remedy = _MEANT.get(key, "write it, or take the key away")
        what = f"lacks its '{key}'" if at else "is missing or empty"
        return self._fault(entry, at or key, f"{what}; {remedy}")

    def _evidence(self, number: int, rows: object) -> Iterator[Witness]:
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            self._fault(number, "evidence", 'must be a list of tables: [{ source = "...", quote = "..." }]')
            return
        for row in rows:
            self._known(number, row, WITNESS_KEYS, "evidence")
            source, quote = (self._text(number, row, key, "evidence") for key in WITNESS_KEYS)
            yield Witness(source=source, quote=quote)

    def _references(self, number: int, rows: object) -> tuple[str, ...]:
        if isinstance(rows, list) and all(isinstance(row, str) and row.strip() for row in rows):
            return tuple(rows)
        self._fault(number, "references", "must be a list of texts")
        return ()

    def _date(self, number: int, text: str) -> None:
        try:
            edtf.read(text)
        except ValueError:
            shown = " ".join(text.split())[:40]
            self._fault(number, "date", f"{shown} is no EDTF; write 1955-05-26, 1955-05, 1955-21 (spring), 1950/1955")
