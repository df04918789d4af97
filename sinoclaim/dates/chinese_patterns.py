"""Build the patterns of the Chinese date grammar from its tables of words.

One re2 scan (``trigger``) finds where a time expression may begin; the other patterns are tried at that very place
only and repeat nothing without a bound, so reading stays linear in the length of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sinoclaim.dates.chinese_numerals import ARABIC, CHINESE
from sinoclaim.dates.chinese_pieces import (
    GAP,
    NUMBER,
    SMALL,
    WEEK,
    WEEKDAY,
    any_word,
    connectors,
    either,
    ending,
    guarded,
    weekday,
)
from sinoclaim.dates.scanning import compile_scan
from sinoclaim.dates.tables import Lexicon

_HOUR = "(?:[时時](?![代期候间間机機])|[点點](?![一二三四五六七八九0-9多]))"


@dataclass(frozen=True, slots=True)
class Patterns:
    """The compiled patterns of one lexicon."""

    trigger: Any
    prefix: re.Pattern[str]
    point: re.Pattern[str]
    numeric: re.Pattern[str]
    decade: re.Pattern[str]
    length: re.Pattern[str]
    word: re.Pattern[str]
    before: re.Pattern[str]
    approximate: re.Pattern[str]
    after: re.Pattern[str]
    connector: re.Pattern[str]
    reign: re.Pattern[str]
    years: re.Pattern[str]
    every: re.Pattern[str]
    every_so: re.Pattern[str]
    lasting: re.Pattern[str]
    leave: re.Pattern[str]
    leave_after: re.Pattern[str]
    numbered: re.Pattern[str]


@lru_cache(maxsize=4)
def patterns_for(lexicon: Lexicon) -> Patterns:
    """Return the patterns of a lexicon, built once for each lexicon."""
    return Patterns(
        trigger=compile_scan(_trigger(lexicon)),
        prefix=re.compile(f"{NUMBER}{GAP}(?:{connectors(lexicon)}|{either(lexicon)}|、){GAP}$"),
        point=re.compile(_point(lexicon, _year(lexicon))),
        reign=re.compile(_point(lexicon, f"(?P<reign>元|{SMALL})年")),
        years=re.compile(_years(lexicon)),
        every=re.compile(_every(lexicon)),
        every_so=re.compile(_every_so(lexicon)),
        lasting=re.compile(_lasting(lexicon)),
        numeric=re.compile(_numeric(lexicon)),
        decade=re.compile(_decade(lexicon)),
        length=re.compile(_length(lexicon)),
        word=re.compile(_word(lexicon)),
        before=re.compile(_before(lexicon)),
        approximate=re.compile(_approximate(lexicon)),
        after=re.compile(_after(lexicon)),
        connector=re.compile(f"{GAP}({any_word(lexicon.number_table('connectors'))}){GAP}(?:在|于)?"),
        leave=re.compile(any_word(lexicon.number_table("leave"))),
        leave_after=re.compile(any_word(lexicon.number_table("leave_after"))),
        numbered=re.compile(any_word(lexicon.number_table("numbered"))),
    )


def counted(lexicon: Lexicon, name: str) -> str:
    """Alternate the words of a table for a time counted from another, where they are not part of longer words."""
    guards = lexicon.text_table("word_guards")
    words = lexicon.number_table(name)
    return guarded(words, {word: guards[word[-1]] for word in words if word[-1] in guards})


def _trigger(lexicon: Lexicon) -> str:
    """Match where an expression may begin: a numeral with its unit, a numeric date, or a word."""
    number = lexicon.number_table
    units = any_word(lexicon.text_table("units"), "号號日")
    spoken = [
        number(name)
        for name in (
            "day_words", "day_part_words", "speech_days", "speech_day_parts", "month_words", "speech_months",
            "year_words", "speech_years", "speech_centuries", "speech_weeks", "halves", "leave",
            "lunar", "before_common_era", "every",
        )
    ]  # fmt: skip
    texts = [
        lexicon.text_table(name) for name in ("bare_parts", "vague_words", "recurring", "season_names", "holidays")
    ]
    tens = [word for word in lexicon.text_table("month_parts") if "旬" in word]
    parts = [word for word in lexicon.range_table("day_parts") if len(word) > 1]
    words = any_word(*spoken, *texts, tens, parts)
    eras = any_word(number("eras"), number("lunar_eras"))
    vague = any_word(lexicon.range_table("vague_amounts"))
    seasons = "".join(number("seasons"))
    weeks = any_word(number("weeks_away"))
    return (
        f"{words}|(?:{eras})(?:元|[{ARABIC}{CHINESE}])"
        f"|[{ARABIC}]{{4}}[-/.][{ARABIC}]{{1,2}}[-/.][{ARABIC}]{{1,2}}"
        f"|(?:[{ARABIC}]+(?:\\.[{ARABIC}])?|[{CHINESE}]+|{vague}|半){GAP}[多余餘几来]?[个個]?[多来來]?半?(?:{units})"
        f"|[12１２][{ARABIC}]{{3}}{GAP}(?:{connectors(lexicon)}){GAP}[12１２][{ARABIC}]{{3}}"
        f"|[{ARABIC}{CHINESE}]+{GAP}(?:[时時点點:：])"
        f"|[元正冬腊臘]月|(?:(?:{weeks})[个個]?)?{WEEK}{WEEKDAY}|(?:{weeks})[周週]{WEEKDAY}"
        f"|[晚晨夜]{GAP}[{ARABIC}{CHINESE}]|年(?:[{ARABIC}]+月|[{CHINESE}]+月|[{seasons}])"
        f"|[{seasons}][天季，,、]|[闰閏][{ARABIC}{CHINESE}]+月|第[{ARABIC}{CHINESE}]+[天日年]|第?[一二三四1-4]季度"
    )


def _year(lexicon: Lexicon) -> str:
    """Match a year: in figures, of a reign, or counted from another."""
    number = lexicon.number_table
    link = f"(?:{connectors(lexicon)})"
    return (
        f"(?:(?P<lunar>{any_word(number('lunar'))}){GAP})?"
        f"(?:(?P<common>{any_word(number('before_common_era'))}){GAP})?"
        f"(?:(?:(?P<year0>{NUMBER}){GAP}(?P<yearmark0>年)?(?:{link}|(?P<yearor>{either(lexicon)})){GAP})?(?P<year>{NUMBER}){GAP}年"
        f"|(?P<era>{any_word(number('eras'), number('lunar_eras'))})"
        f"(?:(?P<reign0>元|{SMALL})年?{link})?(?P<reign>元|{SMALL})年"
        f"|(?P<yearword>{counted(lexicon, 'year_words')})|(?P<speechyear>{counted(lexicon, 'speech_years')})"
        f"|(?P<stripped>年)(?={SMALL}月|[{''.join(number('seasons'))}]))?"
    )


def _point(lexicon: Lexicon, year: str) -> str:
    """Match year, month, day, part or holiday, weekday and time of day, all but a reign's year optional, in order."""
    number, text = lexicon.number_table, lexicon.text_table
    link = f"{GAP}(?:{connectors(lexicon)}|、){GAP}"
    guards = text("part_guards")
    lunar = any_word(number("lunar"))
    part_words = {word for name in ("year_parts", "month_parts", "bare_parts") for word in text(name)} - {"中"}
    named = {word: guards[word[-1]] for word in text("season_names") if word[-1] in guards}
    feasts = any_word([word for word in text("holidays") if "月" in word])
    month = (
        f"(?:{GAP}(?P<lunar2>{lunar})?{GAP}(?P<leap>[闰閏])?(?!{feasts})(?:(?P<month0>{SMALL}){GAP}月?{link})?"
        f"(?P<month>{SMALL}|[元{''.join(number('lunar_months'))}]){GAP}月份?"
        f"|(?P<monthword>{counted(lexicon, 'month_words')})|(?P<speechmonth>{counted(lexicon, 'speech_months')}))?"
    )
    day = (
        f"(?:{GAP}(?:(?P<day0>{SMALL}){GAP}{link})?(?P<day>{SMALL}){GAP}[日号號]"
        f"|(?!{feasts})(?P<lunarday>初[一二三四五六七八九十]|廿[一二三四五六七八九]?|二?十[一二三四五六七八九]?|三十)日?)?"
    )
    tail = (
        f"(?:{GAP}的?(?:(?P<holiday>{guarded(text('holidays'), text('holiday_guards'))})"
        f"|(?P<seasonname>{guarded(text('season_names'), named)})(?:时节|時節)?"
        f"|(?P<half>{any_word(number('halves'))})|第?(?P<quarter>[一二三四1-4])季度"
        f"|(?:(?P<part0>[上中])、?(?=[中下]旬))?(?P<part>{guarded(part_words, guards)}|中(?!\\w))"
        f"|年?(?P<season>{guarded(number('seasons'), guards)})(?P<season2>[{''.join(number('seasons'))}](?!天))?"
        f"(?P<seasonword>天|季节?|季節|之交|两季|兩季)?))?"
    )
    return year + month + day + tail + _weekday(lexicon) + _clock(lexicon)


