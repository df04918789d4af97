"""Check the words of modality and their loader: every language is whole, every verb stands in all its forms."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from sinoclaim.errors import RuleError
from sinoclaim.rules.modality import Modality, load_modality
from sinoclaim.rules.tomlfile import DATA
from tests.extract.rules_once import loaded_rules

LEXICON = DATA / "lexicon"
MODALITY = loaded_rules().modality
EFFECTS = {"agreed", "proposed", "begun", "completed", "denied"}


def test_the_languages_are_those_that_are_read() -> None:
    assert set(MODALITY) == {"en", "zh", "ru"}


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_every_language_is_whole(language: str) -> None:
    words = MODALITY[language]
    for name in ("negators", "denying", "planned", "possible", "hedges", "rejecters", "conditionals", "reporters"):
        assert getattr(words, name), name


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_words_are_lower_case_and_trimmed(language: str) -> None:
    words = MODALITY[language]
    lists = [name for name in Modality.__slots__ if isinstance(getattr(words, name), (tuple, frozenset, Mapping))]
    assert lists
    for name in lists:
        for word in getattr(words, name):
            assert word == word.strip().lower(), name
            assert word


@pytest.mark.parametrize(
    ("form", "effect"),
    [
        ("agreed", "agreed"),
        ("agreeing", "agreed"),
        ("promises", "agreed"),
        ("allowed", "agreed"),
        ("wanted", "proposed"),
        ("planning", "proposed"),
        ("began", "begun"),
        ("begun", "begun"),
        ("managed", "completed"),
        ("refused", "denied"),
        ("forbade", "denied"),
    ],
)
def test_governors_stand_in_all_their_forms(form: str, effect: str) -> None:
    assert MODALITY["en"].governors.get(form) == effect


@pytest.mark.parametrize("form", ["signed", "left", "the", "army", "not", "would"])
def test_other_words_govern_nothing(form: str) -> None:
    assert form not in MODALITY["en"].governors


def test_the_effects_are_known() -> None:
    assert set(MODALITY["en"].governors.values()) == EFFECTS


@pytest.mark.parametrize("form", ["said", "says", "told", "recalled", "wrote", "claiming"])
def test_reporters_stand_in_all_their_forms(form: str) -> None:
    assert form in MODALITY["en"].reporters


def test_no_word_both_denies_and_affirms() -> None:
    for words in MODALITY.values():
        assert not words.negators & set(words.affirming)
        assert not set(words.denying) & set(words.affirming)


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("[en]\nnegators = 5\n", "negators"),
        ("[en]\nnegators = ['not']\n", "affirming"),
        ("[en]\nunheard_of = ['x']\n", "unheard_of"),
        ("[en\n", "not valid TOML"),
    ],
)
def test_a_file_that_does_not_fit_is_refused(tmp_path: Path, content: str, named: str) -> None:
    path = tmp_path / "modality.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(RuleError, match=named):
        load_modality(path, LEXICON / "irregular.toml")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"modality\.toml"):
        load_modality(tmp_path / "modality.toml", LEXICON / "irregular.toml")


def test_chinese_and_russian_words_are_taken_as_they_stand() -> None:
    assert "没有" in MODALITY["zh"].negators
    assert any(word.endswith("*") for word in MODALITY["ru"].reporters)
    assert not MODALITY["zh"].governors
