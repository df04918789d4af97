"""Blocks of whole pages, the rules about lines, and what holds for any text."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinoclaim.errors import RuleError
from sinoclaim.ingest import document_from_text
from sinoclaim.model.document import Document
from sinoclaim.rules.reading import FurnitureFile, LineKind, LineRule, compile_lines, line_key, load_reading
from sinoclaim.rules.tomlfile import DATA, read_toml

TABLES = load_reading()
FURNITURE = read_toml(DATA / "lexicon" / "furniture.toml", FurnitureFile)
PAGES = tomllib.loads((Path(__file__).parent.parent / "cases" / "ingest" / "pages.toml").read_text("utf-8"))["page"]


@pytest.mark.parametrize("page", PAGES, ids=[page["label"] for page in PAGES])
def test_blocks_of_a_page(page: dict[str, Any]) -> None:
    document = document_from_text(page["name"], page["text"], TABLES)
    found = [(b.kind.value, b.speaker, document.text[b.start : b.end]) for b in document.blocks]
    expected = [tuple(line.split("|", 2)) for line in page["blocks"]]
    shown = [
        (kind, speaker, text[: len(begin)])
        for (kind, speaker, text), (_, _, begin) in zip(found, expected, strict=False)
    ]
    assert shown == expected
    assert len(found) == len(expected)
    assert document.language == page.get("language", "en")
    for key in ("title", "author", "site"):
        if key in page:
            assert getattr(document.origin, key) == page[key], key


@pytest.mark.parametrize(
    ("rule", "line"),
    [pytest.param(rule, line, id=f"{rule.id}: {line[:40]}") for rule in FURNITURE.rule for line in rule.finds],
)
def test_rule_finds_its_examples(rule: LineRule, line: str) -> None:
    assert TABLES.lines[rule.kind].match(line.strip(), line_key(line)) is not None


@pytest.mark.parametrize(
    ("rule", "line"),
    [pytest.param(rule, line, id=f"{rule.id}: {line[:40]}") for rule in FURNITURE.rule for line in rule.leaves],
)
def test_rule_leaves_its_counterexamples(rule: LineRule, line: str) -> None:
    assert TABLES.lines[rule.kind].match(line.strip(), line_key(line)) is None


def test_every_rule_shows_both_sides_and_its_source() -> None:
    assert all(rule.finds and rule.leaves and rule.source for rule in FURNITURE.rule)
    assert {rule.kind for rule in FURNITURE.rule} == set(LineKind)
    assert len({rule.id for rule in FURNITURE.rule}) == len(FURNITURE.rule)


def test_a_bad_pattern_names_its_rule() -> None:
    rule = LineRule(id="my.rule", kind=LineKind.NOTE, source="-", finds=(), leaves=(), patterns=("(",))
    with pytest.raises(RuleError, match=r"my\.rule"):
        compile_lines([rule], {})


PIECES = st.sampled_from(
    [
        "Home",
        "Notes",
        "22 December",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        " ",
        "\t",
        "[5] yes",
        "u/x1: no",
        "Stalin: yes",
        "> quote",
        "- item",
        "1. 1.",
        "© 2020",
        "PEKING, May 27.—It",
        "旅顺",
        "\x00",
        "\u2028",
        "\x85",
        "---",
        "| a | b |",
        "# T",
        "By A. Smith",
        "related",
        "条约签订。",
        "Мао",
        "• a [b]",
        "said the man.",
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=30).map("".join), st.text(max_size=200))


def check_cover(document: Document) -> None:
    text = document.text
    assert all(0 <= block.start < block.end <= len(text) for block in document.blocks)
    assert all(before.end <= after.start for before, after in itertools.pairwise(document.blocks))
    assert "".join("".join(text[b.start : b.end].split()) for b in document.blocks) == "".join(text.split())
    assert all(text[b.start : b.end].strip() == text[b.start : b.end] for b in document.blocks)
    assert all(b.language in {"en", "zh", "ru", "und"} for b in document.blocks)


@given(TEXTS, st.sampled_from(["a.txt", "a.md"]))
def test_blocks_cover_every_visible_character_once(text: str, name: str) -> None:
    document = document_from_text(name, text, TABLES)
    assert document.text == text
    check_cover(document)


@given(TEXTS)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert document_from_text("a.txt", text, TABLES) == document_from_text("a.txt", text, TABLES)


@pytest.mark.parametrize(
    "unit", ["a", "1 ", "[1] ", "> ", "- ", "| ", "A: b\n", "•", "\n", "---\n", "u/", "(", "年", "By A ", "\t"]
)
def test_long_runs_take_no_time(unit: str) -> None:
    check_cover(document_from_text("a.md", unit * (100_000 // len(unit)), TABLES))


SEEDS = Path(__file__).resolve().parents[3] / "shared" / "gold" / "seeds" / "seeds" / "docs"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared pages are not here")
def test_real_pages_are_covered_and_named() -> None:
    titles = set()
    for path in sorted(SEEDS.glob("*.txt")):
        document = document_from_text(path.name, path.read_text("utf-8"), TABLES)
        check_cover(document)
        titles.add(document.origin.title)
    assert titles == {"", "January 22, 1950 (Sunday)", "Differences and Cooperation During the Korean War, 1950–1953"}
