"""The settings of each step: frozen values, part of the step's fingerprint, so a change reruns what depends on it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NoSettings:
    """For a step that has nothing to set."""


@dataclass(frozen=True)
class ProbeSettings:
    """Which recordings are accepted."""

    min_seconds: int = 5
    max_hours: int = 6


@dataclass(frozen=True)
class RenderSettings:
    """How the web video and the audio file are made."""

    max_height: int = 1080
    crf: int = 23
    loudness_lufs: float = -16.0
    audio_kbps: int = 96


@dataclass(frozen=True)
class TranscribeSettings:
    """Which engine writes the words: auto, whisper or pocketsphinx; and which Whisper model."""

    engine: str = "auto"
    model: str = "small"


@dataclass(frozen=True)
class TagSettings:
    """Which toolbox sessions are tagged against."""

    toolbox: str = "cluster-toolbox"


@dataclass(frozen=True)
class ClipSettings:
    """Which clips are cut."""

    highlights: int = 3
    highlight_seconds: int = 60


@dataclass(frozen=True)
class IndexSettings:
    """How long a passage is, in seconds."""

    passage_min_seconds: int = 60
    passage_max_seconds: int = 90
