"""Feed generated strings to the readers of dates and of EDTF: no exception, no broken span, no look at the clock.

Usage: python benchmarks/fuzz_dates.py [--strings N] [--seed S] [--minutes M]

The strings are made of pieces of dates, figures, month names, Chinese numerals and punctuation of three languages.
String i of seed S is always the same: a failure is repeated with ``--seed S --only i``. The clock is taken away: every
function of ``time`` and ``datetime`` that tells the present raises. Only the import of
dateparser comes before, because it looks up the offset of the local time zone, which is not used.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import sys
import time
from collections.abc import Iterator, Sequence

from sinoclaim.dates import TimeTables, edtf, read_times
from sinoclaim.dates.fallback import read_foreign
from sinoclaim.dates.values import Passage, PassageKind, TimeMention
from sinoclaim.rules.calendars import load_calendars

PIECES: dict[str, tuple[str, ...]] = {
    "en": (
        "January", "Feb.", "March", "may", "Sept", "December", "Dec. 16", "14 October", "the 24th", "16/17",
        "1950",
        "1949-12-16", "10/14/50", "264 BC", "AD 85", "'49", "1950s", "the fifties", "mid-", "early",
        "the end of",
        "by", "until", "from", "between", "to", "and", "or", "after", "two days later", "the next morning",
        "yesterday", "last October", "ten years", "to last twenty years", "several", "a year and a half",
        "fortnight",
        "Tuesday", "inst.", "O.S.", "the 20th century", "spring", "winter of 1950-51", "quarter", "Christmas",
        "at 3 p.m.", "12:30", "noon", "every two years", "now", "(Kim 2001, p. 71)", "MOSCOW, Dec. 16.—",
        "29 February",
        "31 June", "year of the Republic", "thirty-fourth", "14.II.1950", "hundred", "14 octobre", "99999", "0",
    ),
    "zh": (
        "一九五〇年", "1950年", "二月", "十四日", "2月14日", "廿六日", "卅一日", "民国三十四年", "同年", "次日",
        "翌年", "昨日", "年底", "上旬", "中旬",
        "五十年代", "世纪", "公元前", "前", "后", "三天", "半个月", "至", "到", "—", "春", "上午", "以前",
        "之后", "不迟于", "两年", "数月", "农历",
        "正月", "初一", "今年", "星期二", "为期三十年", "万", "亿", "零", "〇", "十", "百", "千",
        "【新华社旅顺二十六日电】", "左右", "约",
    ),
    "ru": (
        "14 февраля", "1950 г.", "1950 года", "в феврале", "того же года", "16-го", "на следующий день",
        "в конце",
        "к 31 мая", "50-х", "зимой", "1949/50 гг.", "15 (27) марта", "III", "сроком на 30 лет", "вчера",
        "в прошлом году",
        "Марта 15-го", "14.02.50", "по", "до", "с", "через", "два дня", "полгода", "век", "XIX в.", "до н. э.",
        "полтора",
        "первой декаде", "неделю", "спустя", "тому назад", "октябрь", "мае", "утра", "12 часов", "ст. ст.",
        "около",
    ),
    "und": (
        " ", "  ", "\n", "\n\n", "\t", "\u00a0", ".", ",", ", ", ";", ":", "-", "–", "—", "/", "(", ")", "[",
        "]", "'", "’", "«", "»", "、",
        "。", "，", "1", "2", "12", "31", "32", "007", "1950", "30000", "-0001", "..", "X", "XX", "~", "?", "%",
        "\ud800", "\u0301",
    ),
}  # fmt: skip
EDTF: tuple[str, ...] = (
    "1950", "-0263", "195X", "19XX", "-02", "-14", "-21", "-24", "-31", "-00", "-13", "/", "..", "[", "]", ",", "~",
    "?", "%", "XXXX", "0000", "9999", " ", "1", "٣",
)  # fmt: skip
LONGEST = 14
LOOKS_UP_THE_YEAR = "dateparser.utils.strptime"
"""Completes a format without a year by this year, which is dropped again; a test shows that nothing depends on it."""
LAST_DAY = 30_000_000
"""The Julian Day Number of a day so far off that only the year which stands for an unknown one lies beyond."""
KINDS = (PassageKind.BODY, PassageKind.BODY, PassageKind.HEADING, PassageKind.DATELINE, PassageKind.NOTE)


class ClockReadError(Exception):
    """Somebody asked what time it is."""


class Frozen(dt.datetime):
    """A datetime that does not know the present."""

    @classmethod
    def now(cls, tz: object = None) -> Frozen:  # type: ignore[explicit-override]  # noqa: ARG003
        """Refuse."""
        raise ClockReadError

    @classmethod
    def utcnow(cls) -> Frozen:  # type: ignore[explicit-override]
        """Refuse."""
        raise ClockReadError

    @classmethod
    def today(cls) -> Frozen:  # type: ignore[explicit-override]
        """Refuse."""
        raise ClockReadError


class Fixed(dt.datetime):
    """A datetime that always has the same present."""

    @classmethod
    def today(cls) -> Fixed:  # type: ignore[explicit-override]
        """Return a day."""
        return cls(2001, 1, 31)


def refuse(*_: object) -> float:
    """Refuse to tell the time."""
    raise ClockReadError


def take_the_clock_away() -> None:
    """Replace what tells the present; ``perf_counter`` stays, for this script alone."""
    read_foreign("14 octobre 1950")
    for name, module in sys.modules.items():
        if name.startswith(("dateparser", "sinoclaim")) and getattr(module, "datetime", None) is dt.datetime:
            module.datetime = Fixed if name == LOOKS_UP_THE_YEAR else Frozen  # type: ignore[attr-defined]
    dt.datetime = Frozen  # type: ignore[misc]
    for name in ("time", "time_ns", "monotonic", "localtime", "gmtime", "ctime"):
        setattr(time, name, refuse)


def generate(seed: int, index: int) -> tuple[str, str]:
    """Make string ``index`` of a seed, and the language as which it is read."""
    source = random.Random(seed * 1_000_003 + index)  # noqa: S311 (no secret)
    language = source.choice(("en", "zh", "ru"))
    glue = "" if language == "zh" else " "
    pieces = []
    for _ in range(source.randint(1, LONGEST)):
        origin = language if source.random() < 0.75 else source.choice(tuple(PIECES))
        pieces.append(source.choice(PIECES[origin]))
        pieces.append(glue if source.random() < 0.8 else source.choice(PIECES["und"]))
    return "".join(pieces), language


def generate_edtf(seed: int, index: int) -> str:
    """Make something like an EDTF value."""
    source = random.Random(seed * 7_000_003 + index)  # noqa: S311 (no secret)
    return "".join(source.choice(EDTF) for _ in range(source.randint(1, 6)))


def problems_of(found: Sequence[TimeMention], text: str) -> Iterator[str]:
    """Yield what is wrong with the mentions of a text."""
    at = 0
    for mention in found:
        if not at <= mention.start < mention.end <= len(text):
            yield "spans overlap or are empty"
        if text[mention.start : mention.end] != mention.text:
            yield "a span is not its text"
        at = mention.end
        interval, duration = mention.interval, mention.duration
        if interval is not None and edtf.gap_is_backward(interval, interval):
            yield f"{interval.edtf} ends before it begins"
        if interval is not None and max(interval.earliest or 0, interval.latest or 0) > LAST_DAY:
            yield f"{interval.edtf} lies beyond all texts"
        if duration is not None and duration.low > duration.high:
            yield f"{duration.iso} is shorter than itself"


def try_times(seed: int, index: int, tables: TimeTables) -> tuple[int, list[str]]:
    """Read the times of a string: their number, and what went wrong."""
    text, language = generate(seed, index)
    passage = Passage(start=0, end=len(text), kind=KINDS[index % len(KINDS)], language=language)
    document = edtf.read("1950-01-22") if index % 3 == 0 else None
    try:
        found = read_times(text, [passage], tables, document_date=document)
    except Exception as problem:  # noqa: BLE001 (any exception is a finding)
        return 0, [f"{type(problem).__name__} {problem}: {text!a}"]
    return len(found), [f"{problem}: {text!a}" for problem in problems_of(found, text)]


def try_edtf(seed: int, index: int) -> tuple[bool, list[str]]:
    """Read a string as EDTF: whether it was refused, and what went wrong."""
    value = generate_edtf(seed, index)
    try:
        edtf.read(value)
    except ValueError:
        return True, []
    except Exception as problem:  # noqa: BLE001 (any exception is a finding)
        return False, [f"{type(problem).__name__} {problem}: {value!a}"]
    return False, []


def main() -> int:
    """Run the strings and print how many were read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--strings", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=0.0, help="stop after this time, whatever was reached")
    parser.add_argument("--only", type=int, default=-1, help="run this string alone")
    args = parser.parse_args()
    began = time.perf_counter()
    tables = load_calendars()
    take_the_clock_away()
    mentions = refused = failures = done = 0
    for index in range(args.strings) if args.only < 0 else (args.only,):
        number, wrong = try_times(args.seed, index, tables)
        was_refused, more = try_edtf(args.seed, index)
        for problem in (*wrong, *more):
            print(f"string {index} of seed {args.seed}: {problem}", flush=True)
        mentions, refused, failures, done = (
            mentions + number,
            refused + was_refused,
            failures + len(wrong + more),
            done + 1,
        )
        minutes = (time.perf_counter() - began) / 60
        if args.minutes and minutes > args.minutes:
            break
    print(f"seed {args.seed}: {done} strings, {mentions} mentions, {failures} failures; {refused} refused as EDTF")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
