"""Write one article in every format, as the programs that people use write it.

An article is a list of parts. ``^1`` in a text is the mark of the first note; makers put it as their format does.
"""

from __future__ import annotations

import csv
import gzip
import html
import io
import json
import quopri
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from docx import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part as WordPart
from fpdf import FPDF

from tests.ingest.word_files import odt

MARK: Final = re.compile(r"\^(\d)")
FONT: Final = Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf")
"""A font with Cyrillic letters; the core fonts of PDF have Western ones only."""
WRITABLE: Final = ("en", "ru") if FONT.exists() else ("en",)
"""The languages whose letters a PDF can be made with; fonts with Chinese ones are too large to come by."""
_LAST_LETTER: Final = "\u2e00" if FONT.exists() else "\xff"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an article; ``text`` of a row has its cells parted by " | "."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    title: str
    author: str
    parts: tuple[Part, ...]
    notes: tuple[str, ...] = ()

    def groups(self) -> Iterator[tuple[str, list[str]]]:
        """Yield the parts, with the items of a list and the rows of a table together."""
        kind, texts = "", list[str]()
        for part in self.parts:
            if part.kind != kind or kind not in {"item", "row"}:
                if texts:
                    yield kind, texts
                kind, texts = part.kind, []
            texts.append(part.text)
        if texts:
            yield kind, texts


def txt(article: Article) -> bytes:
    return _plain(article).encode()


def _plain(article: Article) -> str:
    """Return the article as one would type it, with the marks of notes in brackets."""
    blocks = [article.title]
    for kind, texts in article.groups():
        if kind == "row":
            blocks += ["\n".join(text.replace(" | ", "\t") for text in texts)]
        else:
            blocks += ["\n".join(f"- {text}" for text in texts) if kind == "item" else texts[0]]
    if article.notes:
        blocks += ["Notes", *(f"{number}. {note}" for number, note in enumerate(article.notes, 1))]
    return MARK.sub(r"[\1]", "\n\n".join(blocks) + "\n")


def md(article: Article) -> bytes:
    blocks = [f"# {article.title}"]
    for kind, texts in article.groups():
        if kind == "row":
            lines = [f"| {text} |" for text in texts]
            blocks += ["\n".join([lines[0], "| --- | --- |", *lines[1:]])]
        else:
            before = {"heading": "## ", "quote": "> ", "item": "- "}.get(kind, "")
            blocks += ["\n".join(before + text for text in texts)]
    notes = [f"[^{number}]: {note}" for number, note in enumerate(article.notes, 1)]
    return "\n\n".join([*(MARK.sub(r"[^\1]", block) for block in blocks), *notes, ""]).encode()


def _flow(article: Article, mark: str) -> str:
    """Return the parts as HTML elements."""
    made = []
    tags = {"heading": "h2", "quote": "blockquote", "byline": 'p class="byline"'}
    for kind, texts in article.groups():
        words = [MARK.sub(mark, html.escape(text, quote=False)) for text in texts]
        if kind == "item":
            made.append("<ul>" + "".join(f"<li>{text}</li>\n" for text in words) + "</ul>")
        elif kind == "row":
            rows = [text.replace(" | ", "</td><td>") for text in words]
            made.append("<table>" + "".join(f"<tr><td>{row}</td></tr>\n" for row in rows) + "</table>")
        else:
            tag = tags.get(kind, "p")
            made.append(f"<{tag}>{words[0]}</{tag.split()[0]}>")
    return "\n".join(made)


