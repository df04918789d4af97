"""Files whose name does not say what they are: told by their first bytes, or left alone."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinoclaim.ingest import read_paths
from sinoclaim.ingest.sniffing import sniff
from sinoclaim.rules.reading import load_reading


def zipped(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), "Mao left.")
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "ending"),
    [
        (b"%PDF-1.4\n%", ".pdf"),
        (b"{\\rtf1\\ansi Mao left.}", ".rtf"),
        (b"\x1f\x8b\x08\x00", ".gz"),
        (b"\x28\xb5\x2f\xfd\x04", ".zst"),
        (b"WARC/1.0\r\n", ".warc"),
        (zipped("word/document.xml"), ".docx"),
        (zipped("mimetype", "META-INF/container.xml"), ".epub"),
        (zipped("mimetype", "content.xml"), ".odt"),
        (zipped("a.txt"), ".zip"),
        (b"PK\x03\x04 broken", ".zip"),
        (b"<!DOCTYPE html><p>Mao left.", ".html"),
        (b"\xef\xbb\xbf\n <HTML lang='en'>", ".html"),
        (b"<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC 'x'><html>", ".html"),
        (b"<!-- saved from url --><html>", ".html"),
        (b"<?xml version='1.0'?><TEI xmlns='http://www.tei-c.org/ns/1.0'>", ".xml"),
        (b"<TEI xmlns='http://www.tei-c.org/ns/1.0'>", ".xml"),
        (b'{"text": "One."}\n{"text": "Two."}\n', ".jsonl"),
        (b'{\n "text": "One."\n}', ".json"),
        (b'[{"text": "One."}]', ".json"),
        (b"", ""),
        (b"Mao left.", ""),
        (b"[1] Mao left. {sic}", ""),
        (b"The tag <html> opens a page.", ""),
        (b"The root <TEI> opens an edition.", ""),
        ("毛泽东离开了。".encode("gb18030"), ""),
    ],
)
def test_the_first_bytes_tell_the_format(data: bytes, ending: str) -> None:
    assert sniff(data) == ending


@given(st.binary(max_size=300))
def test_no_bytes_raise(data: bytes) -> None:
    assert sniff(data) == "" or sniff(data).startswith(".")
    sniff(b"PK\x03\x04" + data)


@pytest.mark.parametrize(
    ("data", "names"),
    [
        (b"Mao left.", ["stdin.txt"]),
        (b'{"text": "One."}\n{"text": "Two."}\n', ["stdin.jsonl#r1", "stdin.jsonl#r2"]),
        (zipped("b/a.txt"), ["stdin.zip#b/a.txt"]),
        (gzip.compress(b"Mao left.", mtime=0), ["stdin.gz"]),
        (gzip.compress(b'[{"id": "k1", "text": "One."}]', mtime=0), ["stdin.gz#k1"]),
    ],
)
def test_standard_input_is_read_by_what_it_is(data: bytes, names: list[str]) -> None:
    library = read_paths([Path("-")], load_reading(), stdin=io.BytesIO(data))
    assert [document.name for document in library.documents] == names
    assert library.problems == ()


def test_files_without_an_ending_are_read_if_their_bytes_tell(tmp_path: Path) -> None:
    (tmp_path / "export").write_bytes(b'[{"id": "k1", "text": "Mao left."}]')
    (tmp_path / "README").write_bytes(b"Mao left.")
    (tmp_path / "a.xyz").write_bytes(b'[{"text": "Mao left."}]')
    library = read_paths([tmp_path], load_reading())
    assert [document.name for document in library.documents] == ["export#k1"]
    assert [problem.path for problem in library.skipped] == ["README", "a.xyz"]
    assert library.problems == ()
