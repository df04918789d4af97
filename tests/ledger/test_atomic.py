"""Files are written whole or not at all, and nothing half is left lying about for long."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from sinoclaim.ledger.atomic import replace_file

LEFT = ".decisions.toml.abc123.part"


def test_what_a_killed_writer_left_is_taken_away(tmp_path: Path) -> None:
    target = tmp_path / "decisions.toml"
    for name in (LEFT, ".decisions.toml.xyz.part", ".claims.toml.abc.part", "decisions.toml.part"):
        (tmp_path / name).write_bytes(b"half")
    replace_file(target, b"whole")
    assert target.read_bytes() == b"whole"
    assert {path.name for path in tmp_path.iterdir()} == {
        "decisions.toml",
        ".claims.toml.abc.part",
        "decisions.toml.part",
    }


def test_what_a_living_writer_holds_stays(tmp_path: Path) -> None:
    with (tmp_path / LEFT).open("wb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        replace_file(tmp_path / "decisions.toml", b"whole")
        assert (tmp_path / LEFT).exists()
    replace_file(tmp_path / "decisions.toml", b"again")
    assert not (tmp_path / LEFT).exists()


def test_links_and_folders_of_such_a_name_are_left_alone(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_bytes(b"mine")
    (tmp_path / LEFT).symlink_to(outside)
    (tmp_path / ".decisions.toml.folder.part").mkdir()
    replace_file(tmp_path / "decisions.toml", b"whole")
    assert outside.read_bytes() == b"mine"
    assert (tmp_path / LEFT).is_symlink()
    assert (tmp_path / ".decisions.toml.folder.part").is_dir()


def test_a_file_that_is_taken_away_before_it_is_locked_is_begun_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []
    real = tempfile.mkstemp

    def mkstemp(**given: str | Path) -> tuple[int, str]:
        handle, name = real(prefix=str(given["prefix"]), suffix=str(given["suffix"]), dir=str(given["dir"]))
        begun.append(name)
        if len(begun) == 1:
            os.unlink(name)  # noqa: PTH108 -- as another process does
        return handle, name

    monkeypatch.setattr(tempfile, "mkstemp", mkstemp)
    replace_file(tmp_path / "a.toml", b"whole")
    assert len(begun) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["a.toml"]


def test_many_writers_at_once_leave_one_whole_file(tmp_path: Path) -> None:
    """Each sweeps while the others write; no rename fails and nothing is left."""
    target, failed = tmp_path / "a.toml", []

    def write(number: int) -> None:
        for _ in range(25):
            try:
                replace_file(target, str(number).encode() * 5000)
            except OSError as problem:
                failed.append(problem)

    writers = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert failed == []
    assert len(set(target.read_text("ascii"))) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["a.toml"]


def test_processes_do_not_take_one_another_s_files_away(tmp_path: Path) -> None:
    code = "import sys; from pathlib import Path; from sinoclaim.ledger.atomic import replace_file\n"
    code += "for _ in range(60): replace_file(Path(sys.argv[1]), sys.argv[2].encode() * 9999)"
    command = [sys.executable, "-c", code, str(tmp_path / "a.toml")]
    running = [subprocess.Popen([*command, letter], stderr=subprocess.PIPE) for letter in "abc"]
    assert [process.communicate()[1] for process in running] == [b""] * 3
    assert [path.name for path in tmp_path.iterdir()] == ["a.toml"]
