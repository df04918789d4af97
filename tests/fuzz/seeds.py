"""Make the first inputs of a fuzzer, a few small files a format: ``python -m tests.fuzz.seeds`` writes them.

They lie in build/fuzz, from where ``tests.fuzz.keep`` takes over what is worth keeping.
"""

from __future__ import annotations

import bz2
import gzip
import hashlib
import io
import json
import lzma
import tarfile
import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import zstandard
from fpdf import FPDF

from tests.fuzz.fuzz_reader import BUILD, LONGEST
from tests.ingest.test_rtf import BODIES
from tests.ingest.word_files import OPEN, archive, docx, odt, paragraph, run

CASES: Final = Path(__file__).parents[1] / "cases" / "ingest"
PAGES: Final = tuple(page["text"].encode() for page in tomllib.loads((CASES / "pages.toml").read_text("utf-8"))["page"])
ENGLISH: Final = "The delegation left Peking on 14 February 1950 and reached the border after a journey of nine days."
CHINESE: Final = "苏联军队于一九五五年五月撤离旅顺口基地，两国政府在莫斯科签订条约，有效期三十年。"
RUSSIAN: Final = "— Поезд, — сказал он, — прибыл «в полдень» 16 декабря 1949 года; встречали его на вокзале."
TEXTS: Final = (
    ENGLISH.encode(),
    *(CHINESE.encode(codec) for codec in ("utf-8", "gb18030", "utf-16", "utf-16-be", "utf-32")),
    "蘇聯軍隊於一九五五年五月撤離旅順口基地。".encode("big5"),
    *(RUSSIAN.replace("—", "-").encode(codec, "replace") for codec in ("cp1251", "koi8-r", "cp866", "utf-16-le")),
    "“We shall not stay,” he wrote in a communiqué; price £5.".encode("cp1252"),
    b"\xef\xbb\xbfMao left.\r\n\x1a",
)
MARKED: Final = (
    b"---\ntitle: A visit\nauthor: Li\n---\n# A visit\n\n> quoted\n\n- item\n1. one\n\n| a | b |\n|---|---|\n| c | d |",
    b"Title\n=====\n\n*By A. Writer*\n\n```\ncode\n```\n\nText[^1].\n\n[^1]: A note of 1950.\n",
)
PAGE: Final = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A visit | Site</title>
<meta name="author" content="Li"><meta property="article:published_time" content="2001-02-03T04:05:06Z">
<script type="application/ld+json">{"@type": "Article", "headline": "A visit", "datePublished": "2001-02-03",
"author": {"@type": "Person", "name": "Li"}, "comment": [{"@type": "Comment", "text": "No.", "author": "Wu"}]}</script>
</head><body><nav><a href="/">Home</a> <a href="/x">More</a></nav><main><article><h1>A visit</h1>
<p class="byline">By Li, <time datetime="2001-02-03">3 February 2001</time></p>
<p>Mao left on 17 February.<sup><a href="#fn1" id="r1">1</a></sup> He was tired.</p><blockquote>Go!</blockquote>
<ul><li>One</li><li>Two <b>words</b></li></ul><table><tr><th>Year</th></tr><tr><td>1950</td></tr></table>
<figure><img alt="x"><figcaption>A train</figcaption></figure><ol class="footnotes"><li id="fn1">See p. 3.
<a href="#r1">back</a></li></ol></article></main><aside>Read on</aside><footer>(c) 2001</footer></body></html>"""
THREAD: Final = "<h1>When?</h1>" + "".join(
    f'<div class="post" id="p{i}"><a class="author" href="/u/{i}">User {i}</a><time datetime="2001-02-0{i}">then</time>'
    f'<div class="content"><p>It was in 195{i}, I think.</p></div><a class="reply">Reply</a></div>'
    for i in range(1, 5)
)
TEI: Final = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A</title><author>Li</author>'
    "</titleStmt></fileDesc></teiHeader><text><body><p>Mao <persName>left</persName><note n='1'>Then</note>"
    "<date when='1950-02-17'>on 17 February</date><lb/><pb n='3'/><gap/></p><list><item>one</item></list>"
    "<table><row><cell>1950</cell></row></table><sp><speaker>Li</speaker><p>No.</p></sp></body></text></TEI>"
)
XHTML: Final = (
    '<?xml version="1.0"?><!DOCTYPE html PUBLIC "XHTML"><html><title/><body><a id="x"/><script src="a"/><p>Mao'
    "left.<br/><textarea></b></textarea><svg><a><a></svg><!-- <p> --></p></body></html>"
)
EASTERN: Final = f'<?xml version="1.0" encoding="GB18030"?><TEI><text><p>{CHINESE}</p></text></TEI>'.encode("gb18030")
WORD: Final = (
    docx(paragraph("Mao left on 17 February."))
    , docx(
        paragraph("Title", '<w:pStyle w:val="Heading1"/>')
        + f"<w:p>{run('Mao left')}<w:r><w:footnoteReference w:id='2'/></w:r><w:commentRangeStart w:id='0'/>"
        + "<w:hyperlink><w:r><w:t>x</w:t><w:br/><w:tab/></w:r></w:hyperlink><w:del><w:r><w:delText>y</w:delText></w:r>"
        + "</w:del><w:ins><w:r><w:t>z</w:t></w:r></w:ins><w:r><w:commentReference w:id='0'/></w:r></w:p>"
        + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        footnotes=f'<w:footnote w:id="2">{paragraph("See p. 3.")}</w:footnote>',
        comments=f'<w:comment w:id="0" w:author="Wu">{paragraph("No.")}</w:comment>',
        styles='<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>',
    ),
)  # fmt: skip
OPEN_TEXT: Final = (
    '<text:h text:outline-level="1">Title</text:h><text:p text:style-name="P1">Mao left<text:note text:note-class='
    '"footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>See p. 3.</text:p></text:note-body>'
    '</text:note> on<text:s text:c="2"/>17<text:tab/>February.<office:annotation><dc:creator>Wu</dc:creator><text:p>No.'
    "</text:p></office:annotation></text:p><text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>"
    "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>"
    "</table:table><draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame>"
)
OPEN_STYLES: Final = '<style:style style:name="P1" style:parent-style-name="Quotations" style:family="paragraph"/>'
OPDF: Final = (
    '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
    "<dc:title>A book</dc:title><dc:creator>Li</dc:creator><dc:date>2001</dc:date></metadata><manifest>"
    '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/><item id="n" href="toc.ncx" media-type='
    '"application/x-dtbncx+xml"/><item id="t" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
    '</manifest><spine toc="n"><itemref idref="a"/></spine></package>'
)
BOOK: Final = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": '<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>',
    "b.opf": OPDF,
    "a.xhtml": "<html xmlns:epub='x'><body><section epub:type='chapter'><h2>Chapter 1</h2><p>Mao left.<a epub:type="
    "'noteref' href='#n1'>1</a></p><aside epub:type='footnote' id='n1'>See p. 3.</aside></section></body></html>",
    "toc.ncx": '<ncx><navMap><navPoint><navLabel><text>Chapter 1</text></navLabel><content src="a.xhtml"/></navPoint>'
    "</navMap></ncx>",
    "nav.xhtml": "<html><body><nav epub:type='toc'><ol><li><a href='a.xhtml'>One</a></li></ol></nav></body></html>",
}
MAIL: Final = (
    'From: <Saved>\r\nSubject: A visit\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n'
    "--x\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    "<p>Mao left=\r\n on 17 February.</p>\r\n--x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
    "\r\niVBORw0=\r\n--x--\r\n"
)
ROWS: Final = [{"id": "k7", "text": ENGLISH, "date": "1950-02-14", "author": ["Li", "Wu"]}, {"text": CHINESE, "n": 7}]
CELLS: Final = 'id,title,text,date\nk7,"A ""visit""","Mao left;\nhe was tired.",1950-02-17\n8,,Zhou stayed.,1951,x\n'


