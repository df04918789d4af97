"""Render what a run found as JUnit XML: one test case for each document or curated claim that was looked at.

So green says what ran, and not only that nothing was red.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from sinoclaim.model.report import Problem
from sinoclaim.report.issues import Issue, Level, Outcome
from sinoclaim.report.summary import counted
from sinoclaim.report.visible import one_line

_NOT_XML: Final = re.compile("[\ufffe\uffff]")
_ESCAPED: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def render(found: Outcome) -> str:
    """Return one suite; a case fails by its open errors, warnings and what decisions cover are told beside it."""
    about: dict[str, list[Issue]] = defaultdict(list)
    for issue in found.issues:
        about[issue.subject].append(issue)
    unread = [problem for problem in found.problems if not problem.remark and problem.path not in found.subjects]
    names = (*found.subjects, *(name for name in about if name not in found.subjects))
    cases = [_case(found.command, name, about.get(name, ())) for name in names]
    cases += [_unread(found.command, problem) for problem in unread]
    failed = sum(any(map(_fails, issues)) for issues in about.values())
    counts = f'tests="{len(cases)}" failures="{failed}" errors="{len(unread)}" skipped="0"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        "<testsuites>",
        f'<testsuite name="sinoclaim {found.command}" {counts}>',
        *cases,
        f"<system-out>{_text(found.summary)}</system-out>",
        "</testsuite>",
        "</testsuites>",
    ]
    return "".join(f"{line}\n" for line in lines)


def _fails(issue: Issue) -> bool:
    return issue.level is Level.ERROR and not issue.covered


def _case(command: str, name: str, issues: Sequence[Issue]) -> str:
    failures = [issue for issue in issues if _fails(issue)]
    others = [issue for issue in issues if not _fails(issue)]
    parts = [_opening(command, name)]
    if failures:
        kinds = " ".join(sorted({issue.rule for issue in failures}))
        said = _attribute(counted(len(failures), "issue"))
        parts.append(f"<failure type={_attribute(kinds)} message={said}>{_lines(failures)}</failure>")
    if others:
        parts.append(f"<system-out>{_lines(others)}</system-out>")
    return "\n".join((*parts, "</testcase>"))


def _unread(command: str, problem: Problem) -> str:
    said = f'<error type="SC901" message="not read">{_text(problem.message)}</error>'
    return "\n".join((_opening(command, problem.path), said, "</testcase>"))


def _opening(command: str, name: str) -> str:
    return f"<testcase classname={_attribute(f'sinoclaim.{command}')} name={_attribute(name)}>"


def _lines(issues: Sequence[Issue]) -> str:
    return "\n".join(_text(f"{issue.rule} {issue.name}: {issue.text}{_decided(issue)}") for issue in issues)


def _decided(issue: Issue) -> str:
    made = issue.decision if issue.covered else None
    return f" ({made.ruling.value}: {made.reason})" if made else ""


def _text(text: str) -> str:
    return _legal(text).translate(_ESCAPED)


def _attribute(text: str) -> str:
    """Return text as the value of an attribute.

    >>> _attribute('<"a">')
    '"&lt;&quot;a&quot;&gt;"'
    """
    quoted = _text(text).replace('"', "&quot;")
    return f'"{quoted}"'


def _legal(text: str) -> str:
    r"""Return text on one line without what XML 1.0 forbids, made visible.

    >>> _legal("a\x00b\uffff")
    'a␀b<U+FFFF>'
    """
    return _NOT_XML.sub(lambda match: f"<U+{ord(match[0]):04X}>", one_line(text))
