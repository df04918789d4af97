"""The life of a repository that guards its claims, told in order on a real git repository."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import run
from tests.report.test_machines import checked

GAZETTEER = "Gazetteer of Lushun.\n\nPort Arthur was handed over on 26 May 1955.\n"
CHAPTER = "The base.\n\nThe treaty was signed in Moscow on 14 February 1950 by Zhou Enlai.\n"
CLAIMS = """schema = 1
topic = "The treaty"

[[claim]]
id = "treaty-signed"
statement = "The treaty was signed in Moscow on 14 February 1950."
evidence = [{ source = "chapter.txt", quote = "The treaty was signed in Moscow on 14 February 1950 by Zhou Enlai." }]
"""
ISO = ("--format", "sarif")


class Repository:
    """A project under version control."""

    def __init__(self, root: Path) -> None:
        self.root = root
        person = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        kept = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
        self.env = kept | person | {"HOME": str(root), "GIT_CONFIG_NOSYSTEM": "1"}
        self.git("init", "--quiet", "--initial-branch=main")
        self.write("corpus/gazetteer.txt", GAZETTEER)
        self.write("corpus/chapter.txt", CHAPTER)
        self.write("claims/treaty.toml", CLAIMS)
        self.commit("begin")

    def git(self, *arguments: str) -> str:
        command = [shutil.which("git") or "git", *arguments]
        done = subprocess.run(command, cwd=self.root, env=self.env, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def write(self, name: str, text: str) -> None:
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(text, "utf-8")

    def commit(self, message: str) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "-m", message)

    def guard(self, *options: str, status: int) -> str:
        done = run("guard", *options, cwd=self.root)
        assert done.returncode == status, (done.stdout + done.stderr).decode("utf-8")
        return done.stdout.decode("utf-8")

    def results(self, *options: str, status: int) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = checked(self.guard(*ISO, *options, status=status))["runs"][0]["results"]
        return found

    def rule_on(self, fingerprints: Sequence[str], **more: str) -> None:
        """Dismiss findings, as a script does."""
        ruling = {"verdict": "dismissed", "reason": "the chapter has a misprint"} | more
        batch = "".join(f"{json.dumps({'fingerprint': one, **ruling})}\n" for one in fingerprints)
        done = run("review", "--batch", "-", cwd=self.root, input=batch.encode("utf-8"))
        assert done.returncode == 0, done.stderr.decode("utf-8")


def region(result: dict[str, Any]) -> tuple[str, int, int]:
    place = result["locations"][0]["physicalLocation"]
    return place["artifactLocation"]["uri"], place["region"]["startLine"], place["region"]["startColumn"]


def fingerprint(result: dict[str, Any]) -> str:
    found: str = result["partialFingerprints"]["sinoclaimFinding/v1"]
    return found


pytestmark = [pytest.mark.slow, pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def contradicted(repository: Repository, day: str = "26 October 1955") -> None:
    repository.write("corpus/chapter.txt", f"{CHAPTER}\nSo much for 1950.\nPort Arthur was handed over on {day}.\n")


def test_a_contradiction_comes_is_dismissed_changes_and_expires(repository: Repository) -> None:
    assert repository.results(status=0) == []
    contradicted(repository)
    (new,) = repository.results(status=1)
    assert (new["ruleId"], new["baselineState"], new["suppressions"]) == ("SC101", "new", [])
    places = {region(new), region({"locations": new["relatedLocations"]})}
    assert places == {("corpus/gazetteer.txt", 3, 1), ("corpus/chapter.txt", 6, 1)}
    annotations = repository.guard("--format", "github", status=1).splitlines()
    assert re.match(r"::error file=(corpus/gazetteer.txt,line=3|corpus/chapter.txt,line=6),", annotations[0])
    assert "corpus/chapter.txt:6" in annotations[0]
    assert "corpus/gazetteer.txt:3" in annotations[0]
    assert not any(line.startswith("::") for line in annotations[1:])

    repository.rule_on([fingerprint(new)], expires="2027-06-30")
    today = ("--today", "2027-01-01")
    (known,) = repository.results(*today, status=0)
    assert known["baselineState"] == "unchanged"
    assert known["suppressions"][0]["justification"] == "the chapter has a misprint"
    repository.commit("dismiss")

    contradicted(repository, "27 October 1955")
    (updated,) = repository.results(*today, "--strict-decisions", status=1)
    assert (updated["baselineState"], updated["suppressions"]) == ("updated", [])
    assert "before a quote changed: the chapter has a misprint" in updated["message"]["text"]
    repository.git("checkout", "--quiet", "--", ".")

    assert len(repository.results("--today", "2027-06-30", "--strict-decisions", status=0)) == 1
    (expired,) = repository.results("--today", "2027-07-01", status=1)
    assert "until 2027-06-30: the chapter has a misprint" in expired["message"]["text"]
    assert expired["suppressions"] == []


def test_evidence_drifts_and_the_nearest_passage_is_shown(repository: Repository) -> None:
    edited = CHAPTER.replace("was signed in Moscow on 14 February 1950", "was signed at Moscow on 14 February 1950")
    repository.write("corpus/chapter.txt", edited)
    (drifted,) = repository.results(status=1)
    assert drifted["ruleId"] == "SC903"
    assert region(drifted) == ("claims/treaty.toml", 4, 1)
    assert region({"locations": drifted["relatedLocations"]}) == ("corpus/chapter.txt", 3, 1)
    assert "signed at Moscow" in drifted["message"]["text"]
    assert "signed [-in-]{+at+} Moscow" in repository.guard(status=1)


def test_renamed_files_change_nothing(repository: Repository) -> None:
    contradicted(repository)
    (new,) = repository.results(status=1)
    repository.rule_on([fingerprint(new)])
    repository.commit("dismiss")
    repository.git("mv", "corpus/chapter.txt", "corpus/a-chapter.txt")
    repository.git("mv", "corpus/gazetteer.txt", "corpus/z.txt")
    (same,) = repository.results("--strict-decisions", status=0)
    assert fingerprint(same) == fingerprint(new)
    assert same["baselineState"] == "unchanged"
    uris = {region(same)[0], region({"locations": same["relatedLocations"]})[0]}
    assert uris == {"corpus/a-chapter.txt", "corpus/z.txt"}


def test_two_branches_add_decisions_and_merge(repository: Repository) -> None:
    days = ("16 December 1949", "18 December 1949", "20 December 1949")
    for number, day in enumerate(days):
        repository.write(f"corpus/diary-{number}.txt", f"Mao arrived in Moscow on {day}.\n")
    first, middle, last = sorted(fingerprint(result) for result in repository.results(status=1))
    repository.rule_on([middle])
    repository.commit("three diaries, one decision")
    for branch, found in (("one", first), ("two", last)):
        repository.git("checkout", "--quiet", "-b", branch, "main")
        repository.rule_on([found])
        repository.commit(f"dismiss on {branch}")
    repository.git("checkout", "--quiet", "main")
    repository.git("merge", "--quiet", "one", "-m", "one")
    repository.git("merge", "--quiet", "two", "-m", "two")
    merged = repository.results("--strict-decisions", status=0)
    assert [result["baselineState"] for result in merged] == ["unchanged"] * 3


def test_since_tells_what_a_change_has_brought(repository: Repository) -> None:
    contradicted(repository)
    repository.commit("a contradiction that nobody looked at")
    assert repository.guard("--since", "HEAD", status=0)
    repository.write("corpus/diary.txt", "Mao arrived in Moscow on 16 December 1949.\n")
    repository.write("corpus/memoir.txt", "Mao arrived in Moscow on 18 December 1949.\n")
    told = repository.guard("--since", "HEAD", status=1)
    assert "Mao arrived" in told
    assert "Port Arthur was handed over" not in told


def test_a_claim_in_the_very_words_of_a_source(repository: Repository) -> None:
    words = "Port Arthur was handed over on 26 May 1955."
    entry = f'[[claim]]\nid = "handed-over"\nstatement = "{words}"\n'
    repository.write("claims/port.toml", f'schema = 1\ntopic = "Port"\n\n{entry}')
    contradicted(repository)
    corpus, claim = sorted(repository.results(status=1), key=lambda result: region(result)[0], reverse=True)
    assert fingerprint(corpus) == fingerprint(claim)
    assert region(claim)[0] == "claims/port.toml"
    report = json.loads(repository.guard("--format", "json", status=1))
    assert len(report["corpus"]["findings"]) == 1
