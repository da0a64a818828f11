"""The ledger is the queue: who may take what, who is refused, and what happens to work whose worker died."""

import threading

import pytest
from sqlalchemy.orm import Session

from pipeline.catalog import ledger, sessions
from pipeline.catalog.database import Catalog
from pipeline.catalog.ledger import Result, Taken
from pipeline.catalog.sessions import NewSession
from pipeline.core.errors import BadRecording, DiskFull

STEPS = ("first", "second", "third")
RESULT = Result({"version": 1}, {"a": {"digest": "d", "size": 1, "mtime_ns": 2}}, {"ffmpeg": "5.1"})


@pytest.fixture(autouse=True)
def _two_sessions(catalog: Catalog) -> None:
    with catalog.write() as db:
        for number, name in enumerate("ab"):
            new = NewSession(name, name, "2026-01-01", "en", "", (), f"{name}.mp4", ".mp4", name * 64, 1)
            sessions.add(db, new, [], 1)
            ledger.want(db, name, STEPS, 10 + number)


def take(catalog: Catalog, now: int = 100, owner: str = "me", only: list[str] | None = None) -> Taken | None:
    with catalog.write() as db:
        return ledger.take(db, owner, now, 1000, only)


def finish(catalog: Catalog, taken: Taken | None) -> bool:
    assert taken
    with catalog.write() as db:
        return ledger.finish(db, taken, RESULT, 200)


def state(catalog: Catalog, session: str, step: str) -> str:
    with catalog.read() as db:
        row = ledger.of_step(db, session, step)
    assert row
    return row.state


def test_steps_of_a_session_run_in_order_and_oldest_first(catalog: Catalog) -> None:
    names = []
    while taken := take(catalog):
        names.append((taken.session, taken.step))
        finish(catalog, taken)
    assert names == [("a", "first"), ("a", "second"), ("a", "third"), ("b", "first"), ("b", "second"), ("b", "third")]


def test_a_step_waits_for_the_one_before_it(catalog: Catalog) -> None:
    first, other = take(catalog), take(catalog)
    assert first
    assert other
    assert (first.session, other.session) == ("a", "b")
    assert take(catalog) is None


def test_only_some_sessions(catalog: Catalog) -> None:
    taken = take(catalog, only=["b"])
    assert taken
    assert taken.session == "b"


def test_a_late_finisher_is_refused(catalog: Catalog) -> None:
    late = take(catalog)
    with catalog.write() as db:
        assert ledger.reclaim(db, 1101, []) == 1
    current = take(catalog, now=1200)
    assert late
    assert current
    assert (current.step, current.attempt) == (late.step, late.attempt + 1)
    assert finish(catalog, late) is False
    assert state(catalog, "a", "first") == "running"
    assert finish(catalog, current) is True


def test_a_lease_that_is_renewed_does_not_run_out(catalog: Catalog) -> None:
    taken = take(catalog, now=100)
    assert taken
    with catalog.write() as db:
        assert ledger.renew(db, taken, 0.5, 1000, 1000)
        assert ledger.reclaim(db, 1999, []) == 0
        assert ledger.reclaim(db, 2001, []) == 1


def test_what_a_dead_worker_held_is_free_at_once(catalog: Catalog) -> None:
    take(catalog, owner="dead")
    take(catalog, owner="alive")
    with catalog.write() as db:
        assert ledger.reclaim(db, 101, ["dead"]) == 1
    assert (state(catalog, "a", "first"), state(catalog, "b", "first")) == ("wanted", "running")


def test_a_failure_stops_the_session_and_says_what_to_do(catalog: Catalog) -> None:
    taken = take(catalog, only=["a"])
    assert taken
    with catalog.write() as db:
        ledger.fail(db, taken, BadRecording("It is empty.", "Bring another one."), 200)
        row = ledger.of_step(db, "a", "first")
    assert row
    assert (row.state, row.error_code, row.error, row.advice) == (
        "failed", "BadRecording", "It is empty.", "Bring another one.",
    )  # fmt: skip
    assert take(catalog, now=10_000_000, only=["a"]) is None


