"""Load the courses: what begins, lasts and ends, so that a beginning, a length and an end must fit together."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import msgspec

from sinoclaim.errors import RuleError
from sinoclaim.rules.kin import KinExample, words_pattern
from sinoclaim.rules.tomlfile import read_toml


class CourseRow(msgspec.Struct, forbid_unknown_fields=True):
    """A ``[[course]]`` of the data file; for its fields see `Course`."""

    id: str
    gloss: str
    topic: str
    source: str
    roles: dict[str, list[str]]
    begins: list[str]
    delay: int
    lasts: list[str]
    ends: str
    unless: str
    slack: int
    least: int
    most: int
    compared: list[KinExample]
    alone: list[KinExample]


class CourseFile(msgspec.Struct, forbid_unknown_fields=True):
    """The file of courses."""

    course: list[CourseRow]


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """Something that begins, lasts and ends.

    ``begins``, ``lasts`` and ``ends`` are the frames that tell it. ``roles`` says for each role of the end's frame
    under which names the other frames have it. ``delay``: days by which the length may be counted from later than the
    beginning. ``unless``: words with which the end is an act that cuts the course short. ``slack``: days by which a
    length may be off. ``least`` and ``most``: days below which a length is none of such a course, and beyond which
    another course is meant.
    """

    id: str
    topic: str
    gloss: str
    roles: Mapping[str, tuple[str, ...]]
    begins: frozenset[str]
    delay: int
    lasts: frozenset[str]
    ends: str
    unless: re.Pattern[str]
    slack: int
    least: int
    most: int


def load_courses(path: Path, frames: Mapping[str, object]) -> tuple[Course, ...]:
    """Read the courses.

    Raises:
        RuleError: if the file does not fit, a row lacks examples, or names a frame that is not there.
    """
    rows = read_toml(path, CourseFile).course
    for row in rows:
        unknown = sorted({*row.begins, *row.lasts, row.ends} - frames.keys())
        if unknown or not (row.compared and row.alone and row.source):
            what = f"names no frame {unknown[0]!r}" if unknown else "lacks 'source', 'compared' or 'alone'"
            message = f"lexicon/{path.name}: course {row.id!r} {what}; mend the row"
            raise RuleError(message)
    return tuple(_course(row) for row in rows)


def _course(row: CourseRow) -> Course:
    return Course(
        id=row.id,
        topic=row.topic,
        gloss=row.gloss,
        roles=MappingProxyType({role: tuple(names) for role, names in row.roles.items()}),
        begins=frozenset(row.begins),
        delay=row.delay,
        lasts=frozenset(row.lasts),
        ends=row.ends,
        unless=words_pattern(row.unless.split("; ")),
        slack=row.slack,
        least=row.least,
        most=row.most,
    )
