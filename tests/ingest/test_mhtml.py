"""Web pages saved in one file: the page is read in its encoding, its pictures and frames are not."""

from __future__ import annotations

import contextlib
import email.mime.multipart
import email.mime.text

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sinoclaim.errors import ReadError
from sinoclaim.ingest.drafts import Draft, File, Limits
from sinoclaim.ingest.readers.mhtml import read_mhtml

PAGE = "<html><head><title>旅顺</title></head><body><p>旅顺口于1955年5月交还。</p></body></html>"


def saved(charset: str = "utf-8", *, parts: int = 1) -> bytes:
    message = email.mime.multipart.MIMEMultipart("related", type="text/html")
    message["Snapshot-Content-Location"] = "https://example.org/a.html"
    message.attach(email.mime.text.MIMEText(PAGE, "html", charset))
    for _ in range(parts):
        message.attach(email.mime.text.MIMEText("<p>canary of a frame", "html", "utf-8"))
    return message.as_bytes()


def read(data: bytes) -> Draft:
    [draft] = read_mhtml(File("a.mhtml", data))
    return draft


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "utf-16"])
def test_a_saved_page_is_read_in_its_encoding(charset: str) -> None:
    draft = read(saved(charset))
    assert [piece.text for piece in draft.body if not isinstance(piece, str)] == ["旅顺口于1955年5月交还。"]
    assert draft.metadata.title == "旅顺"


def test_a_page_of_a_browser_in_quoted_printable() -> None:
    data = (
        b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n"
        b"\tboundary=\"----b----\"\r\n\r\n------b----\r\nContent-Type: text/html\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\n"
        b"\r\n<meta charset=3D\"utf-8\"><p>Mao left =E6=97=85=\r\n=E9=A1=BA.</p>\r\n------b------\r\n"
    )  # fmt: skip
    assert "Mao left 旅顺." in str(read(data).body)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "holds no web page"),
        (b"Content-Type: text/plain\n\nMao left.", "holds no web page"),
        (saved(parts=60), "more than 50 parts"),
    ],
)
def test_what_is_no_saved_page_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(ReadError, match=rf"^a\.mhtml: .*{why}"):
        list(read_mhtml(File("a.mhtml", data, Limits(entries=50))))


def test_parts_nested_without_end_are_refused_or_read() -> None:
    data = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000))
    with pytest.raises(ReadError, match=r"^a\.mhtml: "):
        list(read_mhtml(File("a.mhtml", data)))


@given(st.binary(max_size=300), st.integers(0, 600))
@settings(max_examples=60)
def test_random_bytes_are_read_or_refused(noise: bytes, place: int) -> None:
    data = saved()
    for changed in (noise, data[:place] + noise + data[place + len(noise) :]):
        with contextlib.suppress(ReadError):
            list(read_mhtml(File("a.mhtml", changed)))
