"""Build the patterns of the Chinese date grammar from its tables of words.

One re2 scan (``trigger``) finds where a time expression may begin; the other patterns are tried at that very place
only and repeat nothing without a bound, so reading stays linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sinoclaim.dates.chinese_numerals import ARABIC, CHINESE
from sinoclaim.dates.scanning import compile_scan
from sinoclaim.dates.tables import Lexicon

GAP = "[ \u3000]?"
NUMBER = f"(?:[{ARABIC}]{{1,4}}|[{CHINESE}]{{1,6}})"
SMALL = f"(?:[{ARABIC}]{{1,2}}|[{CHINESE}]{{1,3}})"
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
    leave: re.Pattern[str]
    leave_after: re.Pattern[str]


@lru_cache(maxsize=4)
def patterns_for(lexicon: Lexicon) -> Patterns:
    """Return the patterns of a lexicon, built once for each lexicon."""
    return Patterns(
        trigger=compile_scan(_trigger(lexicon)),
        prefix=re.compile(f"{NUMBER}{GAP}(?:{connectors(lexicon)}|、){GAP}$"),
        point=re.compile(_point(lexicon)),
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
    )


def any_word(*tables: Iterable[str]) -> str:
    """Alternate words, longest first; an empty table matches nothing."""
    words = sorted({word for table in tables for word in table}, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in words) or r"[^\s\S]"


def guarded(words: Iterable[str], guards: Mapping[str, str]) -> str:
    """Alternate words, each refused before the characters that would make it part of another word."""
    parts = [
        re.escape(word) + (f"(?![{re.escape(guards[word])}])" if word in guards else "")
        for word in sorted(set(words), key=lambda word: (-len(word), word))
    ]
    return "|".join(parts) or r"[^\s\S]"


def connectors(lexicon: Lexicon) -> str:
    return any_word([word for word, kind in lexicon.number_table("connectors").items() if kind == 1])


def _trigger(lexicon: Lexicon) -> str:
    """Match where an expression may begin: a numeral with its unit, a numeric date, or a word."""
    number = lexicon.number_table
    units = any_word(lexicon.text_table("units"), "号號日")
    spoken = [
        number(name)
        for name in (
            "day_words", "day_part_words", "speech_days", "speech_day_parts", "month_words", "speech_months",
            "year_words", "speech_years", "speech_centuries", "speech_weeks", "halves", "leave",
            "lunar", "before_common_era",
        )
    ]  # fmt: skip
    texts = [lexicon.text_table(name) for name in ("bare_parts", "vague_words", "recurring")]
    tens = [word for word in lexicon.text_table("month_parts") if "旬" in word]
    parts = [word for word in lexicon.range_table("day_parts") if len(word) > 1]
    words = any_word(*spoken, *texts, tens, parts)
    eras = any_word(number("eras"), number("lunar_eras"))
    vague = any_word(lexicon.range_table("vague_amounts"))
    seasons = "".join(number("seasons"))
    return (
        f"{words}|(?:{eras})(?:元|[{ARABIC}{CHINESE}])"
        f"|[{ARABIC}]{{4}}[-/.][{ARABIC}]{{1,2}}[-/.][{ARABIC}]{{1,2}}"
        f"|(?:[{ARABIC}]+(?:\\.[{ARABIC}])?|[{CHINESE}]+|{vague}|半){GAP}[多余餘几来]?[个個]?半?(?:{units})"
        f"|[{ARABIC}{CHINESE}]+{GAP}(?:[时時点點:：])"
        f"|[元正冬腊臘]月|星期[一二三四五六日天]|礼拜[一二三四五六日天]|禮拜[一二三四五六日天]"
        f"|[上下本]周[一二三四五六日]"
        f"|[晚晨夜]{GAP}[{ARABIC}{CHINESE}]|年(?:[{ARABIC}]+月|[{CHINESE}]+月|[{seasons}])"
        f"|[{seasons}][天季，,、]|第[{ARABIC}{CHINESE}]+[天日年]|第?[一二三四1-4]季度"
    )


def _point(lexicon: Lexicon) -> str:
    """Match year, month, day, part, weekday and time of day, each optional, in their order."""
    number = lexicon.number_table
    link = f"{GAP}(?:{connectors(lexicon)}|、){GAP}"
    guards = lexicon.text_table("part_guards")
    lunar = any_word(number("lunar"))
    part_words = {word for name in ("year_parts", "month_parts", "bare_parts") for word in lexicon.text_table(name)}
    part_words -= {"中"}
    year = (
        f"(?:(?P<lunar>{lunar}){GAP})?"
        f"(?:(?P<common>{any_word(number('before_common_era'))}){GAP})?"
        f"(?:(?:(?P<year0>{NUMBER}){GAP}年?(?:{connectors(lexicon)}){GAP})?(?P<year>{NUMBER}){GAP}年"
        f"|(?P<era>{any_word(number('eras'), number('lunar_eras'))})(?P<reign>元|{SMALL})年"
        f"|(?P<yearword>{any_word(number('year_words'))})|(?P<speechyear>{any_word(number('speech_years'))})"
        f"|(?P<stripped>年)(?={SMALL}月|[{''.join(number('seasons'))}]))?"
    )
    month = (
        f"(?:{GAP}(?P<lunar2>{lunar})?{GAP}(?:(?P<month0>{SMALL}){GAP}月?{link})?"
        f"(?P<month>{SMALL}|[元{''.join(number('lunar_months'))}]){GAP}月份?"
        f"|(?P<monthword>{any_word(number('month_words'))})|(?P<speechmonth>{any_word(number('speech_months'))}))?"
    )
    day = (
        f"(?:{GAP}(?:(?P<day0>{SMALL}){GAP}{link})?(?P<day>{SMALL}){GAP}[日号號]"
        f"|(?P<lunarday>初[一二三四五六七八九十]|廿[一二三四五六七八九]?|二?十[一二三四五六七八九]?|三十))?"
    )
    tail = (
        f"(?:{GAP}(?:(?P<half>{any_word(number('halves'))})|第?(?P<quarter>[一二三四1-4])季度"
        f"|(?:(?P<part0>[上中])、?(?=[中下]旬))?(?P<part>{guarded(part_words, guards)}|中(?!\\w))"
        f"|年?(?P<season>{guarded(number('seasons'), guards)})(?P<season2>[{''.join(number('seasons'))}](?!天))?"
        f"(?P<seasonword>天|季节?|季節|之交|两季|兩季)?))?"
    )
    return year + month + day + tail + _weekday() + _clock(lexicon)


def _weekday() -> str:
    names = "(?:星期|礼拜|禮拜)"
    return (
        f"(?:{GAP}[（(]{GAP}(?:{names}|周|週)(?P<weekday1>[一二三四五六日天]){GAP}[）)]"
        f"|[，,]?{GAP}(?P<weekof>[上下本])?(?:{names}|(?<=[上下本])周)(?P<weekday2>[一二三四五六日天])(?![报報刊]))?"
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
        f"(?:(?:{century}|(?P<speechcentury>{any_word(number('speech_centuries'))}))的?)?{GAP}"
        f"(?:(?P<decade>[{ARABIC}]{{4}}|[{ARABIC}]{{2}}|[一二三四五六七八九]{{1,2}}十|[{CHINESE}]{{4}}){GAP}年代)?"
        f"(?P<part>{parts})?"
    )


def _length(lexicon: Lexicon) -> str:
    """Match up to three counts with their units, and what makes them a distance from the time of the story."""
    vague = any_word(lexicon.range_table("vague_amounts"))
    units = guarded(lexicon.text_table("units"), lexicon.text_table("unit_guards"))

    def count(mark: str) -> str:
        return (
            f"好?(?:(?P<from{mark}>{SMALL})(?:至|到|[-–—~～]))?(?P<amount{mark}>{vague}|半|[{ARABIC}]{{1,4}}(?:\\.[{ARABIC}])?|[{CHINESE}]{{1,6}}){GAP}"
            f"(?P<more{mark}>[多余餘来])?(?P<ge{mark}>[个個])?(?P<inner{mark}>半)?(?P<unit{mark}>{units})(?:(?<=天)[{CHINESE}]{{1,3}}夜)?"
            f"(?P<outer{mark}>半(?!年))?(?P<over{mark}>[多余餘](?!次))?"
        )

    after = guarded(lexicon.number_table("after_words"), lexicon.text_table("bound_guards"))
    return f"{count('1')}(?:[零又]?{count('2')})?(?:[零又]?{count('3')})?(?:过?(?P<after>{after}))?"


def _word(lexicon: Lexicon) -> str:
    """Match a day named from where the story or the speaker stands, and the other single words."""
    number = lexicon.number_table
    return (
        f"(?:(?P<day>{any_word(number('day_words'))})|(?P<dayp>{any_word(number('day_part_words'))})"
        f"|(?P<speech>{any_word(number('speech_days'))})|(?P<speechp>{any_word(number('speech_day_parts'))})"
        f"|第(?P<nth>{SMALL})[天日](?!军)|(?P<week>{any_word(number('speech_weeks'))})(?![{CHINESE}])"
        f"|(?P<vague>{any_word(lexicon.text_table('vague_words'))})|(?P<each>{any_word(lexicon.text_table('recurring'))}))"
        + _clock(lexicon)
    )


def ending(words: Iterable[str], guards: Mapping[str, str]) -> str:
    """Alternate words, each refused after the characters that would make its first one the end of another word."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join((f"(?<![{guards[word[0]]}])" if word[0] in guards else "") + re.escape(word) for word in ordered)


def _approximate(lexicon: Lexicon) -> str:
    words = ending(lexicon.number_table("approximate_before"), lexicon.text_table("approximate_guards"))
    return f"(?:{words or any_word(())}){GAP}$"


def _before(lexicon: Lexicon) -> str:
    bounds = ending(lexicon.text_table("bounds_before"), lexicon.text_table("bound_before_guards"))
    return f"(?P<bound>{bounds})(?:在|了|于|於)?{GAP}$"


def _after(lexicon: Lexicon) -> str:
    bounds = guarded(lexicon.text_table("bounds_after"), lexicon.text_table("bound_guards"))
    return f"(?P<approximate>{any_word(lexicon.number_table('approximate_after'))})?{GAP}(?P<bound>{bounds})?"
