"""What became of a quote: held, changed, gone, moved, and what is shown of it."""

from __future__ import annotations

import time

import pytest

from sinoclaim.ledger.difference import Change, word_difference
from sinoclaim.ledger.evidence import Shelf
from sinoclaim.ledger.folding import Folded
from sinoclaim.model.curated import Drift, Witness
from sinoclaim.model.document import Document, Origin

DISPATCH = "DALIAN, May 27 — The last Soviet troops left Port Arthur yesterday, ten years after\nthey had come."
GAZETTEER = "1955年5月24日，旅顺口基地的设施由苏军无偿移交给中国。\n\n1955年5月26日，苏军全部撤离旅顺口。"
LECTURE = "Последние советские войска покинули Порт-Артур в мае 1955 года. «Молотов» остался."


def shelf(**texts: str) -> Shelf:
    return Shelf(Document.from_text(f"{name}.txt", text) for name, text in texts.items())


SHELF = shelf(dispatch=DISPATCH, gazetteer=GAZETTEER, lecture=LECTURE)


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("dispatch", "The last Soviet troops left Port Arthur yesterday"),
        ("dispatch", "ten  years after they\n had"),
        ("dispatch", "May 27 - The last"),
        ("gazetteer", "1955年5月26日，苏军全部 撤离旅顺口"),
        ("gazetteer", "１９５５年５月26日,苏军"),
        ("lecture", 'года. "Молотов" остался'),
        ("lecture", "Порт\u2011Ар\u00adтур"),
    ],
)
def test_a_quote_stands_whatever_became_of_its_spaces_and_marks(source: str, quote: str) -> None:
    state = SHELF.trace(Witness(source=f"{source}.txt", quote=quote))
    assert (state.drift, state.document, state.likeness) == (Drift.HELD, f"{source}.txt", 1000)
    assert state.nearest


@pytest.mark.parametrize(
    ("source", "quote", "nearest"),
    [
        (
            "dispatch",
            "The last Soviet troops left Port Arthur on 26 May",
            "The last Soviet troops left Port Arthur yes",
        ),
        ("gazetteer", "1955年10月26日，苏军全部撤离旅顺口。", "1955年5月26日，苏军全部撤离旅顺口。"),
        ("lecture", "Последние советские солдаты покинули Порт-Артур в мае 1955 г.", "Последние советские войска пок"),
    ],
)
def test_a_changed_quote_is_shown_with_what_comes_nearest(source: str, quote: str, nearest: str) -> None:
    state = SHELF.trace(Witness(source=f"{source}.txt", quote=quote))
    assert state.drift is Drift.CHANGED
    assert state.nearest.startswith(nearest)
    text = {"dispatch": DISPATCH, "gazetteer": GAZETTEER, "lecture": LECTURE}[source]
    assert text[state.start : state.end] == state.nearest


def test_a_quote_that_is_gone_has_nothing_near_it() -> None:
    state = SHELF.trace(Witness(source="dispatch.txt", quote="A band played on the platform until the train was gone"))
    assert (state.drift, state.document, state.nearest) == (Drift.GONE, "dispatch.txt", "")


@pytest.mark.parametrize("quote", ["...", "旅", "?"])
def test_a_quote_without_words_is_gone_too(quote: str) -> None:
    assert SHELF.trace(Witness(source="lecture.txt", quote=quote)).drift is Drift.GONE


def test_a_renamed_source_still_holds_its_quote() -> None:
    moved = Shelf([Document.from_text("a.txt", DISPATCH), Document.from_text("old/dispatch.txt", DISPATCH)])
    state = moved.trace(Witness(source="dispatch.txt", quote="left Port Arthur yesterday"))
    assert (state.drift, state.document) == (Drift.HELD, "old/dispatch.txt")


def test_a_quote_that_moved_to_another_source_is_gone_from_its_own() -> None:
    parts = shelf(dispatch="Nothing here.", second=DISPATCH)
    state = parts.trace(Witness(source="dispatch.txt", quote="left Port Arthur yesterday"))
    assert (state.drift, state.document) == (Drift.GONE, "second.txt")


def test_a_source_that_is_gone_says_so_and_one_of_its_name_shows_what_comes_nearest() -> None:
    witness = Witness(source="dispatch.txt", quote="The last Soviet soldiers left Port Arthur yesterday")
    assert shelf(a=DISPATCH).trace(witness).drift is Drift.SOURCE_GONE
    assert not shelf(a=DISPATCH).trace(witness).nearest
    moved = Shelf([Document.from_text("old/dispatch.txt", DISPATCH)]).trace(witness)
    assert (moved.drift, moved.document) == (Drift.SOURCE_GONE, "old/dispatch.txt")
    assert moved.nearest.startswith("The last Soviet troops")


def test_a_source_may_be_named_by_its_key_in_the_bibliography() -> None:
    keyed = Document.from_text("dispatch.txt", DISPATCH, origin=Origin(id="times1955"))
    assert Shelf([keyed]).trace(Witness(source="times1955", quote="left Port Arthur")).drift is Drift.HELD


@pytest.mark.parametrize(
    ("text", "quote"), [("He lent 300 millions.", "300 million"), ("Amazed, he left.", "mazed"), ("In 19555.", "1955")]
)
def test_a_quote_ends_where_words_end(text: str, quote: str) -> None:
    assert Folded(text).first(quote) is None


def test_the_difference_is_told_in_words_and_in_characters_of_chinese() -> None:
    pieces = word_difference("left Port Arthur yesterday", "left the  town in May")
    assert pieces == (
        (Change.KEPT, "left "),
        (Change.GONE, "Port Arthur yesterday"),
        (Change.NEW, "the town in May"),
    )
    assert [piece.text for piece in word_difference("5月26日", "10月26日") if piece.change is not Change.KEPT] == [
        "5",
        "10",
    ]


def test_a_long_document_is_searched_in_little_time() -> None:
    filler = "On the third of the month the ships of the squadron lay in the roads and waited for coal. " * 30_000
    book = shelf(book=filler + DISPATCH + filler)
    begun = time.perf_counter()
    state = book.trace(Witness(source="book.txt", quote="The last Soviet troops left Port Arthur on the third"))
    assert state.drift is Drift.CHANGED
    assert state.nearest.startswith("The last Soviet troops left Port Arthur")
    assert time.perf_counter() - begun < 20