def _pdf() -> tuple[bytes, ...]:
    made = []
    for columns in (1, 2):
        book = FPDF(unit="pt", format=(420, 595))
        book.set_creation_date(datetime(2001, 2, 3, tzinfo=UTC))
        book.set_compression(False)
        book.set_title("A visit")
        book.set_author("Li")
        for number in range(1, 4):
            book.add_page()
            book.set_font("Times", size=9)
            book.text(200, 30, f"A SHORT VISIT    {number}")
            for column in range(columns):
                for line in range(6):
                    book.text(40 + 180 * column, 60 + 13 * line, f"{ENGLISH[line * 10 : line * 10 + 36]}-")
            book.set_font("Times", size=7)
            book.text(40, 560, f"{number} See Li, p. {number}.")
        made.append(bytes(book.output()))
    return tuple(made)


def _warc(*, web: bool) -> bytes:
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=gbk\r\n\r\n" + f"<p>{CHINESE}</p>".encode("gbk")
    kind, body = ("response", page) if web else ("resource", ENGLISH.encode())
    content = "application/http; msgtype=response" if web else "text/plain"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://a.org/a\r\nWARC-Date: 2020-01-01T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: {content}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def _tar(mode: str = "w") -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode=mode) as file:  # type: ignore[call-overload]
        for name in ("a.txt", "b/c.md"):
            entry = tarfile.TarInfo(name)
            entry.size = len(ENGLISH)
            file.addfile(entry, io.BytesIO(ENGLISH.encode()))
    return packed.getvalue()


