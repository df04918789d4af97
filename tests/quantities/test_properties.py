"""State what holds of every text and every pair of quantities."""

from __future__ import annotations

import time
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sinoclaim.quantities import Closeness, Quantity, QuantityTables, Relation, can_agree, read_quantities, relate
from sinoclaim.quantities.tokens import cut
from sinoclaim.quantities.widths import reach
from sinoclaim.quantities.words import read_number as read_words

LANGUAGES = ("en", "zh", "ru")
modest = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

PIECES = (
    "3,000 men", "about", "killed", "and", "twenty-one", "half a million", "1,5 00", "%", "$", "US $4", "2–3", "one",
    "no casualties", "the third meeting", "thous-\nand", "9" * 40, "MiG-15", "26万余人", "三千", "百分之", "第三次",
    "一九五〇年", "两", "几", "分之", "335 самолётов", "от 2 до 3", "тыс.", "полтора", "ни одного", "до", "-", "(12)",
    "[1]", "٢٥", "\u202e", "İ", "—", ".", ",", " ", "\n", "each", "per", "of the", "a couple of", "odd",
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=14).map(" ".join)


@modest
@given(text=texts, language=st.sampled_from(LANGUAGES), margin=st.integers(0, 5))
def test_quantities_are_sorted_apart_and_quote_the_text(
    text: str, language: str, margin: int, tables: QuantityTables
) -> None:
    whole = "x" * margin + text + "y" * margin
    found = read_quantities(whole, margin, margin + len(text), language, tables)
    at = margin
    for quantity in found:
        assert at <= quantity.start < quantity.end <= margin + len(text)
        assert whole[quantity.start : quantity.end] == quantity.text
        assert quantity.unit in tables.units
        assert quantity.low is None or quantity.low <= quantity.stated
        assert quantity.high is None or quantity.stated <= quantity.high
        at = quantity.end


@modest
@given(text=texts, language=st.sampled_from(LANGUAGES), data=st.data())
def test_taken_stretches_are_passed_over(text: str, language: str, data: st.DataObject, tables: QuantityTables) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    taken = ((start, end),) if start < end else ()
    for quantity in read_quantities(text, 0, len(text), language, tables, taken=taken):
        figure_inside = start <= quantity.start and quantity.end <= end and bool(taken)
        assert not figure_inside


@modest
@given(number=st.integers(1, 999_999_999))
def test_figures_with_separators_read_as_their_value(number: int, tables: QuantityTables) -> None:
    for text in (f"{number:,} bridges", f"{number:,}".replace(",", "\u00a0") + " bridges"):
        found = read_quantities(text, 0, len(text), "en", tables)
        assert [quantity.stated for quantity in found] == ([Decimal(number)] if number > 1 else [])


ONES = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def spelt(number: int) -> str:
    """Return an English numeral in words, as a grammar would write it."""
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + ("-" + ONES[number % 10] if number % 10 else "")
    if number < 1000:
        rest = f" and {spelt(number % 100)}" if number % 100 else ""
        return f"{ONES[number // 100]} hundred{rest}"
    scale, name = (10**6, "million") if number >= 10**6 else (10**3, "thousand")
    below = number % scale
    joint = " and " if 0 < below < 100 else " "
    return f"{spelt(number // scale)} {name}{joint}{spelt(below)}".strip()


SIGNS = "零一二三四五六七八九"


