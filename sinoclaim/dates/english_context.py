"""Refuse matches that only look like times: numbers of things, names, page numbers, words with another sense.

Every check looks at a few words to the left and right of a match; the words are tables in ``english.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from sinoclaim.dates.english_grammar import Hit
from sinoclaim.dates.english_words import day_of
from sinoclaim.dates.tables import Lexicon

_WINDOW = 60
_LAST_YEAR = 2100
_QUARTERS = 4
_SAFE_YEAR = 1400
_STRONG = 2
_LEFT_WORD = re.compile(r"([A-Za-z][A-Za-z.'’]{0,20}|[0-9][0-9.,]{0,8})[\s(\"“‘'\[]{0,4}\Z")
_RIGHT_WORD = re.compile(r"[\s]{1,4}([A-Za-z][A-Za-z'’-]{0,20})")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_AFTER_FORMER = ("", "was", "were", "is", "had", "an")
_MONEY = ("$", "£", "€", "¥", "#", "№")
_WAR = re.compile(r"['’]?[\s-](?:War|Plan)\b")
_LIST_NUMBER = re.compile(r"\.\s+\S")
_DATE_FOLLOWS = re.compile(r"\s+(?:of|in)\s+(?:the\s+)?(?:[12][0-9]{3}\b|[0-3]?[0-9]\b|[JFMASOND][a-z]{2,8}\b)")


def left_words(text: str, start: int, count: int) -> list[str]:
    """Return up to ``count`` lower-case words just before a place in its paragraph, the nearest one last."""
    window = text[max(0, start - _WINDOW) : start]
    break_at = max(window.rfind("\n\n"), window.rfind(". "), window.rfind("; "))
    return window[break_at + 1 :].lower().split()[-count:]


def left_word(text: str, start: int) -> str:
    """Return the lower-case word just before a place, without what stands between."""
    found = _LEFT_WORD.search(text[max(0, start - 30) : start])
    return found[1].lower() if found else ""


def right_word(text: str, end: int) -> str:
    """Return the word that follows a place after white space only, or nothing."""
    found = _RIGHT_WORD.match(text[end : end + 30])
    return found[1] if found else ""


def is_time(text: str, hit: Hit, lexicon: Lexicon) -> bool:
    """Tell whether a match of a rule is a time in its place."""
    if not _stands_free(text, hit) or _BLANK_LINE.search(text, hit.start, hit.end):
        return False
    stated = hit.groups.get("year") or hit.groups.get("plain") or ""
    if stated.isdigit() and int(stated) > _LAST_YEAR:
        return False
    check = _CHECKS.get(hit.rule.name)
    return check is None or check(text, hit, lexicon)


def _stands_free(text: str, hit: Hit) -> bool:
    """Tell whether neither side of a match is the rest of a longer number or word."""
    before, after = text[max(0, hit.start - 2) : hit.start], text[hit.end : hit.end + 2]
    if before[-1:].isalnum() or before[-1:] == "_" or (after[:1].isalnum() and text[hit.end - 1].isalnum()):
        return False
    if text[hit.start].isdigit():
        joined = before.endswith((".", ",", ":", "/", "–", "-")) and before[:1].isdigit()
        if joined or before.strip().endswith(_MONEY):
            return False
    if text[hit.end - 1].isdigit():
        return not after.startswith(("%", "°")) and not (after.startswith((".", ",", ":")) and after[1:].isdigit())
    return True


def _year(text: str, hit: Hit, lexicon: Lexicon) -> bool:
    if not hit.groups["year"].isdigit():
        return True
    year, left = int(hit.groups["year"]), left_word(text, hit.start)
    listed = _LIST_NUMBER.match(text, hit.end) is not None and _opens_line(text, hit.start)
    if listed or left in lexicon.number_table("numbered") or _is_code(text, hit):
        return False
    right = right_word(text, hit.end).lower()
    if right in lexicon.number_table("counted") or (right == "of" and left not in lexicon.number_table("cues")):
        return False
    return year >= _SAFE_YEAR or lexicon.number_table("cues").get(left, 0) == _STRONG


def _opens_line(text: str, start: int) -> bool:
    return not text[text.rfind("\n", 0, start) + 1 : start].strip()


def _is_code(text: str, hit: Hit) -> bool:
    """Tell whether a number is a part of a file number, a telephone number or the like."""
    before, after = text[max(0, hit.start - 2) : hit.start], text[hit.end : hit.end + 2]
    joined_left = (
        text[hit.start].isdigit()
        and before.endswith(("/", "–", "-"))
        and (before[:1].isdigit() or before[:1].isupper())
    )
    return joined_left or (after.startswith("/") and after[1:].isalnum())


def _month(text: str, hit: Hit, lexicon: Lexicon) -> bool:
    word, left = hit.groups["month"].rstrip("."), left_word(text, hit.start)
    strength = lexicon.number_table("cues").get(left, 0)
    if len(word) <= 4 and word.lower() not in ("june", "july"):
        return strength == _STRONG and (not word.islower())
    if word.lower() in ("march", "may"):
        return strength == _STRONG or (left == "a" and right_word(text, hit.end).islower())
    return strength > 0 or (word[0].isupper() and not right_word(text, hit.end)[:1].isupper())


def _season(text: str, hit: Hit, lexicon: Lexicon) -> bool:
    word, right = hit.groups["season"].lower(), right_word(text, hit.end)
    phrase = text[hit.start : hit.end].lower()
    strength = lexicon.number_table("cues").get(left_word(text, hit.start), 0)
    if hit.groups["season"][0].isupper() and right[:1].isupper():
        return False
    if right.lower() in lexicon.number_table("seasonal"):
        return True
    if word == "fall":
        return (phrase.startswith("the") or strength == _STRONG) and (
            right.lower() not in ("of", "to", "into", "back", "from", "in", "on", "under", "short", "apart")
        )
    if word == "spring":
        if right == "of" and not _DATE_FOLLOWS.match(text, hit.end):
            return False
        return phrase.startswith("the") or strength > 0 or hit.groups["season"][0].isupper()
    return True


def _weekday(text: str, hit: Hit, lexicon: Lexicon) -> bool:  # noqa: ARG001 (one signature)
    word, right = hit.groups["weekday"].rstrip("."), right_word(text, hit.end)
    if not word.lower().endswith("day"):
        return False
    return not right[:1].isupper() or left_word(text, hit.start) in ("on", "last", "next", "that")


def _bare_day(text: str, hit: Hit, lexicon: Lexicon) -> bool:
    if "inst" in hit.groups or text[hit.end - 2 : hit.end].lower() in ("t.", "x."):
        return True
    spelt = not hit.groups["nth"][0].isdigit()
    preposition = left_word(text, hit.start)
    right = right_word(text, hit.end)
    known = right.lower() in lexicon.number_table("followers") or not (text[hit.end : hit.end + 1].isspace() and right)
    if text.startswith(("-", "–", "'", "’"), hit.end):
        return False
    noun = right.lower().removesuffix("'s").removesuffix("’s")
    named = right[:1].isupper() and noun not in lexicon.number_table("ordinal_nouns")
    if spelt:
        strength = lexicon.number_table("day_cues").get(" ".join(left_words(text, hit.start, 2)), 0)
        cued = preposition == "on" or max(strength, lexicon.number_table("day_cues").get(preposition, 0)) > 0
        follows = known or named or (preposition != "on" and right.endswith("ing"))
        return cued and follows and hit.groups["nth"].lower() not in ("first", "second", "third")
    if preposition in ("on", "by", "until", "from", "of"):
        return known or named
    return known and right.lower() != "of"


def _bracket_day(text: str, hit: Hit, lexicon: Lexicon) -> bool:  # noqa: ARG001 (one signature)
    return hit.groups["nth"][0].isdigit() and right_word(text, hit.end).lower() not in ("edition", "ed")


def _plural(text: str, hit: Hit, lexicon: Lexicon) -> bool:
    if "longunit" in hit.groups:
        return True
    left = left_word(text, hit.start)
    if left in ("early", "small", "the") or _DATE_FOLLOWS.match(text, hit.end):
        return False
    return left in lexicon.number_table("span_cues") or right_word(text, hit.end).lower() == "of"


def _set_word(text: str, hit: Hit, lexicon: Lexicon) -> bool:  # noqa: ARG001 (one signature)
    return not text[hit.start].isupper()


def _holiday(text: str, hit: Hit, lexicon: Lexicon) -> bool:  # noqa: ARG001 (one signature)
    return text[hit.start].isupper() and not right_word(text, hit.end)[:1].isupper()


def _decade(text: str, hit: Hit, lexicon: Lexicon) -> bool:  # noqa: ARG001 (one signature)
    digits = hit.groups["decade"]
    if "era" in hit.groups:
        return True
    cue = left_word(text, hit.start) in ("the", "early", "late", "mid", "mid-")
    cue = (
        cue
        or text[hit.start : hit.start + 3].lower() == "the"
        or text[max(0, hit.start - 4) : hit.start].lower() == "mid-"
    )
    if any(mark in text[hit.start : hit.end] for mark in "'’"):
        return len(digits) == 4 and cue
    return len(digits) == 4 or (len(digits) == 2 and cue)


def _part_of_day(text: str, hit: Hit, lexicon: Lexicon) -> bool:  # noqa: ARG001 (one signature)
    """Refuse a part of the day that the day itself follows, and names."""
    if text[hit.start].isupper() and right_word(text, hit.end)[:1].isupper():
        return False
    if hit.rule.shape == "recurring" and hit.span[:2].lower() in ("at", "by", "ar", "ab", "un", "be", "af"):
        return True
    return right_word(text, hit.end).lower() not in ("of", "on", "before", "after", "star", "school")


def _short_year(text: str, hit: Hit, lexicon: Lexicon) -> bool:
    return left_word(text, hit.start) in lexicon.number_table("cues")


def _month_day(text: str, hit: Hit, lexicon: Lexicon) -> bool:
    spelt = not (hit.groups.get("day") or "0")[0].isdigit()
    if spelt and hit.groups["day"].lower() == "second":
        return False
    if spelt and right_word(text, hit.end)[:1].isupper():
        return False
    right = right_word(text, hit.end).lower()
    return right not in lexicon.number_table("counted") and not _is_code(text, hit)


def _either(text: str, hit: Hit, lexicon: Lexicon) -> bool:
    phrase = text[hit.start : hit.end].lower()
    return " or " in phrase.replace("\n", " ") and _bare_end(text, hit, lexicon)


def _bare_end(text: str, hit: Hit, lexicon: Lexicon) -> bool:
    if "month" in hit.groups:
        return True
    right = right_word(text, hit.end)
    return hit.groups["nth"][0].isdigit() and (not right or right.lower() in lexicon.number_table("followers"))


def _neighbour(text: str, hit: Hit, lexicon: Lexicon) -> bool:  # noqa: ARG001 (one signature)
    """Refuse "the day before the battle", which an unnamed date fixes."""
    if "deictic" in hit.groups or hit.groups["neighbour"].lower() in ("following", "previous"):
        return True
    return not right_word(text, hit.end) or hit.ends_with("that")


def _directed_unit(text: str, hit: Hit, lexicon: Lexicon) -> bool:
    """Refuse "for the next year", which is a length, and "the last week of" something."""
    if right_word(text, hit.end) == "of" and hit.groups["direction"].lower() in ("last", "next", "past", "previous"):
        return False
    spans = hit.groups["direction"].lower() in ("next", "last", "past", "coming")
    return not (spans and left_word(text, hit.start) in lexicon.number_table("length_cues"))


def _counted(text: str, hit: Hit, lexicon: Lexicon) -> bool:  # noqa: ARG001 (one signature)
    """Refuse "a month before the battle", which an unnamed date fixes, and "spent a month on the island"."""
    if hit.groups["sense"].lower() not in ("before", "after", "on", "back"):
        return True
    return not text[hit.end : hit.end + 3].lstrip()[:1].isalnum()


def _reference(text: str, hit: Hit, lexicon: Lexicon) -> bool:  # noqa: ARG001 (one signature)
    """Refuse "the former" that stands for the first of two."""
    word = hit.groups["reference"].lower()
    pronoun = left_word(text, hit.start) == "the" and right_word(text, hit.end) in _AFTER_FORMER
    return not (word == "former" and pronoun)


def _length_directed(text: str, hit: Hit, lexicon: Lexicon) -> bool:
    """Refuse "the first days of March", which is a part of the month, and the verb of "it was to last ten years"."""
    verb = hit.span[:4].lower() == "last" and left_word(text, hit.start) not in lexicon.number_table("before_last")
    return not verb and _DATE_FOLLOWS.match(text, hit.end) is None


def _length(text: str, hit: Hit, lexicon: Lexicon) -> bool:
    if _WAR.match(text, hit.end):
        return False
    unit = hit.groups.get("unit", "").lower()
    if hit.groups.get("amount", "").lower() in ("a", "an", "one") and unit in ("minute", "hour"):
        return left_word(text, hit.start) in lexicon.number_table("span_cues")
    return True


def _quarter(text: str, hit: Hit, lexicon: Lexicon) -> bool:  # noqa: ARG001 (one signature)
    return "quarter" in hit.groups or day_of(hit.groups["nth"], lexicon) <= _QUARTERS


_CHECKS: Mapping[str, Callable[[str, Hit, Lexicon], bool]] = {
    "year": _year,
    "month": _month,
    "quarter": _quarter,
    "season": _season,
    "weekday": _weekday,
    "bare-day": _bare_day,
    "bracket-day": _bracket_day,
    "length-plural": _plural,
    "length": _length,
    "length-directed": _length_directed,
    "day-neighbour": _neighbour,
    "counted-after": _counted,
    "directed-unit": _directed_unit,
    "reference": _reference,
    "set-word": _set_word,
    "holiday": _holiday,
    "at-night": _part_of_day,
    "decade": _decade,
    "short-year": _short_year,
    "month-day": _month_day,
    "day-or-month": _either,
    "month-day-or": _either,
    "bare-or": _bare_end,
}
