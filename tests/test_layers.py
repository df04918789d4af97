"""Check that dependencies point downwards only, that no package is forgotten, and that each library has one door."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOORS = {
    "rapidfuzz": {"sinoclaim.align.score"},
    "dateparser": {"sinoclaim.dates.fallback"},
    "click": {"sinoclaim.cli"},
    "rich": {"sinoclaim.cli", "sinoclaim.report"},
}
"""The modules (or the packages with all in them) that may import a library."""
NEVER = ("random", "socket", "urllib.request", "http.client")
ABOVE_ALL = {"sinoclaim.engine"}
"""Packages without a module of their own yet."""


def layers() -> list[str]:
    content = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    (contract,) = (c for c in content["tool"]["importlinter"]["contracts"] if c["type"] == "layers")
    return [name.strip() for layer in contract["layers"] for name in layer.split("|")]


def packages() -> set[str]:
    found = {path.parent.name for path in (ROOT / "sinoclaim").glob("*/__init__.py")}
    found |= {path.stem for path in (ROOT / "sinoclaim").glob("*.py") if path.stem != "__init__"}
    return {f"sinoclaim.{name}" for name in found}


def imports() -> dict[str, set[str]]:
    """Return for every imported name the modules of the package that import it."""
    found: dict[str, set[str]] = {}
    for path in sorted((ROOT / "sinoclaim").rglob("*.py")):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for line in path.read_text("utf-8").splitlines():
            words = line.replace(",", " ").split()
            if words[:1] in (["import"], ["from"]):
                for name in words[1:2]:
                    found.setdefault(name, set()).add(module)
    return found


def test_the_contracts_hold(tmp_path: Path) -> None:
    command = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    if command is None:
        pytest.skip("import-linter is not installed; it comes with the group 'lint'")
    done = subprocess.run(
        [command, "--cache-dir", str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_every_package_has_its_layer() -> None:
    assert packages() - set(layers()) <= ABOVE_ALL


@pytest.mark.parametrize("library", sorted(DOORS))
def test_each_library_has_its_door(library: str) -> None:
    users = {module for name, modules in imports().items() if name.split(".")[0] == library for module in modules}
    assert users
    assert not {m for m in users if not any(m == door or m.startswith(f"{door}.") for door in DOORS[library])}


@pytest.mark.parametrize("library", NEVER)
def test_no_chance_and_no_network(library: str) -> None:
    assert library not in imports()
