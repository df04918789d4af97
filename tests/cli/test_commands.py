from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from sinoclaim.cli import COMMANDS, entry, group, options
from sinoclaim.cli.check import FORMATS
from sinoclaim.report.formats import REPORTERS
from sinoclaim.report.view import View
from sinoclaim.rules import configuration
from sinoclaim.rules.codes import find_code, load_codes, similar_codes, unknown_prefix
from tests.report import factory
from tests.report.schemas import strictly

REFERENCE = Path(__file__).parents[2] / "docs" / "reference.md"
HEAVY = ("rich", "rapidfuzz", "dateparser", "re2", "ahocorasick_rs", "msgspec", "sinoclaim.model", "sinoclaim.pipeline")


@pytest.mark.parametrize("arguments", ["--help", "check --help", "--version", "completion bash"])
def test_help_loads_nothing_heavy(arguments: str) -> None:
    code = (
        "import sys; from sinoclaim.cli.entry import run; status = run(sys.argv[1:]);"
        f"loaded = sorted(set(sys.modules) & {set(HEAVY)!r}); print(status, loaded, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments.split()], check=True, capture_output=True, text=True)
    assert done.stderr == "0 []\n"


def _section(command: str) -> str:
    text = REFERENCE.read_text("utf-8")
    return text.split(f"\n### {command}\n")[1].split("\n## ")[0].split("\n### ")[0]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help_and_stands_in_the_reference(name: str) -> None:
    command = COMMANDS[name]()
    assert command.name == name
    assert command.help
    assert command.short_help
    section = _section(name)
    assert f"`sinoclaim {name} [OPTIONS]" in section
    wanted = {switch for option in command.params if isinstance(option, click.Option) for switch in option.opts}
    cells = "".join(re.findall(r"^\| (`-[^|]*) \|", section, re.MULTILINE))
    listed = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", cells))
    assert listed == wanted
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help, option.name


PARTS = [
    (name, part)
    for name in sorted(COMMANDS)
    if isinstance(found := COMMANDS[name](), click.Group)
    for part in found.commands
]


@pytest.mark.parametrize(("name", "part"), PARTS)
def test_every_part_of_a_command_has_help_and_its_options_stand_in_the_reference(name: str, part: str) -> None:
    found = COMMANDS[name]()
    assert isinstance(found, click.Group)
    command, section = found.commands[part], _section(name)
    assert command.help
    assert command.short_help
    assert re.search(rf"`(?:sinoclaim )?{name} {part}\b", section)
    told = set(re.findall(r"`[^`]*`", section))
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help, option.name
            assert any(re.search(rf"{switch}\b", words) for switch in option.opts for words in told), option.opts


def test_the_reference_lists_the_commands_keys_and_codes() -> None:
    text = REFERENCE.read_text("utf-8")
    assert {*re.findall(r"^### (\S+)$", text, re.MULTILINE)} == {*COMMANDS}
    assert {*re.findall(r"^\| `([a-z-]+)` \| ", text.split("## Configuration")[1].split("\n## ")[0], re.MULTILINE)} == {
        *configuration.KEYS
    }
    for rule in load_codes():
        assert f"| {rule.code} | {rule.name} | {rule.summary} |" in text


def test_what_help_repeats_agrees_with_the_engine() -> None:
    assert {*FORMATS} == {*REPORTERS}
    assert options.FAIL_ON == configuration.FAIL_ON
    assert options.LANGUAGES == configuration.LANGUAGES
    assert options.HIGHEST_CONFIDENCE == configuration.HIGHEST_CONFIDENCE


def test_an_unknown_command_is_corrected(capsys: pytest.CaptureFixture[str]) -> None:
    assert entry.run(["extrakt"]) == 2
    assert "did you mean 'extract'" in capsys.readouterr().err


@pytest.mark.parametrize("rule", load_codes(), ids=lambda rule: rule.code)
def test_every_rule_can_be_explained(rule: object, capsys: pytest.CaptureFixture[str]) -> None:
    code = str(getattr(rule, "code", ""))
    assert entry.run(["explain", code.lower()]) == 0
    told = capsys.readouterr().out
    assert told.startswith(code)
    assert f"--ignore {code}" in told
    assert "Not flagged:" in told


def test_the_catalogue_is_whole() -> None:
    rules = load_codes()
    assert len({rule.code for rule in rules}) == len(rules) == len({rule.name for rule in rules})
    assert {rule.kind for rule in rules} == {
        "date", "number", "duration", "state", "polarity", "actor", "place", "sequence", "hygiene",
    }  # fmt: skip
    for rule in rules:
        assert re.fullmatch(r"SC[1-9]\d\d", rule.code)
        assert rule.example.a
        assert rule.near_miss.a
        assert find_code(rule.name) == rule


@pytest.mark.parametrize(
    ("wrong", "likely"),
    [("SC4", ("SC401",)), ("SC411", ("SC401",)), ("polarty", ("SC501",)), ("state", ("SC401",)), ("zzzz", ())],
)
def test_a_wrong_code_is_corrected(wrong: str, likely: tuple[str, ...]) -> None:
    assert similar_codes(wrong)[:1] == likely


@pytest.mark.parametrize("prefix", ["SC", "sc4", "SC101"])
def test_known_prefixes(prefix: str) -> None:
    assert not unknown_prefix(prefix)


@pytest.mark.parametrize("prefix", ["SC12", "SC1011", "C1", ""])
def test_unknown_prefixes(prefix: str) -> None:
    assert "is not the start of any rule code" in unknown_prefix(prefix)


def test_schemas_are_printed_and_are_schemas(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("report", "claim", "settings"):
        assert entry.run(["schema", name]) == 0
        assert json.loads(capsys.readouterr().out)["$id"] == f"sinoclaim/{name}/1"


def test_the_schema_of_settings_has_their_keys(capsys: pytest.CaptureFixture[str]) -> None:
    entry.run(["schema", "settings"])
    assert {*json.loads(capsys.readouterr().out)["properties"]} == {*configuration.KEYS}


@pytest.mark.parametrize("shell", ["bash", "fish", "zsh"])
def test_completion(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert entry.run(["completion", shell]) == 0
    assert "_SINOCLAIM_COMPLETE" in capsys.readouterr().out


def test_rules_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert entry.run(["rules", "--format", "json"]) == 0
    assert [rule["code"] for rule in strictly(capsys.readouterr().out)] == [rule.code for rule in load_codes()]


def test_the_help_names_every_command() -> None:
    text = group.get_help(click.Context(group))
    assert all(re.search(rf"^  {name} ", text, re.MULTILINE) for name in COMMANDS)


def test_output_goes_to_a_file_and_nothing_to_stdout(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Port Arthur was handed over on 26 May 1955.", "utf-8")
    out = tmp_path / "out.json"
    assert entry.run(["check", str(tmp_path / "in"), "--isolated", "--format", "json", "-o", str(out)]) == 0
    assert not capsys.readouterr().out
    assert strictly(out.read_text("ascii"))["sources"][0]["path"] == "a.txt"


def test_color_view_is_what_the_reporter_gets() -> None:
    assert REPORTERS["text"](factory.calm(), View(color=True)) != REPORTERS["text"](factory.calm(), View())
