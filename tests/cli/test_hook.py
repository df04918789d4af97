"""The hook for pre-commit, the action and the container file, as other repositories use them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml

from sinoclaim.cli import COMMANDS
from tests.cli.running import clash, run
from tests.docs.pages import ROOT
from tests.report.test_machines import checked

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
WORKFLOW: dict[Any, Any] = yaml.safe_load((ROOT / "docs" / "examples" / "sinoclaim.yml").read_text("utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
PINNED = re.compile(r"[\w.-]+/[\w./-]+@(?:v\d+\.\d+\.\d+|[0-9a-f]{40})")
CLAIM = """schema = 1
topic = "Port Arthur"

[[claim]]
id = "handed-over"
statement = "Port Arthur was handed over on {day} 1955."
evidence = [{{ source = "a.txt", quote = "Port Arthur was handed over on 26 May 1955." }}]
"""


def project(root: Path, day: str = "26 May") -> Path:
    """Write one source and a claim about it."""
    for name, text in (
        ("corpus/a.txt", "Port Arthur was handed over on 26 May 1955.\n"),
        ("claims/a.toml", CLAIM.format(day=day)),
    ):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return root


def called(*command: str, cwd: Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, encoding="utf-8", timeout=300, check=False)


def alone(home: Path) -> dict[str, str]:
    """Return an environment without the settings of whoever runs the tests, and without any package index.

    The hook's own environment takes what it needs to be built and run from where the tests run.
    """
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "TMPDIR") if name in os.environ}
    person = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    pip = {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "0"}
    places = {"HOME": str(home), "PRE_COMMIT_HOME": str(home / "pre-commit"), "GIT_CONFIG_NOSYSTEM": "1"}
    return kept | person | pip | places | {"PYTHONPATH": sysconfig.get_paths()["purelib"]}


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_pre_commit_runs_the_hook_from_a_clone_offline(tmp_path: Path) -> None:
    ours, theirs, env = tmp_path / "ours", project(tmp_path / "theirs"), alone(tmp_path)
    ours.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(ROOT / name, ours)
    shutil.copytree(ROOT / "sinoclaim", ours / "sinoclaim", ignore=shutil.ignore_patterns("__pycache__"))
    for folder in (ours, theirs):
        assert called("git", "init", "--quiet", cwd=folder, env=env).returncode == 0
        assert called("git", "add", "--all", cwd=folder, env=env).returncode == 0
    assert called("git", "commit", "--quiet", "-m", "all", cwd=ours, env=env).returncode == 0
    revision = called("git", "rev-parse", "HEAD", cwd=ours, env=env).stdout.strip()
    config = {"repos": [{"repo": str(ours), "rev": revision, "hooks": [{"id": "sinoclaim-guard"}]}]}
    (theirs / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), "utf-8")
    called("git", "add", "--all", cwd=theirs, env=env)

    pre_commit = (sys.executable, "-m", "pre_commit")
    assert called(*pre_commit, "install", cwd=theirs, env=env).returncode == 0
    done = called("git", "commit", "-m", "sound", cwd=theirs, env=env)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"sinoclaim guard\.+Passed", done.stdout + done.stderr)
    project(theirs, "26 October")
    called("git", "add", "--all", cwd=theirs, env=env)
    done = called("git", "commit", "-m", "not sound", cwd=theirs, env=env)
    assert done.returncode == 1
    assert "SC101 date" in done.stdout + done.stderr
    assert called("git", "log", "--format=%s", cwd=theirs, env=env).stdout.split("\n") == ["sound", ""]
    (theirs / "claims" / "a.toml").unlink()  # the hook also runs where all that changed is gone
    (theirs / "corpus" / "a.txt").unlink()
    called("git", "add", "--all", cwd=theirs, env=env)
    assert called("git", "commit", "-m", "nothing left", cwd=theirs, env=env).returncode == 1


def test_the_hook_takes_no_file_names() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert hook["id"] == "sinoclaim-guard"
    assert hook["language"] == "python"
    assert (hook["pass_filenames"], hook["require_serial"], hook["always_run"]) == (False, True, True)
    assert hook["entry"].split() == ["sinoclaim", "guard"]
    assert "guard" in COMMANDS


def test_the_action_keeps_inputs_out_of_the_shell() -> None:
    assert ACTION["runs"]["using"] == "composite"
    for step in STEPS:
        assert "${{" not in step.get("run", "")
        assert "run" not in step or step["shell"] == "bash"
    for given in ACTION["inputs"].values():
        assert given["description"]
        assert isinstance(given["default"], str)


def test_what_others_made_is_pinned_by_version() -> None:
    for steps in (STEPS, *(job["steps"] for job in WORKFLOW["jobs"].values())):
        for step in steps:
            assert "uses" not in step or PINNED.fullmatch(step["uses"]), step


def test_the_workflow_has_no_more_rights_than_it_needs() -> None:
    assert WORKFLOW["permissions"] == {"contents": "read"}
    for job in WORKFLOW["jobs"].values():
        assert job["permissions"] == {"contents": "read", "security-events": "write"}
    ours = WORKFLOW["jobs"]["guard"]["steps"][-1]
    assert set(ours["with"]) <= set(ACTION["inputs"])
    assert "pull_request_target" not in WORKFLOW[True]  # YAML 1.1 reads the key "on" as true


def step(name: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the script of a step of the action, as a runner does."""
    place = cwd.parent / "place" / "bin"
    place.mkdir(parents=True, exist_ok=True)
    for tool, call in (("sinoclaim", "-m sinoclaim "), ("python", "")):
        (place / tool).write_text(f'#!/bin/sh\nexec "{sys.executable}" {call}"$@"\n', "utf-8")
        (place / tool).chmod(0o755)
    (found,) = (one for one in STEPS if one.get("name") == name)
    variables = dict.fromkeys(found["env"], "") | {"RUN": "guard", "PLACE": str(place.parent)} | env
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GITHUB_")}
    shell = ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c")
    return called(*shell, found["run"], cwd=cwd, env=kept | variables)


