"""Broken and hostile files: each costs its budget, gives one clear line, and changes nothing of what others say."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import pytest

from sinoclaim import pipeline
from sinoclaim.engine import reader
from sinoclaim.extract.apparatus import Apparatus
from sinoclaim.ingest import Limits, read_paths
from sinoclaim.model.report import Report
from sinoclaim.report import to_json
from sinoclaim.report.strict_json import dumps
from sinoclaim.report.view import View
from tests.extract.rules_once import loaded_rules, prepared_apparatus
from tests.ingest.hostile import CANARY, FULL, KINDS, MIB, TEXT, Kind

SECONDS: Final = 10
MEMORY: Final = 400 * MIB
STATED: Final = {
    "a.txt": "The last Soviet troops left Port Arthur on 26 May 1955.\n",
    "n.txt": "Mao arrived in Moscow on 16 December 1949. The last Soviet troops left Port Arthur in October 1955.\n",
    "z.txt": "Mao arrived in Moscow on 18 December 1949.\n",
}
AT_THE_DOOR: Final = ("word bomb", "external entity", "deep RTF", "truncated PDF", "loop of links", "pipe")
"""Kinds that are tried by the command as well, one by one; all of them are in the long run below."""


@pytest.fixture(autouse=True)
def _prepared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def prepare(_rules: object) -> Apparatus:
        return prepared_apparatus()

    monkeypatch.setattr(reader, "prepare", prepare)


def corpus(root: Path) -> Path:
    """Write three sources that contradict one another, and beside their folder a file that is none of them."""
    (root / "outside.txt").write_text(f"{CANARY}.\n", "utf-8")
    folder = root / "corpus"
    folder.mkdir()
    for name, text in STATED.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def checked(folder: Path, limits: Limits | None = None) -> Report:
    library = read_paths([folder], loaded_rules().reading, limits=limits)
    return pipeline.check(library.documents, loaded_rules(), problems=library.problems)


def findings(report: Report) -> str:
    return dumps(to_json.content(report, View())["findings"])


@cache
def undisturbed() -> str:
    with TemporaryDirectory() as root:
        return findings(checked(corpus(Path(root))))


def computed() -> float:
    """Return the seconds that this process and those that it has seen end have computed; a busy machine adds none."""
    return sum(os.times()[:4])


def children() -> set[str]:
    """Return the processes that this one has started and that are still there."""
    tasks = Path("/proc/self/task").glob("*/children")
    return {child for task in tasks for child in task.read_text().split()}


def assert_told(kind: Kind, errors: list[Any], where: str = "") -> None:
    """Assert that there is one line about a file, short enough to be read, with what it should say."""
    assert [(error["path"], error.get("remark", False)) for error in errors] == [
        (where + kind.name + kind.within, kind.remark)
    ]
    assert re.search(kind.told, errors[0]["message"]), errors
    assert 10 < len(errors[0]["message"]) < 400


def test_there_is_something_to_disturb() -> None:
    assert len(json.loads(undisturbed())) == 2
    assert len(KINDS) >= 40


@pytest.mark.parametrize("name", KINDS)
def test_a_hostile_file_gives_one_line_and_leaves_the_others_alone(name: str, tmp_path: Path) -> None:
    kind = KINDS[name]
    folder = corpus(tmp_path)
    kind.make(folder / kind.name)
    had = children()
    begun = computed()
    report = checked(folder, kind.limits)
    assert computed() - begun < SECONDS
    assert children() <= had
    whole = to_json.render(report, View())
    assert_told(kind, json.loads(whole)["errors"])
    assert CANARY not in whole
    assert findings(report) == undisturbed()
    assert (tmp_path / "outside.txt").read_text() == f"{CANARY}.\n"


def test_what_only_looks_hostile_is_read(tmp_path: Path) -> None:
    """Depth of a page costs nothing, so its words count; nor does a member of an archive that nobody asks for."""
    (tmp_path / "deep.html").write_text("<div>" * 200_000 + TEXT, "utf-8")
    report = checked(tmp_path)
    assert report.problems == ()
    assert [claim.quote for claim in report.claims] == [TEXT.strip()]


def run(folder: Path, *paths: str, seconds: int = 60) -> tuple[int, bytes, bytes, int]:
    """Return the exit status of a run, what it printed, and the most memory that it and its children had."""
    command = [sys.executable, "-m", "sinoclaim", "check", *(paths or ("corpus",)), "--format", "json"]
    with subprocess.Popen(
        command, cwd=folder.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        most = [0]
        done = threading.Event()

        def watch() -> None:
            while not done.wait(0.02):
                most[0] = max(most[0], sum(map(resident, family(str(process.pid)))))

        watching = threading.Thread(target=watch)
        watching.start()
        try:
            out, errors = process.communicate(timeout=seconds)
        finally:
            process.kill()
            done.set()
            watching.join()
    # The process was the first of a group of its own: if the group is gone, nobody of it is left.
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
    return process.returncode, out, errors, most[0]


def family(process: str) -> Iterator[str]:
    yield process
    try:
        tasks = [task / "children" for task in Path("/proc", process, "task").iterdir()]
        for child in " ".join(task.read_text() for task in tasks).split():
            yield from family(child)
    except OSError:
        return


def resident(process: str) -> int:
    try:
        return int(Path("/proc", process, "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0


def assert_clean(out: bytes, errors: bytes, most: int, *, bound: int = MEMORY) -> Any:
    assert CANARY.encode() not in out + errors
    assert b"Traceback" not in errors
    assert most < bound
    return json.loads(out)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux does")
@pytest.mark.parametrize("name", AT_THE_DOOR)
def test_the_command_survives_a_hostile_file(name: str, tmp_path: Path) -> None:
    kind = KINDS[name]
    folder = corpus(tmp_path)
    kind.make(folder / kind.name)
    begun = computed()
    status, out, errors, most = run(folder)
    assert computed() - begun < SECONDS
    told = assert_clean(out, errors, most)
    # The sources that could be read contradict one another, which is what the status tells.
    assert status == 1
    assert_told(kind, told["errors"])
    assert dumps(told["findings"]) == undisturbed()


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux does")
def test_a_hostile_file_alone_is_trouble(tmp_path: Path) -> None:
    folder = corpus(tmp_path)
    kind = KINDS["truncated docx"]
    kind.make(folder / kind.name)
    status, out, errors, most = run(folder, f"corpus/{kind.name}")
    assert status == 2
    assert not json.loads(out)["findings"] if out else b"x.docx" in errors
    assert b"Traceback" not in errors
    assert most < MEMORY


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux does")
def test_all_of_them_at_once_and_at_full_size(tmp_path: Path) -> None:
    folder = corpus(tmp_path)
    # What is too much only under a small limit can be read under the usual ones, unless it has a full size too.
    kinds = [kind for name, kind in (KINDS | FULL).items() if name in FULL or not kind.small]
    for number, kind in enumerate(kinds):
        (folder / f"{number}").mkdir()
        kind.make(folder / f"{number}" / kind.name)
    status, out, errors, most = run(folder, seconds=120)
    # Two processes have each unpacked a bomb up to their 200 MiB by now, and keep the memory for the next one.
    told = assert_clean(out, errors, most, bound=640 * MIB)
    assert status == 1
    # Some of them can be read, and what else a corpus holds weighs in how sure a finding is, not in what is found.
    assert [(f["id"], f["verdict"]) for f in told["findings"]] == [
        (f["id"], f["verdict"]) for f in json.loads(undisturbed())
    ]
    for number, kind in enumerate(kinds):
        own = [error for error in told["errors"] if error["path"].startswith(f"{number}/")]
        assert_told(kind, own, f"{number}/")
