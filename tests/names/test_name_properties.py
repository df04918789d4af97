from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sinoclaim.extract.names import Matcher, NameMention, NounMention, find_mentions
from sinoclaim.rules.names import NameTable
from sinoclaim.rules.spelling import fold

PIECES = [
    *("Zhou", "Zhou Enlai", "Stalin", "J. V.", "Mao", "the Soviet", "64th", "Corps", "Port Arthur", "İ", "ß", "\n"),
    *("«", "Кремль", "Сталина", "第六十四军", "周恩来", "《", "》", "中苏", "Professor", "-", "'s", "Treaty of"),
    *("и", "ﬁ", "·", "约瑟夫", ". ", "\u00a0"),
]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=25).map(" ".join)


Gazetteer = tuple[NameTable, Matcher]


@given(text=st.text(max_size=60))
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS, language=st.sampled_from(["en", "zh", "ru"]), cut=st.integers(0, 80))
def test_mentions_are_slices_in_order_within_sentences(
    gazetteer: Gazetteer, text: str, language: str, cut: int
) -> None:
    middle = min(cut, len(text))
    spans = [(start, end, language) for start, end in ((0, middle), (middle, len(text))) if start < end]
    found = find_mentions(text, *gazetteer, spans)
    names: list[NameMention | NounMention] = [*found.names]
    nouns: list[NameMention | NounMention] = [*found.nouns]
    for kind in (names, nouns):
        assert all(one.end <= two.start for one, two in pairwise(kind))
        assert all(any(start <= one.start < one.end <= end for start, end, _ in spans) for one in kind)
    assert all(text[name.start : name.end] == name.text for name in found.names)
    assert found == find_mentions(text, *gazetteer, list(reversed(spans)))
