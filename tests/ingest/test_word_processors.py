"""DOCX, ODT and RTF alike: the same article gives the same pieces; hostile files give one message in their budget."""

from __future__ import annotations

import contextlib
import io
import struct
import time
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sinoclaim.errors import ReadError
from sinoclaim.ingest.assembly import assemble
from sinoclaim.ingest.drafts import Draft, File, Limits, Member
from sinoclaim.ingest.formats import format_of
from sinoclaim.ingest.isolation import Workshop
from sinoclaim.ingest.readers.docx import read_docx
from sinoclaim.ingest.readers.odt import read_fodt, read_odt
from sinoclaim.ingest.readers.rtf import read_rtf
from sinoclaim.rules.reading import load_reading
from tests.ingest.word_files import NAMESPACES, OPEN, archive, docx, odt, paragraph, read, run, shown

Reader = Callable[[File], Iterable[Draft | Member]]
READERS: tuple[Reader, ...] = (read_docx, read_odt, read_fodt, read_rtf)
SENTENCES = (
    "Mao left Moscow on 17 February 1950",
    ", and Zhou Enlai with him.",
    "毛泽东1950年2月17日离开莫斯科。",
    "Мао уехал.",
)


def article_docx() -> bytes:
    comment, foot, end = (f'<w:r><w:{kind}Reference w:id="1"/></w:r>' for kind in ("comment", "footnote", "endnote"))
    row = "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in ("1950", "Treaty")) + "</w:tr>"
    body = (
        paragraph("A short visit", '<w:outlineLvl w:val="0"/>')
        + f"<w:p>{run(SENTENCES[0])}{foot}{run(SENTENCES[1])}{comment}</w:p>"
        + paragraph("Дом", '<w:numPr><w:numId w:val="1"/></w:numPr>')
        + paragraph("He said so.", '<w:pStyle w:val="q"/>')
        + f"<w:tbl>{row}</w:tbl><w:p>{run(SENTENCES[2])}{end}</w:p>"
        + f"<w:p>{run(SENTENCES[3])}<w:del>{run('Gone')}</w:del>{run('Hidden', '<w:vanish/>')}</w:p>"
    )
    return docx(
        body,
        styles='<w:style w:type="paragraph" w:styleId="q"><w:name w:val="Quote"/></w:style>',
        footnotes=f'<w:footnote w:id="1">{paragraph("See AVPRF.")}</w:footnote>',
        endnotes=f'<w:endnote w:id="1">{paragraph("At the end.")}</w:endnote>',
        comments='<w:comment w:id="1" w:author="Li Hua" w:date="2022-10-20T08:00:00Z">'
        f"{paragraph('Was it?')}</w:comment>",
        header=paragraph("Draft"),
    )


def article_odt() -> bytes:
    def note(kind: str, words: str) -> str:
        return (
            f'<text:note text:note-class="{kind}"><text:note-citation>1</text:note-citation><text:note-body>'
            f"<text:p>{words}</text:p></text:note-body></text:note>"
        )

    comment = (
        "<office:annotation><dc:creator>Li Hua</dc:creator><dc:date>2022-10-20</dc:date><text:p>Was it?</text:p>"
        "</office:annotation>"
    )
    row = "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in ("1950", "Treaty"))
    hidden = '<text:span text:style-name="T1">Hidden</text:span>'
    body = (
        '<text:tracked-changes><text:p>Gone</text:p></text:tracked-changes><text:h text:outline-level="1">A short visit'
        f"</text:h><text:p>{SENTENCES[0]}{note('footnote', 'See AVPRF.')}{SENTENCES[1]}{comment}</text:p>"
        "<text:list><text:list-item><text:p>Дом</text:p></text:list-item></text:list>"
        '<text:p text:style-name="Quotations">He said so.</text:p>'
        f"<table:table><table:table-row>{row}</table:table-row></table:table>"
        f"<text:p>{SENTENCES[2]}{note('endnote', 'At the end.')}</text:p><text:p>{SENTENCES[3]}{hidden}</text:p>"
    )
    style = (
        '<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>'
    )
    return odt(body, automatic=style, styles="<style:header><text:p>Draft</text:p></style:header>")


