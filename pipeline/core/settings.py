"""The settings of each step: frozen values, part of the step's fingerprint, so a change reruns what depends on it.

Each says what it may be (checked where settings are read) and what it means (shown in README).
"""

from dataclasses import dataclass
from typing import Annotated, Literal

from annotated_types import Interval


@dataclass(frozen=True)
class NoSettings:
    """For a step that has nothing to set."""


@dataclass(frozen=True)
class ProbeSettings:
    """Which recordings are accepted."""

    min_seconds: Annotated[int, Interval(ge=1, le=3600), "shorter recordings are refused"] = 5
    max_hours: Annotated[int, Interval(ge=1, le=24), "longer recordings are refused"] = 6


@dataclass(frozen=True)
class RenderSettings:
    """How the web video is made."""

    max_height: Annotated[int, Interval(ge=144, le=4320), "the web video is not higher, in pixels"] = 1080
    crf: Annotated[int, Interval(ge=0, le=51), "x264's quality; smaller is better and larger in bytes"] = 23
    audio_kbps: Annotated[int, Interval(ge=32, le=320), "how many kilobits a second of its sound takes"] = 96


@dataclass(frozen=True)
class SoundSettings:
    """How the audio file is made."""

    loudness_lufs: Annotated[float, Interval(ge=-40, le=-5), "how loud the audio file is (EBU R 128)"] = -16.0
    kbps: Annotated[int, Interval(ge=32, le=320), "how many kilobits a second of the audio file takes"] = 96


@dataclass(frozen=True)
class TranscribeSettings:
    """Which engine writes the words, and which Whisper model for which language."""

    engine: Annotated[Literal["auto", "faster-whisper", "whisper", "pocketsphinx"], "which engine writes the words"] = (
        "auto"
    )
    model: Annotated[str, "the Whisper model for languages that have none of their own"] = "small"
    model_en: Annotated[str, "the Whisper model for English"] = ""
    model_da: Annotated[str, "the Whisper model for Danish"] = "roest-v1-whisper-1.5b"
    model_sv: Annotated[str, "the Whisper model for Swedish"] = "kb-whisper-small"
    model_nb: Annotated[str, "the Whisper model for Norwegian"] = "nb-whisper-small"
    model_de: Annotated[str, "the Whisper model for German"] = ""
    fetch: Annotated[bool, "a model that is missing is fetched when a session needs it"] = False


@dataclass(frozen=True)
class CorrectSettings:
    """What the public may see before a person has read it."""

    hold_back: Annotated[
        Literal["nothing", "unread", "look"],
        "sessions with this verdict, or a worse one, are not shown before a person has read them",
    ] = "unread"


@dataclass(frozen=True)
class TagSettings:
    """Which toolbox sessions are tagged against."""

    toolbox: Annotated[str, "the toolbox that sessions are tagged against"] = "cluster-toolbox"
    sure: Annotated[float, Interval(ge=0, le=1), "how likely a service must be right to become a tag"] = 0.7


@dataclass(frozen=True)
class ClipSettings:
    """Which clips are cut."""

    highlights: Annotated[int, Interval(ge=0, le=20), "how many highlights are cut at most"] = 3
    highlight_seconds: Annotated[int, Interval(ge=5, le=600), "how long a highlight is at most"] = 60


@dataclass(frozen=True)
class IndexSettings:
    """How long a passage is."""

    passage_min_seconds: Annotated[int, Interval(ge=10, le=600), "how long a passage is at least"] = 60
    passage_max_seconds: Annotated[int, Interval(ge=10, le=900), "how long a passage is at most"] = 90