def _weekday(lexicon: Lexicon) -> str:
    """Match a weekday beside its date, in brackets or not, or one of a week counted from the speaker's (上周五)."""
    weeks = any_word(lexicon.number_table("weeks_away"))
    return (
        f"(?:{GAP}[（(]{GAP}(?:{WEEK}|周|週)(?P<weekday1>{WEEKDAY}){GAP}[）)]"
        f"|[，,]?{GAP}{WEEK}{weekday(lexicon, 'weekday2')}"
        f"|(?P<weekof>{weeks})(?:[个個]?{WEEK}|[周週]){weekday(lexicon, 'weekday3')})?"
    )


def _clock(lexicon: Lexicon) -> str:
    parts = guarded(
        lexicon.range_table("day_parts"), {"晚": "年期于於报報婚清餐饭飯", "晨": "报報光曦", "夜": "校班战戰"}
    )
    return (
        f"(?:{GAP}(?P<daypart>{parts}))?"
        f"(?:{GAP}(?P<hour>{SMALL}){GAP}(?:{_HOUR}(?:(?P<halfhour>半)|{GAP}(?P<minute>{SMALL}){GAP}分)?"
        f"|[:：](?P<colon>[{ARABIC}]{{2}})))?"
    )


def _numeric(lexicon: Lexicon) -> str:
    return (
        f"(?P<year>[{ARABIC}]{{4}})(?P<mark>[-/.])(?P<month>[{ARABIC}]{{1,2}})(?P=mark)"
        f"(?P<day>[{ARABIC}]{{1,2}})(?![{ARABIC}])" + _clock(lexicon)
    )


