"""Every format, whatever is written in it: blocks cover the text in order, and a quote is what stands at its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sinoclaim.engine.reader import prepared
from sinoclaim.extract.claims import extract
from sinoclaim.ingest import Limits
from sinoclaim.ingest.assembly import assemble
from sinoclaim.ingest.drafts import Draft, File
from sinoclaim.ingest.isolation import Workshop
from sinoclaim.ingest.opening import open_file
from sinoclaim.model.document import Document
from tests.extract.rules_once import loaded_rules, prepared_apparatus
from tests.ingest.making import MAKERS, Article, Part

SENTENCES: Final = (
    "Mao left Moscow on 17 February 1950.",
    "The treaty was signed in Moscow on 14 February 1950 by Zhou Enlai^1 and Vyshinsky.",
    "The Soviet garrison had numbered 120,000 men in January 1955!",
    "苏军于1955年5月26日全部撤离旅顺口。",
    "一九四九年十二月十六日，毛泽东抵达莫斯科；",
    "Последние советские войска покинули Порт-Артур в мае 1955 года.",
    "15 (27) марта 1898 г. Россия арендовала Порт-Артур…",
    "(See the list of 1955.)",
)
LETTERS: Final = "abcdeX .,;:-–—()[]{}<>&\"'“”«»/\\*_#0123456789\u00a0\u3000年月日，。苏军旅顺йцуЩё№\U00020000é"
TEXTS: Final = st.lists(st.sampled_from(SENTENCES) | st.text(LETTERS, max_size=30), min_size=1, max_size=3).map(
    " ".join
)
PARTS: Final = st.builds(
    Part, st.sampled_from(("paragraph", "paragraph", "item", "quote", "heading", "byline", "dateline")), TEXTS
)
ROWS: Final = st.builds(lambda a, b: Part("row", f"{a} | {b}"), TEXTS, TEXTS)
ARTICLES: Final = st.builds(
    Article,
    title=st.just("A short visit"),
    author=st.sampled_from(("Li Hua", "")),
    parts=st.lists(PARTS | ROWS, min_size=1, max_size=8).map(tuple),
    notes=st.just(("Pravda, 15 February 1950. Stalin met Mao in Moscow on 16 December 1949.",)),
)


@pytest.fixture(scope="module")
def workshop() -> Iterator[Workshop]:
    with Workshop() as opened:
        yield opened


def assert_whole(document: Document) -> None:
    """Assert that blocks stand in order, do not overlap, and leave out space alone."""
    position = 0
    for block in document.blocks:
        assert document.text[position : block.start].strip() == ""
        assert position <= block.start < block.end
        assert document.text[block.start : block.end].strip()
        position = block.end
    assert document.text[position:].strip() == ""


def assert_quoted(document: Document) -> None:
    dated = prepared(document, loaded_rules())
    assert dated.text == document.text
    for claim in extract(dated, prepared_apparatus()).claims:
        assert document.text[claim.span.start : claim.span.end] == claim.quote
        assert claim.span.start <= claim.cue.start < claim.cue.end <= claim.span.end


@pytest.mark.parametrize("name", sorted(MAKERS))
@settings(max_examples=12, deadline=None)
@given(article=ARTICLES)
def test_quotes_and_blocks_stand_where_they_say(workshop: Workshop, name: str, article: Article) -> None:
    opened = list(open_file(File(name, MAKERS[name](article), Limits()), workshop))
    assert opened
    for found in opened:
        assert isinstance(found, tuple), found
        assert isinstance(found[1], Draft)
        document = assemble(*found, loaded_rules().reading)
        assert_whole(document)
        assert_quoted(document)
