"""Load the labels of fields in tables and boxes: which event "Date signed:" dates and whom "Signatories:" lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

import msgspec

from sinoclaim.errors import RuleError
from sinoclaim.rules.tomlfile import read_toml


class LabelRow(msgspec.Struct, forbid_unknown_fields=True):
    """A ``[[label]]`` of the data file; an empty ``role`` means that the value is a date."""

    frame: str
    role: str = ""
    en: str = ""
    zh: str = ""
    ru: str = ""


class LabelFile(msgspec.Struct, forbid_unknown_fields=True):
    """The file of labels."""

    source: str
    example: str
    counter: str
    label: list[LabelRow]


class ColumnFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The file of headers of columns; ``when`` are those that name a time and nothing that happens, lower case.

    ``year`` are words that begin such a header and that a bare year needs behind it.
    """

    source: str
    example: str
    counter: str
    when: frozenset[str]
    year: list[str]


@dataclass(frozen=True, slots=True)
class Label:
    """What a label says: the event, and the role that its value fills ("" if it is the date)."""

    frame: str
    role: str


LabelTable: TypeAlias = Mapping[str, Label]
"""Labels by their words, lower case."""


def load_labels(path: Path, frames: Mapping[str, object]) -> LabelTable:
    """Read the labels.

    Raises:
        RuleError: if the file does not fit, a label stands twice, or no frame is called like that.
    """
    found: dict[str, Label] = {}
    for row in read_toml(path, LabelFile).label:
        for form in "; ".join(filter(None, (row.en, row.zh, row.ru))).split("; "):
            if form in found or row.frame not in frames:
                message = f"lexicon/{path.name}: {form!r} for {row.frame!r} stands twice or has no frame; correct it"
                raise RuleError(message)
            found[form] = Label(row.frame, row.role)
    return MappingProxyType(found)


def load_columns(path: Path) -> ColumnFile:
    """Read what is known of headers of columns.

    Raises:
        RuleError: if the file does not fit.
    """
    return read_toml(path, ColumnFile)
