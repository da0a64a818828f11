"""Where somebody speaks: the real model on real (synthetic) speech."""

import subprocess
from pathlib import Path

import msgspec
import numpy as np
import pytest

from pipeline.core.artefacts import Facts, Listening, Sound, Span
from pipeline.core.settings import NoSettings
from pipeline.core.step import Job, Record
from pipeline.speech.vad import listen, speech_spans
from pipeline.steps.listen import run
from pipeline.workspace import save

SAYS = "Good evening and welcome to this webinar about a night of technology in a small company."


def job(folder: Path, audio: Path | None) -> Job:
    sound = Sound("aac", 1, 16_000, 1) if audio else None
    save(folder / "facts.json", Facts("mov", 12_000, 1, None, sound))
    inputs = {"video": audio or folder / "none.mp4", "facts": folder / "facts.json"}
    return Job("s", inputs, {"listening": folder / "listening.json"}, Record(), folder, folder, folder, folder)


def heard(folder: Path, audio: Path | None) -> Listening:
    run(job(folder, audio), NoSettings())
    return msgspec.json.decode((folder / "listening.json").read_bytes(), type=Listening)


@pytest.fixture(scope="session")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three seconds of silence, some five of speech, four of faint noise."""
    target = tmp_path_factory.mktemp("spoken") / "spoken.m4a"
    sources = ("anullsrc=r=16000:d=3", f"flite=text='{SAYS}':voice=slt", "anoisesrc=r=16000:d=4:a=0.01:seed=1")
    inputs = [part for source in sources for part in ("-f", "lavfi", "-i", source)]
    parts = "[0:a][1:a][2:a]concat=n=3:v=0:a=1[out]"
    subprocess.run(
        ["ffmpeg", "-nostdin", "-v", "error", *inputs, "-filter_complex", parts, "-map", "[out]", str(target)],
        check=True, timeout=60,
    )  # fmt: skip
    return target


@pytest.mark.slow
def test_speech_is_found_between_silence_and_noise(tmp_path: Path, spoken: Path) -> None:
    listening = heard(tmp_path, spoken)
    first, last = listening.speech[0], listening.speech[-1]
    assert 2700 <= first.start_ms <= 3400
    assert 3500 <= listening.duration_ms - last.end_ms <= 4400
    speech_ms = sum(span.end_ms - span.start_ms for span in listening.speech)
    assert speech_ms > 0.9 * (last.end_ms - first.start_ms)


@pytest.mark.slow
def test_listening_twice_gives_the_same_bytes(tmp_path: Path, spoken: Path) -> None:
    heard(tmp_path, spoken)
    first = (tmp_path / "listening.json").read_bytes()
    heard(tmp_path, spoken)
    assert (tmp_path / "listening.json").read_bytes() == first


def test_a_session_without_sound_has_nothing_to_listen_to(tmp_path: Path) -> None:
    assert heard(tmp_path, None) == Listening(0, ())


def test_silence_is_no_speech_and_its_length_is_told() -> None:
    assert listen([bytes(32_000)] * 3) == Listening(3000, ())
    assert listen([]) == Listening(0, ())


def test_how_the_sound_is_cut_into_blocks_does_not_matter() -> None:
    noise = np.random.default_rng(1).normal(0, 3000, 16_000 * 20).astype("<i2").tobytes()
    cut = [noise[at : at + 31_111 * 2] for at in range(0, len(noise), 31_111 * 2)]
    assert listen(cut) == listen([noise])


def test_short_pauses_are_bridged_and_clicks_are_dropped() -> None:
    windows = np.zeros(200, np.float32)
    windows[50:70] = 0.9  # 1600–2240 ms
    windows[70:75] = 0.4  # trails off until 2400 ms
    windows[80:90] = 0.8  # a pause of 160 ms before
    windows[130:135] = 0.9  # a click of 160 ms
    windows[150:190] = 0.4  # murmur that never becomes speech
    assert list(speech_spans(windows, 6400)) == [Span(1450, 3030)]


def test_spans_end_with_the_recording() -> None:
    assert list(speech_spans(np.ones(100, np.float32), 3190)) == [Span(0, 3190)]
