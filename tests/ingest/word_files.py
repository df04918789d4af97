"""Make word-processor files: DOCX and ODT as archives of XML, RTF as a string."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping

from sinoclaim.ingest.drafts import Draft, File, Limits, Member

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:x"'
)
_O = "urn:oasis:names:tc:opendocument:xmlns:"
OPEN = (
    " ".join(f'xmlns:{p}="{_O}{p}:1.0"' for p in ("office", "text", "table", "style", "meta"))
    + f' xmlns:draw="{_O}drawing:1.0" xmlns:svg="{_O}svg-compatible:1.0"'
    + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            # Without the time of packing, so that equal parts make equal bytes.
            file.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def docx(body: str, *, root: str = "", **parts: str) -> bytes:
    """Make a Word file; the other parts are written without their outermost element (``footnotes``, ``styles`` ...)."""
    related = "".join(f'<Relationship Id="{n}" Type="{_KINDS}/{n}" Target="{n}.xml"/>' for n in parts)
    files = {
        "word/document.xml": f"<w:document {NAMESPACES} {root}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{related}</Relationships>',
    }
    files |= {f"word/{name}.xml": f"<w:{name} {NAMESPACES}>{data}</w:{name}>" for name, data in parts.items()}
    return archive(files)


def odt(body: str, *, automatic: str = "", styles: str = "", meta: str = "") -> bytes:
    """Make an OpenDocument text from the inside of office:text."""
    content = (
        f"<office:document-content {OPEN}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    files = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}
    if styles:
        files["styles.xml"] = f"<office:document-styles {OPEN}>{styles}</office:document-styles>"
    if meta:
        files["meta.xml"] = f"<office:document-meta {OPEN}><office:meta>{meta}</office:meta></office:document-meta>"
    return archive(files)


def paragraph(words: str, properties: str = "") -> str:
    """Return a paragraph of Word with one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(words)}</w:p>"


def run(words: str, properties: str = "") -> str:
    """Return a run of Word."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def read(
    reader: Callable[[File], Iterable[Draft | Member]], data: bytes, *, name: str = "a", limits: Limits | None = None
) -> Draft:
    """Return the one draft of a file."""
    [draft] = reader(File(name, data, limits or Limits()))
    assert isinstance(draft, Draft)
    return draft


def shown(draft: Draft) -> list[str]:
    """Return the pieces of a draft, a line each: kind, level, place and speaker where there is one, words."""
    lines = []
    for piece in draft.body:
        assert not isinstance(piece, str)
        mark = [piece.kind.value if piece.kind else "", str(piece.level or ""), piece.locator, piece.speaker]
        lines.append(":".join(part for part in mark if part) + "> " + " ".join(piece.text.split()))
    return lines
