from __future__ import annotations

import json
from dataclasses import fields
from importlib.resources import files
from pathlib import Path

import pytest

from sinoclaim.errors import ConfigurationError
from sinoclaim.ingest import Limits
from sinoclaim.ingest.readers.records import Columns
from sinoclaim.rules.configuration import COLUMNS, KEYS, LIMITS, Settings, find_configuration, read_settings

GOOD = """
corpus = ["sources", "more/notes.txt"]
select = ["SC1", "sc401"]
ignore = "SC101"
fail-on = "tension"
min-confidence = 300
language = "zh"
width = 90
bibliography = "refs.json"

[limits]
pages = 10
file-bytes = 1_000

[columns]
text = "Body"
written = ["Sent", "Date"]
"""


def test_every_key_is_read(tmp_path: Path) -> None:
    path = tmp_path / "sinoclaim.toml"
    path.write_text(GOOD, "utf-8")
    assert read_settings(path) == Settings(
        corpus=(str(tmp_path / "sources"), str(tmp_path / "more/notes.txt")),
        select=("SC1", "SC401"),
        ignore=("SC101",),
        fail_on="tension",
        min_confidence=300,
        language="zh",
        width=90,
        bibliography=str(tmp_path / "refs.json"),
        limits=(("file_bytes", 1000), ("pages", 10)),
        columns=(("text", ("Body",)), ("written", ("Sent", "Date"))),
        origin=path,
    )


def test_an_empty_file_means_the_defaults_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "sinoclaim.toml"
    path.write_text("", "utf-8")
    assert read_settings(path) == Settings(corpus=(str(tmp_path / "corpus"),), origin=path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[", "not valid TOML"),
        ("selct = []", "'selct' is not a setting; did you mean 'select'?"),
        ("fail_on = 'never'", "did you mean 'fail-on'?"),
        ("palette = true", "known keys are bibliography, claims, columns, corpus"),
        ("bibliography = []", "'bibliography' must be text"),
        ("limits = 5", "'limits' must be a table; write [limits]"),
        ("[limits]\nfile_bytes = 5", "'limits.file_bytes' is not a setting; did you mean 'limits.file-bytes'?"),
        ("[limits]\npages = 0", "'limits.pages' must be a whole number from 1"),
        ("[columns]\nbody = 'Body'", "'columns.body' is not a setting; known keys are author"),
        ("[columns]\ntext = 5", "'columns.text' must be a list of strings"),
        ("corpus = []", "'corpus' must be a list of strings"),
        ("corpus = [1]", "'corpus' must be a list of strings"),
        ("select = ['SC12']", "'SC12' is not the start of any rule code"),
        ("fail-on = 'error'", "'fail-on' must be one of contradiction, tension, never"),
        ("fail-on = ['never']", "'fail-on' must be one of"),
        ("min-confidence = 1001", "'min-confidence' must be a whole number from 0 to 1000"),
        ("min-confidence = 0.5", "'min-confidence' must be a whole number"),
        ("min-confidence = true", "'min-confidence' must be a whole number"),
        ("language = 'de'", "'language' must be one of en, ru, zh"),
        ("width = 5", "'width' must be a whole number"),
    ],
)
def test_what_is_wrong_is_named_with_file_key_and_remedy(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "sinoclaim.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ConfigurationError) as caught:
        read_settings(path)
    assert str(caught.value).startswith(str(path))
    assert message in str(caught.value)


def test_a_pyproject_without_the_section_cannot_be_named(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text("[tool.other]\nx = 1\n", "utf-8")
    with pytest.raises(ConfigurationError, match="is missing"):
        read_settings(path)
    with pytest.raises(ConfigurationError, match="cannot be read"):
        read_settings(tmp_path / "nowhere.toml")


@pytest.mark.parametrize(
    ("files", "start", "found"),
    [
        (["sinoclaim.toml"], ".", "sinoclaim.toml"),
        (["sinoclaim.toml"], "a/b", "sinoclaim.toml"),
        (["sinoclaim.toml", "a/.sinoclaim.toml"], "a/b", "a/.sinoclaim.toml"),
        (["sinoclaim.toml", ".sinoclaim.toml", "pyproject.toml"], ".", "sinoclaim.toml"),
        (["pyproject.toml"], "a", "pyproject.toml"),
        (["sinoclaim.toml", "a/.git/x"], "a/b", None),
        (["sinoclaim.toml", "a/.git/x"], "a", None),
        (["a/sinoclaim.toml", "a/.git/x"], "a/b", "a/sinoclaim.toml"),
        (["other.toml", ".git/x"], ".", None),
        (["sinoclaim.toml", "home/.git/x"], "home/a", None),
        (["home/sinoclaim.toml"], "home/a", None),
        (["home/sinoclaim.toml"], "home", "home/sinoclaim.toml"),
    ],
)
def test_the_nearest_file_counts(tmp_path: Path, files: list[str], start: str, found: str | None) -> None:
    (tmp_path / ".git").mkdir()
    for name in (*files, f"{start}/x"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("[tool.sinoclaim]\n" if path.name == "pyproject.toml" else "", "utf-8")
    wanted = tmp_path / found if found else None
    assert find_configuration(tmp_path / start, home=tmp_path / "home") == wanted


def test_a_pyproject_without_the_section_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "sinoclaim.toml").write_text("", "utf-8")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\nname = 'x'\n", "utf-8")
    assert find_configuration(tmp_path / "a") == tmp_path / "sinoclaim.toml"


def test_the_limits_and_columns_are_those_of_the_readers() -> None:
    assert sorted(LIMITS) == sorted(field.name.replace("_", "-") for field in fields(Limits))
    assert sorted(COLUMNS) == sorted(field.name for field in fields(Columns))


def test_the_schema_knows_every_key_and_default() -> None:
    schema = json.loads(files("sinoclaim").joinpath("schema", "settings-1.json").read_text("utf-8"))["properties"]
    assert tuple(sorted(schema)) == KEYS
    defaults = {key: limit["default"] for key, limit in schema["limits"]["properties"].items()}
    assert defaults == {field.name.replace("_", "-"): field.default for field in fields(Limits)}
    assert sorted(schema["columns"]["properties"]) == sorted([*COLUMNS, "format"])
