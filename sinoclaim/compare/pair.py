"""Judge a pair of claims: gates first, then one ladder a slot; exactly one differing slot makes a contradiction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

from sinoclaim.align.event import Match, match
from sinoclaim.align.fillers import Likeness
from sinoclaim.align.points import Aligned, align
from sinoclaim.align.setting import Setting
from sinoclaim.compare.amounts import judge_number
from sinoclaim.compare.crowd import crowd_gate
from sinoclaim.compare.firsts import judge_foremost
from sinoclaim.compare.fluents import judge_holders, judge_presence
from sinoclaim.compare.gates import voice_gate
from sinoclaim.compare.identity import fingerprint
from sinoclaim.compare.judgement import Conflict, Judgement, Quiet
from sinoclaim.compare.kin import is_one_coming, judge_turn
from sinoclaim.compare.ladders import LADDERS, judge_duration
from sinoclaim.compare.rows import another_in_the_row
from sinoclaim.compare.slips import hypothesis
from sinoclaim.dates.intervals import length_in_words
from sinoclaim.model.claim import Claim, Filler, VoiceKind
from sinoclaim.model.finding import Finding, Kind, Reason, Silence, Verdict
from sinoclaim.rules import Rules
from sinoclaim.rules.frames import Frame, Trait

CODES: Final = {
    Kind.DATE: "SC101",
    Kind.NUMBER: "SC201",
    Kind.DURATION: "SC301",
    Kind.STATE: "SC401",
    Kind.POLARITY: "SC501",
    Kind.ACTOR: "SC601",
    Kind.PLACE: "SC701",
    Kind.SEQUENCE: "SC801",
}
NUMBER_FRAME: Final = Frame(
    id="number-of",
    family="number",
    gloss="an amount is stated",
    topic="number of {theme}",
    once=False,
    exclusive=False,
    core=(),
    sorts={},
    effect={},
)
DISPUTED: Final = {
    Kind.ACTOR: ("agent", "recipient", "holder", "counterpart"),
    Kind.PLACE: ("place",),
    Kind.STATE: ("holder", "recipient", "agent"),
}
"""The roles whose difference is the conflict itself."""
TENSION_BELOW: Final = 60
"""Evidence that is short of what is needed by no more than this makes a tension."""


def frame_of(claim: Claim, rules: Rules) -> Frame:
    """Return the frame of a claim."""
    return rules.frames.frames.get(claim.frame, NUMBER_FRAME)


def frames_of(a: Claim, b: Claim, rules: Rules) -> tuple[Frame, Frame]:
    """Return the frames of two claims."""
    return frame_of(a, rules), frame_of(b, rules)


def topic_of(pair: Match, rules: Rules) -> str:
    """Return a short name of what the pair is about, from the frame's topic and the fillers of its roles."""
    topic = pair.frame.topic
    for role in ("theme", "place", "agent", "counterpart", "origin", "recipient", "holder"):
        slot = "{" + role + "}"
        if slot not in topic:
            continue
        fillers = [f for f in (pair.a.role(role), pair.b.role(role)) if f is not None]
        topic = topic.replace(slot, _label(fillers, rules) if fillers else _noun_of(pair, role))
    return " ".join(topic.split())


def _noun_of(pair: Match, role: str) -> str:
    amounts = [q.noun or q.unit for q in (*pair.a.quantities, *pair.b.quantities)]
    return amounts[0] if role == "theme" and amounts else f"an unnamed {role}"


def _label(fillers: Sequence[Filler], rules: Rules) -> str:
    """Return the label of the first filler with an entity, else the first filler's words."""
    for filler in fillers:
        labels = [rules.names.entities[e].label for e in filler.entities if e in rules.names.entities]
        if labels:
            return " and ".join(labels)
    return " ".join(fillers[0].text.split())


