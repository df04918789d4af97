"""Render what came of the replay of a report, as text or as one JSON object."""

from __future__ import annotations

from collections.abc import Iterator

from sinoclaim.ledger.replay import FindingReplay, QuoteReplay, QuoteState, Replay, SourceReplay, SourceState
from sinoclaim.report.strict_json import Json, dumps
from sinoclaim.report.summary import counted
from sinoclaim.report.visible import break_commands, one_line

SCHEMA = "sinoclaim/verification/1"


def as_text(replay: Replay) -> str:
    """Return a line for all that has changed, and a closing line."""
    lines = [*_rules(replay), *filter(None, map(_source, replay.sources))]
    for finding in replay.findings:
        if not finding.holds:
            lines += _finding(finding)
    held = sum(finding.holds for finding in replay.findings)
    replayed = counted(len(replay.findings), "finding")
    lines.append(f"Replayed {replayed}: {counted(held, 'is', 'are')} as before, {len(replay.findings) - held} not.")
    return break_commands("".join(f"{one_line(line)}\n" for line in lines))


def as_json(replay: Replay) -> str:
    """Return the replay as one JSON object."""
    then, now = replay.rules
    told: Json = {
        "schema": SCHEMA,
        "holds": replay.holds,
        "rules": {"recorded": then, "now": now},
        "sources": [
            {"path": source.recorded.path, "state": source.state.value, "now": source.name or None}
            for source in replay.sources
        ],
        "findings": [
            {
                "id": finding.recorded.id,
                "rule": finding.recorded.rule,
                "made": finding.made,
                "quotes": [_quote_json(quote) for quote in finding.quotes],
            }
            for finding in replay.findings
        ],
    }
    return dumps(told, indent=1) + "\n"


def _quote_json(quote: QuoteReplay) -> dict[str, Json]:
    return {
        "claim": quote.recorded.id,
        "path": quote.source.recorded.path,
        "state": quote.state.value,
        "start": quote.start if quote.start >= 0 else None,
    }


def _rules(replay: Replay) -> Iterator[str]:
    then, now = replay.rules
    if then != now:
        yield f"The rules have changed: {then} then, {now} now."


def _source(source: SourceReplay) -> str:
    path = source.recorded.path
    match source.state:
        case SourceState.SAME:
            return ""
        case SourceState.RENAMED:
            return f"{path}: is called {source.name} now."
        case SourceState.CHANGED:
            return f"{path}: its text has changed."
        case SourceState.MISSING:
            return f"{path}: is not among the sources."


def _finding(finding: FindingReplay) -> Iterator[str]:
    made = "is made again" if finding.made else "is no longer made"
    yield f"{finding.recorded.id} {finding.recorded.rule} {made}: {finding.recorded.message}"
    for quote in finding.quotes:
        if quote.state is QuoteState.HELD:
            continue
        where = f"{quote.source.recorded.path}, {quote.recorded.start}"
        what = f"stands at {quote.start} now" if quote.state is QuoteState.MOVED else "stands there no longer"
        yield f"  {where}: “{quote.recorded.quote}” {what}"
