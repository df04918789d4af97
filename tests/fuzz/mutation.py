"""Change the inside of structured files, so that a fuzzer gets past checksums, compression and unbalanced tags."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import random
import re
import tarfile
import zipfile
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

Mutate = Callable[[bytes, int], bytes]
"""Changes some bytes of an input; the number is the largest size that may come out."""
_RAW: Final = 8
"""One change in as many is made to the bytes of the file as they lie there."""
_CHANGES: Final = 4
_DAY: Final = (1980, 1, 1, 0, 0, 0)
_NO_XML: Final = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME: Final = re.compile(r"[A-Za-z_][\w.-]{0,30}")
_HEADER: Final = 512
_SUM: Final = slice(148, 156)


@dataclass(frozen=True, slots=True)
class Change:
    """What one change is made with: the fuzzer's own mutations, a source of choices, the words of the reader."""

    mutate: Mutate
    choice: random.Random
    words: Sequence[str]

    def raw(self, data: bytes) -> bytes:
        """Change bytes."""
        return self.mutate(data, max(2 * len(data), 64))

    def text(self, text: str) -> str:
        """Change characters, to such as XML may hold."""
        return _NO_XML.sub(" ", self.raw(text.encode()).decode("utf-8", "replace"))

    def tree(self, data: bytes) -> bytes:
        """Change the elements of an XML file, its bytes if it is none."""
        try:
            root = ET.fromstring(data)  # noqa: S314 -- made by this fuzzer
        except (ET.ParseError, ValueError, LookupError):
            return self.raw(data)
        for _ in range(self.choice.randint(1, _CHANGES)):
            nodes = list(root.iter())
            self.choice.choice(_TREE)(self, self.choice.choice(nodes), self.choice.choice(nodes))
        changed: bytes = ET.tostring(root, self.choice.choice(("us-ascii", "utf-8")))
        return changed

    def _copy(self, one: Element, other: Element) -> None:
        other.insert(self.choice.randint(0, len(other)), deepcopy(one))

    def _drop(self, one: Element, _: Element) -> None:
        if len(one):
            one.remove(self.choice.choice(list(one)))

    def _wrap(self, one: Element, other: Element) -> None:
        inner = list(one)
        one[:] = [Element(self._tag(other))]
        one[0].extend(inner)
        one[0].text, one.text = one.text, ""

    def _rename(self, one: Element, other: Element) -> None:
        one.tag = self._tag(other)

    def _tag(self, like: Element) -> str:
        space = str(like.tag).rpartition("}")[0]
        word = self.choice.choice(self.words).rpartition(":")[2].rpartition("}")[2] if self.words else ""
        fresh = self.choice.random() < 0.5 and _NAME.fullmatch(word)
        return (f"{space}}}{word}" if space else word) if fresh else str(like.tag)

    def _say(self, one: Element, _: Element) -> None:
        one.text = self.text(one.text or " ")

    def _trail(self, one: Element, _: Element) -> None:
        one.tail = self.text(one.tail or " ")

    def _attribute(self, one: Element, other: Element) -> None:
        given = {**other.attrib, **one.attrib} or {"n": "1"}
        name = self.choice.choice(sorted(given))
        known = self.choice.random() < 0.5 and self.words
        one.set(name, _NO_XML.sub(" ", self.choice.choice(self.words)) if known else self.text(given[name]))


_TREE: Final = (
    Change._copy, Change._drop, Change._wrap, Change._rename, Change._say, Change._trail, Change._attribute,
)  # fmt: skip


def change_zip(data: bytes, change: Change) -> bytes:
    """Return an archive with one of its members changed; nothing in it is compressed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [(entry.filename, archive.read(entry)) for entry in archive.infolist()[:50]]
    chosen = change.choice.randrange(len(parts))
    name, part = parts[chosen]
    parts[chosen] = (name, change.tree(part) if part.lstrip()[:1] == b"<" else change.raw(part))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, part in parts:
            archive.writestr(zipfile.ZipInfo(name, _DAY), part)
    return packed.getvalue()


def change_tar(data: bytes, change: Change) -> bytes:
    """Return an archive with one of its headers changed and summed up anew."""
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        offsets = [entry.offset for entry in archive.getmembers()]
    at = change.choice.choice(offsets)
    header = bytearray(change.mutate(data[at : at + _HEADER], _HEADER).ljust(_HEADER, b"\0"))
    header[_SUM] = b" " * 8
    header[_SUM] = b"%06o\0 " % sum(header)
    return data[:at] + bytes(header) + data[at + _HEADER :]


def _packed(
    unpack: Callable[[bytes], bytes], pack: Callable[[bytes], bytes], inside: Callable[[bytes, Change], bytes]
) -> Callable[[bytes, Change], bytes]:
    return lambda data, change: pack(inside(unpack(data), change))


def _pack_gzip(data: bytes) -> bytes:
    return gzip.compress(data, 1, mtime=0)


CHANGES: Final[Mapping[str, Callable[[bytes, Change], bytes]]] = {
    **dict.fromkeys(("docx", "epub", "odt", "zip"), change_zip),
    **dict.fromkeys(("xml", "fodt"), lambda data, change: change.tree(data)),
    "tar": change_tar,
    "tgz": _packed(gzip.decompress, _pack_gzip, change_tar),
    "gz": _packed(gzip.decompress, _pack_gzip, lambda data, change: change.raw(data)),
    "bz2": _packed(bz2.decompress, lambda data: bz2.compress(data, 1), lambda data, change: change.raw(data)),
    "xz": _packed(lzma.decompress, lambda data: lzma.compress(data, preset=0), lambda data, change: change.raw(data)),
}
"""How the files of a format are changed whose bytes cannot be changed one by one."""


def mutator_of(name: str, mutate: Mutate, words: Sequence[str]) -> Callable[[bytes, int, int], bytes] | None:
    """Return what changes the files of such a format, ``None`` for any other format."""
    inside = CHANGES.get(name)
    if inside is None:
        return None

    def mutated(data: bytes, most: int, seed: int) -> bytes:
        change = Change(mutate, random.Random(seed), words)  # noqa: S311 -- no secret; the seed is given
        if change.choice.randrange(_RAW):
            try:
                changed = inside(data, change)
            except Exception:  # noqa: BLE001 -- what cannot be unpacked is changed as it is
                changed = b""
            if 0 < len(changed) <= most:
                return changed
        return mutate(data, most)

    return mutated
