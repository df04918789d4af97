"""TEI XML: a volume of documents, single works, and what is hostile or no TEI."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinoclaim.errors import ReadError
from sinoclaim.ingest.assembly import assemble
from sinoclaim.ingest.drafts import Draft, File, Limits, Metadata, Piece
from sinoclaim.ingest.library import read_paths
from sinoclaim.ingest.readers.tei import read_tei
from sinoclaim.ingest.readers.tei_dates import disagreement, edtf_of
from sinoclaim.model.document import BlockKind
from sinoclaim.rules.reading import load_reading

TABLES = load_reading()
VOLUME = Path(__file__).parent.parent / "cases" / "ingest" / "tei" / "volume.xml"
READING = Path(__file__).parents[2] / "benchmarks" / "reading.py"


def read(data: str | bytes, limits: Limits | None = None) -> list[Draft]:
    raw = data.encode() if isinstance(data, str) else data
    return list(read_tei(File("a.xml", raw, limits or Limits())))


def pieces(draft: Draft) -> list[Piece]:
    return [piece for piece in draft.body if isinstance(piece, Piece)]


def in_body(inside: str) -> list[Piece]:
    """Return the pieces of a work with this text."""
    return pieces(read(f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{inside}</body></text></TEI>')[0])


@pytest.fixture(scope="module")
def volume() -> dict[str, Draft]:
    return {draft.part: draft for draft in read(VOLUME.read_bytes())}


def test_each_document_is_a_draft_and_the_rest_is_kept(volume: dict[str, Draft]) -> None:
    assert list(volume) == ["d1", "d2", "d2-2", "document-4", "front", "back", "body"]
    for part in ("front", "back"):
        assert {piece.kind for piece in pieces(volume[part])} == {BlockKind.FURNITURE}
    assert [(p.text, p.kind) for p in pieces(volume["body"])] == [
        ("The Handover", BlockKind.HEADING),
        ("See the papers below.", BlockKind.NOTE),
    ]


def test_a_document_says_what_its_edition_knows(volume: dict[str, Draft]) -> None:
    assert volume["d1"].metadata == Metadata(
        title="1. The Harbour Master (Marsh) to the Ministry",
        author="Marsh",
        written="1955-05-02",
        published="1988",
        language="en",
        genre="letter",
        site="Papers on a Naval Base, 1954–1955",
        licence="Free to copy",
    )
    assert volume["d2"].metadata.written == "1954-10-11/1954-10-12"
    assert volume["d2"].metadata.language == "ru"
    assert volume["document-4"].metadata.written == ""


def test_what_stands_in_a_document(volume: dict[str, Draft]) -> None:
    document = assemble("volume.xml#d1", volume["d1"], TABLES)
    found = [f"{b.kind.value}|{b.locator}|{document.text[b.start : b.end]}" for b in document.blocks]
    assert found == [
        "heading|p. 7|1. The Harbour Master (Marsh) to the Ministry",
        "dateline|p. 7|[Port Arthur,] May 2, 1955—9 p. m.",
        "paragraph|p. 7|secret",
        "paragraph|p. 7|The garrison, it is said, leaves on My 26 by U.S.S.R. steamer to Vladivostok and home:",
        "item|p. 8|1. the guns;",
        "item|p. 8|a. the crews.",
        "item|p. 8|No more.",
        "paragraph|p. 8|So it was […] agreed.",
        "quote|p. 8|We leave with music.",
        "table-row|p. 8|Men | 500",
        "table-row|p. 8|| of the Navy",
        "paragraph|p. 8|O harbour wide and deep",
        "byline|p. 8|Marsh",
        "heading|p. 8|Order of the Day",
        "dateline|p. 8|October 12, 1954",
        "paragraph|p. 8|All is well.",
        "note|source note|661.93/5–255: Letter",
        "note|n. 2|Drafted by Pond.",
        "note|n. 3|About 500 men.",
        "note|n. 3|“They were tired.”",
        "furniture|p. 8|PAPERS 8",
        "furniture|p. 8|The quay",
        "furniture|p. 8|A quay.",
    ]


def test_voices(volume: dict[str, Draft]) -> None:
    assert [(p.text, p.speaker) for p in pieces(volume["d2"])[2:]] == [
        ("Liu:", "liu"),
        ("When?", "Liu"),
        ("Soon.", "marsh"),
    ]


def test_a_date_that_print_and_attribute_give_differently_is_reported(volume: dict[str, Draft]) -> None:
    warned = {part: draft.warnings for part, draft in volume.items() if draft.warnings}
    assert list(warned.values()) == [
        ("dateline prints '24 May 1955', but the date in its attribute is 1955-05-23",),
    ]


@pytest.mark.parametrize(
    ("attributes", "edtf"),
    [
        ({"when": "1951-01-02"}, "1951-01-02"),
        ({"when": "1951-01"}, "1951-01"),
        ({"when-iso": "19510102"}, "1951-01-02"),
        ({"when": "1951-01-02", "cert": "low"}, "1951-01-02?"),
        ({"notBefore": "1951", "notAfter": "1952-03"}, "1951/1952-03"),
        ({"from": "1951"}, "1951/.."),
        ({"from": "1951-02-01", "to": "1951-02-01"}, "1951-02-01"),
        (
            {
                "{http://history.state.gov/frus/ns/1.0}doc-dateTime-min": "1951-01-02T00:00:00-05:00",
                "{http://history.state.gov/frus/ns/1.0}doc-dateTime-max": "1951-01-02T23:59:59-05:00",
            },
            "1951-01-02",
        ),
        ({"when": "1951-02-30"}, ""),
        ({"when": "--05-24"}, ""),
        ({"when": "last week"}, ""),
        ({"from": "1953", "to": "1951"}, ""),
        ({}, ""),
    ],
)
def test_dates_of_attributes(attributes: dict[str, str], edtf: str) -> None:
    assert edtf_of(attributes) == edtf


@pytest.mark.parametrize(
    ("printed", "date", "reported"),
    [
        ("29 January 1951", "1951-02-29", True),
        ("May 24,1949", "1949-05-23", True),
        ("May 23", "1949-05-24", False),
        ("May 24 [23?], 1949", "1949-05-23", False),
        ("January 29-30, 1954", "1954-01-29", False),
        ("May 24, 1949—midnight", "1949-05-24?", False),
        ("May 24, 1949 and May 25, 1949", "1949-05-24", False),
        ("May 24, 1949", "1949-05", False),
    ],
)
def test_disagreement_of_print_and_attribute(printed: str, date: str, reported: bool) -> None:  # noqa: FBT001 -- a column
    assert bool(disagreement(printed, date)) is reported


@pytest.mark.parametrize(
    ("inside", "texts"),
    [
        ("<p>He said <q>No.</q> and left.</p>", ["He said No. and left."]),
        ("<p>a <app><lem>red</lem><rdg>blue</rdg></app> flag</p>", ["a red flag"]),
        ("<p>a <app><rdg>red</rdg><rdg>blue</rdg></app> flag</p>", ["a red flag"]),
        ("<p><corr>May</corr> 26</p>", ["May 26"]),
        ("<p>Мы <unclear>ушли</unclear> <supplied>мая</supplied></p>", ["Мы ушли мая"]),
        ("<p>毛泽东<lb/>离开</p>", ["毛泽东\n离开"]),
        ("<p>left<note n='1'>x</note>.<note n='2'>y</note> Then</p>", ["left. Then", "x", "y"]),
        ('<p>x<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd"/></p>', ["x"]),
        ("<list><label>1.</label></list><p>end</p>", ["1.", "end"]),
        ("<p/><note/><div/>", []),
    ],
)
def test_the_printed_text_is_taken(inside: str, texts: list[str]) -> None:
    assert [piece.text for piece in in_body(inside + "<p>last</p>") if piece.text != "last"] == texts


def test_a_single_letter_takes_its_title_and_dates_from_the_header() -> None:
    (draft,) = read(
        "<TEI.2><teiHeader><fileDesc><titleStmt><title>A Letter</title></titleStmt></fileDesc><profileDesc>"
        '<correspDesc><correspAction type="sent"><persName>Liu</persName><date when="1950-02-14"/></correspAction>'
        '<correspAction type="received"><date when="1950-02-20"/></correspAction></correspDesc></profileDesc>'
        "</teiHeader><text><front><div><p>Kept in Paris.</p></div></front><body><p>Dear Mao</p></body></text></TEI.2>"
    )
    assert (draft.part, draft.metadata.title, draft.metadata.author) == ("", "A Letter", "Liu")
    assert draft.metadata.written == "1950-02-14"
    assert [piece.text for piece in pieces(draft)] == ["Kept in Paris.", "Dear Mao"]


def test_the_works_of_a_corpus_have_names_of_their_own() -> None:
    work = "<TEI{}><teiHeader/><text><body><p>{}</p></body></text></TEI>"
    drafts = read("<teiCorpus>" + work.format(' xml:id="a"', "One") + work.format("", "Two") + "</teiCorpus>")
    assert [draft.part for draft in drafts] == ["a", "text-2"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("<kml><p>x</p></kml>", "no TEI"),
        ("<TEI><text><body><p>x</p>", "not well-formed"),
        ("", "not well-formed"),
        ("<TEI><teiHeader/></TEI>", "without a text"),
        ('<!DOCTYPE TEI [<!ENTITY a "b">]><TEI><text><p>&a;</p></text></TEI>', "entities"),
        ('<!DOCTYPE TEI SYSTEM "tei.dtd"><TEI><text><p>&mdash;</p></text></TEI>', "not well-formed"),
        ("<TEI>" + "<a>" * 200_000 + "</a>" * 200_000 + "</TEI>", "deep"),
        ("<TEI><text>" + "<note>" * 300 + "</note>" * 300 + "</text></TEI>", "deep"),
    ],
)
def test_refused_with_a_remedy(data: str, said: str) -> None:
    with pytest.raises(ReadError, match=said) as refused:
        read(data)
    assert str(refused.value).startswith("a.xml: ")
    assert ";" in str(refused.value)


@pytest.mark.parametrize(
    "inside",
    [
        "<p>" + "<pb n='1'/> " * 40_000 + "x</p>",
        "<p>" + "<note n='1'>x</note> " * 20_000 + "</p>",
        "<list>" + "<label>1</label>" * 20_000 + "</list>",
        "<head>" + "<date when='x'>[</date>" * 20_000 + "</head>",
        "<div type='document' xml:id='d'><p>x</p></div>" * 10_000,
        "<p>" + "<hi>\n</hi>" * 20_000 + "</p>",
        "<p>" + " " * 500_000 + "<lb break='no'/></p>",
    ],
)
@pytest.mark.slow
def test_a_hostile_text_costs_time_in_line_with_its_size(inside: str) -> None:
    assert read(f"<TEI><text><body>{inside}<p>x</p></body></text></TEI>")


NAMES = [
    "p",
    "head",
    "note",
    "list",
    "item",
    "label",
    "row",
    "cell",
    "quote",
    "div",
    "sp",
    "hi",
    "lb",
    "pb",
    "fw",
    "app",
]
TREES = st.recursive(
    st.text(alphabet="ab ,.\n毛", max_size=6),
    lambda inner: st.builds(
        lambda name, inside: f"<{name}>{''.join(inside)}</{name}>", st.sampled_from(NAMES), st.lists(inner, max_size=4)
    ),
    max_leaves=25,
)


@given(TREES)
def test_every_letter_is_kept_and_blocks_cover_it(inside: str) -> None:
    (draft,) = read(f"<TEI><text><body><p>start</p>{inside}</body></text></TEI>")
    document = assemble("a.xml", draft, TABLES)
    letters = "".join(
        filter(str.isalpha, "start" + "".join(part.partition(">")[2] for part in f">{inside}".split("<")))
    )
    assert sorted(filter(str.isalpha, document.text)) == sorted(letters)
    covered = sum(len(document.text[b.start : b.end].replace(" ", "")) for b in document.blocks)
    assert covered == len("".join(document.text.split()))


@given(st.binary(max_size=200))
def test_random_bytes_are_read_or_refused(data: bytes) -> None:
    for raw in (data, b"<TEI><text><p>" + data + b"</p></text></TEI>"):
        try:
            read(raw)
        except ReadError:
            continue


def _benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reading_benchmark", READING)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
def test_three_real_volumes() -> None:
    benchmark = _benchmark()
    volumes = sorted(benchmark.CORPUS.glob("*.xml"))
    if not volumes:
        pytest.skip(f"no TEI volumes in {benchmark.CORPUS}")
    documents = {document.name: document for document in read_paths(volumes, TABLES).documents}
    for row in benchmark.measure(documents, benchmark.gold_of(benchmark.CORPUS)):
        assert row.right >= row.total * 0.99, (row.name, row.wrong)
