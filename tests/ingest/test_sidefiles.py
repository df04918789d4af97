"""What stands beside a source: which side file counts, what goes before what, and what cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from sinoclaim.ingest import Library, read_paths
from sinoclaim.ingest.sidefiles import KEYS, parse_side_file
from sinoclaim.rules.reading import load_reading

TABLES = load_reading()
FRONT = "---\ntitle: What the file says\n---\n\nMao left Moscow on 17 February 1950.\n"
TEXT = "Mao left Moscow on 17 February 1950.\n"


def shelf(folder: Path, **files: str) -> Library:
    """Read a folder of files; ``__`` in a name stands for the dot."""
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text, "utf-8")
    return read_paths([folder], TABLES)


def test_every_key_of_a_side_file_is_used(tmp_path: Path) -> None:
    said = "\n".join(f'{key} = "x-{key}"' for key in KEYS if key not in {"written", "published", "language"})
    library = shelf(tmp_path, shen__txt=TEXT, shen__toml=f"{said}\nwritten = 1950-02-17\npublished = 2020")
    origin = library.documents[0].origin
    assert library.problems == library.skipped == ()
    assert [document.name for document in library.documents] == ["shen.txt"]
    for key in ("id", "label", "title", "author", "genre", "site", "licence"):
        assert getattr(origin, key) == f"x-{key}"
    assert origin.written is not None
    assert origin.published is not None
    assert (origin.written.edtf, origin.published.edtf, origin.dated_by) == ("1950-02-17", "2020", "metadata")


def test_the_source_goes_before_its_side_file_and_an_override_before_both(tmp_path: Path) -> None:
    side = 'title = "Side"\nauthor = "Side"\n'
    origin = shelf(tmp_path, a__md=FRONT, a__toml=side).documents[0].origin
    assert (origin.title, origin.author) == ("What the file says", "Side")
    origin = shelf(tmp_path, a__toml=f'{side}[override]\ntitle = "Right"\n').documents[0].origin
    assert (origin.title, origin.author) == ("Right", "Side")


def test_the_language_is_that_of_the_text_unless_overridden(tmp_path: Path) -> None:
    assert shelf(tmp_path, a__txt=TEXT, a__toml='language = "de"').documents[0].language == "en"
    assert shelf(tmp_path, a__toml='[override]\nlanguage = "zh-Hant"').documents[0].language == "zh"


@pytest.mark.parametrize(
    ("files", "label"),
    [
        ({"a__toml": 'label = "stem"'}, "stem"),
        ({"a__txt__toml": 'label = "name"'}, "name"),
        ({"a__toml": 'label = "stem"', "a__txt__toml": 'label = "name"'}, "name"),
        ({"b__toml": 'label = "other"'}, ""),
    ],
)
def test_which_side_file_counts(tmp_path: Path, files: dict[str, str], label: str) -> None:
    library = shelf(tmp_path, a__txt=TEXT, **files)
    assert library.documents[0].origin.label == label
    used = {name.replace("__", ".") for name in files} - {problem.path for problem in library.skipped}
    assert len(used) == bool(label)


def test_one_side_file_serves_every_form_of_a_source(tmp_path: Path) -> None:
    library = shelf(tmp_path, a__txt=TEXT, a__md=TEXT, a__toml='label = "Shen 2020"')
    assert [document.origin.label for document in library.documents] == ["Shen 2020"] * 2


def test_a_named_source_has_its_side_file_too(tmp_path: Path) -> None:
    shelf(tmp_path, a__txt=TEXT, a__toml='label = "Shen 2020"')
    assert read_paths([tmp_path / "a.txt"], TABLES).documents[0].origin.label == "Shen 2020"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('titel = "x"', "shen.toml: 'titel' is not a key; did you mean 'title'?"),
        ('colour = "red"', "shen.toml: 'colour' is not a key; known keys are id, title"),
        ("title = 7", "shen.toml: 'title' must be text; write title = \"...\""),
        ("title = 1950-02-14", "'title' must be text"),
        ("written = true", "'written' must be text"),
        ('written = "last week"', "'written' is not a date that can be read; write 1955-05-26"),
        ("override = 1", "'override' must be a table"),
        ('[override]\nauhtor = "x"', "'override.auhtor' is not a key; did you mean 'author'?"),
        ("[overide]", "'overide' is not a key; did you mean 'override'?"),
        ("part = 3", "'part' must be tables"),
        ("[part]\nd1 = 3", "'part.d1' must be a table"),
        ('[part.d1]\nauhtor = "x"', "'part.d1.auhtor' is not a key"),
        ('[part.d1]\nlabel = "x"', '[part."d1"] is no part of the source; a part is called by'),
        ("[", "shen.toml: is not valid TOML"),
        ("a = " + "[" * 5000, "shen.toml: is not valid TOML"),
    ],
)
def test_a_fault_is_told_and_the_source_is_read(tmp_path: Path, text: str, message: str) -> None:
    library = shelf(tmp_path, shen__txt=TEXT, shen__toml=f'author = "Li"\n{text}')
    assert [document.text for document in library.documents] == [TEXT]
    assert library.skipped == ()
    told = [problem for problem in library.problems if message in problem.message]
    assert [(problem.path, problem.remark) for problem in told] == [("shen.txt", True)]


def test_bytes_that_are_no_text_and_links_are_no_side_files(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"\xff\xfe")
    (tmp_path / "secret.toml").write_text('label = "canary"', "utf-8")
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "b.toml").symlink_to(tmp_path / "secret.toml")
    (corpus / "b.txt").write_text(TEXT, "utf-8")
    assert read_paths([corpus], TABLES).documents[0].origin.label == ""
    library = shelf(tmp_path, a__txt=TEXT)
    assert any("a.toml: is not valid TOML" in problem.message for problem in library.problems)


def test_parts_have_what_is_said_of_them_and_of_the_whole() -> None:
    side = parse_side_file(
        "v.toml",
        'site = "FRUS"\n[override]\npublished = 1980\n'
        '[part."d12"]\nlabel = "FRUS 12"\n[part."d12".override]\nwritten = 1950',
    )
    told = side.told("d12")
    assert (told.known.label, told.known.site) == ("FRUS 12", "FRUS")
    assert (told.override.written, told.override.published) == ("1950", "1980")
    assert side.told("d13").known.label == ""
    assert list(side.strangers(["d1", "d2", "d112"])) == [
        "v.toml: [part.\"d12\"] is no part of the source; did you mean 'd112'?"
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Port\u202eArthur", "holds 1 direction mark (first U+202E, line 1, column 5), which hide"),
        ("long enough\r\nb\x00\x00", "holds 2 NULs (first U+0000, line 2, column 2), which"),
        ("a\n\x1b[2J\u2066\x00", "1 direction mark (first U+2066, line 2, column 5), 1 NUL (first"),
    ],
)
def test_what_hides_a_text_is_remarked_on(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "a.txt").write_text(text, "utf-8", newline="")
    library = read_paths([tmp_path], TABLES)
    assert [document.text for document in library.documents] == [text]
    assert [problem.remark for problem in library.problems] == [True]
    assert message in library.problems[0].message


@pytest.mark.parametrize("text", ["a\tb\r\nc\x0cd", "旅顺\u3000口", "a\u200bb\u00adc"])
def test_ordinary_marks_are_left_alone(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text, "utf-8", newline="")
    assert read_paths([tmp_path], TABLES).problems == ()


@given(st.text(max_size=200))
def test_no_side_file_breaks_the_reading(text: str) -> None:
    try:
        side = parse_side_file("a.toml", text)
    except tomli.TOMLDecodeError:
        return
    assert side.told() == side.told("no such part")


@given(st.dictionaries(st.sampled_from(KEYS), st.text(st.characters(codec="utf-8"), max_size=20)))
def test_what_is_said_is_what_is_known_or_a_fault(said: dict[str, str]) -> None:
    side = parse_side_file("a.toml", "\n".join(f"{key} = {_quoted(words)}" for key, words in said.items()))
    known = {key: getattr(side.told().known, key) for key in said}
    wrong = {key for key in said if known[key] != said[key].strip()}
    assert len(side.faults) == len(wrong)
    assert wrong <= {"written", "published"}


def _quoted(words: str) -> str:
    return '"' + "".join(f"\\U{ord(mark):08X}" for mark in words) + '"'
