"""Measure how real TEI volumes are read: documents told apart, titles, dates, notes kept out of the text, speed.

The gold comes from a second reading that shares no code with the first: the tree that ElementTree builds, and the
dates that lie beside the volumes. Without the volumes (``../shared/corpora/frus``) it says so and ends.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from sinoclaim.ingest.drafts import File
from sinoclaim.ingest.library import read_paths
from sinoclaim.ingest.readers.tei import read_tei
from sinoclaim.model.document import BlockKind, Document
from sinoclaim.rules.reading import load_reading

CORPUS: Final = Path(__file__).parents[2] / "shared" / "corpora" / "frus"
_TEI: Final = "{http://www.tei-c.org/ns/1.0}"
_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"
_GRAM: Final = 8
"""Words; a run of so many that stands in a note and nowhere in the text cannot be in the text by chance."""
_SHOWN: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """What a document holds, by the second reading."""

    title: str
    body: str
    notes: tuple[str, ...]
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One row of the table."""

    name: str
    right: int
    total: int
    wrong: tuple[str, ...]


def _without(element: ET.Element, names: frozenset[str]) -> Iterator[str]:
    """Yield the text of an element but for the elements of some names in it."""
    yield element.text or ""
    for child in element:
        if child.tag not in names:
            yield from _without(child, names)
        yield child.tail or ""


_APART: Final = frozenset(f"{_TEI}{name}" for name in ("note", "del", "figure", "fw"))


def _gold_of(division: ET.Element, date: str) -> Gold:
    head = division.find(f"{_TEI}head")
    return Gold(
        title="" if head is None else "".join(_without(head, _APART)),
        body=" ".join(_without(division, _APART)),
        notes=tuple("".join(_without(note, frozenset({f"{_TEI}note"}))) for note in division.iter(f"{_TEI}note")),
        date=date,
    )


def gold_of(corpus: Path) -> dict[str, Gold]:
    """Return the documents of all volumes by the name that the program gives them."""
    dates = {}
    for line in (corpus / "document-dates.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        date = row["date"]
        ends = dict.fromkeys(date[key][:10] for key in ("when", "from", "to") if key in date)
        dates[f"{row['volume']}.xml#{row['document']}"] = "/".join(ends)
    found = {}
    for path in sorted(corpus.glob("*.xml")):
        for division in ET.parse(path).iter(f"{_TEI}div"):  # noqa: S314 -- volumes of our own choice
            if division.get("type") == "document":
                name = f"{path.name}#{division.get(_ID)}"
                found[name] = _gold_of(division, dates.get(name, ""))
    return found


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words))


def _text(document: Document, *, notes: bool) -> str:
    return "\n".join(
        document.text[b.start : b.end]
        for b in document.blocks
        if (b.kind is BlockKind.NOTE or b.locator == "source note") is notes
    )


def _grams(words: str) -> set[tuple[str, ...]]:
    split = words.split()
    return {tuple(split[i : i + _GRAM]) for i in range(len(split) - _GRAM + 1)}


def _is_apart(document: Document, gold: Gold) -> bool:
    """Tell whether no run of words of a note stands in the text."""
    of_notes = set().union(*map(_grams, gold.notes)) - _grams(gold.body)
    return of_notes.isdisjoint(_grams(_text(document, notes=False)))


def _date(document: Document) -> str:
    written = document.origin.written
    return written.edtf.removesuffix("?") if written else ""


def measure(documents: dict[str, Document], gold: dict[str, Gold]) -> list[Count]:
    """Return the rows of the table."""
    tests: list[tuple[str, Callable[[Document, Gold], bool], bool]] = [
        ("title as printed", lambda d, g: _letters(d.origin.title) == _letters(g.title), False),
        ("date of the dated documents", lambda d, g: _date(d) == g.date, True),
        ("no words of a note in the text", _is_apart, False),
        ("every letter of the text, in order", lambda d, g: _letters(_text(d, notes=False)) == _letters(g.body), False),
        (
            "every letter of the notes",
            lambda d, g: sorted(_letters(_text(d, notes=True))) == sorted(_letters("".join(g.notes))),
            False,
        ),
    ]
    missing = tuple(sorted(name for name in gold if name not in documents))
    rows = [Count(name="documents told apart", right=len(gold) - len(missing), total=len(gold), wrong=missing)]
    for name, holds, dated in tests:
        asked = [key for key in gold if key in documents and (gold[key].date or not dated)]
        wrong = tuple(key for key in asked if not holds(documents[key], gold[key]))
        rows.append(Count(name=name, right=len(asked) - len(wrong), total=len(asked), wrong=wrong))
    return rows


def seconds(work: Callable[[], object], runs: int) -> float:
    """Return the processor time of the shortest of some runs."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="a folder of TEI volumes and document-dates.jsonl")
    parser.add_argument("--runs", type=int, default=3, help="how often reading is timed")
    parser.add_argument("--verbose", action="store_true", help="name what is wrong")
    options = parser.parse_args()
    volumes = sorted(options.corpus.glob("*.xml"))
    if not volumes:
        print(f"skipped: no TEI volumes in {options.corpus}")
        return
    tables = load_reading()
    library = read_paths(volumes, tables)
    print("| measured | right | of | % |\n|---|---|---|---|")
    for row in measure({d.name: d for d in library.documents}, gold_of(options.corpus)):
        print(f"| {row.name} | {row.right} | {row.total} | {100 * row.right / max(row.total, 1):.2f} |")
        for name in row.wrong[: None if options.verbose else _SHOWN]:
            print(f"|   wrong: {name} | | | |")
    for problem in library.problems:
        print(f"| note: {problem.path} {problem.message} | | | |")
    size = sum(path.stat().st_size for path in volumes) / 1e6
    files = [File(path.name, path.read_bytes()) for path in volumes]
    drafts = seconds(lambda: [list(read_tei(file)) for file in files], options.runs)
    whole = seconds(lambda: read_paths(volumes, tables), options.runs)
    print(f"\n{size:.1f} MB of XML: {size / drafts:.1f} MB/s into drafts, {size / whole:.1f} MB/s into documents")


if __name__ == "__main__":
    main()
