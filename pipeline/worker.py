"""Takes work from the ledger: one child process a step, with heartbeat, time limit, cancel and recovery.

Kill any process at any moment: the row's lease runs out (at once, where the dead owner was on this machine), and the
step runs again from its inputs.
"""

import logging
import os
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from pipeline import runner
from pipeline.attempt import attempt
from pipeline.catalog import ledger
from pipeline.catalog.ledger import Taken
from pipeline.core.artefacts import Facts
from pipeline.core.errors import Cancelled, CatalogBusy, Damaged, DiskFull, IndexBusy, IndexMissing, Killed, TotmError
from pipeline.core.order import Outcome
from pipeline.core.step import Step
from pipeline.home import Home
from pipeline.owner import intake_is_alive, is_alive, owner_name
from pipeline.runner import Decision, now_ms
from pipeline.search.whoosh_engine import WhooshIndex
from pipeline.workspace import file_errors_said_plainly

log = logging.getLogger(__name__)

IDLE_SECONDS = 0.5
RENEW_SECONDS = 1.0
PATIENCE_SECONDS = 600.0
"""The time that every step may take, whatever the recording's length."""
TRANSIENT = (CatalogBusy, DiskFull, IndexBusy)
"""What may be wrong with the catalog or the index for a while."""
MAX_DEATHS = 12
"""How often a step's process may be killed from outside before we give up (the kernel does it when memory ends)."""


@dataclass(frozen=True)
class Event:
    """Something happened to a step: started, progress, done, failed or cancelled; ``share`` goes from 0 to 1."""

    session: str
    step: str
    kind: str
    share: float = 0.0
    error: TotmError | None = None


class _Lost(Exception):
    """The row is no longer ours: the lease ran out, and another worker has it."""


