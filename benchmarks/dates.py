"""Measure the reader of dates: WikiWars beside HeidelTime, document dates of FRUS, dates of claims, megabytes a second.

Run from the project's root: ``python benchmarks/dates.py``. The material lies in ``../shared``; without it the
benchmark says so and stops. Three of the eleven articles (the third, sixth and ninth) were never looked at while the
rules were written; their score is printed apart.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from sinoclaim.dates import date_document, read_times
from sinoclaim.dates.tables import TimeTables
from sinoclaim.dates.values import Passage, PassageKind, TimeMention
from sinoclaim.rules.calendars import load_calendars

SHARED = Path("../shared/temporal")
GOLD = SHARED / "wikiwars_dev.jsonl"
PEER = SHARED / "heideltime_on_wikiwars_dev.jsonl"
FRUS = Path("../shared/corpora/frus")
GOLD_CLAIMS = Path("../shared/gold")
TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
BLOCKS = frozenset("p head dateline opener closer item row div list signed salute l ab quote byline".split())  # noqa: SIM905
UNREAD = (2, 5, 8)
HEADING_LENGTH = 80
RANGES = frozenset(
    {
        "en.range",
        "en.either",
        "en.day-range-month",
        "en.month-day-range",
        "en.day-slash-month",
        "en.year-range",
        "en.year-range-era",
        "en.day-or-month",
        "en.month-day-or",
        "en.bare-or",
        "en.two-centuries",
    }
)
FRUS_FORMS = {
    "without notes": ("none", True),
    "with footnotes where they are called": ("place", True),
    "with footnotes at the end": ("end", True),
    "with footnotes at the end, without the dateline": ("end", False),
}
SEPARATOR = re.compile(r"\s*(?:[-–—−/]|\b(?:to|until|till|through|and|or)\b)\s*(?:the\s+)?")
EDTF_DATE = re.compile(r"(-?)([0-9]{4})(-.*)?")
SEASONS = {"-21": "-SP", "-22": "-SU", "-23": "-FA", "-24": "-WI"}


def passages_of(text: str) -> list[Passage]:
    """Split plain text into lines; a short line that does not end like a sentence is a heading."""
    passages, position = [], 0
    for line in text.split("\n"):
        if line.strip():
            heading = len(line) < HEADING_LENGTH and not line.rstrip().endswith((".", ":", '"', ";", ",", "!", "?"))
            kind = PassageKind.HEADING if heading else PassageKind.BODY
            passages.append(Passage(start=position, end=position + len(line), kind=kind, language="en"))
        position += len(line) + 1
    return passages


def timex_of(mention: TimeMention) -> list[dict[str, Any]]:
    """Write a mention as TIMEX3 does: the two ends of a range are annotated apart."""
    edtf = mention.interval.edtf if mention.interval else ""
    ends = edtf.split("/") if "/" in edtf else edtf[1:-1].split(",") if edtf.startswith("[") else []
    if mention.rule in RANGES and len(ends) == 2 and ".." not in ends:
        inner = [cut for cut in SEPARATOR.finditer(mention.text) if cut.start() > 0 and cut.end() < len(mention.text)]
        if inner:
            cut = inner[len(inner) // 2]
            suffix = mention.timex[mention.timex.index("T") :] if mention.kind.value == "TIME" else ""
            first, last = value_of(ends[0]) + suffix, value_of(ends[1])
            return [
                entry(mention.start, mention.start + cut.start(), mention.kind.value, first),
                entry(mention.start + cut.end(), mention.end, "DATE", last),
            ]
    return [entry(mention.start, mention.end, mention.kind.value, mention.timex)]


def entry(start: int, end: int, kind: str, value: str) -> dict[str, Any]:
    """Make one record of the scorer's format."""
    return {"start": start, "end": end, "type": kind, "value": value}


def value_of(edtf: str) -> str:
    """Write one end of an EDTF range as a TIMEX3 value."""
    found = EDTF_DATE.fullmatch(edtf.strip("~?%"))
    if found is None:
        return edtf.rstrip("X")
    year = int(found[1] + found[2])
    rest = found[3] or ""
    return (f"{year:04d}" if year > 0 else f"BC{1 - year:04d}") + SEASONS.get(rest, rest)


def read_all(documents: Sequence[dict[str, Any]], tables: TimeTables) -> tuple[list[dict[str, Any]], float]:
    """Read every document; return the scorer's records and the seconds of one core."""
    records, began = [], time.process_time()
    for document in documents:
        mentions = read_times(document["text"], passages_of(document["text"]), tables)
        records.append({"id": document["id"], "timex": [part for mention in mentions for part in timex_of(mention)]})
    return records, time.process_time() - began


def score(gold: Iterable[dict[str, Any]], system: Iterable[dict[str, Any]]) -> str:
    """Run the fixed scorer and return the value F1 of all time expressions and of calendar dates."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, rows in (("gold", gold), ("system", system)):
            path = Path(folder) / f"{name}.jsonl"
            path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
            paths.append(str(path))
        command = [sys.executable, str(SHARED / "score.py"), *paths]
        result = json.loads(subprocess.run([*command, "--json"], capture_output=True, text=True, check=True).stdout)
    return "  ".join(f"{part} {100 * result[part]['value']['f1']:5.1f}" for part in ("all", "cal"))


def compare(system: Iterable[dict[str, Any]]) -> str:
    """Run the scorer against HeidelTime's output: the differences of value F1, of all times and of calendar dates."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "system.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in system), encoding="utf-8")
        command = [sys.executable, str(SHARED / "score.py"), str(GOLD), str(path), "--vs", str(PEER)]
        lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    return "; ".join(line.split(": ")[1] for line in lines if "minus other" in line)


