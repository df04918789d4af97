"""Read web pages: the main text with its notes, the voices of a thread, and what the page says of itself."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Final

from selectolax.lexbor import LexborNode

from sinoclaim.errors import ReadError
from sinoclaim.ingest.decode import decode
from sinoclaim.ingest.drafts import Draft, File
from sinoclaim.ingest.readers.html_main import main_roles, measure
from sinoclaim.ingest.readers.html_metadata import read_metadata
from sinoclaim.ingest.readers.html_pieces import cut
from sinoclaim.ingest.readers.html_threads import posts_of, signed, thread_roles, told_posts
from sinoclaim.ingest.readers.html_tree import parse
from sinoclaim.model.alias import Alias

_HEAD: Final = 4096
_CHARSET: Final = re.compile(
    rb"""(?:<meta[^>]{0,300}?charset|<\?xml[^>]{0,100}?encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_WIDER: Final = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "x-cp1251": "cp1251",
    "x-gbk": "gb18030",
}
"""Encodings as browsers read them: what pages call GB2312 is its largest descendant."""
_ENCODINGS: Final = re.compile(
    r"utf-?8|gb|big5|x-|windows-|cp\d|ibm|koi8|iso-?8859|latin|us-ascii|mac|shift|sjis|euc|hz"
)
"""Python knows codecs that are no encodings of text; a page whose name for UTF-16 reads as ASCII is none in it."""
_LONGEST_NAME: Final = 80
"""Characters of a name in full; a longer explanation is none."""
_FEW: Final = 200
"""One damaged character in as many is a damaged page, more is another encoding."""


def read_html(file: File) -> Iterator[Draft]:
    """Read a web page.

    Raises:
        ReadError: the bytes are not text in the encoding that the page names, nor clearly in another.

    >>> [draft] = read_html(File("a.html", b"<title>A visit</title><p>Mao left on 17 February."))
    >>> draft.metadata.title, draft.body[0].text
    ('A visit', 'Mao left on 17 February.')
    """
    text, warning = decode_page(file.name, file.data)
    yield draft_of(text, warnings=(warning,) if warning else ())


def draft_of(html: str, *, part: str = "", warnings: tuple[str, ...] = ()) -> Draft:
    """Return the document that a page is."""
    root = parse(html)
    sizes = measure(root)
    posts = posts_of(root, sizes)
    pieces = cut(root, main_roles(root, sizes) | thread_roles(posts))
    if not posts:
        pieces += told_posts(root, pieces)
    said = signed(read_metadata(root), posts)
    return Draft(body=tuple(pieces), part=part, metadata=said, warnings=warnings, aliases=abbreviations(root))


def abbreviations(root: LexborNode) -> tuple[Alias, ...]:
    """Return the abbreviations that a page explains: ``<abbr title="...">``; one with two titles means neither.

    >>> abbreviations(parse("<p>The <abbr title='Central Committee'>CC</abbr> met at <abbr title=1950>ten</abbr>."))
    (Alias(form='CC', full='Central Committee', person=False),)
    """
    meant: dict[str, set[str]] = {}
    for node in root.css("abbr[title], acronym[title]"):
        form, full = (" ".join(words.split()) for words in (node.text(), node.attributes.get("title") or ""))
        if 1 < len(form) < len(full) <= _LONGEST_NAME and form[0].isupper():
            meant.setdefault(form, set()).add(full)
    return tuple(Alias(form=form, full=full.pop()) for form, full in sorted(meant.items()) if len(full) == 1)


def decode_page(name: str, data: bytes, told: str = "") -> tuple[str, str]:
    """Return the text of a page, and a warning if some of it is damaged.

    ``told`` is the encoding that came with the page (in a header of HTTP or of a mail), "" for none.

    A byte order mark and UTF-8 without a fault are believed before what the page says, for whoever saves a page
    changes its encoding and not its words.

    Raises:
        ReadError: as for ``read_html``.

    >>> decode_page("a.html", '<meta charset="gb2312">旅顺'.encode("gbk"))
    ('<meta charset="gb2312">旅顺', '')
    """
    encoding = _known(told) or _named(data)
    if encoding is None or data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(name, data), ""
    for one in ("utf-8-sig", encoding):
        try:
            return data.decode(one), ""
        except UnicodeDecodeError:
            continue
    try:
        return decode(name, data), ""
    except ReadError:
        text = data.decode(encoding, "replace")
        damaged = text.count("\ufffd")
        if damaged * _FEW > len(text):
            raise
        return text, f"{damaged} characters are no {encoding.upper()} and cannot be read; they stand as \ufffd"


def _named(data: bytes) -> str | None:
    """Return the encoding that a page names, ``None`` if it names none that there is."""
    found = _CHARSET.search(data[:_HEAD])
    return None if found is None else _known(found[1].decode("ascii", "replace"))


def _known(label: str) -> str | None:
    """Return Python's name for an encoding, ``None`` if there is none of that name.

    >>> _known("GB2312"), _known("rot13")
    ('gb18030', None)
    """
    label = label.strip().lower()
    try:
        return codecs.lookup(_WIDER.get(label, label)).name if _ENCODINGS.match(label) else None
    except LookupError:
        return None
