"""Run the readers of hostile binary formats in a worker process, within limits of memory and time.

One worker serves a whole run, for starting one costs as much as reading several files. It is killed when a file takes
too long, and a new one is started for the next.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Sequence
from types import TracebackType
from typing import Final, Self

import msgspec

from sinoclaim.errors import ReadError
from sinoclaim.ingest.drafts import Draft, File, Limits, Member
from sinoclaim.ingest.formats import Format
from sinoclaim.ingest.framing import Answer, Request, receive, send

_SIGNALS: Final = {-9: "was stopped by the system, for memory or time", -11: "broke down (segmentation fault)"}


class Workshop:
    """Where isolated readers work: starts a worker when the first file needs one, ends it with the ``with`` block."""

    def __init__(self) -> None:
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
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def read(self, form: Format, file: File) -> Sequence[Draft | Member]:
        """Return what the reader of ``form`` finds in a file.

        Raises:
            ReadError: the reader refuses the file, breaks down, or exceeds the limits of time or memory.
        """
        request = Request(ending=form.endings[0], name=file.name, data=file.data, limits=file.limits)
        answer = self._ask(request)
        if answer is None:
            message = f"{file.name}: {self._end(form, file.limits)}"
            raise ReadError(message)
        if answer.refusal:
            raise ReadError(answer.refusal)
        return (*answer.drafts, *answer.members)

    def _ask(self, request: Request) -> Answer | None:
        """Send one file to the worker and wait for its answer; ``None`` if the worker ended or had to be ended."""
        process = self._started(request.limits)
        assert process.stdin is not None  # noqa: S101 -- both are pipes, see _started
        assert process.stdout is not None  # noqa: S101 -- as above
        self._late.clear()
        timer = threading.Timer(request.limits.seconds, self._stop, (process,))
        timer.start()
        try:
            send(process.stdin, msgspec.msgpack.encode(request))
            payload = receive(process.stdout)
        except BrokenPipeError:
            payload = None
        finally:
            timer.cancel()
        return None if payload is None else msgspec.msgpack.decode(payload, type=Answer)

    def _stop(self, process: subprocess.Popen[bytes]) -> None:
        self._late.set()
        process.kill()

    def _started(self, limits: Limits) -> subprocess.Popen[bytes]:
        if self._process is not None and limits == self._limits:
            return self._process
        self.close()
        # -P: the folder a user stands in may hold anything, a module named like one of ours too.
        command = [sys.executable, "-P", "-m", "sinoclaim.ingest.worker", str(limits.memory_bytes)]
        self._process = subprocess.Popen(  # noqa: S603 -- our own module; nothing of it comes from a document
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._limits = limits
        return self._process

    def _end(self, form: Format, limits: Limits) -> str:
        """Take leave of a worker that gave no answer; return why."""
        process = self._process
        self._process = None
        if process is None:
            return "its reader could not be started"
        process.kill()
        process.communicate()
        if self._late.is_set():
            return f"took longer than {limits.seconds} seconds to read; raise 'seconds' in [limits] or split it"
        how = _SIGNALS.get(process.returncode, f"ended with status {process.returncode}")
        return f"the reader of {form.name} {how}; the file is damaged or hostile"
