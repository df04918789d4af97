"""The worker process: a reader that hangs, eats memory, crashes or babbles costs its budget and one clear refusal."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinoclaim.errors import ReadError
from sinoclaim.ingest.drafts import Draft, File, Limits, Member, Reader
from sinoclaim.ingest.formats import Format
from sinoclaim.ingest.framing import Request, receive, send
from sinoclaim.ingest.isolation import Workshop

STUB = """
import ctypes, os, signal, sys, time
from sinoclaim.errors import ReadError
from sinoclaim.ingest import worker
from sinoclaim.ingest.drafts import Draft, Member, Piece
from sinoclaim.ingest.formats import Format

left = []

def grow():
    while True:
        left.append(bytearray(16 << 20))

def deep():
    return deep()

DEEDS = {
    b"sleep": lambda: time.sleep(600),
    b"spin": lambda: any(iter(int, 1)),
    b"grow": grow,
    b"segfault": lambda: ctypes.string_at(0),
    b"kill": lambda: os.kill(os.getpid(), signal.SIGKILL),
    b"abort": os.abort,
    b"exit": lambda: os._exit(3),
    b"quit": lambda: sys.exit(4),
    b"deep": deep,
    b"raise": lambda: 1 / 0,
    b"refuse": lambda: (_ for _ in ()).throw(ReadError("a.stub: is of a kind; save it anew")),
    b"print": lambda: print("x" * 100_000, flush=True),
    b"babble": lambda: os.write(1, b"\\0" * 65536),
    b"garbage": lambda: os.write(3, b"\\xff" * 64),
    b"nonsense": lambda: os.write(3, (5).to_bytes(8, "big") + b"\\xc1abcd"),
    b"surrogate": lambda: "\\ud800",
    b"leave": lambda: left.append(b"x"),
    b"only-fresh": lambda: left and os.abort(),
}

def read(file):
    said = DEEDS.get(file.data, lambda: None)()
    yield Draft(body=(Piece(text=said if isinstance(said, str) else "Mao left."),), part=str(os.getpid()))
    yield Member(name="b.txt", data=b"x")

