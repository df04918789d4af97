"""Pipes, full disks and signals: the right status, no half-written file, nothing but the result on stdout."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.running import clash, run
from tests.docs.pages import ROOT

SHELL = shutil.which("bash") or "/bin/sh"
FULL = Path(os.devnull).with_name("full")
MACHINES = ("csv", "github", "gitlab", "json", "jsonl", "junit", "markdown", "sarif")


def shell(line: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a line; ``$S`` and ``$P`` call the program and Python, and the status of each command is said at the end."""
    env = {**os.environ, "S": f"{sys.executable} -m sinoclaim", "P": sys.executable}
    line = f'{line}; echo "${{PIPESTATUS[*]}}" >&2'
    return subprocess.run([SHELL, "-c", line], cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A corpus whose report is larger than the buffer of a pipe."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    for number in range(40):
        text = f"Port Arthur was handed over on {number % 28 + 1} October 1955.\n"
        (folder / f"{number:02}.txt").write_text(text, "utf-8")
    return tmp_path


def test_json_goes_into_another_program() -> None:
    done = shell("$S check corpus --format json | $P -m json.tool", ROOT)
    assert done.stderr.split() == ["1", "0"]
    assert json.loads(done.stdout)["schema"] == "sinoclaim/report/1"


@pytest.mark.parametrize("form", ["json", "jsonl", "sarif", "github", "text"])
def test_a_reader_that_takes_one_line_is_no_error(form: str) -> None:
    done = shell(f"$S check corpus --format {form} | head -1", ROOT)
    status, of_head = done.stderr.split()  # and no word more
    assert (status in {"1", "141"}, of_head) == (True, "0")  # 1 if the pipe took it all before its reader left
    assert done.stdout.count("\n") == 1


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("form", MACHINES)
def test_a_full_disk_is_2_in_every_format(tmp_path: Path, form: str) -> None:
    done = shell(f"$S check corpus --format {form} > {FULL}", clash(tmp_path))
    *message, status = done.stderr.splitlines()
    assert status == "2"
    assert message == [
        "sinoclaim: standard output: cannot be written (No space left on device); choose another place with --output"
    ]


def interrupted(many: Path, *more: str, after: float) -> tuple[int, bytes, bytes]:
    command = [sys.executable, "-m", "sinoclaim", "check", "corpus", "--format", "json", *more]
    process = subprocess.Popen(
        command, cwd=many, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    time.sleep(after)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


@pytest.mark.parametrize("after", [0.4, 0.7, 1.0])
def test_an_interrupted_run_writes_all_or_nothing(many: Path, after: float) -> None:
    (many / "out.json").write_text("old", "utf-8")
    status, out, _ = interrupted(many, "-o", "out.json", after=after)
    assert out == b""
    assert sorted(path.name for path in many.iterdir()) == ["corpus", "out.json"]
    written = (many / "out.json").read_text("utf-8")
    if status == 1:  # it was done before the signal came
        assert json.loads(written)["findings"]
    else:
        assert status in {130, -signal.SIGINT}  # the latter while Python itself is starting
        assert written == "old"


def test_an_interrupted_run_prints_all_or_nothing(many: Path) -> None:
    status, out, err = interrupted(many, after=0.8)
    assert b"Traceback" not in err or status == -signal.SIGINT
    assert out == b"" or json.loads(out)["findings"]
    assert status in {1, 130, -signal.SIGINT}


@pytest.mark.parametrize("form", MACHINES)
def test_nothing_but_the_result_is_on_stdout(tmp_path: Path, form: str) -> None:
    clash(tmp_path)
    (tmp_path / "corpus" / "broken.pdf").write_bytes(b"%PDF-1.4 no more")
    (tmp_path / "corpus" / "picture.jpg").write_bytes(b"")
    loud = run("check", "corpus", "--format", form, cwd=tmp_path)
    quiet = run("check", "corpus", "--format", form, "--quiet", cwd=tmp_path)
    assert loud.stdout == quiet.stdout
    assert loud.stderr
    assert not quiet.stderr
