"""Make files that are broken or meant to break what reads them: each writes one thing into a folder.

Whatever a reader must not look at holds ``CANARY``; whoever prints it has looked.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sinoclaim.ingest import Limits
from tests.ingest.making import Article, docx, epub, gzipped, open_text, pdf, txt, zipped
from tests.ingest.test_formats_agree import ARTICLE
from tests.ingest.word_files import NAMESPACES

CANARY: Final = "Mao left the canary cage on 5 June 1955"
MIB: Final = 1 << 20
GIB: Final = 1 << 30
TEXT: Final = "The last Soviet troops left Port Arthur in 1957.\n"


@dataclass(frozen=True, slots=True)
class Kind:
    """One hostile file: what it is called in reports, who makes it, and what a report says of it.

    ``small`` are limits under which a bomb goes off early. ``remark`` marks what is read all the same, with a word of
    warning. ``within`` is the part that the report names, where it is not the file.
    """

    name: str
    make: Callable[[Path], None]
    told: str
    small: dict[str, int] = field(default_factory=dict)
    remark: bool = False
    within: str = ""

    @property
    def limits(self) -> Limits:
        return Limits(**self.small)


def bomb(member: str, size: int = 64 * MIB) -> Callable[[Path], None]:
    """Return a maker of an archive with one member of zeros."""

    def make(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(member, "w") as part:
            for _ in range(size // MIB):
                part.write(bytes(MIB))

    return make


def gzip_bomb(size: int = 64 * MIB) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        with gzip.open(path, "wb") as file:
            for _ in range(size // MIB):
                file.write(bytes(MIB))

    return make


def long_line(size: int) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        with path.open("wb") as file:
            for _ in range(size // MIB):
                file.write(b"The harbour froze. " * (MIB // 19))

    return make


def patched(path: Path, local: int, central: int, form: str, value: int) -> None:
    """Make a Word file whose headers say something else of their member than is true."""
    bomb("word/document.xml", 8 * MIB)(path)
    data = bytearray(path.read_bytes())
    struct.pack_into(form, data, local, value)
    struct.pack_into(form, data, data.index(b"PK\x01\x02") + central, value)
    path.write_bytes(data)


def overlap(path: Path, count: int = 5_000) -> None:
    """Let as many entries share one member of 16 MiB: 78 GiB in all."""
    bomb("a.txt", 16 * MIB)(path)
    data = path.read_bytes()
    directory, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    tail = bytearray(data[end:])
    struct.pack_into("<HHI", tail, 8, count, count, (end - directory) * count)
    path.write_bytes(data[:directory] + data[directory:end] * count + tail)


def crowd(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(6_000):
            archive.writestr(f"{number}.txt", b"")


def climbing(path: Path) -> None:
    """Pack a file whose path leads out of the archive; it must not be written there, nor read from there."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../outside.txt", "\x00\x01" * 400)


def nested(path: Path, deep: int = 10) -> None:
    data = txt(ARTICLE)
    name = "a.txt"
    for _ in range(deep):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr(name, data)
        data, name = packed.getvalue(), "a.zip"
    path.write_bytes(data)


def outside(path: Path) -> Path:
    """Return the file with the canary; it lies beside the folder that is read."""
    return next(folder / "outside.txt" for folder in path.parents if (folder / "outside.txt").exists())


def link_out(path: Path) -> None:
    path.symlink_to(outside(path))


def xml(text: str) -> Callable[[Path], None]:
    """Return a maker of an XML file; ``OUTSIDE`` becomes the address of the file that is none of its business."""

    def make(path: Path) -> None:
        path.write_text(text.replace("OUTSIDE", outside(path).as_uri()), "utf-8")

    return make


def written(data: bytes | str) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.write_bytes(data.encode() if isinstance(data, str) else data)

    return make


def cut(maker: Callable[[Article], bytes], share: float) -> Callable[[Path], None]:
    """Return a maker of the first part of a file, as after a broken download."""

    def make(path: Path) -> None:
        data = maker(ARTICLE)
        path.write_bytes(data[: int(len(data) * share)])

    return make


def linked(target: str) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.symlink_to(target)

    return make


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(GIB)


def tei_of(inside: str) -> str:
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>{inside}</p></body></text></TEI>'


def word_with(document: str) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", document)

    return make


def deep_word(path: Path) -> None:
    starts = "".join(f'<w:p n="{number * number}">' for number in range(100_000))
    word_with(f"<w:document {NAMESPACES}>{starts}{'</w:p>' * 100_000}</w:document>")(path)


def pipe(path: Path) -> None:
    os.mkfifo(path)


_LAUGHS: Final = "".join('<!ENTITY a{} "{}">'.format(i, f"&a{i - 1};" * 10) for i in range(1, 10))
_CALM: Final = ("The harbour froze in that winter.", "Nobody came to the quay.")

