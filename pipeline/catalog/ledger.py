"""The ledger: one row per session and step. It is the queue as well as the record of what was done.

A worker takes a row (state *running*, with a lease), renews the lease while it works, and finishes it with its attempt
number: whoever lost the lease in the meantime is refused. A row may be taken when all earlier steps of its session are
done. Nothing here looks at the clock: ``now`` is handed in, in UTC milliseconds.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import ColumnElement, CursorResult, and_, case, or_, select, update
from sqlalchemy.orm import Session as Db
from sqlalchemy.orm import aliased

from pipeline.catalog.models import WorkRow
from pipeline.core.errors import TotmError
from pipeline.core.fingerprint import AGAIN

WANTED, RUNNING, DONE, FAILED, CANCELLED = "wanted", "running", "done", "failed", "cancelled"
RETRY_MS = 60_000
"""How long a step waits after an error that may pass by itself (a full disk, a locked catalog)."""


@dataclass(frozen=True)
class Taken:
    """A row that a worker holds: proof, with ``attempt``, that it may finish it."""

    session: str
    step: str
    attempt: int
    owner: str

    @property
    def job(self) -> str:
        """A name for this run of the step, unique in the workspace."""
        return f"{self.session}.{self.step}.{self.attempt}"


@dataclass(frozen=True)
class Work:
    """A row of the ledger, as a value."""

    session: str
    step: str
    state: str
    attempt: int
    deaths: int
    owner: str | None
    lease_until: int | None
    cancel: bool
    progress: float
    started_at: int | None
    finished_at: int | None
    made_at: int | None
    retry_at: int | None
    ingredients: dict[str, Any] | None
    outputs: dict[str, Any] | None
    tools: dict[str, Any] | None
    hold: str
    error_code: str | None
    error: str | None
    advice: str | None

    @property
    def job(self) -> str:
        """The name of the row's latest run, see :attr:`Taken.job`."""
        return f"{self.session}.{self.step}.{self.attempt}"


def want(db: Db, session_id: str, steps: Sequence[str], now: int) -> None:
    """Ask for a session to be brought up to date: every step is looked at again; what is up to date costs nothing.

    A step that is running goes on, and is looked at once more when it ends.
    """
    mine = select(WorkRow).where(WorkRow.session_id == session_id).with_for_update()
    rows = {row.step: row for row in db.scalars(mine)}
    for position, step in enumerate(steps):
        row = rows.get(step)
        if row is None:
            db.add(WorkRow(session_id=session_id, step=step, position=position, state=WANTED, wanted_at=now))
            continue
        row.position = position
        row.cancel = False
        if row.state == RUNNING:
            row.again = True
        else:
            row.state, row.wanted_at, row.deaths, row.retry_at = WANTED, now, 0, None
    for step in rows.keys() - set(steps):
        db.delete(rows[step])


def take(db: Db, owner: str, now: int, lease_ms: int, only: Sequence[str] | None = None) -> Taken | None:
    """Lease the next row that may run, or ``None``. ``only`` limits the choice to these sessions."""
    earlier = aliased(WorkRow)
    blocked = (
        select(earlier.session_id)
        .where(earlier.session_id == WorkRow.session_id, earlier.position < WorkRow.position, earlier.state != DONE)
        .exists()
    )
    query = select(WorkRow).where(_may_start(now), ~blocked).order_by(WorkRow.wanted_at, WorkRow.position)
    if only is not None:
        query = query.where(WorkRow.session_id.in_(only))
    row = db.scalar(query.limit(1).with_for_update(skip_locked=True))
    if row is None:
        return None
    row.state, row.owner, row.attempt = RUNNING, owner, row.attempt + 1
    row.lease_until, row.started_at, row.finished_at = now + lease_ms, now, None
    row.progress, row.again, row.cancel, row.retry_at = 0.0, False, False, None
    row.error_code = row.error = row.advice = None
    return Taken(row.session_id, row.step, row.attempt, owner)


def _may_start(now: int) -> ColumnElement[bool]:
    due = and_(WorkRow.state == FAILED, WorkRow.retry_at.is_not(None), WorkRow.retry_at <= now)
    return or_(WorkRow.state == WANTED, due)


def renew(db: Db, taken: Taken, progress: float, now: int, lease_ms: int) -> bool:
    """Hold on to the lease and tell the progress (0 to 1). False: the row is lost, or somebody cancelled it."""
    return _change(db, taken, WorkRow.cancel.is_(False), progress=progress, lease_until=now + lease_ms)


@dataclass(frozen=True)
class Result:
    """What a good run leaves behind, see :class:`pipeline.catalog.models.WorkRow`."""

    ingredients: dict[str, Any]
    outputs: dict[str, Any]
    tools: dict[str, str]
    hold: str = ""


def finish(db: Db, taken: Taken, result: Result, now: int) -> bool:
    """Record a good run. False, and nothing recorded, when the row is no longer this worker's."""
    made = {"ingredients": result.ingredients, "outputs": result.outputs, "tools": result.tools, "hold": result.hold}
    return _leave(db, taken, DONE, progress=1.0, finished_at=now, made_at=now, deaths=0, **made)


