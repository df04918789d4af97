"""Check how sentences are read: each construction has as many readings to leave alone as to find."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.extract.patterns import fits, in_full, shown
from tests.extract.rules_once import read_claims

CASES = Path(__file__).parent.parent / "cases" / "extract"
PLAIN = {"event", "number-of", "citation"}
"""Frames that only keep a date or a figure."""
PROMISED = {"en": 120, "zh": 50, "ru": 50}


class Reading(NamedTuple):
    language: str
    construction: str
    row: dict[str, Any]

    @property
    def leaves(self) -> bool:
        return bool(self.row.get("leaves") or self.row.get("frames") == "none" or self.row.get("claims") == "none")


def readings() -> list[Reading]:
    found = []
    for path in sorted(CASES.glob("*.toml")):
        content = tomllib.loads(path.read_text("utf-8"))
        for group in content["construction"]:
            found += [Reading(content["language"], group["name"], row) for row in group["case"]]
    return found


def params() -> list[Any]:
    made = []
    for reading in readings():
        known = reading.row.get("known_failure", "")
        marks = [pytest.mark.xfail(strict=True, reason=known)] if known else []
        name = f"{reading.language}: {reading.construction}: {reading.row['label']}"
        made.append(pytest.param(reading, id=name, marks=marks))
    return made


@pytest.mark.parametrize("reading", params())
def test_sentence(reading: Reading) -> None:
    row = reading.row
    claims = read_claims(row["text"])
    got = "\n".join(shown(claim) for claim in claims)
    for pattern in row.get("finds", ()):
        assert any(fits(claim, in_full(pattern)) for claim in claims), f"missing: {pattern}\n{got}"
    for pattern in row.get("leaves", ()):
        assert not [shown(claim) for claim in claims if fits(claim, pattern)], pattern
    if row.get("frames") == "none":
        assert not [shown(claim) for claim in claims if claim.frame not in PLAIN]
    if row.get("claims") == "none":
        assert not got


def test_there_are_as_many_cases_as_promised() -> None:
    counted = Counter(reading.language for reading in readings())
    assert not {language: counted[language] for language, least in PROMISED.items() if counted[language] < least}


def test_every_construction_has_as_much_to_leave_alone_as_to_find() -> None:
    finds = Counter((r.language, r.construction) for r in readings() if r.row.get("finds"))
    leaves = Counter((r.language, r.construction) for r in readings() if r.leaves)
    short = {key: (finds[key], leaves[key]) for key in finds if leaves[key] < finds[key]}
    assert not short


def test_labels_are_unique() -> None:
    counted = Counter((r.language, r.construction, r.row["label"]) for r in readings())
    assert not [key for key, number in counted.items() if number > 1]
