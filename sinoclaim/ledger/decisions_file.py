"""Read and write ``decisions.toml``: what a team has ruled on findings, one entry a block, sorted by fingerprint.

Nothing in the file depends on when or where it was written, and an entry never moves because of another: two branches
that add entries merge like any text, unless both put theirs into one gap between two others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from itertools import pairwise
from pathlib import Path
from typing import Final, NoReturn

import tomli

from sinoclaim.errors import LedgerError
from sinoclaim.ledger.atomic import replace_file
from sinoclaim.ledger.toml_text import quoted
from sinoclaim.model.decision import Decision, Ruling

VERSION: Final = 1
KEYS: Final = ("fingerprint", "rule", "verdict", "reason", "witness", "by", "expires")
"""The keys of an entry, in the order in which they are written."""
HEAD: Final = """\
# What was ruled on findings of sinoclaim, sorted by fingerprint. 'sinoclaim schema decisions' describes each key.
# When git reports a conflict, 'sinoclaim baseline merge' keeps the entries of both sides.
schema = 1
"""
_MARKER: Final = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Read the decisions in a file, sorted by fingerprint.

    Raises:
        LedgerError: if the file cannot be read, is not whole, or an entry is at fault.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as problem:
        message = f"{path}: cannot be read ({problem.strerror}); check the path and its permissions"
        raise LedgerError(message) from problem
    except UnicodeDecodeError as problem:
        message = f"{path}: is not UTF-8 ({problem.reason}); save it as UTF-8"
        raise LedgerError(message) from problem
    return parse_decisions(text, str(path))


def parse_decisions(text: str, name: str = "decisions.toml") -> tuple[Decision, ...]:
    """Read the decisions in a text; ``name`` is what messages call it.

    >>> parse_decisions("schema = 1")
    ()

    Raises:
        LedgerError: as ``read_decisions`` does.
    """
    entries = _entries(_table(text, name), name)
    decisions = sorted((_decision(entry, name, at) for at, entry in entries), key=lambda made: made.fingerprint)
    for a, b in pairwise(decisions):
        if a.fingerprint == b.fingerprint:
            numbers = " and ".join(str(at) for at, entry in entries if entry["fingerprint"] == a.fingerprint)
            _fail(name, numbers, f"'fingerprint' {a.fingerprint} stands more than once; keep the entry that holds")
    return tuple(decisions)


def decisions_text(decisions: Iterable[Decision]) -> str:
    """Return the content of a file of decisions."""
    blocks = (_block(decision) for decision in sorted(decisions, key=lambda made: made.fingerprint))
    return "\n".join((HEAD, *blocks))


def write_decisions(path: Path, decisions: Iterable[Decision]) -> None:
    """Write a file of decisions, whole or not at all.

    Raises:
        LedgerError: if it cannot be written; the old file is as it was.
    """
    try:
        replace_file(path, decisions_text(decisions).encode("utf-8"))
    except OSError as problem:
        message = f"{path}: cannot be written ({problem.strerror or problem}); the file is as it was"
        raise LedgerError(message) from problem


def even(quote: str) -> str:
    r"""Return a quote as decisions keep it: white space made even, without what UTF-8 cannot write.

    >>> even(" handed\n  over \ud800")
    'handed over \ufffd'
    """
    return _SURROGATE.sub("\ufffd", " ".join(quote.split()))


def is_day(text: str) -> bool:
    """Tell whether ``text`` is a day as ISO 8601 writes it.

    >>> is_day("2027-06-30"), is_day("2027-06-31"), is_day("June"), is_day("20270630")
    (True, False, False, False)
    """
    try:
        return _DAY.fullmatch(text) is not None and date.fromisoformat(text) is not None
    except ValueError:
        return False


def _fail(name: str, at: str, message: str) -> NoReturn:
    told = f"{name}: [[decision]] {at}: {message}" if at else f"{name}: {message}"
    raise LedgerError(told)


def _table(text: str, name: str) -> dict[str, object]:
    try:
        return tomli.loads(text)
    except (tomli.TOMLDecodeError, RecursionError) as problem:
        if marker := _MARKER.search(text):
            line = text.count("\n", 0, marker.start()) + 1
            remedy = "'sinoclaim baseline merge' keeps the entries of both sides"
            message = f"{name}: line {line} is a mark of an unfinished merge; {remedy}"
        else:
            message = f"{name}: is not valid TOML ({problem}); mend the line it names"
        raise LedgerError(message) from problem


def _entries(table: Mapping[str, object], name: str) -> list[tuple[int, dict[str, object]]]:
    """Return the entries with their numbers, from 1; each has a fingerprint that is text."""
    for key in table:
        if key not in {"schema", "decision"}:
            _fail(name, "", f"'{key}' is not a key here; the file holds 'schema' and [[decision]] entries")
    version = table.get("schema")
    if type(version) is not int or version != VERSION:
        remedy = (
            f"write 'schema = {VERSION}' at the top" if version is None else "another version of sinoclaim wrote it"
        )
        _fail(name, "", f"'schema' must be {VERSION}; {remedy}, or name another file with --decisions")
    entries = table.get("decision", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        _fail(name, "", "'decision' must be entries; write [[decision]] above each")
    return list(enumerate(entries, start=1))


def _decision(entry: Mapping[str, object], name: str, number: int) -> Decision:
    at = f"{number} ({entry['fingerprint']})" if isinstance(entry.get("fingerprint"), str) else str(number)
    for key in entry:
        if key not in KEYS:
            close = get_close_matches(key, KEYS, n=1)
            remedy = f"did you mean '{close[0]}'?" if close else f"known keys are {', '.join(KEYS)}"
            _fail(name, at, f"'{key}' is not a key; {remedy}")
    texts = {key: _text(entry, key, name, at) for key in ("fingerprint", "rule", "verdict", "reason")}
    if texts["verdict"] not in set(Ruling):
        _fail(name, at, f"'verdict' must be one of {', '.join(Ruling)}")
    witness = entry.get("witness")
    if not isinstance(witness, list) or len(witness) != 2 or not all(isinstance(quote, str) for quote in witness):
        _fail(name, at, "'witness' must be a list of the two quotes that were judged")
    by = entry.get("by", "")
    if not isinstance(by, str):
        _fail(name, at, "'by' must be text in quotation marks: a name or initials")
    first, second = sorted(even(quote) for quote in witness)
    return Decision(
        fingerprint=texts["fingerprint"],
        rule=texts["rule"],
        ruling=Ruling(texts["verdict"]),
        reason=texts["reason"],
        witness=(first, second),
        by=by,
        expires=_expiry(entry.get("expires", "")),
    )


_MEANT: Final = {
    "fingerprint": "write the id of the finding, as reports give it",
    "rule": "write the code of the rule, such as SC101",
    "verdict": f"write one of {', '.join(Ruling)}",
    "reason": "write why, for those who will ask",
}


def _text(entry: Mapping[str, object], key: str, name: str, at: str) -> str:
    value = entry.get(key)
    if value is None:
        _fail(name, at, f"'{key}' is missing; {_MEANT[key]}")
    if not isinstance(value, str) or not value.strip():
        _fail(name, at, f"'{key}' must be text and not empty; {_MEANT[key]}")
    return value


def _expiry(value: object) -> str:
    """Return the last day of a decision as text; what is no day stays as it is, and counts as expired later on."""
    return value.isoformat() if isinstance(value, date) and not isinstance(value, datetime) else str(value)


def _block(decision: Decision) -> str:
    lines = [
        "[[decision]]",
        f"fingerprint = {quoted(decision.fingerprint)}",
        f"rule        = {quoted(decision.rule)}",
        f"verdict     = {quoted(decision.ruling.value)}",
        f"reason      = {quoted(decision.reason)}",
        "witness     = [",
        *(f"  {quoted(quote)}," for quote in decision.witness),
        "]",
    ]
    if decision.by:
        lines.append(f"by          = {quoted(decision.by)}")
    if decision.expires:
        day = decision.expires if is_day(decision.expires) else quoted(decision.expires)
        lines.append(f"expires     = {day}")
    return "".join(f"{line}\n" for line in lines)
