"""Build the patterns of the Russian date grammar from its tables of words.

One re2 scan (``trigger``) finds where a time expression may begin; the other patterns are tried at that very place
only and repeat nothing without a bound, so reading stays linear in the length of the text. Tables spell е for ё; the
patterns accept both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from sinoclaim.dates.scanning import compile_scan
from sinoclaim.dates.tables import Lexicon

_S: Final = r"[^\S\n]{0,2}\n?[^\S\n]{0,2}(?<=\s)"  # white space inside a paragraph, at least one character
_O: Final = r"\s{0,2}"
_DASH: Final = "[-–—−]"
_YEAR: Final = "(?:1[0-9]|20)[0-9]{2}"
_ENDING: Final = "(?:ого|его|ьего|ому|ему|ьему|ое|ее|ье|ый|ий|ой|ом|ем|ьем|ым|им|ые|ых|ыми|ая|ую)"
_DAY_PART: Final = "утра|вечера|дня|ночи"
_NOT_GENITIVE: Final = "(?<!дня)(?<!ночи)(?<!утра)(?<!вечера)"
YEAR_WORD: Final = r"(?:г\.(?:\s?г\.)?|гг\.|гг?\b|год(?:а|у|ом|е|ы|ов|ах|ам|ами)?\b)"


_STEM: Final = 5
_TRIGGER_NUMBERS: Final = (
    "months", "seasons", "weekdays", "halves", "quarters", "year_phrases", "speech_years", "speech_centuries",
    "month_phrases", "speech_months", "speech_weeks", "day_phrases", "day_part_phrases", "speech_days",
    "lone_day_parts", "cardinals", "ordinal_stems", "later_words", "adjective_numerals",
)  # fmt: skip
_TRIGGER_TEXTS: Final = (
    "parts", "units", "half_words", "vague_words", "recurring", "day_part_suffixes",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Patterns:
    """The compiled patterns of one lexicon."""

    trigger: Any
    opening: re.Pattern[str]
    point: re.Pattern[str]
    numeric: re.Pattern[str]
    decade: re.Pattern[str]
    length: re.Pattern[str]
    adjective: re.Pattern[str]
    word: re.Pattern[str]
    night: re.Pattern[str]
    hour: re.Pattern[str]
    before: re.Pattern[str]
    approximate: re.Pattern[str]
    more: re.Pattern[str]
    connector: re.Pattern[str]
    weekly: re.Pattern[str]
    between: re.Pattern[str]
    counted: re.Pattern[str]
    listed: re.Pattern[str]


@lru_cache(maxsize=4)
def patterns_for(lexicon: Lexicon) -> Patterns:
    """Return the patterns of a lexicon, built once for each lexicon."""
    number = lexicon.number_table
    sources = {
        "opening": _opening(lexicon),
        "point": _point(lexicon),
        "numeric": _numeric(lexicon),
        "decade": _decade(lexicon),
        "length": _length(lexicon),
        "adjective": _adjective(lexicon),
        "word": _word(lexicon),
        "night": rf"ночь{_S}(?:с{_S}(?P<first>[0-9]{{1,2}})(?:-?го)?{_S})?на{_S}",
        "hour": rf"(?P<hour>[0-9]{{1,2}}|{_cardinal(lexicon)}){_S}час(?:а|ов|у)?{_S}(?P<hourpart>{_DAY_PART})\b",
        "before": rf"(?<!\w)(?P<bound>{_any(lexicon.text_table('bounds_before'))}){_S}$",
        "approximate": rf"(?<!\w)(?:{_any(number('approximate_before'))}){_S}$",
        "more": rf"(?<!\w)(?:{_any(number('more_words'))}){_S}$",
        "connector": rf"(?:{_S}|{_O},?{_O})(?P<link>{_any(number('connectors'))}){_O}(?:во?{_S})?",
        "weekly": rf"(?<!\w)(?:во?|ко?|до|со?|после)(?:{_S}(?P<which>прошл|минувш|следующ|будущ)\w{{2,3}})?{_S}$",
        "between": rf"(?<!\w)(?:{_any(number('between'))}){_S}$",
        "counted": rf"{_S}(?:[а-яё]{{3,20}}(?:ого|его|ой|ей|ая|ый|ий){_S})?(?:{_any(number('counted_nouns'))})",
        "listed": rf"(?:[0-9]{{1,2}}(?:-?го)?,{_S}){{0,4}}[0-9]{{1,2}}(?:-?го)?{_S}и{_S}$",
    }
    compiled = {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}
    return Patterns(trigger=compile_scan(_trigger(lexicon)), **compiled)


def _any(*tables: Iterable[str], ending: str = "") -> str:
    r"""Alternate words, longest first, with е for ё too; words that end in a letter get a word boundary if asked."""
    words = sorted({word for table in tables for word in table}, key=lambda word: (-len(word), word))
    spelt = (re.escape(word).replace("е", "[её]").replace(r"\ ", r"\s{1,2}") for word in words)
    return "|".join(word + (ending if not word.endswith(".") else "") for word in spelt) or r"[^\s\S]"


def _whole(*tables: Iterable[str]) -> str:
    return f"(?:{_any(*tables, ending=chr(92) + 'b')})"


def _cardinal(lexicon: Lexicon) -> str:
    word = _whole(lexicon.number_table("cardinals"))
    return f"{word}(?:{_S}{word}){{0,2}}"


def _ordinal(lexicon: Lexicon) -> str:
    """Match an ordinal in words, with its tens: двадцать шестого."""
    stems = _any(lexicon.number_table("ordinal_stems"))
    return rf"(?:{_whole(lexicon.number_table('cardinals'))}{_S})?(?:{stems}){_ENDING}\b"


def _trigger(lexicon: Lexicon) -> str:
    """Match the figure, Roman numeral or first letters of anything that may be a time.

    Only the beginnings of first words are sought, in the three ways of writing capitals: this keeps the automaton
    small. Boundaries, and the rest of the words, are checked where one is found.
    """
    words = {word for table in _TRIGGER_NUMBERS for word in lexicon.number_table(table)}
    words |= {word for table in _TRIGGER_TEXTS for word in lexicon.text_table(table)}
    words |= {*lexicon.range_table("vague_amounts"), "ночь", "за"}
    stems = {word.split()[0][:_STEM] for word in words}
    spelt = {form for stem in stems for form in (stem, stem.capitalize(), stem.upper()) if stem[0].isalpha()}
    ordered = sorted(spelt, key=lambda stem: (-len(stem), stem))
    return "[0-9]{1,4}|" + "|".join(stem.replace(".", r"\.").replace("е", "[её]") for stem in ordered) + "|[IVXХ]{1,5}"


def _opening(lexicon: Lexicon) -> str:
    """Match what the scan found if a time may really begin so: a whole word, or a figure before what can follow it."""
    number, text = lexicon.number_table, lexicon.text_table
    whole = {word.split()[0] for table in _TRIGGER_NUMBERS for word in number(table)}
    whole |= {word.split()[0] for table in _TRIGGER_TEXTS for word in text(table)}
    whole |= {*lexicon.range_table("vague_amounts"), "ночь", "за"}
    begun = _any(number("ordinal_stems"), number("adjective_numerals"))
    after = _whole(number("months"), text("units"), number("connectors"), ("числа", "числу", "числом", "числах", "с"))
    return (
        rf"(?P<figure>[0-9]{{1,4}}(?![0-9])(?:[-–—./:]|{_O}\(|{_O}г|{_S}(?:{after}|[–—-]|[IVX])|(?={_S}[12][0-9]{{3}}\b)))"
        rf"|(?P<roman>[IVXХ]{{1,5}}\b)|(?P<word>{_whole(whole)}|(?:{begun}))"
    )


def _point(lexicon: Lexicon) -> str:
    """Match part, weekday, day, month, season and year, each optional, in their order."""
    number, text = lexicon.number_table, lexicon.text_table
    month, ordinal = _whole(number("months")), _ordinal(lexicon)
    day_link = rf"(?:{_O}{_DASH}{_O}|{_S}(?:по|до|или|либо|на){_S}(?:во?{_S})?)"
    roman = "(?:IV|V?I{1,3}|V|IX|XI{0,2})"
    quarter = rf"(?P<quarter>{_whole(number('quarters'))}|{roman}|[1-4]-(?:м|й|го)){_S}(?:квартал\w{{0,2}}\b|кв\.)"
    lead = (
        rf"(?:(?P<weekday0>{_whole(number('weekdays'))})(?:,{_O}|{_S}))?"
        rf"(?:(?P<daypart0>{_whole(text('day_part_suffixes'))}){_NOT_GENITIVE}{_S}"
        rf"|(?P<hour0>[0-9]{{1,2}}|{_cardinal(lexicon)})(?::(?P<minute0>[0-9]{{2}})|{_S}час(?:а|ов|у)?(?:{_S}(?P<minute00>[0-9]{{1,2}})"
        rf"{_S}мин(?:ут\w?|\.))?)(?:{_S}(?P<hourpart0>{_DAY_PART}))?{_S}(?=[0-9]))?"
        rf"(?:(?P<part>{_whole(text('parts'))}){_S})?"
        rf"(?:(?:(?P<half>{_whole(number('halves'))})|{quarter}){_S}?)?"
    )
    day = (
        rf"(?:(?P<day0>[0-9]{{1,2}}|{ordinal})(?:-?(?:го|е|му))?(?P<daylink>{day_link}))?"
        rf"(?P<day>[0-9]{{1,2}}|{ordinal})(?:-?(?:го|е|му|ое))?"
        rf"(?:{_O}\((?P<newday>[0-9]{{1,2}})\))?{_S}(?P<month>{month})"
        rf"(?:{_O}[(/]{_O}(?P<newday2>[0-9]{{1,2}}){_S}(?P<newmonth>{month}){_O}\)?)?"
    )
    lone = (
        rf"(?P<loneday>[0-9]{{1,2}})(?:-(?:го|му)\b(?:{_S}числа\b)?|{_S}числ(?:а|у|ом|е)\b)"
        rf"|числа{_S}(?P<loneday2>[0-9]{{1,2}})(?:-го)?\b"
    )
    season = rf"(?P<season>{_whole(number('seasons'))})"
    body = (
        rf"(?:{day}|(?P<month2>{month})(?:{_S}(?P<monthday>[0-9]{{1,2}})-го\b)?|(?P<roman>{roman})(?={_S}{_YEAR}\b)|{season}|{lone}"
        rf"|(?P<bare>года|месяца|недели)\b)?"
    )
    names = _whole(number("weekdays"))
    weekday = rf"(?:(?:,{_O}|{_S})(?:во?{_S})?(?P<weekday>{names})|{_O}\((?:во?{_S})?(?P<weekday2>{names})\))?"
    return lead + body + _year(lexicon) + _style(lexicon) + weekday + _clock(lexicon)


def _year(lexicon: Lexicon) -> str:
    """Match the year in figures or words, before Christ, or counted from another (того же года)."""
    number = lexicon.number_table
    common = rf"{_S}(?P<common>{_any(number('before_common_era'))})"
    figures = (
        rf"(?:(?P<year0>{_YEAR})(?:-?го)?(?:{_O}{YEAR_WORD})?(?P<yearlink>{_O}{_DASH}{_O}|{_S}(?:по|до|или|и){_S}))?"
        rf"(?P<year>{_YEAR}|[0-9]{{3}}(?={_O}г))(?![0-9])(?:/(?P<year2>[0-9]{{2}})\b)?(?P<suffix>-(?:го|й|м|му|е|ом|ый))?"
        rf"(?:{_O}(?P<mark>{YEAR_WORD})(?:{common})?)?"
    )
    ancient = rf"(?P<ancient>[0-9]{{1,4}})(?:-(?:м|го|й))?{_O}{YEAR_WORD}{common.replace('common', 'common2')}"
    stems = _any(number("ordinal_stems"))
    cardinals = _whole(number("cardinals"))
    words = rf"(?P<yearwords>(?:{cardinals}{_S}){{0,3}}(?:{stems}){_ENDING}){_S}год(?:а|у|ом|е)?\b"
    relative = (
        rf"(?P<speechcentury>{_any(number('speech_centuries'))})|"
        rf"(?P<yearphrase>{_any(number('year_phrases'))})|(?P<speechyear>{_any(number('speech_years'))})"
        rf"|(?P<monthphrase>{_any(number('month_phrases'))})|(?P<speechmonth>{_any(number('speech_months'))})"
    )
    return rf"(?:,?\s{{0,2}}(?<!\w)(?:{ancient}|{figures}|{words}|{relative}))?"


def _style(lexicon: Lexicon) -> str:
    old, new = _any(lexicon.number_table("old_style")), _any(lexicon.number_table("new_style"))
    return rf"(?:,?{_O}\(?(?:(?P<old>{old})|(?P<new>{new}))\)?)?"


def _clock(lexicon: Lexicon) -> str:
    parts = _whole(lexicon.text_table("day_part_suffixes"))
    return (
        rf"(?:,?{_S}(?:(?:в|на|около|к){_S})?(?:(?P<hour>[0-9]{{1,2}}|{_cardinal(lexicon)})"
        rf"(?::(?P<minute>[0-9]{{2}})\b|\.(?P<minute3>[0-5]0)\b(?!\.[0-9])|{_S}(?:час(?:а|ов|у)?\b|ч\.)(?:{_S}(?P<minute2>[0-9]{{1,2}}){_S}мин(?:ут\w?|\.))?)"
        rf"(?:{_S}(?P<hourpart>{_DAY_PART})\b)?|(?P<daypart>{parts}){_NOT_GENITIVE}))?"
    )


def _numeric(lexicon: Lexicon) -> str:
    month = _whole(lexicon.number_table("months"))
    ordered = rf"(?P<oldyear>{_YEAR}){_O}г(?:\.|ода){_S}(?P<oldmonth>{month}){_S}(?P<oldday>[0-9]{{1,2}})"
    return (
        rf"(?:{ordered}|(?P<day>[0-9]{{1,2}})(?:(?P<sign>[.-])(?P<month>[0-9]{{1,2}})(?P=sign)|[./]"
        rf"(?P<romonth>[IVX]{{1,4}})(?:[./]|{_S}))(?P<year>{_YEAR})"
        rf"|(?P<isoyear>[12][0-9]{{3}})-(?P<isomonth>[0-9]{{2}})-(?P<isoday>[0-9]{{2}})"
        rf"|(?P<shortday>[0-9]{{1,2}})\.(?P<shortmonth>[0-9]{{2}})\.(?P<shortyear>[0-9]{{2}})(?!\.[0-9]))(?![0-9])(?:{_O}{YEAR_WORD})?"
    )


def _decade(lexicon: Lexicon) -> str:
    """Match decades and centuries with their parts, in figures and in words."""
    part = rf"(?:(?P<part>{_whole(lexicon.text_table('parts'))}){_S})?"
    stems = _any(lexicon.number_table("ordinal_stems"))
    era = rf"(?:{_S}(?P<common>{_any(lexicon.number_table('before_common_era'))}))?"
    century = (
        rf"(?:(?P<century0>[IVXХ]{{1,5}}){_O}{_DASH}{_O})?(?P<century>[IVXХ]{{1,5}}|[0-9]{{1,2}}-?(?:й|м|го|му)|(?:{stems}){_ENDING}|"
        rf"{_whole(lexicon.number_table('cardinals'))}{_S}(?:{stems}){_ENDING}){_S}"
        rf"(?:век(?:а|е|у|ом|ов|ах|и)?\b|вв?\.|столети\w{{1,2}}\b){era}"
    )
    figure = r"(?:[12][0-9]{2}0|[1-9]0)"
    decade = (
        rf"(?:(?:(?P<decade0>{figure})(?:-(?:[ехм]|ые|ых|ми))?{_O}{_DASH}{_O})?(?P<decade>{figure})(?:-?(?:ые|ых|ми|[ех])\b|-м(?={_S}годам\b))"
        rf"|(?P<decadeword>{stems})(?:ые|ых|ым|ыми)(?={_S}{YEAR_WORD}))(?P<mark>{_S}{YEAR_WORD})?"
    )
    spoken = _whole(lexicon.number_table("speech_centuries"))
    alone = century.replace("century", "centuryonly").replace("common", "common2")
    return rf"{part}(?:{decade}(?:{_S}(?:{century}|{spoken}))?|{alone})"


def _length(lexicon: Lexicon) -> str:
    """Match up to three counts with their units, and what makes them a distance from another time."""
    number = lexicon.number_table
    vague = _whole(lexicon.range_table("vague_amounts"))
    units = _whole(lexicon.text_table("units"))

    def count(mark: str, optional: str = "") -> str:
        least = rf"(?:(?P<from{mark}>[0-9]{{1,3}}|{_whole(number('cardinals'))}){_O}{_DASH}{_O})?"
        number_word = rf"[0-9]{{1,4}}(?:[.,]5)?|{vague}|{_cardinal(lexicon)}"
        amount = rf"{least}(?P<amount{mark}>{number_word})(?P<half{mark}>{_S}с{_S}половиной)?"
        return rf"(?:{amount}{_S}){optional}(?P<unit{mark}>{units})"

    def following(mark: str) -> str:
        return rf"(?:,?{_S}(?:и{_S})?{count(mark)})?"

    return (
        rf"(?:(?P<later>{_whole(number('later_words'))}){_S}|(?P<within>за){_S})?"
        rf"(?:(?P<halfword>{_whole(lexicon.text_table('half_words'))})|{count('1', '?')}"
        + following("2")
        + following("3")
        + rf")(?:{_S}(?:(?P<after>{_whole(number('after_words'))})|(?P<ago>{_whole(number('ago_words'))})"
        rf"|(?P<that>{_whole(number('before_that'))})))?"
    )


def _adjective(lexicon: Lexicon) -> str:
    stems = _any(lexicon.text_table("length_adjectives"))
    words = _any(lexicon.number_table("adjective_numerals"))
    return rf"(?:(?P<figure>[0-9]{{1,3}})-|(?P<word>{words}))(?P<stem>{stems})(?:\w{{2,3}})\b"


def _word(lexicon: Lexicon) -> str:
    number = lexicon.number_table
    eve = rf"(?!{_S}(?:{_whole(number('eve_guards'))}|[0-9]))"
    lead = rf"(?:(?P<daypart0>{_whole(lexicon.text_table('day_part_suffixes'))}){_NOT_GENITIVE}{_S}(?=того|этого))?"
    return lead + (
        rf"(?:(?P<dayp>{_whole(number('day_part_phrases'))})|(?P<day>{_whole(number('day_phrases'))})(?:(?<!накануне)|{eve})"
        rf"|(?P<speech>{_whole(number('speech_days'))})|(?P<week>{_whole(number('speech_weeks'))})"
        rf"|(?P<vague>{_whole(lexicon.text_table('vague_words'))})|(?P<each>{_whole(lexicon.text_table('recurring'))})"
        rf"|(?P<lone>{_whole(number('lone_day_parts'))})(?!{_S}[0-9]))" + _clock(lexicon)
    )
