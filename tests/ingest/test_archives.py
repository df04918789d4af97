"""Archives and packed files: what is read of them, under which names, and what a hostile one costs."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import struct
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from sinoclaim.errors import ReadError
from sinoclaim.ingest import Limits, read_paths
from sinoclaim.ingest.drafts import Draft, File
from sinoclaim.ingest.isolation import Workshop
from sinoclaim.ingest.opening import open_file
from sinoclaim.ingest.readers.archives import read_tar, read_zip
from sinoclaim.ingest.readers.packed import read_bzip2, read_gzip, read_xz, read_zstandard
from sinoclaim.model.report import Problem
from sinoclaim.rules.reading import load_reading

TEXT = b"Mao left on 17 February."
SMALL = Limits(unpacked_bytes=1 << 20, entries=50)


def zipped(**files: bytes) -> bytes:
    return packed(files)


def packed(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def tarred(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "../../outside.txt"
        archive.addfile(link)
        pipe = tarfile.TarInfo("pipe.txt")
        pipe.type = tarfile.FIFOTYPE
        archive.addfile(pipe)
    return made.getvalue()


def opened(name: str, data: bytes, limits: Limits = SMALL) -> tuple[list[str], list[Problem]]:
    with Workshop() as workshop:
        found = list(open_file(File(name, data, limits), workshop))
    return [one[0] for one in found if not isinstance(one, Problem)], [one for one in found if isinstance(one, Problem)]


FILES = {
    "b/two.txt": TEXT,
    "a.md": TEXT,
    "pictures/x.jpg": bytes(2 << 20),
    "__MACOSX/a.md": b"junk",
    "b/._two.txt": b"junk",
    ".DS_Store": b"junk",
    ".git/x.txt": b"junk",
    "../../climbing.txt": TEXT,
}


@pytest.mark.parametrize(("name", "make"), [("a.zip", packed), ("a.tar", tarred)])
def test_members_are_read_in_the_order_of_the_archive(name: str, make: Callable[[dict[str, bytes]], bytes]) -> None:
    names, problems = opened(name, make(FILES))
    assert names == [f"{name}#b/two.txt", f"{name}#a.md", f"{name}#../../climbing.txt"]
    assert problems == []


@pytest.mark.parametrize(
    ("ending", "pack"),
    [
        (".gz", gzip.compress),
        (".gz", lambda data: gzip.compress(data[:5]) + gzip.compress(data[5:])),
        (".bz2", bz2.compress),
        (".xz", lzma.compress),
        (".zst", zstandard.compress),
        (".zst", lambda data: zstandard.compress(data[:5]) + zstandard.compress(data[5:])),
    ],
)
def test_packed_files_keep_their_names(ending: str, pack: Callable[[bytes], bytes]) -> None:
    with Workshop() as workshop:
        [found] = open_file(File(f"f/a.txt{ending}", pack(TEXT)), workshop)
    assert found == (f"f/a.txt{ending}", Draft(body=TEXT.decode()))
    names, problems = opened(f"a.zip{ending}", pack(packed({"x/b.txt": TEXT})))
    assert (names, problems) == ([f"a.zip{ending}#x/b.txt"], [])


def test_a_packed_tar_is_read_under_both_endings() -> None:
    data = gzip.compress(tarred({"b.txt": TEXT}))
    assert opened("a.tgz", data)[0] == ["a.tgz#b.txt"]
    assert opened("a.tar.gz", data)[0] == ["a.tar.gz#b.txt"]


def test_names_packed_in_china_are_read() -> None:
    data = bytearray(packed({"AAAAAAAA.txt": TEXT}))
    assert opened("a.zip", bytes(data).replace(b"AAAAAAAA", "旅顺大连".encode("gb18030")))[0] == ["a.zip#旅顺大连.txt"]


def bomb(size: int = 64 << 20) -> bytes:
    return packed({"a.txt": bytes(size)})


def lying() -> bytes:
    data = bytearray(bomb())
    directory = data.index(b"PK\x01\x02")
    struct.pack_into("<I", data, 22, 10)
    struct.pack_into("<I", data, directory + 24, 10)
    return bytes(data)


def encrypted() -> bytes:
    data = bytearray(packed({"a.txt": TEXT, "b.txt": TEXT}))
    struct.pack_into("<H", data, 6, 1)
    struct.pack_into("<H", data, data.index(b"PK\x01\x02") + 8, 1)
    return bytes(data)


def overlapping(count: int = 40) -> bytes:
    data = packed({"a.txt": b"Mao left. " * 10_000})
    directory, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    tail = bytearray(data[end:])
    struct.pack_into("<HHI", tail, 8, count, count, (end - directory) * count)
    return data[:directory] + data[directory:end] * count + bytes(tail)


def nested() -> bytes:
    inner = packed({f"{i}.txt": bytes(300_000) for i in range(3)})
    return packed({f"{i}.zip": inner for i in range(20)})


def deep() -> bytes:
    data = packed({"a.txt": TEXT})
    for _ in range(5):
        data = packed({"a.zip": data})
    return data


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.zip", bomb(), "unpacks to more than 1048576 bytes"),
        ("a.zip", lying(), "cannot be unpacked|unpacks to more"),
        ("a.zip", encrypted(), "a.txt in it is encrypted; save it without a password"),
        ("a.zip", overlapping(), "unpacks to more than|damaged"),
        ("a.zip", nested(), "unpacks to more than 1048576 bytes with the archives inside it"),
        ("a.zip", deep(), "lies more than 3 archives deep"),
        ("a.zip", packed({f"{i}.txt": b"" for i in range(60)}), "holds more than 50 entries"),
        ("a.zip", b"PK\x03\x04 no", "is no ZIP file"),
        ("a.tar", tarred({f"{i}.txt": b"x" for i in range(60)}), "holds more than 50 entries"),
        ("a.tar", tarred({"a.txt": bytes(4 << 20)}), "unpacks to more than 1048576 bytes"),
        ("a.tar", tarred({"a.txt": TEXT})[:600], "is no whole TAR archive"),
        ("a.tar", b"no", "is no whole TAR archive"),
        ("a.txt.gz", gzip.compress(bytes(64 << 20)), "unpacks to more than 1048576 bytes"),
        ("a.txt.gz", gzip.compress(TEXT)[:-6], "is no whole gzip file"),
        ("a.txt.gz", b"no", "is no whole gzip file"),
        ("a.txt.bz2", bz2.compress(bytes(64 << 20)), "unpacks to more than 1048576 bytes"),
        ("a.txt.xz", lzma.compress(bytes(64 << 20)), "unpacks to more than 1048576 bytes"),
        ("a.txt.zst", zstandard.compress(bytes(64 << 20)), "unpacks to more than 1048576 bytes"),
        ("a.txt.zst", b"no", "is no whole Zstandard file"),
    ],
    # Archives hold the time of packing: named by their bytes, the tests would be others in each process.
    ids=lambda value: "" if isinstance(value, bytes) else None,
)
def test_hostile_archives_cost_their_budget_and_are_named(name: str, data: bytes, told: str) -> None:
    names, problems = opened(name, data)
    assert problems
    assert len(names) <= SMALL.entries
    assert any(re.search(told, problem.message) for problem in problems), problems
    assert all(problem.path.startswith(name) for problem in problems)


def test_what_is_sound_in_a_damaged_archive_is_read() -> None:
    assert opened("a.zip", encrypted())[0] == ["a.zip#b.txt"]


SIDE: Final = b'label = "Shen 2020"\ntitel = "x"\n[override]\npublished = 2020\n'


@pytest.mark.parametrize("pack", [packed, tarred])
@pytest.mark.parametrize("beside", ["a/shen.toml", "a/shen.txt.toml"])
def test_a_side_file_in_an_archive_holds_for_its_neighbour(
    tmp_path: Path, pack: Callable[[dict[str, bytes]], bytes], beside: str
) -> None:
    """Whichever was packed first; a side file of nothing is passed over."""
    files = {"a/shen.txt": TEXT, beside: SIDE, "b/shen.txt": TEXT, "b/other.toml": b"label = 5"}
    path = tmp_path / ("x.zip" if pack is packed else "x.tar")
    path.write_bytes(pack(files))
    library = read_paths([tmp_path], load_reading(), limits=SMALL)
    origins = {document.name.partition("#")[2]: document.origin for document in library.documents}
    assert list(origins) == ["a/shen.txt", "b/shen.txt"]
    assert origins["a/shen.txt"].label == "Shen 2020"
    assert origins["a/shen.txt"].published is not None
    assert origins["b/shen.txt"].label == ""
    [problem] = library.problems
    name = beside.removeprefix("a/")
    assert (problem.path, problem.remark) == (f"{path.name}#a/shen.txt", True)
    assert problem.message.startswith(f"{name}: 'titel' is not a key")


@pytest.mark.parametrize(
    ("limits", "told"),
    [
        (Limits(characters=20), "holds more than 20 characters; split it or raise 'characters' in [limits]"),
        (Limits(lines=2), "holds more than 2 lines; split it or raise 'lines' in [limits]"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_a_text_beyond_the_limits_is_one_problem(name: str, limits: Limits, told: str) -> None:
    text = b"<p>Mao left.\n<p>Zhou left.\n<p>Stalin stayed.\n"
    assert opened(name, text, limits) == ([], [Problem(path=name, message=told)])
    assert opened(name, text, Limits(characters=90, lines=4)) == ([name], [])


def test_a_bomb_beside_other_files_leaves_them_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    alone = read_paths([tmp_path], load_reading(), limits=SMALL).documents
    (tmp_path / "b.zip").write_bytes(bomb())
    library = read_paths([tmp_path], load_reading(), limits=SMALL)
    assert library.documents == alone
    assert [problem.path for problem in library.problems] == ["b.zip"]


@given(st.binary(max_size=400), st.integers(0, 300), st.binary(min_size=1, max_size=4))
def test_no_bytes_raise_anything_but_a_refusal(noise: bytes, at: int, patch: bytes) -> None:
    sound = packed({"a.txt": TEXT, "b/c.txt": TEXT * 9})
    broken = sound[:at] + patch + sound[at + len(patch) :]
    tape = tarred({"a.txt": TEXT})
    for reader, data in (
        (read_zip, broken),
        (read_zip, noise),
        (read_tar, noise),
        (read_tar, tape[:at] + patch + tape[at + len(patch) :]),
        (read_gzip, gzip.compress(TEXT)[:at] + noise),
        (read_bzip2, noise),
        (read_xz, noise),
        (read_zstandard, noise),
    ):
        try:
            list(reader(File("a", data, SMALL)))
        except ReadError:
            continue
