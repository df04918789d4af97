"""Write curated claims in one form, so that a file's history shows what changed and not how somebody likes to type.

Keys stand in one order with their equals signs in one column; the entries keep theirs. Every comment is kept, on lines
of its own above the key or entry that it belongs to.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from sinoclaim.errors import LedgerError
from sinoclaim.ledger.claims_file import KEYS, TABLE, VERSION, ClaimsFile, parse_claims
from sinoclaim.ledger.toml_scan import HEAD, Layout, Spot
from sinoclaim.ledger.toml_text import folded, quoted
from sinoclaim.model.curated import CuratedClaim, Witness

LINE: Final = 120
"""Columns up to which a single piece of evidence stays on the line of its key."""


def entry_text(claim: CuratedClaim) -> str:
    """Return one entry as it stands in a file.

    >>> print(entry_text(CuratedClaim(id="a", statement="Mao left.", date="1950-02-17")), end="")
    [[claim]]
    id        = "a"
    statement = "Mao left."
    date      = "1950-02-17"
    """
    return _entry(claim, 0, Layout())


def file_text(topic: str, *claims: CuratedClaim) -> str:
    """Return a new file of claims on one topic."""
    head = [f"schema = {VERSION}", *([f"topic  = {quoted(topic)}"] if topic else [])]
    return "\n".join(["".join(f"{line}\n" for line in head), *(entry_text(claim) for claim in claims)])


def formatted(file: ClaimsFile) -> str:
    """Return the text of a file in the one form.

    Raises:
        LedgerError: if the file is at fault, or (a defect of this program) something would be lost.
    """
    for fault in file.faults:
        raise LedgerError(fault.told)
    head = _head(file)
    parts = [head, *(_entry(claim, number, file.layout) for number, claim in enumerate(file.claims))]
    if file.layout.tail:
        parts.append("".join(f"{comment}\n" for comment in file.layout.tail))
    text = "\n".join(parts)
    _check(file, text)
    return text


def with_entry(file: ClaimsFile, claim: CuratedClaim) -> str:
    """Return the text of a file with one more entry at its end; what is there stays as it is, to the letter."""
    text = file.text if file.text.endswith("\n") else f"{file.text}\n"
    return f"{text}\n{entry_text(claim)}"


def _head(file: ClaimsFile) -> str:
    values = {"schema": str(VERSION)} | ({"topic": quoted(file.topic)} if file.topic else {})
    comments = {key: file.layout.comments.get(Spot(HEAD, key), []) for key in ("schema", "topic")}
    if file.layout.line(HEAD, "topic") < file.layout.line(HEAD, "schema"):
        comments = {"schema": comments["topic"] + comments["schema"]}  # what heads the file goes on heading it
    lines: list[str] = []
    for key, value in values.items():
        lines += [*comments.get(key, ()), f"{key:<6} = {value}"]
    # ``claim = [...]`` written inline becomes entries; its comments go with it.
    lines += file.layout.comments.get(Spot(HEAD, TABLE), ())
    return "".join(f"{line}\n" for line in lines)


def _entry(claim: CuratedClaim, number: int, layout: Layout) -> str:
    fields = {key: value for key in KEYS if (value := _value(claim, key))}
    width = max(len("statement"), *map(len, fields))
    lines = [*layout.comments.get(Spot(number), ()), f"[[{TABLE}]]"]
    for key, value in fields.items():
        line = f"{key:<{width}} = {value}"
        if key == "evidence" and (len(claim.evidence) > 1 or len(line) > LINE):
            line = f"{key:<{width}} = {_list(claim.evidence)}"
        lines += [*layout.comments.get(Spot(number, key), ()), line]
    lines += [c for key in KEYS if key not in fields for c in layout.comments.get(Spot(number, key), ())]
    return "".join(f"{line}\n" for line in lines)


def _value(claim: CuratedClaim, key: str) -> str:
    """Return the value of a key as TOML, "" where there is none."""
    match key:
        case "evidence":
            return f"[{', '.join(map(_witness, claim.evidence))}]" if claim.evidence else ""
        case "references":
            return f"[{', '.join(map(quoted, claim.references))}]" if claim.references else ""
        case "note" | "statement":
            return folded(getattr(claim, key)) if getattr(claim, key) else ""
        case _:
            return quoted(getattr(claim, key)) if getattr(claim, key) else ""


def _list(evidence: tuple[Witness, ...]) -> str:
    return "\n".join(["[", *(f"  {_witness(witness)}," for witness in evidence), "]"])


def _witness(witness: Witness) -> str:
    return f"{{ source = {quoted(witness.source)}, quote = {quoted(witness.quote)} }}"


def _check(file: ClaimsFile, text: str) -> None:
    """Refuse to give out a text that says anything else than the file, or lacks a comment of it."""
    again = parse_claims(text, file.name)
    same = [_content(claim) for claim in again.claims] == [_content(claim) for claim in file.claims]
    if not same or again.topic != file.topic or again.faults or _comments(again.layout) != _comments(file.layout):
        message = f"{file.name}: was not formatted: something in it would be lost; report this file as a defect"
        raise LedgerError(message)


def _content(claim: CuratedClaim) -> tuple[object, ...]:
    return tuple(getattr(claim, key) for key in KEYS)


def _comments(layout: Layout) -> Counter[str]:
    return Counter([comment for group in layout.comments.values() for comment in group] + layout.tail)
