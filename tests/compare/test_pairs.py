"""Check what is flagged between two short texts, and for what reason the rest stays silent."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import pytest

from sinoclaim import pipeline
from sinoclaim.engine import reader
from sinoclaim.model.document import Document
from sinoclaim.model.finding import Kind, Reason
from sinoclaim.model.report import Report
from tests.extract.rules_once import loaded_rules, prepared_apparatus

CASES = Path(__file__).parent.parent / "cases" / "compare"
KINDS = ("date", "number", "duration", "state", "polarity", "actor", "place")


class Pair(NamedTuple):
    table: str
    row: dict[str, Any]


def pairs() -> list[Pair]:
    found = []
    for path in sorted(CASES.glob("*.toml")):
        found += [Pair(path.stem, row) for row in tomllib.loads(path.read_text("utf-8"))["case"]]
    return found


def params() -> list[Any]:
    made = []
    for pair in pairs():
        known = pair.row.get("known_failure", "")
        marks = [pytest.mark.xfail(strict=True, reason=known)] if known else []
        made.append(pytest.param(pair, id=f"{pair.table}: {pair.row['label']}", marks=marks))
    return made


def compared(pair: Pair) -> Report:
    a, b = (Document.from_text(f"{side}.txt", pair.row[side]) for side in ("a", "b"))
    with patch.object(reader, "prepare", return_value=prepared_apparatus()):  # the automata take a tenth of a second
        return pipeline.compare(a, b, loaded_rules())


def reasons(report: Report) -> list[str]:
    return [f"{s.reason}: {s.claims[0].frame} / {s.claims[1].frame}: {s.detail}" for s in report.silences]


@pytest.mark.parametrize("pair", params())
def test_pair(pair: Pair) -> None:
    report = compared(pair)
    found = {finding.kind.value for finding in report.findings}
    flags = pair.row.get("flags", "")
    if flags:
        assert len(found) == 1, reasons(report)
        assert found <= set(flags.split("|")), reasons(report)
        return
    assert not [finding.message for finding in report.findings]
    if pair.row["quiet"] != "any":
        assert pair.row["quiet"] in {silence.reason.value for silence in report.silences}, reasons(report)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_near_misses(kind: str) -> None:
    rows = [pair.row for pair in pairs() if pair.table == kind]
    assert len([row for row in rows if "flags" in row]) >= 6
    assert len([row for row in rows if "quiet" in row]) >= 8


def test_every_kind_of_finding_and_every_reason_has_a_case() -> None:
    flagged = {kind for pair in pairs() for kind in pair.row.get("flags", "").split("|")}
    assert not {kind.value for kind in Kind} - flagged - {"sequence"}
    quiet = {pair.row.get("quiet", "") for pair in pairs()}
    unnamed = {Reason.LIST_VALUED, Reason.SAME_NAME}
    assert not {reason.value for reason in Reason} - quiet - unnamed


def test_the_languages_are_set_against_one_another() -> None:
    counted = Counter(pair.row["label"].partition(":")[0] for pair in pairs() if pair.table == "languages")
    assert min(counted[langs] for langs in ("zh-en", "ru-en", "zh-ru")) >= 5
    assert counted.total() >= 15


def test_labels_are_unique() -> None:
    counted = Counter((pair.table, pair.row["label"]) for pair in pairs())
    assert not [key for key, number in counted.items() if number > 1]
