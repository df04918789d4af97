"""Name the exit statuses: a contract with scripts and CI."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What the status of the process tells its caller."""

    CLEAN = 0
    """Nothing found at or above ``--fail-on``."""
    FINDINGS = 1
    """Something found at or above ``--fail-on``."""
    TROUBLE = 2
    """Wrong usage or configuration, unreadable input, a failed write, an error of the program."""
    NOTHING = 3
    """Nothing to check: no document, or no claim in any."""
    INTERRUPTED = 130
    """Ctrl-C."""
    CLOSED_PIPE = 141
    """The reader of the output went away."""
