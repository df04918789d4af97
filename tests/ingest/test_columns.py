"""The row that names the columns of a table: what is one, and what is left alone."""

from __future__ import annotations

import pytest

from sinoclaim.ingest.assembly import assemble
from sinoclaim.ingest.drafts import Draft, Piece
from sinoclaim.model.blocks import BlockKind
from sinoclaim.model.cells import cells_of
from tests.extract.rules_once import loaded_rules


def headed(*rows: str) -> list[str]:
    """Return the rows of a table that have a header."""
    pieces = tuple(Piece(text=row, kind=BlockKind.TABLE_ROW) for row in rows)
    document = assemble("a.html", Draft(body=pieces), loaded_rules().reading)
    return [document.text[b.start : b.end] for b in document.blocks if b.header is not None and not b.is_header]


@pytest.mark.parametrize(
    "rows",
    [
        ("Date | Place | Killed", "12 October 1950 | Pusan | 800", "13 October 1950 | Inchon | 900"),
        ("Name | Born | Died", "Stalin | 1878 | 5 March 1953", "Mao | 1893 | —"),
        ("Year | Troops", "1950 | 120,000"),
        (" | Troops | Guns", "Port Arthur | 12,000 | 300"),
        ("年份 | 兵力", "1950年 | 12万"),
        ("Год | Численность", "1950 | 120 000"),
    ],
)
def test_a_row_of_labels_over_figures_names_the_columns(rows: tuple[str, ...]) -> None:
    assert headed(*rows) == [" ".join(row.split()) for row in rows[1:]]


@pytest.mark.parametrize(
    "rows",
    [
        ("Date | Place | Killed",),
        ("1950 | Pusan | 800", "1951 | Inchon | 900"),
        ("Name | Office", "Mao | Chairman", "Zhou | Premier"),
        ("Mao left Moscow by train. | He was tired.", "1950 | 12"),
        ("Name | Born | Died", "Stalin | 1878"),
        ("A label that is far too long to stand over one column | Killed", "1950 | 800"),
        ("Losses", "800"),
    ],
)
def test_other_rows_name_nothing(rows: tuple[str, ...]) -> None:
    assert headed(*rows) == []


def test_the_line_under_a_header_begins_a_table() -> None:
    text = (
        "# Two tables\n\n| Name | Died |\n|---|---|\n| Stalin | 1953 |\n\n"
        "| Year | Killed |\n|---|---|\n| 1950 | 800 |\n\nThe end of it all.\n"
    )
    document = assemble("a.md", Draft(body=text, marked=True), loaded_rules().reading)
    headers = [document.text[slice(*b.header)] for b in document.blocks if b.header is not None]
    assert headers == ["| Name | Died |"] * 2 + ["| Year | Killed |"] * 2


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("a | b", ["a", "b"]),
        ("| a | b |", ["a", "b"]),
        ("| a |  | b c |", ["a", "", "b c"]),
        ("| 1954 | 1955", ["", "1954", "1955"]),
        ("1954 |", ["1954", ""]),
        ("a\tb\t\tc", ["a", "b", "", "c"]),
        ("a   b c      d", ["a", "b c", "d"]),
        ("a", ["a"]),
        ("|", ["", ""]),
        ("||", [""]),
    ],
)
def test_cells(row: str, cells: list[str]) -> None:
    assert [row[start:end] for start, end in cells_of(row, 0, len(row))] == cells
