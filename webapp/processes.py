"""Several processes that answer at one door: a Python process computes one page at a time, a machine has more cores."""

import logging
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Thread, main_thread
from typing import NoReturn

from pipeline.core.errors import ToolFailed

MOST = 4
"""How many processes there are at most when nobody says how many: each has memory of its own."""
QUICK_S = 5.0
"""A process that ends sooner would end so again."""
QUICK_ENDS = 5
PAUSE_S = 1.0
PATIENCE_S = 10.0
"""How long a process may finish what it is answering; waitress gives itself 5 seconds of them."""
STOPS = (signal.SIGINT, signal.SIGTERM)
HEARD = (*STOPS, signal.SIGCHLD)

log = logging.getLogger(__name__)


def how_many(wanted: int) -> int:
    """So many processes as are ``wanted``; where that is 0, one for each core we may use, at most :data:`MOST`."""
    return wanted or min(len(os.sched_getaffinity(0)), MOST)


def run(work: Callable[[], None], processes: int) -> None:
    """Do ``work`` in so many processes until SIGINT or SIGTERM; one that ends before is replaced.

    After SIGINT it returns, of SIGTERM this process dies as any does: both when the others have finished what they
    were at. They end by themselves when this one is killed. Call it before there is a thread: of several, only the
    one that calls goes on in a new process. Raises ToolFailed when processes end as soon as they begin.
    """
    if processes == 1:
        work()
        return
    signal.pthread_sigmask(signal.SIG_BLOCK, HEARD)  # they come when we ask: never between a fork and its noting
    group = _Group(work, processes)
    try:
        told = group.tend()
    finally:
        if os.getpid() == group.parent:
            group.end()
            signal.pthread_sigmask(signal.SIG_UNBLOCK, HEARD)
    if told == signal.SIGTERM:
        signal.raise_signal(told)


@dataclass
class _Group:
    """The processes, by their id, and when each of them began."""

    work: Callable[[], None]
    wanted: int
    began: dict[int, float] = field(default_factory=dict)
    quick_ends: int = 0
    parent: int = field(default_factory=os.getpid)
    lifeline: tuple[int, int] = field(default_factory=os.pipe)
    """Nothing is written to it: whoever reads learns when the last who could write, the parent, is gone."""

    def tend(self) -> int:
        """Keep as many as are wanted until somebody stops us; returns the signal that did."""
        stops = [number for number in STOPS if signal.getsignal(number) != signal.SIG_IGN]  # so nohup and & want it
        while True:
            while len(self.began) < self.wanted:
                self._begin()
            heard = signal.sigwait([*stops, signal.SIGCHLD])
            if heard != signal.SIGCHLD:
                return heard
            self._note_ends()
            if self.quick_ends >= QUICK_ENDS:
                raise ToolFailed(
                    "The processes of the site end as soon as they begin.",
                    "What they said stands above; with TOTM_PROCESSES=1 the site runs in one.",
                )
            if self.quick_ends and (stopped := signal.sigtimedwait(stops, PAUSE_S)):
                return stopped.si_signo

    def end(self) -> None:
        """Let all of them finish what they are at, but not for ever, and not when somebody stops us again."""
        self._tell(signal.SIGTERM)
        until = time.monotonic() + PATIENCE_S
        self._reap()
        while self.began and (left := until - time.monotonic()) > 0:
            heard = signal.sigtimedwait(HEARD, left)
            if heard and heard.si_signo in STOPS:
                break
            self._reap()
        self._tell(signal.SIGKILL)
        for process in self.began:
            os.waitpid(process, 0)

    def _begin(self) -> None:
        if (process := os.fork()) == 0:
            self._live()
        self.began[process] = time.monotonic()

    def _live(self) -> NoReturn:
        """What a new process does. A Ctrl-C comes to all that run in a terminal: the parent passes it on, once."""
        listening, held = self.lifeline
        os.close(held)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, _finish)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, HEARD)
        Thread(target=_end_with_parent, args=(listening,), daemon=True).start()
        self.work()
        sys.exit()

    def _note_ends(self) -> None:
        for lived, code in self._reap():
            log.warning("a process of the site ended with %d; another one takes its place", code)
            self.quick_ends = self.quick_ends + 1 if lived < QUICK_S else 0

    def _reap(self) -> list[tuple[float, int]]:
        """How many seconds those lived that have ended, and their exit codes: negative ones are signals."""
        ended = []
        for process, began in list(self.began.items()):
            gone, status = os.waitpid(process, os.WNOHANG)
            if gone:
                del self.began[process]
                ended.append((time.monotonic() - began, os.waitstatus_to_exitcode(status)))
        return ended

    def _tell(self, number: int) -> None:
        for process in self.began:
            os.kill(process, number)  # one that has ended is still there: only we take note of ends


def _finish(number: int, _: object) -> NoReturn:
    signal.signal(number, signal.SIG_IGN)
    sys.exit()


def _end_with_parent(lifeline: int) -> None:
    os.read(lifeline, 1)
    signal.pthread_kill(main_thread().ident or 0, signal.SIGTERM)
