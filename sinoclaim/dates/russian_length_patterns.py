"""Build the patterns of Russian lengths of time: counted, turned round (лет десять), in adjectives; and of ages."""

from __future__ import annotations

from sinoclaim.dates.russian_pieces import DASH, OPTIONAL, SPACE, any_word, cardinal, whole
from sinoclaim.dates.tables import Lexicon


def length(lexicon: Lexicon) -> str:
    """Match up to three counts with their units, and what makes them a distance from another time."""
    number = lexicon.number_table
    vague = whole(lexicon.range_table("vague_amounts"))
    units = whole(lexicon.text_table("units"))

    def count(mark: str, optional: str = "") -> str:
        least = rf"(?:(?P<from{mark}>[0-9]{{1,3}}|{whole(number('cardinals'))}){OPTIONAL}{DASH}{OPTIONAL})?"
        number_word = rf"[0-9]{{1,4}}(?:[.,]5)?|{vague}|{cardinal(lexicon)}"
        amount = rf"{least}(?P<amount{mark}>{number_word})(?P<half{mark}>{SPACE}с{SPACE}половиной)?"
        return rf"(?:{amount}{SPACE}){optional}(?P<unit{mark}>{units})"

    def following(mark: str) -> str:
        return rf"(?:,?{SPACE}(?:и{SPACE})?{count(mark)})?"

    return (
        rf"(?:(?P<later>{whole(number('later_words'))}){SPACE}|(?P<within>за){SPACE})?"
        rf"(?:(?P<halfword>{whole(lexicon.text_table('half_words'))})|{count('1', '?')}"
        + following("2")
        + following("3")
        + rf")(?:{SPACE}(?:(?P<after>{whole(number('after_words'))})|(?P<ago>{whole(number('ago_words'))})"
        rf"|(?P<that>{whole(number('before_that'))})))?"
    )


def adjective(lexicon: Lexicon) -> str:
    """Match a compound adjective of length: 30-летний, десятилетний."""
    stems = any_word(lexicon.text_table("length_adjectives"))
    words = any_word(lexicon.number_table("adjective_numerals"))
    return rf"(?:(?P<figure>[0-9]{{1,3}})-|(?P<word>{words}))(?P<stem>{stems})(?:\w{{2,3}})\b"


def inverted(lexicon: Lexicon) -> str:
    """Match a unit before its number, which makes it a rough one: лет десять, года через два, дней за пять."""
    number = lexicon.number_table
    return (
        rf"(?P<unit>{whole(number('inverted_units'))}){SPACE}(?:(?P<later>{whole(number('later_words'))}){SPACE}"
        rf"|(?:за|на|в|по|с|до){SPACE})?(?:(?P<from>[0-9]{{1,2}}|{whole(number('cardinals'))}){DASH})?"
        rf"(?P<amount>[0-9]{{1,3}}(?![0-9.,:/-])|{cardinal(lexicon)})"
        rf"(?:{SPACE}(?:(?P<after>{whole(number('after_words'))})|(?P<ago>{whole(number('ago_words'))})))?"
        rf"(?P<next>{OPTIONAL}[^\w\s]|{SPACE}\w+|$|\s)?"
    )


def age_before(lexicon: Lexicon) -> str:
    """Match the words before a count of years that make it an age: исполнилось, в возрасте, старше, ему было."""
    words = any_word(lexicon.number_table("age_words"))
    whose = whole(lexicon.number_table("aged_pronouns"))
    rough = (
        rf"(?:(?:около|почти|уже|едва|лишь|только|более|от|до|под|за|чуть|свыше|[0-9]{{1,2}}{SPACE}до){SPACE}){{0,3}}"
    )
    return (
        rf"(?<!\w)(?:(?:{words}){SPACE}|{whose}{SPACE}(?:\w{{3,10}}{SPACE})?(?:было|будет|шел|шёл|минуло){SPACE}"
        rf"|(?:было|будет){SPACE}{whose}{SPACE}){rough}$"
    )


def age_after(lexicon: Lexicon) -> str:
    """Match the words after a count of years that make it an age: от роду, отроду."""
    return rf"{SPACE}(?:{whole(lexicon.number_table('age_tails'))})"
