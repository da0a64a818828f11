"""Pieces of the session as files of their own, with captions: each is checked before it counts.

Short clips are encoded again. A long presentation is copied: its edit list makes it start on the exact frame, and it
ends where no frame is missing that a later one was built on. A clip's name changes with its content.
"""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import accumulate, pairwise
from math import floor
from pathlib import Path

from pipeline.core import clips
from pipeline.core.artefacts import Clip, Clips, Facts, Outline, Span, Tags, Transcript
from pipeline.core.captions.layout import cues
from pipeline.core.captions.writing import to_webvtt
from pipeline.core.clips import Understood, Wanted
from pipeline.core.errors import ToolFailed
from pipeline.core.settings import ClipSettings
from pipeline.core.step import Job
from pipeline.tools import ffmpeg, ffprobe
from pipeline.tools.ffmpeg import MP4
from pipeline.tools.ffprobe import Description, MediaStream, Packet
from pipeline.workspace import load, save

AGAIN = "Run the step again; if it fails again, report it."
SHORT_MS = 120_000
NEAR_MS = 1_000
REORDERED_MS = 3_000
CHECKED_MS = 5_000
TOLERANCE_MS = 50
CRF = 22
AUDIO_KBPS = 128
USUAL_RATE, HIGHEST_RATE = Fraction(30), Fraction(60)
STEADY = 0.01


@dataclass(frozen=True)
class Source:
    """The web video that clips are cut from, and its frame rate."""

    video: Path
    described: Description
    duration_ms: int
    rate: Fraction

    @property
    def tolerance_ms(self) -> float:
        """By how much a clip may be longer or shorter than wanted: a frame, or what a frame of sound needs."""
        return TOLERANCE_MS + float(1000 / self.rate)


def run(job: Job, settings: ClipSettings) -> dict[str, str]:
    """Cut, caption and check the clips. Raises ToolFailed where one came out wrong."""
    facts = load(job.inputs["facts"], Facts)
    known = _understood(job)
    source = _source(job.inputs["video"], facts.duration_ms)
    wanted = clips.choose(known, source.duration_ms, settings)
    made = []
    for number, clip in enumerate(wanted):
        progress = _part(job, number / len(wanted), 1 / len(wanted))
        made.append(_made(clip, source, known.transcript, job.outputs["clips/"], progress))
    save(job.outputs["clips"], Clips(tuple(made)))
    job.progress(1.0)
    return ffmpeg.version()


def steady_rate(described: Description) -> Fraction:
    """The frame rate of clips: that of the video where it has one, else a usual one."""
    picture = described.pictures[0]
    base, average = picture.base_rate, picture.average_rate
    if base is None or average is None or base > HIGHEST_RATE:
        return USUAL_RATE
    return base if abs(average / base - 1) < STEADY else USUAL_RATE


def frame_at(packets: tuple[Packet, ...], at_ms: int) -> int:
    """The time, in whole milliseconds, of the frame on screen at ``at_ms``; ``at_ms`` itself where it came long before.

    A later frame would cut into the first word.
    """
    shown = max((p.shown_ms for p in packets if p.shown_ms < at_ms + 1), default=at_ms)
    return max(0, floor(shown + 0.001)) if at_ms - shown <= NEAR_MS else at_ms


def clean_cut(packets: tuple[Packet, ...], end_ms: int) -> float:
    """Until when packets have to be copied so that the picture ends near ``end_ms`` with no frame missing in it.

    That is between two packets, in decoding order, where all that was decoded is shown before all that follows.
    """
    latest = list(accumulate((p.shown_ms for p in packets), max))
    earliest = list(accumulate((p.shown_ms for p in reversed(packets)), min))[::-1]
    cuts = [
        (abs(earliest[n + 1] - end_ms), (before.decoded_ms + after.decoded_ms) / 2)
        for n, (before, after) in enumerate(pairwise(packets))
        if latest[n] < earliest[n + 1]
    ]
    distance, at_ms = min(cuts, default=(NEAR_MS, 0.0))
    return at_ms if distance < NEAR_MS else end_ms


def _understood(job: Job) -> Understood:
    return Understood(
        load(job.inputs["transcript"], Transcript),
        load(job.inputs["outline"], Outline),
        load(job.inputs["tags"], Tags),
    )


def _source(video: Path, duration_ms: int) -> Source:
    described = ffprobe.describe(video)
    return Source(video, described, min(duration_ms, described.duration_ms or duration_ms), steady_rate(described))


def _made(
    wanted: Wanted, source: Source, transcript: Transcript, folder: Path, progress: Callable[[float], None]
) -> Clip:
    """Cut, check and name one clip."""
    start_ms = frame_at(_packets_at(source, wanted.span.start_ms), wanted.span.start_ms)
    span = replace(wanted.span, start_ms=start_ms)
    draft = folder / f"{wanted.id}.mp4"
    span = _cut(source, span, draft, progress)
    text = _captions(transcript, span)
    name = f"{wanted.id}-{_digest(draft, text)}"
    file = draft.rename(folder / f"{name}.mp4")
    (folder / f"{name}.vtt").write_bytes(text)
    return Clip(
        id=wanted.id,
        kind="presentation" if wanted.is_presentation else "highlight",
        title=wanted.title,
        start_ms=span.start_ms,
        end_ms=span.end_ms,
        file=file.name,
        captions=f"{name}.vtt",
        size_bytes=file.stat().st_size,
    )