def hanzi(number: int) -> str:
    """Return a Chinese numeral below 10**12 in full form."""
    if number >= 10**8:
        rest = number % 10**8
        return hanzi(number // 10**8) + "亿" + ("零" if 0 < rest < 10**7 else "") + (hanzi(rest) if rest else "")
    if number >= 10_000:
        rest = number % 10_000
        nought = "零" if 0 < rest < 1000 else ""
        return hanzi(number // 10_000) + "万" + nought + (hanzi(rest) if rest else "")
    out, pending = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            out += ("零" if pending and out else "") + SIGNS[digit] + name
            pending = False
        else:
            pending = True
    return out


RUSSIAN_ONES = (
    "", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять", "одиннадцать",
    "двенадцать", "тринадцать", "четырнадцать", "пятнадцать", "шестнадцать", "семнадцать", "восемнадцать",
    "девятнадцать",
)  # fmt: skip
RUSSIAN_TENS = (
    "", "", "двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто",
)  # fmt: skip
RUSSIAN_HUNDREDS = (
    "", "сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот",
)  # fmt: skip


def russian(number: int) -> str:
    """Return a Russian numeral in words; the endings of the scale words do not matter to the reader."""
    if number >= 10**3:
        scale, name = (10**6, "миллионов") if number >= 10**6 else (10**3, "тысяч")
        return f"{russian(number // scale)} {name} {russian(number % scale)}".strip()
    below = number % 100
    small = RUSSIAN_ONES[below] if below < 20 else f"{RUSSIAN_TENS[below // 10]} {RUSSIAN_ONES[below % 10]}"
    return f"{RUSSIAN_HUNDREDS[number // 100]} {small}".strip()


@modest
@given(number=st.integers(2, 99_999_999))
def test_words_of_number_read_as_their_value(number: int, tables: QuantityTables) -> None:
    rows = (
        ("en", f"{spelt(number)} bridges", number),
        ("zh", f"{hanzi(number)}座桥梁", number),
        ("ru", f"{russian(number)} мостов", number),
    )
    for language, text, value in (*rows, ("zh", f"{hanzi(number * 997)}座桥梁", number * 997)):
        found = read_quantities(text, 0, len(text), language, tables)
        assert [quantity.stated for quantity in found] == [Decimal(value)], text


def quantities() -> st.SearchStrategy[Quantity]:
    values = st.integers(0, 10_000).map(Decimal)
    return st.builds(
        lambda stated, below, above, closeness, unit, category: Quantity(
            start=0, end=1, text="x", stated=stated, low=None if below is None else stated - below,
            high=None if above is None else stated + above, unit=unit, closeness=closeness, category=category,
        ),
        values, st.none() | st.integers(0, 500), st.none() | st.integers(0, 500), st.sampled_from(Closeness),
        st.sampled_from(("person", "usd")), st.sampled_from(("", "killed", "sent")),
    )  # fmt: skip


@modest
@given(a=quantities(), b=quantities())
def test_comparison_is_symmetric_and_agrees_with_itself(a: Quantity, b: Quantity) -> None:
    assert relate(a, b) is relate(b, a)
    assert relate(a, a) is Relation.EQUAL


@modest
@given(a=quantities(), b=quantities(), below=st.integers(0, 300), above=st.integers(0, 300))
def test_widening_never_makes_two_quantities_disagree(a: Quantity, b: Quantity, below: int, above: int) -> None:
    wider = replace(a, low=None if a.low is None else a.low - below, high=None if a.high is None else a.high + above)
    if can_agree(a, b):
        assert can_agree(wider, b)


@modest
@given(number=st.integers(1, 9_999_999), width=st.sampled_from(("about", "more", "less", "nearly", "barely")))
def test_the_reach_of_a_hedge_holds_the_figure(number: int, width: str, tables: QuantityTables) -> None:
    text = f"{number}"
    figure = read_words(cut(text, 0, len(text), tables.languages["en"], ()), 0, tables.languages["en"])
    assert figure is not None
    for name in (width, ""):
        low, high = reach(figure, Closeness.ABOUT, name, unit="person", tables=tables)
        assert low is not None
        assert high is not None
        assert low <= number <= high


HOSTILE = ("1,", "one ", "a ", "三千", "万", "от 2 до ", "- ", "no ", "第", "hundred and ", "百分之", "and ", "one-")


@pytest.mark.parametrize("unit", HOSTILE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_time_grows_linearly_on_hostile_text(unit: str, language: str, tables: QuantityTables) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        best = float("inf")
        for _ in range(3):
            begun = time.process_time()
            read_quantities(text, 0, len(text), language, tables)
            best = min(best, time.process_time() - begun)
        return best

    small, large = seconds(4_000), seconds(16_000)
    # Four times the text may take four times as long; sixteen times would be quadratic.
    assert large < 10 * small + 0.02


def test_unknown_language_and_numberless_text_have_no_quantities(tables: QuantityTables) -> None:
    assert read_quantities("3,000 men", 0, 9, "xx", tables) == ()
    assert read_quantities("Nothing here counts.", 0, 20, "en", tables) == ()


@pytest.mark.parametrize(
    ("text", "taken", "expected"),
    [
        ("335 Soviet aircraft", "Soviet", ["335 Soviet aircraft"]),
        ("On 14 February 1950 300 men left", "14 February 1950", ["300 men"]),
        ("the Third Army Corps and 300 men", "Third Army Corps", ["300 men"]),
        ("the Two Million Club", "Two Million Club", []),
        ("the June 25 controls", "June 25", []),
    ],
)
def test_names_and_dates_that_were_taken(text: str, taken: str, expected: list[str], tables: QuantityTables) -> None:
    start = text.index(taken)
    found = read_quantities(text, 0, len(text), "en", tables, taken=[(start, start + len(taken))])
    assert [quantity.text for quantity in found] == expected
