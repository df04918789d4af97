"""The shape of the shell: small commands, no markup strings, a bar only for a person."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import sinoclaim
from sinoclaim.cli import COMMANDS, progress
from sinoclaim.cli.progress import progress_bar

PACKAGE = Path(sinoclaim.__file__).parent
DRAWING = sorted([*(PACKAGE / "report").glob("*.py"), *(PACKAGE / "cli").glob("*.py")])


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_a_command_is_one_short_file(name: str) -> None:
    assert len((PACKAGE / "cli" / f"{name}.py").read_text("utf-8").splitlines()) <= 80


@pytest.mark.parametrize("path", DRAWING, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_string_is_printed_or_read_as_markup(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        assert node.func.attr not in {"from_markup", "render_str", "input"}
        if node.func.attr in {"print", "log", "add_row"}:
            assert not any(isinstance(argument, ast.JoinedStr) for argument in node.args), ast.unparse(node)
    assert "[bold]" not in path.read_text("utf-8")


@pytest.mark.parametrize(("documents", "quiet", "terminal"), [(500, False, False), (500, True, True), (3, False, True)])
def test_no_bar_where_nobody_watches_or_the_run_is_short(
    monkeypatch: pytest.MonkeyPatch,
    documents: int,
    quiet: bool,  # noqa: FBT001 -- a column
    terminal: bool,  # noqa: FBT001 -- a column
) -> None:
    monkeypatch.setattr(progress, "stderr_is_terminal", lambda: terminal)
    with progress_bar(documents, quiet=quiet) as tell:
        assert tell is None


def test_a_bar_on_stderr_for_a_person(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(progress, "stderr_is_terminal", lambda: True)
    with progress_bar(500, quiet=False) as tell:
        assert tell is not None
        tell(250, 500)
    assert not capsys.readouterr().out
