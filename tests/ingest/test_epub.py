"""E-books: chapters in the order of the spine, their notes and numbers, what the book says of itself, hostile ones."""

from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sinoclaim.errors import ReadError
from sinoclaim.ingest import Limits, read_paths
from sinoclaim.ingest.drafts import Draft, File, Piece
from sinoclaim.ingest.readers.epub import read_epub
from sinoclaim.model.document import BlockKind
from sinoclaim.rules.reading import load_reading

CONTAINER = (
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
PACKAGE = """<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Alliance</dc:title>
<dc:creator>Shen Zhihua</dc:creator>
<dc:creator>Xia Yafeng</dc:creator><dc:date>2015-03-01</dc:date><dc:language>en</dc:language>
<dc:rights>CC BY</dc:rights></metadata><manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="c9" href="text/c%209.xhtml" media-type="application/xhtml+xml"/>
<item id="c10" href="text/c10.xhtml" media-type="application/xhtml+xml"/>
<item id="end" href="text/end.xhtml" media-type="application/xhtml+xml"/>
<item id="css" href="a.css" media-type="text/css"/></manifest><spine><itemref idref="c9"/>
<itemref idref="nav"/><itemref idref="c10"/><itemref idref="end"/></spine></package>"""
PAGE = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>{}</body></html>'
BOOK: Mapping[str, str] = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": CONTAINER,
    "OEBPS/content.opf": PACKAGE,
    "OEBPS/nav.xhtml": PAGE.format('<nav epub:type="toc"><a href="text/c10.xhtml#top">Chapter 10</a></nav>'),
    "OEBPS/text/c 9.xhtml": PAGE.format(
        '<h1>Chapter 9: The Base</h1><p>It was given back in 1955.<a epub:type="noteref" href="#n16">16</a></p>'
        '<aside epub:type="footnote" id="n16"><p>Shen, p. 3.</p></aside>'
    ),
    "OEBPS/text/c10.xhtml": PAGE.format("<p>Khrushchev came in 1954.</p>"),
    "OEBPS/text/end.xhtml": PAGE.format("<h1>Epilogue</h1><p>It ended.</p>"),
}


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def read(parts: Mapping[str, str | bytes], limits: Limits | None = None) -> Draft:
    [draft] = read_epub(File("a.epub", packed(parts), limits or Limits()))
    return draft


def pieces_in(draft: Draft) -> tuple[Piece, ...]:
    assert not isinstance(draft.body, str)
    return draft.body


def test_a_book_gives_its_chapters_in_order() -> None:
    assert [(piece.kind, piece.text, piece.locator) for piece in pieces_in(read(BOOK))] == [
        (BlockKind.HEADING, "Chapter 9: The Base", "ch. 9"),
        (None, "It was given back in 1955.", "ch. 9"),
        (BlockKind.NOTE, "Shen, p. 3.", "ch. 9, n. 16"),
        (BlockKind.HEADING, "Chapter 10", "ch. 10"),
        (None, "Khrushchev came in 1954.", "ch. 10"),
        (BlockKind.HEADING, "Epilogue", ""),
        (None, "It ended.", ""),
    ]


def test_a_book_says_who_wrote_it() -> None:
    told = read(BOOK).metadata
    assert (told.title, told.author, told.published) == ("The Alliance", "Shen Zhihua; Xia Yafeng", "2015-03-01")
    assert (told.language, told.licence, told.genre) == ("en", "CC BY", "book")


def test_the_older_table_of_contents_gives_titles_too() -> None:
    ncx = (
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel>'
        '<text>第十章 回归</text></navLabel><content src="text/c10.xhtml"/></navPoint></navMap></ncx>'
    )
    nav = 'href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"'
    package = PACKAGE.replace(nav, 'href="toc.ncx" media-type="application/x-dtbncx+xml"')
    pieces = pieces_in(read({**BOOK, "OEBPS/content.opf": package, "OEBPS/toc.ncx": ncx}))
    assert [piece.locator for piece in pieces if piece.text == "Khrushchev came in 1954."] == ["ch. 十"]


def test_a_book_is_read_through_the_worker(tmp_path: Path) -> None:
    (tmp_path / "a.epub").write_bytes(packed(BOOK))
    [document] = read_paths([tmp_path / "a.epub"], load_reading()).documents
    assert document.origin.title == "The Alliance"
    [note] = [block for block in document.blocks if block.kind is BlockKind.NOTE]
    assert (document.text[note.start : note.end], note.locator) == ("Shen, p. 3.", "ch. 9, n. 16")


def test_a_missing_chapter_is_a_warning() -> None:
    parts = {name: text for name, text in BOOK.items() if "c10" not in name}
    draft = read(parts)
    assert draft.warnings == ("chapters are missing in it: OEBPS/text/c10.xhtml",)
    assert len(pieces_in(draft)) == 5


LOCK = '<encryption xmlns:e="x"><e:CipherReference URI="{}"/></encryption>'


def test_scrambled_fonts_lock_no_book() -> None:
    assert read({**BOOK, "META-INF/encryption.xml": LOCK.format("OEBPS/font.otf")}).metadata.title == "The Alliance"


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ({"a": "b"}, r"has no META-INF/container\.xml"),
        ({**BOOK, "META-INF/container.xml": "<container/>"}, "names no book"),
        ({**BOOK, "META-INF/container.xml": "<!DOCTYPE a [<!ENTITY x 'y'>]><container/>"}, "entities"),
        ({**BOOK, "OEBPS/content.opf": "<package><a></package>"}, "not well-formed"),
        ({**BOOK, "OEBPS/content.opf": "<a>" * 5000}, "nested more than"),
        ({**BOOK, "OEBPS/content.opf": "<package/>"}, "no chapters"),
        ({**BOOK, "META-INF/encryption.xml": LOCK.format("OEBPS/text/c10.xhtml")}, "locked by its seller"),
        ({**BOOK, "OEBPS/text/c10.xhtml": bytes(8 << 20)}, "times its size"),
        ({**BOOK, **{f"x{number}": "" for number in range(5000)}}, "more than 5000 entries"),
    ],
)
def test_a_broken_or_hostile_book_is_refused_with_a_reason(parts: Mapping[str, str | bytes], why: str) -> None:
    with pytest.raises(ReadError, match=rf"^a\.epub.*{why}"):
        read(parts)


def test_the_unpacked_chapters_are_counted_together() -> None:
    with pytest.raises(ReadError, match="unpacks to more than 1500 bytes"):
        read(BOOK, Limits(unpacked_bytes=1500))


def test_what_a_book_links_to_outside_is_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.xhtml"
    secret.write_text("<p>canary", "utf-8")
    package = PACKAGE.replace("text/c10.xhtml", f"../../../../..{secret}")
    assert "canary" not in str(read({**BOOK, "OEBPS/content.opf": package}).body)


@given(st.integers(0, 4000), st.integers(0, 255))
@settings(max_examples=50)
def test_a_damaged_byte_is_read_or_refused(place: int, value: int) -> None:
    data = bytearray(packed(BOOK))
    data[place % len(data)] = value
    with contextlib.suppress(ReadError):
        list(read_epub(File("a.epub", bytes(data))))
