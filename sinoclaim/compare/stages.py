"""Guess that one of two dates of a stage is that of another: the day of ratification told as that of signature."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sinoclaim.dates.values import Day, Precision
from sinoclaim.model.claim import Claim, Polarity
from sinoclaim.model.finding import Finding, Kind
from sinoclaim.rules.frames import Frame

Stages = Mapping[tuple[str, Day], frozenset[str]]
"""The frames of stages that some claim dates to a day, by what has the stages and that day."""


def _stage(claim: Claim, frames: Mapping[str, Frame]) -> tuple[str, ...]:
    """Return what the claim tells a stage of; nothing if its frame is no stage, or its day is not known."""
    frame = frames.get(claim.frame)
    staged = [telling for telling in frame.kin if telling.kin.ordered] if frame else []
    if not staged or claim.time is None or claim.time.interval.precision is not Precision.DAY:
        return ()
    if claim.polarity is Polarity.DENIED:
        return ()
    fillers = [filler for role in staged[0].thing if (filler := claim.role(role)) is not None]
    return tuple(entity for filler in fillers for entity in filler.entities)


def stages_of(claims: Sequence[Claim], frames: Mapping[str, Frame]) -> Stages:
    """Return which stages of what the claims date to which day."""
    found: dict[tuple[str, Day], set[str]] = defaultdict(set)
    for claim in claims:
        for thing in _stage(claim, frames):
            if claim.time is not None and claim.time.interval.earliest is not None:
                found[thing, claim.time.interval.earliest].add(claim.frame)
    return {key: frozenset(told) for key, told in found.items()}


def with_stage(finding: Finding, stages: Stages, frames: Mapping[str, Frame]) -> Finding:
    """Return a finding on the date of a stage with the guess that one date is that of another stage, if it is."""
    if finding.kind is not Kind.DATE or finding.hypothesis:
        return finding
    for claim in finding.claims:
        day = claim.time.interval.earliest if claim.time else None
        for thing in _stage(claim, frames):
            others = sorted(stages.get((thing, day), frozenset()) - {claim.frame}) if day is not None else []
            if others:
                guess = f"{claim.document} gives the day on which {frames[others[0]].gloss}"
                return replace(finding, hypothesis=guess, message=f"{finding.message} Perhaps a slip: {guess}.")
    return finding