worker.FORMATS = {".stub": Format("stubs", (".stub",), lambda: read)}
worker.main()
"""
CALM = Limits(seconds=30, memory_bytes=64 << 20)
HASTY = Limits(seconds=1, memory_bytes=64 << 20)


def _never() -> Reader:
    raise AssertionError


FORM = Format("stubs", (".stub",), _never, isolated=True)


@pytest.fixture
def workshop() -> Iterator[Workshop]:
    with Workshop((sys.executable, "-P", "-c", STUB)) as made:
        yield made


def _read(workshop: Workshop, deed: str, limits: Limits = CALM) -> str:
    """Return the process that read a file whose reader does a deed."""
    draft, member = workshop.read(FORM, File("a.stub", deed.encode(), limits))
    assert isinstance(draft, Draft)
    assert isinstance(member, Member)
    assert not isinstance(draft.body, str)
    assert draft.body[0].text == "Mao left."
    return draft.part


def _refusal(workshop: Workshop, deed: str, limits: Limits = CALM) -> str:
    with pytest.raises(ReadError) as refused:
        _read(workshop, deed, limits)
    return str(refused.value)


def _children() -> set[int]:
    """Return the processes that this one has started, those that nobody has waited for among them."""
    found = set()
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == os.getpid():
            found.add(int(status.parent.name))
    return found


DAMAGED = "the file is damaged or hostile"
BREAKDOWNS = (
    ("sleep", HASTY, "took longer than 1 seconds to read; raise 'seconds' in [limits] or split it"),
    ("spin", HASTY, "took longer than 1 seconds to read; raise 'seconds' in [limits] or split it"),
    ("grow", CALM, "needs more than 64 MiB to read; raise 'memory-bytes' in [limits] or split it"),
    ("segfault", CALM, f"the reader of stubs broke down (SIGSEGV); {DAMAGED}"),
    ("abort", CALM, f"the reader of stubs broke down (SIGABRT); {DAMAGED}"),
    ("kill", CALM, f"the reader of stubs was stopped by the system, for want of memory; {DAMAGED}"),
    ("exit", CALM, f"the reader of stubs ended with status 3; {DAMAGED}"),
    ("quit", CALM, f"the reader of stubs ended with status 4; {DAMAGED}"),
    ("garbage", CALM, f"the reader of stubs gave an answer that makes no sense; {DAMAGED}"),
    ("nonsense", CALM, f"the reader of stubs gave an answer that makes no sense; {DAMAGED}"),
)


@pytest.mark.parametrize(("deed", "limits", "message"), BREAKDOWNS, ids=[row[0] for row in BREAKDOWNS])
def test_a_breakdown_is_one_clear_refusal_and_the_next_file_is_read_afresh(
    workshop: Workshop, deed: str, limits: Limits, message: str
) -> None:
    before = _children()
    first = _read(workshop, "", limits)
    start = time.perf_counter()
    assert _refusal(workshop, deed, limits) == f"a.stub: {message}"
    assert time.perf_counter() - start < limits.seconds + 6
    assert _children() == before
    assert _read(workshop, "", limits) != first
    workshop.close()
    assert _children() == before


@pytest.mark.parametrize(
    ("deed", "message"),
    [
        ("deep", "is nested too deeply to be read; it is damaged or hostile"),
        ("raise", "cannot be read (ZeroDivisionError); it is damaged or of another format"),
        ("refuse", "is of a kind; save it anew"),
        ("surrogate", "holds text that is no Unicode; it is damaged or of another format"),
    ],
)
def test_an_error_of_a_reader_is_a_refusal_and_the_worker_goes_on(workshop: Workshop, deed: str, message: str) -> None:
    first = _read(workshop, "")
    assert _refusal(workshop, deed) == f"a.stub: {message}"
    assert _read(workshop, "") == first


@pytest.mark.parametrize("deed", ["print", "babble"])
def test_what_a_library_prints_goes_nowhere(workshop: Workshop, deed: str) -> None:
    assert _read(workshop, deed) == _read(workshop, "")


def test_what_one_file_leaves_behind_does_not_spoil_the_next(workshop: Workshop) -> None:
    first = _read(workshop, "leave")
    assert _read(workshop, "only-fresh") != first


def test_a_worker_that_ended_between_two_files_is_replaced(workshop: Workshop) -> None:
    os.kill(int(_read(workshop, "")), signal.SIGKILL)
    assert _read(workshop, "")


def test_a_large_file_to_a_reader_that_ends_at_once() -> None:
    with Workshop((sys.executable, "-P", "-c", "raise SystemExit(7)")) as workshop:
        big = File("a.stub", b"x" * (8 << 20), CALM)
        with pytest.raises(ReadError, match="ended with status 7"):
            workshop.read(FORM, big)


def test_a_worker_that_cannot_be_started() -> None:
    with Workshop(("/nonexistent/interpreter",)) as workshop, pytest.raises(ReadError, match="could not be started"):
        workshop.read(FORM, File("a.stub", b"", CALM))


def test_a_system_without_limits_still_reads() -> None:
    """The worker leaves the module ``resource`` alone where there is none."""
    stub = "import os, sys; sys.platform = 'win32'; sys.modules['resource'] = None\n" + STUB
    with Workshop((sys.executable, "-P", "-c", stub)) as workshop:
        assert _read(workshop, "")


def test_a_worker_computes_no_longer_than_its_limit_when_nobody_is_left_to_stop_it() -> None:
    request = _request("spin", 0)
    process = subprocess.Popen(
        [sys.executable, "-P", "-c", STUB, str(64 << 20)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    _, _ = process.communicate(request, timeout=30)
    assert process.returncode == -signal.SIGXCPU


def test_the_worker_ends_when_its_requests_do() -> None:
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "sinoclaim.ingest.worker", str(64 << 20)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    output, _ = process.communicate(b"", timeout=30)
    assert (process.returncode, output) == (0, b"")


def _request(deed: str, seconds: int) -> bytes:
    pipe = BytesIO()
    limits = Limits(seconds=seconds)
    send(pipe, msgspec.msgpack.encode(Request(ending=".stub", name="a.stub", data=deed.encode(), limits=limits)))
    return pipe.getvalue()


def test_ctrl_c_ends_both_processes() -> None:
    """The terminal sends the signal to the whole group, so the worker gets it too."""
    # A shell ignores the signal in what it runs in the background, and so would whatever that runs.
    script = textwrap.dedent("""
        import signal, sys
        signal.signal(signal.SIGINT, signal.default_int_handler)
        from sinoclaim.ingest.drafts import File, Limits
        from sinoclaim.ingest.formats import Format
        from sinoclaim.ingest.isolation import Workshop
        form = Format("stubs", (".stub",), lambda: None, isolated=True)
        try:
            with Workshop((sys.executable, "-P", "-c", sys.argv[1])) as workshop:
                draft, _ = workshop.read(form, File("a.stub", b"", Limits()))
                print(draft.part, flush=True)
                workshop.read(form, File("a.stub", b"sleep", Limits()))
        except KeyboardInterrupt:
            print("interrupted", flush=True)
    """)
    process = subprocess.Popen([sys.executable, "-c", script, STUB], stdout=subprocess.PIPE, start_new_session=True)
    assert process.stdout is not None
    with process.stdout:
        worker = int(process.stdout.readline())
        os.killpg(process.pid, signal.SIGINT)
        assert process.stdout.readline() == b"interrupted\n"
        assert process.wait(timeout=30) == 0
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)


def test_starting_the_worker_loads_no_rules() -> None:
    heavy = "('sinoclaim.rules', 'sinoclaim.dates', 'sinoclaim.ingest.library', 'rich', 'click', 'dateparser', 're2')"
    script = f"import sys, sinoclaim.ingest.worker; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-P", "-c", script], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"


@given(st.lists(st.binary(max_size=200), max_size=5), st.integers(0, 400))
def test_messages_come_out_as_they_went_in_and_a_cut_one_not_at_all(payloads: list[bytes], cut: int) -> None:
    pipe = BytesIO()
    for payload in payloads:
        send(pipe, payload)
    whole = pipe.getvalue()
    received = BytesIO(whole)
    assert [receive(received) for _ in payloads] == payloads
    assert receive(received) is None
    got = []
    shortened = BytesIO(whole[:cut])
    while (found := receive(shortened)) is not None:
        got.append(found)
    assert got == payloads[: len(got)]


def test_a_length_beyond_the_limit_is_no_message() -> None:
    assert receive(BytesIO((1 << 60).to_bytes(8, "big") + b"x"), limit=1 << 30) is None
    assert receive(BytesIO((1 << 60).to_bytes(8, "big") + b"x")) is None
