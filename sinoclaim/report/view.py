"""Say how a report is to be shown: the facts of the reader's screen, decided once, at the rim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

PIPE_WIDTH: Final = 100
"""Columns of a text report that does not go to a terminal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How to show a report. ``width`` counts terminal cells; only the text format looks at it and at ``color``.

    ``silences`` adds the pairs that were compared and dropped, ``structure`` what was taken for what in each document.
    ``workflow`` says that the output lands in the log of a
    workflow runner, which would obey commands that a document contains.
    """

    width: int = PIPE_WIDTH
    color: bool = False
    silences: bool = False
    structure: bool = False
    workflow: bool = False
