"""Sounds to measure with: speech, and what is no speech. 16 kHz, mono, the same bytes every time."""

import subprocess
import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt

RATE = 16_000
MINUTE = 60 * RATE
LOUD = 0.1
"""How loud noise and music are: the root mean square, where 1 is the most there can be. That is -20 dB."""
HUM_HZ = 50
CHORDS = ((0, 4, 7), (9, 12, 16), (5, 9, 12), (7, 11, 14))  # in semitones: the four that most songs are made of
BEAT_S = 0.5

Sound = npt.NDArray[np.float32]


def read(path: Path) -> Sound:
    """The sound of any media file."""
    decoded = subprocess.run(
        ["ffmpeg", "-nostdin", "-v", "error", "-i", path, "-f", "f32le", "-ac", "1", "-ar", str(RATE), "-"],
        capture_output=True,
        check=True,
    )
    return np.frombuffer(decoded.stdout, np.float32)


def write(path: Path, sound: Sound) -> Path:
    """Write ``sound`` as a WAV file, and return its path."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes())
    return path


def repeated(sound: Sound, minutes: float) -> Sound:
    """``sound`` over and over, for so long."""
    return np.resize(sound, int(minutes * MINUTE))


def half_silent(sound: Sound) -> Sound:
    """``sound`` with a minute of silence after each of its minutes, which is twice as long."""
    minutes = [sound[start : start + MINUTE] for start in range(0, len(sound), MINUTE)]
    return np.concatenate([part for minute in minutes for part in (minute, np.zeros_like(minute))])


def silence(seconds: float) -> Sound:
    """No sound at all."""
    return np.zeros(int(seconds * RATE), np.float32)


def noise(seconds: float, slope: float) -> Sound:
    """Noise of which the power falls with frequency to the power of ``slope``: white 0, pink 1, brown 2."""
    count = int(seconds * RATE)
    spectrum = np.fft.rfft(np.random.default_rng(1).standard_normal(count))
    frequencies = np.maximum(np.fft.rfftfreq(count, 1 / RATE), 20)
    return at(LOUD, np.fft.irfft(spectrum * frequencies ** (-slope / 2), count))


def hum(seconds: float) -> Sound:
    """The mains, with its overtones, as bad cables bring it."""
    clock = np.arange(int(seconds * RATE)) / RATE
    return at(LOUD, np.sum([np.sin(2 * np.pi * HUM_HZ * n * clock) / n for n in range(1, 12)], axis=0))


def music(seconds: float) -> Sound:
    """Synthetic music, and no recording: chords that go up and down, a bass, drums; another key every sixteen beats."""
    count, rng = int(seconds * RATE), np.random.default_rng(2)
    tune = np.zeros(count + 4 * RATE, np.float64)
    for beat in range(int(seconds / BEAT_S)):
        at_sample = int(beat * BEAT_S * RATE)
        chord = CHORDS[beat // 4 % 4]
        key = 57 + int(beat // 16 * 7 % 12)
        notes = [(key + chord[beat % 3] + 12, 0.4, 0.6), (key + chord[0] - 24, 0.6, 0.9)]
        notes += [(key + note, 0.2, 1.8) for note in chord] if beat % 4 == 0 else []
        for note, volume, lasting in notes:
            _add(tune, at_sample, volume * _note(note, lasting))
        _add(tune, at_sample, _drum(rng) if beat % 2 else _kick())
    return at(LOUD, tune[:count])


def at(loudness: float, sound: npt.NDArray[np.float64] | Sound) -> Sound:
    """``sound`` as loud as that (root mean square), never cut off."""
    level = float(np.sqrt(np.mean(np.square(sound)))) or 1.0
    return np.clip(sound * (loudness / level), -1, 1).astype(np.float32)


def softer(sound: Sound, decibels: float) -> Sound:
    """``sound``, softer by so many decibels."""
    return (sound * 10 ** (-decibels / 20)).astype(np.float32)


def under_noise(sound: Sound, decibels: float) -> Sound:
    """``sound`` with pink noise; speech is louder than the noise by so many decibels, or softer, where below 0."""
    level = float(np.sqrt(np.mean(np.square(sound))))
    added = noise(len(sound) / RATE, 1)[: len(sound)] * (level / LOUD) * 10 ** (-decibels / 20)
    return at(LOUD, sound + added)


NOT_SPEECH: dict[str, Callable[[float], Sound]] = {
    "silence": silence,
    "white noise": lambda seconds: noise(seconds, 0),
    "pink noise": lambda seconds: noise(seconds, 1),
    "brown noise": lambda seconds: noise(seconds, 2),
    "mains hum": hum,
    "music (synthetic)": music,
}


def _add(tune: npt.NDArray[np.float64], start: int, sound: npt.NDArray[np.float64]) -> None:
    tune[start : start + len(sound)] += sound


def _note(pitch: int, seconds: float) -> npt.NDArray[np.float64]:
    clock = np.arange(int(seconds * RATE)) / RATE
    hertz = 440 * 2 ** ((pitch - 69) / 12)
    tone: npt.NDArray[np.float64] = np.sum(
        [np.sin(2 * np.pi * hertz * n * clock) / n**1.5 for n in range(1, 6)], axis=0
    )
    tone *= np.exp(-3 * clock / seconds) * np.minimum(1, clock / 0.01)
    return tone


def _kick() -> npt.NDArray[np.float64]:
    clock = np.arange(int(0.2 * RATE)) / RATE
    return 1.5 * np.sin(2 * np.pi * 45 * (clock + 0.05 * (1 - np.exp(-30 * clock)))) * np.exp(-15 * clock)


def _drum(rng: np.random.Generator) -> npt.NDArray[np.float64]:
    clock = np.arange(int(0.15 * RATE)) / RATE
    return 0.5 * rng.standard_normal(len(clock)) * np.exp(-25 * clock)