def frus_texts(volume: Path, form: tuple[str, bool] = ("none", True)) -> dict[str, str]:
    """Return the plain text of each document of a volume, its notes and its dateline treated as ``form`` says."""
    texts = {}
    for division in ET.parse(volume).getroot().iter(TEI + "div"):  # noqa: S314 (a local corpus)
        pieces: list[str] = []
        notes: list[str] = []
        gather(division, pieces, notes, form)
        texts[division.get(XML_ID, "")] = re.sub(r" *\n[\n ]*", "\n\n", "".join(pieces + notes)).strip()
    return texts


def gather(element: ET.Element, pieces: list[str], notes: list[str], form: tuple[str, bool]) -> None:
    """Collect an element's text; blocks become paragraphs, notes go where ``form`` wants them."""
    name = element.tag.removeprefix(TEI)
    if (name == "note" and form[0] == "none") or (name == "dateline" and not form[1]):
        return
    if name == "note" and form[0] == "end":
        notes += ["\n\n", element.get("n") or "", " ", re.sub(r"\s+", " ", "".join(element.itertext()))]
        return
    edge = "\n\n" if name in BLOCKS else ""
    pieces += [edge, re.sub(r"\s+", " ", element.text or "")]
    for child in element:
        gather(child, pieces, notes, form)
        pieces.append(re.sub(r"\s+", " ", child.tail or ""))
    pieces.append(edge)


def date_frus(tables: TimeTables, form: str) -> None:
    """Print how many documents of the diplomatic papers are dated as their editors dated them."""
    expected = {(row["volume"], row["document"]): row["date"] for row in load(FRUS / "document-dates.jsonl")}
    right = wrong = size = 0
    seconds = 0.0
    for name in sorted({volume for volume, _ in expected}):
        for document, text in frus_texts(FRUS / f"{name}.xml", FRUS_FORMS[form]).items():
            date = expected.get((name, document))
            if date is None:
                continue
            passages = [Passage(start=0, end=len(text), kind=PassageKind.BODY, language="en")]
            began = time.process_time()
            found = date_document(text, passages, tables)
            seconds += time.process_time() - began
            size += len(text)
            stated = (date.get("when") or date.get("from") or "")[:10]
            right += found is not None and found.interval.edtf.split("/")[0] == stated
            wrong += found is not None and found.interval.edtf.split("/")[0] != stated
    none = len(expected) - right - wrong
    share = 100 * right / len(expected)
    print(
        f"FRUS {form}: of {len(expected)} documents {right} dated right ({share:.1f} %), {wrong} wrong, {none} not",
        end="",
    )
    print(f"; {size / seconds / 1e6:.1f} MB/s")


def date_claims() -> None:
    """Print how many claims of the gold cases have the date that they should have; the totals alone."""
    for name in ("seeds", "dev"):
        command = [sys.executable, str(GOLD_CLAIMS / "score.py"), str(GOLD_CLAIMS / name), "--command"]
        check = f"{Path(sys.executable).parent / 'sinoclaim'} check --isolated"
        done = subprocess.run([*command, check], capture_output=True, text=True, check=True)
        totals = json.loads(done.stdout.strip().splitlines()[-1])
        print(
            f"gold {name}: {totals['dated']} of {totals['datable']} claims dated right ({totals['date_accuracy']:.3f})"
        )


def load(path: Path) -> list[dict[str, Any]]:
    """Read a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def main() -> int:
    """Print the scores and the speed."""
    if not GOLD.is_file():
        print(f"{GOLD} is not here: nothing to measure")
        return 0
    tables = load_calendars()
    gold, peer = load(GOLD), {row["id"]: row for row in load(PEER)}
    read_all(gold[:1], tables)
    ours, seconds = read_all(gold, tables)
    sets = {
        "all eleven articles": list(range(len(gold))),
        "eight read while developing": [index for index in range(len(gold)) if index not in UNREAD],
        "three never read": list(UNREAD),
    }
    print(f"{'value F1':30s} sinoclaim               HeidelTime")
    for name, chosen in sets.items():
        part = [gold[index] for index in chosen]
        mine = score(part, [ours[index] for index in chosen])
        print(f"{name:30s} {mine}    {score(part, [peer[row['id']] for row in part])}")
    print(f"value F1 of all eleven minus HeidelTime's, all and cal: {compare(ours)}")
    size = sum(len(row["text"].encode()) for row in gold)
    print(f"speed: {size / seconds / 1e6:.2f} MB/s ({size} bytes in {seconds:.2f} s)")
    if FRUS.is_dir():
        for form in FRUS_FORMS:
            date_frus(tables, form)
    if GOLD_CLAIMS.is_dir():
        date_claims()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
