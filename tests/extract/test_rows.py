"""Rows of tables: read with the words of their header, quoted as they stand."""

from __future__ import annotations

import time
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sinoclaim.extract.claims import extract
from sinoclaim.extract.dating import dated
from sinoclaim.ingest.assembly import assemble
from sinoclaim.ingest.drafts import Draft
from sinoclaim.model.claim import Claim
from sinoclaim.model.document import Document
from tests.extract.rules_once import loaded_rules, prepared_apparatus


def document_of(*rows: str, over: str = "A table of what the office counted in the years of the war.") -> Document:
    rule = "|" + "---|" * (rows[0].count("|") + 1)
    lines = [f"| {row} |" for row in rows]
    text = "\n".join(["# The register", "", over, "", lines[0], rule, *lines[1:], ""])
    return assemble("a.md", Draft(body=text, marked=True), loaded_rules().reading)


def claims_of(document: Document) -> list[Claim]:
    return list(extract(document, prepared_apparatus()).claims)


def counted(*rows: str, over: str = "A table of what the office counted.") -> list[tuple[str, str, str, str]]:
    """Return the time of each amount, the amount, its unit and its category."""
    return [
        (claim.time.interval.edtf if claim.time else "", f"{q.stated}", q.unit, q.category or q.noun)
        for claim in claims_of(document_of(*rows, over=over))
        for q in claim.quantities
    ]


@pytest.mark.parametrize(
    ("rows", "amounts"),
    [
        (
            ("Date | Place | Killed | Wounded", "12 October 1950 | Pusan | 800 | 1,200"),
            [("1950-10-12", "800", "person", "killed"), ("1950-10-12", "1200", "person", "wounded")],
        ),
        (
            ("Year | Soviet troops | Aircraft", "1953 | 120,000 | c. 300"),
            [("1953", "120000", "person", "troop"), ("1953", "300", "aircraft", "aircraft")],
        ),
        (("Year | Strength", "1953 | 120,000"), [("1953", "120000", "person", "strength")]),
        (
            ("年份 | 兵力 | 死亡人数", "1950 | 12万 | 800"),
            [("1950", "120000", "person", "strength"), ("1950", "800", "person", "")],
        ),
        (
            ("Год | Численность | Убито", "1950 | 120 000 | 800"),
            [("1950", "120000", "person", "strength"), ("1950", "800", "person", "killed")],
        ),
    ],
)
def test_a_figure_counts_what_its_column_is_called(
    rows: tuple[str, ...], amounts: list[tuple[str, str, str, str]]
) -> None:
    assert counted(*rows) == amounts


@pytest.mark.parametrize(
    ("rows", "over"),
    [
        (("Year | Troops", "1953 | 120"), "Troops at the base (thousands)."),
        (("Year | Troops, thousands", "1953 | 120"), "Troops at the base."),
        (("Year | Troops (000)", "1953 | 120"), "Troops at the base."),
        (("Year | Troops (%)", "1953 | 12"), "Troops at the base."),
        (("年份 | 兵力", "1950 | 12"), "单位：万人。"),
        (("Год | Солдаты", "1950 | 12"), "В тысячах человек."),
    ],
)
def test_figures_in_another_measure_count_nothing(rows: tuple[str, ...], over: str) -> None:
    assert not [row for row in counted(*rows, over=over) if row[2] == "person"]


@pytest.mark.parametrize(
    ("rows", "events"),
    [
        (
            ("Name | Born | Died", "Stalin | 18 December 1878 | 5 March 1953"),
            [("birth", "stalin", "1878-12-18"), ("death", "stalin", "1953-03-05")],
        ),
        (
            ("Treaty | Signed", "Treaty of Friendship, Alliance and Mutual Assistance | 14 February 1950"),
            [("sign", "treaty-1950", "1950-02-14")],
        ),
    ],
)
def test_a_date_is_of_what_its_column_is_called(rows: tuple[str, ...], events: list[tuple[str, str, str]]) -> None:
    made = [
        (claim.frame, "+".join(claim.roles[0][1].entities), claim.time.interval.edtf)
        for claim in claims_of(document_of(*rows))
        if claim.time is not None
    ]
    assert made == events


def test_the_names_of_columns_are_no_claims() -> None:
    rows = ("Soviet Troops | Died | Wounded", "Port Arthur | 5 March 1953 | 12")
    assert all(claim.quote in "| Port Arthur | 5 March 1953 | 12 |" for claim in claims_of(document_of(*rows)))


def test_the_trail_says_with_which_words_a_row_was_read() -> None:
    document = document_of("Date | Place | Killed", "12 October 1950 | Pusan | 800")
    [claim] = [claim for claim in claims_of(document) if claim.quantities]
    assert claim.quote == "| 12 October 1950 | Pusan | 800 |"
    assert [(step.text, step.result) for step in claim.trail if step.rule == "header"] == [
        ("killed", "names the column")
    ]


def test_a_row_does_not_date_its_document() -> None:
    document = document_of("Date | Place | Killed", "12 October 1950 | Pusan | 800", "13 October 1950 | Inchon | 9")
    origin = dated(document, loaded_rules()).origin
    assert (origin.written, origin.published) == (None, None)


CELLS: Final = st.sampled_from(
    ("", "800", "1,200", "12万", "1950", "5 March 1953", "Stalin", "Soviet troops left Port Arthur.", "a\u00adb", "—")
)
LABELS: Final = st.sampled_from(
    ("Date", "Killed", "Soviet Troops", "Died", "兵力", "Год", "Signed", "İ", "ẞ", "x\u00ady", "")
)
TABLES: Final = st.integers(2, 4).flatmap(
    lambda size: st.tuples(
        st.lists(LABELS, min_size=size, max_size=size),
        st.lists(st.lists(CELLS, min_size=size, max_size=size), min_size=1, max_size=3),
    )
)


@settings(deadline=None)
@given(TABLES)
def test_quotes_stand_where_they_say(table: tuple[list[str], list[list[str]]]) -> None:
    document = document_of(*(" | ".join(row) for row in (table[0], *table[1])))
    for claim in claims_of(document):
        assert claim.quote == claim.span.text_of(document.text)
        assert claim.span.covers(claim.cue)
        assert all(document.text[q.start : q.end].strip() for q in claim.quantities)


def test_many_tables_cost_linear_time() -> None:
    table = "| Year | Killed |\n|---|---|\n| 1950 | 800 |\n\nOn.\n\n"
    start = time.process_time()
    claims_of(assemble("a.md", Draft(body=table * 200, marked=True), loaded_rules().reading))
    once = time.process_time() - start
    claims_of(assemble("a.md", Draft(body=table * 600, marked=True), loaded_rules().reading))
    assert time.process_time() - start - once < 6 * once + 1
