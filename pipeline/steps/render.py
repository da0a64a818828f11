"""What people watch and hear: a web video, and an audio file at even loudness."""

from collections.abc import Callable
from typing import Any

from pipeline.core.artefacts import Facts, Picture, Sound
from pipeline.core.settings import RenderSettings
from pipeline.core.step import Job
from pipeline.tools import ffmpeg
from pipeline.tools.ffmpeg import MP4, Node, Size
from pipeline.workspace import load

COPIED_FROM = {"mov", "matroska", "flv"}
"""Containers whose time stamps are good enough to be kept."""
COPIED_FORMATS = {"yuv420p", "yuvj420p"}
MAX_WIDTH = 4096
STILL_RATE = 5
SILENCE_LUFS = -60.0
MAX_GAIN_DB = 20.0


def run(job: Job, settings: RenderSettings) -> dict[str, str]:
    """Write video and audio."""
    facts = load(job.inputs["facts"], Facts)
    video_share = 0.15 if facts.picture and picture_fits(facts, facts.picture, settings) else 0.8
    _write_video(job, facts, settings, _between(job, 0, video_share))
    _write_audio(job, facts, settings, video_share)
    job.progress(1.0)
    return ffmpeg.version()


def picture_fits(facts: Facts, picture: Picture, settings: RenderSettings) -> bool:
    """Whether browsers show the picture as it is, so that it need not be encoded again."""
    return (
        picture.codec == "h264"
        and picture.pixel_format in COPIED_FORMATS
        and picture.rotation == 0
        and fitted(picture, settings.max_height) == Size(picture.width, picture.height)
        and not COPIED_FROM.isdisjoint(facts.container.split(","))
    )


def sound_fits(facts: Facts, sound: Sound) -> bool:
    """Whether browsers play the sound as it is."""
    return (
        sound.codec == "aac"
        and sound.channels <= 2
        and sound.sample_rate in ffmpeg.WEB_RATES
        and not COPIED_FROM.isdisjoint(facts.container.split(","))
    )


def fitted(picture: Picture, max_height: int) -> Size:
    """The size at which the picture is shown: upright, not larger than allowed, width and height even."""
    turned = picture.rotation % 180 != 0
    width, height = (picture.height, picture.width) if turned else (picture.width, picture.height)
    scale = min(1.0, max_height / height, MAX_WIDTH / width)
    return Size(*(max(2, 2 * round(side * scale / 2 - 0.25)) for side in (width, height)))


def gain_db(loudness: float, wanted: float) -> float:
    """The decibels by which sound of ``loudness`` LUFS is raised to ``wanted``; silence stays silence."""
    return min(MAX_GAIN_DB, wanted - loudness) if loudness > SILENCE_LUFS else 0.0


def _write_video(job: Job, facts: Facts, settings: RenderSettings, progress: Callable[[float], None]) -> None:
    recording = ffmpeg.source(job.inputs["recording"])
    picture, picture_options = _picture(job, recording, facts, settings)
    sound, sound_options = _sound(recording, facts, settings)
    options = {**picture_options, **sound_options, **MP4}
    ffmpeg.write(job.outputs["video"], [picture, sound], options, length_ms=facts.duration_ms, progress=progress)


def _picture(job: Job, recording: Node, facts: Facts, settings: RenderSettings) -> tuple[Node, dict[str, Any]]:
    """The picture of the web video, and how it is encoded."""
    if facts.picture is None:
        still = ffmpeg.still(job.inputs["poster"], STILL_RATE, facts.duration_ms)
        return still, ffmpeg.x264("veryfast", settings.crf, tune="stillimage", g=10 * STILL_RATE)
    if picture_fits(facts, facts.picture, settings):
        return ffmpeg.picture_of(recording), {"c:v": "copy"}
    upright = ffmpeg.upright_even(ffmpeg.picture_of(recording), fitted(facts.picture, settings.max_height))
    return upright, ffmpeg.x264("veryfast", settings.crf)


def _sound(recording: Node, facts: Facts, settings: RenderSettings) -> tuple[Node, dict[str, Any]]:
    """The sound of the web video, and how it is encoded: a silent track where there is none."""
    if facts.sound is None:
        return ffmpeg.silence(facts.duration_ms), ffmpeg.aac(settings.audio_kbps, 48_000)
    if sound_fits(facts, facts.sound):
        return ffmpeg.sound_of(recording), {"c:a": "copy"}
    in_step = ffmpeg.in_step(ffmpeg.sound_of(recording), facts.sound.channels)
    return in_step, ffmpeg.aac(settings.audio_kbps, facts.sound.sample_rate)


def _write_audio(job: Job, facts: Facts, settings: RenderSettings, done: float) -> None:
    """The sound alone, measured first and then raised or lowered to the wanted loudness."""
    length_ms, measured = facts.duration_ms, done + 0.25 * (1 - done)
    sound, rate = ffmpeg.silence(length_ms), 48_000
    if facts.sound is not None:
        rate = facts.sound.sample_rate
        recorded = ffmpeg.sound_of(ffmpeg.source(job.inputs["recording"], vn=None))
        in_step = ffmpeg.in_step(recorded, facts.sound.channels)
        loudness = ffmpeg.loudness(in_step, length_ms=length_ms, progress=_between(job, done, measured))
        sound = ffmpeg.raised(in_step, gain_db(loudness, settings.loudness_lufs))
    options = {**ffmpeg.aac(settings.audio_kbps, rate), **MP4}
    progress = _between(job, measured, 1.0)
    ffmpeg.write(job.outputs["audio"], [sound], options, length_ms=length_ms, progress=progress)


def _between(job: Job, start: float, end: float) -> Callable[[float], None]:
    """Progress of a part of the work, which is ``start`` to ``end`` of the whole."""
    return lambda share: job.progress(start + share * (end - start))
