"""``sinoclaim claims``: list, lint, fmt, new, add."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

from tests.cli.running import run
from tests.cli.test_guard_command import CLAIM, project


def test_the_claims_are_listed(tmp_path: Path) -> None:
    project(tmp_path)
    text = run("claims", "list", cwd=tmp_path).stdout.decode()
    assert text.splitlines()[:2] == ["claims/harbours.toml: Harbours", "  handed-over"]
    (row,) = json.loads(run("claims", "list", "--format", "json", cwd=tmp_path).stdout)
    assert (row["id"], row["line"], row["evidence"][0]["source"]) == ("handed-over", 4, "a.txt")
    (tmp_path / "claims" / "harbours.toml").unlink()
    assert run("claims", "list", cwd=tmp_path).returncode == 3


def test_lint_names_every_fault(tmp_path: Path) -> None:
    project(tmp_path)
    assert run("claims", "lint", cwd=tmp_path).returncode == 0
    more = """
[[claim]]
id = "handed-over"
statement = "Nobody was sad."
[[claim]]
id = "dated"
statement = "x"
date = "May"
[[claim]]
id = "lost"
statement = "Port Arthur was handed over on 26 May 1955."
number = "many"
evidence = [{ source = "a.txt", quote = "Port Arthur was handed over on 27 May" }, { source = "q.txt", quote = "x" }]
"""
    (tmp_path / "claims" / "harbours.toml").write_text(CLAIM + more, "utf-8")
    done = run("claims", "lint", cwd=tmp_path)
    told = done.stdout.decode()
    assert done.returncode == 1
    for fault in (
        "harbours.toml:9: 'id' handed-over stands at claims/harbours.toml:4 already",
        "harbours.toml:9: handed-over: no claim could be read from the statement",
        "harbours.toml:9: handed-over: has no evidence",
        "harbours.toml:15: 'date' May is no EDTF",
        "harbours.toml:16: lost: a.txt does not have “Port Arthur was handed over on 27 May”",
        "harbours.toml:16: lost: there is no source q.txt",
        "harbours.toml:16: lost: no number could be read from 'number' (many)",
    ):
        assert fault in told
    assert told.endswith("7 faults in 3 claims of 1 file.\n")
    rows = json.loads(run("claims", "lint", "--format", "json", cwd=tmp_path).stdout)
    assert len(rows) == 7


def test_fmt_writes_the_form_once(tmp_path: Path) -> None:
    project(tmp_path)
    path = tmp_path / "claims" / "harbours.toml"
    check = run("claims", "fmt", "--check", cwd=tmp_path)
    assert (check.returncode, check.stdout) == (1, b"not in the form: claims/harbours.toml\n")
    assert path.read_text("utf-8") == CLAIM
    assert run("claims", "fmt", cwd=tmp_path).stdout == b"formatted: claims/harbours.toml\n"
    assert 'id        = "handed-over"\n' in path.read_text("utf-8")
    assert tomllib.loads(path.read_text("utf-8")) == tomllib.loads(CLAIM)
    assert run("claims", "fmt", "--check", cwd=tmp_path).returncode == 0


def test_new_begins_a_file_and_overwrites_none(tmp_path: Path) -> None:
    project(tmp_path)
    assert run("claims", "new", "The Treaty of 1950", cwd=tmp_path).stdout == b"wrote claims/the-treaty-of-1950.toml\n"
    again = run("claims", "new", "the treaty of 1950", cwd=tmp_path)
    assert again.returncode == 2
    assert b"is there already" in again.stderr
    assert (
        run("claims", "new", "旅顺口", "--claims", "held", cwd=tmp_path).stdout.decode() == "wrote held/旅顺口.toml\n"
    )


def test_add_turns_an_extracted_claim_into_an_entry(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "corpus" / "d.txt").write_text(
        "DALIAN, May 27, 1955 — The last Soviet troops left Port Arthur yesterday.", "utf-8"
    )
    assert run("check", "--format", "json", "-o", "r.json", cwd=tmp_path).returncode == 0
    claims = json.loads((tmp_path / "r.json").read_text("utf-8"))["claims"]
    number = next(claim["id"] for claim in claims if "troops" in claim["quote"])
    done = run("claims", "add", number, "--report", "r.json", "--topic", "Harbours", cwd=tmp_path)
    assert done.stdout == b"added last-soviet-troops-left-port-arthur to claims/harbours.toml\n", done.stderr
    text = (tmp_path / "claims" / "harbours.toml").read_text("utf-8")
    assert text.startswith(CLAIM)
    entry = tomllib.loads(text)["claim"][1]
    assert entry["date"] == "1955-05-26"
    assert entry["evidence"] == [{"source": "d.txt", "quote": "The last Soviet troops left Port Arthur yesterday."}]
    assert run("guard", cwd=tmp_path).returncode == 0


def test_add_takes_a_passage_that_stands_and_refuses_another(tmp_path: Path) -> None:
    project(tmp_path)
    add = ("claims", "add", "--topic", "More", "--source", "b.txt")
    done = run(*add, "--quote", "handed over  in May 1955", "--statement", "Port Arthur was handed over in 1955.",
               "--id", "year", cwd=tmp_path)  # fmt: skip
    assert done.returncode == 0, done.stderr
    (entry,) = tomllib.loads((tmp_path / "claims" / "more.toml").read_text("utf-8"))["claim"]
    assert (entry["id"], entry["statement"]) == ("year", "Port Arthur was handed over in 1955.")
    refused = run(*add, "--quote", "handed over in June 1955", cwd=tmp_path)
    assert refused.returncode == 2
    assert b"do not stand in it; the nearest is: " in refused.stderr
    taken = run(*add, "--quote", "handed over in May 1955", "--id", "year", cwd=tmp_path)
    assert b"'year' is taken" in taken.stderr
    for arguments in (("c1",), ("c1", "--report", "none.json"), ()):
        assert run("claims", "add", *arguments, "--topic", "More", cwd=tmp_path).returncode == 2
