"""Read e-books: the chapters in the order of the spine, with their notes, and what the book says of itself."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import unquote

from sinoclaim.errors import ReadError
from sinoclaim.ingest.drafts import Draft, File, Limits, Metadata, Piece
from sinoclaim.ingest.readers.html import decode_page
from sinoclaim.ingest.readers.html_pieces import Role, cut
from sinoclaim.ingest.readers.html_tree import parse
from sinoclaim.ingest.readers.xmlsafe import START, TEXT, parse_tokens
from sinoclaim.ingest.readers.zipped import Zipped, open_zip
from sinoclaim.model.document import BlockKind

_CONTAINER: Final = "META-INF/container.xml"
_LOCKS: Final = "META-INF/encryption.xml"
"""Names the files that only one shop's programs can read; often those are fonts alone."""
_TEXTS: Final = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document"})
_CHAPTER: Final = re.compile(
    r"(?:chapter|глава)\s{1,3}(?P<number>\d{1,3}|[ivxlc]{1,7}|[a-z]{3,9}(?:-[a-z]{3,5})?)\b"
    r"|第(?P<han>[一二三四五六七八九十百\d]{1,4})[章回]|(?P<bare>\d{1,3})(?:[.:]?\s|$)",
    re.IGNORECASE,
)
_FRONT: Final = frozenset({"cover", "titlepage", "toc", "landmarks", "page-list", "copyright-page", "index", "loi"})
"""Parts of a book that are no text; what they are called in EPUB 3."""
_PARTS: Final = 3
"""The level of headings that may begin a chapter."""
_NCX: Final = "application/x-dtbncx+xml"


@dataclass(slots=True)
class _Book:
    """What the package document of a book says."""

    folder: str
    said: dict[str, list[str]] = field(default_factory=dict)
    files: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    """The path, type and properties of each file by its id."""
    spine: list[str] = field(default_factory=list)


def read_epub(file: File) -> Iterator[Draft]:
    """Read an e-book as one document.

    Raises:
        ReadError: it is no EPUB, is locked, or holds or unpacks to more than the limits allow.
    """
    zipped = open_zip(file, "EPUB")
    package = _package_path(file, zipped)
    book = _read_package(file, zipped, package)
    titles = _titles(file, zipped, book)
    locked = _locked(file, zipped)
    pieces: list[Piece] = []
    missing: list[str] = []
    chapter = ""
    for path in _chapters(book):
        if path in locked:
            message = f"{file.name}: {path} in it is locked by its seller; export it without copy protection"
            raise ReadError(message)
        data = zipped.read(path)
        if data is None:
            missing.append(path)
            continue
        inside = _read_chapter(f"{file.name}: {path}", data, titles.get(path, ""))
        if (heading := _first_heading(inside)) is not None:
            chapter = _number_of(heading)
        for piece in inside:
            chapter = _number_of(piece) or chapter
            pieces.append(_placed(piece, chapter))
    if not pieces:
        message = f"{file.name}: has no chapters that can be read; it is damaged or holds pictures only"
        raise ReadError(message)
    warnings = (f"chapters are missing in it: {', '.join(missing[:5])}",) if missing else ()
    yield Draft(body=tuple(pieces), metadata=_metadata(book.said), warnings=warnings)


def _package_path(file: File, zipped: Zipped) -> str:
    """Return where the package document lies."""
    data = zipped.read(_CONTAINER)
    if data is None:
        message = f"{file.name}: has no {_CONTAINER}; it is damaged or no EPUB file"
        raise ReadError(message)
    for token in parse_tokens(f"{file.name}: {_CONTAINER}", data, file.limits):
        if token.kind == START and _name(token.tag) == "rootfile" and token.attributes.get("full-path"):
            return token.attributes["full-path"]
    message = f"{file.name}: its {_CONTAINER} names no book; it is damaged"
    raise ReadError(message)


def _read_package(file: File, zipped: Zipped, path: str) -> _Book:
    data = zipped.read(path)
    if data is None:
        message = f"{file.name}: has no {path}; it is damaged"
        raise ReadError(message)
    book = _Book(posixpath.dirname(path))
    element = ""
    for token in parse_tokens(f"{file.name}: {path}", data, file.limits):
        if token.kind == TEXT:
            if element.startswith("{http://purl.org/dc/") and (words := " ".join(token.text.split())):
                book.said.setdefault(_name(element), []).append(words)
            continue
        element = token.tag if token.kind == START else ""
        if token.kind != START:
            continue
        attributes = token.attributes
        if _name(token.tag) == "item" and "id" in attributes:
            told = (attributes.get(key, "") for key in ("href", "media-type", "properties"))
            book.files[attributes["id"]] = (next(told), next(told), next(told))
        elif _name(token.tag) == "itemref":
            book.spine.append(attributes.get("idref", ""))
    return book