def _decade(lexicon: Lexicon) -> str:
    """Match decades and centuries, with their parts."""
    number = lexicon.number_table
    century = f"(?P<century>[{ARABIC}]{{1,2}}|[{CHINESE}]{{1,3}}){GAP}世[纪紀]"
    parts = guarded(lexicon.text_table("year_parts"), lexicon.text_table("part_guards"))
    return (
        f"(?:(?P<common>{any_word(number('before_common_era'))}){GAP})?"
        f"(?:(?:{century}|(?P<speechcentury>{any_word(number('speech_centuries'))})))?{GAP}"
        f"(?:的?(?P<decade>[{ARABIC}]{{4}}|[{ARABIC}]{{2}}|[一二三四五六七八九]{{1,2}}十|[{CHINESE}]{{4}}){GAP}年代(?!表))?"
        f"(?P<part>{parts})?"
    )


def _length(lexicon: Lexicon) -> str:
    """Match up to three counts with their units, and what makes them a distance from the time of the story."""
    vague = any_word(lexicon.range_table("vague_amounts"))
    units = guarded(lexicon.text_table("units"), lexicon.text_table("unit_guards"))

    def count(mark: str) -> str:
        return (
            f"好?(?:(?P<from{mark}>{SMALL})(?:至|到|[-–—~～]))?(?P<amount{mark}>{vague}|半|[{ARABIC}]{{1,4}}(?:\\.[{ARABIC}])?|[{CHINESE}]{{1,6}}){GAP}"
            f"(?P<more{mark}>[多余餘来])?(?P<ge{mark}>[个個])?(?P<odd{mark}>[多来來])?(?P<inner{mark}>半)?(?P<unit{mark}>{units})(?:(?<=天)[{CHINESE}]{{1,3}}夜)?"
            f"(?P<outer{mark}>半(?!年))?(?P<over{mark}>[多余餘](?!次))?"
        )

    after = guarded(lexicon.number_table("after_words"), lexicon.text_table("bound_guards"))
    return f"{count('1')}(?:[零又]?{count('2')})?(?:[零又]?{count('3')})?(?:过?(?P<after>{after}))?"