def web_page(article: Article) -> str:
    """Return a page as a magazine has it: a menu, the article with its notes, what else there is to read."""
    notes = "".join(
        f'<li id="fn{number}">{html.escape(note, quote=False)} <a href="#ref{number}">↩</a></li>\n'
        for number, note in enumerate(article.notes, 1)
    )
    mark = r'<sup id="ref\1"><a href="#fn\1">\1</a></sup>'
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{article.title} - The Quay</title>
<meta name="author" content="{article.author}"><script>var left = "Mao left Moscow on 1 March 1951.";</script></head>
<body><nav><a href="/">Home</a> <a href="/years">Years</a> <a href="/about">About us</a></nav>
<main><article><h1>{article.title}</h1>
{_flow(article, mark)}
<section class="footnotes"><ol>{notes}</ol></section></article></main>
<footer><a href="/privacy">Privacy</a> <a href="/terms">Terms of use</a></footer></body></html>
"""


def page(article: Article) -> bytes:
    return web_page(article).encode()


def mhtml(article: Article) -> bytes:
    head = (
        'From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    )
    end = b"\r\n--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b--\r\n"
    return head.encode() + quopri.encodestring(page(article)) + end


def epub(article: Article) -> bytes:
    mark = r'<a epub:type="noteref" href="#fn\1">\1</a>'
    notes = "".join(
        f'<aside epub:type="footnote" id="fn{number}"><p>{html.escape(note, quote=False)}</p></aside>\n'
        for number, note in enumerate(article.notes, 1)
    )
    chapter = (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" '
        'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>1</title></head>'
        f"<body><h1>{article.title}</h1>{_flow(article, mark)}{notes}</body></html>"
    )
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/'
        f'1.1/"><dc:title>{article.title}</dc:title><dc:creator>{article.author}</dc:creator></metadata><manifest>'
        '<item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/></spine>'
        "</package>"
    )
    container = '<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>'
    return _zipped({"META-INF/container.xml": container, "book.opf": package, "c.xhtml": chapter})


def _zipped(files: dict[str, str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return packed.getvalue()


_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(article: Article) -> bytes:
    """Write with python-docx; it has no footnotes, so their part and their marks are put in as XML."""
    word = Word()
    word.core_properties.title, word.core_properties.author = article.title, article.author
    word.add_heading(article.title, level=1)
    styles = {"item": "List Bullet", "quote": "Quote"}
    for kind, texts in article.groups():
        if kind == "row":
            table = word.add_table(rows=0, cols=2)
            for text in texts:
                for cell, words in zip(table.add_row().cells, text.split(" | "), strict=True):
                    cell.text = words
        elif kind == "heading":
            word.add_heading(texts[0], level=2)
        else:
            for text in texts:
                _word_paragraph(word.add_paragraph(style=styles.get(kind)), text)
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> '
        f"{html.escape(note, quote=False)}</w:t></w:r></w:p></w:footnote>"
        for number, note in enumerate(article.notes, 1)
    )
    part = WordPart(
        PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        f'<w:footnotes xmlns:w="{_W}">{notes}</w:footnotes>'.encode(),
        word.part.package,
    )
    word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    made = io.BytesIO()
    word.save(made)
    return made.getvalue()


def _word_paragraph(paragraph: object, text: str) -> None:
    """Put a text into a paragraph, its marks of notes as references."""
    for index, run in enumerate(MARK.split(text)):
        made = paragraph.add_run("" if index % 2 else run)  # type: ignore[attr-defined]
        if index % 2:
            reference = made._r.makeelement(f"{{{_W}}}footnoteReference", {f"{{{_W}}}id": run})
            made._r.append(reference)


def open_text(article: Article) -> bytes:
    def note(found: re.Match[str]) -> str:
        words = html.escape(article.notes[int(found[1]) - 1], quote=False)
        return (
            f'<text:note text:note-class="footnote"><text:note-citation>{found[1]}</text:note-citation>'
            f"<text:note-body><text:p>{words}</text:p></text:note-body></text:note>"
        )

    made = [f'<text:h text:outline-level="1">{article.title}</text:h>']
    for kind, texts in article.groups():
        words = [MARK.sub(note, html.escape(text, quote=False)) for text in texts]
        if kind == "row":
            cells = [text.replace(" | ", "</text:p></table:table-cell><table:table-cell><text:p>") for text in words]
            row = "<table:table-row><table:table-cell><text:p>{}</text:p></table:table-cell></table:table-row>"
            made.append("<table:table>" + "".join(row.format(cell) for cell in cells) + "</table:table>")
        elif kind == "item":
            items = (f"<text:list-item><text:p>{text}</text:p></text:list-item>" for text in words)
            made.append("<text:list>" + "".join(items) + "</text:list>")
        elif kind == "heading":
            made.append(f'<text:h text:outline-level="2">{words[0]}</text:h>')
        else:
            style = ' text:style-name="Quotations"' if kind == "quote" else ""
            made.append(f"<text:p{style}>{words[0]}</text:p>")
    meta = f"<dc:title>{article.title}</dc:title><dc:creator>{article.author}</dc:creator>"
    return odt("".join(made), meta=meta)


def rtf(article: Article) -> bytes:
    def coded(text: str) -> str:
        return "".join(char if char < "\x7f" else f"\\u{ord(char)}?" for char in text)

    def note(found: re.Match[str]) -> str:
        return rf"{{\super\chftn{{\footnote\pard\plain {{\super\chftn}} {coded(article.notes[int(found[1]) - 1])}}}}}"

    made = [rf"\pard\outlinelevel0 {coded(article.title)}\par"]
    for kind, texts in article.groups():
        for text in texts:
            words = MARK.sub(note, coded(text))
            if kind == "row":
                cells = words.replace(" | ", r"\cell ")
                made.append(rf"\trowd\cellx3000\cellx9000\pard\intbl {cells}\cell\row")
            else:
                codes = {"heading": r"\outlinelevel1", "item": r"\ls1", "quote": r"\s3"}.get(kind, "")
                made.append(rf"\pard\plain{codes} {words}\par")
    styles = r"{\stylesheet{\s3 Quote;}}"
    return "\n".join(
        [rf"{{\rtf1\ansi\ansicpg1252\uc1{styles}{{\info{{\author {coded(article.author)}}}}}", *made, "}"]
    ).encode()


def tei(article: Article) -> bytes:
    def note(found: re.Match[str]) -> str:
        return f'<note n="{found[1]}" place="foot">{html.escape(article.notes[int(found[1]) - 1], quote=False)}</note>'

    made = [f"<head>{article.title}</head>"]
    part = False
    for kind, texts in article.groups():
        words = [MARK.sub(note, html.escape(text, quote=False)) for text in texts]
        if kind == "item":
            made.append("<list>" + "".join(f"<item>{text}</item>\n" for text in words) + "</list>")
        elif kind == "row":
            rows = (text.replace(" | ", "</cell><cell>") for text in words)
            made.append("<table>" + "".join(f"<row><cell>{row}</cell></row>\n" for row in rows) + "</table>")
        elif kind == "heading":
            made.append(("</div>" if part else "") + f"<div><head>{words[0]}</head>")
            part = True
        else:
            tag = {"quote": "quote", "byline": "byline", "dateline": "dateline"}.get(kind, "p")
            made.append(f"<{tag}>{words[0]}</{tag}>")
    body = "\n".join(made) + ("</div>" if part else "")
    header = (
        f"<teiHeader><fileDesc><titleStmt><title>{article.title}</title><author>{article.author}</author></titleStmt>"
        "</fileDesc></teiHeader>"
    )
    text = f"<text><body><div>{body}</div></body></text>"
    return (
        f'<?xml version="1.0" encoding="utf-8"?><TEI xmlns="http://www.tei-c.org/ns/1.0">{header}{text}</TEI>'.encode()
    )


class _Sheet(FPDF):
    """Pages with the title of the article at the head, a number at the foot, and notes above it."""

    def __init__(self, article: Article, face: str) -> None:
        super().__init__(unit="pt", format="A4")
        self._article, self._face = article, face
        self.set_margins(72, 72, 72)
        self.set_auto_page_break(False)
        if face != "Times":
            self.add_font(face, fname=FONT)
        self.add_page()

    def put(self, text: str, size: float, *, indent: float = 0, gap: float = 8) -> None:
        self.set_font(self._face, size=size)
        self.set_x(72 + indent)
        for index, run in enumerate(MARK.split(text)):
            self.char_vpos = "SUP" if index % 2 else "LINE"
            self.write(size * 1.3, run)
        self.char_vpos = "LINE"
        self.ln(size * 1.3 + gap)

    def row(self, text: str, size: float = 11) -> None:
        self.set_font(self._face, size=size)
        for place, cell in zip((72, 232), text.split(" | "), strict=True):
            self.text(place, self.get_y() + size, cell)
        self.ln(size * 1.6)

    def notes(self, numbers: Sequence[str]) -> None:
        self.set_y(842 - 72 - 40 * len(numbers))
        for number in numbers:
            self.put(f"{number}. {self._article.notes[int(number) - 1]}", 8, gap=2)


def pdf(article: Article) -> bytes:
    """Write with fpdf2, two pages; the second one begins with the second heading."""
    sheet = _Sheet(article, "DejaVu" if FONT.exists() else "Times")
    sheet.put(article.title, 20)
    headings, marks = 0, list[str]()
    for kind, texts in article.groups():
        headings += kind == "heading"
        if kind == "heading" and headings == 2:
            sheet.notes(marks)
            marks = []
            sheet.add_page()
        for text in texts:
            if max(text, default="") > _LAST_LETTER:
                continue
            marks += MARK.findall(text)
            if kind == "row":
                sheet.row(text)
            else:
                sheet.put(
                    ("- " if kind == "item" else "") + text,
                    15 if kind == "heading" else 11,
                    indent=30 if kind == "quote" else 0,
                )
    sheet.notes(marks)
    return bytes(sheet.output())


def records(article: Article) -> bytes:
    return json.dumps([{"title": article.title, "author": article.author, "text": _plain(article)}]).encode()


def table(article: Article) -> bytes:
    made = io.StringIO()
    csv.writer(made).writerows([["title", "author", "text"], [article.title, article.author, _plain(article)]])
    return made.getvalue().encode()


def zipped(article: Article) -> bytes:
    return _zipped({"a/article.txt": _plain(article)})


def gzipped(article: Article) -> bytes:
    return gzip.compress(txt(article), mtime=0)


MAKERS: Final[dict[str, Callable[[Article], bytes]]] = {
    "article.txt": txt,
    "article.md": md,
    "article.html": page,
    "article.mhtml": mhtml,
    "article.epub": epub,
    "article.pdf": pdf,
    "article.docx": docx,
    "article.odt": open_text,
    "article.rtf": rtf,
    "article.xml": tei,
    "article.json": records,
    "article.csv": table,
    "article.zip": zipped,
    "article.txt.gz": gzipped,
}
"""How the article is saved under each name."""
