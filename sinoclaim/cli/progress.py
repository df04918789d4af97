"""Show on stderr how far a long run has got, and only to a person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from sinoclaim.cli.streams import stderr_is_terminal

Progress = Callable[[int, int], None]
"""Takes how many documents are done, and of how many."""
_FEW: Final = 20


@contextmanager
def progress_bar(documents: int, *, quiet: bool) -> Iterator[Progress | None]:
    """Give the run something to tell its progress to; ``None`` where nobody watches or the run is short."""
    if quiet or documents <= _FEW or not stderr_is_terminal():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 -- a run without a bar does not pay for it
    from rich.progress import Progress as Bar  # noqa: PLC0415 -- as above

    with Bar(console=Console(stderr=True, markup=False, emoji=False), transient=True) as bar:
        task = bar.add_task("reading", total=documents)

        def tell(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield tell
