"""Decide at each mark that may end a sentence whether it does."""

from __future__ import annotations

import re

from sinoclaim.rules.reading import LineKind, ReadingTables, StopKind, line_key

STOP = re.compile(
    r"(?P<mark>\.(?:[ \u00a0]\.){1,6}|[.!?…。！？｡]{1,20})(?P<closed>[\"'”’»›」』)\]）】〉》]{0,6})"
    r"(?P<note>(?:\[\^?\d{1,4}\]|\[[a-z]\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}){0,6})"
)
"""A mark that may end a sentence, with the quotes and brackets closed after it and the note marks glued to it."""

_NEXT = re.compile(r"\s*(?:[\"'“‘«‹„「『(\[（【—–-]\s?){0,4}")
_WORD = re.compile(r"[^\W\d_]{1,30}")
_GLUED_NOTE = re.compile(r"\d{1,3}(?=\s|$)")
_SPACED_NOTE = re.compile(r"[ \u00a0](?:\[\^?\d{1,4}\]){1,6}(?=\s|$)")
_ROMAN = re.compile(r"[IVXLC]{1,7}\b")
_COUNTER = re.compile(r"[\"“«(\[]{0,3}(?:(?:\d{1,4}|[a-zA-Zа-яА-Я]|[ivxIVX]{1,5})[.)\]]{0,2}\s*){1,3}")
"""What counts an item: "1", "1. 1", "(a)", "IV"."""
_HAN = re.compile(r"[\u3400-\u9FFF\uF900-\uFAFF]")
_FULL_WIDTH = "。！？｡"
_OPENERS = "([{\"'“‘«‹„「『（【"
_WINDOW = 24
"""Characters before a stop that are looked at for an abbreviation."""
_SAID = 12
"""Characters after a closing quote that are looked at for a verb of saying."""
_RUN_IN = 40
"""Characters; a longer beginning is no date, number or article of a list."""
_SETTING = 120
_SETTING_WORDS = 8
"""Words before "1950 г." that may be no more than a setting of time."""


def sentence_end(text: str, begin: int, stop: re.Match[str], end: int, tables: ReadingTables) -> int:
    """Return where the sentence that began at ``begin`` ends if it ends at ``stop``, -1 if it goes on.

    ``end`` is where the block ends. Quotes, brackets and note marks after the stop belong to the sentence.
    """
    after = stop.end()
    if after >= end:
        return end
    mark = stop["mark"]
    if mark[0] in _FULL_WIDTH or mark[-1] in _FULL_WIDTH:
        return -1 if stop["closed"] and _carries_on_in_chinese(text, after, tables) else after
    if not text[after].isspace():
        return _end_without_space(text, stop, end)
    following = _NEXT.match(text, after, end)
    visible = following.end() if following else after
    if visible >= end:
        return end
    if _ends_before(text, begin, stop, visible, tables):
        note = _SPACED_NOTE.match(text, after, end)
        return note.end() if note and text[begin] != "[" else after
    return -1


def _end_without_space(text: str, stop: re.Match[str], end: int) -> int:
    """Handle a stop with no space after it: a note mark ("treaty.12 Mao") or a Chinese text with Latin stops."""
    after = stop.end()
    before = text[stop.start() - 1 : stop.start()]
    if before.isalpha() and not _HAN.match(before):
        note = _GLUED_NOTE.match(text, after, end)
        # After one letter or two it is a page or a part: "p.12", "No.5".
        if note and text[max(0, stop.start() - 3) : stop.start()].isalpha() and note.end() < end:
            return note.end() if _starts_sentence(text, note.end(), end) else -1
    if _HAN.match(before) and _HAN.match(text, after) and stop["mark"][0] != "…":
        return after
    return -1


def _starts_sentence(text: str, position: int, end: int) -> bool:
    following = _NEXT.match(text, position, end)
    return following is not None and following.end() < end and not text[following.end()].islower()


def _carries_on_in_chinese(text: str, after: int, tables: ReadingTables) -> bool:
    """Tell whether a verb of saying follows a closed quotation: “……。”他说。 but not “……。”他说：“……”."""
    window = text[after : after + _SAID]
    for verb in tables.speech:
        place = window.find(verb)
        if (
            place >= 0
            and window[place + len(verb) : place + len(verb) + 1] in "，。；！？"
            and not re.search("[。！？，；]", window[:place])
        ):
            return True
    return False


