"""When a better engine is a reason to transcribe again: what counts is what really wrote the words."""

from pathlib import Path

import pytest

from pipeline.catalog import ledger, sessions
from pipeline.catalog.ledger import Result
from pipeline.catalog.sessions import NewSession
from pipeline.home import Home
from pipeline.runner import STEPS, decide, known

SMALL, SWEDISH = "small", "kb-whisper-small"
BETTER = ("input engine changed",)


@pytest.fixture
def home(home: Home, tmp_path: Path) -> Home:
    with home.catalog.write() as db:
        sessions.add(db, NewSession("a", "A", "2026-01-01", "sv", "", (), "a.mp4", ".mp4", "d" * 64, 1), [], 1)
    models = tmp_path / "models"
    models.mkdir()
    return Home(home.settings.model_copy(update={"models": models}), home.workspace, home.catalog)


def put(home: Home, name: str, *, converted: bool = False) -> None:
    if not converted:
        (home.settings.models / f"{name}.pt").write_bytes(b"x")
        return
    (home.settings.models / name).mkdir()
    for file in ("model.bin", "config.json", "tokenizer.json", "vocabulary.json"):
        (home.settings.models / name / file).write_bytes(b"x")


def transcribed(home: Home, **tools: str) -> None:
    """Record a good run of the step, made from what there is now, in which ``tools`` were used."""
    made_from = decide(home, known(home, "a"), STEPS["transcribe"]).ingredients
    with home.catalog.write() as db:
        ledger.want(db, "a", ("transcribe",), 1)
        taken = ledger.take(db, "me", 2, 1000)
        assert taken
        ledger.finish(db, taken, Result(made_from, {}, tools), 3)


def why(home: Home) -> tuple[str, ...]:
    return decide(home, known(home, "a"), STEPS["transcribe"]).reasons


def test_the_model_of_the_language_is_better_than_another(home: Home) -> None:
    put(home, SMALL)
    transcribed(home, whisper="1", model=SMALL)
    assert why(home) == ()
    put(home, SWEDISH)
    assert why(home) == BETTER
    transcribed(home, whisper="1", model=SWEDISH)
    assert why(home) == ()


def test_the_same_model_in_a_faster_engine_is_no_better(home: Home) -> None:
    put(home, SWEDISH)
    transcribed(home, whisper="1", model=SWEDISH)
    put(home, SWEDISH, converted=True)
    assert why(home) == ()


def test_among_models_that_are_not_set_the_larger_one_is_better(home: Home) -> None:
    put(home, "tiny")
    transcribed(home, whisper="1", model="tiny")
    put(home, "medium")
    assert why(home) == BETTER
    transcribed(home, whisper="1", model="medium")
    put(home, SMALL)
    assert why(home) == ()


def test_a_model_that_is_too_heavy_to_be_used_is_no_better(home: Home) -> None:
    put(home, SMALL)
    transcribed(home, whisper="1", model=SMALL)
    put(home, "large-v3")
    assert why(home) == ()
    put(home, "large-v3", converted=True)
    assert why(home) == BETTER


def test_a_model_that_the_step_fetched_itself_is_no_reason(home: Home) -> None:
    put(home, SMALL)  # decided on this one
    transcribed(home, **{"faster-whisper": "1", "model": SWEDISH})  # fetched, and used
    put(home, SWEDISH, converted=True)
    assert why(home) == ()


def test_a_model_that_goes_away_is_no_reason(home: Home) -> None:
    put(home, SWEDISH)
    transcribed(home, whisper="1", model=SWEDISH)
    (home.settings.models / f"{SWEDISH}.pt").unlink()
    assert why(home) == ()


def test_silence_is_not_listened_to_for_ever(home: Home) -> None:
    put(home, SMALL)
    transcribed(home)
    assert why(home) == ()


def test_another_model_in_the_settings_is_a_reason_only_once_it_is_here(home: Home) -> None:
    put(home, SWEDISH)
    transcribed(home, whisper="1", model=SWEDISH)
    transcribe = home.settings.transcribe.__class__(model_sv="kb-whisper-large")
    settings = home.settings.model_copy(update={"transcribe": transcribe})
    changed = Home(settings, home.workspace, home.catalog)
    assert why(changed) == ()
    put(home, "kb-whisper-large", converted=True)
    assert why(changed) == BETTER
