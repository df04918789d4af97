from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from sinoclaim.model.report import Problem
from sinoclaim.report import comparison
from sinoclaim.report.formats import REPORTERS
from sinoclaim.report.view import View
from sinoclaim.report.visible import one_line, safe_text
from tests.report import factory

GOLDEN = Path(__file__).parent.parent / "golden" / "report"
DIRTY = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
EVIL = (
    "".join(map(chr, [*range(0x20), *range(0x7F, 0xA0)]))
    + "\u2028\u202a\u202e\u2066\u2069"
    + "\x1b]0;own\x07\x1b]8;;http://x\x1b\\y\x1b]52;c;QQ==\x07\x1bP1$r\x1b\\\x9b2J"
)
COMMANDS = "x\n::error::x\n ::add-mask::e\n::stop-commands::t\n##[error]y\r::set-env name=A::b %0A::notice::z"

VIEWS = {
    "full-80": (factory.full(), View(width=80)),
    "full-100-silences": (factory.full(), View(width=100, silences=True)),
    "full-50": (factory.full(), View(width=50)),
    "clash-80": (factory.clash(), View(width=80)),
    "calm-80": (factory.calm(), View(width=80)),
}


def compared(name: str, text: str) -> None:
    """Compare with the golden file; SINOCLAIM_GOLDEN=write renews it, to be looked at before it is committed."""
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("SINOCLAIM_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(VIEWS))
def test_golden(name: str) -> None:
    compared(name, REPORTERS["text"](*VIEWS[name]))


def test_golden_comparison() -> None:
    compared("comparison-80", comparison.render(factory.full(), View(width=80, silences=True)))


def test_every_golden_file_belongs_to_a_case() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == {*VIEWS, "comparison-80"}


@pytest.mark.parametrize("width", [20, 50, 60, 79, 80, 81, 100, 160])
def test_no_line_is_wider_than_asked(width: int) -> None:
    text = REPORTERS["text"](factory.full(), View(width=width, silences=True))
    assert max(cell_len(line) for line in text.splitlines()) <= width


def test_color_marks_words_by_codes_and_plain_text_by_signs() -> None:
    colored = REPORTERS["text"](factory.clash(), View(color=True))
    plain = REPORTERS["text"](factory.clash(), View(width=200))
    assert "\x1b[" in colored
    assert "»" not in colored
    assert "\x1b" not in plain
    assert "»26 May 1955«" in plain
    assert "»26 October 1955«" in plain


@pytest.mark.parametrize(("evil", "name"), [(EVIL, "b.txt"), ("", EVIL.replace("/", "")[:60])])
def test_no_control_character_reaches_the_screen(evil: str, name: str) -> None:
    report = replace(factory.clash(evil, name), problems=(Problem(path=EVIL, message=EVIL),))
    report = replace(report, findings=tuple(replace(found, topic=EVIL, message=EVIL) for found in report.findings))
    for view in (View(width=80, silences=True), View(width=40)):
        assert not DIRTY.search(REPORTERS["text"](report, view))
        assert not DIRTY.search(comparison.render(report, view))


@settings(max_examples=60, deadline=None)
@given(text=st.text(st.characters(exclude_characters="\n\r\t "), min_size=1, max_size=40))
@example("[sic]")
@example("[illegible]")
@example("[/b]")
@example("[/]")
@example("[link=x]")
@example(":smile:")
@example("\\[")
@example("\ud800")
def test_no_markup_is_obeyed(text: str) -> None:
    assert safe_text(text) in REPORTERS["text"](factory.clash(text), View(width=10_000))


@pytest.mark.parametrize("width", [20, 80, 10_000])
def test_no_workflow_command_is_written(width: int) -> None:
    report = replace(factory.clash(COMMANDS), problems=(Problem(path="::error::p", message=COMMANDS),))
    text = REPORTERS["text"](report, View(width=width, workflow=True))
    for line in re.split(r"\r\n|\r|\n", text):
        assert not re.match(r"\s*::", line)
        assert "##[" not in line


def test_a_tension_is_told_from_a_contradiction() -> None:
    text = REPORTERS["text"](factory.full(), View(width=200))
    assert "SC501 polarity (tension)" in text
    assert "3 contradictions, 1 tension." in text


def test_a_clean_report_says_how_much_was_looked_at() -> None:
    assert REPORTERS["text"](factory.calm(), View()).startswith("No contradictions found in 1 document.\nRead 1 doc")


def test_a_long_list_of_agreements_is_cut() -> None:
    report = factory.full()
    many = replace(report, agreements=report.agreements * 13)
    text = REPORTERS["text"](many, View())
    assert text.count("independence of Mongolia") == 10
    assert "and 3 more" in text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain text, 旅順, Порт-Артур", "plain text, 旅順, Порт-Артур"),
        ("soft\u00adhyphen", "soft\u00adhyphen"),
        ("a\tb\nc", "a\tb\nc"),
        ("a\rb", "a␍b"),
        ("\x7f\x9b", "␡<U+009B>"),
        ("\U000e0041", "<U+E0041>"),
    ],
)
def test_safe_text(text: str, shown: str) -> None:
    assert safe_text(text) == shown


@settings(max_examples=100, deadline=None)
@given(text=st.text())
def test_safe_text_is_clean_and_stable(text: str) -> None:
    shown = safe_text(text)
    assert safe_text(shown) == shown
    assert not DIRTY.search(shown)
    shown.encode("utf-8")
    assert "\n" not in one_line(text)