KINDS: Final[dict[str, Kind]] = {
    # Archives
    "zip bomb": Kind("x.zip", bomb("a.txt"), "unpacks to more than 200 times its size"),
    "word bomb": Kind("x.docx", bomb("word/document.xml"), "unpacks to more than 200 times its size"),
    "book bomb": Kind("x.epub", bomb("META-INF/container.xml"), "unpacks to more than 200 times its size"),
    "lying sizes": Kind("x.docx", lambda p: patched(p, 22, 24, "<I", 10), "cannot be unpacked"),
    "encrypted": Kind("x.docx", lambda p: patched(p, 6, 8, "<H", 1), "is encrypted; save it without a password"),
    "overlapping members": Kind("x.zip", overlap, "200 times its size|cannot be unpacked"),
    "crowd": Kind("x.zip", crowd, "holds more than 5000 entries"),
    "climbing path": Kind("x.zip", climbing, "byte 0 is NUL", within="#../../outside.txt"),
    "archives in archives": Kind("x.zip", nested, "lies more than 3 archives deep", within="#a.zip" * 4),
    "truncated zip": Kind("x.zip", cut(zipped, 0.6), "is no ZIP file"),
    "truncated docx": Kind("x.docx", cut(docx, 0.6), "is no DOCX file"),
    "truncated odt": Kind("x.odt", cut(open_text, 0.6), "is no ODT file"),
    "truncated epub": Kind("x.epub", cut(epub, 0.6), "is no EPUB file"),
    "gzip bomb": Kind("x.txt.gz", gzip_bomb(), "unpacks to more than", {"unpacked_bytes": 4 * MIB}),
    "truncated gzip": Kind("x.txt.gz", cut(gzipped, 0.6), "is no whole gzip file"),
    # XML
    "billion laughs": Kind("x.xml", xml(f'<!DOCTYPE x [<!ENTITY a0 "lol">{_LAUGHS}]><x>&a9;</x>'), "declares entities"),
    "quadratic entities": Kind(
        "x.xml", xml(f'<!DOCTYPE x [<!ENTITY a "{"A" * 50_000}">]><x>{"&a;" * 2_000}</x>'), "declares entities"
    ),
    "external entity": Kind(
        "x.xml", xml('<!DOCTYPE TEI [<!ENTITY e SYSTEM "OUTSIDE">]>' + tei_of("&e;")), "declares entities"
    ),
    "parameter entity": Kind(
        "x.xml", xml('<!DOCTYPE x [<!ENTITY % p SYSTEM "OUTSIDE"> %p;]><x/>'), "declares entities"
    ),
    "outer DTD": Kind("x.xml", xml('<!DOCTYPE x SYSTEM "OUTSIDE"><x/>'), "is XML but no TEI"),
    "included file": Kind(
        "x.xml",
        xml('<x xmlns:i="http://www.w3.org/2001/XInclude"><i:include href="OUTSIDE" parse="text"/></x>'),
        "is XML but no TEI",
    ),
    "deep XML": Kind("x.xml", xml(tei_of("<hi>" * 200_000 + "</hi>" * 200_000)), "nested more than 200 deep"),
    "deep Word": Kind("x.docx", deep_word, "nested more than 200 deep"),
    "entity in Word": Kind(
        "x.docx",
        word_with(f'<!DOCTYPE x [<!ENTITY a "b">]><w:document {NAMESPACES}><w:p>&a;</w:p></w:document>'),
        "^word/document.xml: declares entities",
    ),
    # PDF and RTF
    "truncated PDF": Kind("x.pdf", cut(pdf, 0.5), "is no PDF or a damaged one"),
    "no PDF": Kind("x.pdf", written(TEXT), "is no PDF or a damaged one"),
    "backslashes": Kind("x.rtf", written("{\\rtf1 " + "\\" * MIB), "breaks off before its end"),
    "deep RTF": Kind("x.rtf", written("{\\rtf1 " + "{" * MIB), "nested more than 200 deep"),
    # Text
    "Chinese paragraph in another encoding": Kind(
        "x.txt",
        written(f"{TEXT}旅顺口。\n".encode() + "苏军全部撤离旅顺口。".encode("gbk")),
        "is not UTF-8; save it as",
    ),
    "direction marks": Kind("x.txt", written(f"{_CALM[0]} \u202ezero\u202c\n"), "2 direction marks", remark=True),
    "NULs": Kind("x.txt", written(f"{_CALM[0]}\0\0 {_CALM[1]}\n"), "2 NULs", remark=True),
    "one long line": Kind("x.txt", long_line(2 * MIB), "is larger than", {"file_bytes": MIB}),
    "lines without end": Kind("x.txt", written("a\n" * 20_000), "holds more than 10000 lines", {"lines": 10_000}),
    "words without end": Kind(
        "x.md", written("Mao left. " * 20_000), "holds more than 100000 characters", {"characters": 100_000}
    ),
    "huge sparse file": Kind("x.txt", sparse, "is larger than 67108864 bytes"),
    # Tables
    "deep JSON": Kind("x.json", written("[" * 200_000), "nested too deeply"),
    "JSON lines with a broken line": Kind(
        "x.jsonl",
        written(json.dumps({"id": "a", "text": _CALM[0] * 3}) + '\n{"id": "b", "te\n'),
        "line 2 is no JSON",
        within="#a",
    ),
    "NUL in a table": Kind(
        "x.csv", written(f"id,text\na,{_CALM[0]}\0 {_CALM[1]}\n"), "holds 1 NUL", remark=True, within="#a"
    ),
    # The folder
    "link out": Kind("x.txt", link_out, "is a link out of the folder"),
    "link to nothing": Kind("x.txt", linked("nowhere"), "is a link to nothing"),
    "link to a device": Kind("x.txt", linked("/dev/zero"), "is a link out of the folder"),
    "loop of links": Kind("x", linked("."), "a loop of links"),
    "link to itself": Kind("x.txt", linked("x.txt"), "is a link to nothing|cannot be read"),
    "pipe": Kind("x.txt", pipe, "is a pipe; only regular files are read"),
}
FULL: Final[dict[str, Kind]] = {
    "word bomb": Kind("x.docx", bomb("word/document.xml", GIB), "unpacks to more than"),
    "gzip bomb": Kind("x.txt.gz", gzip_bomb(GIB), "unpacks to more than"),
    "one long line": Kind("x.txt", long_line(200 * MIB), "is larger than"),
}
"""Those of them whose size is the point, as large as one meets them, for limits as they are."""
