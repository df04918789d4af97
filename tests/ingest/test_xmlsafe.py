"""XML from strangers: entities are refused, nothing is fetched, depth is counted, large tokens take linear time."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinoclaim.errors import ReadError
from sinoclaim.ingest.drafts import Limits
from sinoclaim.ingest.readers.xmlsafe import END, START, TEXT, parse_events, parse_tokens

CANARY = "canary-51c2"
Parse = Callable[[str, bytes, Limits], Iterator[Any]]
PARSERS = [parse_events, parse_tokens]
LAUGHS = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
ENTITIES = {
    "laughs": f'<!DOCTYPE x [<!ENTITY a0 "lol">{LAUGHS}]><x>&a9;</x>',
    "quadratic": f'<!DOCTYPE x [<!ENTITY a "{"A" * 50000}">]><x>{"&a;" * 2000}</x>',
    "external": '<!DOCTYPE x [<!ENTITY e SYSTEM "URI">]><x>&e;</x>',
    "parameter": '<!DOCTYPE x [<!ENTITY % p SYSTEM "URI"> %p;]><x/>',
    "after a comment": f'<!--{"x" * 300_000}--><!DOCTYPE x [<!ENTITY e "y">]><x>&e;</x>',
}
BROKEN = {
    "empty": b"",
    "cut": b"<x><y>Mao",
    "NUL": b"<x>\0</x>",
    "two roots": b"<x/><x/>",
    "no encoding": b'<?xml version="1.0" encoding="nope"?><x/>',
    "wrong encoding": b'<?xml version="1.0" encoding="gbk"?><x>\xff\xff</x>',
    "undefined entity": b'<!DOCTYPE x SYSTEM "a.dtd"><x>&nbsp;</x>',
}


@pytest.mark.parametrize("parse", PARSERS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("text", ENTITIES.values(), ids=list(ENTITIES))
def test_entities_are_refused(tmp_path: Path, parse: Parse, encoding: str, text: str) -> None:
    canary = tmp_path / "canary"
    canary.write_text(CANARY, "utf-8")
    data = text.replace("URI", canary.as_uri()).encode(encoding)
    with pytest.raises(ReadError, match=r"a\.xml: declares entities of its own \(<!ENTITY\); resolve") as caught:
        list(parse("a.xml", data, Limits()))
    assert CANARY not in str(caught.value)


@pytest.mark.parametrize("parse", PARSERS)
@pytest.mark.parametrize("data", BROKEN.values(), ids=list(BROKEN))
def test_broken_xml_is_refused(parse: Parse, data: bytes) -> None:
    with pytest.raises(ReadError, match=r"a\.xml: is not well-formed XML \("):
        list(parse("a.xml", data, Limits()))


@pytest.mark.parametrize("parse", PARSERS)
def test_depth_is_counted(parse: Parse) -> None:
    def nested(depth: int) -> bytes:
        return b"<a>" * depth + b"</a>" * depth

    assert len(list(parse("a.xml", nested(200), Limits()))) == 400
    for depth in (201, 200_000):
        with pytest.raises(ReadError, match="nested more than 200 deep"):
            list(parse("a.xml", nested(depth), Limits()))


@pytest.mark.parametrize("parse", PARSERS)
@pytest.mark.parametrize(
    "data",
    [b"<a><!--" + b"x" * (8 << 20) + b"--></a>", b'<a b="' + b"x" * (8 << 20) + b'"/>'],
    ids=["comment", "attribute"],
)
def test_a_token_of_megabytes_is_read(parse: Parse, data: bytes) -> None:
    assert len(list(parse("a.xml", data, Limits()))) == 2


def test_what_is_harmless_passes(tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    canary.write_text(CANARY, "utf-8")
    doctype = f'<!DOCTYPE x SYSTEM "{canary.as_uri()}"><x>1950</x>'
    include = f'<x xmlns:i="http://www.w3.org/2001/XInclude"><i:include href="{canary.as_uri()}" parse="text"/></x>'
    for text in (doctype, include):
        assert CANARY not in "".join(t.text for t in parse_tokens("a.xml", text.encode(), Limits()))


@pytest.mark.parametrize("encoding", ["gb18030", "gb2312", "big5", "windows-1251", "utf-16", "iso-8859-1"])
def test_encodings_that_are_declared(encoding: str) -> None:
    words = {"windows-1251": "Порт-Артур", "iso-8859-1": "Pékin"}.get(encoding, "北京")
    data = f'<?xml version="1.0" encoding="{encoding}" ?>\n<x>{words}</x>'.encode(encoding)
    assert [t.text for t in parse_tokens("a.xml", data, Limits()) if t.kind == TEXT] == [words]
    assert [e.text for event, e in parse_events("a.xml", data, Limits()) if event == END] == [words]


@given(st.binary(max_size=300) | st.text(max_size=100).map(lambda s: f"<a>{s}</a>".encode("utf-8", "surrogatepass")))
def test_only_read_errors(data: bytes) -> None:
    tags, events = [0], [0]
    with contextlib.suppress(ReadError):
        tags = [1 for t in parse_tokens("a.xml", data, Limits()) if t.kind != TEXT]
    with contextlib.suppress(ReadError):
        events = [1 for _ in parse_events("a.xml", data, Limits())]
    assert tags == events


def test_tokens_join_a_run_of_text() -> None:
    tokens = list(parse_tokens("a.xml", b"<a b='c'>one\ntwo &amp; <![CDATA[three]]>&#33;</a>", Limits()))
    assert [(t.kind, t.tag, t.text) for t in tokens] == [
        (START, "a", ""),
        (TEXT, "", "one\ntwo & three!"),
        (END, "a", ""),
    ]
    assert tokens[0].attributes == {"b": "c"}
