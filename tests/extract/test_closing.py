"""Words that a line break or an invisible character parts: read as one, quoted as they stand."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinoclaim.extract.closing import joints
from sinoclaim.extract.faircopy import FairCopy, fair_copy
from sinoclaim.model.document import Block, BlockKind, Document
from tests.extract.rules_once import read_claims


def copied(document: Document) -> FairCopy:
    return fair_copy(document, joints(document))


def closed_of(text: str) -> FairCopy:
    block = Block(start=0, end=len(text), kind=BlockKind.PARAGRAPH, language="en")
    return copied(Document(name="a.txt", text=text, language="en", blocks=(block,)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the advanc-\ning troops", "the advancing troops"),
        ("the advanc- \r\n   ing troops", "the advancing troops"),
        ("the Sino-\nSoviet treaty", "the Sino-Soviet treaty"),
        ("thirty-\nfour guns", "thirty-four guns"),
        ("an anti-\nforeign riot", "an anti-foreign riot"),
        ("a cease-\nfire", "a cease-fire"),
        ("the make-\nshift pier; another make-shift pier", "the make-shift pier; another make-shift pier"),
        ("советско-\nкитайский договор", "советско-китайский договор"),
        ("осво-\nбождение порта", "освобождение порта"),
        ("Port\u00adArthur and Port\u200bArthur", "PortArthur and PortArthur"),
        ("the dele\u00ad\ngation left", "the delegation left"),
        ("he came [Page 527] to Moscow", "he came to Moscow"),
        ("1950-\n1953", "1950-\n1953"),
        ("the war -\nand peace", "the war -\nand peace"),
        ("the war\nended", "the war\nended"),
        ("a-b c", "a-b c"),
        ("the advanc-ing troops were still advancing", "the advancing troops were still advancing"),
        ("the govern- ment; its government", "the government; its government"),
        ("осво-бождение; о том, что освобождение", "освобождение; о том, что освобождение"),
        ("the advanc-ing troops", "the advanc-ing troops"),
        ("the well-known port; a man whom wellknown", "the well-known port; a man whom wellknown"),
        ("his make-shift; a makeshift that does make a shift", "his make-shift; a makeshift that does make a shift"),
        ("Kai-shek and Kaishek", "Kai-shek and Kaishek"),
    ],
)
def test_parted_words_are_closed(text: str, words: str) -> None:
    assert closed_of(text).document.text == words


@given(st.text(alphabet="abS п-\n\r \u00ad\u200b1.[Page]", max_size=60))
def test_offsets_lead_back(text: str) -> None:
    closed = closed_of(text)
    for at, char in enumerate(closed.document.text):
        assert text[closed.original(at, at + 1).start] == char if closed.stretches else closed.document.text == text
    assert closed.document.blocks[0].end == len(closed.document.text)


def test_words_are_closed_within_their_blocks() -> None:
    text = "A list of advanc-\ning troops."
    blocks = [Block(start=a, end=b, kind=BlockKind.ITEM, language="en") for a, b in ((0, 17), (18, len(text)))]
    assert copied(Document(name="a", text=text, language="en", blocks=tuple(blocks))).document.text == text


def test_long_runs_cost_linear_time() -> None:
    start = time.process_time()
    for pump in ("a-\n", "a\u00ad", "-\n", "a" * 50 + "-\n", "[Page ", "a-" + " " * 30):
        closed_of(pump * 20_000)
    assert time.process_time() - start < 4


PLAIN = (
    "Soviet troops withdrew from Port Arthur on 26 May 1955.",
    "Mao Zedong arrived in Moscow on 16 December 1949 and met Stalin.",
    "The Soviet Union granted China a loan of 300 million dollars in February 1950.",
)


@pytest.mark.parametrize("text", PLAIN)
def test_a_broken_word_changes_no_claim(text: str) -> None:
    expected = [
        (c.frame, [(role, f.entities) for role, f in c.roles], c.time and c.time.interval) for c in read_claims(text)
    ]
    assert expected
    for at in range(13, len(text) - 2):  # a shorter line is a line of its own
        if not (text[at - 2 : at].isalpha() and text[at : at + 2].isalpha() and text[at : at + 2].islower()):
            continue
        broken = f"{text[:at]}-\n{text[at:]}"
        claims = read_claims(broken)
        assert [
            (c.frame, [(role, f.entities) for role, f in c.roles], c.time and c.time.interval) for c in claims
        ] == expected, broken
        assert all(c.quote == c.span.text_of(broken) and c.span.covers(c.cue) for c in claims)


def test_marks_of_the_page_and_of_notes_are_no_amounts() -> None:
    for text in (
        "Soviet troops withdrew [Page 527] from Port Arthur on 26 May 1955.",
        "Soviet troops withdrew from Port Arthur2 on 26 May 1955.",
        "The Wai-chiao pu78 said that Soviet troops withdrew from Port Arthur on 26 May 1955.",
    ):
        assert not any(claim.quantities for claim in read_claims(text))
    [claim] = read_claims("Soviet troops withdrew [Page 527] from Port Arthur on 26 May 1955.")
    assert claim.quote == "Soviet troops withdrew [Page 527] from Port Arthur on 26 May 1955."
