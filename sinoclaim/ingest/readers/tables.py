"""Read CSV and TSV files: the first row names the columns; each further row is a document, or one of a table of facts.

A table of facts has no column of texts, but figures or dates ("Date,Place,Killed"): it is one document.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Final

from sinoclaim.errors import ReadError
from sinoclaim.ingest.decode import decode
from sinoclaim.ingest.drafts import Draft, File, Member, Piece
from sinoclaim.ingest.readers.records import (
    Columns,
    Record,
    columns_of,
    drafts_of,
    normal_name,
    text_column,
    within_limit,
)
from sinoclaim.model.blocks import BlockKind

_DELIMITERS: Final = ",;\t|"
_DIGIT: Final = re.compile(r"\d")
_SHOWN: Final = 12
"""Rows that are cut short, of which a warning tells."""
_QUOTED: Final = re.compile(r'"[^"]*"')
_TOLD: Final = re.compile(r"sep=(.)(?:\r\n|\n|\r)")
"""What Excel writes over a table to say how its cells are parted."""


def read_csv(file: File) -> Iterator[Draft | Member]:
    r"""Read a table whose cells are parted by commas, semicolons, tabs or bars.

    Raises:
        ReadError: it is no table, or no column holds a text.

    >>> [draft] = read_csv(File("a.csv", b'id;text\nk7;"Mao left;\nhe was tired."\n'))
    >>> draft.part, draft.body
    ('k7', 'Mao left;\nhe was tired.')
    """
    text = decode(file.name, file.data)
    told = _TOLD.match(text)
    body = text[told.end() :] if told else text
    yield from _read(file, body, told[1] if told else _delimiter(body))


def read_tsv(file: File) -> Iterator[Draft | Member]:
    """Read a table whose cells are parted by tabs.

    Raises:
        ReadError: as for CSV.
    """
    yield from _read(file, decode(file.name, file.data), "\t")


def _read(file: File, text: str, delimiter: str) -> Iterator[Draft | Member]:
    table = within_limit(file, _records(file, text, delimiter))
    columns = columns_of(file)
    if text_column(table, columns) or not _holds_facts(table, columns):
        yield from drafts_of(file, table)
        return
    head = next(row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row)
    labels = {normal_name(label): label for label in reversed(head)}
    names = tuple(reversed(labels))
    rows = [[labels[name] for name in names], *([record.cells.get(name, "") for name in names] for record in table)]
    pieces = (Piece(text=f"| {' | '.join(map(_plain, row))} |", kind=BlockKind.TABLE_ROW) for row in rows)
    yield Draft(body=tuple(pieces), warnings=tuple(record.oddity for record in table if record.oddity)[:_SHOWN])


def _holds_facts(table: Sequence[Record], columns: Columns) -> bool:
    """Tell whether a table says something itself: under names of its own stand figures, or words beside dates."""
    known = {name for field in fields(Columns) for name in getattr(columns, field.name)}
    own: dict[str, list[str]] = {}
    dated = False
    for record in table:
        for name, cell in record.cells.items():
            if cell.strip() and name not in known:
                own.setdefault(name, []).append(cell)
            dated = dated or bool(cell.strip() and name in columns.written)
    return bool(own) and (dated or any(all(map(_DIGIT.search, cells)) for cells in own.values()))


def _plain(cell: str) -> str:
    return " ".join(cell.replace("|", "¦").split())


def _delimiter(text: str) -> str:
    """Return what parts the names of the columns; they stand on the first line that is not empty."""
    head = _QUOTED.sub("", next((line for line in text[: 1 << 16].splitlines() if line.strip()), ""))
    return max(_DELIMITERS, key=head.count)


def _records(file: File, text: str, delimiter: str) -> Iterator[Record]:
    """Yield the rows under the head."""
    # The module's own limit of 131,072 characters would refuse a chapter; the size of the file is bounded already.
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    head: list[str] | None = None
    try:
        for row, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)):
            if head is None:
                head = [normal_name(name) for name in cells] or None
                continue
            if not any(cells):
                continue
            named: dict[str, str] = {}
            for name, cell in zip(head, cells, strict=False):
                named.setdefault(name, cell)
            more = len(cells) - len(head)
            oddity = f"row {row} has {len(cells)} cells under {len(head)} names; the rest was left out"
            yield Record(row, named, oddity if more > 0 else "")
    except csv.Error as problem:
        message = f"{file.name}: is no table that can be read ({problem}); save it again as CSV in UTF-8"
        raise ReadError(message) from problem
