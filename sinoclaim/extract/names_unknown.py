"""Find names that the table does not know: capitalised phrases, 《titles》, Chinese surnames and dotted names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sinoclaim.extract.names_beside import is_form_of
from sinoclaim.extract.names_key import key_of
from sinoclaim.extract.names_mention import Mention
from sinoclaim.extract.names_scan import HAN_FROM, LONGEST_ENDING, Matcher, NamedSpan
from sinoclaim.rules.names import NameTable
from sinoclaim.rules.spelling import fold

GAPS: Final = frozenset({
    " ", "\u00a0", "\n", " of ", " of the ", " de ", " de la ", " la ", " von ", " van ", " van der ", " den ", " du ",
    " da ", " al ", " bin ", " der ",
})  # fmt: skip
"""What may stand between the capitalised words of one name."""

INITIAL_GAPS: Final = frozenset({".", ". ", ".\u00a0", ".\n"})
"""What stands after an initial."""

WORD: Final = re.compile(r"\S+")
POSSESSIVE: Final = re.compile(r"['’]s?$")
HEADLINE_WORDS: Final = 7
"""A run of so many capitalised words is a headline, not a name."""
LONGEST: Final = 200
"""A name is never longer than so many code points."""

SHORTEST: Final = 3


Piece = tuple[int, int, int]
"""Start and end of a stretch that is not taken, and where the first letter of its sentence stands."""

Tools = tuple[NameTable, Matcher]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A capitalised phrase left after known names were cut out; ``opens`` if it starts a sentence."""

    start: int
    end: int
    words: tuple[str, ...]
    opens: bool
    person: bool


def unknown_mentions(
    text: str, folded: str, spans: Sequence[NamedSpan], tools: Tools, taken: Sequence[Mention]
) -> list[Mention]:
    """Return the names that are not in the table, outside the mentions already ``taken`` (sorted)."""
    table, matcher = tools
    pieces = _pieces(_phrases(text, spans, matcher), taken)
    candidates = [found for piece in pieces if (found := _candidate(text, piece, table)) is not None]
    heard = {word for candidate in candidates for word in candidate.words[candidate.opens :]}
    mentions = [
        _mention(text, candidate, table)
        for candidate in candidates
        if not candidate.opens or candidate.person or len(candidate.words) > 1 or candidate.words[0] in heard
    ]
    if any(language == "zh" for _, _, language in spans):
        mentions.extend(_chinese(text, folded, spans, tools, taken))
    return _linked(mentions)


def _phrases(text: str, spans: Sequence[NamedSpan], matcher: Matcher) -> Iterator[Piece]:
    """Yield the runs of capitalised words of the sentences, particles and initials included."""
    starts = [span[0] for span in spans]
    left = right = first = 0
    low = limit = -1
    for match in matcher.capitals.finditer(text):
        start, end = match.span()
        if right and start < limit and end - left < LONGEST and _joined(text, right, start):
            right = end
            continue
        if right:
            yield left, min(right, limit), first
            right = 0
        index = bisect_right(starts, start) - 1
        if index >= 0 and start < spans[index][1]:
            left, right = start, end
            if spans[index][0] != low:
                low, limit, _ = spans[index]
                first = next((at for at in range(low, start) if text[at].isalnum()), start)
    if right:
        yield left, min(right, limit), first


def _joined(text: str, end: int, start: int) -> bool:
    """Tell whether what stands between two capitalised words makes one name of them."""
    gap = text[end:start]
    return gap in GAPS or (gap in INITIAL_GAPS and (end == 1 or not text[end - 2].isalnum()))


def _pieces(phrases: Iterator[Piece], taken: Sequence[Mention]) -> Iterator[Piece]:
    """Yield the phrases without the parts that are taken."""
    index = 0
    for phrase_left, right, first in phrases:
        left = phrase_left
        while index < len(taken) and taken[index].end <= left:
            index += 1
        at = index
        while at < len(taken) and taken[at].start < right:
            if taken[at].start > left:
                yield left, taken[at].start, first
            left = max(left, taken[at].end)
            at += 1
        if left < right:
            yield left, right, first