def _captions(transcript: Transcript, span: Span) -> bytes:
    segments = clips.captions(transcript.segments, span)
    return to_webvtt(cues(segments, span.end_ms - span.start_ms), transcript.language).encode()


def _cut(source: Source, span: Span, draft: Path, progress: Callable[[float], None]) -> Span:
    """Copy what is long; encode what is short, or has too few frames to be copied well (slides that stand still)."""
    if span.end_ms - span.start_ms > SHORT_MS:
        with suppress(ToolFailed):
            return _copied(source, span, draft, progress)
    _encoded(source, span, draft, progress)
    return span


def _encoded(source: Source, span: Span, target: Path, progress: Callable[[float], None]) -> None:
    """Cut by encoding again, and decode all of it as a check."""
    length_ms = span.end_ms - span.start_ms
    sought = ffmpeg.source(source.video, ss=ffmpeg.seconds(span.start_ms), noaccurate_seek=None)
    streams = ffmpeg.from_zero(sought, source.rate)
    options = {
        **ffmpeg.x264("veryfast", CRF),
        **ffmpeg.aac(AUDIO_KBPS, source.described.sounds[0].sample_rate),
        **MP4,
        "t": ffmpeg.seconds(length_ms),
    }
    ffmpeg.write(target, streams, options, length_ms=length_ms, progress=progress)
    if faults := ffmpeg.decode(target):
        raise ToolFailed(f"A clip came out with a fault: {faults[-200:]}", AGAIN)
    _check(ffprobe.describe(target), source, length_ms)


def _copied(source: Source, span: Span, target: Path, progress: Callable[[float], None]) -> Span:
    """Cut by copying. Returns what the clip really holds."""
    until_ms = clean_cut(_packets_at(source, span.end_ms, REORDERED_MS), span.end_ms)
    length_ms = round(until_ms - span.start_ms)
    to_the_end = source.duration_ms - span.end_ms < NEAR_MS
    options = {"c": "copy", **MP4} if to_the_end else {"c": "copy", **MP4, "t": ffmpeg.seconds(length_ms)}
    streams = ffmpeg.both_of(ffmpeg.source(source.video, ss=ffmpeg.seconds(span.start_ms)))
    ffmpeg.write(target, streams, options, length_ms=length_ms, progress=progress)
    described = ffprobe.describe(target)
    _check(described, source, span.end_ms - span.start_ms, NEAR_MS)
    held_ms = described.pictures[0].duration_ms
    _check_copy(target, held_ms, source, span.start_ms)
    return replace(span, end_ms=span.start_ms + held_ms)


def _check_copy(target: Path, held_ms: int, source: Source, start_ms: int) -> None:
    """Read every packet; decode all of the sound, every key frame, and head and tail whole.

    To decode every frame would take as long as all other steps together, and they were copied unchanged.
    """
    ffmpeg.decode_outline(target)
    ffmpeg.decode(target, until_ms=CHECKED_MS)
    ffmpeg.decode(target, from_ms=max(0, held_ms - CHECKED_MS))
    first = ffmpeg.first_frame(target, ffmpeg.PICTURE)
    if first != ffmpeg.first_frame(source.video, ffmpeg.PICTURE, start_ms):
        raise ToolFailed("The presentation does not start on its frame.", AGAIN)
    if abs(ffmpeg.playable_ms(target) - held_ms) > NEAR_MS:
        raise ToolFailed("The presentation breaks off.", AGAIN)


def _packets_at(source: Source, at_ms: int, after_ms: int = NEAR_MS) -> tuple[Packet, ...]:
    return ffprobe.packets(source.video, at_ms - NEAR_MS, at_ms + after_ms)


def _check(made: Description, source: Source, length_ms: int, more_ms: int = 0) -> None:
    """Raise ToolFailed where a clip is not as long as wanted, or its picture and sound do not start together."""
    streams: tuple[MediaStream, ...] = (*made.pictures, *made.sounds)
    apart = [s for s in streams if abs(s.start_ms) > TOLERANCE_MS]
    off = [s for s in streams if abs(s.duration_ms - length_ms) > source.tolerance_ms + more_ms]
    if apart or off or not made.pictures or not made.sounds:
        raise ToolFailed("A clip came out too short, too long or out of step.", AGAIN)


def _digest(file: Path, text: bytes) -> str:
    with file.open("rb") as content:
        sha = hashlib.file_digest(content, "sha256")
    sha.update(text)
    return sha.hexdigest()[:8]


def _part(job: Job, start: float, share: float) -> Callable[[float], None]:
    return lambda done: job.progress(start + share * done)
