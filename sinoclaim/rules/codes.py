"""Load the catalogue of rule codes: what each rule flags, in words, with a true example and a near miss."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

import msgspec

from sinoclaim.rules.tomlfile import DATA, read_toml

CATALOGUE: Final = DATA / "codes.toml"
_KIND: Final = len("SC1")
"""Characters of a code that say what kind of rule it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Two passages of two sources, and why the rule does or does not flag them."""

    a: str
    b: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCode:
    """One rule as a user meets it. Codes are stable and never used again for another rule.

    ``kind`` is the slot in which the claims differ, or "hygiene" for what is wrong with a document,
    a curated claim or a decision as such.
    """

    code: str
    name: str
    kind: str
    since: str
    summary: str
    explanation: str
    example: Example
    near_miss: Example


class _Catalogue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rule: tuple[RuleCode, ...]


def load_codes() -> tuple[RuleCode, ...]:
    """Return every rule code, sorted.

    Raises:
        RuleError: if the catalogue cannot be read or a rule lacks a part.
    """
    return tuple(sorted(read_toml(CATALOGUE, _Catalogue).rule, key=lambda rule: rule.code))


def find_code(code: str) -> RuleCode | None:
    """Return the rule of this code or name, in any case of letters, or ``None``."""
    wanted = code.strip().casefold()
    return next((rule for rule in load_codes() if wanted in (rule.code.casefold(), rule.name)), None)


def similar_codes(code: str) -> tuple[str, ...]:
    """Return the codes that someone who wrote ``code`` may have meant, the likeliest first."""
    rules = load_codes()
    wanted = code.strip().upper()
    if within := tuple(rule.code for rule in rules if wanted and rule.code.startswith(wanted)):
        return within
    names = {rule.name: rule.code for rule in rules} | {rule.kind: rule.code for rule in rules[::-1]}
    if by_name := get_close_matches(code.strip().casefold(), sorted(names), n=1):
        return (names[by_name[0]],)
    close = get_close_matches(wanted, [rule.code for rule in rules], n=len(rules))
    return tuple(sorted(close, key=lambda near: (near[:_KIND] != wanted[:_KIND], near))[:3])


def unknown_prefix(prefix: str) -> str:
    """Return why ``prefix`` selects no rule, in words, or "" if it selects some."""
    wanted = prefix.strip().upper()
    if wanted and any(rule.code.startswith(wanted) for rule in load_codes()):
        return ""
    close = similar_codes(prefix)
    remedy = f"did you mean {close[0]}?" if close else "'sinoclaim rules' lists the codes"
    return f"'{prefix}' is not the start of any rule code; {remedy}"
