"""Word files: what stands on the page and in which order; notes, comments, changes, fields, tables, styles."""

from __future__ import annotations

import io
from pathlib import Path

import docx as python_docx
import pytest

from sinoclaim.errors import ReadError
from sinoclaim.ingest.drafts import Limits
from sinoclaim.ingest.readers.docx import read_docx
from tests.ingest.word_files import NAMESPACES, archive, docx, paragraph, read, run, shown


def word(name: str, value: object) -> str:
    return f'<w:{name} w:val="{value}"/>'


FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, SEPARATE, END = (FIELD.format(kind) for kind in ("begin", "separate", "end"))
BOX = f"<w:txbxContent>{paragraph('In a box.')}</w:txbxContent>"
BODIES = {
    "insertions are kept, deletions not": (
        (
            f"<w:p>{run('Mao ')}<w:del>{run('never ')}<w:r><w:delText>ever </w:delText></w:r></w:del>"
            f"<w:ins>{run('left')}</w:ins><w:moveFrom>{run(' gone')}</w:moveFrom><w:moveTo>{run('.')}</w:moveTo></w:p>"
        ),
        ["> Mao left."],
    ),
    "a deleted end joins paragraphs": (
        f"{paragraph('Mao left ', '<w:rPr><w:del/></w:rPr>')}{paragraph('Moscow.')}",
        ["> Mao left Moscow."],
    ),
    "a deleted row is left out": (
        (
            f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('1949')}</w:tc><w:tc>{paragraph('x')}</w:tc></w:tr>"
            f"<w:tr><w:tc>{paragraph('1950')}</w:tc><w:tc>{paragraph('y')}</w:tc></w:tr></w:tbl>"
        ),
        ["table-row> 1950 | y"],
    ),
    "hidden text": (f"<w:p>{run('1949', '<w:vanish/>')}{run('1950', word('vanish', 0))}</w:p>", ["> 1950"]),
    "a hidden end of paragraph hides no text": (paragraph("1950", "<w:rPr><w:vanish/></w:rPr>"), ["> 1950"]),
    "old formatting does not count": (
        paragraph("Text", '<w:pPrChange><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>'),
        ["> Text"],
    ),
    "fields show their results": (
        (
            f"<w:p>{BEGIN}<w:r><w:instrText>IF </w:instrText></w:r>{BEGIN}{SEPARATE}{run('1949')}{END}{SEPARATE}"
            f"{run('1950')}{END}<w:fldSimple>{run(' May')}</w:fldSimple></w:p>"
        ),
        ["> 1950 May"],
    ),
    "a field without an end": (f"<w:p>{BEGIN}{run('code')}</w:p>{paragraph('Text.')}", ["> Text."]),
    "breaks, tabs, hyphens": (
        (
            "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>17 Feb</w:t><w:softHyphen/><w:t>ruary</w:t><w:br/>"
            "<w:t>1950</w:t><w:noBreakHyphen/><w:t>53</w:t><w:tab/><w:t>x</w:t><w:br/><w:br/><w:t>next</w:t></w:r></w:p>"
        ),
        ["> 17 February 1950\u201153 x", "> next"],
    ),
    "characters of fonts": (
        '<w:p><w:r><w:t>x</w:t><w:sym w:char="F0FC"/><w:sym w:char="2713"/><w:sym w:char="zz"/></w:r></w:p>',
        ["> x✓"],
    ),
    "the reading over a character": (
        (
            f"<w:p><w:r><w:ruby><w:rt>{run('zhàn')}</w:rt><w:rubyBase>{run('戰')}</w:rubyBase></w:ruby></w:r>"
            f"{run('略')}</w:p>"
        ),
        ["> 戰略"],
    ),
    "a text box comes once, after its paragraph": (
        (
            f"<w:p>{run('Before ')}<w:r><mc:AlternateContent><mc:Choice><w:drawing>{BOX}</w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback></mc:AlternateContent></w:r>{run('and after.')}</w:p>"
        ),
        ["> Before and after.", "> In a box."],
    ),
    "a link": (f"<w:p>{run('See ')}<w:hyperlink>{run('the page')}</w:hyperlink>{run('.')}</w:p>", ["> See the page."]),
    "content controls and tags": (
        (
            f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent><w:p><w:smartTag>{run('Moscow')}</w:smartTag></w:p>"
            "</w:sdtContent></w:sdt>"
        ),
        ["> Moscow"],
    ),
    "a cell of several paragraphs, a table in a cell, an empty row": (
        (
            f"<w:tbl><w:tr><w:tc>{paragraph('17')}{paragraph('February')}</w:tc><w:tc><w:tbl><w:tr><w:tc>{paragraph('a')}"
            f"</w:tc><w:tc>{paragraph('b')}</w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr>"
            "<w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
        ),
        ["table-row> 17 February | a | b"],
    ),
    "a table of one cell only frames its text": (
        (f"<w:tbl><w:tr><w:tc>{paragraph('Mao left.')}{paragraph('x', word('outlineLvl', 1))}</w:tc></w:tr></w:tbl>"),
        ["> Mao left.", "heading:2> x"],
    ),
    "items": (
        paragraph("One", '<w:numPr><w:numId w:val="1"/></w:numPr>')
        + paragraph("Two", '<w:numPr><w:numId w:val="0"/></w:numPr>'),
        ["item> One", "> Two"],
    ),
}
STYLES = """
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Заголовок"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="child"><w:name w:val="mine"/><w:basedOn w:val="a3"/></w:style>
<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="q"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="toc1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="c"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="l"><w:name w:val="List Bullet"/>
<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="loop"><w:name w:val="x"/><w:basedOn w:val="loop"/></w:style>
"""
STYLED = {
    "berschrift1": "heading:1>",
    "a3": "heading:2>",
    "child": "heading:2>",
    "t": "heading:1>",
    "q": "quote>",
    "toc1": "furniture>",
    "c": "furniture>",
    "l": "item>",
    "loop": ">",
    "unknown": ">",
}


