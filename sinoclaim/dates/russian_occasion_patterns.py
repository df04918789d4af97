"""Build the patterns of Russian sets of times, of years alone in brackets, and of names made of dates."""

from __future__ import annotations

from sinoclaim.dates.russian_pieces import (
    DASH,
    OPENING_QUOTE,
    OPTIONAL,
    SPACE,
    YEAR,
    YEAR_WORD,
    any_word,
    cardinal,
    whole,
)
from sinoclaim.dates.tables import Lexicon


def years(lexicon: Lexicon) -> str:  # noqa: ARG001 (every pattern is made from the lexicon)
    """Match two years in figures without a word for them."""
    return rf"(?P<first>{YEAR}){OPTIONAL}{DASH}{OPTIONAL}(?P<last>{YEAR})(?={OPTIONAL}[),;])"


def sets(lexicon: Lexicon) -> str:
    """Match a set of times: воскресеньям (after по), каждое воскресенье, каждые два года, раз в год."""
    number, text = lexicon.number_table, lexicon.text_table
    units = whole(text("units"))
    amount = rf"[0-9]{{1,3}}|{whole(lexicon.range_table('vague_amounts'))}|{cardinal(lexicon)}"
    times = rf"(?:(?:[0-9]{{1,2}}|{cardinal(lexicon)}){SPACE}раза?|{whole(number('times_words'))})"
    each = (
        rf"(?P<weekday>{whole(number('weekdays'))})|(?P<season>{whole(number('seasons'))})"
        rf"|(?P<day>[0-9]{{1,2}})(?:-е)?{SPACE}(?P<month>{whole(number('months'))})"
        rf"|(?P<monthonly>{whole(number('months'))})|(?P<daypart>{whole(text('day_part_suffixes'))})"
        rf"|(?P<half>{whole(text('half_words'))})|(?:(?P<every>{amount}){SPACE})?(?P<unit>{units})"
    )
    return (
        rf"(?:(?P<weekdays>{whole(number('weekday_sets'))})|(?P<dayparts>{whole(text('day_part_sets'))})"
        rf"|{times}{SPACE}в{SPACE}(?:(?P<halfrate>{whole(text('half_words'))})|(?:(?P<rate>{amount}){SPACE})?(?P<unit2>{units}))"
        rf"|{whole(number('each_words'))}{SPACE}(?:{each}))"
    )


def named(lexicon: Lexicon) -> str:
    """Match the word for a thing that is named after a date: улица 8 Марта, завод имени 1 Мая."""
    return rf"(?<!\w)(?:{any_word(lexicon.number_table('named_things'))})(?:{SPACE}|{OPTIONAL}{OPENING_QUOTE})$"


def holidays(lexicon: Lexicon) -> str:
    """Match a feast with a fixed day, with its year or alone: Первомай 1936 года, День Победы."""
    names = whole(lexicon.text_table("holidays"))
    return rf"(?P<holiday>{names})(?:{SPACE}(?P<year>{YEAR})(?:-го)?(?:{OPTIONAL}{YEAR_WORD})?)?"


def reigns(lexicon: Lexicon) -> str:
    """Match a year counted within a reign: 31-м году Гуансюй, 20-й год правления Цяньлун."""
    eras = whole(lexicon.number_table("eras"))
    return (
        rf"(?P<count>[0-9]{{1,2}})(?:-(?:й|м|го|ом|му))?{SPACE}{YEAR_WORD}{SPACE}"
        rf"(?:(?:правления|царствования|девиза|эры|эпохи){SPACE})?(?P<era>{eras})"
    )
