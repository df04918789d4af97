"""Build the patterns of the Russian date grammar from its tables of words.

One re2 scan (``trigger``) finds where a time expression may begin; the other patterns are tried at that very place
only and repeat nothing without a bound, so reading stays linear in the length of the text. Tables spell е for ё; the
patterns accept both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from sinoclaim.dates import russian_length_patterns as length_patterns
from sinoclaim.dates import russian_occasion_patterns as occasion_patterns
from sinoclaim.dates.russian_pieces import (
    CLOSING_QUOTE,
    DASH,
    DAY_PART,
    ENDING,
    OPENING_QUOTE,
    OPTIONAL,
    SPACE,
    YEAR,
    YEAR_WORD,
    any_word,
    cardinal,
    ordinal,
    whole,
)
from sinoclaim.dates.scanning import compile_scan
from sinoclaim.dates.tables import Lexicon

_NOT_GENITIVE: Final = "(?<!дня)(?<!ночи)(?<!утра)(?<!вечера)"
_STEM: Final = 5
_TRIGGER_NUMBERS: Final = (
    "months", "seasons", "weekdays", "halves", "quarters", "year_phrases", "speech_years", "speech_centuries",
    "month_phrases", "speech_months", "speech_weeks", "day_phrases", "day_part_phrases", "speech_days",
    "lone_day_parts", "weekday_choices", "weekday_sets", "each_words", "times_words", "half_hours",
    "cardinals", "ordinal_stems", "later_words", "adjective_numerals",
)  # fmt: skip
_TRIGGER_TEXTS: Final = (
    "parts", "units", "half_words", "holidays", "vague_words", "recurring", "day_part_suffixes", "day_part_sets",
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
    inverted: re.Pattern[str]
    age_before: re.Pattern[str]
    age_after: re.Pattern[str]
    years: re.Pattern[str]
    set: re.Pattern[str]
    named: re.Pattern[str]
    numbered: re.Pattern[str]
    holiday: re.Pattern[str]
    reign: re.Pattern[str]
    at_time: re.Pattern[str]
    counted_year: re.Pattern[str]
    word: re.Pattern[str]
    night: re.Pattern[str]
    hour: re.Pattern[str]
    before: re.Pattern[str]
    assigns: re.Pattern[str]
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
        "length": length_patterns.length(lexicon),
        "adjective": length_patterns.adjective(lexicon),
        "inverted": length_patterns.inverted(lexicon),
        "age_before": length_patterns.age_before(lexicon),
        "age_after": length_patterns.age_after(lexicon),
        "years": occasion_patterns.years(lexicon),
        "counted_year": rf"{SPACE}(?:{any_word(number('counted_years'))})",
        "set": occasion_patterns.sets(lexicon),
        "named": occasion_patterns.named(lexicon),
        "holiday": occasion_patterns.holidays(lexicon),
        "reign": occasion_patterns.reigns(lexicon),
        "at_time": rf"(?<!\w)(?:во?|со?|до|ко?|на|после|накануне|перед){SPACE}$",
        "numbered": rf"(?<!\w)(?:{any_word(number('numbered'))}){OPTIONAL}$",
        "word": _word(lexicon),
        "night": rf"ночь{SPACE}(?:с{SPACE}(?P<first>[0-9]{{1,2}})(?:-?го)?{SPACE})?на{SPACE}",
        "hour": rf"(?:(?P<hour>[0-9]{{1,2}}|{cardinal(lexicon)}){SPACE}час(?:а|ов|у)?{SPACE}(?P<hourpart>{DAY_PART})\b"
        rf"|{half_past(lexicon)})",
        "before": rf"(?<!\w)(?P<bound>{any_word(lexicon.text_table('bounds_before'))}){SPACE}$",
        "assigns": rf"(?<!\w)(?:{any_word(number('assigning_stems'))})\w{{0,8}}"
        r"(?:\s{1,2}\w{1,15}){0,2}\s{1,2}$",
        "approximate": rf"(?<!\w)(?:{any_word(number('approximate_before'))}){SPACE}$",
        "more": rf"(?<!\w)(?:{any_word(number('more_words'))}){SPACE}$",
        "connector": rf"(?:{SPACE}|{OPTIONAL},?{OPTIONAL})"
        rf"(?P<link>{any_word(number('connectors'))}){OPTIONAL}(?:во?{SPACE})?",
        "weekly": rf"(?<!\w)(?:во?|ко?|до|со?|после){SPACE}$",
        "between": rf"(?<!\w)(?:{any_word(number('between'))}){SPACE}$",
        "counted": rf"{SPACE}(?:[а-яё]{{3,20}}(?:ого|его|ой|ей|ая|ый|ий){SPACE})?"
        rf"(?:{any_word(number('counted_nouns'))})",
        "listed": rf"(?:[0-9]{{1,2}}(?:-?го)?,{SPACE}){{0,4}}[0-9]{{1,2}}(?:-?го)?{SPACE}и{SPACE}$",
    }
    compiled = {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}
    return Patterns(trigger=compile_scan(_trigger(lexicon)), **compiled)


def _trigger(lexicon: Lexicon) -> str:
    """Match the figure, Roman numeral or first letters of anything that may be a time.

    Only the beginnings of first words are sought, in the three ways of writing capitals: this keeps the automaton
    small. Boundaries, and the rest of the words, are checked where one is found.
    """
    words = {word for table in _TRIGGER_NUMBERS for word in lexicon.number_table(table)}
    words |= {word for table in _TRIGGER_TEXTS for word in lexicon.text_table(table)}
    words |= {*lexicon.range_table("vague_amounts"), "ночь", "за"}
    words |= {f"пол{stem}" for stem in lexicon.number_table("ordinal_stems")}
    stems = {word.split()[0][:_STEM] for word in words}
    spelt = {form for stem in stems for form in (stem, stem.capitalize(), stem.upper()) if stem[0].isalpha()}
    ordered = sorted(spelt, key=lambda stem: (-len(stem), stem))
    return (
        f"[0-9]{{1,4}}|{OPENING_QUOTE}[0-9]{{1,2}}{CLOSING_QUOTE}|"
        + "|".join(stem.replace(".", r"\.").replace("е", "[её]") for stem in ordered)
        + "|[IVXХ]{1,5}"
    )


def _opening(lexicon: Lexicon) -> str:
    """Match what the scan found if a time may really begin so: a whole word, or a figure before what can follow it."""
    number, text = lexicon.number_table, lexicon.text_table
    openings = {word.split()[0] for table in _TRIGGER_NUMBERS for word in number(table)}
    openings |= {word.split()[0] for table in _TRIGGER_TEXTS for word in text(table)}
    openings |= {*lexicon.range_table("vague_amounts"), "ночь", "за"}
    begun = any_word(number("ordinal_stems"), number("adjective_numerals"))
    begun = f"(?:пол)?(?:{begun})"
    after = whole(number("months"), text("units"), number("connectors"), ("числа", "числу", "числом", "числах", "с"))
    return (
        rf"(?P<figure>[0-9]{{1,4}}(?![0-9])(?:[-–—./:]|{OPTIONAL}\(|{OPTIONAL}г|{SPACE}(?:{after}|[–—-]|[IVX])|(?={SPACE}[12][0-9]{{3}}\b)))"
        rf"|(?P<quoted>{OPENING_QUOTE}[0-9]{{1,2}}{CLOSING_QUOTE}{SPACE}{whole(number('months'))})"
        rf"|(?P<roman>[IVXХ]{{1,5}}\b)|(?P<word>{whole(openings)}|(?:{begun}))"
    )


def _point(lexicon: Lexicon) -> str:
    """Match part, weekday, day, month, season and year, each optional, in their order."""
    number, text = lexicon.number_table, lexicon.text_table
    month, nth = whole(number("months")), ordinal(lexicon)
    day_link = rf"(?:{OPTIONAL}{DASH}{OPTIONAL}|{SPACE}(?:по|до|или|либо|на){SPACE}(?:во?{SPACE})?)"
    roman = "(?:IV|V?I{1,3}|V|IX|XI{0,2})"
    quarter = rf"(?P<quarter>{whole(number('quarters'))}|{roman}|[1-4]-(?:м|й|го)){SPACE}(?:квартал\w{{0,2}}\b|кв\.)"
    lead = (
        rf"(?:(?:(?P<which>{whole(number('weekday_choices'))}){SPACE})?"
        rf"(?P<weekday0>{whole(number('weekdays'))})(?:,{OPTIONAL}|{SPACE}|(?=[.;:!?)»]|$)))?"
        rf"(?:(?P<daypart0>{whole(text('day_part_suffixes'))}){_NOT_GENITIVE}{SPACE}"
        rf"|(?P<hour0>[0-9]{{1,2}}|{cardinal(lexicon)})(?::(?P<minute0>[0-9]{{2}})|{SPACE}час(?:а|ов|у)?(?:{SPACE}(?P<minute00>[0-9]{{1,2}})"
        rf"{SPACE}мин(?:ут\w?|\.))?)(?:{SPACE}(?P<hourpart0>{DAY_PART}))?{SPACE}(?=[0-9]))?"
        rf"(?:(?P<part>{whole(text('parts'))}){SPACE})?"
        rf"(?:(?:(?P<half>{whole(number('halves'))})|{quarter}){SPACE}?)?"
    )
    day = (
        rf"(?:(?P<day0>[0-9]{{1,2}}|{nth})(?:-?(?:го|е|му))?(?P<daylink>{day_link}))?"
        rf"(?:{OPENING_QUOTE}(?P<quotedday>[0-9]{{1,2}}){CLOSING_QUOTE}|(?P<day>[0-9]{{1,2}}|{nth})(?:-?(?:го|е|му|ое))?)"
        rf"(?:{OPTIONAL}\((?P<newday>[0-9]{{1,2}})\))?{SPACE}(?P<month>{month})"
        rf"(?:{OPTIONAL}[(/]{OPTIONAL}(?P<newday2>[0-9]{{1,2}}){SPACE}(?P<newmonth>{month}){OPTIONAL}\)?)?"
    )
    lone = (
        rf"(?P<loneday>[0-2]?[0-9]|3[01])(?:-(?:го|му)\b(?!{OPTIONAL}(?:год|г\.)|{SPACE}(?:по|до){SPACE}[0-9]{{2}}-й{SPACE}год)"
        rf"(?:{SPACE}числа\b)?|{SPACE}числ(?:а|у|ом|е)\b)"
        rf"|числа{SPACE}(?P<loneday2>[0-9]{{1,2}})(?:-го)?\b"
    )
    season = rf"(?P<season>{whole(number('seasons'))})"
    body = (
        rf"(?:{day}|(?P<month2>{month})(?:(?<=[ая]){SPACE}(?P<monthday>[12]?[0-9]|3[01])-го\b)?|(?P<roman>{roman})(?={SPACE}{YEAR}\b)|{season}|{lone}"
        rf"|(?P<bare>года|месяца|недели)\b)?"
    )
    names = whole(number("weekdays"))
    weekday = (
        rf"(?:(?:,{OPTIONAL}(?:во?{SPACE})?|{SPACE}во?{SPACE})(?P<weekday>{names})"
        rf"|{OPTIONAL}\((?:во?{SPACE})?(?P<weekday2>{names})\))?"
    )
    return lead + body + _year(lexicon) + _style(lexicon) + weekday + _clock(lexicon)


def _year(lexicon: Lexicon) -> str:
    """Match the year in figures or words, before Christ, or counted from another (того же года)."""
    number = lexicon.number_table
    common = rf"{SPACE}(?P<common>{any_word(number('before_common_era'))})"
    kind = rf"(?:(?:{any_word(number('kinds_of_year'))})\w{{2,3}}{SPACE})?"
    figures = (
        rf"(?:(?P<year0>{YEAR})(?:-?го)?(?:{OPTIONAL}{YEAR_WORD})?(?P<yearlink>{OPTIONAL}{DASH}{OPTIONAL}|{SPACE}(?:по|до|или|и){SPACE}))?"
        rf"(?P<year>{YEAR}|[0-9]{{3}}(?={OPTIONAL}г))(?![0-9])"
        rf"(?:/(?P<year2>[0-9]{{4}}|[0-9]{{2}})\b|{DASH}(?P<year3>[0-9]{{2}})(?={OPTIONAL}{kind}{YEAR_WORD}))?(?P<suffix>-(?:го|й|м|му|е|ом|ый))?"
        rf"(?:{OPTIONAL}(?P<mark>{kind}{YEAR_WORD})(?:{common})?)?"
    )
    ancient = rf"(?P<ancient>[0-9]{{1,4}})(?:-(?:м|го|й))?{OPTIONAL}{YEAR_WORD}{common.replace('common', 'common2')}"
    stems = any_word(number("ordinal_stems"))
    cardinals = whole(number("cardinals"))
    words = rf"(?P<yearwords>(?:{cardinals}{SPACE}){{0,3}}(?:{stems}){ENDING}){SPACE}год(?:а|у|ом|е)?\b"
    relative = (
        rf"(?P<speechcentury>{any_word(number('speech_centuries'))})|"
        rf"(?P<yearphrase>{any_word(number('year_phrases'))})|(?P<speechyear>{any_word(number('speech_years'))})"
        rf"|(?P<monthphrase>{any_word(number('month_phrases'))})|(?P<speechmonth>{any_word(number('speech_months'))})"
    )
    return rf"(?:,?\s{{0,2}}(?<!\w)(?:{ancient}|{figures}|{_short_year()}|{words}|{relative}))?"


def _short_year() -> str:
    """Match a year by its last two digits: 55-го, 50 г., 50-м году, с 49-го по 53-й год."""
    return (
        rf"(?:(?P<short0>[0-9]{{2}})(?:-?(?:го|й|м))?(?:{OPTIONAL}{DASH}{OPTIONAL}|{SPACE}(?:по|до){SPACE}))?"
        rf"(?P<short>[0-9]{{2}})(?![0-9.])(?:-(?P<shortcase>го|й|м|му)\b(?:{OPTIONAL}(?P<shortmark>{YEAR_WORD}))?"
        rf"|{OPTIONAL}(?P<shortmark2>гг?\.|год(?:а|у|ов|ы)?\b))"
    )


def _style(lexicon: Lexicon) -> str:
    old, new = any_word(lexicon.number_table("old_style")), any_word(lexicon.number_table("new_style"))
    return rf"(?:,?{OPTIONAL}\(?(?:(?P<old>{old})|(?P<new>{new}))\)?)?"


def _clock(lexicon: Lexicon) -> str:
    parts = whole(lexicon.text_table("day_part_suffixes"))
    return (
        rf"(?:,?{SPACE}(?:(?:в|на|около|к){SPACE})?(?:(?P<hour>[0-9]{{1,2}}|{cardinal(lexicon)})"
        rf"(?::(?P<minute>[0-9]{{2}})\b|\.(?P<minute3>[0-5]0)\b(?!\.[0-9])|{SPACE}(?:час(?:а|ов|у)?\b|ч\.)(?:{SPACE}(?P<minute2>[0-9]{{1,2}}){SPACE}мин(?:ут\w?|\.))?)"
        rf"(?:{SPACE}(?P<hourpart>{DAY_PART})\b)?|{half_past(lexicon)}|(?P<daypart>{parts}){_NOT_GENITIVE}))?"
    )


def half_past(lexicon: Lexicon) -> str:
    """Match half an hour before the hour that an ordinal names: половине десятого вечера, полдесятого."""
    return (
        rf"(?:половин[еы]{SPACE}|пол-?)(?P<halfpast>(?:{any_word(lexicon.number_table('ordinal_stems'))})(?:ого|ьего))\b"
        rf"(?!{SPACE}(?:(?:век|столет|год|лет|месяц|класс|том)|[а-яё]{{2,20}}(?<![лс])[ая]\b(?<!утра)(?<!вечера)(?<!дня)))"
        rf"(?:{SPACE}(?P<halfpart>{DAY_PART})\b)?"
    )


def _numeric(lexicon: Lexicon) -> str:
    month = whole(lexicon.number_table("months"))
    ordered = rf"(?P<oldyear>{YEAR}){OPTIONAL}г(?:\.|ода){SPACE}(?P<oldmonth>{month}){SPACE}(?P<oldday>[0-9]{{1,2}})"
    return (
        rf"(?:{ordered}|(?P<day>[0-9]{{1,2}})(?:(?P<sign>[.-])(?P<month>[0-9]{{1,2}})(?P=sign)|[./]"
        rf"(?P<romonth>[IVX]{{1,4}})(?:[./–-]|{SPACE}))(?:(?P<year>{YEAR})|(?P<short>[0-9]{{2}}(?!\.?[0-9])))"
        rf"|(?P<isoyear>[12][0-9]{{3}})-(?P<isomonth>[0-9]{{2}})-(?P<isoday>[0-9]{{2}}))(?![0-9])(?:{OPTIONAL}{YEAR_WORD})?"
    )


def _decade(lexicon: Lexicon) -> str:
    """Match decades and centuries with their parts, in figures and in words."""
    part = rf"(?:(?P<part>{whole(lexicon.text_table('parts'))}){SPACE})?"
    stems = any_word(lexicon.number_table("ordinal_stems"))
    era = rf"(?:{SPACE}(?P<common>{any_word(lexicon.number_table('before_common_era'))}))?"
    century = (
        rf"(?:(?P<century0>[IVXХ]{{1,5}}){OPTIONAL}{DASH}{OPTIONAL})?(?P<century>[IVXХ]{{1,5}}|[0-9]{{1,2}}-?(?:й|м|го|му)|(?:{stems}){ENDING}|"
        rf"{whole(lexicon.number_table('cardinals'))}{SPACE}(?:{stems}){ENDING}){SPACE}"
        rf"(?:век(?:а|е|у|ом|ов|ах|и)?\b|вв?\.|столети\w{{1,2}}\b){era}"
    )
    figure = r"(?:[12][0-9]{2}0|[1-9]0)"
    decade = (
        rf"(?:(?:(?P<decade0>{figure})(?:-(?:[ехм]|ые|ых|ми))?{OPTIONAL}{DASH}{OPTIONAL})?(?P<decade>{figure})(?:-?(?:ые|ых|ми|[ех])\b|-м(?={SPACE}годам\b))"
        rf"|(?P<decadeword>{stems})(?:ые|ых|ым|ыми)(?={SPACE}{YEAR_WORD}))(?P<mark>{SPACE}{YEAR_WORD})?"
    )
    spoken = whole(lexicon.number_table("speech_centuries"))
    alone = century.replace("century", "centuryonly").replace("common", "common2")
    return rf"{part}(?:{decade}(?:{SPACE}(?:{century}|{spoken}))?|{alone})"


def _word(lexicon: Lexicon) -> str:
    number = lexicon.number_table
    eve = rf"(?!{SPACE}(?:{whole(number('eve_guards'))}|[0-9]))"
    event = rf"(?!{SPACE}(?:{whole(number('eve_guards'), number('counted_days'))}))"
    lead = rf"(?:(?P<daypart0>{whole(lexicon.text_table('day_part_suffixes'))}){_NOT_GENITIVE}{SPACE}(?=того|этого))?"
    return lead + (
        rf"(?:(?P<dayp>{whole(number('day_part_phrases'))})|(?P<day>{whole(number('day_phrases'))})(?:(?<!накануне)|{eve})"
        rf"|(?<!утром\s)(?<!вечером\s)(?<!ночью\s)(?<!до\s)(?P<speech>{whole(number('speech_days'))})(?:(?<!третьего\sдня)|{event})|(?P<week>{whole(number('speech_weeks'))})"
        rf"|(?P<vague>{whole(lexicon.text_table('vague_words'))})|(?P<each>{whole(lexicon.text_table('recurring'))})"
        rf"|(?P<lone>{whole(number('lone_day_parts'))})(?!{SPACE}[0-9]))" + _clock(lexicon)
    )
