"""One article, saved in every format: the same claims, and the same findings against another document."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest

from sinoclaim import pipeline
from sinoclaim.ingest import read_paths
from sinoclaim.model.claim import Claim
from sinoclaim.model.finding import Finding
from sinoclaim.model.report import Report
from tests.extract.rules_once import loaded_rules
from tests.ingest.making import MAKERS, WRITABLE, Article, Part

ARTICLE: Final = Article(
    title="The Last Train from Port Arthur",
    author="Margaret Osgood",
    parts=(
        Part("byline", "By Margaret Osgood"),
        Part("dateline", "Dalian, 2 June 1955"),
        Part("heading", "The alliance"),
        Part(
            "paragraph",
            "Mao arrived in Moscow on 16 December 1949, and for two months he waited, walked in the snow and was "
            "angry. The Treaty of Friendship, Alliance and Mutual Assistance was signed in Moscow on 14 February 1950 "
            "by Zhou Enlai and Vyshinsky.^1 Mao left Moscow on 17 February 1950, on a train with heated carriages.",
        ),
        Part(
            "paragraph",
            "The credit was a small one. In February 1950 the Soviet Union lent China 300 million dollars.^2 "
            "The treaty entered into force on 11 April 1950, and nobody in Moscow or Peking spoke of the base again "
            "for a long time.",
        ),
        Part(
            "quote",
            "Mao did not see Stalin in January 1950, whatever the memoirs say; he sat at home and read the papers.",
        ),
        Part("heading", "What was handed over"),
        Part("paragraph", "Three things changed hands in these years, and each of them on a day of its own:"),
        Part("item", "The Changchun Railway was handed over to China on 31 December 1952."),
        Part("item", "The installations of the base were handed over to China free of charge in May 1955."),
        Part("item", "The tugs, the cranes and a library of eleven thousand volumes."),
        Part("paragraph", "The harbour office kept a list of what it saw, which says in its own manner:"),
        Part("row", "Day | What happened"),
        Part("row", "12 October 1954 | Khrushchev and Zhou Enlai signed the communiqué in Peking."),
        Part("row", "26 May 1955 | The last Soviet troops left Port Arthur."),
        Part("heading", "The last train"),
        Part(
            "paragraph",
            "The Soviet garrison of the base had numbered 120,000 men in January 1955. The last train carried 800 "
            "officers and men, and a band played on the platform until it was out of sight. The last Soviet troops "
            "left Port Arthur on 26 May 1955.^3",
        ),
    ),
    notes=(
        "Register of Treaties, volume 4. The Treaty was signed in the Kremlin on 14 February 1950.",
        "Ledger of the Foreign Ministry, 3 March 1950, page 12.",
        "Harbour office, letter of 27 May 1955. The last Soviet troops left Port Arthur in October 1955, says another.",
    ),
)
MIXED: Final = Article(
    title=ARTICLE.title,
    author=ARTICLE.author,
    parts=(
        *ARTICLE.parts,
        Part("heading", "Two other voices"),
        Part("paragraph", "1949年12月16日，毛泽东抵达莫斯科。1955年5月26日，苏军全部撤离旅顺口。"),
        Part(
            "paragraph",
            "Договор о дружбе, союзе и взаимной помощи был подписан в Москве 14 февраля 1950 года. Последние советские "
            "войска покинули Порт-Артур в мае 1955 года.",
        ),
    ),
    notes=ARTICLE.notes,
)
OTHER: Final = (
    "Mao arrived in Moscow on 18 December 1949.\n\n"
    "Mao saw Stalin in January 1950.\n\n"
    "The Soviet Union lent China 500 million dollars in February 1950.\n\n"
    "The Changchun Railway was handed over to China in March 1953.\n\n"
    "The last Soviet troops left Port Arthur in October 1955.\n\n"
    "The installations of the base were handed over to China against payment in May 1955.\n"
)


REFERENCE: Final = "article.docx"
"""Bears no marks of its own in the text: what the other formats are held to."""
TYPED: Final = frozenset(
    name for name in MAKERS if name.endswith((".txt", ".md", ".json", ".csv", ".zip", ".gz", ".pdf"))
)
"""Formats whose marks are characters of the text, and so of its quotes: bullets, bars of tables, numbers of notes.

