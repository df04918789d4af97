"""What is known of sources from end to end: read and init, citations, remarks, copies, languages."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from sinoclaim.cli import entry
from sinoclaim.cli.beginning import STARTER
from sinoclaim.cli.status import Exit
from sinoclaim.rules.configuration import KEYS, LIMITS, read_settings
from tests.cli.running import clash
from tests.report.schemas import strict_validator, strictly

CLASH = ("The last Soviet troops left Port Arthur on 26 May 1955.", "The last Soviet troops left Port Arthur in 1956.")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two sources that disagree, as the working folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "corpus").mkdir()
    for name, text in zip("ab", CLASH, strict=True):
        (tmp_path / "corpus" / f"{name}.txt").write_text(f"{text}\n", "utf-8")
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    capsys.readouterr()
    assert entry.run(arguments) == status
    return capsys.readouterr().out


def report(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 1) -> Any:
    text = told(capsys, "check", "corpus", "--format", "json", *arguments, status=status)
    strict_validator("report").validate(read := strictly(text))
    return read


def test_a_label_is_cited_and_the_path_stays(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "corpus" / "a.toml").write_text('label = "Shen\\u001b[2J 2020"\nid = "shen"', "utf-8")
    shown = told(capsys, "check", "corpus", status=1)
    assert "Shen␛[2J 2020 · a.txt:1" in shown
    source = report(capsys)["sources"][0]
    assert (source["label"], source["key"]) == ("Shen\x1b[2J 2020", "shen")
    assert "Shen␛[2J 2020" in told(capsys, "read", "corpus/a.txt").replace("\n", "")
    assert told(capsys, "extract", "corpus/a.txt", "--format", "csv").splitlines()[1].endswith("Shen\x1b[2J 2020")


@pytest.mark.parametrize("command", ["check", "extract", "read", "compare"])
def test_a_bibliography_is_used_by_every_command(
    project: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    item = {"id": "a", "author": [{"family": "Shen"}], "issued": {"date-parts": [[2020]]}}
    (project / "refs.json").write_text(json.dumps([item]), "utf-8")
    paths = ["corpus/a.txt", "corpus/b.txt"]
    form = ["--format", "csv"] if command == "extract" else []
    status = 1 if command in {"check", "compare"} else 0
    assert "Shen 2020" in told(capsys, command, *paths, *form, "--bibliography", "refs.json", status=status)
    if command != "compare":
        (project / "sinoclaim.toml").write_text('bibliography = "refs.json"', "utf-8")
        assert "Shen 2020" in told(capsys, command, *paths, *form, status=status)
    (project / "refs.json").write_text("{", "utf-8")
    assert entry.run([command, *paths, "--bibliography", "refs.json"]) == Exit.TROUBLE
    assert "refs.json: is not valid JSON" in capsys.readouterr().err


def test_a_remark_changes_neither_findings_nor_status(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = report(capsys)
    (project / "corpus" / "a.toml").write_text('titel = "x"', "utf-8")
    (project / "corpus" / "c.txt").write_text("Mao rode a \u202ehorse.\n", "utf-8")
    after = report(capsys)
    assert after["findings"] == before["findings"]
    assert [(error["path"], error["remark"]) for error in after["errors"]] == [("a.txt", True), ("c.txt", True)]
    assert after["coverage"]["sources_skipped"] == 0
    assert {source["status"] for source in after["sources"]} == {"read"}
    shown = told(capsys, "check", "corpus/a.txt", "corpus/b.txt", status=1)
    assert "Remarks on sources\n  a.txt: a.toml: 'titel' is not a key; did you mean 'title'?" in shown
    assert "Not read" not in shown


def test_only_what_was_not_read_counts_as_not_read(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "corpus" / "bad.txt").write_bytes(b"abc\x00\x00\x00\x00")
    (project / "corpus" / "picture.png").write_bytes(b"\x89PNG")
    (project / "corpus" / "odd.txt").write_text("Mao rode a \x1bhorse.\n", "utf-8")
    assert report(capsys)["coverage"]["sources_skipped"] == 2


def test_a_source_in_another_language_is_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "corpus" / "c.txt").write_text("Ο Μάο έφυγε από τη Μόσχα στις 17 Φεβρουαρίου 1950.\n", "utf-8")
    assert report(capsys)["coverage"]["documents_not_understood"] == ["c.txt"]
    assert "in another language; wholly: c.txt." in " ".join(told(capsys, "check", "corpus", status=1).split())


def test_one_text_under_two_names_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = " ".join(f"On day {number} the delegates of both sides spoke of item {number}." for number in range(20))
    for name in ("c", "d"):
        (project / "corpus" / f"{name}.txt").write_text(text, "utf-8")
    assert [source["copy_of"] for source in report(capsys)["sources"]] == [None, None, None, "s3"]
    assert "Copies, counted as one source: d.txt of c.txt." in told(capsys, "check", "corpus", status=1)


def test_limits_of_the_configuration_are_kept(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "sinoclaim.toml").write_text("[limits]\nfile-bytes = 10", "utf-8")
    assert entry.run(["check"]) == Exit.TROUBLE
    assert "a.txt: is larger than 10 bytes" in capsys.readouterr().out


def test_columns_of_the_configuration_are_used(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "corpus" / "c.csv").write_text("Nr,Words\n7,Mao left Moscow on 17 February 1950.\n", "utf-8")
    (project / "sinoclaim.toml").write_text('[columns]\ntext = "Words"\nid = "Nr"', "utf-8")
    assert "c.csv#7" in told(capsys, "read", "corpus/c.csv")


@pytest.mark.parametrize("more", [[], ["--show-structure"]])
def test_what_read_gives_fits_its_schema(project: Path, capsys: pytest.CaptureFixture[str], more: list[str]) -> None:
    (project / "corpus" / "a.toml").write_text('label = "x"\nwritten = 1955', "utf-8")
    read = strictly(told(capsys, "read", "--format", "json", *more))
    strict_validator("reading").validate(read)
    for document in read["documents"]:
        assert "".join(document["text"][block["start"] : block["end"]] for block in document["blocks"])
        assert ("structure" in document) == bool(more)
    assert read["documents"][0]["written"] == "1955"


def test_read_shows_text_with_its_blocks_safely(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "# MAO\x1b[2J\n\nМао уехал.\nВ Москву.\n\n::error::x\n"
    (project / "corpus" / "c.md").write_text(text, "utf-8")
    shown = told(capsys, "read", "corpus/c.md")
    assert "\x1b" not in shown
    assert "     1  heading 1   " in shown
    assert "# MAO␛[2J" in shown
    assert all(line.startswith((" ", "c.md")) for line in shown.splitlines())


@pytest.mark.usefixtures("project")
def test_structure_is_shown_below_a_report(capsys: pytest.CaptureFixture[str]) -> None:
    shown = told(capsys, "check", "--show-structure", status=1)
    assert "What was taken for what\n  a.txt: 1 block on 1 line\n    paragraph       1  line 1\n" in shown
    structure = report(capsys, "--show-structure")["sources"][0]["structure"]
    assert structure == {"paragraph": {"count": 1, "lines": [[1, 1]]}}


def test_nothing_to_read_is_3(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert entry.run(["read", "--isolated"]) == Exit.NOTHING
    assert entry.run(["read", "nowhere"]) == Exit.TROUBLE


def test_init_makes_a_project_that_can_be_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "Now: cd new && sinoclaim check" in told(capsys, "init", "new")
    monkeypatch.chdir(tmp_path / "new")
    read = report(capsys)
    assert len(read["findings"]) == 1
    assert read["errors"] == []
    assert read["coverage"]["sources_skipped"] == 0
    claims = tomllib.loads(Path("claims/example.toml").read_text("utf-8"))["claim"]
    for evidence in (one for claim in claims for one in claim["evidence"]):
        assert evidence["quote"] in Path("corpus", evidence["source"]).read_text("utf-8")


def test_init_overwrites_nothing_and_a_second_run_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(clash(tmp_path))
    Path("sinoclaim.toml").symlink_to("nowhere")
    shown = told(capsys, "init")
    assert shown.splitlines()[0] == "kept sinoclaim.toml, which is there already"
    assert "kept corpus, which is there already" in shown
    assert "wrote claims/example.toml" in shown
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert told(capsys, "init") == "".join(f"kept {place}, which is there already\n" for place in STARTER)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_init_says_where_it_cannot_write(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    assert entry.run(["init", str(tmp_path / "file")]) == Exit.TROUBLE
    assert entry.run(["init", str(tmp_path / "file" / "below")]) == Exit.TROUBLE
    assert "cannot be made" in capsys.readouterr().err


def test_every_setting_stands_in_the_starter_and_is_valid(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    told(capsys, "init")
    path = Path("sinoclaim.toml")
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join(line.removeprefix("# ") for line in lines if "=" in line or "[" in line), "utf-8")
    assert {*tomllib.loads(path.read_text("utf-8"))} == {*KEYS}
    settings = read_settings(path)
    assert {name.replace("_", "-") for name, _ in settings.limits} == {*LIMITS}
