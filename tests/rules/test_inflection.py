"""Check the forms of English verbs and nouns: regular spelling by rule, the rest from the table of irregulars."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinoclaim.rules.frames import Irregular
from sinoclaim.rules.inflection import VerbForm, conjugate, plural
from sinoclaim.rules.tomlfile import DATA, read_toml

IRREGULAR = read_toml(DATA / "lexicon" / "irregular.toml", Irregular)


def texts(verb: str) -> set[str]:
    return {form.text for form in conjugate(verb, IRREGULAR.verbs)}


IN_O = pytest.mark.xfail(strict=True, reason="verbs in -o take -es")


@pytest.mark.parametrize(
    ("verb", "present", "past", "gerund"),
    [
        ("sign", "signs", "signed", "signing"),
        ("arrive", "arrives", "arrived", "arriving"),
        ("carry", "carries", "carried", "carrying"),
        ("stay", "stays", "stayed", "staying"),
        ("agree", "agrees", "agreed", "agreeing"),
        ("free", "frees", "freed", "freeing"),
        ("die", "dies", "died", "dying"),
        ("tie", "ties", "tied", "tying"),
        ("stop", "stops", "stopped", "stopping"),
        ("plan", "plans", "planned", "planning"),
        ("transfer", "transfers", "transferred", "transferring"),
        ("permit", "permits", "permitted", "permitting"),
        ("occur", "occurs", "occurred", "occurring"),
        ("visit", "visits", "visited", "visiting"),
        ("enter", "enters", "entered", "entering"),
        ("cancel", "cancels", "cancelled", "cancelling"),
        ("retreat", "retreats", "retreated", "retreating"),
        ("march", "marches", "marched", "marching"),
        ("push", "pushes", "pushed", "pushing"),
        ("press", "presses", "pressed", "pressing"),
        ("relax", "relaxes", "relaxed", "relaxing"),
        ("show", "shows", "showed", "showing"),
        ("fix", "fixes", "fixed", "fixing"),
        pytest.param("veto", "vetoes", "vetoed", "vetoing", marks=IN_O),
        pytest.param("go", "goes", "went", "going", marks=IN_O),
    ],
)
def test_verbs(verb: str, present: str, past: str, gerund: str) -> None:
    assert {verb, present, past, gerund} <= texts(verb)


@pytest.mark.parametrize(
    ("verb", "past", "participle"),
    [
        ("leave", "left", "left"),
        ("give", "gave", "given"),
        ("take", "took", "taken"),
        ("lend", "lent", "lent"),
        ("begin", "began", "begun"),
        ("fall", "fell", "fallen"),
        ("meet", "met", "met"),
        ("hold", "held", "held"),
        ("withdraw", "withdrew", "withdrawn"),
        ("become", "became", "become"),
    ],
)
def test_irregular_verbs(verb: str, past: str, participle: str) -> None:
    forms = {form.text: form.forms for form in conjugate(verb, IRREGULAR.verbs)}
    assert VerbForm.PAST in forms[past]
    assert VerbForm.PARTICIPLE in forms[participle]
    assert f"{verb}ed" not in forms


@pytest.mark.parametrize(
    ("phrase", "form"),
    [("hand over", "handed over"), ("give back", "gave back"), ("come into force", "came into force")],
)
def test_only_the_first_word_of_a_verb_is_inflected(phrase: str, form: str) -> None:
    assert form in texts(phrase)
    tail = phrase.partition(" ")[2]
    assert all(text.endswith(f" {tail}") for text in texts(phrase))


def test_one_form_may_be_two() -> None:
    forms = {form.text: form.forms for form in conjugate("sign", {})}
    assert forms["signed"] == {VerbForm.PAST, VerbForm.PARTICIPLE}
    assert forms["sign"] == {VerbForm.BASE}
    put = {form.text: form.forms for form in conjugate("put", {"put": ("put", "put")})}
    assert put["put"] == {VerbForm.BASE, VerbForm.PAST, VerbForm.PARTICIPLE}


def test_variants_stand_side_by_side() -> None:
    found = {form.text for form in conjugate("learn", {"learn": ("learned/learnt", "learned/learnt")})}
    assert {"learned", "learnt"} <= found


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("treaty", "treaties"),
        ("railway", "railways"),
        ("army", "armies"),
        ("base", "bases"),
        ("loss", "losses"),
        ("branch", "branches"),
        ("tax", "taxes"),
        ("bush", "bushes"),
        ("naval base", "naval bases"),
        ("man", "men"),
        ("air attack", "air attacks"),
    ],
)
def test_nouns(noun: str, expected: str) -> None:
    assert plural(noun, IRREGULAR.nouns) == expected


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
def test_any_word_is_inflected(word: str) -> None:
    forms = conjugate(word, {})
    assert all(form.forms for form in forms)
    assert len({form.text for form in forms}) == len(forms)
    assert word in {form.text for form in forms}
    assert any(form.text.endswith("ing") for form in forms)
    assert plural(word, {}) != word
