"""Say in one line what a claim is to be like: ``transfer theme=port-arthur recipient=china phase=agreed denied``.

The first word is the frame ("*": any). ``role=thing`` holds if the role is filled by that entity, class or head noun
(``a+b``: by both; ``none``: not at all). ``time``, ``bound``, ``phase``, ``voice``, ``value``, ``duration`` and
``quantity`` (figure and unit) compare what the claim holds; bare words are polarity, hedge and condition.
"""

from __future__ import annotations

from collections.abc import Callable

from sinoclaim.model.claim import Claim, Filler, Phase, Polarity

AHEAD = {Phase.PROPOSED, Phase.AGREED, Phase.BEGUN}
FLAGS: dict[str, Callable[[Claim], bool]] = {
    "denied": lambda c: c.polarity is Polarity.DENIED,
    "affirmed": lambda c: c.polarity is Polarity.AFFIRMED,
    "hedged": lambda c: c.hedged,
    "sure": lambda c: not c.hedged,
    "conditional": lambda c: c.conditional,
    "categorical": lambda c: not c.conditional,
}
TAKEN_FOR_GRANTED = (("denied", "affirmed"), ("hedged", "sure"), ("conditional", "categorical"))
"""A claim to be found is affirmed, sure, categorical, the narrator's and done, unless its line says otherwise."""


def _is(filler: Filler | None, thing: str) -> bool:
    if filler is None or thing == "none":
        return (filler is None) == (thing == "none")
    known = {*filler.entities, *filler.classes, f"~{filler.head.rpartition(' ')[2]}"}
    return set(thing.split("+")) <= known


def _phase(claim: Claim, wanted: str) -> bool:
    return wanted == "any" or (claim.phase not in AHEAD if wanted == "done" else claim.phase == wanted)


def _time(claim: Claim, wanted: str) -> bool:
    return (claim.time.interval.edtf if claim.time else "none") == wanted


def _amounts(claim: Claim, wanted: str) -> bool:
    return wanted in {f"{quantity.stated:f}{quantity.unit}" for quantity in claim.quantities}


SLOTS: dict[str, Callable[[Claim, str], bool]] = {
    "phase": _phase,
    "time": _time,
    "bound": lambda c, wanted: c.time is not None and c.time.bound == wanted,
    "voice": lambda c, wanted: c.voice.kind == wanted,
    "value": lambda c, wanted: c.value == wanted,
    "duration": lambda c, wanted: (c.duration.iso if c.duration else "none") == wanted,
    "quantity": _amounts,
}


def fits(claim: Claim, pattern: str) -> bool:
    """Tell whether the claim is like the pattern; what the pattern does not name is free."""
    frame, *rest = pattern.split()
    if frame not in {"*", claim.frame}:
        return False
    for item in rest:
        slot, marked, wanted = item.partition("=")
        if not marked:
            held = FLAGS[item](claim)
        elif slot in SLOTS:
            held = SLOTS[slot](claim, wanted)
        else:
            held = _is(claim.role(slot), wanted)
        if not held:
            return False
    return True


def in_full(pattern: str) -> str:
    """Return the pattern with what is taken for granted of a claim to be found."""
    words = pattern.split()
    added = [usual for special, usual in TAKEN_FOR_GRANTED if special not in words]
    slots = {word.partition("=")[0] for word in words}
    added += ["voice=narrator"] if "voice" not in slots else []
    added += ["phase=done"] if "phase" not in slots else []
    return " ".join((pattern, *added))


def shown(claim: Claim) -> str:
    """Return a claim as a line like a pattern, for the message of a test that fails."""
    roles = [f"{name}={'+'.join(f.entities) or '/'.join((*f.classes, '~' + f.head))}" for name, f in claim.roles]
    flags = [flag for flag in ("denied", "hedged", "conditional") if FLAGS[flag](claim)]
    time = [f"time={claim.time.interval.edtf}"] if claim.time else []
    voice, phase = f"voice={claim.voice.kind}", f"phase={claim.phase}"
    return " ".join((claim.frame, *roles, phase, voice, *flags, *time))
