from __future__ import annotations

from pathlib import Path

import pytest

from sinoclaim.errors import RuleError
from sinoclaim.extract.names import Matcher, find_names, find_nouns
from sinoclaim.rules.name_forms import Flag
from sinoclaim.rules.names import NameTable, load_names
from sinoclaim.rules.spelling import fold

Gazetteer = tuple[NameTable, Matcher]


def test_the_gazetteer_is_as_large_as_promised(gazetteer: Gazetteer) -> None:
    assert len(gazetteer[0].entities) >= 4000
    assert len(gazetteer[0].noun_classes) >= 45


def test_a_form_of_two_entities_carries_a_flag(gazetteer: Gazetteer) -> None:
    table = gazetteer[0]
    loose = Flag.SHORT | Flag.WEAK
    bad = []
    for form, senses in table.forms.items():
        firm = {sense.entity for sense in senses if not sense.flags & loose}
        if len(firm) > 1 and not any(sense.flags & Flag.ADJECTIVE for sense in senses):
            bad.append((form, sorted(firm)))
    assert not bad


def test_forms_are_folded_and_not_empty(gazetteer: Gazetteer) -> None:
    table = gazetteer[0]
    assert [form for form in (*table.forms, *table.nouns) if not form or form != fold(form)] == []


def test_few_forms_nest(gazetteer: Gazetteer) -> None:
    forms = gazetteer[0].forms.keys() | gazetteer[0].nouns.keys()
    assert max(sum(form[:size] in forms for size in range(1, len(form) + 1)) for form in forms) <= 12


def test_every_firm_form_resolves_to_its_entity(gazetteer: Gazetteer) -> None:
    table, matcher = gazetteer
    bad = []
    for form, senses in table.forms.items():
        sense = senses[0]
        if len(senses) > 1 or not sense.entity or "+" in sense.entity or sense.flags & (Flag.SHORT | Flag.WEAK):
            continue
        name = sense.exact + sense.endings[0].strip("-")
        language = "zh" if form[0] >= "\u2e80" else "en"
        found = find_names(name, table, matcher, [(0, len(name), language)])
        if [mention.entities for mention in found] != [(sense.entity,)]:
            bad.append((name, found))
    assert not bad


def test_every_entity_can_be_named(gazetteer: Gazetteer) -> None:
    named = {sense.entity for senses in gazetteer[0].forms.values() for sense in senses}
    assert sorted(gazetteer[0].entities.keys() - named) == []


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_most_entities_have_a_name_in_each_script(gazetteer: Gazetteer, language: str) -> None:
    script = {"en": ("a", "z"), "ru": ("а", "я"), "zh": ("\u4e00", "\u9fff")}[language]
    named = {
        sense.entity
        for form, senses in gazetteer[0].forms.items()
        if any(script[0] <= mark <= script[1] for mark in form)
        for sense in senses
    }
    assert len(gazetteer[0].entities.keys() & named) >= 0.97 * len(gazetteer[0].entities)


def test_every_noun_class_finds_its_example_and_leaves_its_counter_example(gazetteer: Gazetteer) -> None:
    table, matcher = gazetteer
    for rule in table.noun_classes:
        found = find_nouns(rule.example, table, matcher, [(0, len(rule.example), "en")])
        assert rule.name in {name for noun in found for name in noun.classes}, rule.name
        left = find_nouns(rule.counter, table, matcher, [(0, len(rule.counter), "en")])
        assert rule.name not in {name for noun in left for name in noun.classes}, rule.name


def test_places_lie_within_one_another(gazetteer: Gazetteer) -> None:
    table = gazetteer[0]
    assert table.within("port-arthur", "china")
    assert table.within("metropol", "ussr")
    assert table.same_or_within("moscow", "moscow")
    assert not table.within("china", "port-arthur")
    assert not any(name in outer for name, outer in table.around.items())


def test_sides(gazetteer: Gazetteer) -> None:
    sides = [gazetteer[0].side_of(name) for name in ("zhou-enlai", "kremlin", "ussr", "cpv", "nobody")]
    assert sides == ["china", "ussr", "ussr", "china", ""]


def test_a_wrong_reference_is_named(tmp_path: Path) -> None:
    source = Path(__file__).parents[2] / "sinoclaim" / "data"
    for folder in ("names", "lexicon"):
        (tmp_path / folder).mkdir()
        for path in (source / folder).glob("*.toml"):
            (tmp_path / folder / path.name).write_text(path.read_text("utf-8"), "utf-8")
    works = tmp_path / "names" / "works.toml"
    works.write_text('[work]\nnovel = { en = "Novel", side = "atlantis" }\n', "utf-8")
    with pytest.raises(RuleError, match="no entity is called atlantis"):
        load_names(tmp_path)
    works.write_text('[work]\nnovel = { en = "Novel", colour = "red" }\n', "utf-8")
    with pytest.raises(RuleError, match=r"works\.toml: \[work\] novel: colour"):
        load_names(tmp_path)
    works.write_text("[work\n", "utf-8")
    with pytest.raises(RuleError, match=r"works\.toml"):
        load_names(tmp_path)
    works.unlink()
    with pytest.raises(RuleError, match="missing"):
        load_names(tmp_path)
