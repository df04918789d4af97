"""Check the comparison of sentences that say the same in nearly the same words: its tables, and cases beside them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from sinoclaim import Document, check
from sinoclaim.compare.stated import CODES, STATEMENT
from sinoclaim.model.report import Report
from sinoclaim.rules.codes import load_codes
from sinoclaim.rules.contrasts import LANGUAGES, Relation, read_sets
from sinoclaim.rules.tomlfile import DATA
from tests.extract.rules_once import loaded_rules

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "compare-parallel.toml").read_text("utf-8"))["case"]
SETS = read_sets(DATA / "contrasts")


def compared(a: str, b: str) -> Report:
    return check([Document.from_text("a.txt", a), Document.from_text("b.txt", b)], rules=loaded_rules())


def kinds(a: str, b: str) -> set[str]:
    return {finding.kind.value for finding in compared(a, b).findings}


def params() -> list[Any]:
    made = []
    for row in CASES:
        known = row.get("known_failure", "")
        marks = [pytest.mark.xfail(strict=True, reason=known)] if known else []
        made.append(pytest.param(row, id=row["label"], marks=marks))
    return made


@pytest.mark.parametrize("row", params())
def test_case(row: dict[str, str]) -> None:
    assert kinds(row["a"], row["b"]) == ({row["flags"]} if row.get("flags") else set())


@pytest.mark.parametrize("row", [pytest.param(row, id=row["label"]) for row in CASES])
def test_the_order_of_the_texts_does_not_matter(row: dict[str, str]) -> None:
    assert kinds(row["a"], row["b"]) == kinds(row["b"], row["a"])


@pytest.mark.parametrize(("relation", "row"), [pytest.param(*pair, id=pair[1].id) for pair in SETS])
def test_every_set_finds_its_example_and_leaves_the_other_alone(relation: Relation, row: Any) -> None:
    assert bool(kinds(row.find.a, row.find.b)) == (relation is not Relation.ALIKE)
    assert not kinds(row.leave.a, row.leave.b), row.leave.why


@pytest.mark.parametrize("code", [c for c in load_codes() if c.code in CODES.values()], ids=lambda code: code.code)
def test_every_code_finds_its_example_and_leaves_the_near_miss_alone(code: Any) -> None:
    assert [finding.rule for finding in compared(code.example.a, code.example.b).findings] == [code.code]
    assert not compared(code.near_miss.a, code.near_miss.b).findings


def test_no_word_stands_on_two_sides_of_one_row() -> None:
    for language in LANGUAGES:
        wording = loaded_rules().contrasts[language]
        for table in (wording.senses, wording.stems):
            for word, senses in table.items():
                rows = [sense.row for sense in senses]
                assert len(rows) == len(set(rows)), word


def test_a_finding_quotes_both_sentences_and_says_where_they_differ() -> None:
    a = "The bells of the old abbey were cast by two brothers in the spring of 1702."
    report = compared(a, a.replace("1702", "1720"))
    [finding] = report.findings
    assert [claim.frame for claim in finding.claims] == [STATEMENT, STATEMENT]
    assert [claim.quote for claim in finding.claims] == [a, a.replace("1702", "1720")]
    assert finding.values == ("the spring of 1702", "the spring of 1720")
    assert all(claim in report.claims for claim in finding.claims)


def test_sentences_that_take_part_in_no_finding_make_no_claim() -> None:
    a = "The bells of the old abbey were cast by two brothers."
    assert not [claim for claim in compared(a, a).claims if claim.frame == STATEMENT]


def test_in_a_large_corpus_likeness_proves_less() -> None:
    a, b = "The guild paid 40 crowns for the gate.", "The guild paid 60 crowns for the gate."
    other = " ".join(f"On day {n} the guild met and warden {chr(65 + n % 26)} shut the gate." for n in range(300))
    assert kinds(a, b)
    assert not kinds(f"{a} {other}", f"{b} {other}")
