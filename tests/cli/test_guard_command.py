"""``sinoclaim guard``: exit status, formats, revisions, hostile text."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from sinoclaim.cli.guard import FORMATS
from sinoclaim.report.formats import GUARD_REPORTERS, SINCE_REPORTERS
from tests.cli.running import clash, run
from tests.report.schemas import strict_validator, strictly
from tests.report.test_machines import checked as sarif
from tests.report.test_machines import gitlab, suite

CLAIM = """schema = 1
topic = "Harbours"

[[claim]]
id = "handed-over"
statement = "Port Arthur was handed over on 26 May 1955."
evidence = [{ source = "a.txt", quote = "Port Arthur was handed over on 26 May 1955." }]
"""
DIRTY = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def project(root: Path, text: str = CLAIM) -> Path:
    """Make a project with one claim that one of its two sources bears out, and no contradiction."""
    clash(root)
    (root / "corpus" / "b.txt").write_text("Port Arthur was handed over in May 1955.", "utf-8")
    (root / "claims").mkdir()
    (root / "claims" / "harbours.toml").write_text(text, "utf-8")
    return root


def git(root: Path, *arguments: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@b.c", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)  # noqa: S607 -- in a test


def test_the_formats_of_the_command_are_those_of_the_report() -> None:
    assert tuple(sorted(GUARD_REPORTERS)) == tuple(sorted(SINCE_REPORTERS)) == FORMATS


def test_all_is_well(tmp_path: Path) -> None:
    done = run("guard", cwd=project(tmp_path))
    assert done.returncode == 0, done.stderr
    assert "1 curated claim, all sound." in done.stdout.decode()


def test_a_contradiction_fails_until_it_is_decided(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "corpus" / "c.txt").write_text("Port Arthur was handed over on 26 October 1955.", "utf-8")
    done = run("guard", "--width", "80", cwd=tmp_path)
    assert done.returncode == 1
    shown = done.stdout.decode()
    assert "CONTRADICTED  handed-over  claims/harbours.toml:4" in shown
    assert "c.txt:1" in shown
    assert all(len(line) <= 80 for line in shown.splitlines())
    assert run("guard", "--exit-zero", cwd=tmp_path).returncode == 0
    assert run("guard", "--fail-on", "never", cwd=tmp_path).returncode == 0
    assert run("baseline", "write", cwd=tmp_path).returncode == 0
    decided = run("guard", cwd=tmp_path)
    assert decided.returncode == 0
    assert "1 decided" in decided.stdout.decode()
    assert run("guard", "--no-decisions", cwd=tmp_path).returncode == 1
    assert run("check", "--strict-decisions", cwd=tmp_path).returncode == 0, "decisions on claims are not stale"
    assert run("guard", "--strict-decisions", cwd=tmp_path).returncode == 0
    (tmp_path / "corpus" / "c.txt").unlink()
    assert run("guard", "--strict-decisions", cwd=tmp_path).returncode == 1


def test_drifted_evidence_fails_and_shows_the_difference(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "corpus" / "a.txt").write_text("Port Arthur was handed over late in May 1955.", "utf-8")
    done = run("guard", cwd=tmp_path)
    assert done.returncode == 1
    assert "“Port Arthur was handed over [-on 26-]{+late in+} May 1955.”" in done.stdout.decode()
    (tmp_path / "corpus" / "a.txt").rename(tmp_path / "corpus" / "z.txt")
    assert "source gone: a.txt" in run("guard", cwd=tmp_path).stdout.decode()


def test_a_renamed_source_changes_nothing(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "corpus" / "sub").mkdir()
    (tmp_path / "corpus" / "a.txt").rename(tmp_path / "corpus" / "sub" / "renamed.txt")
    assert run("guard", cwd=tmp_path).returncode == 0


def test_nothing_to_guard(tmp_path: Path) -> None:
    clash(tmp_path)
    done = run("guard", cwd=tmp_path)
    assert done.returncode == 3
    assert b"no curated claim in claims" in done.stderr
    named = run("guard", "--claims", "elsewhere", cwd=tmp_path)
    assert named.returncode == 2
    assert b"no such folder of claims" in named.stderr


@pytest.mark.parametrize("text", ["schema = 1\n[[claim]]\nid = 'a'\n", "schema = "])
def test_a_claim_at_fault_is_trouble(tmp_path: Path, text: str) -> None:
    done = run("guard", cwd=project(tmp_path, text))
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"claims/harbours.toml:" in done.stderr


def test_settings_say_where_claims_are(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "claims").rename(tmp_path / "held")
    (tmp_path / "sinoclaim.toml").write_text('claims = "held"\n', "utf-8")
    (tmp_path / "below").mkdir()
    done = run("guard", "--format", "json", cwd=tmp_path / "below")
    assert done.returncode == 0
    assert strictly(done.stdout.decode())["claims"][0]["file"] == "held/harbours.toml"


def test_json_fits_its_schema_and_holds_the_report_of_a_check(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "corpus" / "c.txt").write_text("Port Arthur was handed over on 26 October 1955.", "utf-8")
    found = strictly(run("guard", "--format", "json", cwd=tmp_path).stdout.decode())
    assert not list(strict_validator("guard").iter_errors(found))
    assert found["corpus"] == json.loads(run("check", "--format", "json", cwd=tmp_path).stdout)
    assert found["summary"]["contradicted"] == 1


def test_the_schemas_share_their_definitions() -> None:
    report, guard = (strict_validator(name).schema for name in ("report", "guard"))
    assert isinstance(report, dict)
    assert isinstance(guard, dict)
    assert report["$defs"].items() <= guard["$defs"].items()
    assert report["properties"] == guard["properties"]["corpus"]["properties"]


def test_hostile_text_is_shown_and_not_obeyed(tmp_path: Path) -> None:
    evil = "\\u001b]0;own\\u0007\\u202e[bold]x[/bold]\\n::error::x"
    project(tmp_path, CLAIM.replace('26 May 1955." }]', f'26 May 1955. {evil}" }}]').replace("Harbours", evil))
    done = run("guard", cwd=tmp_path, env={"GITHUB_ACTIONS": "true"})
    shown = done.stdout.decode()
    assert done.returncode == 1
    assert not DIRTY.search(shown)
    assert "[bold]x[/bold]" in shown
    assert not re.search(r"^\s*::", shown, re.MULTILINE)


def test_since_a_revision_only_what_has_changed_is_told(tmp_path: Path) -> None:
    project(tmp_path)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "one")
    same = run("guard", "--since", "HEAD", cwd=tmp_path)
    assert same.returncode == 0, same.stderr
    assert b"Nothing has changed since HEAD" in same.stdout
    (tmp_path / "corpus" / "new.txt").write_text("Port Arthur was handed over on 26 October 1955.", "utf-8")
    (tmp_path / "corpus" / "a.txt").rename(tmp_path / "corpus" / "renamed.txt")
    index = (tmp_path / ".git" / "index").read_bytes()
    worse = run("guard", "--since", "HEAD", cwd=tmp_path)
    assert worse.returncode == 1
    assert "handed-over: was supported; now contradicted" in worse.stdout.decode()
    told = strictly(run("guard", "--since", "HEAD", "--format", "json", cwd=tmp_path).stdout.decode())
    assert not list(strict_validator("guard-since").iter_errors(told))
    assert len(told["new"]) == 2, "the claim is put in the words of a source: one id for both"
    assert not told["gone"]
    assert b"## New since HEAD" in run("guard", "--since", "HEAD", "--format", "markdown", cwd=tmp_path).stdout
    assert (tmp_path / ".git" / "index").read_bytes() == index
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "two")
    (tmp_path / "corpus" / "new.txt").unlink()
    better = run("guard", "--since", "HEAD", cwd=tmp_path)
    assert better.returncode == 0
    assert b"Gone since HEAD" in better.stdout


@pytest.mark.parametrize("revision", ["nothing", "--help", "HEAD:corpus"])
def test_an_unknown_revision_is_told(tmp_path: Path, revision: str) -> None:
    project(tmp_path)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "one")
    done = run("guard", f"--since={revision}", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert f"git knows no revision '{revision}'" in done.stderr.decode()


def test_without_git_or_outside_a_repository_since_says_so(tmp_path: Path) -> None:
    project(tmp_path)
    outside = run("guard", "--since", "HEAD", cwd=tmp_path, env={"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)})
    assert outside.returncode == 2
    assert b"this is no git repository" in outside.stderr
    missing = run("guard", "--since", "HEAD", cwd=tmp_path, env={"PATH": str(tmp_path)})
    assert missing.returncode == 2
    assert b"needs the program git" in missing.stderr
    nothing = run("guard", "-", "--since", "HEAD", cwd=tmp_path, input=b"Port Arthur was handed over.")
    assert nothing.returncode == 2
    assert b"standard input has no earlier revision" in nothing.stderr


@pytest.fixture
def changing(tmp_path: Path) -> Path:
    """A project under version control with a contradiction that is there already."""
    project(tmp_path)
    for name, day in (("old", "16"), ("older", "18")):
        (tmp_path / "corpus" / f"{name}.txt").write_text(f"Mao arrived in Moscow on {day} December 1949.", "utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "one")
    return tmp_path


def told(root: Path, form: str, *options: str, status: int) -> str:
    done = run("guard", "--since", "HEAD", "--format", form, *options, cwd=root)
    assert done.returncode == status, done.stderr.decode()
    return done.stdout.decode()


def test_since_tells_machines_what_is_new(changing: Path) -> None:
    assert sarif(told(changing, "sarif", status=0))["runs"][0]["results"] == []
    (changing / "corpus" / "new.txt").write_text("Port Arthur was handed over on 26 October 1955.", "utf-8")
    results = sarif(told(changing, "sarif", status=1))["runs"][0]["results"]
    places = [found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for found in results]
    assert places == ["claims/harbours.toml", "corpus/new.txt", "corpus/new.txt"]
    lines = told(changing, "github", status=1).splitlines()
    assert [line.partition(",")[0] for line in lines[:-1]] == [f"::error file={place}" for place in places]
    assert re.fullmatch(r"Since HEAD \(\w{12}\): 2 new, 0 gone; 1 curated claim in another state, .*", lines[-1])
    assert len(gitlab(told(changing, "gitlab", status=1))) == 3
    cases = suite(told(changing, "junit", status=1)).findall("testcase")
    red = [case.attrib["name"] for case in cases if case.find("failure") is not None]
    assert red == ["claims/harbours.toml#handed-over", "new.txt"]
    assert {"a.txt", "old.txt", "decisions.toml"} < {case.attrib["name"] for case in cases}
    assert told(changing, "github", "--exit-zero", status=0).count("::error ") == 3


def test_since_with_options_compares_like_with_like(changing: Path) -> None:
    for options in (("--select", "SC2"), ("corpus/a.txt",), ("--min-confidence", "990")):
        assert "Nothing has changed" in told(changing, "text", *options, status=0)


def test_since_tells_of_evidence_that_got_worse_only(changing: Path) -> None:
    source = changing / "corpus" / "a.txt"
    quote = source.read_text("utf-8")
    source.write_text(quote.replace("handed over", "handed back"), "utf-8")
    (changed,) = sarif(told(changing, "sarif", status=1))["runs"][0]["results"]
    assert changed["ruleId"] == "SC903"
    git(changing, "commit", "-q", "-a", "-m", "changed")
    assert "Nothing has changed" in told(changing, "text", status=0)
    source.write_text("It rained.", "utf-8")
    (gone,) = sarif(told(changing, "sarif", status=1))["runs"][0]["results"]
    assert gone["ruleId"] == "SC904"
    git(changing, "commit", "-q", "-a", "-m", "gone")
    source.write_text(quote.replace("handed over", "handed back"), "utf-8")
    assert sarif(told(changing, "sarif", status=0))["runs"][0]["results"] == []


def test_since_tells_of_a_decision_that_covers_nothing_any_more(changing: Path) -> None:
    assert run("baseline", "write", "--reason", "known", cwd=changing).returncode == 0
    git(changing, "add", ".")
    git(changing, "commit", "-q", "-m", "known")
    (changing / "corpus" / "older.txt").unlink()
    assert "Decisions that cover nothing any more" in told(changing, "text", status=0)
    assert "Since HEAD" in told(changing, "text", "--strict-decisions", status=1)
    found = strictly(told(changing, "json", status=0))
    assert not list(strict_validator("guard-since").iter_errors(found))
    assert [stale["standing"] for stale in found["stale"]] == ["absent"]
    (result,) = sarif(told(changing, "sarif", status=0))["runs"][0]["results"]
    assert result["ruleId"] == "SC905"


def test_since_what_cannot_be_read_now_is_trouble(changing: Path) -> None:
    told(changing, "text", "corpus", "no-such-folder", status=2)
    for path in (changing / "claims").iterdir():
        path.unlink()
    assert "; taken out" in told(changing, "text", status=3)


def test_since_adds_what_is_new_to_the_summary_of_a_job(changing: Path, tmp_path: Path) -> None:
    (changing / "corpus" / "new.txt").write_text("Port Arthur was handed over on 26 October 1955.", "utf-8")
    summary = tmp_path / "summary.md"
    run("guard", "--since", "HEAD", "--format", "github", cwd=changing, env={"GITHUB_STEP_SUMMARY": str(summary)})
    written = summary.read_text("utf-8")
    assert "## Errors (3)" in written
    assert "Mao" not in written
