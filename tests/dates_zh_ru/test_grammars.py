"""Test what holds of the Chinese and Russian grammars whatever the text: offsets, order, time, the words' examples."""

from __future__ import annotations

import time
import tomllib
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sinoclaim.dates.chinese import read_chinese
from sinoclaim.dates.chinese_numerals import read_numeral
from sinoclaim.dates.expression import CalendarPoint, Expression
from sinoclaim.dates.russian import read_russian
from sinoclaim.dates.tables import TimeTables
from sinoclaim.rules.calendars import load_calendars
from sinoclaim.rules.tomlfile import DATA

TABLES = load_calendars()
Reader = Callable[[str, int, int, TimeTables], list[Expression]]

READERS: dict[str, Reader] = {"chinese": read_chinese, "russian": read_russian}
PIECES = {
    "chinese": [
        *"〇一二三四五十廿0199年月日号天周半个初底末中前后内至到—-、，。（）春秋晚时点约第上下 \n\ud800",
        *(
            "1950年",
            "二月",
            "14日",
            "民国",
            "光绪",
            "三年后",
            "以前",
            "农历",
            "正月",
            "世纪",
            "年代",
            "星期",
            "同年",
            "次日",
            "每",
            "每逢",
            "五一",
            "春节",
            "初夏",
            "上周五",
            "一直",
            "（1914—1918）",
            "“",
            "”",
        ),
    ],
    "russian": [
        *"0159IVXХ.,-–/() \n\u00a0:сквдоё№\ud800",
        *(
            "1950",
            "14 ",
            "февраля ",
            "мае ",
            "года",
            "г.",
            "гг.",
            "-го ",
            "по ",
            "или ",
            "через ",
            "два ",
            "дня ",
            "год ",
        ),
        *(
            "спустя ",
            "конце ",
            "осенью ",
            "того же ",
            "века",
            "ночь на ",
            "вечера ",
            "пять ",
            "десят",
            "летний",
            "н. э.",
        ),
        *("ст. ст.", "накануне "),
        *("каждую ", "субботу ", "раз в ", "по воскресеньям ", "прошлую ", "полтора ", "лет ", "55-го ", "02.10.50 "),
        *("«24» ", "(1914—1918)", "половине десятого ", "учебный ", "исполнилось ", "улица ", "Марта ", "«", "»"),
    ],
}


@pytest.fixture(scope="module")
def tables() -> TimeTables:
    return TABLES


def _shapes(name: str, text: str, tables: TimeTables) -> list[Any]:
    found = READERS[name](text, 0, len(text), tables)
    return [(item.shape, item.bound, item.approximate, item.clock) for item in found]


@pytest.mark.parametrize("name", sorted(READERS))
def test_expressions_lie_in_order_inside_their_passage(name: str, tables: TimeTables) -> None:
    @settings(max_examples=150, deadline=None)
    @given(st.lists(st.sampled_from(PIECES[name]), max_size=20).map("".join), st.integers(0, 5), st.integers(0, 5))
    def holds(text: str, before: int, after: int) -> None:
        start, end = min(before, len(text)), max(min(before, len(text)), len(text) - after)
        place = start
        for item in READERS[name](text, start, end, tables):
            assert place <= item.start < item.end <= end
            assert not text[item.start].isspace()
            place = item.end

    holds()


@pytest.mark.parametrize("name", sorted(READERS))
def test_a_passage_is_read_alike_wherever_it_stands(name: str, tables: TimeTables) -> None:
    @settings(max_examples=50, deadline=None)
    @given(st.lists(st.sampled_from(PIECES[name]), max_size=12).map("".join), st.integers(1, 9))
    def holds(text: str, shift: int) -> None:
        alone = READERS[name](text, 0, len(text), tables)
        moved = READERS[name]("\n" * shift + text, shift, shift + len(text), tables)
        assert [(item.start + shift, item.end + shift, item.shape) for item in alone] == [
            (item.start, item.end, item.shape) for item in moved
        ]

    holds()


@given(st.integers(1, 9999))
@settings(max_examples=100, deadline=None)
def test_positional_numerals_read_back(number: int) -> None:
    written = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))
    assert read_numeral(written) == number


@given(st.integers(1, 9999))
@settings(max_examples=100, deadline=None)
def test_multiplicative_numerals_read_back(number: int) -> None:
    written, gap = "", False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // scale % 10
        if digit:
            written += ("零" if gap and written else "") + "一二三四五六七八九"[digit - 1] + name
        gap = digit == 0
    assert read_numeral(written) == number


@given(st.integers(1000, 2099), st.integers(1, 12), st.integers(1, 28))
@settings(max_examples=60, deadline=None)
def test_full_dates_read_back(year: int, month: int, day: int) -> None:
    wanted = CalendarPoint(year=year, month=month, day=day)
    assert [shape for shape, *_ in _shapes("chinese", f"于{year}年{month}月{day}日签订", TABLES)] == [wanted]
    assert [shape for shape, *_ in _shapes("russian", f"договор {day:02d}.{month:02d}.{year} г.", TABLES)] == [wanted]


@pytest.mark.parametrize("name", sorted(READERS))
def test_time_grows_with_the_length_of_the_text(name: str, tables: TimeTables) -> None:
    """Hostile repetition costs no more than its length: five times the text, far less than 25 times the time."""
    for piece in PIECES[name]:
        short, long = _seconds(name, piece * 200, tables), _seconds(name, piece * 1000, tables)
        assert long < 15 * short + 0.2, piece


def _seconds(name: str, text: str, tables: TimeTables) -> float:
    began = time.process_time()
    READERS[name](text, 0, len(text), tables)
    return time.process_time() - began


def _examples() -> list[Any]:
    found: list[Any] = []
    for name in READERS:
        files = sorted((DATA / "calendars").glob(f"{name}*.toml"))
        content = {title: table for file in files for title, table in tomllib.loads(file.read_text("utf-8")).items()}
        found.extend(
            pytest.param(name, title, table, id=f"{name}:{title}")
            for title, table in content.items()
            if isinstance(table, dict)
        )
    return found


@pytest.mark.parametrize(("name", "title", "table"), _examples())
def test_tables_carry_examples_that_run(name: str, title: str, table: dict[str, Any], tables: TimeTables) -> None:
    assert table["source"], title
    found = _shapes(name, table["finds"], tables)
    assert found, f"[{title}] finds nothing in {table['finds']}"
    assert _shapes(name, table["leaves"], tables) != found, f"[{title}] reads both examples alike"
