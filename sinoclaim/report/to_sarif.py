"""Render what a run found as SARIF 2.1.0, within what GitHub code scanning takes.

Messages are plain text with the one kind of markup that SARIF has for it: a link to a related location. Whatever came
out of a document is escaped against that, and made visible where it would act on a screen; only snippets are exact.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import quote

from sinoclaim import __version__
from sinoclaim.model.decision import Standing
from sinoclaim.report.issues import WARNINGS, Issue, Outcome
from sinoclaim.report.spots import Spot
from sinoclaim.report.strict_json import Json, dumps
from sinoclaim.report.visible import one_line
from sinoclaim.rules.codes import Example, RuleCode, load_codes

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT: Final = "sinoclaimFinding/v1"
"""The key of our fingerprints; GitHub keeps a key of its own for those that it computes."""
MOST_RESULTS: Final = 25_000
LONGEST_TEXT: Final = 1024
_MARKS: Final = re.compile(r"[\[\]\\]")
_BASELINE: Final[Mapping[Standing, str]] = {
    Standing.NEW: "new",
    Standing.UNCHANGED: "unchanged",
    Standing.UPDATED: "updated",
    Standing.EXPIRED: "unchanged",
    Standing.ABSENT: "absent",
}
"""The words of SARIF for the standing of a finding, which knows of no decision that has expired."""


def render(found: Outcome) -> str:
    """Return the log as JSON text; of more results than are taken, those that come last are left out, and counted."""
    rules = load_codes()
    numbers = {rule.code: number for number, rule in enumerate(rules)}
    issues = found.issues[:MOST_RESULTS]
    run: dict[str, Json] = {
        "tool": {"driver": _driver(rules)},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": _notifications(found)}],
        "results": [_result(issue, numbers) for issue in issues],
    }
    return dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def plain(text: str) -> str:
    r"""Return text as it may stand in a message: on one line, with brackets, braces and backslashes escaped.

    >>> print(plain("he wrote [sic] {0}"))
    he wrote \[sic\] {{0}}
    """
    escaped = _MARKS.sub(r"\\\g<0>", one_line(text))
    return escaped.replace("{", "{{").replace("}", "}}")


def uri_of(path: str) -> str:
    """Return a path as a relative reference.

    >>> uri_of("my notes/旅順 #1.txt"), uri_of("a:b")
    ('my%20notes/%E6%97%85%E9%A0%86%20%231.txt', 'a%3Ab')
    """
    return quote(path, safe="/", errors="replace")


def _driver(rules: Sequence[RuleCode]) -> Json:
    return {
        "name": "sinoclaim",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in rules],
    }


def _rule(rule: RuleCode) -> Json:
    explained = " ".join(rule.explanation.split())
    text = "\n\n".join((explained, *_examples(rule), f"More: sinoclaim explain {rule.code}"))
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": plain(rule.summary)[:LONGEST_TEXT]},
        "fullDescription": {"text": plain(explained)[:LONGEST_TEXT]},
        "help": {"text": text},
        "defaultConfiguration": {"level": "warning" if rule.code in WARNINGS else "error"},
        "properties": {"tags": ["history", rule.kind]},
    }


def _examples(rule: RuleCode) -> tuple[str, str]:
    return _example("Flagged", rule.example), _example("Not flagged", rule.near_miss)


def _example(head: str, example: Example) -> str:
    quotes = [f"“{one_line(quote)}”" for quote in (example.a, example.b) if quote]
    return f"{head}: {' / '.join(quotes)} ({example.why})"


def _result(issue: Issue, numbers: Mapping[str, int]) -> Json:
    related = [_location(other) | {"id": number} for number, other in enumerate(issue.others, start=1)]
    result: dict[str, Json] = {
        "ruleId": issue.rule,
        "ruleIndex": numbers.get(issue.rule, -1),
        "level": issue.level.value,
        "rank": issue.confidence // 10,
        "message": {"text": _message(issue)},
        "locations": [_location(issue.at)],
        "partialFingerprints": {FINGERPRINT: issue.fingerprint},
        "suppressions": _suppressions(issue),
    }
    if related:
        result["relatedLocations"] = related
    if issue.status is not None:
        result["baselineState"] = _BASELINE[issue.status]
    return result


def _message(issue: Issue) -> str:
    """Write the message; each other side is a link, without which GitHub does not show where it stands."""
    parts = [plain(issue.message)]
    if issue.at.shown:
        parts.append(f"Here: “{plain(issue.at.shown)}”")
    parts += [
        f"[{plain(other.where)}]({number}): “{plain(other.shown)}”"
        for number, other in enumerate(issue.others, start=1)
    ]
    return " ".join(parts)


def _location(spot: Spot) -> dict[str, Json]:
    (line, column), (last, after) = spot.start, spot.end
    region: dict[str, Json] = {"startLine": line, "startColumn": column, "endLine": last, "endColumn": after}
    if spot.exact and spot.quote and spot.start < spot.end:
        region["snippet"] = {"text": spot.quote}
    return {"physicalLocation": {"artifactLocation": {"uri": uri_of(spot.path)}, "region": region}}


def _suppressions(issue: Issue) -> Json:
    """Return what the decision says; where one result has suppressions, each says that it has none (SARIF 3.27.23)."""
    if not issue.covered:
        return []
    given: dict[str, Json] = {"kind": "external", "status": "accepted"}
    if issue.decision and issue.decision.reason:
        given["justification"] = one_line(issue.decision.reason)
    return [given]


def _notifications(found: Outcome) -> Json:
    notices: list[Json] = [
        {
            "level": "note" if problem.remark else "warning",
            "message": {"text": plain(f"{problem.path}: {problem.message}")},
        }
        for problem in found.problems
    ]
    if (more := len(found.issues) - MOST_RESULTS) > 0:
        notices.append({"level": "warning", "message": {"text": f"{more} more results are left out"}})
    return notices
