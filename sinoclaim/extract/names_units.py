"""Find ordinary military units ("the 64th Corps", 第六十四军, 64-й корпус) and give them ids by level and number."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from sinoclaim.extract.names_mention import Mention
from sinoclaim.extract.names_scan import HAN_FROM, Matcher, NamedSpan
from sinoclaim.rules.name_marks import Marks
from sinoclaim.rules.names import NameTable

LINKS: Final = frozenset({", ", " and ", ", and ", " and the ", ", the ", "、", "和", "及", "与", " и ", " & "})
"""What stands between numbers that share one word for the level ("the 38th and 39th Armies")."""

NOT_AFTER_HAN: Final = frozenset("人官事种费舰火队区阀备用民衔礼需师范体结部长员委")
"""What shows that 军 or 团 is part of another word (军人, 军官, 军事, 军区, 师范)."""

NEXT_TWO: Final = re.compile(r" (?=(\S{1,40})(?: (\S{1,40}))?)")
"""The next word after a number, and the one after it."""

ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50}
HAN_DIGITS: Final = {mark: value for value, mark in enumerate("零一二三四五六七八九")} | {"〇": 0}
LEVEL_WORDS: Final = 5
HAN_LEVEL: Final = 10
HUNDRED: Final = 100
LEAST_BARE: Final = 10
"""Chinese units without 第 need a number of two digits or more (38军); 三军 is something else."""

Level = tuple[str, str, int]
"""Level and branch of a unit, and where the words for them end."""


class Numeral(NamedTuple):
    """A number that may be that of a unit; ``bare`` if it lacks the sign of an ordinal, ``word`` if written out."""

    start: int
    end: int
    value: int
    bare: bool
    word: bool


def unit_mentions(
    text: str, folded: str, spans: Sequence[NamedSpan], table: NameTable, matcher: Matcher
) -> list[Mention]:
    """Return the military units of a document; one without its branch takes the only branch that the document gives."""
    starts = [span[0] for span in spans]
    mentions: list[Mention] = []
    following: tuple[Numeral, Level] | None = None
    for numeral in reversed(_numerals(matcher, folded, table.marks)):
        index = bisect_right(starts, numeral.start) - 1
        if index < 0 or numeral.end > spans[index][1]:
            continue
        level = _level(text, folded, numeral, spans[index][1], table.marks)
        stop = level[2] if level else numeral.end
        if level is None and following is not None and folded[numeral.end : following[0].start] in LINKS:
            level = following[1]
        following = None if level is None else (numeral, level)
        if level is not None:
            mentions.append(_mention(text, (numeral.start, stop), numeral.value, level))
    mentions.reverse()
    return _with_branches(mentions)


def _numerals(matcher: Matcher, folded: str, marks: Marks) -> list[Numeral]:
    """Return the numbers that may be those of units, in order."""
    found = []
    for match in matcher.numbers.finditer(folded):
        at, end = match.span()
        arabic, word, roman, russian, han, bare = match.groups()
        if arabic:
            found.append(Numeral(at, end, int(arabic), bare=False, word=False))
        elif russian:
            stop = end if folded[end - 1].isalpha() else end - 1
            found.append(Numeral(at, stop, int(russian), bare=False, word=False))
        elif word:
            found.append(Numeral(at, end, marks.ordinals[word], bare=False, word=True))
        elif roman:
            found.append(Numeral(at, at + len(roman), roman_value(roman), bare=False, word=True))
        elif han:
            found.append(Numeral(at, end, han_value(han[1:]), bare=False, word=False))
        else:
            number = bare.rstrip()
            found.append(Numeral(at, at + len(number), han_value(number), bare=True, word=False))
    return found


def roman_value(digits: str) -> int:
    """Return the value of a Roman number in small letters.

    >>> roman_value("xiv"), roman_value("i")
    (14, 1)
    """
    values = [ROMAN[digit] for digit in digits]
    return sum(-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True))


def han_value(digits: str) -> int:
    """Return the value of a number below a thousand in Arabic or Chinese figures.

    >>> han_value("六十四"), han_value("一百一十八"), han_value("十五"), han_value("38"), han_value("三八")
    (64, 118, 15, 38, 38)
    """
    if digits.isdecimal():
        return int(digits)
    if not set(digits) & set("十百"):
        return int("".join(str(HAN_DIGITS[digit]) for digit in digits))
    total = current = 0
    for mark in digits:
        if mark in HAN_DIGITS:
            current = HAN_DIGITS[mark]
        else:
            total += (current or 1) * (HUNDRED if mark == "百" else 10)
            current = 0
    return total + current


def _level(text: str, folded: str, numeral: Numeral, limit: int, marks: Marks) -> Level | None:
    """Return level and branch of the unit whose number ends here, or ``None``."""
    if folded[numeral.end - 1] >= HAN_FROM or folded[numeral.end : numeral.end + 1] >= HAN_FROM:
        return _han_level(folded, numeral, limit, marks)
    position = numeral.end
    branch = ""
    for _ in range(LEVEL_WORDS):
        match = NEXT_TWO.match(folded, position, limit)
        if match is None:
            return None
        for size in (2, 1):
            words = [word.strip(".,;:()") for word in match.groups()[:size] if word]
            phrase = " ".join(words)
            start = match.end()
            if phrase in marks.units:
                named = not numeral.word or text[start].isupper()
                return (marks.units[phrase], branch, start + len(phrase)) if named else None
            if phrase in marks.branches:
                branch = branch or marks.branches[phrase]
                position = start + len(phrase)
                break
        else:
            return None
    return None


def _han_level(folded: str, numeral: Numeral, limit: int, marks: Marks) -> Level | None:
    """Return level and branch of a unit from the characters after its number, without spaces."""
    position = numeral.end + (folded[numeral.end : numeral.end + 1] == " ")
    if numeral.bare and (numeral.value < LEAST_BARE or numeral.value >= 10 * HUNDRED):
        return None
    branch = ""
    for _ in range(LEVEL_WORDS):
        level, word = _longest(folded, position, limit, marks.units)
        kind, between = _longest(folded, position, limit, marks.branches)
        if level and len(word) >= len(between):
            end = position + len(word)
            return None if folded[end : end + 1] in NOT_AFTER_HAN else (level, branch, end)
        if not between:
            return None
        branch = branch or kind
        position += len(between)
    return None


def _longest(folded: str, position: int, limit: int, words: Mapping[str, str]) -> tuple[str, str]:
    """Return the meaning of the longest word of a table that stands at ``position``, and the word."""
    for size in range(min(HAN_LEVEL, limit - position), 0, -1):
        word = folded[position : position + size]
        if word in words:
            return words[word], word
    return "", ""


def _mention(text: str, span: tuple[int, int], number: int, level: Level) -> Mention:
    """Return the mention of one unit."""
    name = f"unit:{level[0]}:{number}" + (f":{level[1]}" if level[1] else "")
    start, end = span
    return Mention(
        start=start, end=end, text=text[start:end], entities=(name,), type="unit", key=name, classes=("troops",)
    )


def _with_branches(mentions: list[Mention]) -> list[Mention]:
    """Return the mentions; one without a branch gets the only branch that its number and level have elsewhere."""
    variants: dict[str, set[str]] = {}
    for mention in mentions:
        kind, level, number, *branch = mention.key.split(":")
        if branch:
            variants.setdefault(f"{kind}:{level}:{number}", set()).add(mention.key)
    return [
        replace(mention, entities=(full,), key=full)
        if len(names := variants.get(mention.key, set())) == 1 and (full := next(iter(names)))
        else mention
        for mention in mentions
    ]
