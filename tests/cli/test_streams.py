from __future__ import annotations

import io
import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from sinoclaim.cli.streams import OutputError, view_of, write_result
from tests.cli.running import clash, run


@pytest.mark.parametrize(
    ("color", "env", "wanted"),
    [
        ("auto", {}, False),
        ("auto", {"FORCE_COLOR": "1"}, True),
        ("auto", {"FORCE_COLOR": ""}, False),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
        ("always", {"NO_COLOR": "1"}, True),
        ("never", {"FORCE_COLOR": "1"}, False),
    ],
)
def test_color_in_a_pipe(monkeypatch: pytest.MonkeyPatch, color: str, env: dict[str, str], wanted: bool) -> None:  # noqa: FBT001 -- a column
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert view_of(width=0, color=color, output="-", silences=False).color is wanted


@pytest.mark.parametrize(
    ("env", "wanted"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False), ({"NO_COLOR": ""}, True)]
)
def test_color_on_a_terminal(monkeypatch: pytest.MonkeyPatch, env: dict[str, str], wanted: bool) -> None:  # noqa: FBT001 -- a column
    class Screen(io.StringIO):
        def isatty(self) -> bool:  # type: ignore[explicit-override]  # typing.override needs Python 3.12
            return True

    for name, value in {"NO_COLOR": "", "FORCE_COLOR": "", "TERM": "xterm", **env}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", Screen())
    assert view_of(width=0, color="auto", output="-", silences=False).color is wanted
    assert view_of(width=0, color="auto", output="out.txt", silences=False).color is False


def test_width_is_a_hundred_unless_asked_or_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "42")
    assert view_of(width=0, color="auto", output="-", silences=False).width == 100
    assert view_of(width=77, color="auto", output="-", silences=False).width == 77


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("old", "utf-8")
    target.chmod(0o640)
    write_result("new\n", str(target))
    assert target.read_bytes() == b"new\n"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    link = tmp_path / "link"
    link.symlink_to(target)
    write_result("newer\n", str(link))
    assert link.is_symlink()
    assert target.read_text("utf-8") == "newer\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link", "out.json"]


def test_a_failed_write_leaves_the_old_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("old", "utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match=r"out\.json.*No space left"):
        write_result("new", str(target))
    assert target.read_text("utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


def test_a_device_is_written_to_not_replaced() -> None:
    write_result("gone\n", os.devnull)
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


FULL = Path(os.devnull).with_name("full")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("arguments", [["rules"], ["--help"], ["check", "corpus"]])
def test_a_full_disk_is_2(tmp_path: Path, arguments: list[str]) -> None:
    clash(tmp_path)
    with FULL.open("wb") as full:
        done = run(*arguments, cwd=tmp_path, capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert b"No space left" in done.stderr


@pytest.mark.parametrize("arguments", ["check corpus", "rules", "--help"])
def test_a_reader_that_goes_away_is_no_error(tmp_path: Path, arguments: str) -> None:
    clash(tmp_path)
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = run(*arguments.split(), cwd=tmp_path, capture_output=False, stdout=writer, stderr=subprocess.PIPE)
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.parametrize("arguments", ["check corpus", "rules"])
def test_a_closed_stdout_is_2(tmp_path: Path, arguments: str) -> None:
    clash(tmp_path)
    shell = f'exec "$0" -m sinoclaim {arguments} >&-'
    done = subprocess.run(["/bin/sh", "-c", shell, sys.executable], cwd=tmp_path, check=False, capture_output=True)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_a_file_that_cannot_grow_is_2_and_not_there(tmp_path: Path) -> None:
    clash(tmp_path)

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))

    done = run("check", "corpus", "-o", "out.json", "--format", "json", cwd=tmp_path, preexec_fn=small)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus"]
