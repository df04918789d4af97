"""Guess slips: every row of the data finds its examples and leaves the others alone; the guess is symmetric."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinoclaim.compare.slips import TESTS, Value, hypothesis
from sinoclaim.dates import edtf
from sinoclaim.dates.intervals import of_day
from sinoclaim.dates.values import Day
from sinoclaim.errors import RuleError
from sinoclaim.quantities.values import Closeness, Quantity
from sinoclaim.rules.slips import SlipExample, SlipFile, SlipRow, load_slips
from sinoclaim.rules.tomlfile import DATA, read_toml

PATH = DATA / "lexicon" / "slips.toml"
SLIPS = load_slips(PATH)
ROWS = read_toml(PATH, SlipFile).slip


def number(text: str, closeness: Closeness = Closeness.EXACT) -> Quantity:
    stated = Decimal(text.replace(",", ""))
    return Quantity(
        start=0, end=1, text=text, stated=stated, low=stated, high=stated, unit="person", closeness=closeness
    )


def value(text: str, sort: str) -> Value:
    return edtf.read(text) if sort == "date" else number(text)


def is_number(example: SlipExample) -> bool:
    return "-" not in example.a and not len(example.a) == len(example.b) == len("1950")


def cases(which: str) -> list[object]:
    return [
        pytest.param(row, example, id=f"{row.id}: {example.a} {example.b}")
        for row in ROWS
        for example in getattr(row, which)
    ]


def fits(row: SlipRow, example: SlipExample) -> bool:
    sort = "number" if row.of == ["number"] or ("number" in row.of and is_number(example)) else "date"
    own = [slip for slip in SLIPS if slip.id == row.id]
    a, b = value(example.a, sort), value(example.b, sort)
    guesses = {hypothesis(a, b, own, (row.script,)), hypothesis(b, a, own, (row.script,))}
    assert len(guesses) == 1
    return guesses != {""}


@pytest.mark.parametrize(("row", "example"), cases("find"))
def test_found(row: SlipRow, example: SlipExample) -> None:
    assert fits(row, example)


@pytest.mark.parametrize(("row", "example"), cases("leave"))
def test_left_alone(row: SlipRow, example: SlipExample) -> None:
    assert not fits(row, example)


def test_every_test_is_named_and_every_name_has_a_test() -> None:
    assert {slip.test for slip in SLIPS} == set(TESTS)


@pytest.mark.parametrize(
    ("a", "b", "languages", "guess"),
    [
        (edtf.read("1317"), edtf.read("1371"), ("zh", "zh"), "two digits changed places"),
        (edtf.read("1939-10-01"), edtf.read("1950-10-01"), ("en", "zh"), "a year of the Republic"),
        (edtf.read("1939-10-01"), edtf.read("1950-10-01"), ("en", "en"), ""),
        (edtf.read("1950-02~"), edtf.read("1950-03~"), (), ""),
        (edtf.read("1950-02/1950-05"), edtf.read("1951-02/1951-05"), (), ""),
        (edtf.read("1950"), edtf.read("1953"), (), ""),
        (edtf.read("1950-02-14"), edtf.read("1979"), (), ""),
        (number("140"), number("1400"), ("en", "ru"), "a zero"),
        (number("140"), number("1400"), ("en", "zh"), "千 and 万"),
        (number("140", Closeness.ABOUT), number("1400"), (), ""),
        (number("0.5"), number("5"), (), ""),
        (number("5"), number("8"), (), ""),
        (number("12"), edtf.read("1950"), (), ""),
    ],
)
def test_the_likeliest_guess(a: Value, b: Value, languages: tuple[str, ...], guess: str) -> None:
    found = hypothesis(a, b, SLIPS, languages)
    assert found.startswith(guess)
    assert bool(found) == bool(guess)


DAYS = st.integers(1_000_000, 2_500_000).map(lambda day: of_day(Day(day)))
NUMBERS = st.integers(1, 10**7).map(lambda figure: number(str(figure)))


@given(st.one_of(st.tuples(DAYS, DAYS), st.tuples(NUMBERS, NUMBERS)))
def test_the_order_of_the_two_does_not_matter(two: tuple[Value, Value]) -> None:
    assert hypothesis(*two, SLIPS, ("zh",)) == hypothesis(two[1], two[0], SLIPS, ("zh",))


@given(st.one_of(DAYS, NUMBERS))
def test_a_value_is_no_slip_of_itself(one: Value) -> None:
    assert not hypothesis(one, one, SLIPS, ("zh",))


def test_a_row_without_examples_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "slips.toml"
    path.write_text("[[slip]]\nid = 'x'\nof = ['date']\ntest = 'year'\nsays = 'x'\nfind = []\nleave = []\n")
    with pytest.raises(RuleError, match="'x' stands twice, or lacks"):
        load_slips(path)
