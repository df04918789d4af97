from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sinoclaim.model.claim import Step
from sinoclaim.model.finding import Kind
from sinoclaim.model.span import Span
from sinoclaim.report import claims_table
from sinoclaim.report.decisive import decisive_spans
from sinoclaim.report.excerpt import excerpt
from sinoclaim.report.lines import LineIndex
from sinoclaim.report.visible import one_line
from tests.report import factory


@st.composite
def marked_quotes(draw: st.DrawFn) -> tuple[str, tuple[Span, ...], int]:
    quote = draw(st.text(st.sampled_from("ab 旅順\n\t."), min_size=1, max_size=300))
    cuts = sorted(draw(st.sets(st.integers(0, len(quote)), max_size=6)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    spans = tuple(Span(start, end) for start, end in pairs)
    return quote, spans, draw(st.integers(1, 200))


@settings(max_examples=200, deadline=None)
@given(case=marked_quotes())
def test_an_excerpt_keeps_every_decisive_word(case: tuple[str, tuple[Span, ...], int]) -> None:
    quote, spans, limit = case
    pieces = excerpt(quote, spans, limit=limit)
    kept = [piece.text for piece in pieces if piece.decisive]
    assert kept == [one_line(span.text_of(quote)) for span in spans if span.text_of(quote)]
    decisive = sum(span.end - span.start for span in spans)
    assert sum(len(piece.text) for piece in pieces) <= max(limit, decisive) + 3 * (len(spans) + 2)


@settings(max_examples=60, deadline=None)
@given(quote=st.text(st.sampled_from("ab 旅順."), max_size=60))
def test_a_short_quote_is_whole(quote: str) -> None:
    assert "".join(piece.text for piece in excerpt(quote, (), limit=60)) == one_line(quote)


def test_cuts_fall_between_words() -> None:
    quote = "The garrison was withdrawn in the last days of May by order of the government of the Union."
    start = quote.index("May")
    text = "".join(piece.text for piece in excerpt(quote, (Span(start, start + 3),), limit=40))
    assert text == "… the last days of May by order of the …"


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (Kind.DATE, "26 May 1955", ["26 May 1955"]),
        (Kind.STATE, "withdrawn", ["withdrawn"]),
        (Kind.POLARITY, "", ["withdrawn"]),
        (Kind.PLACE, "Port Arthur", ["Port Arthur"]),
        (Kind.PLACE, "Dalian", ["withdrawn"]),
        (Kind.NUMBER, "60,000", ["60,000"]),
        (Kind.NUMBER, "twice as many", ["60,000"]),
        (Kind.DURATION, "for three years", ["for three years"]),
        (Kind.DURATION, "P5Y", ["withdrawn"]),
        (Kind.ACTOR, "the Russians", ["the Russians"]),
        (Kind.ACTOR, "the Chinese", ["the Russians"]),
    ],
)
def test_decisive_words(kind: Kind, value: str, words: list[str]) -> None:
    text = "On 26 May 1955 the Russians were withdrawn from Port Arthur, 60,000 men, for three years."
    claim = factory.claim(
        factory.document("a.txt", f"Before. {text}"), text, "withdrawn", time=(factory.MAY_26, "26 May 1955"),
        quantities=(("60,000", 60000),), roles=(("agent", "the Russians", "ussr"), ("theme", "Port Arthur", "")),
    )  # fmt: skip
    assert [span.text_of(claim.quote) for span in decisive_spans(claim, kind, value)] == words


def test_the_words_of_a_duration_are_those_that_its_step_matched() -> None:
    text = "The treaty was to last thirty years."
    claim = factory.claim(factory.document("a.txt", text), text, "last")
    stepped = replace(claim, trail=(*claim.trail, Step(rule="duration", text="thirty years", result="P30Y")))
    assert [span.text_of(text) for span in decisive_spans(stepped, Kind.DURATION, "P30Y")] == ["thirty years"]


def test_decisive_words_outside_the_quote_are_passed_over() -> None:
    document = factory.document("a.txt", "The Russians came. Later they left.")
    claim = factory.claim(document, "Later they left.", "left")
    inherited = factory.claim(document, "The Russians came.", "came", roles=(("agent", "The Russians", "ussr"),))
    mixed = replace(claim, roles=inherited.roles)
    assert [span.text_of(claim.quote) for span in decisive_spans(mixed, Kind.ACTOR, "The Russians")] == ["left"]


@settings(max_examples=100, deadline=None)
@given(text=st.text(st.sampled_from("ab\r\n\x0b\u2028"), max_size=40), data=st.data())
def test_places_can_be_found_again(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    place = LineIndex(text).place(offset)
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    assert sum(map(len, lines[: place.line - 1])) + place.column - 1 == offset


@pytest.mark.parametrize("field", ["=1+1", "+1", "-1+1", "@SUM(1)", "\t=1", '=HYPERLINK("http://x")', "\r=1", "\n=1"])
def test_no_field_of_csv_is_a_formula(field: str) -> None:
    document = factory.document("a.txt", f"{field} was handed over.")
    report = factory.report_of((document,), (factory.claim(document, document.text, "handed"),))
    rows = list(csv.DictReader(io.StringIO(claims_table.to_csv(report), newline="")))
    assert rows[0]["quote"] == f"'{field} was handed over."
    assert rows[0]["start"] == "0"
    raw = list(csv.DictReader(io.StringIO(claims_table.to_raw_csv(report), newline="")))
    assert raw[0]["quote"] == f"{field} was handed over."


def test_csv_holds_every_claim_and_column() -> None:
    rows = list(csv.reader(io.StringIO(claims_table.to_csv(factory.full()), newline="")))
    assert tuple(rows[0]) == claims_table.COLUMNS
    assert len(rows) == 1 + len(factory.full().claims)
    assert all(len(row) == len(rows[0]) for row in rows)
