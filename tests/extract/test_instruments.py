"""A text that names one instrument means it by "the pact" and in its box; one that names none, that of the day."""

from __future__ import annotations

import pytest

from sinoclaim import Document, check, extract

NANKING = "The Treaty of Nanking opened five ports. It was a hard bargain.\n\n"
TWO = "The Treaty of Nanking was followed by the Treaty of Aigun.\n\n"

KNOWN = [
    (NANKING + "The treaty was signed on 29 August 1842.", "nanking-treaty"),
    (NANKING + "The pact was signed in 1842.", "nanking-treaty"),
    (NANKING + "Date signed: 29 August 1842", "nanking-treaty"),
    (
        "What was the Sino-Soviet Treaty?\n\nIn 1950 two giants became allies. The treaty was signed in winter.",
        "treaty-1950",
    ),
    ("1945年8月的莫斯科。\n\n中苏条约签字。", "treaty-1945"),
]
LEFT_OPEN = [
    TWO + "The treaty was signed on 29 August 1842.",
    NANKING + "A treaty was signed in 1858.",
    NANKING + "Another treaty was signed in 1858.",
    NANKING + "The communiqué was signed on 29 August 1842.",
    "What was the Sino-Soviet Treaty?\n\nIt made allies in 1945, or 1950. The treaty was signed in winter.",
]


def signed(text: str) -> set[str]:
    """Return the instruments that the claims of signature are about."""
    claims = [claim for claim in extract(Document.from_text("page", text)) if claim.frame == "sign"]
    assert claims
    return {entity for claim in claims if (theme := claim.role("theme")) for entity in theme.entities}


@pytest.mark.parametrize(("text", "instrument"), KNOWN)
def test_it_knows_which(text: str, instrument: str) -> None:
    assert signed(text) == {instrument}


@pytest.mark.parametrize("text", LEFT_OPEN)
def test_it_leaves_open_which(text: str) -> None:
    assert not signed(text)


BOX = "Date signed: 14 February 1950\nDate of expiry: 16 February 1979\n\nThe pact had a long life."
NAMED = "中苏友好同盟互助条约于1950年2月14日在莫斯科签订。条约最终于1981年废止。"


def test_a_box_without_a_name_takes_that_of_the_day() -> None:
    report = check([Document.from_text("box", BOX), Document.from_text("page", NAMED)])
    assert [finding.kind.value for finding in report.findings] == ["date"]
    assert {claim.frame for finding in report.findings for claim in finding.claims} == {"terminate-instrument"}


@pytest.mark.parametrize("day", ["15 March 1950", "February 1950"])
def test_another_day_names_nothing(day: str) -> None:
    box = BOX.replace("14 February 1950", day)
    assert not check(
        [Document.from_text("box", box), Document.from_text("page", NAMED.replace("条约最终", "它最终"))]
    ).findings


def test_a_description_with_its_own_say_is_another() -> None:
    assert not signed(NANKING + "The treaty that China had signed with France was another matter.")
