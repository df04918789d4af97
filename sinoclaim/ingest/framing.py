"""Pass messages through a pipe: eight bytes of length, then the message; or a status at the end of the process."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import IO, Final

from sinoclaim.ingest.drafts import Draft, Limits, Member

_LENGTH = struct.Struct(">Q")
_CHUNK = 1 << 20

OUT_OF_MEMORY: Final = 12
"""The status of a worker that ended for want of memory: after that no library in it can be trusted with a file."""


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


def receive(pipe: IO[bytes], *, limit: int | None = None) -> bytes | None:
    """Read one message; ``None`` if the other end closed before it was whole.

    A length beyond ``limit`` counts as no message: the other end may be a reader that a hostile file has taken over.
    """
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (size,) = _LENGTH.unpack(head)
    if limit is not None and size > limit:
        return None
    payload = bytearray()
    while len(payload) < size:
        # In pieces: a length is a claim, and memory for it is not set aside before the bytes are there.
        piece = pipe.read(min(_CHUNK, size - len(payload)))
        if not piece:
            return None
        payload += piece
    return bytes(payload)
