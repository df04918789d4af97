"""Parse XML that may be hostile: no entities of its own, nothing fetched, nested no deeper than the limits allow.

The standard parser (expat) fetches nothing and bounds what entities blow up to; here documents that declare entities
are refused outright, and depth is counted, for readers keep stacks. Two views of the same parse: ``parse_events``
builds elements for readers that need to look around, ``parse_tokens`` builds nothing and so takes no memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, NoReturn, cast
from xml.etree.ElementTree import Element, ParseError, XMLParser, XMLPullParser
from xml.parsers import expat

from sinoclaim.errors import ReadError
from sinoclaim.ingest.drafts import Limits

START: Final = "start"
END: Final = "end"
TEXT: Final = "text"
_CHUNK: Final = 1 << 16
_DECLARATION: Final = re.compile(rb"""<\?xml[^>]{1,200}?encoding=["']([A-Za-z0-9._-]{1,20})["'][^>]{0,100}\?>""")
_EAST_ASIAN: Final = frozenset(
    {"gb2312", "gbk", "gb18030", "big5", "big5-hkscs", "shift_jis", "euc-jp", "euc-kr", "iso-2022-jp"}
)
_BROKEN: Final = (ParseError, expat.ExpatError, ValueError, LookupError)
"""What the parser raises: no XML, NUL bytes in a declaration, an encoding that nobody knows."""


class _EntityDeclaredError(Exception):
    """The document declares an entity."""


def parse_events(name: str, data: bytes, limits: Limits) -> Iterator[tuple[str, Element]]:
    """Yield ``("start", element)`` and ``("end", element)`` in document order.

    An element has its attributes at its start, its text and children at its end, and its tail at the next event. Who
    is done with an element clears it, or a large document stays in memory whole.

    Raises:
        ReadError: not well-formed, declares entities, or nests deeper than ``limits.depth``.

    >>> [(event, e.tag) for event, e in parse_events("a.xml", b"<a>Mao <b>left</b>.</a>", Limits())]
    [('start', 'a'), ('start', 'b'), ('end', 'b'), ('end', 'a')]
    """
    data = _readable(name, data)
    parser: XMLPullParser[Any] = XMLPullParser((START, END))
    depth = 0
    try:
        for chunk in _growing(data):
            parser.feed(chunk.data)
            for event, element in _told(parser):
                chunk.told = True
                depth = _counted(name, depth, event, limits)
                yield event, element
        parser.close()
        yield from _told(parser)
    except _BROKEN as problem:
        _refuse(name, problem)


def _told(parser: XMLPullParser[Any]) -> Iterator[tuple[str, Element]]:
    # Typed for every kind of event; these two are the only ones that were asked for.
    return cast("Iterator[tuple[str, Element]]", parser.read_events())


@dataclass(frozen=True, slots=True)
class Token:
    """A start tag with its attributes, an end tag, or a run of characters (``tag`` is "" then).

    Tags and attributes are written as ElementTree does: ``{namespace}name``.
    """

    kind: str
    tag: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    text: str = ""


def parse_tokens(name: str, data: bytes, limits: Limits) -> Iterator[Token]:
    """Yield the tags and the text between them in document order; no tree is built.

    Raises:
        ReadError: as for ``parse_events``.

    >>> [t.tag or t.text for t in parse_tokens("a.xml", b"<a>Mao <b/>&amp; Zhou</a>", Limits())]
    ['a', 'Mao ', 'b', 'b', '& Zhou', 'a']
    """
    data = _readable(name, data)
    listener = _Listener()
    parser = XMLParser(target=listener)  # noqa: S314 -- what makes it unsafe is refused above
    depth = 0
    try:
        for chunk in _growing(data):
            parser.feed(chunk.data)
            for token in listener.heard():
                chunk.told = True
                depth = _counted(name, depth, token.kind, limits)
                yield token
        parser.close()
        yield from listener.heard()
    except _BROKEN as problem:
        _refuse(name, problem)


@dataclass(slots=True)
class _Listener:
    """What the parser calls for each tag and run of text."""

    tokens: list[Token] = field(default_factory=list)
    run: list[str] = field(default_factory=list)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._end_run()
        self.tokens.append(Token(START, tag, attributes))

    def end(self, tag: str) -> None:
        self._end_run()
        self.tokens.append(Token(END, tag))

    def data(self, words: str) -> None:
        # The parser parts a text at line ends and characters written as references.
        self.run.append(words)

    def close(self) -> None:
        self._end_run()

    def heard(self) -> list[Token]:
        tokens, self.tokens = self.tokens, []
        return tokens

    def _end_run(self) -> None:
        if self.run:
            self.tokens.append(Token(TEXT, text="".join(self.run)))
            self.run.clear()


@dataclass(slots=True)
class _Chunk:
    """A stretch of the data; ``told`` is set if feeding it to the parser gave anything."""

    data: bytes
    told: bool = False


def _growing(data: bytes) -> Iterator[_Chunk]:
    """Yield the data in chunks, each double the last as long as the parser has nothing to tell.

    Before expat 2.6 a tag or comment that spans many chunks is read from its start again at every one of them: with
    chunks of one size a comment of 64 MB takes the square of its size.
    """
    position, size = 0, _CHUNK
    while position < len(data):
        chunk = _Chunk(data[position : position + size])
        position += size
        yield chunk
        size = _CHUNK if chunk.told else size * 2


def _counted(name: str, depth: int, event: str, limits: Limits) -> int:
    if event == TEXT:
        return depth
    depth += 1 if event == START else -1
    if depth > limits.depth:
        message = f"{name}: elements are nested more than {limits.depth} deep; it is damaged or hostile"
        raise ReadError(message)
    return depth


def _readable(name: str, data: bytes) -> bytes:
    """Return the data in an encoding that the parser knows; refuse entities, in whatever encoding they are declared."""
    data = _in_utf8(name, data)
    parser = expat.ParserCreate()
    begun: list[str] = []

    def declared(*_: object) -> NoReturn:
        raise _EntityDeclaredError

    parser.EntityDeclHandler = declared
    parser.StartElementHandler = lambda tag, _: begun.append(tag)
    try:
        for chunk in _growing(data):
            parser.Parse(chunk.data)
            if begun:
                break
    except _EntityDeclaredError:
        message = f"{name}: declares entities of its own (<!ENTITY); resolve them first: xmllint --noent --nonet"
        raise ReadError(message) from None
    except _BROKEN as problem:
        _refuse(name, problem)
    return data


def _in_utf8(name: str, data: bytes) -> bytes:
    """Return the data in UTF-8 if they are in one of the encodings of East Asia, which expat does not know."""
    declaration = _DECLARATION.match(data)
    encoding = declaration[1].decode("ascii").lower() if declaration else ""
    if declaration is None or encoding not in _EAST_ASIAN:
        return data
    try:
        return data[declaration.end() :].decode(encoding).encode()
    except UnicodeDecodeError as problem:
        _refuse(name, problem)


def _refuse(name: str, problem: Exception) -> NoReturn:
    message = f"{name}: is not well-formed XML ({problem}); it is damaged or of another format"
    raise ReadError(message) from problem
