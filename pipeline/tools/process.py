"""The one door through which outside programs are started, watched and stopped.

A program gets an argument list (never a shell line), no input and a process group of its own. It ends when
its time is up, when our side breaks off for whatever reason (Ctrl-C too), and when we are killed ourselves.
"""

import ctypes
import os
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import IO

from pipeline.core.errors import DiskFull, Killed, TimedOut, ToolFailed, ToolMissing

TAIL_BYTES = 16_384
OUTPUT_BYTES = 64 * 1024 * 1024
PR_SET_PDEATHSIG = 1  # linux/prctl.h
FROM_OUTSIDE = (-signal.SIGKILL, -signal.SIGTERM, -signal.SIGHUP)
"""How a program ends that somebody killed: nothing is known against the file it was at work on."""
OTHER_COPY = "Try another copy of the recording."
PACKAGES = {"ffmpeg": "ffmpeg", "ffprobe": "ffmpeg"}


@dataclass
class Running:
    """A started program: its standard output, and the last few kilobytes that it wrote to standard error."""

    program: str
    process: subprocess.Popen[bytes]
    tail: bytearray = field(default_factory=bytearray)
    expired: bool = False

    @property
    def stdout(self) -> IO[bytes]:
        """What the program prints; read it to its end before leaving :func:`running`."""
        assert self.process.stdout is not None
        return self.process.stdout

    @property
    def complaints(self) -> str:
        """The tail of standard error; complete only after the program has ended."""
        return self.tail.decode("utf-8", "replace")

    def drain(self) -> None:
        """Read standard error to its end, so that the program never waits for us, and keep the tail."""
        assert self.process.stderr is not None
        while piece := os.read(self.process.stderr.fileno(), TAIL_BYTES):
            self.tail += piece
            del self.tail[:-TAIL_BYTES]

    def expire(self) -> None:
        """Stop the program because its time is up."""
        self.expired = True
        self.kill()

    def kill(self) -> None:
        """Stop the program and all that it started; nothing happens when it has ended already."""
        with suppress(ProcessLookupError):
            if self.process.poll() is None:
                os.killpg(self.process.pid, signal.SIGKILL)


@dataclass(frozen=True)
class Output:
    """All that a program printed, and the tail of its complaints."""

    stdout: bytes
    complaints: str


@contextmanager
def running(argv: Sequence[str], *, timeout_s: float) -> Iterator[Running]:
    """Start a program for the length of a ``with`` block, and wait for its end when the block ends.

    Raises ToolMissing, TimedOut, DiskFull (the program met a full disk) or ToolFailed (any other bad end).
    """
    program = Running(os.path.basename(argv[0]), _start(argv))
    drain = threading.Thread(target=program.drain, daemon=True)
    watchdog = threading.Timer(timeout_s, program.expire)
    watchdog.daemon = True  # a caller that forgets to close its blocks must not keep the process alive
    try:
        drain.start()
        watchdog.start()
        yield program
        program.process.wait()
    finally:
        watchdog.cancel()
        program.kill()
        program.process.wait()
        drain.join()
        _close(program.process)
    _check(program, timeout_s)


def output_of(argv: Sequence[str], *, timeout_s: float) -> Output:
    """Run a program and return what it printed; raises as :func:`running`, and ToolFailed beyond 64 MB."""
    with running(argv, timeout_s=timeout_s) as program:
        stdout = program.stdout.read(OUTPUT_BYTES + 1)
        if len(stdout) > OUTPUT_BYTES:
            raise ToolFailed(f"{program.program} printed more than it should.", OTHER_COPY)
    return Output(stdout, program.complaints)


def blocks_of(argv: Sequence[str], *, block_bytes: int, timeout_s: float) -> Iterator[bytes]:
    """Run a program and yield what it prints in blocks of ``block_bytes`` (the last may be shorter)."""
    with running(argv, timeout_s=timeout_s) as program:
        while block := program.stdout.read(block_bytes):
            yield block


def lines_to(argv: Sequence[str], on_line: Callable[[str], None], *, timeout_s: float) -> str:
    """Run a program, hand each line that it prints to ``on_line``, and return its complaints."""
    with running(argv, timeout_s=timeout_s) as program:
        for line in program.stdout:
            on_line(line.decode("utf-8", "replace").strip())
    return program.complaints


def _start(argv: Sequence[str]) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            argv,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "LC_ALL": "C"},
            process_group=0,
            preexec_fn=_dying_with(os.getpid()),
        )
    except FileNotFoundError as error:
        program = os.path.basename(argv[0])
        package = PACKAGES.get(program, program)
        advice = f"Type: sudo apt install {package}"
        raise ToolMissing(f"The program {program} is not installed.", advice) from error


def _dying_with(parent: int) -> Callable[[], None]:
    """What a child does before it becomes the program: ask to be killed when ``parent`` dies."""
    libc = ctypes.CDLL(None)

    def tie() -> None:
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it died before we could ask
            os._exit(1)

    return tie


def _close(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdout, process.stderr):
        if pipe is not None:
            pipe.close()


def _check(program: Running, timeout_s: float) -> None:
    """Raise what the end of ``program`` means; ffmpeg may meet a full disk and still end with 0."""
    name, code = program.program, program.process.returncode
    if program.expired:
        raise TimedOut(f"{name} did not finish within {timeout_s:.0f} s.", "Try again when less is going on.")
    if "No space left on device" in program.complaints:
        raise DiskFull("The disk is full.", "Make room; the step goes on by itself.")
    if code in FROM_OUTSIDE:
        raise Killed(f"{name} was killed from outside.", "The machine may be short of memory; try again.")
    if code < 0:
        raise ToolFailed(f"{name} crashed (signal {-code}).", OTHER_COPY)
    if code > 0:
        raise ToolFailed(f"{name} failed: {_last_line(program.complaints)}", OTHER_COPY)


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1][-300:] if lines else "it did not say why"
