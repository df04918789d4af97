"""Clauses: where a sentence parts and where it stays whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinoclaim.model.document import BlockKind
from sinoclaim.model.sentence import Sentence
from sinoclaim.model.span import Span
from sinoclaim.segment import clauses

CASES = [
    ("en", "The treaty was signed in February,¦ but the railway stayed Russian until 1952."),
    ("en", "Mao stayed in Moscow,¦ while Zhou came by rail on the twentieth."),
    ("en", "Stalin waited;¦ Mao did not come to the second talk."),
    ("en", "The base was to be returned by 1952 —¦ it was kept until May 1955."),
    ("en", "He agreed: the troops were to leave before the winter."),
    ("en", "He met Molotov, Mikoyan, and Bulganin in the Kremlin."),
    ("en", "He left, but late."),
    ("en", "He said “the treaty is dead, but the base will stay, so be it” to all of them."),
    ("en", "The treaty (signed in Moscow, which was cold; nobody slept) held for years."),
    ("en", "The Sino-Soviet talks of 14–16 December were short."),
    ("zh", "苏军于五月撤离旅顺，¦中国军队接管了基地，¦两国发表了公报。"),
    ("zh", "他说“旧条约已经过时，必须修改；否则不签”就走了。"),
    ("zh", "会谈于本日，在莫斯科举行。"),
    ("ru", "Договор подписали в феврале,¦ а дорогу передали только в 1952 году."),
    ("ru", "Войска, стоявшие в Порт-Артуре, ушли в мае."),
    ("ru", "Он сказал «база остаётся, но войска уйдут, когда будет мир» и вышел."),
]


@pytest.mark.parametrize(("language", "marked"), CASES)
def test_clauses_part_where_they_should(language: str, marked: str) -> None:
    text = marked.replace("¦", "")
    sentence = Sentence(span=Span(0, len(text)), block=0, kind=BlockKind.PARAGRAPH, language=language)
    assert [span.text_of(text) for span in clauses(text, sentence)] == [piece.strip() for piece in marked.split("¦")]


@given(
    st.text(alphabet="ab ,;:—–“”()，；\n and but", min_size=1, max_size=120).filter(str.strip),
    st.sampled_from(["en", "zh", "ru", "und"]),
)
def test_clauses_cover_the_sentence(text: str, language: str) -> None:
    start = len(text) - len(text.lstrip())
    sentence = Sentence(span=Span(start, len(text.rstrip())), block=0, kind=BlockKind.PARAGRAPH, language=language)
    spans = clauses(text, sentence)
    assert "".join("".join(span.text_of(text).split()) for span in spans) == "".join(text.split())
    assert all(sentence.span.covers(span) for span in spans)