def _ends_before(text: str, begin: int, stop: re.Match[str], visible: int, tables: ReadingTables) -> bool:
    """Tell whether a stop with space after it ends the sentence, by the stop and by what stands at ``visible``."""
    mark = stop["mark"]
    lower = text[visible].islower()
    if mark != ".":
        if lower:
            return _is_casual(text, begin) and not stop["closed"]
        if "…" in mark or mark.count(".") > 1:
            return stop.start() > begin and not text[stop.start() - 1].isspace()
        return not (stop["closed"] and _said_after(text, visible, tables))
    if stop["closed"] and stop["closed"][0] not in ")]":
        return not lower and not _said_after(text, visible, tables)
    token = _token(text, begin, stop.start())
    if lower:
        return _is_casual(text, begin) and len(token) > 2 and token.isalpha() and token not in tables.stops
    near = stop.start() - begin <= _RUN_IN or "\n" in text[stop.start() - _RUN_IN : stop.start()]
    if near and _is_run_in(text, begin, stop.start(), tables):
        return False
    kind = _kind_of(text, begin, stop.start(), token, tables)
    return kind is None or _ends_after(kind, text, begin, stop.start(), visible, tables)


def _token(text: str, begin: int, position: int) -> str:
    """Return the word before a stop, without opening quotes and brackets; "" if space stands before the stop."""
    before = text[max(begin, position - _WINDOW) : position]
    if not before or before[-1].isspace():
        return ""
    return before.rsplit(None, 1)[-1].lstrip(_OPENERS)


def _kind_of(text: str, begin: int, position: int, token: str, tables: ReadingTables) -> StopKind | None:
    """Return how the abbreviation before a stop behaves, ``None`` if there is none."""
    if not token:
        return None
    if len(token) <= 4:
        pair = text[max(begin, position - _WINDOW) : position].split()[-2:]
        kind = tables.stops.get(" ".join(pair).lstrip(_OPENERS)) if len(pair) > 1 else None
        if kind is not None:
            return kind
    kind = tables.stops.get(token)
    if kind is None and "-" in token:
        kind = tables.stops.get(token.rsplit("-", 1)[-1])
    if kind is None and len(token) == 1 and token.isupper():
        return StopKind.MAY_END
    if kind is None and "." in token and all(len(part) <= 2 and part.isalpha() for part in token.split(".")):
        return StopKind.MAY_END
    return kind


def _ends_after(kind: StopKind, text: str, begin: int, position: int, visible: int, tables: ReadingTables) -> bool:
    """Tell whether an abbreviation ends the sentence, given its kind and that no small letter follows."""
    if kind is StopKind.TITLE:
        return False
    if kind is StopKind.NUMBER:
        return not (text[visible].isdigit() or text[visible] in "№#§" or _leads_to_number(text, visible, tables))
    if kind is StopKind.ENDS:
        return True
    if _HAN.match(text, visible):
        return True
    word = _WORD.match(text, visible)
    # "А." and "В." open sentences without their stop; with it they are initials.
    opens = word is not None and word.group() in tables.openers and text[word.end() : word.end() + 1] != "."
    if kind is StopKind.YEAR and text[max(begin, position - _WINDOW) : position].rstrip("гв .")[-1:].isdigit():
        return opens or not _is_setting(text, begin, position, tables)
    return opens


def _leads_to_number(text: str, visible: int, tables: ReadingTables) -> bool:
    """Tell whether a Roman figure follows, or one more word that a number goes with: "doc. No. 13"."""
    if _ROMAN.match(text, visible):
        return True
    word = _WORD.match(text, visible)
    return (
        word is not None
        and text[word.end() : word.end() + 1] == "."
        and tables.stops.get(word.group()) is StopKind.NUMBER
    )


def _is_setting(text: str, begin: int, position: int, tables: ReadingTables) -> bool:
    """Tell whether a Russian sentence so far says no more than when: "В декабре 1949 г. Мао прибыл"."""
    if position - begin > _SETTING:
        return False
    words = text[begin:position].split(None, _SETTING_WORDS + 1)
    return len(words) <= _SETTING_WORDS and bool(words) and (words[0] in tables.settings or words[0][0].isdigit())


def _is_run_in(text: str, begin: int, position: int, tables: ReadingTables) -> bool:
    """Tell whether the sentence so far only counts or dates what follows: "1.", "Article 2.", "July 15, 1971."."""
    # The number of an item within a sentence that runs over its lines.
    line = text.rfind("\n", begin, position) + 1
    if position - max(line, begin) > _RUN_IN:
        return False
    head = text[max(line, begin) : position].strip()
    if _COUNTER.fullmatch(head):
        return True
    if max(line, begin) != begin or not head:
        return False
    words = head.split()
    if words[0] in tables.enumerated or words[0].capitalize() in tables.enumerated:
        return len(words) <= 4 and any(word[0].isdigit() or _ROMAN.fullmatch(word) for word in words[1:])
    return tables.lines[LineKind.DAY].match(head, line_key(head)) is not None


def _said_after(text: str, visible: int, tables: ReadingTables) -> bool:
    """Tell whether one of the two words after a closed quotation is a verb of saying: “Why?” Mao asked."""
    words = text[visible : visible + 40].split(None, 3)[:3]
    return any(word.strip(".,;:!?") in tables.speech for word in words[:2])


def _is_casual(text: str, begin: int) -> bool:
    """Tell whether the writer does without capitals, so that a small letter may open a sentence."""
    word = _WORD.search(text, begin)
    return word is not None and word.group()[0].islower()
