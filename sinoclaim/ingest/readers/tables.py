"""Read CSV and TSV files of texts: the first row names the columns, each further row is a document."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import Final

from sinoclaim.errors import ReadError
from sinoclaim.ingest.decode import decode
from sinoclaim.ingest.drafts import Draft, File
from sinoclaim.ingest.readers.records import Record, drafts_of, normal_name

_DELIMITERS: Final = ",;\t|"
_QUOTED: Final = re.compile(r'"[^"]*"')
_TOLD: Final = re.compile(r"sep=(.)(?:\r\n|\n|\r)")
"""What Excel writes over a table to say how its cells are parted."""


def read_csv(file: File) -> Iterator[Draft]:
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
    yield from drafts_of(file, _records(file, body, told[1] if told else _delimiter(body)))


def read_tsv(file: File) -> Iterator[Draft]:
    """Read a table whose cells are parted by tabs.

    Raises:
        ReadError: as for CSV.
    """
    yield from drafts_of(file, _records(file, decode(file.name, file.data), "\t"))


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