@pytest.mark.parametrize(("body", "expected"), BODIES.values(), ids=list(BODIES))
def test_bodies(body: str, expected: list[str]) -> None:
    assert shown(read(read_docx, docx(body))) == expected


@pytest.mark.parametrize(("style", "expected"), STYLED.items())
def test_styles_by_name_and_outline_level(style: str, expected: str) -> None:
    data = docx(paragraph("Words", f'<w:pStyle w:val="{style}"/>'), styles=STYLES)
    assert shown(read(read_docx, data)) == [f"{expected} Words"]


def test_a_level_of_its_own_goes_before_the_style() -> None:
    body = paragraph("A", '<w:pStyle w:val="a3"/><w:outlineLvl w:val="9"/>')
    body += paragraph("B", '<w:pStyle w:val="l"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    body += paragraph("C", '<w:pStyle w:val="a3"/><w:numPr><w:numId w:val="1"/></w:numPr>')
    assert shown(read(read_docx, docx(body, styles=STYLES))) == ["> A", "> B", "heading:2> C"]


def test_notes_and_comments_come_after_the_text() -> None:
    def refer(kind: str, number: int, more: str = "") -> str:
        return f'<w:r><w:{kind}Reference w:id="{number}" {more}/></w:r>'

    text = docx(
        f"<w:p>{run('Mao left')}{refer('footnote', 7)}{refer('comment', 0)}{run(' Moscow')}"
        '<w:r><w:footnoteReference w:id="3" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
        f"{refer('endnote', 2)}{run('.')}{refer('footnote', 5)}<w:del>{refer('footnote', 9)}</w:del></w:p>",
        footnotes=f'<w:footnote w:id="-1" w:type="separator">{paragraph("---")}</w:footnote>'
        f'<w:footnote w:id="5">{paragraph("Third.")}</w:footnote>'
        f'<w:footnote w:id="7"><w:p><w:r><w:footnoteRef/></w:r>{run(" First.")}{refer("comment", 1)}</w:p>'
        f"{paragraph('More.')}</w:footnote>"
        f'<w:footnote w:id="3">{paragraph("Starred.")}</w:footnote>'
        f'<w:footnote w:id="9">{paragraph("Gone.")}</w:footnote>',
        endnotes=f'<w:endnote w:id="2">{paragraph("At the end.")}</w:endnote>',
        comments='<w:comment w:id="0" w:author="Li Hua" w:date="2020-05-01T10:00:00Z" w:initials="LH">'
        f'{paragraph("I doubt it.")}</w:comment><w:comment w:id="1">{paragraph("Which?")}</w:comment>',
        header=paragraph("Draft of 1999"),
    )
    assert shown(read(read_docx, text)) == [
        "> Mao left Moscow.",
        "furniture> Draft of 1999",
        "note:n. 1> First.",
        "note:n. 1> More.",
        "note:n. *> Starred.",
        "note:n. 2> Third.",
        "note:endnote 1> At the end.",
        "note:comment 1 (2020-05-01):Li Hua> I doubt it.",
        "note:comment 2> Which?",
    ]


def test_a_file_that_python_docx_made() -> None:
    made = python_docx.Document()
    made.core_properties.title, made.core_properties.author = "A short  visit", "Shen Zhihua"
    made.add_heading("A short visit", 0)
    made.add_heading("Departure", 2)
    made.add_paragraph("Mao left on 17 February 1950.")
    made.add_paragraph("One", style="List Bullet")
    made.add_paragraph("Said so", style="Quote")
    table = made.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "1950", "Treaty"
    made.sections[0].header.paragraphs[0].text = "Running head"
    made.add_comment(made.paragraphs[2].runs, text="Was it?", author="Li Hua")
    packed = io.BytesIO()
    made.save(packed)
    draft = read(read_docx, packed.getvalue())
    lines = shown(draft)
    assert lines[:7] == [
        "heading:1> A short visit",
        "heading:2> Departure",
        "> Mao left on 17 February 1950.",
        "item> One",
        "quote> Said so",
        "table-row> 1950 | Treaty",
        "furniture> Running head",
    ]
    assert lines[7].endswith(":Li Hua> Was it?")
    assert (draft.metadata.title, draft.metadata.author) == ("A short visit", "Shen Zhihua")
    assert (draft.metadata.written, draft.metadata.published) == ("", "")


@pytest.mark.parametrize("name", ["python-docx", "Windows User", "微软用户", "Пользователь"])
def test_the_name_of_an_account_is_no_author(name: str) -> None:
    made = python_docx.Document()
    made.core_properties.author = name
    packed = io.BytesIO()
    made.save(packed)
    assert read(read_docx, packed.getvalue()).metadata.author == ""


def test_strict_files_and_a_main_part_of_another_name() -> None:
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        'Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/document2.xml"/>'
        "</Relationships>"
    )
    spaces = NAMESPACES.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    document = f"<w:document {spaces}><w:body>{paragraph('Mao left.')}</w:body></w:document>"
    data = archive({"_rels/.rels": relation, "word/document2.xml": document})
    assert shown(read(read_docx, data)) == ["> Mao left."]


