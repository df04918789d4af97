"""Read what stands beside a surname: given names, initials, titles, the given name of somebody else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sinoclaim.extract.names_scan import NameHit
from sinoclaim.rules.name_marks import Marks
from sinoclaim.rules.spelling import fold, without_accents

WINDOW: Final = 48
"""How many code points beside a surname are looked at for given names and titles."""

FRONT_WORD: Final = re.compile(r"([^\W\d_][\w'’\-]{0,30}\.?)[ \u00a0\n]?$")
GIVEN_NAMES: Final = 3
CASE_ENDING: Final = 3


Front = tuple[int, tuple[str, ...]]
"""Where words before a surname start, and the words, folded."""


def words_before(text: str, span: tuple[int, int], ends: frozenset[int], marks: Marks) -> tuple[Front, ...]:
    """Return the capitalised words at the end of ``span`` that may be given names: all of them, then ever fewer."""
    low, position = span
    words: tuple[str, ...] = ()
    fronts: list[Front] = []
    while len(words) < GIVEN_NAMES:
        found = FRONT_WORD.search(text, max(low, position - WINDOW), position)
        if found is None or _glued(found, position):
            break
        word = found[1]
        plain = fold(without_accents(word.rstrip(".")))
        if found.end(1) in ends or not _may_be_given(word, plain, marks):
            break
        position = found.start(1)
        words = (plain, *words)
        fronts.append((position, words))
    return tuple(reversed(fronts))


def _may_be_given(word: str, plain: str, marks: Marks) -> bool:
    """Tell whether a word before a surname may be a given name or its initial, and not a title or an opener."""
    if word.endswith("."):
        return len(word) == len("A.") and word[0].isupper()
    if plain in marks.titles or plain in marks.openers or plain in marks.never:
        return False
    return word[0].isupper() or plain in marks.given


def _glued(found: re.Match[str], position: int) -> bool:
    """Tell whether a word runs into the name without a space ("X-Stalin"); initials may ("А.Сталин")."""
    return found.end(1) == position and not found[1].endswith(".")


def fits(words: Sequence[str], given: frozenset[str]) -> bool:
    """Tell whether the last words before a surname are given names of its bearer, or their initials."""
    if not given:
        return False
    initials = {name[0] for name in given}
    last = words[-1]
    return all((word in initials) if len(word) == 1 else is_form_of(word, given) for word in words) or (
        len(last) > 1 and last in given
    )


def is_form_of(word: str, given: frozenset[str]) -> bool:
    """Tell whether a word is one of the given names, or a Russian case of one."""
    if word in given:
        return True
    if not "а" <= word[0] <= "я":
        return False
    stems = (name.rstrip("аейияьо") for name in given if name[0] == word[0])
    return any(len(stem) > 1 and word.startswith(stem) and len(word) - len(stem) <= CASE_ENDING for stem in stems)


def shouted(text: str, hit: NameHit, words: Sequence[str]) -> bool:
    """Tell whether the name stands in a line of capitals, where a capital says nothing of the words before it."""
    return text[hit.start : hit.end].isupper() and len(words[-1]) > 1


def is_given_part(word: str, marks: Marks) -> bool:
    """Tell whether a capitalised word is made of Chinese syllables ("Anying", "An-ying", "Te")."""
    if not word[0].isupper():
        return False
    return all(_is_syllables(part, marks) for part in fold(without_accents(word)).replace("'", "").split("-"))


def _is_syllables(word: str, marks: Marks) -> bool:
    """Tell whether a word is one to three syllables."""
    reached = {0}
    for _ in range(2):
        reached = {
            end for start in reached for end in range(start + 1, min(len(word), start + 6) + 1)
            if word[start:end] in marks.syllables
        }  # fmt: skip
        if len(word) in reached:
            return True
    return False


def titles_before(folded: str, position: int, marks: Marks) -> tuple[str, ...]:
    """Return the last one, two and three words before a name that are titles or offices."""
    words = folded[max(0, position - WINDOW) : position].split()[-3:]
    if not words or folded[position - 1 : position] != " ":
        return ()
    phrases = (" ".join(words[-count:]).rstrip(".") for count in range(1, len(words) + 1))
    return tuple(phrase for phrase in phrases if phrase in marks.titles or phrase in marks.offices)
