"""Say how a report is to be shown: the facts of the reader's screen, decided once, at the rim."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

PIPE_WIDTH: Final = 100
"""Columns of a text report that does not go to a terminal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How to show a report. ``width`` counts terminal cells; only the text format looks at it and at ``color``.

    ``silences`` adds the pairs that were compared and dropped, ``structure`` what was taken for what in each document,
    ``decided`` the findings that a decision covers.
    ``workflow`` says that the output lands in the log of a
    workflow runner, which would obey commands that a document contains.
    ``paths`` gives the file of a document, from the root of the repository, where that is not its name; ``decisions``
    the file of the decisions.
    """

    width: int = PIPE_WIDTH
    color: bool = False
    silences: bool = False
    structure: bool = False
    decided: bool = False
    workflow: bool = False
    paths: Mapping[str, str] = field(default_factory=dict)
    decisions: str = "decisions.toml"
