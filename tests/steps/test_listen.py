"""Where somebody speaks: the real model on real (synthetic) speech."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt
import pytest

from pipeline.core.artefacts import Facts, Listening, Sound, Span
from pipeline.core.settings import NoSettings
from pipeline.core.step import Job, Record
from pipeline.speech.ear.faint import possible_spans
from pipeline.speech.ear.vad import listen, speech_spans
from pipeline.speech.ear.windows import WINDOW, one_channel
from pipeline.steps.listen import run
from pipeline.workspace import save

Signal = npt.NDArray[np.float64]
SAYS = "Good evening and welcome to this webinar about a night of technology in a small company."


def job(folder: Path, audio: Path | None, channels: int) -> Job:
    sound = Sound("aac", channels, 16_000, 1) if audio else None
    save(folder / "facts.json", Facts("mov", 12_000, 1, None, sound))
    inputs = {"video": audio or folder / "none.mp4", "facts": folder / "facts.json"}
    return Job("s", inputs, {"listening": folder / "listening.json"}, Record(), folder, folder, folder, folder)


def heard(folder: Path, audio: Path | None, channels: int = 1) -> Listening:
    run(job(folder, audio, channels), NoSettings())
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


def said(voice: str) -> Signal:
    """Some five seconds of speech at 16 kHz, its loudest sample 0.5."""
    source = f"flite=text='{SAYS}':voice={voice}"
    made = subprocess.run(
        ["ffmpeg", "-nostdin", "-v", "error", "-f", "lavfi", "-i", source, "-ar", "16000", "-f", "s16le", "-"],
        check=True, timeout=60, capture_output=True,
    )  # fmt: skip
    signal: Signal = np.frombuffer(made.stdout, "<i2") / 32768
    return signal * float(0.5 / np.abs(signal).max())


@pytest.fixture(scope="session")
def ann() -> Signal:
    return said("slt")


@pytest.fixture(scope="session")
def bo(ann: Signal) -> Signal:
    return np.resize(said("rms"), len(ann))


def sound(*channels: Signal) -> bytes:
    return np.round(np.stack(channels, axis=1) * 32767).clip(-32768, 32767).astype("<i2").tobytes()


def noise(length: int, seed: int, level: float = 0.0003) -> Signal:
    return np.random.default_rng(seed).normal(0, level, length)


def share(found: Sequence[Span], of_ms: int) -> float:
    return sum(span.end_ms - span.start_ms for span in found) / of_ms


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


@pytest.mark.slow
@pytest.mark.parametrize("softer_db", [40, 45, 50, 55])
def test_speech_too_soft_to_be_sure_of_is_not_lost(ann: Signal, softer_db: int) -> None:
    soft = ann * 10 ** (-softer_db / 20) + noise(len(ann), 1, 0.00003)
    listening = listen([sound(soft)])
    assert share((*listening.speech, *listening.perhaps), listening.duration_ms) > 0.85
    assert softer_db < 55 or listening.perhaps


@pytest.mark.slow
@pytest.mark.parametrize("ratio_db", [5, 0, -5])
def test_speech_under_noise_is_not_lost(ann: Signal, ratio_db: int) -> None:
    level = float(np.sqrt(np.square(ann).mean())) * 10 ** (-ratio_db / 20)
    listening = listen([sound(ann + noise(len(ann), 2, level))])
    assert share((*listening.speech, *listening.perhaps), listening.duration_ms) > 0.85


@pytest.mark.slow
def test_a_soft_voice_between_loud_ones_is_not_lost(ann: Signal, bo: Signal) -> None:
    pause = noise(8_000, 3, 0.00003)
    listening = listen([sound(np.concatenate([ann, pause, bo * 0.002 + noise(len(bo), 4, 0.00003), pause, ann]))])
    assert all(one.end_ms <= two.start_ms for one in listening.perhaps for two in listening.speech[-1:])
    assert share(listening.perhaps, len(bo) // 16) > 0.7


@pytest.mark.slow
@pytest.mark.parametrize("level", [0.0, 0.00003, 0.001, 0.1])
def test_nobody_perhaps_speaks_in_silence_noise_hum_or_music(level: float) -> None:
    at = np.arange(60 * 16_000) / 16_000
    hum = sum((np.sin(2 * np.pi * 50 * n * at) / n for n in (1, 2, 3, 5)), np.zeros(len(at)))
    notes = 220 * 2 ** (np.array([0, 4, 7, 12, 7, 4, 2, 5])[(at * 2).astype(int) % 8] / 12)
    music = sum((np.sin(2 * np.pi * n * notes * at) / n for n in (1, 2, 3, 4)), np.zeros(len(at)))
    brown = np.cumsum(noise(len(at), 5, 1.0))
    brown -= np.convolve(brown, np.ones(801) / 801, "same")
    for signal in (noise(len(at), 6, 1.0), brown, hum, music * (1 - at * 2 % 1) ** 2):
        listening = listen([sound(level * signal / np.sqrt(np.square(signal).mean()))])
        assert (listening.speech, listening.perhaps) == ((), ())


def test_what_may_be_speech_lasts_and_is_never_within_speech() -> None:
    windows = np.zeros(600, np.float32)
    windows[100:200] = 0.5  # murmur of 3.2 s
    windows[300:310] = 0.9  # a third of a second
    windows[400:500] = 0.9
    windows[[560, 585]] = 0.9  # two clicks
    speech = [Span(13_000, 15_000)]
    assert list(possible_spans(windows, speech, 19_200)) == [Span(3200, 6400), Span(15_008, 16_000)]
    assert list(possible_spans(windows[:110], [], 3519)) == []
    assert list(possible_spans(np.ones(62, np.float32), [], 1970)) == [Span(0, 1970)]


# one speaker a channel ------------------------------------------------------------------------------------------------


def in_turns(one: Signal, other: Signal) -> tuple[Signal, Signal]:
    """One speaks, then the other, twice; each on a channel with a noise of its own."""
    still = np.zeros(len(one))
    left, right = np.concatenate([one, still] * 2), np.concatenate([still, other] * 2)
    return left + noise(len(left), 7), right + noise(len(right), 8)


@pytest.mark.slow
@pytest.mark.parametrize("heard_by_the_other", [0.0, 0.1, 0.3])
def test_one_speaker_a_channel_tells_who_speaks_when(ann: Signal, bo: Signal, heard_by_the_other: float) -> None:
    left, right = in_turns(ann, bo)
    mixed = sound(left + heard_by_the_other * right, right + heard_by_the_other * left)
    turn_ms = len(ann) // 16
    sides = listen([mixed], 2).sides
    assert len(sides) == 2
    for number, spans in enumerate(sides):
        own = [Span((number + n) * turn_ms, (number + n + 1) * turn_ms) for n in (0, 2)]
        inside = sum(max(0, min(s.end_ms, o.end_ms) - max(s.start_ms, o.start_ms)) for s in spans for o in own)
        assert inside > 0.8 * 2 * turn_ms
        assert inside > 0.95 * sum(span.end_ms - span.start_ms for span in spans)


@pytest.mark.slow
def test_two_who_speak_at_once_are_both_heard(ann: Signal, bo: Signal) -> None:
    left, right = in_turns(ann, bo)
    together = sound(np.concatenate([left, ann]), np.concatenate([right, bo]))
    sides = listen([together], 2).sides
    assert all(share([span for span in side if span.start_ms > 3 * len(ann) // 16], len(ann) // 16) > 0.5
               for side in sides)  # fmt: skip


@pytest.mark.slow
def test_ordinary_stereo_the_same_sound_twice_and_an_idle_channel_have_no_sides(ann: Signal, bo: Signal) -> None:
    left, right = in_turns(ann, bo)
    both, hiss = left + right, noise(len(left), 9, 0.01)
    at = np.arange(len(left)) / 16_000
    music = 0.1 * np.sin(2 * np.pi * 330 * at) * (1 - at * 2 % 1)
    for pair in (
        (both, both),
        (both, both * 0.2 + hiss * 0.1),
        (left + 0.7 * right, right + 0.7 * left),
        (both, np.zeros(len(both))),
        (hiss, both),
        (both, music),
        (both, both * (at < at[-1] / 2) + hiss * 0.01),  # a cable that comes loose
    ):
        listening = listen([sound(*pair)], 2)
        assert listening.speech
        assert listening.sides == ()


@pytest.mark.slow
def test_channels_that_cancel_each_other_out_are_heard(ann: Signal) -> None:
    wrongly_wired = listen([sound(ann, -ann)], 2)
    assert wrongly_wired.speech == listen([sound(ann)]).speech
    assert wrongly_wired.sides == ()


def test_an_engine_gets_the_sound_in_which_speech_was_found() -> None:
    left, right = noise(1000, 10, 0.1), noise(1000, 11, 0.1)
    whole = len(sound(left)), -(-1000 // WINDOW) * WINDOW * 2
    assert b"".join(one_channel([sound(left)], 1)) == sound(left).ljust(whole[1], b"\0")
    assert b"".join(one_channel([sound(left, -left)], 2))[: whole[0]] == sound(left)
    mean = np.frombuffer(b"".join(one_channel([sound(left, right)], 2)), "<i2")[:1000]
    assert np.abs(mean - (left + right) / 2 * 32767).max() <= 1.5


def test_silence_and_nothing_have_no_sides() -> None:
    assert listen([bytes(64_000)], 2) == Listening(1000, ())
    assert listen([], 2) == Listening(0, ())


@pytest.mark.slow
def test_the_step_listens_to_both_channels(tmp_path: Path, ann: Signal, bo: Signal) -> None:
    raw, video = tmp_path / "sound.raw", tmp_path / "video.m4a"
    raw.write_bytes(sound(*in_turns(ann, bo)))
    subprocess.run(
        ["ffmpeg", "-nostdin", "-v", "error", "-f", "s16le", "-ar", "16000", "-ac", "2", "-i", raw, video],
        check=True, timeout=60,
    )  # fmt: skip
    listening = heard(tmp_path, video, channels=6)
    assert len(listening.sides) == 2
    assert abs(listening.duration_ms - 4 * len(ann) // 16) < 200
    assert heard(tmp_path, video, channels=1).sides == ()