def _rtf() -> tuple[bytes, ...]:
    return tuple(f"{{\\rtf1\\ansi {body}}}".encode("latin-1", "replace") for body, _ in BODIES.values())


def seeds() -> Mapping[str, tuple[bytes, ...]]:
    """Return the first inputs of each format."""
    volume = (CASES / "tei" / "volume.xml").read_bytes()
    flat = (
        f'<office:document {OPEN} office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>'
        f"{OPEN_STYLES}</office:automatic-styles><office:body><office:text>{OPEN_TEXT}</office:text></office:body>"
        "</office:document>"
    )
    packed = archive({"a.txt": ENGLISH, "b/c.html": PAGE, "__MACOSX/._a.txt": "x"})
    return {
        "txt": (*TEXTS, *PAGES),
        "md": (*MARKED, *PAGES),
        "decode": TEXTS,
        "structure": (*PAGES, *MARKED, RUSSIAN.encode(), CHINESE.encode()),
        "html": (PAGE.encode(), THREAD.encode(), XHTML.encode(), b"<b>" * 2_100 + b"x",
            *(path.read_bytes() for path in sorted(CASES.glob("html/*.html")))),
        "epub": (archive(BOOK),),
        "mhtml": (MAIL.encode(), b"Content-Type: text/html\n\n<p>Mao left."),
        "pdf": _pdf(),
        "json": (
            json.dumps(ROWS).encode(), json.dumps({"a": ROWS[0]}).encode(), json.dumps({"items": ROWS}).encode(),
            b'["Mao left.", 1e400, "\\ud83d"]',
        ),
        "jsonl": ("\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS).encode(), b'{"text": "a"}\r\nx\r'),
        "csv": (
            CELLS.encode(), CELLS.replace(",", ";").encode("utf-16"), b"sep=|\n" + CELLS.replace(",", "|").encode(),
        ),
        "tsv": (CELLS.replace(",", "\t").encode(),),
        "zip": (packed, archive({"a.zip": packed, "b.txt.gz": gzip.compress(b"x", mtime=0)})),
        "tar": (_tar(),),
        "tgz": (gzip.compress(_tar(), mtime=0),),
        "gz": (gzip.compress(ENGLISH.encode(), mtime=0),),
        "bz2": (bz2.compress(ENGLISH.encode()),),
        "xz": (lzma.compress(ENGLISH.encode()),),
        "zst": (zstandard.compress(ENGLISH.encode()),),
        "warc": (_warc(web=True), _warc(web=False), _warc(web=True) + _warc(web=False)),
        "xml": (volume, TEI.encode(), TEI.encode("utf-16"), EASTERN),
        "docx": WORD,
        "odt": (odt("<text:p>Mao left.</text:p>"), odt(OPEN_TEXT, automatic=OPEN_STYLES, styles=OPEN_STYLES,
                meta="<dc:title>A</dc:title><dc:creator>Li</dc:creator><dc:date>2001-02-03</dc:date>")),
        "fodt": (flat.encode(),),
        "rtf": _rtf(),
    }  # fmt: skip


def main() -> None:
    """Write them where the fuzzer looks for its inputs."""
    for name, files in seeds().items():
        folder = BUILD / name
        folder.mkdir(parents=True, exist_ok=True)
        for data in files:
            if len(data) <= LONGEST:
                (folder / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)


if __name__ == "__main__":
    main()
