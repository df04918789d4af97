"""Read the side file of a source: ``shen.toml`` beside ``shen.txt`` says who wrote it, when, and how it is cited.

Its keys are the fields of ``Metadata``. The table ``[override]`` goes before what the source says of itself, all other
keys after it. A part of a source (``volume.xml#d12``) has a table of its own, ``[part."d12"]``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import Final

import tomli

from sinoclaim.ingest.drafts import Metadata
from sinoclaim.ingest.origins import merged, read_stamp

OVERRIDE: Final = "override"
PART: Final = "part"
KEYS: Final = tuple(field.name for field in fields(Metadata))
"""The keys of a side file, besides its tables."""
ENDING: Final = ".toml"
_DATES: Final = ("written", "published")
LARGEST: Final = 8 << 20
"""Bytes; what is said of a thousand parts of a volume fits in less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is said of one document: ``override`` goes before its own metadata, ``known`` after."""

    known: Metadata = field(default_factory=Metadata)
    override: Metadata = field(default_factory=Metadata)


@dataclass(frozen=True, slots=True, kw_only=True)
class SideFile:
    """What stands beside a source, as a whole and by part; ``faults`` say what in it could not be used."""

    name: str = ""
    whole: Told = field(default_factory=Told)
    parts: Mapping[str, Told] = field(default_factory=dict)
    faults: tuple[str, ...] = ()

    def told(self, part: str = "") -> Told:
        """Return what is said of the document, or of one part of it; what is said of the whole holds for each part."""
        own = self.parts.get(part)
        if own is None:
            return self.whole
        return Told(known=merged(own.known, self.whole.known), override=merged(own.override, self.whole.override))

    def strangers(self, parts: Iterable[str]) -> Iterator[str]:
        """Yield a line for each part that is spoken of here and is none of those that the source has."""
        there = sorted(parts)
        for part in sorted(set(self.parts) - set(there)):
            near = get_close_matches(part, there, n=1)
            remedy = f"did you mean '{near[0]}'?" if near else "a part is called by what stands after '#' in reports"
            yield f'{self.name}: [part."{part}"] is no part of the source; {remedy}'


def find_side_file(source: Path) -> Path | None:
    """Return the side file of a source: ``shen.txt.toml``, else ``shen.toml``. Links and devices are none."""
    if source.suffix.lower() == ENDING or not source.is_file():
        return None
    for candidate in (source.with_name(source.name + ENDING), source.with_suffix(ENDING)):
        if candidate.is_file() and not candidate.is_symlink():
            return candidate
    return None


def read_side_file(source: Path) -> SideFile:
    """Return what stands beside a source; nothing where there is no side file, only a fault where it is no TOML."""
    path = find_side_file(source)
    if path is None:
        return SideFile()
    try:
        with path.open("rb") as file:
            return side_file_of(path.name, file.read(LARGEST + 1))
    except OSError as problem:
        fault = f"{path.name}: cannot be read ({problem.strerror}); check its permissions"
    return SideFile(name=path.name, faults=(fault,))


def side_file_of(path: str, data: bytes) -> SideFile:
    """Return what the bytes of a side file say, only a fault where they are no TOML."""
    name = PurePosixPath(path).name
    if len(data) > LARGEST:
        return SideFile(name=name, faults=(f"{name}: is larger than {LARGEST} bytes; shorten it",))
    try:
        return parse_side_file(name, data.decode("utf-8-sig"))
    except (tomli.TOMLDecodeError, UnicodeDecodeError, RecursionError) as problem:
        fault = f"{name}: is not valid TOML ({problem}); mend the line it names"
    return SideFile(name=name, faults=(fault,))


def parse_side_file(name: str, text: str) -> SideFile:
    r"""Return what the text of a side file says; a key that cannot be used is a fault, and the others are used.

    >>> side = parse_side_file("shen.toml", 'label = "Shen 2020"\ntitel = "Mao"\n[override]\npublished = 2020')
    >>> side.told().known.label, side.told().override.published
    ('Shen 2020', '2020')
    >>> side.faults
    ("shen.toml: 'titel' is not a key; did you mean 'title'?",)

    Raises:
        tomli.TOMLDecodeError: the text is no TOML.
    """
    table = tomli.loads(text)
    faults: list[str] = []

    def fault(key: str, message: str) -> None:
        faults.append(f"{name}: '{key}' {message}")

    parts = table.pop(PART, {})
    if not isinstance(parts, dict):
        fault(PART, 'must be tables, one a part; write [part."d12"]')
        parts = {}
    read = {}
    for part, own in parts.items():
        if isinstance(own, dict):
            read[part] = _told(own, f"{PART}.{part}.", fault)
        else:
            fault(f"{PART}.{part}", f'must be a table; write [part."{part}"]')
    return SideFile(name=name, whole=_told(table, "", fault), parts=read, faults=tuple(sorted(faults)))


Fault = Callable[[str, str], None]
"""Takes a key and what is wrong with it."""


def _told(table: Mapping[str, object], where: str, fault: Fault) -> Told:
    rest = dict(table)
    override = rest.pop(OVERRIDE, {})
    if not isinstance(override, dict):
        fault(where + OVERRIDE, "must be a table; write [override] and the keys below it")
        override = {}
    return Told(
        known=_metadata(rest, where, fault, more=(OVERRIDE,) if where else (OVERRIDE, PART)),
        override=_metadata(override, f"{where}{OVERRIDE}.", fault),
    )


def _metadata(table: Mapping[str, object], where: str, fault: Fault, *, more: tuple[str, ...] = ()) -> Metadata:
    said: dict[str, str] = {}
    for key, value in table.items():
        if key not in KEYS:
            near = get_close_matches(key.lower(), (*KEYS, *more), n=1)
            remedy = f"did you mean '{near[0]}'?" if near else f"known keys are {', '.join((*KEYS, *more))}"
            fault(where + key, f"is not a key; {remedy}")
        elif (words := _words(key, value)) is None:
            fault(where + key, f'must be text; write {key} = "..."')
        elif key in _DATES and words and read_stamp(words) is None:
            fault(
                where + key, "is not a date that can be read; write 1955-05-26, 1955-05, 1955 or another form of EDTF"
            )
        else:
            said[key] = words
    return Metadata(**said)


def _words(key: str, value: object) -> str | None:
    """Return a value as text; a date may stand without quotation marks, as TOML allows, and so may a year."""
    if isinstance(value, str):
        return value.strip()
    if key in _DATES:
        if isinstance(value, dt.date):
            return value.isoformat()[:10]
        if isinstance(value, int) and not isinstance(value, bool):
            return f"{value:04d}"
    return None
