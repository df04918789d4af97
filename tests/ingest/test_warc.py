"""Web archives: pages that were delivered, under their addresses; nothing else, and never more than the budget."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinoclaim.errors import ReadError
from sinoclaim.ingest.drafts import Draft, File, Limits
from sinoclaim.ingest.isolation import Workshop
from sinoclaim.ingest.opening import open_file
from sinoclaim.ingest.readers.warc import read_warc

PAGE = "<html><p>Mao left on 17 February.</p></html>"


def record(kind: str, address: str, content: str, body: bytes) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2020-01-01T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: {content}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def archive(*pages: tuple[str, str, str, bytes], packed: bool = False) -> bytes:
    records = [record("warcinfo", "", "application/warc-fields", b"software: test\r\n")]
    for address, status, kind, body in pages:
        coding = "Content-Encoding: gzip\r\n" if body[:2] == b"\x1f\x8b" else ""
        http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{coding}\r\n".encode() + body
        records.append(record("response", address, "application/http; msgtype=response", http))
    return b"".join(gzip.compress(one, mtime=0) if packed else one for one in records)


PAGES = (
    ("https://example.org/a/../b.php?x=1&y=2#z", "200 OK", "text/html; charset=utf-8", PAGE.encode()),
    ("https://example.org/zh", "200 OK", "text/html; charset=gbk", "<p>毛泽东离开了。</p>".encode("gbk")),
    ("https://example.org/packed", "200 OK", "text/html", gzip.compress(PAGE.encode())),
    ("https://example.org/gone", "404 Not Found", "text/html", PAGE.encode()),
    ("https://example.org/moved", "301 Moved", "text/html", PAGE.encode()),
    ("https://example.org/x.png", "200 OK", "image/png", b"\x89PNG"),
    ("https://example.org/notes.txt", "200 OK", "text/plain", b"Mao left."),
    ("http://пример.рф/путь/", "200 OK", "text/html", PAGE.encode()),
)


@pytest.mark.parametrize("packed", [False, True])
def test_delivered_pages_are_files(packed: bool) -> None:  # noqa: FBT001 -- a case of a table
    data = archive(*PAGES, packed=packed)
    members = list(read_warc(File("a.warc", gzip.decompress(data) if packed else data)))
    assert [member.name for member in members] == [
        "example.org/a/b.php_x=1_y=2_z.html",
        "example.org/zh.html",
        "example.org/packed.html",
        "example.org/notes.txt.txt",
        "пример.рф/путь.html",
    ]
    assert members[0].data.decode("utf-8-sig") == PAGE
    assert "毛泽东离开了。" in members[1].data.decode("utf-8-sig")
    assert members[2].data.decode() == PAGE


def test_a_packed_web_archive_is_read_like_any_packed_file() -> None:
    with Workshop() as workshop:
        found = list(open_file(File("a.warc.gz", archive(PAGES[6], packed=True)), workshop))
    assert found == [("a.warc.gz#example.org/notes.txt.txt", Draft(body="Mao left."))]


@pytest.mark.parametrize(
    ("data", "limits", "told"),
    [
        (b"no", Limits(), "is no whole web archive"),
        (archive(*PAGES), Limits(unpacked_bytes=60), "unpacks to more than 60 bytes"),
        (archive(*PAGES), Limits(entries=0), "holds more than 0 records"),
        (
            archive(("http://x/", "200 OK", "text/html", gzip.compress(bytes(64 << 20)))),
            Limits(unpacked_bytes=1 << 20),
            "unpacks to more than 1048576 bytes",
        ),
    ],
)
def test_hostile_web_archives_are_refused(data: bytes, limits: Limits, told: str) -> None:
    with pytest.raises(ReadError, match=f"^a.warc: {told}"):
        list(read_warc(File("a.warc", data, limits)))


@given(st.integers(0, 900), st.binary(max_size=6))
def test_damage_raises_nothing_but_a_refusal(at: int, patch: bytes) -> None:
    sound = archive(PAGES[0], PAGES[6])
    try:
        list(read_warc(File("a.warc", sound[:at] + patch + sound[at + len(patch) :])))
    except ReadError:
        return
