"""Check the function words and their loader."""

from __future__ import annotations

from pathlib import Path

import pytest

from sinoclaim.errors import RuleError
from sinoclaim.rules.syntax import load_syntax
from tests.extract.rules_once import loaded_rules

SYNTAX = loaded_rules().syntax
PRONOUN_KINDS = {"person", "thing", "any"}


def test_every_language_that_has_modality_has_syntax() -> None:
    assert set(SYNTAX) == set(loaded_rules().modality)


@pytest.mark.parametrize(
    ("language", "word", "mark"),
    [
        ("en", "by", "by"),
        ("en", "into", "to"),
        ("en", "from", "from"),
        ("en", "of", "of"),
        ("zh", "由", "by"),
        ("zh", "把", "object"),
        ("zh", "从", "from"),
        ("ru", "из", "from"),
        ("ru", "к", "to"),
        ("ru", "в", "in"),
    ],
)
def test_prepositions(language: str, word: str, mark: str) -> None:
    assert SYNTAX[language].prepositions[word] == mark


@pytest.mark.parametrize(
    ("language", "word"),
    [("en", "the"), ("en", "and"), ("en", "treaty"), ("zh", "条约"), ("ru", "договор"), ("ru", "и")],
)
def test_other_words_are_no_prepositions(language: str, word: str) -> None:
    assert word not in SYNTAX[language].prepositions


def test_relations_are_those_that_frames_know() -> None:
    known = {relation for cue in loaded_rules().frames.cues for relation in cue.arguments}
    marks = {mark for syntax in SYNTAX.values() for mark in (*syntax.prepositions.values(), *syntax.cases)}
    assert not marks - known - {"about", "at", "between", "before", "after", "without", "during", "against", "for"}


def test_pronouns_say_what_they_can_stand_for() -> None:
    for syntax in SYNTAX.values():
        assert set(syntax.pronouns.values()) <= PRONOUN_KINDS
        assert syntax.joiners
    assert SYNTAX["en"].pronouns["he"] == "person"
    assert SYNTAX["en"].pronouns["it"] == "thing"
    assert "treaty" not in SYNTAX["en"].pronouns


def test_only_russian_has_cases() -> None:
    assert SYNTAX["ru"].cases
    assert not SYNTAX["en"].cases
    assert not SYNTAX["zh"].cases


def test_tables_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        SYNTAX["en"].prepositions["by"] = "to"  # type: ignore[index]  # that it cannot be done is the point
    with pytest.raises(TypeError):
        SYNTAX["fr"] = SYNTAX["en"]  # type: ignore[index]  # that it cannot be done is the point


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("[en]\nstopwords = []\n", "determiners"),
        ("[en]\nstopwords = 'the'\n", "stopwords"),
        ("[en]\nunheard_of = []\n", "unheard_of"),
        ("en = 3\n", "syntax"),
    ],
)
def test_a_file_that_does_not_fit_is_refused(tmp_path: Path, content: str, named: str) -> None:
    path = tmp_path / "syntax.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(RuleError, match=named):
        load_syntax(path)
