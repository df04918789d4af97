"""Name the ways in which a user, a file or a rule can be at fault."""

from __future__ import annotations


class SinoclaimError(Exception):
    """Base of every error that sinoclaim raises on purpose.

    A message names the file, the key or place inside it, and the remedy, in this order:
    ``claims/port-arthur.toml: [[claim]] 3: 'statement' is missing; write what you hold to be so``.
    """


class UsageError(SinoclaimError):
    """A command was called in a way it does not allow."""


class ConfigurationError(SinoclaimError):
    """A configuration file has an unknown key or a value of the wrong kind."""


class LedgerError(SinoclaimError):
    """A file of curated claims or decisions does not hold what it should, or cannot be written."""


class RuleError(SinoclaimError):
    """A data file of the package, or one that a user added, does not hold a valid rule."""


class ReadError(SinoclaimError):
    """A document could not be read; the run goes on with the others."""
