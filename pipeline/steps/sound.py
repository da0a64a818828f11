"""What people hear without a picture: an audio file at even loudness, for players and podcast apps.

It comes after the index, since nothing else waits for it: a session can be watched and searched before.
"""

from pipeline.core.artefacts import Facts
from pipeline.core.settings import SoundSettings
from pipeline.core.step import Job
from pipeline.tools import ffmpeg
from pipeline.tools.ffmpeg import MP4
from pipeline.workspace import load

SILENCE_LUFS = -60.0
MAX_GAIN_DB = 20.0
MEASURING = 0.25
"""The share of the time that is spent on measuring."""


def run(job: Job, settings: SoundSettings) -> dict[str, str]:
    """Measure the sound (EBU R 128), raise or lower it to the wanted loudness, and write it."""
    facts = load(job.inputs["facts"], Facts)
    length_ms = facts.duration_ms
    sound, rate = ffmpeg.silence(length_ms), 48_000
    if facts.sound is not None:
        rate = facts.sound.sample_rate
        in_step = ffmpeg.in_step(ffmpeg.sound_of(ffmpeg.source(job.inputs["video"], vn=None)), facts.sound.channels)
        loudness = ffmpeg.loudness(in_step, length_ms=length_ms, progress=lambda share: job.progress(MEASURING * share))
        sound = ffmpeg.raised(in_step, gain_db(loudness, settings.loudness_lufs))
    ffmpeg.write(
        job.outputs["audio"],
        [sound],
        {**ffmpeg.aac(settings.kbps, rate), **MP4},
        length_ms=length_ms,
        progress=lambda share: job.progress(MEASURING + (1 - MEASURING) * share),
    )
    job.progress(1.0)
    return ffmpeg.version()


def gain_db(loudness: float, wanted: float) -> float:
    """The decibels by which sound of ``loudness`` LUFS is raised to ``wanted``; silence stays silence."""
    return min(MAX_GAIN_DB, wanted - loudness) if loudness > SILENCE_LUFS else 0.0
