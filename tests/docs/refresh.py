"""Show anew in the pages what their commands print: ``python -m tests.docs.refresh README.md docs/guide.md``.

Where a page leaves lines out (``...``), as many lines before and after are shown as there were. Read the difference.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Final

from tests.docs.pages import LEFT_OUT, ROOT, agrees, is_session, shown
from tests.docs.running import run

BOX: Final = "╭"
"""How the box of a dispute begins; an excerpt does not begin within one."""
EDGES: Final = "│╭╰"


def excerpt(old: str, printed: str) -> str:
    """Return what was printed, with lines left out where the old output left them out."""
    lines = [line.rstrip() for line in printed.strip("\n").splitlines()]
    kept = old.strip("\n").splitlines()
    gaps = [at for at, line in enumerate(kept) if line.strip() == LEFT_OUT]
    if not gaps:
        return "\n".join(lines)
    head, tail = gaps[0], len(kept) - 1 - gaps[-1]
    start = max(head, len(lines) - tail)
    boxes = [at for at, line in enumerate(lines) if line.startswith(BOX) and at >= head]
    if tail and lines[start:] and lines[start].startswith(tuple(EDGES)):
        start = min(boxes, key=lambda at: (abs(at - start), at), default=start)
    return "\n".join([*lines[:head], LEFT_OUT, *lines[start:]])


def refresh(page: Path) -> None:
    """Rewrite the outputs of one page that are no longer what is printed."""
    lines = page.read_text("utf-8").split("\n")
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as project:
        done = [
            (item, run(item.command, Path(folder), cwd=Path(project) if is_session(page) else ROOT))
            for item in shown(page)
        ]
    for item, result in reversed(done):  # from the end, so that the lines before keep their numbers
        printed = result.stdout + result.stderr
        if printed.startswith("sinoclaim: ") or "\nsinoclaim: " in printed:
            sys.exit(f"{item.label()}: {item.command}\n{printed}")
        if not agrees(item.output, printed):
            old = item.output.split("\n") if item.output else []
            at = next(at for at in range(item.line, len(lines)) if not lines[at - 1].endswith("\\"))
            lines[at : at + len(old)] = excerpt(item.output, printed).split("\n")
    page.write_text("\n".join(lines), "utf-8")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        refresh(Path(name))
