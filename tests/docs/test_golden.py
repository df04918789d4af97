"""Compare the reports on the sample corpus with the golden ones."""

from __future__ import annotations

import pytest

from tests.golden.corpus.reports import FOLDER, REPORTS, golden, inputs


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_golden_reports_are_of_this_corpus(name: str) -> None:
    digest = (FOLDER / name).read_text("utf-8").partition("\n")[0]
    assert digest == inputs(), "the corpus has changed: run 'make golden' and read the difference"


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_reports_are_the_golden_ones(name: str) -> None:
    assert golden(name) == (FOLDER / name).read_text("utf-8"), "run 'make golden' and read the difference"
