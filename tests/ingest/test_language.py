"""Language by script, and Latin script by function words."""

from __future__ import annotations

import pytest

from sinoclaim.ingest import document_from_text
from sinoclaim.ingest.language import LATIN, tell_language
from sinoclaim.rules.reading import load_reading

TABLES = load_reading()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The treaty was signed in Moscow on 14 February 1950.", "en"),
        ("条约于1950年2月14日在莫斯科签订。", "zh"),
        ("條約於一九五〇年二月簽訂（Treaty of Friendship, Alliance）。", "zh"),
        ("Договор подписан в Москве 14 февраля 1950 г.", "ru"),
        ("旅順のロシア軍は五月に撤退した。", "und"),
        ("소련군은 5월에 철수하였다.", "und"),
        ("انسحبت القوات في مايو", "und"),
        ("Η συνθήκη υπογράφηκε στη Μόσχα.", "und"),
        ("Договір підписано в Москві, і він діє.", "und"),
        ("Le traité fut signé à Moscou et les troupes sont restées dans la base.", "und"),
        ("Der Vertrag wurde in Moskau unterzeichnet und die Truppen blieben auf dem Stützpunkt.", "und"),
        ("El tratado fue firmado en Moscú por los dos ministros y las tropas se quedaron.", "und"),
        ("Il trattato fu firmato a Mosca e le truppe sono rimaste nella base per anni.", "und"),
        ("Traktat został podpisany w Moskwie i wojska nie opuściły bazy przez pięć lat.", "und"),
        ("Mao Zedong", LATIN),
        ("1950–1953", ""),
    ],
)
def test_language_of_a_stretch(text: str, language: str) -> None:
    assert tell_language(text, TABLES) == language


def test_a_quoted_title_does_not_change_the_language() -> None:
    assert tell_language("He read Le Figaro and Die Zeit in the train to Moscow, which was late.", TABLES) == "en"


def test_names_take_the_language_around_them() -> None:
    french = "Moscou, Kremlin\n\nLe traité fut signé à Moscou et les troupes sont restées dans la base pour longtemps."
    assert {block.language for block in document_from_text("a.txt", french, TABLES).blocks} == {"und"}


def test_a_page_in_two_languages_keeps_both() -> None:
    document = document_from_text("a.txt", "Мао прибыл в Москву в декабре.\n\nMao came in December.", TABLES)
    assert [block.language for block in document.blocks] == ["ru", "en"]
    assert document.language == "ru"


def test_a_text_without_letters_has_no_language() -> None:
    assert document_from_text("a.txt", "1950 – 1953", TABLES).language == "und"
