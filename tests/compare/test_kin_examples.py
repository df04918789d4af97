"""Set the pairs of texts of every kin row against one another: what it compares, and what it leaves alone."""

from __future__ import annotations

from unittest.mock import patch

import pytest

from sinoclaim import pipeline
from sinoclaim.engine import reader
from sinoclaim.errors import RuleError
from sinoclaim.model.document import Document
from sinoclaim.rules.frames import kin_examples
from sinoclaim.rules.kin import KinExample, KinRow, ShareRow, TellingRow, shares_of, tellings_of
from sinoclaim.rules.tomlfile import DATA
from tests.extract.rules_once import loaded_rules, prepared_apparatus

EXAMPLES = kin_examples(DATA / "frames")


@pytest.mark.parametrize(
    ("row", "example"), [pytest.param(row, example, id=f"{row.id}: {example.a}") for row, example in EXAMPLES]
)
def test_example(row: KinRow, example: KinExample) -> None:
    assert bool(example.flags) != bool(example.why), row.id
    a, b = (Document.from_text(f"{side}.txt", text) for side, text in (("a", example.a), ("b", example.b)))
    with patch.object(reader, "prepare", return_value=prepared_apparatus()):
        found = {finding.kind.value for finding in pipeline.compare(a, b, loaded_rules()).findings}
    assert found == ({example.flags} if example.flags else set())


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("the first units of the army", "first"),
        ("首批入朝部队", "first"),
        ("первые части добровольцев", "first"),
        ("elements of the army", "part"),
        ("一个团", "part"),
        ("300,000 more troops", "later"),
        ("вновь вступили", "later"),
        ("the army", ""),
    ],
)
def test_the_words_for_a_share_of_a_force(text: str, share: str) -> None:
    shares = next(telling.kin.shares for telling in loaded_rules().frames.frames["cross"].kin)
    found = [name for name in ("first", "later", "part") if getattr(shares, name).search(text)]
    assert found[:1] == ([share] if share else [])


def row(**changes: object) -> KinRow:
    example = KinExample(a="a", b="b", flags="date")
    fields = {
        "id": "turn", "gloss": "a turn", "topic": "turn", "source": "a book", "takes": 0, "reach": 1,
        "telling": [TellingRow(frame="hold")], "compared": [example], "alone": [example],
    }  # fmt: skip
    return KinRow(**(fields | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "changes",
    [
        {"source": ""},
        {"alone": []},
        {"telling": []},
        {"telling": [TellingRow(frame="no-such")]},
        {"telling": [TellingRow(frame="hold", edge="side")]},
    ],
)
def test_a_row_that_does_not_fit_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(RuleError, match="turn"):
        tellings_of([row(**changes)], shares_of([ShareRow()]), ["hold"])


def test_no_words_for_a_share_match_nothing() -> None:
    assert not shares_of([]).first.search("the first")
