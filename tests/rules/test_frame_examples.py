"""Run the examples of every frame through the extractor: what it must find, and what it must leave alone.

What the extractor cannot do yet stands in ``tests/cases/frames/known-failures.toml``, by the reason it fails for.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from sinoclaim.engine.reader import prepared
from sinoclaim.extract.apparatus import Apparatus, prepare
from sinoclaim.extract.claims import extract
from sinoclaim.model.claim import Claim
from sinoclaim.model.document import Document
from sinoclaim.rules import load_rules
from sinoclaim.rules.frames import Example, FrameRow, examples
from sinoclaim.rules.tomlfile import DATA

CASES: Final = Path(__file__).parents[1] / "cases" / "frames" / "known-failures.toml"
FAILURES: Final[dict[str, str]] = {
    text: group["reason"] for group in tomllib.loads(CASES.read_text("utf-8"))["group"] for text in group["texts"]
}
EXAMPLES: Final = examples(DATA / "frames")


@cache
def apparatus() -> Apparatus:
    """Return the rules and their automata, built once for all examples."""
    return prepare(load_rules())


def claims_of(text: str) -> tuple[Claim, ...]:
    """Return the claims of a text of one sentence."""
    document = prepared(Document(name="example.txt", text=text, language=""), apparatus().rules)
    return extract(document, apparatus()).claims


def holds(claim: Claim, slot: str) -> bool:
    """Tell whether a claim has what a slot of an example says: "theme=mao-zedong+stalin", "phase=agreed"."""
    name, _, wanted = slot.partition("=")
    if name in {"phase", "polarity", "value"}:
        return str(getattr(claim, name)) == wanted
    filler = claim.role(name)
    if filler is None:
        return False
    known = {*filler.entities, *filler.classes, filler.head}
    return all(one in known for one in wanted.split("+"))


def says(claim: Claim, example: Example) -> bool:
    """Tell whether a claim is what the example says."""
    frame, *slots = example.says.split()
    return claim.frame == frame and all(holds(claim, slot) for slot in slots)


def parameters(*, found: bool) -> list[object]:
    """Return the examples to find or to leave alone; those that fail are expected to."""
    return [
        pytest.param(
            row,
            example,
            id=f"{row.id}: {example.text}",
            marks=[pytest.mark.xfail(reason=FAILURES[example.text], strict=True)] if example.text in FAILURES else [],
        )
        for row, example, wanted in EXAMPLES
        if wanted is found
    ]


@pytest.mark.parametrize(("row", "example"), parameters(found=True))
def test_it_finds(row: FrameRow, example: Example) -> None:
    found = claims_of(example.text)
    assert any(says(claim, example) for claim in found), [(c.frame, c.roles) for c in found if c.frame == row.id]


@pytest.mark.parametrize(("row", "example"), parameters(found=False))
def test_it_leaves_alone(row: FrameRow, example: Example) -> None:
    assert row.id not in {claim.frame for claim in claims_of(example.text)}, example.why


def test_known_failures_are_examples() -> None:
    texts = {example.text for _, example, _ in EXAMPLES}
    assert set(FAILURES) <= texts