@dataclass
class Worker:
    """One worker. ``only`` limits it to some sessions; ``on_event`` is told what happens.

    ``on_idle`` is called when it has run out of work, once each time.
    """

    home: Home
    only: Sequence[str] | None = None
    on_event: Callable[[Event], None] = field(default=lambda event: None)
    on_idle: Callable[[], None] = field(default=lambda: None)
    owner: str = field(default_factory=lambda: owner_name(os.getpid()))

    def work(self, *, until_idle: bool) -> None:
        """Run steps; with ``until_idle``, return when there is none left that could run now.

        A catalog that is busy, or has no room to write, is waited for; with ``until_idle`` it raises.
        """
        was_busy = True
        while True:
            try:
                is_busy = self._turn()
                if was_busy and not is_busy:
                    self._rest()
                was_busy = is_busy
                if until_idle and not is_busy and not self._others_at_work():
                    return
            except TRANSIENT as error:
                if until_idle:
                    raise
                log.warning("%s", error.message)
                was_busy = False
            if not was_busy:
                time.sleep(IDLE_SECONDS)

    def _rest(self) -> None:
        """What there is to do once nothing waits."""
        self.on_idle()
        with suppress(IndexMissing):
            WhooshIndex(self.home.workspace.index).tidy()

    def _turn(self) -> bool:
        """Run one step, if there is one to run."""
        self.recover()
        taken = self._take()
        if taken:
            self.run(taken)
        return taken is not None

    def recover(self) -> None:
        """Free the rows that dead workers held, and remove what dead jobs had staged."""
        staged = self.home.workspace.jobs_staged()  # before the ledger is read: a live job is in the ledger first
        with self.home.catalog.read() as db:
            rows = ledger.running(db)
        dead = [row.owner for row in rows if row.owner and not is_alive(row.owner)]
        if dead or any(row.lease_until and row.lease_until < now_ms() for row in rows):
            with self.home.catalog.write() as db:
                ledger.reclaim(db, now_ms(), dead)
        live = {row.job for row in rows if row.owner not in dead}
        for job in staged - live:
            if not intake_is_alive(job) or self.home.workspace.staged_long_ago(job):
                self.home.workspace.discard(job)

    def run(self, taken: Taken) -> None:
        """Bring the step of a taken row up to date, and record how it ended."""
        try:
            self._try(taken, runner.STEPS[taken.step])
        except _Lost:
            log.warning("%s: the lease was lost, somebody else has it now", taken.job)
        except Killed:
            self._after_death(taken)
        except Cancelled as error:
            self._record(taken, "cancelled", error)
        except TotmError as error:
            self._record(taken, "failed", error)
        except (KeyboardInterrupt, SystemExit):
            with self.home.catalog.write() as db:
                ledger.release(db, taken)
            raise

    def _try(self, taken: Taken, step: Step) -> None:
        try:
            with file_errors_said_plainly():
                self._bring_up_to_date(taken, step)
        finally:
            self.home.workspace.discard(taken.job)  # before the end is written: on a full disk that needs the room

    def _bring_up_to_date(self, taken: Taken, step: Step) -> None:
        decision = runner.decide(self.home, runner.known(self.home, taken.session), step)
        if not decision.reasons:
            with self.home.catalog.write() as db:
                ledger.confirm(db, taken, now_ms())
            return
        log.info("%s: %s", taken.job, "; ".join(decision.reasons))
        self._tell(taken, "started")
        outcome = self._attempt(taken, step, decision)
        self._heartbeat(taken, 1.0)  # whoever lost the lease must not touch the artefacts
        if not runner.commit(self.home, taken, step, decision.ingredients, outcome):
            raise _Lost
        self._tell(taken, "done", 1.0)

    def _attempt(self, taken: Taken, step: Step, decision: Decision) -> Outcome:
        order = runner.prepare(self.home, taken, step, decision)
        seconds = PATIENCE_SECONDS + step.limits.time * self._recording_seconds(taken.session)
        renewed = time.monotonic()

        def tick(share: float) -> None:
            nonlocal renewed
            if time.monotonic() - renewed >= RENEW_SECONDS:
                renewed = time.monotonic()
                with suppress(*TRANSIENT):  # the lease outlasts a busy catalog or a full disk for a while
                    self._heartbeat(taken, share)
                self._tell(taken, "progress", share)

        return attempt(order, seconds, tick)

    def _recording_seconds(self, session_id: str) -> float:
        try:
            facts = self.home.workspace.read(session_id, "facts", Facts)
        except Damaged:  # the step probe is about to write it again
            facts = None
        return facts.duration_ms / 1000 if facts else 0.0

    def _heartbeat(self, taken: Taken, share: float) -> None:
        with self.home.catalog.write() as db:
            if ledger.renew(db, taken, share, now_ms(), self._lease_ms):
                return
            row = ledger.of_step(db, taken.session, taken.step)
        if row and row.cancel and row.attempt == taken.attempt:
            raise Cancelled(f"The work on {taken.session} was cancelled.", f"Go on with: totm run {taken.session}")
        raise _Lost

    def _after_death(self, taken: Taken) -> None:
        log.warning("%s: its process was killed", taken.job)
        with self.home.catalog.write() as db:
            row = ledger.of_step(db, taken.session, taken.step)
            if not row or row.deaths + 1 < MAX_DEATHS:
                ledger.release(db, taken, died=True)
                return
        killed = Killed(
            f"The step “{taken.step}” was killed {MAX_DEATHS} times.",
            "The machine may be short of memory: close other programs, then run: totm run",
        )
        self._record(taken, "failed", killed)

    def _record(self, taken: Taken, kind: str, error: TotmError) -> None:
        with self.home.catalog.write() as db:
            ledger.fail(db, taken, error, now_ms()) if kind == "failed" else ledger.stop(db, taken, now_ms())
        self._tell(taken, kind, error=error)

    def _take(self) -> Taken | None:
        with self.home.catalog.write() as db:
            return ledger.take(db, self.owner, now_ms(), self._lease_ms, self.only)

    def _others_at_work(self) -> bool:
        with self.home.catalog.read() as db:
            return any(self.only is None or row.session in self.only for row in ledger.running(db))

    def _tell(self, taken: Taken, kind: str, share: float = 0.0, error: TotmError | None = None) -> None:
        self.on_event(Event(taken.session, taken.step, kind, share, error))

    @property
    def _lease_ms(self) -> int:
        return self.home.settings.lease_seconds * 1000
