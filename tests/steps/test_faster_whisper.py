"""faster-whisper's real loading and decoding, on tiny models that are made here and converted."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pipeline.core.artefacts import Segment, Span
from pipeline.core.errors import EngineMissing
from pipeline.speech.port import RATE, Languages, Stretch
from tests.steps.checkpoints import ENGLISH_ONLY, one_that_listens, one_that_says

pytestmark = pytest.mark.slow

pytest.importorskip("faster_whisper")
pytest.importorskip("whisper")
convert = pytest.importorskip("pipeline.speech.models.convert")
engines = pytest.importorskip("pipeline.speech.engines.faster_whisper_engine")

SECONDS = (4, 12, 2, 30, 7)
STRETCHES = [
    Stretch(
        start_ms := 100_000 * number,
        np.random.default_rng(number).normal(0, 0.1, seconds * RATE).astype(np.float32),
        (Span(start_ms, start_ms + 1000 * seconds),),
    )
    for number, seconds in enumerate(SECONDS)
]


def engine_at(checkpoint: Path) -> Any:
    folder = checkpoint.with_suffix("")
    convert.to_ctranslate2(checkpoint, folder)
    return engines.FasterWhisperEngine(folder)


@pytest.fixture(scope="module")
def listening(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return engine_at(one_that_listens(tmp_path_factory.mktemp("models") / "small.pt"))


def always(language: str) -> Languages:
    return lambda told: [language for _ in told]


def texts(found: Sequence[Sequence[Segment]]) -> list[str]:
    return [" ".join(segment.text for segment in segments) for segments in found]


def test_words_come_with_times_within_the_stretch(tmp_path: Path) -> None:
    engine = engine_at(one_that_says(" Good evening, everybody.", tmp_path / "small.pt"))
    found = engine.transcribe(STRETCHES[:3], always("nb"), ())
    assert texts(found) == ["Good evening, everybody."] * 3
    for stretch, segments in zip(STRETCHES[:3], found, strict=True):
        words = [word for segment in segments for word in segment.words]
        assert [word.text for word in words] == ["Good", "evening,", "everybody."]
        times = [time for word in words for time in (word.start_ms, word.end_ms)]
        assert times == sorted(times)
        assert stretch.start_ms <= times[0] <= times[-1] <= stretch.end_ms
        assert all(word.probability and word.probability > 0.9 for word in words)
        assert {segment.language for segment in segments} == {"nb"}


def test_the_same_stretch_gives_the_same_words_whatever_is_beside_it(listening: Any) -> None:
    together = listening.transcribe(STRETCHES, always("da"), ("Skarvik",))
    assert len(set(texts(together))) == len(STRETCHES), "a model that is deaf proves nothing"
    assert listening.transcribe(STRETCHES[::-1], always("da"), ("Skarvik",))[::-1] == together
    assert [listening.transcribe([one], always("da"), ("Skarvik",))[0] for one in STRETCHES] == together


def test_each_stretch_has_its_own_language(listening: Any) -> None:
    told: list[Mapping[str, float]] = []

    def decide(probabilities: Sequence[Mapping[str, float]]) -> Sequence[str]:
        told.extend(probabilities)
        return ["da", "sv", "da"]

    found = listening.transcribe(STRETCHES[:3], decide, ())
    assert [set(one) for one in told] == [{"en", "da", "sv", "nb", "de"}] * 3
    assert all(0 < sum(one.values()) <= 1 for one in told)
    assert [{segment.language for segment in segments} for segments in found] == [{"da"}, {"sv"}, {"da"}]
    danish = listening.transcribe(STRETCHES[:3], always("da"), ())
    assert (found[0], found[2]) == (danish[0], danish[2])
    assert texts(found)[1] != texts(danish)[1]


def test_it_tells_languages_as_whisper_itself_does(tmp_path: Path, listening: Any) -> None:
    whisper_engine = pytest.importorskip("pipeline.speech.engines.whisper_engine")
    told: list[list[Mapping[str, float]]] = []

    def decide(probabilities: Sequence[Mapping[str, float]]) -> Sequence[str]:
        told.append(list(probabilities))
        return ["da"]

    for engine in (listening, whisper_engine.WhisperEngine(one_that_listens(tmp_path / "small.pt"))):
        engine.transcribe(STRETCHES[:1], decide, ())
    one, other = ({code: p / sum(heard.values()) for code, p in heard.items()} for (heard,) in told)  # of our five
    assert one == pytest.approx(other, abs=0.2)  # eight bits against thirty-two
    assert [one[language] < 0.01 for language in one] == [other[language] < 0.01 for language in one]
    assert 0 < sum(share > 0.1 for share in one.values()) < len(one), "a model that knows nothing proves nothing"


def test_a_model_for_english_cannot_tell_languages(tmp_path: Path) -> None:
    engine = engine_at(one_that_says(" Good evening.", tmp_path / "tiny.en.pt", ENGLISH_ONLY))
    told: list[Mapping[str, float]] = []

    def decide(probabilities: Sequence[Mapping[str, float]]) -> Sequence[str]:
        told.extend(probabilities)
        return ["en", "en"]

    assert texts(engine.transcribe(STRETCHES[:2], decide, ())) == ["Good evening."] * 2
    assert told == [{}, {}]


def test_a_loop_is_tried_again_without_repeating(tmp_path: Path) -> None:
    engine = engine_at(one_that_says(" yes yes" * 12, tmp_path / "small.pt"))
    found = engine.transcribe(STRETCHES[:2], always("en"), ())
    assert "yes yes" in texts(found)[0]
    assert "yes yes yes yes" not in texts(found)[0]
    assert engine.transcribe(STRETCHES[:2], always("en"), ()) == found


def test_more_names_than_there_is_room_for_do_not_stop_it(listening: Any) -> None:
    names = tuple(f"Skarvik Process Cluster {number}" for number in range(1000))
    found = listening.transcribe(STRETCHES[:1], always("de"), names)
    assert found == listening.transcribe(STRETCHES[:1], always("de"), names[:100])


@pytest.mark.parametrize("length", [0, 1, 300, 1600])
def test_the_shortest_sound_is_no_trouble(listening: Any, length: int) -> None:
    stretch = replace(STRETCHES[0], samples=STRETCHES[0].samples[:length])
    (segments,) = listening.transcribe([stretch], always("en"), ())
    assert all(stretch.start_ms <= segment.start_ms <= segment.end_ms for segment in segments)


def test_small_models_write_drafts(tmp_path: Path, listening: Any) -> None:
    engine = engine_at(one_that_says(" Hei.", tmp_path / "base.en.pt", ENGLISH_ONLY))
    assert (engine.name, engine.model, engine.draft) == ("faster-whisper", "base.en", True)
    assert listening.draft is False
    assert listening.batch > 1


@pytest.mark.parametrize(
    "damage",
    [
        lambda folder: (folder / "tokenizer.json").unlink(),  # the library itself would fetch one
        lambda folder: (folder / "tokenizer.json").write_bytes(b"<html>404</html>"),
        lambda folder: (folder / "model.bin").unlink(),
        lambda folder: (folder / "model.bin").write_bytes((folder / "model.bin").read_bytes()[:5000]),
        lambda folder: (folder / "config.json").write_bytes(b"{"),
        lambda folder: folder.rename(folder.with_name("elsewhere")),
    ],
    ids=["no tokenizer", "no tokenizer but a page", "no model", "half a model", "no settings", "no folder"],
)
def test_a_damaged_model_is_told_with_advice(tmp_path: Path, damage: Callable[[Path], object]) -> None:
    checkpoint = one_that_says(" Hei.", tmp_path / "small.pt")
    convert.to_ctranslate2(checkpoint, tmp_path / "small")
    damage(tmp_path / "small")
    with pytest.raises(EngineMissing, match="small is damaged") as missing:
        engines.FasterWhisperEngine(tmp_path / "small")
    assert "totm models fetch small" in missing.value.advice
