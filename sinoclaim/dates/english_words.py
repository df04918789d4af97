"""Read single English time words: numbers, ordinals, years, amounts, units, directions, times of day."""

from __future__ import annotations

import re

from sinoclaim.dates.expression import Amount, Choice, Clock, Origin, Unit
from sinoclaim.dates.tables import Lexicon

_TWO_COUNTS = re.compile(r"([0-9]+|[a-z]+)(?: or | to |–|(?<=[0-9])-(?=[0-9]))([0-9]+|[a-z]+)")
_HUNDRED = 100
_THOUSAND = 1000
_EARLY_HOURS = 300
_WHOLE_YEARS = {"weekend": Unit.WEEKEND, "season": Unit.SEASON, "quarter": Unit.QUARTER}


def day_of(text: str, lexicon: Lexicon) -> int:
    """Read an ordinal or a number: ``24th``, ``24``, ``twenty-fourth``."""
    word = text.lower()
    if word[0].isdigit():
        return int(word.rstrip("stndrh"))
    return lexicon.number_table("ordinals")[word]


def number_of(text: str, lexicon: Lexicon) -> int:
    """Read a cardinal number below a thousand in figures or words; 0 if it is none."""
    words = text.lower().replace(",", "").replace("-", " ").split()
    if words and words[0][0].isdigit():
        return int(words[0].partition(".")[0])
    table, total = lexicon.number_table("numbers"), 0
    for word in words:
        if word == "hundred":
            total = max(total, 1) * _HUNDRED
        elif word in table:
            total += table[word]
    return total


def year_of(text: str) -> int:
    """Read a year with or without an era, as an astronomical year.

    >>> year_of("1950"), year_of("264 BC"), year_of("AD 85")
    (1950, -263, 85)
    """
    digits = int("".join(character for character in text if character.isdigit()))
    return 1 - digits if "B" in text.upper() else digits


def year_of_words(text: str) -> int:
    """Read a year in words.

    >>> year_of_words("one thousand nine hundred and fifty"), year_of_words("nineteen fifty-five")
    (1950, 1955)
    """
    words = [word for word in text.lower().replace("-", " ").split() if word != "and"]
    values = dict(zip(_SPELT, _VALUES, strict=True))
    total = 0
    for index, word in enumerate(words):
        if word == "hundred":
            continue
        if word == "thousand":
            total *= _THOUSAND
        elif index + 1 < len(words) and words[index + 1] == "hundred":
            total += values[word] * _HUNDRED
        elif index == 0 and "thousand" not in words:
            total = values[word] * _HUNDRED
        else:
            total += values[word]
    return total


def amount_of(text: str, lexicon: Lexicon) -> Amount:
    """Read an amount: a number, or a word for a vague one."""
    word = " ".join(text.lower().split())
    known = lexicon.range_table("amounts").get(word)
    if known is not None:
        vague = word in lexicon.number_table("vague")
        return Amount(known[0], known[1], vague=vague, halves=1 if word.startswith("half a") else 0)
    if found := _TWO_COUNTS.fullmatch(word):
        low, high = sorted((number_of(found[1], lexicon), number_of(found[2], lexicon)))
        return Amount(low, high)
    number = number_of(word, lexicon)
    return Amount(number, number, halves=1 if word.endswith(".5") else 0)


def unit_of(text: str, lexicon: Lexicon) -> Unit:
    """Read a unit of time in singular or plural."""
    word = text.lower()
    return _WHOLE_YEARS.get(word) or Unit(lexicon.text_table("units")[word])


def direction_of(text: str, lexicon: Lexicon, *, article: bool) -> tuple[Choice, Origin]:
    """Read next, previous, that...: which point is meant, and whether it counts from the moment of speaking."""
    word = " ".join(text.lower().split())
    choice = Choice(lexicon.text_table("directions")[word])
    spoken = word in lexicon.number_table("deictic") and not article
    return choice, Origin.SPEECH if spoken else Origin.NARRATIVE


def clock_of_part(word: str, lexicon: Lexicon) -> Clock:
    """Read a part of the day."""
    if word.lower().endswith("hours"):
        return Clock(0, _EARLY_HOURS, "TMO")
    suffix, low, high = lexicon.text_table("dayparts")[word.lower().replace("-", "")].split()
    return Clock(int(low), int(high), suffix)


_SPELT = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
]
_VALUES = (*range(1, 20), *range(20, 100, 10))
