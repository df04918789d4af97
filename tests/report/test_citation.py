"""How a claim is cited: label and place in print, in every format that shows where it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sinoclaim.model.document import Block, BlockKind, Origin
from sinoclaim.model.report import Problem, Report, unread
from sinoclaim.report import claims_table, comparison, to_json, to_terminal
from sinoclaim.report.view import View
from tests.report import factory
from tests.report.schemas import strict_validator, strictly


def cited(label: str, locator: str) -> Report:
    """Two documents that disagree; the first has a label and its block a place in print."""
    report = factory.clash()
    first, other = report.documents
    block = Block(start=0, end=len(first.text), kind=BlockKind.NOTE, language="en", locator=locator)
    return replace(report, documents=(replace(first, origin=Origin(label=label), blocks=(block,)), other))


@pytest.mark.parametrize(
    ("label", "locator", "shown"),
    [
        ("Shen 2020", "ch. 9, n. 16", "Shen 2020, ch. 9, n. 16 · a.txt:1 · undated"),
        ("Shen 2020", "", "Shen 2020 · a.txt:1 · undated"),
        ("", "p. 527", "p. 527 · a.txt:1 · undated"),
        ("", "", "│ a.txt:1 · undated"),
        ("[bold]x\x1b", "n.\n1", "[bold]x␛, n. 1 · a.txt:1 · undated"),
    ],
)
def test_the_citation_stands_before_the_path(label: str, locator: str, shown: str) -> None:
    report = cited(label, locator)
    assert shown in to_terminal.render(report, View(width=120))
    assert shown.removeprefix("│ ") in comparison.render(report, View(width=120))


def test_json_and_csv_have_the_place_in_print() -> None:
    report = cited("Shen 2020", "n. 16")
    read = strictly(to_json.render(report, View()))
    strict_validator("report").validate(read)
    assert [claim["locator"] for claim in read["claims"]] == ["n. 16", None]
    assert [source["label"] for source in read["sources"]] == ["Shen 2020", None]
    assert claims_table.to_csv(report).splitlines()[1].endswith(',"Shen 2020, n. 16"')


def test_copies_and_remarks_are_told_apart_from_what_was_not_read() -> None:
    problems = (
        Problem(path="a.txt", message="is odd", remark=True),
        Problem(path="b.txt", message="page 3 was not read"),
        Problem(path="c.txt", message="is damaged"),
    )
    report = replace(factory.clash(), problems=problems, copies=(("b.txt", "a.txt"),))
    read = strictly(to_json.render(report, View()))
    strict_validator("report").validate(read)
    assert [source["status"] for source in read["sources"]] == ["read", "partial"]
    assert [source["copy_of"] for source in read["sources"]] == [None, "s1"]
    shown = to_terminal.render(report, View(width=120))
    assert "Not read, or only in part\n  b.txt: page 3 was not read\n  c.txt: is damaged\n" in shown
    assert "Remarks on sources\n  a.txt: is odd\n" in shown
    assert unread(problems, ["a.txt", "b.txt"]) == ("c.txt",)