def _candidate(text: str, piece: Piece, table: NameTable) -> Candidate | None:
    """Return the name that capitalised words may be, without openers, titles and particles, or ``None``."""
    left, right, first = piece
    marks = table.marks
    words = [(left + found.start(), found.group()) for found in WORD.finditer(text[left:right])]
    opens = left <= first or text[left - 1] in '"“«('
    person = False
    while words:
        plain = fold(words[0][1]).rstrip(".,")
        if plain in marks.titles:
            person = True
        elif not (
            words[0][1][0].islower() or plain in marks.never or plain in marks.openers or not plain[:1].isalpha()
        ):
            break
        del words[0]
        opens = False
    kept = _until_possessive(words)
    if opens and len(kept) > 1 and is_form_of(fold(kept[1][1]), marks.given) and fold(kept[0][1]) not in marks.given:
        del kept[0]
        opens = False
    if opens and len(kept) > 1 and _is_russian_noun(fold(kept[0][1]), table):
        del kept[0]
        opens = False
    while kept and (not kept[-1][1][0].isupper() or fold(kept[-1][1]) in marks.never):
        del kept[-1]
    if not kept or len(kept) > HEADLINE_WORDS:
        return None
    plain_words = tuple(fold(POSSESSIVE.sub("", word)).rstrip(".,") for _, word in kept)
    if not _is_name(plain_words, kept, table, person=person):
        return None
    end = kept[-1][0] + len(POSSESSIVE.sub("", kept[-1][1]))
    given = is_form_of(plain_words[0], marks.given) or len(plain_words[0]) == 1 or "." in kept[0][1]
    return Candidate(kept[0][0], end, plain_words, opens, person or (given and len(plain_words) > 1))


def _is_russian_noun(word: str, table: NameTable) -> bool:
    """Tell whether a Russian word is a form of a common noun, whose capital says only that it opens a sentence."""
    if not "а" <= word[0] <= "я":
        return False
    cuts = range(max(SHORTEST, len(word) - LONGEST_ENDING), len(word) + 1)
    return any((word[at:] or "-") in sense.endings for at in cuts for sense in table.nouns.get(word[:at], ()))


def _until_possessive(words: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the words up to the first one in the genitive ("Ledovsky's Memoirs" names two things)."""
    for index, (_, word) in enumerate(words):
        if POSSESSIVE.search(word):
            return words[: index + 1]
    return words


def _is_name(words: tuple[str, ...], kept: Sequence[tuple[int, str]], table: NameTable, *, person: bool) -> bool:
    """Tell whether capitalised words name something, and are not just nouns, titles or letters."""
    marks = table.marks
    if len(words) == 1 and (len(words[0]) < SHORTEST and not person):
        return False
    if len(words) >= SHORTEST and all(word.isupper() for _, word in kept):
        return False
    return " ".join(words) not in table.nouns and not all(
        word in marks.common or word in table.nouns or word in marks.titles or word in marks.openers
        or word in marks.never or word in marks.particles or word in marks.heads
        for word in words
    )  # fmt: skip


def _mention(text: str, candidate: Candidate, table: NameTable) -> Mention:
    """Return the mention of an unknown name."""
    words = text[candidate.start : candidate.end]
    kind = "person" if candidate.person else "organisation" if candidate.words[-1] in table.marks.heads else "name"
    key = key_of(words, table.marks)
    return Mention(start=candidate.start, end=candidate.end, text=words, entities=(), type=kind, key=key)


def _chinese(
    text: str, folded: str, spans: Sequence[NamedSpan], tools: Tools, taken: Sequence[Mention]
) -> Iterator[Mention]:
    """Yield titles in brackets, dotted foreign names, and surnames before titles outside the names ``taken``."""
    table, matcher = tools
    starts = [mention.start for mention in taken]
    patterns = ((matcher.titles, "work"), (matcher.dotted, "person"), (matcher.surnames, "person"))
    for start, end, language in spans:
        for pattern, kind in patterns if language == "zh" else ():
            for match in pattern.finditer(folded[start:end]):
                group = match.lastindex or 1
                left, right = start + match.start(group), start + match.end(group)
                before = bisect_right(starts, start + match.end()) - 1
                if pattern is matcher.surnames and before >= 0 and taken[before].end > left:
                    continue
                key = key_of(folded[left:right], table.marks)
                yield Mention(start=left, end=right, text=text[left:right], entities=(), type=kind, key=key)


def _linked(mentions: list[Mention]) -> list[Mention]:
    """Return the mentions, a surname alone under the key of the only person whose full name ends in it."""
    people: dict[str, set[str]] = {}
    for mention in mentions:
        if mention.type == "person" and " " in mention.key:
            people.setdefault(mention.key.rpartition(" ")[2], set()).add(mention.key)
    return [
        replace(mention, key=next(iter(full)), type="person")
        if mention.text < HAN_FROM and len(full := people.get(mention.key, set())) == 1
        else mention
        for mention in mentions
    ]
