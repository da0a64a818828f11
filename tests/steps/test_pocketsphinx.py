"""PocketSphinx behind the port, on speech made by ffmpeg's flite."""

import subprocess
from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from pipeline.core.artefacts import Span
from pipeline.speech.port import RATE, Samples, Stretch

pytestmark = pytest.mark.slow

engines = pytest.importorskip("pipeline.speech.engines.pocketsphinx_engine")


def speech(text: str) -> Samples:
    source = f"flite=text='{text}':voice=slt"
    command = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", source, "-ar", str(RATE), "-ac", "1", "-f", "f32le", "-"]
    made = subprocess.run(command, capture_output=True, check=True, stdin=subprocess.DEVNULL)
    return np.frombuffer(made.stdout, np.float32)


def test_each_stretch_gives_its_words_and_the_same_ones_whatever_was_heard_before() -> None:
    engine = engines.PocketSphinxEngine()
    asked: list[Mapping[str, float]] = []

    def decide(probabilities: Sequence[Mapping[str, float]]) -> Sequence[str]:
        asked.extend(probabilities)
        return ["en" for _ in probabilities]

    sounds = (speech("Good evening and welcome."), speech("We talk about technology."))
    stretches = [Stretch(60_000 * row, sound, (Span(60_000 * row, 60_000 * row + 1000),))
                 for row, sound in enumerate(sounds)]  # fmt: skip
    found = engine.transcribe(stretches, decide, ("Skarvik",))
    assert asked == [{}, {}]
    assert "evening" in found[0][0].text
    assert "technology" in found[1][0].text
    assert [segments[0].language for segments in found] == ["en", "en"]
    assert found[1][0].words[0].start_ms >= 60_000
    assert engine.transcribe(stretches[::-1], decide, ()) == found[::-1]
    assert engine.draft
    assert engine.batch == 1