def test_the_steps_of_the_action(tmp_path: Path) -> None:
    here = project(tmp_path / "here", "26 October")
    upload = str(tmp_path / "upload.sarif")
    assert step("Write SARIF", here, UPLOAD=upload, SARIF="out.sarif").returncode == 0
    written = checked((here / "out.sarif").read_text("ascii"))
    assert len(written["runs"][0]["results"]) == 1
    assert len(json.loads(Path(upload).read_text("ascii"))["runs"][0]["results"]) == 1
    done = step("Guard", here, STRICT="true")
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=claims/a.toml,line=4,")


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_the_action_shows_what_a_change_has_brought(tmp_path: Path) -> None:
    here, env = project(tmp_path / "here"), alone(tmp_path)
    for command in (("init", "--quiet"), ("add", "--all"), ("commit", "--quiet", "-m", "all")):
        assert called("git", *command, cwd=here, env=env).returncode == 0
    assert step("Guard", here, SINCE="HEAD").stdout.startswith("Nothing has changed since HEAD")
    project(here, "26 October")
    done = step("Guard", here, SINCE="HEAD")
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=claims/a.toml,line=4,")


@pytest.mark.slow
def test_the_action_installs_what_it_runs(tmp_path: Path) -> None:
    ours, place, env = tmp_path / "ours", tmp_path / "place", alone(tmp_path)
    ours.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, ours)
    shutil.copytree(ROOT / "sinoclaim", ours / "sinoclaim", ignore=shutil.ignore_patterns("__pycache__"))
    (script,) = (one["run"] for one in STEPS if one.get("name") == "Install sinoclaim")
    given = env | {"ACTION_PATH": str(ours), "PLACE": str(place)}
    done = called("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script, cwd=tmp_path, env=given)
    assert done.returncode == 0, done.stdout + done.stderr
    shutil.rmtree(ours)
    version = called(str(place / "bin" / "sinoclaim"), "--version", cwd=tmp_path, env=env)
    assert version.stdout.startswith("sinoclaim")


def test_what_is_suppressed_is_not_uploaded(tmp_path: Path) -> None:
    here = tmp_path / "here"
    here.mkdir()
    assert run("baseline", "write", "--reason", "known", cwd=clash(here)).returncode == 0
    upload = str(tmp_path / "upload.sarif")
    assert step("Write SARIF", here, UPLOAD=upload, SARIF="out.sarif", RUN="check").returncode == 0
    assert len(json.loads((here / "out.sarif").read_text("ascii"))["runs"][0]["results"]) == 1
    assert json.loads(Path(upload).read_text("ascii"))["runs"][0]["results"] == []


@pytest.mark.parametrize(
    "evil", ["$(touch pwned)", "`touch pwned`", "; touch pwned", "--output=pwned", "\ntouch pwned"]
)
def test_inputs_cannot_become_commands(tmp_path: Path, evil: str) -> None:
    here = project(tmp_path / "here")
    assert step("Guard", here, SINCE=evil).returncode == 2
    assert step("Guard", here, RUN=evil).returncode == 2
    assert not (here / "pwned").exists()


@pytest.mark.slow
def test_the_steps_of_the_container_file(tmp_path: Path) -> None:
    """Carry out the first stage from what it copies alone, and start what the image starts."""
    source, place, env = tmp_path / "source", tmp_path / "opt", alone(tmp_path)
    text = (ROOT / "Containerfile").read_text("utf-8").replace("\\\n", "").replace("/opt/sinoclaim", str(place))
    lines = [line.split(maxsplit=1) for line in text.splitlines() if line and not line.startswith("#")]
    stages = [at for at, line in enumerate(lines) if line[0] == "FROM"]
    source.mkdir()
    for _, names in (line for line in lines[: stages[1]] if line[0] == "COPY"):
        *copied, to = names.split()
        for name in copied:
            here = ROOT / name
            if here.is_dir():
                shutil.copytree(here, source / to, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(here, source / to)
    for _, command in (line for line in lines[: stages[1]] if line[0] == "RUN"):
        done = called("sh", "-e", "-c", command, cwd=source, env=env)
        assert done.returncode == 0, done.stdout + done.stderr
    (entry,) = (json.loads(line[1]) for line in lines if line[0] == "ENTRYPOINT")
    (default,) = (json.loads(line[1]) for line in lines if line[0] == "CMD")
    shutil.rmtree(source)
    bare = {"PATH": "/usr/bin:/bin", "PYTHONPATH": env["PYTHONPATH"]}  # no home, as for a user without one
    assert called(*entry, *default, cwd=tmp_path, env=bare).stdout.startswith("Usage: sinoclaim")
    assert called(*entry, "guard", cwd=project(tmp_path / "sound"), env=bare).returncode == 0
    done = called(*entry, "guard", cwd=project(tmp_path / "not", "26 October"), env=bare)
    assert (done.returncode, done.stderr) == (1, "")
    assert "CONTRADICTED" in done.stdout


def test_the_container_runs_as_nobody_of_importance() -> None:
    text = (ROOT / "Containerfile").read_text("utf-8")
    lines = [line.split() for line in text.splitlines() if line and not line.startswith(("#", " "))]
    last = len(lines) - [line[0] for line in lines[::-1]].index("FROM") - 1
    final = lines[last:]
    assert [line[1] for line in final if line[0] == "USER"] == ["10001"]
    bases = [line[1] for line in lines if line[0] == "FROM"]
    assert all(re.fullmatch(r"[\w./-]+:[\w.-]+", base) and not base.endswith(":latest") for base in bases)
    copied = [name for line in lines[:last] if line[0] == "COPY" for name in line[1:-1]]
    assert all((ROOT / name).exists() for name in copied)
    ignored = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert {f"!{name.removeprefix('./')}" for name in copied} <= set(ignored)
