"""Check that what the pages show is what the program does."""

from __future__ import annotations

import doctest
import re
import shutil
import tomllib
from pathlib import Path

import msgspec
import pytest

from sinoclaim.cli import COMMANDS
from sinoclaim.rules.frames import FrameFile
from tests.docs.pages import PAGES, ROOT, WIDTH, Fenced, Shown, agrees, blocks, is_session, links, prose, shown
from tests.docs.running import run

SHOWN = [item for page in PAGES if not is_session(page) for item in shown(page)]
SESSIONS = [page for page in PAGES if is_session(page)]
PYTHON = [block for page in PAGES for block in blocks(page, "pycon")]
INSTALLING = re.compile(r"(?:make|\.venv/bin/python|git|python3?|pip|pipx|uv|source|\. )\b.*|cd \S+|#.*|")
"""Lines of ``sh`` blocks, which are not run: they install, or call what runs this test."""


@pytest.mark.parametrize("item", SHOWN, ids=Shown.label)
def test_commands_print_what_is_shown(item: Shown, tmp_path: Path) -> None:
    if "| jq" in item.command and shutil.which("jq") is None:
        pytest.skip("jq is not installed")
    done = run(item.command, tmp_path)
    printed = done.stdout + done.stderr
    if "echo $?" not in item.command:
        assert done.returncode in {0, 1}, done.stderr
    assert agrees(item.output, printed), f"{item.label()}: {item.command}\n{printed}"


@pytest.mark.parametrize("page", SESSIONS, ids=lambda page: page.name)
def test_sessions_print_what_is_shown(page: Path, tmp_path: Path) -> None:
    tools, place = tmp_path / "tools", tmp_path / "project"
    tools.mkdir()
    place.mkdir()
    for item in shown(page):
        done = run(item.command, tools, cwd=place)
        printed = done.stdout + done.stderr
        if "echo $?" not in item.command:
            assert done.returncode in {0, 1}, f"{item.label()}: {item.command}\n{printed}"
        assert agrees(item.output, printed), f"{item.label()}: {item.command}\n{printed}"


def test_there_is_something_to_check() -> None:
    assert len(SHOWN) >= 10
    assert len(PYTHON) >= 4


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_command_lines_stand_where_they_are_run(page: Path) -> None:
    lines = [line for block in blocks(page, "sh", "bash", "shell") for line in block.body.splitlines()]
    assert [line for line in lines if not INSTALLING.fullmatch(line.strip())] == []
    others = [block for block in blocks(page) if block.info not in {"console", "sh"}]
    assert [block.line for block in others if "$ sinoclaim" in block.body] == []


@pytest.mark.parametrize("block", PYTHON, ids=lambda block: f"{block.page.name}:{block.line}")
def test_python_examples_run(block: Fenced, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    name = f"{block.page.name}:{block.line}"
    before = [b for b in PYTHON if b.page == block.page and b.line < block.line]
    scope: dict[str, object] = {}
    for earlier in before:
        exec("\n".join(e.source for e in doctest.DocTestParser().get_examples(earlier.body)), scope)  # noqa: S102 - our own pages
    test = doctest.DocTestParser().get_doctest(block.body, scope, name, str(block.page), block.line)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE, verbose=False)
    told: list[str] = []
    runner.run(test, out=told.append)
    assert runner.summarize(verbose=False).failed == 0, "".join(told)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    missing = [target for target in links(page) if not (page.parent / target.partition("#")[0]).exists()]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_toml_blocks_can_be_read(page: Path) -> None:
    for block in blocks(page, "toml"):
        value = tomllib.loads(block.body)
        if "frame" in value:
            msgspec.convert(value, FrameFile)


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_is_described(command: str) -> None:
    assert any(f"sinoclaim {command}" in page.read_text("utf-8") for page in PAGES)


def test_readme_is_narrow() -> None:
    wide = [line for line in (ROOT / "README.md").read_text("utf-8").splitlines() if len(line) > WIDTH]
    assert wide == []


def test_contents_of_the_pages_name_their_parts() -> None:
    for page in PAGES:
        text = prose(page)
        listed = re.search(r"^Contents:\s*\n?(.+?)\n\n", text, re.MULTILINE | re.DOTALL)
        if listed is None:
            continue
        parts = [re.sub(r" …$", "", part.strip()) for part in re.split(r"·", listed[1].replace("\n", " "))]
        heads = re.findall(r"^## (.+?)(?: …)?$", text, re.MULTILINE)
        assert [part for part in parts if not any(part.startswith(head) for head in heads)] == [], page.name
        assert len(parts) == len(heads), page.name


def _tree() -> list[tuple[str, int]]:
    """Return the names of the tree in docs/architecture.md with their depth."""
    block = next(b for b in blocks(ROOT / "docs" / "architecture.md", "text") if b.body.startswith("sinoclaim/"))
    rows = block.body.splitlines()[1:]
    return [(row.split()[0], (len(row) - len(row.lstrip())) // 2) for row in rows]


def test_the_tree_names_every_package_and_nothing_else() -> None:
    package = ROOT / "sinoclaim"
    folders = {f"{path.name}/" for path in package.iterdir() if path.is_dir() and path.name != "__pycache__"}
    named = {name for name, depth in _tree() if depth == 1}
    assert {name for name in named if name.endswith("/")} == folders
    modules = {path.name for path in package.glob("*.py")} - {"__main__.py"}
    assert {name for name in named if not name.endswith("/")} == modules
    kinds = {f"{path.name}/" for path in (package / "data").iterdir() if path.is_dir()}
    assert {name for name, depth in _tree() if depth == 2} == kinds


def test_the_layers_are_those_of_the_contract() -> None:
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"][0]
    layers = [layer.replace("sinoclaim.", "") for layer in contract["layers"] if layer != "sinoclaim.__main__"]
    block = next(b for b in blocks(ROOT / "docs" / "architecture.md", "text") if b.body.startswith("cli\n"))
    assert block.body.split() == " ".join(layers).split()