def article_rtf() -> bytes:
    chinese, russian, house = (
        "".join(f"\\u{ord(c)}?" if ord(c) > 127 else c for c in words) for words in (*SENTENCES[2:], "Дом")
    )
    return (
        r"{\rtf1\ansi\ansicpg1252\uc1{\header Draft}{\stylesheet{\s3 Quote;}}\pard\outlinelevel0 A short visit\par"
        rf"\pard {SENTENCES[0]}{{\super\chftn{{\footnote{{\chftn}}See AVPRF.}}}}{SENTENCES[1]}{{\*\atnid LH}}"
        r"{\*\atnauthor Li Hua}\chatn{\*\annotation{\*\atndate 128622592}Was it?}\par"
        rf"\pard\ls1 {house}\par\pard\s3 He said so.\par\trowd\cellx1\cellx2\pard\intbl 1950\cell Treaty\cell\row"
        rf"\pard {chinese}{{\chftn{{\footnote\ftnalt At the end.}}}}\par {russian}{{\deleted Gone}}{{\v Hidden}}\par}}"
    ).encode("latin-1")


ARTICLES: dict[str, tuple[Reader, bytes]] = {
    "a.docx": (read_docx, article_docx()),
    "a.odt": (read_odt, article_odt()),
    "a.rtf": (read_rtf, article_rtf()),
}


@pytest.mark.parametrize("name", ARTICLES)
def test_the_same_article_gives_the_same_pieces(name: str) -> None:
    draft = read(*ARTICLES[name])
    assert draft.warnings == ()
    assert shown(draft) == [
        "heading:1> A short visit",
        "> " + SENTENCES[0] + SENTENCES[1],
        "item> Дом",
        "quote> He said so.",
        "table-row> 1950 | Treaty",
        "> " + SENTENCES[2],
        "> " + SENTENCES[3],
        "furniture> Draft",
        "note:n. 1> See AVPRF.",
        "note:endnote 1> At the end.",
        "note:comment 1 (2022-10-20):Li Hua> Was it?",
    ]


def test_the_worker_reads_what_the_reader_reads() -> None:
    tables = load_reading()
    documents = []
    with Workshop() as workshop:
        for name, (reader, data) in ARTICLES.items():
            form = format_of(name)
            assert form is not None
            assert form.isolated
            [draft] = workshop.read(form, File(name, data))
            assert draft == read(reader, data)
            assert isinstance(draft, Draft)
            documents.append(assemble("a", draft, tables))
    assert documents[0] == documents[1] == documents[2]
    assert {block.speaker for block in documents[0].blocks} == {"", "Li Hua"}


def bomb(member: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file, file.open(member, "w") as part:
        for _ in range(16):
            part.write(bytes(1 << 20))
    return packed.getvalue()


def patched(member: str, local: int, central: int, form: str, value: int) -> bytes:
    data = bytearray(bomb(member))
    struct.pack_into(form, data, local, value)
    struct.pack_into(form, data, data.index(b"PK\x01\x02") + central, value)
    return bytes(data)


def overlapping(member: str, count: int = 6000) -> bytes:
    data = bomb(member)
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    tail = bytearray(data[end:])
    struct.pack_into("<HHI", tail, 8, count, count, (end - start) * count)
    return data[:start] + data[start:end] * count + bytes(tail)


LIMITS = Limits(unpacked_bytes=8 << 20)
LAUGHS = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]>'
HOSTILE: dict[str, Callable[[str], bytes]] = {
    "bomb": bomb,
    "lying size": lambda member: patched(member, 22, 24, "<I", 10),
    "encrypted": lambda member: patched(member, 6, 8, "<H", 1),
    "unknown method": lambda member: patched(member, 8, 10, "<H", 99),
    "overlapping": overlapping,
    "crowd": lambda member: archive({member: "<x/>"} | {f"x{i}": b"" for i in range(6000)}),
    "truncated": lambda member: archive({member: "<x/>"})[:-30],
    "entities": lambda member: archive({member: f"{LAUGHS}<x>&b;</x>"}),
    "deep": lambda member: archive({member: "<x>" * 100_000}),
    "missing part": lambda _: archive({"../../out.txt": "x"}),
    "no XML": lambda member: archive({member: "Mao left."}),
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=list(HOSTILE))
@pytest.mark.parametrize(("reader", "member"), [(read_docx, "word/document.xml"), (read_odt, "content.xml")])
def test_hostile_archives(reader: Reader, member: str, make: Callable[[str], bytes]) -> None:
    data = make(member)
    start = time.process_time()
    with pytest.raises(ReadError, match=r"\Aa[:#]"):
        read(reader, data, limits=LIMITS)
    assert time.process_time() - start < 5