def hold_back(db: Db, taken: Taken, reason: str) -> bool:
    """Keep the session from the public at once: what this run made is about to take the place of what they see."""
    return _change(db, taken, hold=reason)


def confirm(db: Db, taken: Taken, now: int) -> bool:
    """Record that the step is up to date as it is: nothing had to run."""
    return _leave(db, taken, DONE, progress=1.0, finished_at=now)


def fail(db: Db, taken: Taken, error: TotmError, now: int) -> bool:
    """Record an error and what to do about it; one that may pass is tried again after a minute."""
    said = {"error_code": error.code, "error": error.message, "advice": error.advice}
    retry_at = now + RETRY_MS if error.transient else None
    return _leave(db, taken, FAILED, finished_at=now, retry_at=retry_at, **said)


def stop(db: Db, taken: Taken, now: int) -> bool:
    """Record that somebody cancelled the run."""
    return _leave(db, taken, CANCELLED, finished_at=now)


def release(db: Db, taken: Taken, *, died: bool = False) -> bool:
    """Give a row back unfinished, to be taken again. ``died`` counts that its process was killed from outside."""
    deaths = {"deaths": WorkRow.deaths + 1} if died else {}
    return _leave(db, taken, WANTED, progress=0.0, **deaths)


def reclaim(db: Db, now: int, dead: Iterable[str]) -> int:
    """Free the rows whose lease has run out or whose owner is known to be dead; tells how many."""
    lost = or_(WorkRow.lease_until < now, WorkRow.owner.in_(list(dead)))
    freed = db.execute(update(WorkRow).where(WorkRow.state == RUNNING, lost).values(progress=0.0, **_left(WANTED)))
    return cast(CursorResult[Any], freed).rowcount


def cancel(db: Db, session_id: str) -> None:
    """Stop the work on a session: a running step is told, waiting ones are taken out of the queue."""
    mine = WorkRow.session_id == session_id
    db.execute(update(WorkRow).where(mine, WorkRow.state == RUNNING).values(cancel=True, again=False))
    db.execute(update(WorkRow).where(mine, WorkRow.state.in_((WANTED, FAILED))).values(state=CANCELLED))


def ask_again(db: Db, session_id: str, step: str, now: int) -> None:
    """Let a step be done once more, though nothing that it sees has changed. What it wrote stays in use until then."""
    row = db.get(WorkRow, (session_id, step))
    if row and row.ingredients is not None:
        row.ingredients = {**row.ingredients, AGAIN: now}


def of_session(db: Db, session_id: str) -> list[Work]:
    """The rows of a session, in the order of the flow."""
    rows = db.scalars(select(WorkRow).where(WorkRow.session_id == session_id).order_by(WorkRow.position))
    return [_work(row) for row in rows]


def of_step(db: Db, session_id: str, step: str) -> Work | None:
    """One row."""
    row = db.get(WorkRow, (session_id, step))
    return _work(row) if row else None


def running(db: Db) -> list[Work]:
    """The rows that are being worked on."""
    return [_work(row) for row in db.scalars(select(WorkRow).where(WorkRow.state == RUNNING))]


def _left(outcome: str) -> dict[str, Any]:
    """How a row leaves *running*: a newer request goes first, then a cancel (a good run stays good), or the outcome."""
    otherwise = DONE if outcome == DONE else case((WorkRow.cancel.is_(True), CANCELLED), else_=outcome)
    state = case((WorkRow.again.is_(True), WANTED), else_=otherwise)
    return {"state": state, "again": False, "cancel": False, "lease_until": None, "owner": None}


def _leave(db: Db, taken: Taken, outcome: str, **values: Any) -> bool:
    return _change(db, taken, **_left(outcome), **values)


def unfinished(db: Db, only: Sequence[str] | None = None) -> list[Work]:
    """The rows that are not done, of all sessions or of some."""
    query = select(WorkRow).where(WorkRow.state != DONE).order_by(WorkRow.session_id, WorkRow.position)
    if only is not None:
        query = query.where(WorkRow.session_id.in_(only))
    return [_work(row) for row in db.scalars(query)]


def _row(taken: Taken) -> tuple[ColumnElement[bool], ...]:
    return WorkRow.session_id == taken.session, WorkRow.step == taken.step


def _change(db: Db, taken: Taken, *also: ColumnElement[bool], **values: Any) -> bool:
    mine = (WorkRow.state == RUNNING, WorkRow.attempt == taken.attempt, WorkRow.owner == taken.owner)
    changed = db.execute(update(WorkRow).where(*_row(taken), *mine, *also).values(**values))
    return cast(CursorResult[Any], changed).rowcount == 1


def _work(row: WorkRow) -> Work:
    names = [name for name in Work.__dataclass_fields__ if name != "session"]
    return Work(session=row.session_id, **{name: getattr(row, name) for name in names})
