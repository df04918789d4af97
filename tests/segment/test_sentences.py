"""Sentence splitting: a table of hard cases a language, and what holds for any text."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinoclaim.ingest import document_from_text
from sinoclaim.model.document import Block, BlockKind, Document
from sinoclaim.rules.reading import AbbreviationFile, ReadingTables, StopKind, StopRule, load_reading
from sinoclaim.rules.tomlfile import DATA, read_toml
from sinoclaim.segment import segment
from sinoclaim.segment.sentences import LIMIT, split

TABLES = load_reading()
CASES = Path(__file__).parent.parent / "cases" / "segment"
MARK = "¦"


def load(name: str) -> list[Any]:
    table = tomllib.loads((CASES / name).read_text("utf-8"))
    return [
        pytest.param(
            case.get("marks", case["text"]),
            id=f"{table['language']}: {case['label']}",
            marks=[pytest.mark.xfail(reason=case["why"])] if case.get("status") == "known-failure" else [],
        )
        for case in table["case"]
    ]


def split_all(text: str, tables: ReadingTables) -> list[str]:
    return [text[start:end] for start, end in split(text, 0, len(text), tables)]


@pytest.mark.parametrize("marked", [*load("en.toml"), *load("zh.toml"), *load("ru.toml")])
def test_sentences_end_where_they_should(marked: str) -> None:
    expected = [piece.strip() for piece in marked.split(MARK) if piece.strip()]
    assert split_all(marked.replace(MARK, ""), TABLES) == expected


def test_there_are_as_many_places_to_leave_alone_as_to_split() -> None:
    cases = [param.values[0] for name in ("en.toml", "zh.toml", "ru.toml") for param in load(name)]
    texts = [case for case in cases if isinstance(case, str)]
    splits = sum(text.rstrip(MARK).count(MARK) for text in texts)
    left_alone = sum(
        piece.strip(" .!?…。！？").count(stop) for text in texts for piece in text.split(MARK) for stop in ".!?…。！？"
    )
    assert len(texts) >= 90
    assert left_alone >= splits


RULES = read_toml(DATA / "lexicon" / "abbreviations.toml", AbbreviationFile).rule


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_rules_about_stops_show_both_sides(rule: StopRule) -> None:
    """A rule finds stops that end nothing and leaves those that do; rules of kind "ends" the other way round."""
    one, two = (rule.leaves, rule.finds) if rule.kind is StopKind.ENDS else (rule.finds, rule.leaves)
    assert rule.source
    assert {text: len(split_all(text, TABLES)) for text in one} == dict.fromkeys(one, 1)
    assert {text: len(split_all(text, TABLES)) for text in two} == dict.fromkeys(two, 2)


PIECES = st.sampled_from(
    [
        "Mao left. ",
        "Dr. ",
        "T. V. Soong",
        "1950 г. ",
        "。",
        "“",
        "”",
        "！",
        "... ",
        ". . . ",
        "[56] ",
        "\n",
        "\r\n\r\n",
        "U.S.S.R. ",
        "p.12",
        "条约",
        "a",
        ";",
        "\x00",
        "\u2028",
        "  1. Wang,\n\n",
        "— ",
        "(",
        ")",
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=200))


@given(TEXTS)
def test_splitting_keeps_every_visible_character_in_order(text: str) -> None:
    spans = list(split(text, 0, len(text), TABLES))
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    assert all(end <= following for (_, end), (following, _) in itertools.pairwise(spans))
    assert all(0 < end - start <= LIMIT for start, end in spans)


@given(TEXTS)
def test_sentences_of_any_text_lie_in_their_blocks(text: str) -> None:
    document = document_from_text("a.txt", text, TABLES)
    for sentence in segment(document, TABLES):
        block = document.blocks[sentence.block]
        assert block.start <= sentence.span.start < block.end
        assert sentence.kind is block.kind
        assert sentence.span.text_of(text).strip() == sentence.span.text_of(text)


@pytest.mark.parametrize(
    "unit", ["a", "a ", "a, ", "条约，", "1.", ". ", "Mr. ", "…", "“", "A. B. ", "т. е. ", "[1]", ".)", "\n", "; "]
)
def test_long_runs_are_cut_at_the_limit(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    spans = list(split(text, 0, len(text), TABLES))
    assert all(end - start <= LIMIT for start, end in spans)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())


def blocks_of(*pieces: tuple[BlockKind, str]) -> Document:
    text = "\n\n".join(words for _, words in pieces)
    blocks = []
    position = 0
    for kind, words in pieces:
        start = text.index(words, position)
        position = start + len(words)
        blocks.append(Block(start=start, end=position, kind=kind, language="en"))
    return Document(name="a.txt", text=text, language="en", blocks=tuple(blocks))


def test_a_list_within_a_sentence_is_part_of_it() -> None:
    document = blocks_of(
        (BlockKind.PARAGRAPH, "A week after, the engineer, with"),
        (BlockKind.ITEM, "1. a cook,"),
        (BlockKind.ITEM, "2. a clerk, and"),
        (BlockKind.ITEM, "3. a guard"),
        (BlockKind.PARAGRAPH, "set out by boat. They went well."),
    )
    sentences = segment(document, TABLES)
    assert [
        (s.block, s.span.text_of(document.text).split()[0], s.span.text_of(document.text).split()[-1])
        for s in sentences
    ] == [
        (0, "A", "boat."),
        (4, "They", "well."),
    ]


@pytest.mark.parametrize(
    "pieces",
    [
        pytest.param(
            (
                (BlockKind.PARAGRAPH, "They agreed on this:"),
                (BlockKind.ITEM, "1. Peace."),
                (BlockKind.PARAGRAPH, "then they left."),
            ),
            id="items that are sentences",
        ),
        pytest.param(
            (
                (BlockKind.PARAGRAPH, "well then"),
                (BlockKind.ITEM, "- boats come"),
                (BlockKind.ITEM, "- goats wait"),
                (BlockKind.PARAGRAPH, "and so they cross"),
            ),
            id="a writer without capitals",
        ),
        pytest.param(
            (
                (BlockKind.PARAGRAPH, "They agreed on"),
                (BlockKind.ITEM, "1. peace,"),
                (BlockKind.PARAGRAPH, "Mao left."),
            ),
            id="a new sentence after the list",
        ),
        pytest.param(((BlockKind.PARAGRAPH, "They agreed."), (BlockKind.PARAGRAPH, "and left.")), id="a stop before"),
        pytest.param(((BlockKind.HEADING, "The talks"), (BlockKind.PARAGRAPH, "went on.")), id="a heading"),
    ],
)
def test_other_blocks_are_not_joined(pieces: tuple[tuple[BlockKind, str], ...]) -> None:
    sentences = segment(blocks_of(*pieces), TABLES)
    assert len(sentences) == len(pieces)


def test_the_break_of_a_page_does_not_break_a_sentence() -> None:
    document = blocks_of(
        (BlockKind.PARAGRAPH, "The base was handed"),
        (BlockKind.FURNITURE, "[Page 527]"),
        (BlockKind.PARAGRAPH, "over in May. It was empty."),
    )
    assert [s.span.text_of(document.text).split()[0] for s in segment(document, TABLES)] == ["The", "It"]


def test_furniture_and_bylines_hold_no_sentences() -> None:
    document = blocks_of(
        (BlockKind.FURNITURE, "Home"),
        (BlockKind.BYLINE, "By A. Smith"),
        (BlockKind.NOTE, "[1] Ibid."),
        (BlockKind.HEADING, "Peace"),
    )
    assert [s.kind for s in segment(document, TABLES)] == [BlockKind.NOTE, BlockKind.HEADING]
