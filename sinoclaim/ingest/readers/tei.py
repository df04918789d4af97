"""Read TEI XML: one document for each ``div`` of type "document" or "letter", or the whole work if it has none.

Notes are taken out of the running text and put after it, with their numbers; pages are kept for citations. What a
volume holds besides its documents becomes "front", "back" (no claims: lists of persons, indexes) and "body" (heads
of chapters).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sinoclaim.errors import ReadError
from sinoclaim.ingest.drafts import Draft, File
from sinoclaim.ingest.readers.tei_elements import ELEMENTS
from sinoclaim.ingest.readers.tei_reading import Reading, local
from sinoclaim.ingest.readers.xmlsafe import END, START, parse_tokens

_ROOTS: Final = frozenset({"TEI", "TEI.2", "teiCorpus", "teiCorpus.2"})


def read_tei(file: File) -> Iterator[Draft]:
    """Read a TEI file.

    Raises:
        ReadError: no well-formed XML or hostile, no TEI, or without any text.

    >>> letter = b'<div type="letter" xml:id="d1"><head>To Liu</head><p>Mao left.<note n="1">By train.</note></p></div>'
    >>> file = File("a.xml", b"<TEI><text><body>" + letter + b"</body></text></TEI>")
    >>> [(draft.part, draft.metadata.title, [piece.text for piece in draft.body]) for draft in read_tei(file)]
    [('d1', 'To Liu', ['To Liu', 'Mao left.', 'By train.'])]
    """
    reading = Reading(ELEMENTS)
    for token in parse_tokens(file.name, file.data, file.limits):
        if token.kind == START:
            if not reading.names and not reading.finished:
                _expect_tei(file.name, token.tag)
            reading.start(token.tag, token.attributes)
        elif token.kind == END:
            reading.end()
        else:
            reading.text(token.text)
    taken: set[str] = set()
    drafts = [draft for work in reading.finished for draft in work.drafts(taken) if draft.body]
    if not drafts:
        message = f"{file.name}: is a TEI header without a text; give the file that holds the text"
        raise ReadError(message)
    yield from drafts


def _expect_tei(name: str, tag: str) -> None:
    root = local(tag)
    if root not in _ROOTS:
        message = (
            f"{name}: is XML but no TEI (its outermost element is <{tag.rpartition('}')[2][:40]}>); "
            "save its text as TEI, HTML or plain text"
        )
        raise ReadError(message)