def _message(topic: str, a: Claim, b: Claim, conflict: Conflict, guess: str, rules: Rules) -> str:
    """Write one sentence for a person, and one more if it looks like a slip."""
    left, right = (length_in_words(" ".join(value.split())) for value in conflict.values)
    slip = f" Perhaps a slip: {guess}." if guess else ""
    return f"{topic}: {a.document} has {left}, {b.document} has {right} ({_named(conflict.why, rules)}).{slip}"


def _named(why: str, rules: Rules) -> str:
    """Return a reason with the names of its entities: "Beijing against Moscow" for "beijing against moscow"."""
    sides = (" and ".join(map(rules.names.label_of, side.split("+"))) for side in why.split(" against "))
    return " against ".join(sides)


def _guess(pair: Match, conflict: Conflict, rules: Rules) -> str:
    """Return how one of the two values may have come of the other, "" if nothing suggests a slip."""
    if conflict.compared is None:
        return ""
    return hypothesis(*conflict.compared, rules.slips, (pair.a.language, pair.b.language))


def _blocked(pair: Match, conflict: Conflict) -> Quiet | None:
    """Refuse a conflict if another slot differs too: then two events are meant."""
    others = [role for role in pair.differing() if role not in DISPUTED.get(conflict.kind, ())]
    if not others:
        return None
    return Quiet(reason=Reason.OTHER_EVENT, detail=f"{', '.join(others)} differ too: {pair.roles[others[0]].detail}")


def _in_a_row(pair: Match) -> Quiet | None:
    """Refuse a conflict of two occasions that are counted: the first voyage, the third."""
    told = another_in_the_row(pair.a.quote, pair.b.quote)
    return Quiet(reason=Reason.OTHER_EVENT, detail=told) if told else None


def _silence(pair: Match, quiet: Quiet) -> Silence:
    weighed = pair.evidence if pair.setting.explain else ()
    return Silence(claims=(pair.a, pair.b), reason=quiet.reason, detail=quiet.detail, evidence=weighed)


