"""Carry out the statistics of decisions."""

from __future__ import annotations

from collections.abc import Sequence

from sinoclaim.cli.deciding import decisions_for, decisions_path
from sinoclaim.cli.status import Exit
from sinoclaim.cli.streams import say, write_result
from sinoclaim.ledger.precision import Tally, tallies, tally
from sinoclaim.model.decision import Decision
from sinoclaim.report.strict_json import Json, dumps
from sinoclaim.report.visible import one_line
from sinoclaim.rules.codes import find_code
from sinoclaim.rules.configuration import Settings


def run_stats(given: str | None, settings: Settings, *, form: str, isolated: bool) -> Exit:
    """Count the decisions of a project and print what they say of each rule and kind."""
    decisions = decisions_for(given, settings, isolated=isolated)
    if not decisions:
        say(f"no decisions in {decisions_path(given, settings)}; 'sinoclaim review' makes some")
        return Exit.NOTHING
    rules, kinds, every = tallies(decisions), _by_kind(decisions), tally("all", decisions)
    if form == "json":
        told: Json = {"schema": "sinoclaim/stats/1", "rules": _told(rules), "kinds": _told(kinds), "all": _of(every)}
        write_result(dumps(told, indent=1) + "\n")
    else:
        write_result(_table(rules, every))
    return Exit.CLEAN


def _by_kind(decisions: Sequence[Decision]) -> tuple[Tally, ...]:
    kinds = sorted({_kind(decision.rule) for decision in decisions})
    return tuple(tally(kind, (made for made in decisions if _kind(made.rule) == kind)) for kind in kinds)


def _kind(rule: str) -> str:
    """Return the kind of a rule; a code that this version does not know is its own."""
    known = find_code(rule)
    return known.kind if known else rule


def _told(counted: Sequence[Tally]) -> Json:
    return [_of(item) for item in counted]


def _of(item: Tally) -> dict[str, Json]:
    return {
        "name": item.name,
        "right": item.right,
        "wrong": item.wrong,
        "deferred": item.deferred,
        "precision": item.precision,
        "interval": list(item.interval) if item.interval else None,
    }


def _table(rules: Sequence[Tally], every: Tally) -> str:
    head = ("rule", "kind", "right", "wrong", "deferred", "precision", "95 % between")
    rows = [head, *(_row(item, _kind(item.name)) for item in rules), _row(every, "")]
    widths = [max(len(row[at]) for row in rows) for at in range(len(head))]
    lines = ("  ".join(_set(cell, width, at) for at, (cell, width) in enumerate(zip(row, widths, strict=True)))
             for row in rows)  # fmt: skip
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _row(item: Tally, kind: str) -> tuple[str, ...]:
    between = " and ".join(str(end) for end in item.interval) if item.interval else "-"
    share = "-" if item.precision is None else str(item.precision)
    return (one_line(item.name), kind, str(item.right), str(item.wrong), str(item.deferred), share, between)


def _set(cell: str, width: int, column: int) -> str:
    return cell.ljust(width) if column < 2 else cell.rjust(width)
