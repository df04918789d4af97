"""Measure what readers of web pages find on the sample pages: our own, and trafilatura where it is installed.

Precision and recall are of words, over all pages together: text that is furniture costs precision, text that is lost
recall. Title, author and date of publication are right or not; a post is right if its words have its author's name.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import time
import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, NamedTuple

from sinoclaim.ingest.drafts import File
from sinoclaim.ingest.readers.html import read_html
from sinoclaim.model.document import BlockKind

FOLDER: Final = Path(__file__).parents[1] / "tests" / "cases" / "ingest" / "html"
HEADS: Final = frozenset({BlockKind.FURNITURE, BlockKind.BYLINE, BlockKind.DATELINE})
WORD: Final = re.compile(r"[\u4e00-\u9fff]|[^\W_\u4e00-\u9fff]+")


class Found(NamedTuple):
    """What a reader finds on a page; ``voices`` are pairs of a name and the words that it stands over."""

    text: str
    title: str
    author: str
    published: str
    voices: tuple[tuple[str, str], ...] = ()


Reader = Callable[[str], Found]


def read_own(html: str) -> Found:
    """Read a page with the reader of the program."""
    [draft] = read_html(File("page.html", html.encode()))
    pieces = () if isinstance(draft.body, str) else draft.body
    kept = [piece for piece in pieces if piece.kind not in HEADS]
    told = draft.metadata
    voices = tuple((piece.speaker, piece.text) for piece in kept if piece.speaker)
    return Found("\n".join(piece.text for piece in kept), told.title, told.author, told.published[:10], voices)


def trafilatura_reader(**options: bool) -> Reader:
    """Return a reader that calls trafilatura."""
    import trafilatura  # noqa: PLC0415 -- it need not be there

    def read(html: str) -> Found:
        found: Any = trafilatura.bare_extraction(
            html, include_comments=True, include_tables=True, with_metadata=True, **options
        )
        if found is None:
            return Found("", "", "", "")
        text = f"{found.text or ''}\n{found.comments or ''}"
        return Found(text, found.title or "", found.author or "", (found.date or "")[:10])

    return read


def words(text: str) -> Counter[str]:
    """Return how often each word stands in a text; a Chinese character is a word."""
    return Counter(WORD.findall(text.casefold()))


def measure(read: Reader, pages: list[dict[str, Any]], rounds: int) -> str:
    """Return a row of the table."""
    found_words = gold_words = common = 0
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    seconds = 0.0
    for page in pages:
        html = (FOLDER / page["file"]).read_text("utf-8")
        found = read(html)
        start = time.perf_counter()
        for _ in range(rounds):
            found = read(html)
        seconds += (time.perf_counter() - start) / rounds
        got, gold = words(found.text), words("\n".join(page["text"]))
        found_words, gold_words = found_words + got.total(), gold_words + gold.total()
        common += (got & gold).total()
        for name in ("title", "author", "published"):
            asked[name] += bool(page[name])
            right[name] += bool(page[name]) and getattr(found, name) == page[name]
        for speaker, _, said in page.get("voices", ()):
            asked["voices"] += 1
            right["voices"] += any(name == speaker and said[:30] in text for name, text in found.voices)
    shares = f"{common / max(found_words, 1):.3f} | {common / gold_words:.3f}"
    counts = " | ".join(f"{right[name]}/{asked[name]}" for name in ("title", "author", "published", "voices"))
    return f"{shares} | {counts} | {seconds * 1000 / len(pages):.1f}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often each page is read")
    rounds = parser.parse_args().rounds
    pages = tomllib.loads((FOLDER / "pages.toml").read_text("utf-8"))["page"]
    readers: dict[str, Reader] = {"sinoclaim": read_own}
    if importlib.util.find_spec("trafilatura"):
        readers["trafilatura"] = trafilatura_reader()
        readers["trafilatura, recall"] = trafilatura_reader(favor_recall=True)
    else:
        print("trafilatura is not installed (pip install trafilatura); only our own reader is measured\n")
    print("| reader | precision | recall | title | author | published | posts | ms a page |")
    print("|---|---|---|---|---|---|---|---|")
    for name, read in readers.items():
        print(f"| {name} | {measure(read, pages, rounds)} |")


if __name__ == "__main__":
    main()
