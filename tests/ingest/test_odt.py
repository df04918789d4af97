"""OpenDocument texts: what stands on the page and in which order; notes, comments, changes, lists, tables, styles."""

from __future__ import annotations

import pytest

from sinoclaim.errors import ReadError
from sinoclaim.ingest.readers.odt import read_fodt, read_odt
from tests.ingest.word_files import OPEN, archive, odt, read, shown

AUTOMATIC = """
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>
<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Quotations"/>
<style:style style:name="P3" style:family="paragraph" style:parent-style-name="P3"/>
<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties/></style:style>
"""
BODIES = {
    "headings": (
        '<text:h text:outline-level="2">Departure</text:h><text:h>One</text:h><text:p text:style-name="P1">T</text:p>',
        ["heading:2> Departure", "heading:1> One", "heading:1> T"],
    ),
    "styles": (
        (
            '<text:p text:style-name="P2">Said</text:p><text:p text:style-name="P3">x</text:p>'
            '<text:p text:style-name="Heading_20_3">y</text:p><text:p text:style-name="Illustration">z</text:p>'
        ),
        ["quote> Said", "> x", "heading:3> y", "furniture> z"],
    ),
    "white space": (
        (
            '<text:p>17<text:s text:c="999999999"/>February\n1950<text:tab/>x<text:line-break/>y'
            "<text:soft-page-break/>z</text:p>"
        ),
        ["> 17 February 1950 x yz"],
    ),
    "a line end in the file is a space, in Chinese too": ("<text:p>毛泽东\n离开</text:p>", ["> 毛泽东 离开"]),
    "deleted text": (
        (
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>never</text:p></text:deletion>"
            "</text:changed-region></text:tracked-changes><text:p>Mao <text:change/>left.</text:p>"
        ),
        ["> Mao left."],
    ),
    "hidden text": (
        (
            '<text:p><text:span text:style-name="T1">1949</text:span>'
            '<text:span text:style-name="T2">1950</text:span></text:p>'
            '<text:section text:display="none"><text:p>x</text:p></text:section>'
            "<text:section><text:p>y</text:p></text:section>"
        ),
        ["> 1950", "> y"],
    ),
    "the reading over a character": (
        "<text:p><text:ruby><text:ruby-base>戰</text:ruby-base><text:ruby-text>zhàn</text:ruby-text></text:ruby>略</text:p>",
        ["> 戰略"],
    ),
    "lists": (
        (
            "<text:list><text:list-header><text:p>Head</text:p></text:list-header><text:list-item><text:p>One</text:p>"
            "<text:p>more</text:p><text:list><text:list-item><text:p>Inner</text:p></text:list-item></text:list>"
            '</text:list-item><text:list-item><text:h text:outline-level="1">H</text:h></text:list-item></text:list>'
        ),
        ["> Head", "item> One", "> more", "item> Inner", "heading:1> H"],
    ),
    "tables": (
        (
            "<table:table><table:table-column/><table:table-header-rows><table:table-row><table:table-cell><text:p>Year</text:p>"
            "</table:table-cell><table:table-cell><text:p>What</text:p></table:table-cell></table:table-row>"
            '</table:table-header-rows><table:table-row><table:table-cell table:number-columns-repeated="99999999"/>'
            "<table:covered-table-cell/><table:table-cell><text:p>17</text:p><text:p>May</text:p></table:table-cell>"
            "</table:table-row></table:table><text:p>After.</text:p>"
        ),
        ["table-row> Year | What", "table-row> | | 17 May", "> After."],
    ),
    "text boxes and shapes": (
        (
            "<text:p>Before <draw:frame><svg:title>alt</svg:title><draw:text-box><text:p>In a box.</text:p>"
            "</draw:text-box></draw:frame><draw:custom-shape><text:p>In a shape.</text:p>"
            "</draw:custom-shape>and after.</text:p>"
        ),
        ["> Before and after.", "> In a box.", "> In a shape."],
    ),
    "contents": (
        (
            "<text:table-of-content><text:index-body><text:p>One 1</text:p></text:index-body></text:table-of-content>"
            "<text:p>Text.</text:p>"
        ),
        ["furniture> One 1", "> Text."],
    ),
    "links and fields": (
        "<text:p>See <text:a>the page</text:a> of <text:date>17 May 1950</text:date>.</text:p>",
        ["> See the page of 17 May 1950."],
    ),
}


@pytest.mark.parametrize(("body", "expected"), BODIES.values(), ids=list(BODIES))
def test_bodies(body: str, expected: list[str]) -> None:
    assert shown(read(read_odt, odt(body, automatic=AUTOMATIC))) == expected


def note(mark: str, words: str, kind: str = "footnote") -> str:
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation>{mark}</text:note-citation>\n'
        f"<text:note-body><text:p>{words}</text:p></text:note-body></text:note>"
    )


COMMENT = (
    "<office:annotation><dc:creator>Li Hua</dc:creator><dc:date>2020-05-01T10:00:00</dc:date>"
    "<meta:creator-initials>LH</meta:creator-initials><text:list><text:list-item><text:p>I doubt</text:p>"
    "</text:list-item></text:list><text:p>it.</text:p></office:annotation>"
)


def test_notes_and_comments_come_after_the_text() -> None:
    heads = "<office:master-styles><style:header><text:p>Draft of 1999</text:p></style:header></office:master-styles>"
    marks = note("1", "First." + COMMENT), note("i", "At the end.", "endnote"), note("*", "Starred.")
    body = f"<text:p>Mao{marks[0]} left{marks[1]}{marks[2]}.</text:p>"
    assert shown(read(read_odt, odt(body, styles=heads))) == [
        "> Mao left.",
        "furniture> Draft of 1999",
        "note:n. 1> First.",
        "note:n. *> Starred.",
        "note:endnote i> At the end.",
        "note:comment 1 (2020-05-01):Li Hua> I doubt",
        "note:comment 1 (2020-05-01):Li Hua> it.",
    ]


def test_metadata() -> None:
    meta = (
        "<dc:title>A short visit</dc:title><meta:initial-creator>Shen</meta:initial-creator>"
        "<dc:creator>Typist</dc:creator>"
        "<dc:date>2020-01-01</dc:date><dc:language>en</dc:language>"
    )
    told = read(read_odt, odt("<text:p>x</text:p>", meta=meta)).metadata
    assert (told.title, told.author, told.language, told.written, told.published) == (
        "A short visit",
        "Shen",
        "en",
        "",
        "",
    )


def test_a_text_in_one_piece() -> None:
    text = (
        f"<office:document {OPEN}><office:meta><dc:title>Visit</dc:title></office:meta><office:scripts>alert(1)"
        "</office:scripts><office:body><office:text><text:p>Mao left.</text:p></office:text>"
        "</office:body></office:document>"
    )
    draft = read(read_fodt, text.encode())
    assert (shown(draft), draft.metadata.title) == (["> Mao left."], "Visit")
    with pytest.raises(ReadError, match="holds no text of OpenDocument"):
        read(read_fodt, b"<html/>")


def test_damage_is_named() -> None:
    for data, why in (
        (b"PK\x03\x04 Mao left.", "is no ODT file"),
        (archive({"word/other.xml": "<x/>"}), "has no content.xml"),
        (archive({"content.xml": "<x>"}), r"a: content.xml: is not well-formed XML"),
        (archive({"META-INF/manifest.xml": "<m><encryption-data/></m>", "content.xml": "\0"}), "under a password"),
    ):
        with pytest.raises(ReadError, match=why):
            read(read_odt, data)
