"""Explain one rule in words, with a true example and a near miss."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sinoclaim.cli import options
from sinoclaim.cli.status import Exit
from sinoclaim.cli.streams import write_result
from sinoclaim.errors import UsageError
from sinoclaim.report.visible import safe_text

if TYPE_CHECKING:
    from sinoclaim.rules.codes import Example, RuleCode


@click.command("explain", short_help="Explain a rule in words, with an example and a near miss.")
@click.argument("code", metavar="CODE")
@options.debug
def command(code: str) -> Exit:
    """Explain the rule CODE (SC401, or its name): what it flags, what it leaves alone, how to select or ignore it."""
    from sinoclaim.rules.codes import find_code, similar_codes  # noqa: PLC0415 -- help must not load the rules

    rule = find_code(code)
    if rule is None:
        close = similar_codes(code)
        remedy = f"did you mean {', '.join(close)}?" if close else "'sinoclaim rules' lists the codes"
        message = f"there is no rule '{code}'; {remedy}"
        raise UsageError(message)
    write_result(safe_text(explanation(rule)))
    return Exit.CLEAN


def explanation(rule: RuleCode) -> str:
    """Return what a person needs to know of a rule."""
    use = (
        f"Only this rule:  sinoclaim check --select {rule.code}",
        f"Not this rule:   sinoclaim check --ignore {rule.code}",
        f'For a project:   ignore = ["{rule.code}"] in sinoclaim.toml',
    )
    parts = (
        f"{rule.code} {rule.name} ({rule.kind}, since {rule.since})",
        rule.summary,
        rule.explanation.strip(),
        _pair("Flagged", rule.example),
        _pair("Not flagged", rule.near_miss),
        "\n".join(use),
    )
    return "\n\n".join(parts) + "\n"


def _pair(head: str, example: Example) -> str:
    quotes = [f"  “{quote}”" for quote in (example.a, example.b) if quote]
    return "\n".join((f"{head}:", *quotes, f"  because: {example.why}"))