Quotes are stretches of the text as it stands in the file; these are compared without such marks. The ids of findings
are the same in every format. A PDF knows of lists no more than a typewriter does.
"""
_TYPED_MARKS: Final = re.compile(r"\[\^?\d\]:?|(?:^|(?<= ))[|>-] | \|$|^\d\. ")


@cache
def checked(name: str, *, mixed: bool) -> Report:
    """Return what a run finds in an article saved under a name, and in another document."""
    rules = loaded_rules()
    with TemporaryDirectory() as folder:
        Path(folder, name).write_bytes(MAKERS[name](MIXED if mixed else ARTICLE))
        Path(folder, "other.txt").write_text(OTHER, "utf-8")
        library = read_paths([Path(folder)], rules.reading)
    assert library.problems == ()
    return pipeline.check(library.documents, rules)


def claims_of(name: str, *, mixed: bool) -> list[Claim]:
    return [claim for claim in checked(name, mixed=mixed).claims if claim.document.startswith(name)]


def said(claim: Claim, *, typed: bool) -> tuple[object, ...]:
    """Return what a claim says, without the place where it stands."""
    return (
        claim.frame,
        tuple((role, filler.entities or filler.head) for role, filler in claim.roles),
        claim.time.interval.edtf if claim.time else "",
        claim.phase.value,
        claim.polarity.value,
        claim.note,
        claim.language,
        words(claim, typed=typed),
    )


def words(claim: Claim, *, typed: bool) -> str:
    """Return the quote with single spaces; without the marks of its format if ``typed``."""
    quote = " ".join(claim.quote.split())
    return " ".join(_TYPED_MARKS.sub(" ", quote).split()) if typed else quote


def found(finding: Finding, *, typed: bool) -> tuple[object, ...]:
    quotes = tuple(sorted(words(claim, typed=typed) for claim in finding.claims))
    return (finding.id, finding.rule, finding.kind.value, finding.values, quotes)


def test_the_article_says_enough_to_compare() -> None:
    report = checked(REFERENCE, mixed=True)
    own = claims_of(REFERENCE, mixed=True)
    assert len(own) >= 24
    assert sum(claim.note for claim in own) == 4
    assert {claim.language for claim in own} == {"en", "zh", "ru"}
    assert {finding.kind.value for finding in report.findings} == {"date", "number", "state", "polarity"}
    assert len(report.findings) >= 10


@pytest.mark.parametrize("name", sorted(MAKERS))
def test_the_same_article_makes_the_same_claims(name: str) -> None:
    typed = name in TYPED
    got = [said(claim, typed=typed) for claim in claims_of(name, mixed=False)]
    assert got == [said(claim, typed=typed) for claim in claims_of(REFERENCE, mixed=False)]


@pytest.mark.parametrize("name", sorted(MAKERS))
def test_the_same_article_gives_the_same_findings(name: str) -> None:
    typed = name in TYPED
    got, expected = (
        sorted(found(finding, typed=typed) for finding in checked(one, mixed=False).findings)
        for one in (name, REFERENCE)
    )
    assert got == expected


@pytest.mark.parametrize("name", sorted(MAKERS))
def test_three_languages_survive_every_format(name: str) -> None:
    """A PDF is made without the letters that no font at hand can draw."""
    typed = name in TYPED
    languages = WRITABLE if name == "article.pdf" else ("en", "zh", "ru")
    expected = [claim for claim in claims_of(REFERENCE, mixed=True) if claim.language in languages]
    got = claims_of(name, mixed=True)
    assert [said(claim, typed=typed) for claim in got] == [said(claim, typed=typed) for claim in expected]


@pytest.mark.parametrize("name", sorted(MAKERS))
def test_every_quote_stands_where_it_says(name: str) -> None:
    report = checked(name, mixed=True)
    texts = {document.name: document.text for document in report.documents}
    for claim in report.claims:
        assert texts[claim.document][claim.span.start : claim.span.end] == claim.quote


@pytest.mark.parametrize("name", sorted(MAKERS))
def test_what_the_article_says_of_itself_is_known(name: str) -> None:
    (document,) = (one for one in checked(name, mixed=False).documents if one.name != "other.txt")
    assert document.origin.title == ARTICLE.title
    assert document.origin.author == ARTICLE.author
    assert document.origin.written is not None
    assert document.origin.written.edtf == "1955-06-02"
    assert document.language == "en"
