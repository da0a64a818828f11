"""What people watch: a web video, copied where browsers show the recording as it is."""

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


def run(job: Job, settings: RenderSettings) -> dict[str, str]:
    """Write the web video; every one has a picture and a sound track, so that all that follows may rely on both."""
    facts = load(job.inputs["facts"], Facts)
    _write_video(job, facts, settings)
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


def _write_video(job: Job, facts: Facts, settings: RenderSettings) -> None:
    recording = ffmpeg.source(job.inputs["recording"])
    picture, picture_options = _picture(job, recording, facts, settings)
    sound, sound_options = _sound(recording, facts, settings)
    options = {**picture_options, **sound_options, **MP4}
    ffmpeg.write(job.outputs["video"], [picture, sound], options, length_ms=facts.duration_ms, progress=job.progress)


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
