"""Read one item of CSL-JSON, the form in which Zotero and others export a bibliography.

Source: the CSL-JSON schema 1.0.2 of the Citation Style Language project.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

from sinoclaim.dates import edtf

Fields = Mapping[str, Any]
"""An item as it stands in the file; what its fields hold is looked at before it is used."""
_SEASONS: Final = 4
_AUTHORS_NAMED: Final = 2
_UNDATED: Final = "n.d."


def words(item: Fields, *keys: str) -> str:
    """Return the first of some fields that holds text, made one line; "" if none does."""
    for key in keys:
        value = item.get(key)
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())
    return ""


def names(item: Fields) -> tuple[tuple[str, str], ...]:
    """Return family name and full name of each author, or of each editor if there is no author.

    >>> names({"author": [{"family": "Shen", "given": "Zhihua"}, {"literal": "Academy of Sciences"}]})
    (('Shen', 'Zhihua Shen'), ('Academy of Sciences', 'Academy of Sciences'))
    """
    for role in ("author", "editor"):
        people = item.get(role)
        made = [name for one in people if (name := _name(one))] if isinstance(people, list) else []
        if made:
            return tuple(made)
    return ()


def _name(one: object) -> tuple[str, str] | None:
    if not isinstance(one, dict):
        return None
    literal = words(one, "literal")
    if literal:
        return literal, literal
    particle = words(one, "non-dropping-particle")
    family = " ".join(part for part in (particle, words(one, "family")) if part)
    parts = (words(one, "given"), words(one, "dropping-particle"), family, words(one, "suffix"))
    full = " ".join(part for part in parts if part)
    return (family or full, full) if full else None


def date(value: object) -> str:
    """Return a date of CSL in EDTF; "" for none, or one that no calendar has.

    >>> date({"date-parts": [[1955, 5], ["1955", "10", 3]]}), date({"date-parts": [[1950]], "circa": True})
    ('1955-05/1955-10-03', '1950~')
    >>> date({"date-parts": [[1950]], "season": 1}), date({"raw": "1950-02-14"}), date({"raw": "long ago"})
    ('1950-21', '1950-02-14', '')
    """
    if not isinstance(value, dict):
        return ""
    parts = value.get("date-parts")
    if not isinstance(parts, list) or not parts:
        return _valid(words(value, "raw", "literal"))
    season = value.get("season")
    points = [_point(one, season if len(parts) == 1 else None) for one in parts[:2]]
    about = "~" if value.get("circa") else ""
    return _valid("/".join(f"{point or '..'}{about if point else ''}" for point in points))


def _point(parts: object, season: object) -> str:
    """Return year, month and day in EDTF, as far as they are given; "" without a year."""
    if not isinstance(parts, list):
        return ""
    numbers = [int(part) for part in parts[:3] if _is_number(part)]
    if not numbers or not numbers[0]:
        return ""
    year = f"{'-' if numbers[0] < 0 else ''}{abs(numbers[0]):04d}"
    if len(numbers) == 1 and _is_number(season) and 1 <= int(str(season)) <= _SEASONS:
        return f"{year}-{20 + int(str(season))}"
    return "-".join((year, *(f"{number:02d}" for number in numbers[1:])))


def _is_number(part: object) -> bool:
    if isinstance(part, str):
        return len(part) < 6 and part.removeprefix("-").isdecimal() and part.isascii()
    return isinstance(part, int) and not isinstance(part, bool) and abs(part) < 10_000


def _valid(told: str) -> str:
    try:
        return edtf.read(told).edtf
    except ValueError:
        return ""


def label(item: Fields) -> str:
    """Return the short form of an item in citations; "" where it has neither author nor title.

    >>> shen = {"author": [{"family": "Shen"}], "issued": {"date-parts": [[2020]]}}
    >>> label(shen), label({**shen, "author": [{"family": "Li"}, {"family": "Wang"}], "issued": None})
    ('Shen 2020', 'Li and Wang n.d.')
    """
    families = [family for family, _ in names(item)]
    if len(families) > _AUTHORS_NAMED:
        who = f"{families[0]} et al."
    else:
        who = " and ".join(families) or words(item, "title-short", "shortTitle", "title")
    if not who:
        return ""
    issued = date(item.get("issued")) or date(item.get("original-date"))
    return f"{who} {_year(issued)}"


def _year(told: str) -> str:
    """Return the year of a date in EDTF, or the first and last where it runs over several."""
    years = [point.lstrip("-").rstrip("~?%")[:4] for point in told.split("/") if point and point != ".."]
    return "–".join(dict.fromkeys(years)) or _UNDATED


def lettered(labels: Sequence[str]) -> tuple[str, ...]:
    """Return labels of which no two are equal: letters are put to those that are, in their order.

    >>> lettered(("Shen 2020", "Li 1999", "Shen 2020"))
    ('Shen 2020a', 'Li 1999', 'Shen 2020b')
    """
    alike = Counter(labels)
    seen: Counter[str] = Counter()
    made = []
    for one in labels:
        apart = alike[one] > 1 and one
        made.append(f"{one}{'-' if one.endswith('.') else ''}{_letters(seen[one])}" if apart else one)
        seen[one] += 1
    return tuple(made)


def _letters(number: int) -> str:
    """Count in letters: a to z, then aa."""
    text = ""
    while number >= 0:
        text = chr(ord("a") + number % 26) + text
        number = number // 26 - 1
    return text