def test_an_error_that_may_pass_is_tried_again(catalog: Catalog) -> None:
    taken = take(catalog, only=["a"])
    assert taken
    with catalog.write() as db:
        ledger.fail(db, taken, DiskFull("Full."), 200)
    assert take(catalog, now=200 + ledger.RETRY_MS - 1, only=["a"]) is None
    assert take(catalog, now=200 + ledger.RETRY_MS, only=["a"]) is not None


def test_cancel_reaches_the_running_step_and_empties_the_queue(catalog: Catalog) -> None:
    taken = take(catalog, only=["a"])
    assert taken
    with catalog.write() as db:
        ledger.cancel(db, "a")
        assert ledger.renew(db, taken, 0.1, 150, 1000) is False
        assert ledger.stop(db, taken, 160) is True
    assert [state(catalog, "a", step) for step in STEPS] == ["cancelled"] * 3
    with catalog.write() as db:
        ledger.want(db, "a", STEPS, 300)
    assert take(catalog, now=301, only=["a"]) is not None


def test_what_is_wanted_while_it_runs_is_looked_at_once_more(catalog: Catalog) -> None:
    taken = take(catalog, only=["a"])
    with catalog.write() as db:
        ledger.want(db, "a", STEPS, 150)
    assert state(catalog, "a", "first") == "running"
    finish(catalog, taken)
    assert state(catalog, "a", "first") == "wanted"


@pytest.mark.parametrize("end", ["fail", "stop", "release", "reclaim"])
def test_what_is_wanted_while_it_runs_is_never_lost(catalog: Catalog, end: str) -> None:
    taken = take(catalog, only=["a"])
    assert taken
    with catalog.write() as db:
        ledger.cancel(db, "a")
        ledger.want(db, "a", STEPS, 150)
        leave(db, taken, end)
    assert state(catalog, "a", "first") == "wanted"
    assert take(catalog, now=151, only=["a"]) is not None


@pytest.mark.parametrize("end", ["fail", "stop", "release", "reclaim"])
def test_what_is_cancelled_while_it_runs_does_not_run_again(catalog: Catalog, end: str) -> None:
    taken = take(catalog, only=["a"])
    assert taken
    with catalog.write() as db:
        ledger.want(db, "a", STEPS, 150)
        ledger.cancel(db, "a")
        leave(db, taken, end)
    assert state(catalog, "a", "first") == "cancelled"
    assert take(catalog, now=10_000_000, only=["a"]) is None


def leave(db: Session, taken: Taken, end: str) -> None:
    if end == "fail":
        ledger.fail(db, taken, BadRecording("x"), 160)
    elif end == "stop":
        ledger.stop(db, taken, 160)
    elif end == "release":
        ledger.release(db, taken, died=True)
    else:
        ledger.reclaim(db, 160, [taken.owner])


def test_a_result_is_remembered_through_later_wants_and_failures(catalog: Catalog) -> None:
    finish(catalog, take(catalog, only=["a"]))
    with catalog.write() as db:
        ledger.want(db, "a", STEPS, 300)
    taken = take(catalog, now=301, only=["a"])
    assert taken
    with catalog.write() as db:
        ledger.fail(db, taken, BadRecording("x"), 302)
        row = ledger.of_step(db, "a", "first")
    assert row
    assert row.ingredients == RESULT.ingredients
    assert row.outputs == RESULT.outputs


def test_two_workers_never_hold_the_same_row(catalog: Catalog) -> None:
    held: list[Taken] = []

    def worker(name: str) -> None:
        while taken := take(catalog, owner=name):
            held.append(taken)
            finish(catalog, taken)

    threads = [threading.Thread(target=worker, args=(f"w{n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    while taken := take(catalog):
        held.append(taken)
        finish(catalog, taken)
    assert sorted((t.session, t.step, t.attempt) for t in held) == [
        (s, step, 1) for s in "ab" for step in sorted(STEPS)
    ]


def test_a_step_that_is_no_longer_in_the_flow_leaves_the_ledger(catalog: Catalog) -> None:
    with catalog.write() as db:
        ledger.want(db, "a", ("first", "third"), 300)
        assert [row.step for row in ledger.of_session(db, "a")] == ["first", "third"]