def _confidence(pair: Match, conflict: Conflict) -> int:
    """Return an integer from 0 to 1000: the ladder's base, raised by the evidence for one event."""
    reported = sum(claim.voice.kind is not VoiceKind.NARRATOR for claim in (pair.a, pair.b))
    return max(0, min(990, conflict.base + (pair.score - conflict.needed) // 2 + 100 - 80 * reported))


def _decide(pair: Match, conflict: Conflict, rules: Rules, doubt: int) -> Finding | Silence:
    """Turn a conflict into a finding if enough speaks for one event, else into a silence."""
    blocked = _blocked(pair, conflict) or _in_a_row(pair) or crowd_gate(pair, conflict)
    if blocked is not None:
        return _silence(pair, blocked)
    if conflict.kind in {Kind.DATE, Kind.POLARITY} and pair.same_frame and not pair.identified():
        return _silence(pair, Quiet(reason=Reason.OTHER_EVENT, detail="who or what it was is not said on both sides"))
    measured = conflict.kind in {Kind.NUMBER, Kind.DURATION} and pair.same_frame and pair.both(Trait.AMOUNT)
    if measured and not pair.identified():
        return _silence(pair, Quiet(reason=Reason.OTHER_EVENT, detail="what is measured is not one thing"))
    if conflict.kind in {Kind.STATE, Kind.POLARITY} and pair.same_frame:
        if not pair.one_occasion():
            return _silence(pair, Quiet(reason=Reason.OTHER_EVENT, detail="nothing shows that it is one occasion"))
        if pair.partly() and pair.contained():
            return _silence(pair, Quiet(reason=Reason.SCOPE, detail="one side speaks of a part of the other's place"))
    short = conflict.needed + doubt - pair.score
    if short > TENSION_BELOW:
        return _silence(pair, Quiet(reason=Reason.OTHER_EVENT, detail=f"evidence for one event is only {pair.score}"))
    rule = CODES[conflict.kind]
    topic, guess = topic_of(pair, rules), _guess(pair, conflict, rules)
    return Finding(
        id=fingerprint(rule, pair.a, pair.b),
        rule=rule,
        kind=conflict.kind,
        verdict=Verdict.CONTRADICTION if short <= 0 else Verdict.TENSION,
        confidence=_confidence(pair, conflict),
        topic=topic,
        message=_message(topic, pair.a, pair.b, conflict, guess, rules),
        claims=(pair.a, pair.b),
        values=conflict.values,
        evidence=pair.evidence,
        hypothesis=guess,
    )


def _judgements(pair: Match, frames: tuple[Frame, Frame], rules: Rules, setting: Setting) -> list[Judgement]:
    """Run the ladders that apply to the pair: some compare across frames, the others only within one."""
    across = [
        judge_holders(pair.a, pair.b, frames, rules.names),
        judge_presence(pair.a, pair.b, frames, rules.names),
        judge_number(pair, rules.names, setting),
        judge_duration(pair, rules.names),
    ]
    return across + ([ladder(pair) for ladder in LADDERS.values()] if pair.same_frame else [])


Outcome: TypeAlias = Finding | Silence | None


def judge(a: Claim, b: Claim, rules: Rules, setting: Setting) -> Finding | Silence | None:
    """Judge two claims of different sources; ``None`` if they say nothing of one another.

    ``setting`` is that of the corpus. If slots of more than one kind conflict, the pair is two
    events. ``judge(a, b)`` and ``judge(b, a)`` agree.
    """
    frames = frames_of(a, b, rules)
    aligned = align(a, b, frames, rules.names)
    told = _judge_told(a, b, frames, aligned, rules, setting) if aligned is not None else None
    return _better(told, _judge_slots(a, b, frames, rules, setting))


def _better(one: Outcome, other: Outcome) -> Outcome:
    """Return the finding of two outcomes, the surer of two findings, else the first that says anything."""
    findings = [outcome for outcome in (one, other) if isinstance(outcome, Finding)]
    if findings:
        return max(findings, key=lambda f: (f.verdict is Verdict.CONTRADICTION, f.confidence))
    return one or other


def _judge_told(
    a: Claim, b: Claim, frames: tuple[Frame, Frame], aligned: Aligned, rules: Rules, setting: Setting
) -> Outcome:
    """Judge one turn that two claims tell in two frames, or of two parts of a force."""
    judgement = judge_turn(a, b, aligned)
    if judgement is None:
        return None
    pair = match(a, b, frames, rules.names, setting, aligned)
    if isinstance(judgement, Quiet) and is_one_coming(judgement, aligned):
        judgement = judge_number(pair, rules.names, setting) or judgement
    if isinstance(judgement, Quiet):
        return _silence(pair, judgement)
    gate = voice_gate(a, b)
    return _silence(pair, gate) if gate is not None else _decide(pair, judgement, rules, setting.doubt)


def _judge_slots(a: Claim, b: Claim, frames: tuple[Frame, Frame], rules: Rules, setting: Setting) -> Outcome:
    """Judge two claims slot by slot."""
    pair = match(a, b, frames, rules.names, setting)
    rivals = judge_foremost(pair)
    if isinstance(rivals, Conflict):
        gate = voice_gate(a, b)
        return _silence(pair, gate) if gate is not None else _decide(pair, rivals, rules, setting.doubt)
    if any(pair.roles[role].likeness is Likeness.DIFFERENT for role in pair.frame.core if role in pair.roles):
        return None
    judgements = [j for j in _judgements(pair, frames, rules, setting) if j is not None]
    conflicts = [j for j in judgements if isinstance(j, Conflict)]
    quiets = [j for j in judgements if isinstance(j, Quiet)]
    if not conflicts:
        return _silence(pair, quiets[0]) if quiets else None
    gate = voice_gate(a, b)
    if gate is not None:
        return _silence(pair, gate)
    kinds = {c.kind for c in conflicts}
    if len(kinds) > 1 and Kind.DATE in kinds:
        return _silence(pair, Quiet(reason=Reason.OTHER_EVENT, detail="more than one slot differs"))
    return _decide(pair, conflicts[0], rules, setting.doubt)