def _name(tag: str) -> str:
    return tag.rpartition("}")[2].rpartition(":")[2]


def _path(folder: str, address: str) -> str:
    """Return the path of a member that a link from a folder names.

    >>> _path("OEBPS", "../text/ch%201.xhtml#p3")
    'text/ch 1.xhtml'
    """
    return posixpath.normpath(posixpath.join(folder, unquote(address.partition("#")[0])))


def _chapters(book: _Book) -> Iterator[str]:
    """Yield the paths of the chapters in the order of reading; the table of contents is none."""
    seen: set[str] = set()
    for identifier in book.spine:
        address, kind, properties = book.files.get(identifier, ("", "", ""))
        path = _path(book.folder, address)
        if address and kind in _TEXTS and "nav" not in properties.split() and path not in seen:
            seen.add(path)
            yield path


def _locked(file: File, zipped: Zipped) -> frozenset[str]:
    data = zipped.read(_LOCKS)
    tokens = parse_tokens(f"{file.name}: {_LOCKS}", data, file.limits) if data else ()
    return frozenset(unquote(token.attributes["URI"]) for token in tokens if "URI" in token.attributes)


def _titles(file: File, zipped: Zipped, book: _Book) -> dict[str, str]:
    """Return what the table of contents calls each file; the first entry of a file is its title."""
    titles: dict[str, str] = {}
    for address, kind, properties in book.files.values():
        path = _path(book.folder, address)
        if kind != _NCX and "nav" not in properties.split():
            continue
        data = zipped.read(path)
        for link, words in _contents(f"{file.name}: {path}", data, kind, file.limits) if data else ():
            titles.setdefault(_path(posixpath.dirname(path), link), words)
    return titles


def _contents(name: str, data: bytes, kind: str, limits: Limits) -> Iterator[tuple[str, str]]:
    """Yield the links of a table of contents with their words."""
    if kind != _NCX:
        for link in parse(decode_page(name, data)[0]).css("nav a[href]"):
            yield link.attributes["href"] or "", " ".join(link.text().split())
        return
    words = ""
    for token in parse_tokens(name, data, limits):
        if token.kind == TEXT and token.text.strip():
            words = " ".join(token.text.split())
        elif token.kind == START and _name(token.tag) == "content":
            yield token.attributes.get("src", ""), words


def _read_chapter(name: str, data: bytes, title: str) -> list[Piece]:
    """Return the pieces of a chapter; one without a heading gets that of the table of contents."""
    root = parse(decode_page(name, data)[0])
    roles = {
        node.mem_id: Role(furniture=True)
        for node in root.css("body, section, div, nav")
        if not _FRONT.isdisjoint((node.attributes.get("epub:type") or "").split())
    }
    pieces = cut(root, roles)
    if not title or any(piece.kind is BlockKind.HEADING for piece in pieces):
        return pieces
    if pieces and pieces[0].kind is None and pieces[0].text.casefold() == title.casefold():
        pieces = pieces[1:]
    return [Piece(text=title, kind=BlockKind.HEADING, level=1), *pieces]


def _first_heading(pieces: Sequence[Piece]) -> Piece | None:
    return next((piece for piece in pieces if piece.kind is BlockKind.HEADING), None)


def _number_of(piece: Piece) -> str:
    """Return the number of the chapter that a piece is the heading of, "" for any other piece.

    >>> [_number_of(Piece(text=t, kind=BlockKind.HEADING)) for t in ("Chapter 9: The Split", "第三章 旅顺", "Notes")]
    ['9', '三', '']
    """
    if piece.kind is not BlockKind.HEADING or piece.level > _PARTS:
        return ""
    found = _CHAPTER.match(piece.text)
    return (found["number"] or found["han"] or found["bare"]) if found else ""


def _placed(piece: Piece, chapter: str) -> Piece:
    """Return a piece with its chapter as its place; a note keeps its own besides ("ch. 9, n. 16")."""
    place = ", ".join(filter(None, (f"ch. {chapter}" if chapter else "", piece.locator)))
    return replace(piece, locator=place) if place != piece.locator else piece


def _metadata(said: Mapping[str, Sequence[str]]) -> Metadata:
    """Return what the Dublin Core of a book says; the first date is that of the edition."""
    first = {name: words[0] for name, words in said.items()}
    return Metadata(
        title=first.get("title", ""),
        author="; ".join(said.get("creator", ())[:20]),
        published=first.get("date", ""),
        language=first.get("language", ""),
        licence=first.get("rights", ""),
        site=first.get("publisher", ""),
        genre="book",
    )