def test_a_document_within_is_remarked_on() -> None:
    assert "another format" in read(read_docx, docx(f"{paragraph('x')}<w:altChunk/>")).warnings[0]


def test_relations_lead_nowhere_else(tmp_path: Path) -> None:
    canary = tmp_path / "canary.xml"
    canary.write_text("<w:ftr>canary</w:ftr>", "utf-8")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer"
    relations = "".join(
        f'<Relationship Type="{kind}" Target="{target}" {mode}/>'
        for target, mode in ((canary.as_uri(), 'TargetMode="External"'), (str(canary), ""), ("../../../x", ""))
    )
    data = archive(
        {
            "word/document.xml": f"<w:document {NAMESPACES}>{paragraph('Mao left.')}</w:document>",
            "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>",
        }
    )
    assert shown(read(read_docx, data)) == ["> Mao left."]


def test_one_note_referred_to_often_is_given_once() -> None:
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    note = f'<w:footnote w:id="1">{paragraph("x" * 1000)}</w:footnote>'
    assert len(read(read_docx, docx(f"<w:p>{reference * 1000}</w:p>", footnotes=note)).body) == 1


def test_damage_is_named() -> None:
    for data, why in (
        (b"", "is no DOCX file"),
        (b"Mao left.", "is no DOCX file"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "under a password, or an old .doc"),
        (docx(paragraph("x"))[:-40], "is no DOCX file"),
        (archive({"word/other.xml": "<x/>"}), "has no word/document.xml"),
        (archive({"word/document.xml": "<w:document>"}), r"a: word/document.xml: is not well-formed XML"),
    ):
        with pytest.raises(ReadError, match=why):
            read(read_docx, data)
    with pytest.raises(ReadError, match="unpacks to more than"):
        read(read_docx, docx(paragraph("x" * 10_000)), limits=Limits(unpacked_bytes=9_000))
