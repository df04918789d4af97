"""Read files in a process of its own: requests come in on stdin, answers go out on stdout.

Started by ``sinoclaim.ingest.isolation``; the one argument is the most memory that it may use, in bytes.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from typing import BinaryIO, Final

import msgspec

from sinoclaim.errors import ReadError
from sinoclaim.ingest.drafts import Draft, File, Member
from sinoclaim.ingest.formats import FORMATS
from sinoclaim.ingest.framing import OUT_OF_MEMORY, Answer, Request, receive, send

if sys.platform != "win32":
    import resource

_LIBRARIES: Final = 128 << 20
"""Bytes of address space beyond the limit, for Python and the libraries of readers; all of them map 57 MB on Linux."""


def answer(request: Request) -> Answer:
    """Read the file of one request; whatever goes wrong is a refusal, never an exception.

    Raises:
        MemoryError: the file needs more memory than there is; only a new process can go on.
    """
    name = request.name
    try:
        found = list(FORMATS[request.ending].load()(File(name, request.data, request.limits)))
    except ReadError as problem:
        return Answer(refusal=str(problem))
    except RecursionError:
        return Answer(refusal=f"{name}: is nested too deeply to be read; it is damaged or hostile")
    except MemoryError:
        raise
    except Exception as problem:  # noqa: BLE001 -- a library's error over a damaged file must not end the run
        return Answer(refusal=f"{name}: cannot be read ({type(problem).__name__}); it is damaged or of another format")
    return Answer(
        drafts=tuple(one for one in found if isinstance(one, Draft)),
        members=tuple(one for one in found if isinstance(one, Member)),
    )


def _encoded(request: Request) -> bytes:
    try:
        return msgspec.msgpack.encode(answer(request))
    except UnicodeEncodeError:
        refusal = f"{request.name}: holds text that is no Unicode; it is damaged or of another format"
        return msgspec.msgpack.encode(Answer(refusal=refusal))


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until there are no more."""
    while (payload := receive(requests)) is not None:
        request = msgspec.msgpack.decode(payload, type=Request)
        _limit_time(request.limits.seconds)
        send(answers, _encoded(request))


def _limit_memory(size: int) -> None:
    """Bound the memory of this process to ``size`` bytes beside the libraries that it has to hold."""
    if sys.platform != "win32":
        _set_limit(resource.RLIMIT_AS, size + _LIBRARIES)
        _set_limit(resource.RLIMIT_CORE, 0)


def _limit_time(seconds: int) -> None:
    """Bound the time that one file may compute: the other side, which keeps the clock, may be gone."""
    if sys.platform != "win32":
        used = resource.getrusage(resource.RUSAGE_SELF)
        _set_limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + seconds + 2)


def _set_limit(kind: int, value: int) -> None:
    if sys.platform != "win32":
        _, most = resource.getrlimit(kind)
        lowered = value if most == resource.RLIM_INFINITY else min(value, most)
        # macOS refuses to bound the address space of a process; the limit of time still holds there.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (lowered, most))


def main() -> None:
    """Serve on the pipes that this process was started with; what a library prints goes nowhere."""
    # Ctrl-C reaches both processes; this one is ended by the other, which knows what to say.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _limit_memory(int(sys.argv[1]))
    try:
        serve(sys.stdin.buffer, answers)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except BrokenPipeError:
        # The other side has gone, so nobody waits for what is still in the buffer either.
        os._exit(0)


if __name__ == "__main__":
    main()
