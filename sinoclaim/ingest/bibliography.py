"""Find what a bibliography in CSL-JSON says of a source, by its file name, its id or its title."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Final

from sinoclaim.errors import UsageError
from sinoclaim.ingest import csl
from sinoclaim.ingest.drafts import Metadata

_LARGEST: Final = 64 << 20
"""Bytes; a library of fifty thousand titles fits in."""
_FILE_LINE: Final = re.compile(
    r"^[ \t]*(?:file|path|source|attachment)s?[ \t]*:[ \t]*(.{1,500})$", re.IGNORECASE | re.MULTILINE
)
"""A line of a note that names a file, as Zotero's field "Extra" has them."""
_PATH_BREAK: Final = re.compile(r"[;:\n\r]")
_KEYS: Final = ("id", "citation-key", "citation_key", "citekey")


@dataclass(frozen=True, slots=True)
class Several:
    """The ids of the items that fit one source equally well; which of them it is, nobody can tell."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The items of one bibliography, by the files that they name, by id, and by title.

    ``name`` is that of its file. Values are indices into ``items``.
    """

    name: str
    items: tuple[Metadata, ...]
    by_file: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    by_id: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    by_title: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def of_file(self, source: str, key: str) -> Metadata | Several | None:
        """Return what is said of a source, by its file name or its key ("" if it has none), else by its stem."""
        names = _own_names(source)
        for index, wanted in (
            (self.by_file, names),
            (self.by_id, (key,)),
            (self.by_id, [PurePosixPath(name).stem for name in names]),
        ):
            for one in wanted:
                if found := index.get(folded(one)):
                    return self._only(found)
        return None

    def of_title(self, title: str) -> Metadata | Several | None:
        """Return what is said of the source that has this title; capitals and punctuation make no difference."""
        return self._only(self.by_title.get(plain(title), ()))

    def _only(self, found: tuple[int, ...]) -> Metadata | Several | None:
        if len(found) > 1:
            return Several(tuple(self.items[number].id for number in found))
        return self.items[found[0]] if found else None


def folded(name: str) -> str:
    """Return a file name or id in the form in which two are compared."""
    return unicodedata.normalize("NFC", name).casefold()


def plain(title: str) -> str:
    """Return a title without capitals, punctuation and marks.

    >>> plain("“Mao, Stalin” and the <i>Korean</i> War") == plain("Mao, Stalin and the Korean War")
    True
    """
    bare = unicodedata.normalize("NFKC", re.sub(r"</?[A-Za-z]{1,5}>", "", title)).casefold()
    return " ".join("".join(mark if mark.isalnum() else " " for mark in bare).split())


def _own_names(source: str) -> tuple[str, ...]:
    """Return the names of a source's file, the inner one first: "a.txt", "archive.zip" of "c/archive.zip#b/a.txt"."""
    return tuple(dict.fromkeys(PurePosixPath(part).name for part in reversed(source.split("#")) if part))


def read_bibliography(path: Path) -> Bibliography:
    """Read a bibliography.

    Raises:
        UsageError: the file cannot be read, is no JSON, or not a list of items; the message says what helps.
    """
    remedy = "export it as CSL JSON (in Zotero: Export Library, format CSL JSON)"
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            message = f"{path}: is larger than {_LARGEST} bytes; export fewer items"
            raise UsageError(message)
        raw = json.loads(data.decode("utf-8-sig"))
    except OSError as problem:
        message = f"{path}: cannot be read ({problem.strerror}); check the path and its permissions"
        raise UsageError(message) from problem
    except (ValueError, RecursionError) as problem:
        message = f"{path}: is not valid JSON ({problem}); {remedy}"
        raise UsageError(message) from problem
    items = raw.get("items") if isinstance(raw, dict) else raw
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        message = f"{path}: is not a list of items; {remedy}"
        raise UsageError(message)
    return bibliography_of(path.name, items)


def bibliography_of(name: str, items: Iterable[csl.Fields]) -> Bibliography:
    """Return the bibliography that items of CSL-JSON make.

    >>> books = bibliography_of("refs.json", [{"id": "shen", "title": "Mao", "issued": {"date-parts": [[2020]]}}])
    >>> found = books.of_file("papers/Shen.txt", "")
    >>> found.label, found.published
    ('Mao 2020', '2020')
    """
    there = tuple(items)
    labels = csl.lettered([csl.label(item) for item in there])
    known = tuple(replace(_metadata(item), label=label) for item, label in zip(there, labels, strict=True))
    return Bibliography(
        name=name,
        items=known,
        by_file=_index(_files(item) for item in there),
        by_id=_index((csl.words(item, key) or _numbered(item, key) for key in _KEYS) for item in there),
        by_title=_index([plain(csl.words(item, "title"))] for item in there),
    )


def _metadata(item: csl.Fields) -> Metadata:
    return Metadata(
        id=csl.words(item, "citation-key", "citation_key", "citekey", "id") or _numbered(item, "id"),
        title=re.sub(r"</?[A-Za-z]{1,5}>", "", csl.words(item, "title")),
        author=", ".join(full for _, full in csl.names(item)),
        written=csl.date(item.get("original-date")),
        published=csl.date(item.get("issued")),
        language=csl.words(item, "language"),
        genre=csl.words(item, "type"),
        site=csl.words(item, "container-title", "publisher"),
        licence=csl.words(item, "license"),
    )


def _numbered(item: csl.Fields, key: str) -> str:
    """Return an id that is a number, as CSL allows."""
    value = item.get(key)
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def _files(item: csl.Fields) -> Iterator[str]:
    """Yield the names of the files that an item says it has, whatever folder they lie in."""
    told = [csl.words({"file": value}, "file") for value in (item.get("file"), item.get("path"))]
    note = item.get("note")
    if isinstance(note, str):
        told += _FILE_LINE.findall(note)
    attached = item.get("attachments")
    if isinstance(attached, list):
        told += [
            csl.words(one, key) for one in attached if isinstance(one, dict) for key in ("path", "title", "filename")
        ]
    for line in told:
        for part in _PATH_BREAK.split(line):
            yield part.strip().replace("\\", "/").rpartition("/")[2]


def _index(rows: Iterable[Iterable[str]]) -> Mapping[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for number, names in enumerate(rows):
        for name in dict.fromkeys(folded(one) for one in names):
            if name:
                found.setdefault(name, []).append(number)
    return {name: tuple(numbers) for name, numbers in found.items()}
