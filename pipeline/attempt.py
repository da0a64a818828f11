"""One attempt at one step: a child process, watched until it ends, is lost, cancelled or takes too long."""

import logging
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from pipeline.core import errors
from pipeline.core.errors import Killed, TimedOut, ToolFailed, TotmError
from pipeline.core.order import Failure, Message, Order, Outcome, Progress
from pipeline.tools.process import FROM_OUTSIDE

log = logging.getLogger(__name__)

TICK_SECONDS = 0.5
TAIL_BYTES = 8_000


def attempt(order: Order, seconds: float, on_tick: Callable[[float], None]) -> Outcome:
    """Run the order in a child process. ``on_tick`` hears the progress at least every half second.

    Whatever ``on_tick`` raises ends the child. Raises the step's own error, TimedOut, ToolFailed, or Killed.
    """
    stderr = Path(order.scratch) / "stderr.log"
    deadline = time.monotonic() + seconds
    with stderr.open("wb") as errors_file:
        child = subprocess.Popen(
            [sys.executable, "-m", "pipeline.child", str(os.getpid())],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors_file, start_new_session=True,
        )  # fmt: skip
    try:
        _hand_over(child, order)
        share, last = 0.0, None
        for message in _messages(child):
            if isinstance(message, Progress):
                share = message.share
            last = message or last
            on_tick(share)
            if time.monotonic() > deadline:
                raise TimedOut(
                    f"The step “{order.step}” took longer than {seconds / 60:.0f} minutes.",
                    "Try it again with: totm run; if it happens again, the recording may be damaged.",
                )
        return _judge(order, child.wait(), last, stderr)
    finally:
        _end(child)


def _hand_over(child: subprocess.Popen[bytes], order: Order) -> None:
    assert child.stdin is not None
    try:
        child.stdin.write(msgspec.json.encode(order))
        child.stdin.close()
    except BrokenPipeError:
        pass  # it died at once: its exit status tells why


def _messages(child: subprocess.Popen[bytes]) -> Iterator[Message | None]:
    """What the child says, as it says it; ``None`` when half a second passes in silence."""
    assert child.stdout is not None
    pending = b""
    with selectors.DefaultSelector() as selector:
        selector.register(child.stdout, selectors.EVENT_READ)
        while True:
            if not selector.select(TICK_SECONDS):
                yield None
                continue
            block = os.read(child.stdout.fileno(), 65536)
            if not block:
                return
            *lines, pending = (pending + block).split(b"\n")
            yield from (msgspec.json.decode(line, type=Message) for line in lines)


def _judge(order: Order, status: int, last: Message | None, stderr: Path) -> Outcome:
    if isinstance(last, Outcome) and status == 0:
        return last
    if isinstance(last, Failure):
        raise _error(last)
    if status in FROM_OUTSIDE:
        raise Killed("The step's process was killed.", "Run it again.")
    log.error("step %s of %s ended with status %s:\n%s", order.step, order.session, status, _tail(stderr))
    raise ToolFailed(
        f"The step “{order.step}” ended unexpectedly.",
        "This is a fault in totm: please report it with the end of totm.log in the workspace.",
    )


def _error(failure: Failure) -> TotmError:
    kind = getattr(errors, failure.code)
    error = kind(failure.message, failure.advice)
    assert isinstance(error, TotmError)
    return error


def _tail(path: Path) -> str:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - TAIL_BYTES))
        return file.read().decode("utf-8", "replace").strip()


def _end(child: subprocess.Popen[bytes]) -> None:
    """Make sure that the child, and so the programs that it started, is gone."""
    if child.poll() is None:
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    if child.stdout:
        child.stdout.close()
