"""Pass messages through a pipe: eight bytes of length, then the message."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import IO

from sinoclaim.ingest.drafts import Draft, Limits, Member

_LENGTH = struct.Struct(">Q")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One file to read; the reader goes by ``ending``, since a name may hide its own ("a.pdf.gz")."""

    ending: str
    name: str
    data: bytes
    limits: Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a reader found, or in ``refusal`` why it read nothing."""

    drafts: tuple[Draft, ...] = ()
    members: tuple[Member, ...] = ()
    refusal: str = ""


def send(pipe: IO[bytes], payload: bytes) -> None:
    """Write one message.

    Raises:
        BrokenPipeError: nobody is at the other end.
    """
    pipe.write(_LENGTH.pack(len(payload)))
    pipe.write(payload)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes | None:
    """Read one message; ``None`` if the other end closed before it was whole."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (size,) = _LENGTH.unpack(head)
    payload = pipe.read(size)
    return payload if len(payload) == size else None
