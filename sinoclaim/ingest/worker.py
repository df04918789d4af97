"""Read files in a process of its own: requests come in on stdin, answers go out on stdout.

Started by ``sinoclaim.ingest.isolation``; the one argument is the most memory that it may use, in bytes.
"""

from __future__ import annotations

import os
import sys
from typing import BinaryIO

import msgspec

from sinoclaim.errors import ReadError
from sinoclaim.ingest.drafts import Draft, File, Member
from sinoclaim.ingest.formats import FORMATS
from sinoclaim.ingest.framing import Answer, Request, receive, send

if sys.platform != "win32":
    import resource


def answer(request: Request) -> Answer:
    """Read the file of one request; whatever goes wrong is a refusal, never an exception."""
    name = request.name
    try:
        found = list(FORMATS[request.ending].load()(File(name, request.data, request.limits)))
    except ReadError as problem:
        return Answer(refusal=str(problem))
    except MemoryError:
        limit = request.limits.memory_bytes >> 20
        return Answer(refusal=f"{name}: needs more than {limit} MiB to read; raise 'memory-bytes' in [limits]")
    except RecursionError:
        return Answer(refusal=f"{name}: is nested too deeply to be read; it is damaged or hostile")
    except Exception as problem:  # noqa: BLE001 -- a library's error over a damaged file must not end the run
        return Answer(refusal=f"{name}: cannot be read ({type(problem).__name__}); it is damaged or of another format")
    return Answer(
        drafts=tuple(one for one in found if isinstance(one, Draft)),
        members=tuple(one for one in found if isinstance(one, Member)),
    )


def _limit_memory(size: int) -> None:
    """Bound the memory of this process to ``size`` bytes above what it has mapped already."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until there are no more."""
    while (payload := receive(requests)) is not None:
        request = msgspec.msgpack.decode(payload, type=Request)
        send(answers, msgspec.msgpack.encode(answer(request)))


def main() -> None:
    """Serve on the pipes that this process was started with; what a library prints goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _limit_memory(int(sys.argv[1]))
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
