"""Read the text layer of a PDF: paragraphs in reading order, with the printed page that each stands on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import pypdfium2 as pdfium
from pypdfium2 import raw

from sinoclaim.errors import ReadError
from sinoclaim.ingest.drafts import Draft, File, Metadata, Piece
from sinoclaim.ingest.readers.pdf_frame import take_frames
from sinoclaim.ingest.readers.pdf_lines import collect_parts, is_wide
from sinoclaim.ingest.readers.pdf_page import PageText, read_page
from sinoclaim.ingest.readers.pdf_pieces import make_pieces
from sinoclaim.model.blocks import BlockKind

_NO_TITLE: Final = re.compile(
    r"(?:microsoft (?:word|powerpoint|excel) - |untitled|(?:power ?point presentation|slide 1|无标题|без названия)$)",
    re.IGNORECASE,
)
_FILE_NAME: Final = re.compile(r"\.(?:docx?|pdf|tex|dvi|indd|qxd|rtf|odt|pptx?|xlsx?|wps|txt|html?)$", re.IGNORECASE)
_NO_AUTHOR: Final = frozenset(
    [
        "user",
        "admin",
        "administrator",
        "owner",
        "unknown",
        "anonymous",
        "author",
        "microsoft",
        "adobe",
        "system",
        "root",
        "пользователь",
        "用户",
    ]
)
_FIELD: Final = 300
_STANDING: Final = 0.6
"""Share of the letters of a page that stand alone on their line, where its lines run from the top down."""


def read_pdf(file: File) -> Iterator[Draft]:
    """Read a PDF file.

    Raises:
        ReadError: the file is damaged, locked by a password, or has no text layer.
    """
    document = _opened(file)
    try:
        texts, labels, warnings = _pages(document, file)
        metadata = _metadata(document)
    finally:
        document.close()
    if not any(text.runs for text in texts):
        message = f"{file.name}: has no text layer; if its pages are pictures, run OCR first (ocrmypdf, for one)"
        raise ReadError(message)
    framed = take_frames([collect_parts(text.runs) for text in texts])
    numbers = [page.number or label for page, label in zip(framed, labels, strict=True)]
    pieces = list(make_pieces(framed, numbers))
    for text, number in zip(texts, numbers, strict=True):
        if text.turned.strip():
            pieces.append(Piece(text=text.turned, kind=BlockKind.FURNITURE, locator=f"p. {number}"))
    yield Draft(body=tuple(pieces), metadata=metadata, warnings=tuple(warnings))


def _opened(file: File) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(file.data)
    except pdfium.PdfiumError as problem:
        if problem.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            message = f"{file.name}: is locked by a password; save it without one"
        else:
            message = f"{file.name}: is no PDF or a damaged one; open it in a viewer and save it anew"
        raise ReadError(message) from problem


def _pages(document: pdfium.PdfDocument, file: File) -> tuple[list[PageText], list[str], list[str]]:
    """Return the text of the pages, the labels that the file gives them, and warnings about what was not read."""
    count = len(document)
    texts: list[PageText] = []
    labels: list[str] = []
    read = letters = 0
    while read < min(count, file.limits.pages) and letters <= file.limits.unpacked_bytes:
        text = _page(document, read)
        read += 1
        if text is not None:
            texts.append(text)
            labels.append(document.get_page_label(read - 1).strip() or str(read))
            letters += sum(len(run.text) for run in text.runs)
    warnings = []
    if read < count:
        warnings.append(f"pages {read + 1} to {count} were not read; raise 'pages' in [limits] or split the file")
    for number, what in (
        (read - len(texts), "are damaged and were not read"),
        (sum(text.pictured for text in texts), "hold pictures of text only; run OCR first to have them read"),
        (sum(map(_is_vertical, texts)), "are set in vertical lines; their order may be wrong"),
    ):
        if number:
            warnings.append(f"{number} of {count} pages {what}")
    return texts, labels, warnings


def _page(document: pdfium.PdfDocument, index: int) -> PageText | None:
    """Return the text of a page; ``None`` if it is damaged."""
    try:
        page = document[index]
        try:
            return read_page(page)
        finally:
            page.close()
    except pdfium.PdfiumError:
        return None


def _is_vertical(text: PageText) -> bool:
    """Tell whether the lines of a page run from the top down, as in older Chinese books."""
    wide = [run for run in text.runs if is_wide(run.text)]
    alone = sum(len(run.text) == 1 for run in wide)
    return alone > 20 and alone > _STANDING * sum(len(run.text) for run in wide)


def _metadata(document: pdfium.PdfDocument) -> Metadata:
    """Return title and author; programs write the name of the file or of the user there, which is neither."""
    title = " ".join(document.get_metadata_value("Title").split())[:_FIELD]
    author = " ".join(document.get_metadata_value("Author").split())[:_FIELD]
    return Metadata(
        title="" if _NO_TITLE.match(title) or _FILE_NAME.search(title) else title,
        author="" if author.casefold() in _NO_AUTHOR else author,
    )
