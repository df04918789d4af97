from __future__ import annotations

import pytest

from sinoclaim.extract.names import Matcher, find_names
from sinoclaim.extract.names_reference import resolve_description
from sinoclaim.rules.names import NameTable

Gazetteer = tuple[NameTable, Matcher]


@pytest.mark.parametrize(
    ("before", "phrase", "year", "entity"),
    [
        ("", "the Soviet capital", 0, "moscow"),
        ("", "the Chinese capital", 0, "beijing"),
        ("", "советская столица", 0, "moscow"),
        ("", "中国首都", 0, "beijing"),
        ("", "the capital", 0, ""),
        ("Mao met Stalin.", "the Chairman", 1950, ""),
        ("Mao met Vyshinsky.", "the Chairman", 1950, "mao-zedong"),
        ("Mao met Stalin.", "the Generalissimo", 0, "stalin"),
        ("Chiang Kai-shek wrote to Stalin.", "the Generalissimo", 0, ""),
        ("They left Port Arthur.", "the port", 0, "port-arthur"),
        ("They left Port Arthur and Dairen.", "the port", 0, ""),
        ("They spoke of the Chinese Changchun Railway and Dairen.", "the railway", 0, "chinese-eastern-railway"),
        ("The Treaty of Versailles was read.", "the treaty", 0, "versailles-treaty"),
        ("The Treaty of Versailles was read.", "the book", 0, ""),
        ("", "the Soviet foreign minister", 1950, "vyshinsky"),
        ("", "the Soviet foreign minister", 1948, "molotov"),
        ("Molotov and Vyshinsky came.", "the Soviet foreign minister", 0, ""),
        ("Molotov and Zhou Enlai came.", "the Soviet foreign minister", 1955, "molotov"),
        ("Molotov and Zhou Enlai came.", "the Chinese premier", 1955, "zhou-enlai"),
        ("Nobody came.", "the river", 0, ""),
        ("They crossed the Yalu.", "该河", 0, "yalu"),
        ("They crossed the Yalu.", "这条河", 0, "yalu"),
    ],
)
def test_a_description_stands_for_the_one_name_that_fits(
    before: str, phrase: str, year: int, entity: str, gazetteer: Gazetteer
) -> None:
    table, matcher = gazetteer
    names = find_names(before, table, matcher, [(0, len(before), "en")])
    assert resolve_description(phrase, table, names, position=len(before), year=year) == entity


def test_the_last_name_wins_where_the_other_is_far_away(gazetteer: Gazetteer) -> None:
    table, matcher = gazetteer
    text = "They left Dairen. " + "So it went on and on. " * 60 + "They came to Port Arthur."
    names = find_names(text, table, matcher, [(0, len(text), "en")])
    assert resolve_description("the port", table, names, position=len(text)) == "port-arthur"
