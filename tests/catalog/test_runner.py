"""Why a step must run: what the runner takes as a reason, and what not."""

from pathlib import Path

import pytest

from pipeline.catalog import ledger, sessions
from pipeline.catalog.ledger import Result
from pipeline.catalog.sessions import NewSession
from pipeline.flow import FLOW
from pipeline.home import Home
from pipeline.runner import STEPS, decide, known, plan

SMALL, LARGE = "small.pt", "large-v3.pt"


@pytest.fixture
def session(home: Home) -> str:
    with home.catalog.write() as db:
        sessions.add(db, NewSession("a", "A", "2026-01-01", "en", "", (), "a.mp4", ".mp4", "d" * 64, 1), [], 1)
    return "a"


@pytest.fixture
def home(home: Home, tmp_path: Path) -> Home:
    models = tmp_path / "models"
    models.mkdir()
    return Home(home.settings.model_copy(update={"models": models}), home.workspace, home.catalog)


def put_model(home: Home, name: str) -> None:
    (home.settings.models / name).write_bytes(b"x")


def transcribed(home: Home, session: str) -> None:
    """Record a good run of the step, made from what there is now."""
    step = STEPS["transcribe"]
    made_from = decide(home, known(home, session), step).ingredients
    with home.catalog.write() as db:
        ledger.want(db, session, ("transcribe",), 1)
        taken = ledger.take(db, "me", 2, 1000)
        assert taken
        ledger.finish(db, taken, Result(made_from, {}, {}), 3)


def why(home: Home, session: str) -> tuple[str, ...]:
    return decide(home, known(home, session), STEPS["transcribe"]).reasons


def test_all_steps_of_a_new_session_must_run(home: Home, session: str) -> None:
    assert [step.name for step, _ in plan(home, session)] == [step.name for step in FLOW]


def test_a_better_engine_is_a_reason_to_transcribe_again(home: Home, session: str) -> None:
    transcribed(home, session)
    assert why(home, session) == ()
    put_model(home, LARGE)
    assert why(home, session) == ("input engine changed",)
    transcribed(home, session)
    put_model(home, SMALL)  # the one that the settings want
    assert why(home, session) == ("input engine changed",)


def test_a_worse_engine_or_none_is_no_reason(home: Home, session: str) -> None:
    put_model(home, SMALL)
    transcribed(home, session)
    (home.settings.models / SMALL).rename(home.settings.models / LARGE)
    assert why(home, session) == ()
    (home.settings.models / LARGE).unlink()
    assert why(home, session) == ()


def test_a_step_is_done_again_where_somebody_asks_for_it(home: Home, session: str) -> None:
    transcribed(home, session)
    with home.catalog.write() as db:
        ledger.ask_again(db, session, "transcribe", 7)
        ledger.ask_again(db, session, "clip", 7)  # it has not run yet, and stays so
    assert why(home, session) == ("somebody asked for it again",)
    transcribed(home, session)
    assert why(home, session) == ()
