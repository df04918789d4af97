"""Judge claims made by hand both ways round, and make the claims that the tests of the ladders share."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sinoclaim.align.event import Match, match
from sinoclaim.align.setting import Setting, settings_of
from sinoclaim.compare.pair import frames_of, judge
from sinoclaim.model.claim import Claim, Phase
from sinoclaim.model.finding import Finding, Silence
from sinoclaim.quantities.values import Quantity
from tests.align.making import claim
from tests.extract.rules_once import loaded_rules

RULES = loaded_rules()
WORDS = ("band", "flag", "harbour", "march", "salute", "train")
"""Enough words in common that two claims are taken for one event."""
SAID: dict[str, Any] = {"words": WORDS, "context": ("moscow", "stalin", "mao-zedong")}


def judged(a: Claim, b: Claim, *, besides: tuple[Claim, ...] = ()) -> Finding | Silence | None:
    b = replace(b, document="b")
    setting = settings_of([a, b, *besides])
    there, back = judge(a, b, RULES, setting), judge(b, a, RULES, setting)
    assert outcome(there) == outcome(back)
    if isinstance(there, Finding) and isinstance(back, Finding):
        assert (there.id, there.confidence, there.verdict) == (back.id, back.confidence, back.verdict)
        assert there.values == back.values[::-1]
    return there


def side_by_side(a: Claim, b: Claim) -> Match:
    return match(a, b, frames_of(a, b, RULES), RULES.names, Setting())


def outcome(verdict: Finding | Silence | None) -> str:
    if isinstance(verdict, Finding):
        return f"! {verdict.kind}"
    return verdict.reason if verdict else "nothing"


def left(when: str = "", **more: Any) -> Claim:
    return claim("withdraw", when=when, theme="red-army /army", place="port-arthur /port", **SAID, **more)


def lent(*quantities: Quantity, **more: Any) -> Claim:
    return claim("lend", agent="ussr", recipient="china", quantities=quantities, **SAID, **more)


def held(holder: str, when: str = "", **more: Any) -> Claim:
    return claim("hold", theme="port-arthur /port", holder=holder, when=when, **SAID, **more)


def returned(when: str = "", **more: Any) -> Claim:
    return claim("transfer", theme="port-arthur /port", recipient="china", when=when, **SAID, **more)


def signed(**more: Any) -> Claim:
    fields: dict[str, Any] = {
        "theme": "treaty-1950 /treaty",
        "when": "1950-02-14",
        "phase": Phase.SIGNED,
        **SAID,
        **more,
    }
    return claim("sign", **fields)
