"""ZIP archives: members are unpacked within limits, whatever their headers say."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinoclaim.errors import ReadError
from sinoclaim.ingest.drafts import File, Limits
from sinoclaim.ingest.readers.zipped import open_zip

PART = "word/document.xml"
MIB = 1 << 20


def zipped(size: int = 8 * MIB) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(PART, "w") as member:
        for _ in range(size // MIB):
            member.write(bytes(MIB))
    return buffer.getvalue()


def patched(local: int, central: int, form: str, value: int) -> bytes:
    data = bytearray(zipped())
    struct.pack_into(form, data, local, value)
    struct.pack_into(form, data, data.index(b"PK\x01\x02") + central, value)
    return bytes(data)


def ratio() -> bytes:
    return zipped(256 * MIB)


def lying() -> bytes:
    """Claim ten bytes."""
    return patched(22, 24, "<I", 10)


def encrypted() -> bytes:
    return patched(6, 8, "<H", 1)


def overlap(count: int = 5_000) -> bytes:
    """Let as many entries share one member."""
    data = zipped(MIB)
    directory, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    tail = bytearray(data[end:])
    struct.pack_into("<HHI", tail, 8, count, count, (end - directory) * count)
    return data[:directory] + data[directory:end] * count + bytes(tail)


def crowd() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(6_000):
            archive.writestr(f"x{number}", b"")
    return buffer.getvalue()


def climbing() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("../../out.txt", "x")
        archive.writestr(PART, "<w/>")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("bomb", "why"),
    [
        (ratio, "times its size; the file is hostile"),
        (lying, "cannot be unpacked"),
        (encrypted, "is encrypted"),
        (crowd, "more than 5000 entries"),
    ],
)
def test_a_bomb_costs_no_more_than_its_budget(bomb: Callable[[], bytes], why: str) -> None:
    file = File("a.docx", bomb())
    tracemalloc.start()
    try:
        with pytest.raises(ReadError, match=rf"^a\.docx: .*{why}"):
            open_zip(file, "Word").read(PART)
        assert tracemalloc.get_traced_memory()[1] < 64 * MIB
    finally:
        tracemalloc.stop()


def test_members_that_share_their_bytes_are_counted_each() -> None:
    """Newer versions of Python refuse such an archive at the first one."""
    archive = open_zip(File("a.docx", overlap(), Limits(unpacked_bytes=10 * MIB)), "Word")
    with pytest.raises(ReadError, match=r"unpacks to more than|cannot be unpacked"):
        [archive.read(name) for name, _ in archive.members()]


def test_a_name_that_climbs_is_a_name_like_any_other() -> None:
    archive = open_zip(File("a.docx", climbing()), "Word")
    assert archive.read(PART) == b"<w/>"
    assert "../../out.txt" in dict(archive.members())


def test_a_blank_page_may_pack_to_nothing() -> None:
    assert len(open_zip(File("a.docx", zipped(MIB)), "Word").read(PART) or b"") == MIB


def test_the_budget_is_of_all_members_together() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in "abc":
            archive.writestr(name, bytes(400))
    opened = open_zip(File("a.zip", buffer.getvalue(), Limits(unpacked_bytes=1000)), "ZIP")
    assert [len(opened.read(name) or b"") for name in "ab"] == [400, 400]
    with pytest.raises(ReadError, match="unpacks to more than 1000 bytes"):
        opened.read("c")


@given(st.binary(max_size=300), st.integers(0, 200), st.integers(0, 255))
def test_whatever_the_bytes_nothing_but_a_refusal(noise: bytes, place: int, value: int) -> None:
    broken = bytearray(climbing())
    broken[place % len(broken)] = value
    for data in (noise, bytes(broken), bytes(broken)[: place + 1]):
        try:
            archive = open_zip(File("a.zip", data), "ZIP")
            for name, _ in archive.members():
                archive.read(name)
        except ReadError:
            pass
