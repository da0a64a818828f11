"""Facts about a recording, and a plain refusal of what cannot be worked on."""

from pathlib import Path

from pipeline.core.artefacts import Facts, Picture, Sound
from pipeline.core.errors import BadRecording, ToolFailed
from pipeline.core.settings import ProbeSettings
from pipeline.core.step import Job
from pipeline.tools import ffmpeg, ffprobe
from pipeline.tools.ffprobe import Description, PictureStream, SoundStream
from pipeline.workspace import save

AGAIN = "Export or download the recording once more, check that it plays to its end, and upload that file."
KINDS = "Upload a video or sound file: MP4, WebM, MKV, MOV, MP3 …"
BREAKS_OFF_MS = 2_000
BREAKS_OFF_SHARE = 0.02
MOST_CHANNELS = 64


def run(job: Job, settings: ProbeSettings) -> dict[str, str]:
    """Write the facts about the recording. Raises BadRecording where it cannot be worked on."""
    recording = job.inputs["recording"]
    has_captions = "supplied" in job.inputs
    facts = probe_recording(recording, has_captions=has_captions, settings=settings, name=recording.name)
    save(job.outputs["facts"], facts)
    return ffmpeg.version()


def probe_recording(path: Path, *, has_captions: bool, settings: ProbeSettings, name: str) -> Facts:
    """The facts about the recording at ``path``, which its owner knows as ``name``.

    Raises BadRecording, with advice, where it cannot be worked on.
    """
    if path.stat().st_size == 0:
        raise BadRecording(f"“{name}” is empty.", AGAIN)
    described = _describe(path, name)
    _refuse_what_is_missing(described, has_captions, name)
    duration_ms = _duration_ms(path, described, name)
    _refuse_wrong_length(duration_ms, settings, name)
    return Facts(
        container=described.container,
        duration_ms=duration_ms,
        size_bytes=path.stat().st_size,
        picture=_picture(described.pictures[0]) if described.pictures else None,
        sound=_sound(described.sounds[0], len(described.sounds)) if described.sounds else None,
        notes=tuple(_notes(described)),
    )


def _describe(path: Path, name: str) -> Description:
    try:
        return ffprobe.describe(path)
    except ToolFailed:
        if _begins_like_mp4(path):
            raise BadRecording(f"“{name}” is not complete: its MP4 index is missing.", AGAIN) from None
        raise BadRecording(f"“{name}” is not a recording that can be read.", KINDS) from None


def _begins_like_mp4(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(8)[4:] == b"ftyp"


def _refuse_what_is_missing(described: Description, has_captions: bool, name: str) -> None:
    picture, sound = next(iter(described.pictures), None), next(iter(described.sounds), None)
    if picture is None and sound is None:
        raise BadRecording(f"“{name}” has neither picture nor sound.", AGAIN)
    if picture is not None and not 0 < picture.width * picture.height <= ffmpeg.MAX_PIXELS:
        size = f"{picture.width}×{picture.height}"
        raise BadRecording(f"The picture of “{name}” is {size}: too large.", "Export it at 1920×1080.")
    if sound is not None and not (0 < sound.channels <= MOST_CHANNELS and sound.sample_rate > 0):
        raise BadRecording(f"The sound of “{name}” cannot be read.", "Export it with AAC or MP3 sound.")
    if sound is None and not has_captions:
        raise BadRecording(
            f"“{name}” has no sound, so there are no words to find.",
            "Upload a recording with sound, or add captions.",
        )


def _duration_ms(path: Path, described: Description, name: str) -> int:
    """How long the recording really is. Raises BadRecording where it breaks off or cannot be decoded."""
    try:
        measured_ms = ffmpeg.playable_ms(path)
        if described.pictures:
            ffmpeg.first_frame(path, ffmpeg.PICTURE)
        if described.sounds:
            ffmpeg.first_frame(path, ffmpeg.SOUND)
    except ToolFailed:
        message = f"“{name}” cannot be played: its picture or sound cannot be decoded."
        raise BadRecording(message, AGAIN) from None
    claimed_ms = described.duration_ms or 0
    if claimed_ms - measured_ms > max(BREAKS_OFF_MS, BREAKS_OFF_SHARE * claimed_ms):
        reached = f"{_length(measured_ms)} of {_length(claimed_ms)}"
        raise BadRecording(f"“{name}” breaks off after {reached}.", AGAIN)
    return measured_ms


def _refuse_wrong_length(duration_ms: int, settings: ProbeSettings, name: str) -> None:
    if duration_ms < 1000 * settings.min_seconds:
        raise BadRecording(
            f"“{name}” is {duration_ms / 1000:.1f} s long; at least {settings.min_seconds} s are needed.",
            "Upload the whole recording of the webinar.",
        )
    if duration_ms > 3_600_000 * settings.max_hours:
        raise BadRecording(
            f"“{name}” is {_length(duration_ms)} long; at most {settings.max_hours} hours are taken.",
            "Cut it into its sessions, and upload each.",
        )


def _picture(stream: PictureStream) -> Picture:
    rate = stream.average_rate or stream.base_rate
    return Picture(
        codec=stream.codec,
        pixel_format=stream.pixel_format,
        width=stream.width,
        height=stream.height,
        rotation=stream.rotation,
        frames_per_second=round(float(rate), 3) if rate else 0.0,
    )


def _sound(stream: SoundStream, tracks: int) -> Sound:
    return Sound(codec=stream.codec, channels=stream.channels, sample_rate=stream.sample_rate, tracks=tracks)


def _notes(described: Description) -> list[str]:
    notes = []
    if not described.pictures:
        notes.append("The recording has no picture; a poster with the title is shown.")
    if not described.sounds:
        notes.append("The recording has no sound; the words come from the captions alone.")
    if len(described.sounds) > 1:
        notes.append(f"The recording has {len(described.sounds)} sound tracks; the first is used.")
    if described.sounds and described.sounds[0].channels > 2:
        notes.append(f"The sound has {described.sounds[0].channels} channels; it is mixed down to stereo.")
    return notes


def _length(ms: int) -> str:
    minutes, seconds = divmod(round(ms / 1000), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
