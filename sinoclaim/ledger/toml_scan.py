"""Find the lines and comments of a TOML file, which its parser throws away.

The text is valid TOML already; the scan only has to tell strings, comments and brackets apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|#[^\n]*|\n|[\[\]{}]|[^"\'#\n\[\]{}]+',
    re.DOTALL,
)
HEAD: Final = -1
"""The number of the entry before the first."""


class Spot(NamedTuple):
    """A key of an entry: entries count from 0, "" stands for the entry itself; or the end of the file."""

    entry: int
    key: str = ""


@dataclass(slots=True)
class Layout:
    """Where the entries and keys of a file stand (lines from 1), and which comments belong to which.

    A comment on lines of its own belongs to what follows it, a comment behind or within a value to its key. ``tail``
    are the comments after which nothing follows.
    """

    lines: dict[Spot, int] = field(default_factory=dict)
    comments: dict[Spot, list[str]] = field(default_factory=dict)
    tail: list[str] = field(default_factory=list)

    def line(self, entry: int, key: str = "") -> int:
        """Return the line of a key, else that of its entry, else the first."""
        return self.lines.get(Spot(entry, key)) or self.lines.get(Spot(entry)) or 1


class _Statement(NamedTuple):
    """One line of thought: a header or a key with its value, or a comment that stands alone."""

    line: int
    words: str
    comments: tuple[str, ...]


def layout_of(text: str, table: str) -> Layout:
    r"""Return the layout of a file whose entries are ``[[table]]``.

    >>> layout_of('schema = 1\n# mine\n[[claim]]\nid = "a" # here\n', "claim").comments
    {Spot(entry=0, key=''): ['# mine'], Spot(entry=0, key='id'): ['# here']}
    """
    found = Layout()
    entry, pending = HEAD, list[str]()
    for statement in _statements(text):
        if not statement.words:
            pending += statement.comments
            continue
        entry, key = _place(statement.words, entry, table)
        spot = Spot(entry, key)
        found.lines.setdefault(spot, statement.line)
        if comments := [*pending, *statement.comments]:
            found.comments.setdefault(spot, []).extend(comments)
        pending = []
    found.tail = pending
    return found


def _place(words: str, entry: int, table: str) -> tuple[int, str]:
    """Return the entry and key of a statement by its first words."""
    if words.startswith("["):
        parts = [part.strip().strip("\"'") for part in words.strip("[] \t").split(".")]
        if parts == [table]:
            return entry + 1, ""
        return entry, parts[1] if parts[0] == table and len(parts) > 1 else parts[0]
    return entry, words.partition("=")[0].strip().strip("\"'")


def _statements(text: str) -> Iterator[_Statement]:
    line, start, depth = 1, 1, 0
    words, comments = "", list[str]()
    for match in _TOKEN.finditer(text.replace("\r\n", "\n")):
        piece = match[0]
        if piece == "\n":
            if depth == 0 and (words.strip() or comments):
                yield _Statement(start, words.strip(), tuple(comments))
                words, comments = "", []
        elif piece.startswith("#"):
            start = start if words.strip() else line
            comments.append(piece.rstrip())
        else:
            start = start if words.strip() else line
            depth += (piece in "[{") - (piece in "]}")
            words += piece
        line += piece.count("\n")
    if words.strip() or comments:
        yield _Statement(start, words.strip(), tuple(comments))
