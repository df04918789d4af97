from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from sinoclaim.extract.names import Matcher, NameMention, find_names
from sinoclaim.rules.names import NameTable

CASES = Path(__file__).parent.parent / "cases" / "names"
SENTENCE = re.compile(r"(?:[^.。!?！？]|\.(?=\S)|(?<=\b[A-ZА-Я])\.)+[.。!?！？]?")


Gazetteer = tuple[NameTable, Matcher]


class Case(NamedTuple):
    language: str
    row: dict[str, Any]


def cases() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.toml")):
        content = tomllib.loads(path.read_text("utf-8"))
        for row in content["case"]:
            marks = (
                [pytest.mark.xfail(strict=True, reason=row["label"])] if row.get("status") == "known-failure" else []
            )
            found.append(pytest.param(Case(content["language"], row), id=f"{path.stem}: {row['label']}", marks=marks))
    return found


def names_in(text: str, language: str, gazetteer: Gazetteer) -> tuple[NameMention, ...]:
    spans = [(match.start(), match.end(), language) for match in SENTENCE.finditer(text)]
    return find_names(text, *gazetteer, spans)


@pytest.mark.parametrize("case", cases())
def test_names_are_found_and_other_words_left_alone(case: Case, gazetteer: Gazetteer) -> None:
    text = case.row["text"]
    mentions = names_in(text, case.language, gazetteer)
    found = [(mention.text, "+".join(mention.entities) or "?") for mention in mentions]
    for expected in case.row.get("finds", ()):
        words, _, entity = expected.rpartition("|")
        assert (words, entity) in found
    for words in case.row.get("leaves", ()):
        start = text.index(words)
        assert not [m for m in mentions if m.start < start + len(words) and start < m.end], found
    for words in case.row.get("leaves_known", ()):
        start = text.index(words)
        assert not [m for m in mentions if m.start <= start < m.end and len(m.entities) == 1], found


def test_there_are_as_many_cases_as_promised() -> None:
    rows = [param.values[0].row for param in cases()]
    assert len(rows) >= 300
    assert sum("leaves" in row or "leaves_known" in row for row in rows) >= 90


def test_an_unknown_surname_shares_the_key_of_the_full_name(gazetteer: Gazetteer) -> None:
    first, second = names_in("Anna Kravchenko came. Later Kravchenko left.", "en", gazetteer)
    assert first.key == second.key == "anna kravchenko"


def test_a_russian_name_has_one_key_in_all_its_cases(gazetteer: Gazetteer) -> None:
    names = names_in("Говорил Иван Петрович Сидоров. Спросили Ивана Петровича Сидорова.", "ru", gazetteer)
    assert len({name.key for name in names}) == 1


def test_adjectives_and_people_are_marked(gazetteer: Gazetteer) -> None:
    soviet, russians, union = names_in("a Soviet plan; the Russians; the Soviet Union", "en", gazetteer)
    assert (soviet.adjective, soviet.people) == (True, False)
    assert (russians.adjective, russians.people) == (True, True)
    assert (union.adjective, union.people) == (False, False)
    assert soviet.entities == russians.entities == union.entities == ("ussr",)