def test_deep_tables_and_boxes_are_refused() -> None:
    cell = "<w:tbl><w:tr><w:tc>"
    with pytest.raises(ReadError, match="nested more than 200 deep"):
        read(read_docx, docx(cell * 5000))
    box = "<text:p><draw:text-box>"
    with pytest.raises(ReadError, match="nested more than 200 deep"):
        read(read_fodt, f"<office:text {OPEN}>{box * 5000}".encode())


def mebibyte(words: str) -> bytes:
    return b"{\\rtf1 " + words.encode() * ((1 << 20) // len(words))


@pytest.mark.parametrize(
    "words", ["\\", "{}", "\\par", "\\u1", "\\'", "\\'81", "\\bin", "x", "\\trowd\\cell", "\n", "\\*"]
)
def test_a_mebibyte_of_anything_is_read_in_time(words: str) -> None:
    start = time.process_time()
    read(read_rtf, mebibyte(words))
    assert time.process_time() - start < 8


@pytest.mark.parametrize("words", ["{", "{\\footnote ", "{\\*\\shpinst{\\shptxt "])
def test_deep_groups_are_refused(words: str) -> None:
    with pytest.raises(ReadError, match="nested more than 200 deep"):
        read(read_rtf, mebibyte(words))


@given(st.binary(max_size=400), st.sampled_from(READERS))
def test_random_bytes_are_read_or_refused(data: bytes, reader: Reader) -> None:
    for start in (b"", b"{\\rtf1", b"PK\x03\x04"):
        with contextlib.suppress(ReadError):
            read(reader, start + data)


@given(st.sampled_from(sorted(ARTICLES)), st.data())
def test_damaged_articles_are_read_or_refused(name: str, data: st.DataObject) -> None:
    reader, whole = ARTICLES[name]
    damaged = bytearray(whole)
    for _ in range(data.draw(st.integers(0, 6))):
        damaged[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(ReadError):
        read(reader, bytes(damaged[: data.draw(st.integers(0, len(whole)))]))


TAGS = st.sampled_from(
    [
        "w:p",
        "w:r",
        "w:t",
        "w:tbl",
        "w:tr",
        "w:tc",
        "w:del",
        "w:rPr",
        "w:pPr",
        "w:footnote",
        "w:txbxContent",
        "w:fldChar",
        "text:p",
        "text:h",
        "text:note",
        "text:list-item",
        "table:table-row",
        "table:table-cell",
        "draw:text-box",
        "office:annotation",
        "dc:creator",
        "text:note-citation",
        "style:style",
        "text:span",
        "office:text",
        "text:s",
    ]
)
TREES = st.recursive(
    st.text("ab 1", max_size=3),
    lambda inner: st.builds(lambda tag, body: f"<{tag}>{''.join(body)}</{tag}>", TAGS, st.lists(inner, max_size=4)),
    max_leaves=25,
)
WORDS = st.sampled_from(
    [
        "{",
        "}",
        "\\par ",
        "\\cell ",
        "\\row ",
        "\\trowd ",
        "\\intbl ",
        "\\pard ",
        "\\footnote ",
        "\\ftnalt ",
        "\\v ",
        "\\v0 ",
        "\\*",
        "\\annotation ",
        "\\shptxt ",
        "\\header ",
        "\\u27611?",
        "\\'c3",
        "\\'ab",
        "\\upr",
        "\\ud ",
        "\\info",
        "\\title ",
        "\\stylesheet",
        "\\s1 ",
        "\\fonttbl",
        "\\f1 ",
        "\\fcharset134 ",
        "\\pn ",
        "\\listtext ",
        "\\uc2 ",
        "\\bin2 ",
        "x",
        "\n",
    ]
)


@settings(max_examples=200)
@given(st.lists(TREES, max_size=5))
def test_tags_in_any_order_are_read(trees: list[str]) -> None:
    body = "".join(trees)
    for reader, data in (
        (read_docx, archive({"word/document.xml": f"<w:document {NAMESPACES} {OPEN}>{body}</w:document>"})),
        (read_fodt, f"<office:text {NAMESPACES} {OPEN}>{body}</office:text>".encode()),
    ):
        draft = read(reader, data)
        assert replace(draft, body=(), warnings=()) == Draft(body=())


@settings(max_examples=300)
@given(st.lists(WORDS, max_size=40))
def test_words_of_rtf_in_any_order_are_read(words: list[str]) -> None:
    draft = read(read_rtf, "".join(["{\\rtf1", *words]).encode())
    assert all(not isinstance(piece, str) and piece.text.strip() for piece in draft.body)
