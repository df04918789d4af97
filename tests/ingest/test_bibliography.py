"""What a bibliography says of a source: dates, names, labels, and which item is meant."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinoclaim.errors import UsageError
from sinoclaim.ingest import csl, read_paths
from sinoclaim.ingest.bibliography import Several, bibliography_of, read_bibliography
from sinoclaim.rules.reading import load_reading

TABLES = load_reading()
TEXT = "MAO AND STALIN\n\nMao left Moscow on 17 February 1950.\n"
SHEN = {
    "id": "http://zotero.org/users/1/items/ABCD",
    "citation-key": "shen2020",
    "type": "book",
    "title": "Mao and Stalin",
    "author": [{"family": "Shen", "given": "Zhihua"}],
    "issued": {"date-parts": [[2020, 5]]},
    "original-date": {"date-parts": [["1999"]]},
    "publisher": "Harbour Press",
    "language": "zh-CN",
}


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ({"date-parts": [[2020]]}, "2020"),
        ({"date-parts": [["2020", "5", "03"]]}, "2020-05-03"),
        ({"date-parts": [[1955, 5, 24], [1955, 5, 26]]}, "1955-05-24/1955-05-26"),
        ({"date-parts": [[1955], [0]]}, "1955/.."),
        ({"date-parts": [[1950]], "season": 1}, "1950-21"),
        ({"date-parts": [[1950]], "season": "4"}, "1950-24"),
        ({"date-parts": [[1950]], "season": "Spring"}, "1950"),
        ({"date-parts": [[1950]], "circa": True}, "1950~"),
        ({"date-parts": [[1950], [1952]], "circa": 1}, "1950~/1952~"),
        ({"raw": "1950-02-14"}, "1950-02-14"),
        ({"literal": "spring of 1950"}, ""),
        ({"date-parts": [[1950, 13]]}, ""),
        ({"date-parts": [[1950, 2, 30]]}, ""),
        ({"date-parts": [[]]}, ""),
        ({"date-parts": [[None]]}, ""),
        ({"date-parts": [[True]]}, ""),
        ({"date-parts": 1950}, ""),
        ({"date-parts": [[10**30]]}, ""),
        (None, ""),
        ("1950", ""),
    ],
)
def test_dates(value: object, edtf: str) -> None:
    assert csl.date(value) == edtf


def _people(*families: str) -> list[dict[str, str]]:
    return [{"family": family} for family in families]


@pytest.mark.parametrize(
    ("item", "label"),
    [
        (SHEN, "Shen 2020"),
        ({"author": _people("Li", "Wang"), "issued": {"date-parts": [[1999]]}}, "Li and Wang 1999"),
        ({"author": _people("Li", "Wang", "Ma"), "issued": {"date-parts": [[1999]]}}, "Li et al. 1999"),
        ({"author": _people("Shen")}, "Shen n.d."),
        ({"editor": _people("Shen"), "original-date": {"date-parts": [[1950]]}}, "Shen 1950"),
        ({"author": [{"literal": "Academy of Sciences"}]}, "Academy of Sciences n.d."),
        ({"author": [{"family": "Beek", "non-dropping-particle": "van"}]}, "van Beek n.d."),
        ({"title": "The  Base", "issued": {"date-parts": [[1950], [1952]], "circa": True}}, "The Base 1950–1952"),
        ({"author": "Shen"}, ""),
        ({}, ""),
    ],
)
def test_labels(item: dict[str, Any], label: str) -> None:
    assert csl.label(item) == label


def test_equal_labels_are_told_apart_by_letters() -> None:
    assert csl.lettered(["", "A n.d.", "", "A n.d."]) == ("", "A n.d.-a", "", "A n.d.-b")
    many = csl.lettered(["Shen 2020"] * 28)
    assert (many[0], many[25], many[26], many[27]) == ("Shen 2020a", "Shen 2020z", "Shen 2020aa", "Shen 2020ab")


def test_an_item_gives_what_is_known() -> None:
    known = bibliography_of("refs.json", [SHEN]).of_file("shen2020.txt", "")
    assert known is not None
    assert not isinstance(known, Several)
    assert (known.id, known.title, known.author, known.label) == (
        "shen2020",
        "Mao and Stalin",
        "Zhihua Shen",
        "Shen 2020",
    )
    assert (known.written, known.published, known.language) == ("1999", "2020-05", "zh-CN")
    assert (known.genre, known.site) == ("book", "Harbour Press")


@pytest.mark.parametrize(
    ("more", "source", "key", "fits"),
    [
        ({}, "notes/Shen2020.TXT", "", True),
        ({}, "other.txt", "shen2020", True),
        ({}, "other.txt", "", False),
        ({}, "volume.zip#a/shen2020.txt", "", True),
        ({}, "shen2020.xml#d12", "", True),
        ({"note": "OCLC: 1\nfile: papers/My Shen.pdf"}, "a/my shen.pdf", "", True),
        ({"note": "see my shen.pdf for more"}, "my shen.pdf", "", False),
        ({"file": "Full Text:files/1/Shen.pdf:application/pdf;C:\\x\\Other.htm"}, "shen.pdf", "", True),
        ({"file": "Full Text:files/1/Shen.pdf:application/pdf;C:\\x\\Other.htm"}, "other.htm", "", True),
        ({"attachments": [{"path": "storage/AB/Shen.html"}, 7, {"path": 3}]}, "shen.html", "", True),
        ({"file": 7, "note": 7, "attachments": 7, "title": 7, "author": 7}, "shen.txt", "", False),
    ],
)
def test_which_sources_an_item_fits(more: dict[str, Any], source: str, key: str, fits: bool) -> None:  # noqa: FBT001 -- a column
    found = bibliography_of("refs.json", [{**SHEN, **more}]).of_file(source, key)
    assert (found is not None) is fits


@pytest.mark.parametrize(
    ("title", "fits"),
    [("Mao and Stalin", True), ("MAO, AND STALIN!", True), ("Mao & Stalin", False), ("Mao", False), ("", False)],
)
def test_which_titles_are_equal(title: str, fits: bool) -> None:  # noqa: FBT001 -- a column
    assert (bibliography_of("refs.json", [SHEN]).of_title(title) is not None) is fits


def _read(folder: Path, items: object, **files: str) -> Any:
    refs = folder / "refs.json"
    refs.write_text(json.dumps(items), "utf-8")
    corpus = folder / "corpus"
    corpus.mkdir(exist_ok=True)
    for name, text in files.items():
        (corpus / name.replace("__", ".")).write_text(text, "utf-8")
    return read_paths([corpus], TABLES, bibliography=read_bibliography(refs))


def test_a_source_is_found_by_the_title_that_its_page_shows(tmp_path: Path) -> None:
    origin = _read(tmp_path, [SHEN], a__txt=TEXT).documents[0].origin
    assert (origin.label, origin.author, origin.title) == ("Shen 2020", "Zhihua Shen", "Mao and Stalin")


def test_the_side_file_goes_before_the_bibliography(tmp_path: Path) -> None:
    side = 'id = "shen2020"\nauthor = "Shen Zhihua"\n[override]\npublished = 2021'
    origin = _read(tmp_path, {"items": [SHEN]}, a__txt=TEXT, a__toml=side).documents[0].origin
    assert (origin.label, origin.author, origin.published.edtf) == ("Shen 2020", "Shen Zhihua", "2021")


def test_of_two_that_fit_none_is_taken_and_that_is_told(tmp_path: Path) -> None:
    library = _read(tmp_path, [SHEN, {**SHEN, "citation-key": "shen2020b"}], a__txt=TEXT)
    assert library.documents[0].origin.label == ""
    (told,) = library.problems
    assert told.remark
    assert told.message.startswith("fits 2 items of refs.json (shen2020, shen2020b) and took none; name one by 'id'")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is not valid JSON"),
        (b"[", "is not valid JSON"),
        (b"\xff", "is not valid JSON"),
        (b"[" * 100_000, "is not valid JSON"),
        (b"7", "is not a list of items; export it as CSL JSON"),
        (b'{"a": 1}', "is not a list of items"),
        (b"[1]", "is not a list of items"),
    ],
)
def test_what_is_no_bibliography_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "refs.json"
    path.write_bytes(data)
    with pytest.raises(UsageError, match=message):
        read_bibliography(path)
    with pytest.raises(UsageError, match="cannot be read"):
        read_bibliography(tmp_path / "nowhere.json")


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.lists(st.dictionaries(st.sampled_from([*SHEN, "note", "file", "attachments", "editor"]), _JSON), max_size=4))
def test_no_item_breaks_the_reading(items: list[dict[str, Any]]) -> None:
    books = bibliography_of("refs.json", items)
    assert len(books.items) == len(items)
    assert len({item.label for item in books.items if item.label}) == sum(bool(item.label) for item in books.items)
