"""Guess that a date of one stage is that of another, where some source dates that other stage so."""

from __future__ import annotations

import pytest

from sinoclaim import pipeline
from sinoclaim.model.document import Document
from tests.extract.rules_once import loaded_rules

TREATY = "Treaty of Portsmouth"


@pytest.mark.parametrize(
    ("first", "second", "guess"),
    [
        (
            f"The {TREATY} was signed on 5 September 1905. The {TREATY} was ratified on 25 November 1905.",
            f"The {TREATY} was signed on 25 November 1905.",
            "b.txt gives the day on which an instrument is ratified",
        ),
        (
            f"The {TREATY} was signed on 5 September 1905. The {TREATY} was ratified on 25 November 1905.",
            f"The {TREATY} was signed on 27 October 1905.",
            "",
        ),
        (
            f"The {TREATY} was signed on 5 September 1905. The {TREATY} was not ratified on 25 November 1905.",
            f"The {TREATY} was signed on 25 November 1905.",
            "",
        ),
    ],
)
def test_guess(first: str, second: str, guess: str) -> None:
    documents = [Document.from_text("a.txt", first), Document.from_text("b.txt", second)]
    found = [f for f in pipeline.check(documents, loaded_rules()).findings if f.rule == "SC101"]
    assert [finding.hypothesis for finding in found] == [guess]
    assert all(("Perhaps a slip" in finding.message) == bool(guess) for finding in found)
