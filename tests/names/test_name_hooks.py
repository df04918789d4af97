from __future__ import annotations

import pytest

from sinoclaim.extract.names import Matcher, build_matcher, find_names
from sinoclaim.rules.name_forms import FormMaker
from sinoclaim.rules.name_hooks import hooks_in, may_be_named
from sinoclaim.rules.names import NameTable

Gazetteer = tuple[NameTable, Matcher]

TEXTS = [
    (
        "en",
        "Chou En-lai told the Soviets in Lüda that Ryojun, Port Arthur and U.S. bases were one thing to J. V. Stalin.",
    ),
    ("zh", "周恩來在旅順對維辛斯基說，蘇聯與中華人民共和國的條約……北京的米格機"),
    ("ru", "В Ялте Молотову сказали о КВЖД, о Чжоу Эньлае, о Порт-Артуре и об американцах."),
]


def test_every_form_of_a_row_is_heard(gazetteer: Gazetteer) -> None:
    table = gazetteer[0]
    unheard = []
    for row in table.rows:
        maker = FormMaker(table.spelling, {})
        maker.add_entity(row.entity, row.kind, row.names)
        unheard += [
            (row.entity, form)
            for form in maker.finished()
            if not may_be_named(row, hooks_in([form], {}), table.spelling)
        ]
    assert not unheard


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_a_table_that_has_heard_a_text_finds_what_the_whole_table_finds(
    gazetteer: Gazetteer, language: str, text: str
) -> None:
    table, matcher = gazetteer
    heard = table.heard_in([text])
    spans = [(0, len(text), language)]
    assert len(heard.rows) < len(table.rows) / 8
    assert find_names(text, heard, build_matcher(heard), spans) == find_names(text, table, matcher, spans)


def test_what_was_not_heard_is_still_known_as_an_entity(gazetteer: Gazetteer) -> None:
    heard = gazetteer[0].heard_in([])
    assert not any(sense.entity in {"moscow", "beijing"} for senses in heard.forms.values() for sense in senses)
    assert heard.entities == gazetteer[0].entities
    assert heard.within("port-arthur", "china")
