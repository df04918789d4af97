"""Run the readers of hostile binary formats in a worker process, within limits of memory and time.

One worker serves a whole run, for starting one costs as much as reading a file. It is killed when a file takes too
long, and a new one is started for the next.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from types import TracebackType
from typing import Final, Self

import msgspec

from sinoclaim.errors import ReadError
from sinoclaim.ingest.drafts import Draft, File, Limits, Member
from sinoclaim.ingest.formats import Format
from sinoclaim.ingest.framing import OUT_OF_MEMORY, Answer, Request, receive, send

# -P: the folder a user stands in may hold anything, a module named like one of ours too.
_COMMAND: Final = (sys.executable, "-P", "-m", "sinoclaim.ingest.worker")
_CPU_SIGNAL: Final = getattr(signal, "SIGXCPU", None)


class Workshop:
    """Where isolated readers work: starts a worker when the first file needs one, ends it with the ``with`` block.

    ``_command`` starts the worker; the tests give one whose readers misbehave.
    """

    def __init__(self, _command: Sequence[str] = _COMMAND) -> None:
        self._command = _command
        self._process: subprocess.Popen[bytes] | None = None
        self._limits: Limits | None = None
        self._late = threading.Event()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the worker, if there is one."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            # What was not sent yet cannot be sent any more.
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()

    def read(self, form: Format, file: File) -> Sequence[Draft | Member]:
        """Return what the reader of ``form`` finds in a file.

        Raises:
            ReadError: the reader refuses the file, breaks down, or exceeds the limits of time or memory.
        """
        request = Request(ending=form.endings[0], name=file.name, data=file.data, limits=file.limits)
        used = self._serves(file.limits)
        answer = self._ask(request)
        if answer is None and used and not self._late.is_set():
            # Whether a file can be read must not hang on the files before it: what they left behind may be the cause.
            self.close()
            answer = self._ask(request)
        if answer is None:
            message = f"{file.name}: {self._end(form, file.limits)}"
            raise ReadError(message)
        if answer.refusal:
            raise ReadError(answer.refusal)
        return (*answer.drafts, *answer.members)

    def _ask(self, request: Request) -> Answer | None:
        """Send one file to the worker and wait for its answer; ``None`` if the worker ended or had to be ended."""
        process = self._started(request)
        assert process.stdin is not None  # noqa: S101 -- both are pipes, see _started
        assert process.stdout is not None  # noqa: S101 -- as above
        self._late.clear()
        timer = threading.Timer(request.limits.seconds, self._stop, (process,))
        timer.daemon = True
        timer.start()
        try:
            send(process.stdin, msgspec.msgpack.encode(request))
            payload = receive(process.stdout, limit=request.limits.memory_bytes)
            return None if payload is None else msgspec.msgpack.decode(payload, type=Answer)
        except (BrokenPipeError, msgspec.DecodeError):
            return None
        finally:
            timer.cancel()
            timer.join()
            if self._late.is_set():
                self.close()

    def _stop(self, process: subprocess.Popen[bytes]) -> None:
        self._late.set()
        process.kill()

    def _serves(self, limits: Limits) -> bool:
        """Tell whether a worker is there, alive and held to these limits."""
        return self._process is not None and self._process.poll() is None and limits == self._limits

    def _started(self, request: Request) -> subprocess.Popen[bytes]:
        if self._process is not None and self._serves(request.limits):
            return self._process
        self.close()
        command = [*self._command, str(request.limits.memory_bytes)]
        try:
            self._process = subprocess.Popen(  # noqa: S603 -- our own module; nothing of it comes from a document
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        except OSError as problem:
            message = f"{request.name}: its reader could not be started ({problem.strerror}); free some memory"
            raise ReadError(message) from problem
        self._limits = request.limits
        return self._process

    def _end(self, form: Format, limits: Limits) -> str:
        """Take leave of a worker that gave no answer; return why."""
        process = self._process
        if self._late.is_set() or process is None:
            return f"took longer than {limits.seconds} seconds to read; raise 'seconds' in [limits] or split it"
        with suppress(subprocess.TimeoutExpired):
            # It has closed its pipe, so it is about to end; a moment later its own status can be told from our signal.
            process.wait(timeout=1)
        status = process.poll()
        self.close()
        return _reason(status, form, limits)


def _reason(status: int | None, form: Format, limits: Limits) -> str:
    """Say in words how a worker ended; ``None`` is one that went on but talked nonsense."""
    if status == OUT_OF_MEMORY:
        return f"needs more than {limits.memory_bytes >> 20} MiB to read; raise 'memory-bytes' in [limits] or split it"
    if status is None:
        how = "gave an answer that makes no sense"
    elif status >= 0:
        how = f"ended with status {status}"
    elif -status == _CPU_SIGNAL:
        return f"took longer than {limits.seconds} seconds to read; raise 'seconds' in [limits] or split it"
    elif status == -9:
        how = "was stopped by the system, for want of memory"
    else:
        how = f"broke down ({_name(-status)})"
    return f"the reader of {form.name} {how}; the file is damaged or hostile"


def _name(number: int) -> str:
    with suppress(ValueError):
        return signal.Signals(number).name
    return f"signal {number}"