def _years(lexicon: Lexicon) -> str:
    """Match two years without 年 that end a bracket or stand alone in it: (1937-1945)."""
    year = f"[12１２][{ARABIC}]{{3}}"
    return f"(?P<first>{year}){GAP}(?:{connectors(lexicon)}){GAP}(?P<last>{year})(?={GAP}[）)，,；;])"


def _every(lexicon: Lexicon) -> str:
    """Match a set of times by its name: 每逢星期日, 每年5月1日, 每年秋天, 每到春节, 每月5日."""
    number, text = lexicon.number_table, lexicon.text_table
    guards = text("part_guards")
    occasion = (
        f"(?P<month>{SMALL}){GAP}月份?(?:(?:{connectors(lexicon)}){GAP}(?P<tomonth>{SMALL}){GAP}月|(?P<day>{SMALL}){GAP}[日号號])?"
        f"|(?P<holiday>{guarded(text('holidays'), text('holiday_guards'))})"
        f"|(?P<season>{guarded(number('seasons'), guards)})(?:天|季节?|季節)?|年?[初底末终終]"
    )
    return (
        f"每(?:(?:逢|到)?(?:[个個]?{WEEK}|[周週])的?{weekday(lexicon, 'weekday')}"
        f"|(?:个|個)?月的?(?P<monthday>{SMALL}){GAP}[日号號]|(?:一?年的?|逢|到){GAP}(?:{occasion}))"
    )


def _every_so(lexicon: Lexicon) -> str:
    """Match a set of times by its distance: 每两年, 每隔三天, 每半年, 三年一次."""
    units = guarded(lexicon.text_table("units"), lexicon.text_table("unit_guards"))
    amount = f"[{ARABIC}]{{1,3}}|[{CHINESE}]{{1,3}}|{any_word(lexicon.range_table('vague_amounts'))}|半"
    return (
        f"每隔?(?P<every>{amount}){GAP}[个個]?(?P<unit>{units})(?:一[次度届屆回])?"
        f"|(?P<once>{amount}){GAP}[个個]?(?P<unit2>{units})一[次度届屆回]"
    )


def _word(lexicon: Lexicon) -> str:
    """Match a day named from where the story or the speaker stands, and the other single words."""
    number = lexicon.number_table
    return (
        f"(?:(?P<day>{counted(lexicon, 'day_words')})|(?P<dayp>{any_word(number('day_part_words'))})"
        f"|(?P<speech>{counted(lexicon, 'speech_days')})|(?P<speechp>{any_word(number('speech_day_parts'))})"
        f"|第(?P<nth>{SMALL})[天日](?!军)|(?P<week>{any_word(number('speech_weeks'))})(?!{weekday(lexicon, 'named')})"
        f"|(?P<vague>{any_word(lexicon.text_table('vague_words'))})|(?P<each>{any_word(lexicon.text_table('recurring'))}))"
        + _clock(lexicon)
    )


def _approximate(lexicon: Lexicon) -> str:
    words = ending(lexicon.number_table("approximate_before"), lexicon.text_table("approximate_guards"))
    return f"(?:{words or any_word(())}){GAP}$"


def _lasting(lexicon: Lexicon) -> str:
    """Match what before 到 or 至 makes it the end of something that lasts: its verb, or 一直 in the same clause."""
    verbs = any_word(lexicon.number_table("lasting_verbs"))
    return f"(?:(?:{verbs})(?:了|着|著)?|一直[^，。；！？,;\\n]{{0,9}})$"


def _before(lexicon: Lexicon) -> str:
    bounds = ending(lexicon.text_table("bounds_before"), lexicon.text_table("bound_before_guards"))
    return f"(?P<bound>{bounds})(?:在|了|于|於)?{GAP}$"


def _after(lexicon: Lexicon) -> str:
    bounds = guarded(lexicon.text_table("bounds_after"), lexicon.text_table("bound_guards"))
    return f"(?P<approximate>{any_word(lexicon.number_table('approximate_after'))})?{GAP}(?P<bound>{bounds})?"
