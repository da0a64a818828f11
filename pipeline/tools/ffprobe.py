"""ffprobe: what a media file says about itself. It is all hearsay: numbers may be absent or wild."""

import math
import re
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import msgspec

from pipeline.core.errors import ToolFailed
from pipeline.tools.ffmpeg import FORMATS, PATIENCE_S, seconds
from pipeline.tools.process import OTHER_COPY, output_of

PROGRAM = "ffprobe"
LONGEST_S = 1e7
FASTEST = 1000
WANTED = (
    "format=format_name,duration,start_time"
    ":stream=codec_type,codec_name,pix_fmt,width,height,channels,sample_rate,avg_frame_rate,r_frame_rate"
    ",start_time,duration"
    ":stream_disposition=attached_pic,timed_thumbnails:stream_side_data=rotation"
)
_RATE = re.compile(r"(\d{1,9})/(\d{1,9})")


class _Disposition(msgspec.Struct):
    attached_pic: int = 0
    timed_thumbnails: int = 0


class _SideData(msgspec.Struct):
    rotation: float = 0


class _Stream(msgspec.Struct):
    codec_type: str = ""
    codec_name: str = "unknown"
    pix_fmt: str = "unknown"
    width: int = 0
    height: int = 0
    channels: int = 0
    sample_rate: str = "0"
    avg_frame_rate: str = ""
    r_frame_rate: str = ""
    start_time: str = ""
    duration: str = ""
    disposition: _Disposition = msgspec.field(default_factory=_Disposition)
    side_data_list: list[_SideData] = msgspec.field(default_factory=list)


class _Format(msgspec.Struct):
    format_name: str = "unknown"
    duration: str = ""
    start_time: str = ""


class _Report(msgspec.Struct):
    format: _Format = msgspec.field(default_factory=_Format)
    streams: list[_Stream] = msgspec.field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class MediaStream:
    """What picture and sound have in common; a time that is not known is 0."""

    codec: str
    start_ms: int
    duration_ms: int


@dataclass(frozen=True, kw_only=True)
class PictureStream(MediaStream):
    """A video stream. ``rotation`` is a multiple of 90 degrees; a rate that is not known is ``None``."""

    pixel_format: str
    width: int
    height: int
    rotation: int
    average_rate: Fraction | None
    base_rate: Fraction | None


@dataclass(frozen=True, kw_only=True)
class SoundStream(MediaStream):
    """An audio stream."""

    channels: int
    sample_rate: int


@dataclass(frozen=True)
class Description:
    """A media file in its own words; cover art is no picture."""

    container: str
    duration_ms: int | None
    start_ms: int
    pictures: tuple[PictureStream, ...]
    sounds: tuple[SoundStream, ...]


@dataclass(frozen=True)
class Packet:
    """A coded frame: when it is shown, and when it is decoded."""

    shown_ms: float
    decoded_ms: float


def describe(path: Path) -> Description:
    """What the file says about itself. Raises ToolFailed where it is no media file that we would open."""
    printed = output_of(_command(path, WANTED, "-of", "json"), timeout_s=PATIENCE_S).stdout
    try:
        report = msgspec.json.decode(printed, type=_Report, strict=False)
    except msgspec.MsgspecError as error:
        raise ToolFailed("ffprobe's report cannot be read.", OTHER_COPY) from error
    return Description(
        container=report.format.format_name,
        duration_ms=_milliseconds(report.format.duration),
        start_ms=_milliseconds(report.format.start_time) or 0,
        pictures=tuple(_picture(s) for s in report.streams if s.codec_type == "video" and not _still(s)),
        sounds=tuple(_sound(s) for s in report.streams if s.codec_type == "audio"),
    )


def packets(path: Path, from_ms: int, until_ms: int) -> tuple[Packet, ...]:
    """The first picture's packets, in decoding order, from the key frame before ``from_ms`` to ``until_ms``.

    Times count from the start of the file, as they do for ffmpeg's ``-ss``.
    """
    start_ms = describe(path).start_ms
    window = f"{seconds(max(0, from_ms) + start_ms)}%{seconds(until_ms + start_ms)}"
    chosen = ("-of", "csv=p=0", "-select_streams", "V:0", "-read_intervals", window)
    argv = _command(path, "packet=pts_time,dts_time", *chosen)
    lines = output_of(argv, timeout_s=PATIENCE_S).stdout.decode("ascii", "replace").split()
    rows = [[_number(cell) for cell in line.split(",")[:2]] for line in lines]
    return tuple(
        Packet(1000 * row[0] - start_ms, 1000 * row[1] - start_ms)
        for row in rows
        if len(row) == 2 and row[0] is not None and row[1] is not None
    )


def _command(path: Path, entries: str, *more: str) -> list[str]:
    untrusted = ("-protocol_whitelist", "file", "-format_whitelist", FORMATS)
    return [PROGRAM, "-v", "error", *untrusted, "-show_entries", entries, *more, f"file:{path.absolute()}"]


def _still(stream: _Stream) -> bool:
    return bool(stream.disposition.attached_pic or stream.disposition.timed_thumbnails)


def _picture(stream: _Stream) -> PictureStream:
    turned = next((data.rotation for data in stream.side_data_list if data.rotation), 0.0)
    return PictureStream(
        codec=stream.codec_name,
        pixel_format=stream.pix_fmt,
        width=max(0, stream.width),
        height=max(0, stream.height),
        rotation=round(turned / 90) * 90 % 360 if math.isfinite(turned) else 0,
        average_rate=_rate(stream.avg_frame_rate),
        base_rate=_rate(stream.r_frame_rate),
        start_ms=_milliseconds(stream.start_time) or 0,
        duration_ms=_milliseconds(stream.duration) or 0,
    )


def _sound(stream: _Stream) -> SoundStream:
    rate = int(stream.sample_rate) if stream.sample_rate.isdecimal() else 0
    return SoundStream(
        codec=stream.codec_name,
        channels=max(0, stream.channels),
        sample_rate=rate,
        start_ms=_milliseconds(stream.start_time) or 0,
        duration_ms=_milliseconds(stream.duration) or 0,
    )


def _rate(text: str) -> Fraction | None:
    """Frames per second from ffprobe's fraction, where it can be true."""
    found = _RATE.fullmatch(text)
    if not found or int(found[2]) == 0:
        return None
    rate = Fraction(int(found[1]), int(found[2]))
    return rate if 0 < rate <= FASTEST else None


def _milliseconds(text: str) -> int | None:
    number = _number(text)
    return None if number is None else round(1000 * number)


def _number(text: str) -> float | None:
    """A number of seconds, where ``text`` is one that can be true."""
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) and abs(number) < LONGEST_S else None
