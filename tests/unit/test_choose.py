"""Which engine is chosen, and what people are told about it."""

import pytest

from pipeline.core.errors import BadSettings, EngineMissing
from pipeline.core.settings import TranscribeSettings
from pipeline.speech.choose import pick

AUTO = TranscribeSettings()


def test_the_wanted_whisper_model_comes_first() -> None:
    choice = pick(AUTO, "sv", ("medium", "small", "tiny"))
    assert (choice.engine, choice.model) == ("whisper", "small")


def test_another_whisper_model_is_better_than_none_and_that_is_said() -> None:
    choice = pick(AUTO, "en", ("medium.en", "tiny"))
    assert choice.model == "medium.en"
    assert "model small is not here" in choice.reason
    assert pick(AUTO, "da", ("medium.en", "tiny")).model == "tiny"


def test_without_whisper_english_is_a_draft_and_how_to_get_better_is_said() -> None:
    choice = pick(AUTO, "en", ())
    assert choice.engine == "pocketsphinx"
    assert "draft" in choice.reason
    assert "totm models fetch small" in choice.reason


@pytest.mark.parametrize("engine", ["auto", "whisper", "pocketsphinx"])
def test_no_engine_for_a_language_is_told_with_advice(engine: str) -> None:
    with pytest.raises(EngineMissing, match="Norsk") as missing:
        pick(TranscribeSettings(engine=engine), "nb", ("small.en",))
    assert "totm add --captions" in missing.value.advice
    assert "totm models fetch small" in missing.value.advice


def test_whisper_on_demand_takes_no_other_model() -> None:
    with pytest.raises(EngineMissing, match="model small"):
        pick(TranscribeSettings(engine="whisper"), "en", ("tiny",))


def test_an_engine_that_does_not_exist() -> None:
    with pytest.raises(BadSettings, match="“dragon”"):
        pick(TranscribeSettings(engine="dragon"), "en", ())
