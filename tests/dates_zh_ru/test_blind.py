"""Run the blind tables of Chinese and Russian dates: written and committed before their first run.

A case that fails is a known failure with its class; a repaired one must lose the mark (strict).
"""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from sinoclaim.dates.tables import TimeTables
from sinoclaim.rules.calendars import load_calendars
from tests.dates_zh_ru import test_cases as runner

FILES = {
    "chinese-blind.toml": "zh",
    "russian-blind.toml": "ru",
    "chinese-blind-2.toml": "zh",
    "russian-blind-2.toml": "ru",
    "chinese-blind-3.toml": "zh",
    "russian-blind-3.toml": "ru",
    "chinese-blind-4.toml": "zh",
    "russian-blind-4.toml": "ru",
    "chinese-blind-5.toml": "zh",
    "russian-blind-5.toml": "ru",
}
SIZES = {"-2": (80, 15)}
"""Least number of cases, and of those to leave alone, where it is not ``USUAL``."""
USUAL = (130, 30)


def _load(file: str) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = tomllib.loads((runner.CASES / file).read_text("utf-8"))["case"]
    return cases


def _cases() -> list[Any]:
    """Return every case of both tables; known failures are strict."""
    found = []
    for file, language in FILES.items():
        for case in _load(file):
            reason = case.get("known-failure")
            marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
            found.append(pytest.param(language, case, id=f"{file}:{case['label']}:{case['text'][:40]}", marks=marks))
    return found


@pytest.fixture(scope="module")
def tables() -> TimeTables:
    return load_calendars()


@pytest.mark.parametrize(("language", "case"), _cases())
def test_case(language: str, case: dict[str, Any], tables: TimeTables) -> None:
    runner.test_case(language, case, tables)


@pytest.mark.parametrize("file", sorted(FILES))
def test_tables_are_large_and_leave_things_alone(file: str) -> None:
    cases = _load(file)
    least, alone = SIZES.get(file.removesuffix(".toml")[-2:], USUAL)
    assert len(cases) >= least
    assert sum(not case["find"] for case in cases) >= alone
    assert len({case["text"] for case in cases}) == len(cases)
