"""Whisper's real loading and decoding, on checkpoints in its own format that are small enough to be made here."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest

from pipeline.core.artefacts import Span
from pipeline.core.errors import EngineMissing
from pipeline.speech.port import RATE, Languages, Stretch
from tests.steps.checkpoints import ENGLISH_ONLY, FEW, one_that_listens, one_that_says

pytestmark = pytest.mark.slow

torch = pytest.importorskip("torch")
whisper = pytest.importorskip("whisper")

SOUND = np.random.default_rng(1).normal(0, 0.1, 4 * RATE).astype(np.float32)
STRETCH = Stretch(10_000, SOUND, (Span(10_000, 14_000),))


def engine_at(path: Path):  # type: ignore[no-untyped-def]
    from pipeline.speech.engines.whisper_engine import WhisperEngine  # noqa: PLC0415 - loads torch

    return WhisperEngine(path)


def always(language: str) -> Languages:
    return lambda told: [language for _ in told]


@pytest.fixture
def encoded() -> Iterator[list[str]]:
    """What grows by one each time that an encoder takes in sound."""
    passes: list[str] = []

    def note(module: object, given: object, made: object) -> None:
        if isinstance(module, whisper.model.Conv1d) and module.in_channels == 80:
            passes.append("once")

    hook = torch.nn.modules.module.register_module_forward_hook(note)
    yield passes
    hook.remove()


def test_words_come_with_times_within_the_stretch_and_the_same_every_time(tmp_path: Path) -> None:
    engine = engine_at(one_that_says(" Good evening, everybody.", tmp_path / "small.pt"))
    (segments,) = engine.transcribe([STRETCH], always("nb"), ())
    assert [segment.text for segment in segments] == ["Good evening, everybody."]
    assert segments[0].language == "nb"
    assert [word.text for word in segments[0].words] == ["Good", "evening,", "everybody."]
    times = [time for word in segments[0].words for time in (word.start_ms, word.end_ms)]
    assert times == sorted(times)
    assert times[0] >= 10_000
    assert times[-1] <= 14_000
    assert all(word.probability and word.probability > 0.9 for word in segments[0].words)
    assert engine.transcribe([STRETCH, STRETCH], always("nb"), ()) == [segments, segments]


def test_sound_is_encoded_once_for_language_words_and_their_times(tmp_path: Path, encoded: list[str]) -> None:
    engine = engine_at(one_that_says(" yes yes" * 12, tmp_path / "small.pt"))  # a loop: it is tried three times
    engine.transcribe([STRETCH], always("en"), ())
    assert len(encoded) == 1


def test_the_words_are_those_of_the_plain_package(tmp_path: Path) -> None:
    path = one_that_listens(tmp_path / "small.pt", FEW)
    engine = engine_at(path)
    (segments,) = engine.transcribe([STRETCH], always("da"), ("Skarvik",))
    torch.manual_seed(0)
    plain = whisper.load_model(str(path), device="cpu").transcribe(
        SOUND,
        language="da",
        initial_prompt="Skarvik",
        temperature=(0, 0.2, 0.4),
        condition_on_previous_text=False,
        word_timestamps=True,
        fp16=False,
    )
    said = [(word["word"].strip(), word["end"]) for found in plain["segments"] for word in found["words"]]
    said = [(text, 10_000 + round(1000 * end)) for text, end in said if text]
    words = [word for segment in segments for word in segment.words]
    assert len(said) > 5
    assert [word.end_ms for word in words] == [end_ms for _, end_ms in said]


def test_nothing_is_left_out_not_even_a_loop(tmp_path: Path) -> None:
    (segments,) = engine_at(one_that_says(" yes yes" * 12, tmp_path / "small.pt")).transcribe(
        [STRETCH], always("en"), ()
    )
    assert " ".join(segment.text for segment in segments) == " ".join(["yes"] * 24)


def test_it_tells_how_probable_each_language_is_and_writes_in_the_one_decided(tmp_path: Path) -> None:
    engine = engine_at(one_that_listens(tmp_path / "small.pt", FEW))
    told: list[Mapping[str, float]] = []

    def decide(probabilities: Sequence[Mapping[str, float]]) -> Sequence[str]:
        told.extend(probabilities)
        return ["sv"]

    (segments,) = engine.transcribe([STRETCH], decide, ())
    assert set(told[0]) == {"en", "da", "sv", "nb", "de"}
    assert 0 < sum(told[0].values()) <= 1
    assert {segment.language for segment in segments} == {"sv"}
    assert engine.transcribe([STRETCH], always("de"), ())[0][0].text != segments[0].text


def test_a_model_for_english_cannot_tell_languages(tmp_path: Path) -> None:
    engine = engine_at(one_that_says(" Good evening.", tmp_path / "small.en.pt", ENGLISH_ONLY))
    told: list[Mapping[str, float]] = []

    def decide(probabilities: Sequence[Mapping[str, float]]) -> Sequence[str]:
        told.extend(probabilities)
        return ["en"]

    assert engine.transcribe([STRETCH], decide, ())[0][0].text == "Good evening."
    assert told == [{}]


def test_more_names_than_there_is_room_for_do_not_stop_it(tmp_path: Path) -> None:
    engine = engine_at(one_that_listens(tmp_path / "small.pt", FEW))
    names = tuple(f"Skarvik Process Cluster {number}" for number in range(1000))
    with_names = engine.transcribe([STRETCH], always("de"), names)
    assert with_names == engine.transcribe([STRETCH], always("de"), names[:100])
    assert with_names != engine.transcribe([STRETCH], always("de"), ())


@pytest.mark.parametrize("length", [0, 1, 300, 1600])
def test_the_shortest_sound_is_no_trouble(tmp_path: Path, length: int) -> None:
    engine = engine_at(one_that_says(" Good evening.", tmp_path / "small.pt"))
    assert len(engine.transcribe([Stretch(0, SOUND[:length], ())], always("en"), ())) == 1


def test_small_models_write_drafts(tmp_path: Path) -> None:
    path = one_that_says(" Hei.", tmp_path / "tiny.pt")
    engine = engine_at(path)
    assert (engine.name, engine.model, engine.draft, engine.batch) == ("whisper", "tiny", True, 1)
    assert engine_at(path.rename(tmp_path / "small.pt")).draft is False


def wrong_shape(path: Path) -> None:
    torch.save({"dims": {}, "model_state_dict": {}}, path)


@pytest.mark.parametrize(
    "write",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"<html>404</html>"),
        lambda path: path.write_bytes(b"PK\x03\x04 half an archive"),
        wrong_shape,
    ],
)
def test_a_damaged_checkpoint_is_told_with_advice(tmp_path: Path, write: Callable[[Path], object]) -> None:
    write(tmp_path / "small.pt")
    with pytest.raises(EngineMissing, match=r"small\.pt is damaged") as missing:
        engine_at(tmp_path / "small.pt")
    assert "totm models fetch small" in missing.value.advice
