"""Read the shape of a line: is it a heading, a menu, a row of a table, an item of a list?"""

from __future__ import annotations

import re

from sinoclaim.ingest.wrapping import Unit, is_field
from sinoclaim.rules.reading import ReadingTables

_BULLET = re.compile(
    r"(?:[•*·◇◆■□●○▪‣–\-+]|\d{1,3}[.)]|\(\d{1,3}\)|[a-z]\)|\([a-z]\)|[（(]?[一二三四五六七八九十]{1,3}[)）、]|[①-⑳])(?:\s|(?<=[)）、①-⑳]))"
)
_BARE_NUMBER = re.compile(r"(?:\d{1,3}[.)]\s*){1,2}$")
_CELLS = re.compile(r"\s*[|·•☰»›]\s*|\s{3,}|\t+| [/>] ")
_COLUMNS = re.compile(r"\s*\|\s*|\t+|\s{3,}")
_HAN = re.compile(r"[\u3400-\u9FFF]")
_STOPS = ".。;；,，:：!！…"
_INSIDE_CLAUSE = re.compile(r"[。；，！]")

TITLE_LIMIT = 200
"""Characters; a longer first line is a paragraph without a stop."""
_HEADING_LIMIT = 120
_HAN_HEADING = 40
_FEW_WORDS = 6
_TAGLINE = 40
"""Characters; a page may begin with the name of a site in small letters."""
_WORDS = 16
_PROSE = 120
"""Characters; a unit of this size after a short line is the text that the line stands over."""


def is_item(head: str) -> bool:
    """Tell whether a line opens with a bullet or a number of a list."""
    return _BULLET.match(head) is not None


def is_bare_number(head: str) -> bool:
    """Tell whether a line is the number of an item or note whose text follows on another line ("1. 1.")."""
    return _BARE_NUMBER.match(head) is not None


def is_menu(line: str, tables: ReadingTables) -> bool:
    """Tell whether a line is a row of links: short cells, at least half of them words of menus."""
    cells = [cell.strip("[]() ").casefold() for cell in _CELLS.split(line) if cell.strip("[]() ")]
    if len(cells) < 2 or max(map(len, cells)) > 40:
        return False
    known = sum(cell in tables.menu for cell in cells)
    return known == len(cells) or (len(cells) > 2 and known * 2 >= len(cells))


def is_table_row(line: str) -> bool:
    """Tell whether a line is a row of a table: three cells or more, parted by bars, tabs or wide gaps."""
    if line.startswith("|") and line.count("|") > 1:
        return True
    cells = [cell for cell in _COLUMNS.split(line) if cell]
    if "\t" in line and len(cells) == 2:
        return all(len(cell) <= _HEADING_LIMIT for cell in cells)
    wide = "\t" in line or "|" in line or any(cell[0].isdigit() for cell in cells)
    return len(cells) > 2 and wide and all(len(cell) <= _HEADING_LIMIT for cell in cells)


def is_heading(unit: Unit, following: Unit | None, tables: ReadingTables, *, first: bool) -> bool:
    """Tell whether a unit is a heading: short, without a final stop, and standing over something.

    A line that breaks off ("The engineer, with") is none, nor is one whose text goes on in lower case below.
    """
    text = unit.head
    if len(unit.lines) > 1 and not (len(unit.lines) <= 3 and all(_is_loud(line.text) for line in unit.lines)):
        return False
    if unit.size > (TITLE_LIMIT if first else _HEADING_LIMIT):
        return False
    if _is_loud(text):
        return True
    if (
        (text[0].islower() and not (first and unit.size <= _TAGLINE))
        or text.rstrip("\"'”’»」』)")[-1:] in tuple(_STOPS)
        or not any(map(str.isalpha, text))
    ):
        return False
    if following is None:
        return first
    goes_on = following.head[0].islower() and " " in following.head
    if goes_on or (is_field(text) and is_field(following.head)):
        return False
    if _HAN.search(text):
        return len(text) <= _HAN_HEADING and not _INSIDE_CLAUSE.search(text)
    return first or _stands_over(text, following, tables)


def _stands_over(text: str, following: Unit, tables: ReadingTables) -> bool:
    text = text.lstrip("0123456789.:() ") or text
    words = text.split()
    if words[-1] in tables.function_words["en"] or len(words) > _WORDS or text.endswith(("?", "？")):
        return text.endswith("?") and len(words) <= _WORDS and text[0].isupper() and following.size >= _PROSE
    if len(words) <= _FEW_WORDS and not any(map(str.isdigit, text)):
        return True
    long = [word for word in words if len(word) > 3]
    if long and sum(word[0].isupper() for word in long) * 10 >= len(long) * 7:
        return True
    return following.apart and following.size >= _PROSE and not any(map(str.isdigit, text))


def _is_loud(text: str) -> bool:
    """Tell whether a line is set in capitals and says no full sentence."""
    return text.isupper() and len(text) <= _HEADING_LIMIT and sum(map(str.isalpha, text)) > 2
