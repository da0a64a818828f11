"""ffmpeg: decode, encode, copy and measure. The package ffmpeg-python only builds the argument list.

A recording is hostile: only container formats and the protocol that we name are opened (a playlist would make
ffmpeg read other files), paths are absolute, and no text of a user ever gets into a filter. What we write
holds no clock time and no version, and x264's threads are counted: the same recording gives the same bytes.
"""

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import ffmpeg

from pipeline.core.errors import ToolFailed
from pipeline.tools.process import OTHER_COPY, blocks_of, lines_to, output_of

PROGRAM = "ffmpeg"
FORMATS = "mov,matroska,webm,avi,mp3,wav,flac,ogg,mpegts,mpeg,asf,aac,flv"
MAX_PIXELS = 64_000_000
THREADS = 4
PICTURE, SOUND = "V:0", "a:0"
PROGRESS = ("-progress", "pipe:1")
UNTRUSTED: dict[str, Any] = {
    "protocol_whitelist": "file",
    "format_whitelist": FORMATS,
    "max_pixels": MAX_PIXELS,
    "threads": THREADS,
}
AAC: dict[str, Any] = {
    "c:a": "aac",
    "aac_coder": "fast",
    "aac_ms": 0,
    "aac_is": 0,
    "aac_pns": 0,
    "aac_tns": 0,
}
"""Plain AAC: half the time of the defaults, and no loss that one hears in speech at 96 kbit/s."""
MP4: dict[str, Any] = {
    "f": "mp4",
    "movflags": "+faststart",
    "fflags": "+bitexact",
    "flags:v": "+bitexact",
    "flags:a": "+bitexact",
    "map_metadata": -1,
    "map_chapters": -1,
}
WEB_RATES = (32_000, 44_100, 48_000)
SIDE = 160
"""The longer side of a small frame, in pixels."""
PATIENCE_S = 120.0
READER_PATIENCE_S = 7 * 24 * 3600.0
"""Sound is read as fast as somebody listens to it, and a speech engine may take days; its step has its own limit."""
LIMIT = 0.708  # -3 dBFS: what lies between the samples, and what AAC adds, stays under -1 dBTP
_SHAPE = re.compile(r"^#(tb|dimensions) 0: (\d+)[/x](\d+)$", re.MULTILINE)
_FRAME = re.compile(r"^0, *-?\d+, *(-?\d+), *-?\d+, *(\d+),", re.MULTILINE)
_INTEGRATED = re.compile(r"^\s*I:\s+(-?\d+(?:\.\d+)?) LUFS", re.MULTILINE)

Node = Any
"""A node of ffmpeg-python, which has no types."""
Progress = Callable[[float], None]


@dataclass(frozen=True)
class Size:
    """A picture's width and height in pixels."""

    width: int
    height: int


@dataclass(frozen=True)
class Frame:
    """A picture of a video, as RGB bytes, and when it is shown."""

    at_ms: int
    size: Size
    pixels: bytes


def version() -> dict[str, str]:
    """The version of ffmpeg, for the record of a step. Raises ToolMissing."""
    first = output_of([PROGRAM, "-version"], timeout_s=PATIENCE_S).stdout.decode("utf-8", "replace").split()
    return {PROGRAM: first[2] if len(first) > 2 else "unknown"}


def source(path: Path, **options: Any) -> Node:
    """A media file as input, with what is allowed to an untrusted one."""
    return ffmpeg.input(f"file:{path.absolute()}", **UNTRUSTED, **options)


def still(path: Path, frames_per_second: int, length_ms: int) -> Node:
    """A picture of our own that stands for ``length_ms``, as input."""
    how = {"f": "image2", "pattern_type": "none", "loop": 1, "framerate": frames_per_second}
    options = {**how, "t": seconds(length_ms)}
    return ffmpeg.input(f"file:{path.absolute()}", **options)


def silence(length_ms: int) -> Node:
    """Silence of ``length_ms`` as input, mono at 48 kHz."""
    return ffmpeg.input("anullsrc=r=48000:cl=mono", f="lavfi", t=seconds(length_ms))


def picture_of(node: Node) -> Node:
    """The first video stream that is not cover art; the filters that follow see it upright."""
    return node[PICTURE]


def sound_of(node: Node) -> Node:
    """The first audio stream."""
    return node[SOUND]


def both_of(node: Node) -> list[Node]:
    """The first picture and the first sound, each where there is one."""
    return [node[f"{PICTURE}?"], node[f"{SOUND}?"]]


def upright_even(picture: Node, size: Size) -> Node:
    """Scale to exactly ``size`` in the pixel format that every browser shows."""
    return picture.filter("scale", size.width, size.height, flags="bicubic").filter("format", "yuv420p")


def in_step(sound: Node, channels: int) -> Node:
    """Sound in mono or stereo on the recording's own clock: a late start and gaps become silence."""
    layout = "mono" if channels == 1 else "stereo"
    return sound.filter("aresample", **{"async": 1, "first_pts": 0}).filter("aformat", channel_layouts=layout)


def from_zero(node: Node, rate: Fraction) -> list[Node]:
    """Picture and sound from time 0 on of an input that was sought to the key frame before it.

    The picture gets the steady ``rate``: so a clip opens with the frame that is on screen when it begins. Neither ends:
    where one of them is over before the other, the last frame stands still, or silence goes on. Limit the output.
    """
    picture = node[PICTURE].filter("fps", fps=f"{rate.numerator}/{rate.denominator}").filter("trim", start=0)
    sound = node[SOUND].filter("atrim", start=0).filter("aresample", **{"async": 1, "first_pts": 0})
    return [picture.filter("tpad", stop=-1, stop_mode="clone"), sound.filter("apad")]


def x264(preset: str, crf: int, **more: Any) -> dict[str, Any]:
    """The options of a video encoded for the web."""
    return {"c:v": "libx264", "preset": preset, "crf": crf, "pix_fmt": "yuv420p", "threads": THREADS, **more}


def aac(kbps: int, sample_rate: int) -> dict[str, Any]:
    """The options of sound encoded for the web; rates that some player lacks become 48 kHz."""
    return {**AAC, "b:a": f"{kbps}k", "ar": sample_rate if sample_rate in WEB_RATES else 48_000}


def write(target: Path, streams: list[Node], options: dict[str, Any], *, length_ms: int, progress: Progress) -> None:
    """Write ``streams`` into the file ``target``; ``progress`` is told the share done of ``length_ms``.

    Raises ToolFailed, DiskFull, TimedOut or ToolMissing.
    """
    output = ffmpeg.output(*streams, f"file:{target.absolute()}", **options)
    share = _share_of(length_ms, progress)
    argv = [*_command(output, "error"), *PROGRESS]
    lines_to(argv, lambda line: share(_position_ms(line)), timeout_s=_patience(length_ms))


def playable_ms(path: Path) -> int:
    """How long the first picture and the first sound last, by reading every packet.

    Raises ToolFailed where ffmpeg cannot read the file at all.
    """
    output = ffmpeg.output(*both_of(source(path)), "pipe:1", f="null", c="copy")
    seen = [0]
    argv = [*_command(output, "error"), *PROGRESS]
    lines_to(argv, lambda line: seen.append(_position_ms(line) or 0), timeout_s=_patience(None))
    return max(seen)


def first_frame(path: Path, stream: str, at_ms: int = 0) -> str:
    """The checksum of the first frame of ``stream`` (PICTURE, SOUND) from ``at_ms`` on. Raises ToolFailed."""
    one = {"frames:v": 1} if stream == PICTURE else {"frames:a": 1}
    output = ffmpeg.output(source(path, ss=seconds(at_ms))[stream], "pipe:1", **one, f="framecrc")
    printed = output_of(_command(output, "error"), timeout_s=PATIENCE_S).stdout.decode("ascii", "replace")
    frames = [line for line in printed.splitlines() if line and not line.startswith("#")]
    if not frames:
        raise ToolFailed("ffmpeg found no frame where there should be one.", OTHER_COPY)
    return frames[0].split(",")[-1].strip()


def decode(path: Path, *, from_ms: int = 0, until_ms: int | None = None) -> str:
    """Decode picture and sound, and return what ffmpeg complains of. Raises ToolFailed where it gives up."""
    end = {} if until_ms is None else {"to": seconds(until_ms)}
    output = ffmpeg.output(*both_of(source(path, ss=seconds(from_ms), **end)), "pipe:1", f="null")
    return output_of(_command(output, "error"), timeout_s=_patience(until_ms)).complaints.strip()


def decode_outline(path: Path) -> None:
    """Decode all of the sound and every key frame of the picture. Raises ToolFailed where ffmpeg gives up."""
    output = ffmpeg.output(*both_of(source(path, skip_frame="nokey")), "pipe:1", f="null")
    output_of(_command(output, "error"), timeout_s=_patience(None))


def keyframe(path: Path, at_ms: int, width: int) -> bytes:
    """The most typical key frame soon after ``at_ms``, as a PNG at most ``width`` wide; empty if none is."""
    picture = picture_of(source(path, ss=seconds(at_ms), skip_frame="nokey"))
    picture = picture.filter("thumbnail", 8).filter("scale", f"min({width},iw)", -2, flags="area")
    output = ffmpeg.output(picture, "pipe:1", **{"f": "image2pipe", "c:v": "png", "frames:v": 1})
    return output_of(_command(output, "error"), timeout_s=PATIENCE_S).stdout


def small_frames(path: Path, scratch: Path, *, every_ms: int, most: int, whole: bool) -> list[Frame]:
    """The first key frame in each stretch of ``every_ms``, at most :data:`SIDE` pixels wide and high, in order.

    With ``whole`` every frame is decoded, and it need not be a key frame: that takes ten times as long. ``scratch`` is
    a file for the pixels. Raises ToolFailed where ffmpeg cannot read the file at all.
    """
    stretch, limit = f"floor({{}}/{seconds(every_ms)})", {"frames:v": most, "fps_mode": "passthrough"}
    is_first = f"isnan(prev_selected_t)+gt({stretch.format('t')},{stretch.format('prev_selected_t')})"
    picture = picture_of(source(path) if whole else source(path, skip_frame="nokey")).filter("select", is_first)
    width, height = (f"max(2,trunc(min({SIDE},{SIDE}{by}dar)))" for by in "*/")
    both = picture.filter("scale", width, height, flags="area").filter("format", "rgb24").filter_multi_output("split")
    times = ffmpeg.output(both[0], "pipe:1", f="framecrc", enc_time_base="1:1000", **limit)
    pixels = ffmpeg.output(both[1], f"file:{scratch.absolute()}", f="rawvideo", **limit)
    argv = _command(ffmpeg.merge_outputs(times, pixels), "error")
    report = output_of(argv, timeout_s=_patience(None)).stdout.decode("ascii", "replace")
    return _frames(report, scratch.read_bytes())


def _frames(report: str, pixels: bytes) -> list[Frame]:
    """The frames that ffmpeg's report on them tells of; where the picture changes its size, those of the first one."""
    shape = {name: (int(a), int(b)) for name, a, b in _SHAPE.findall(report)}
    frames, at = [], 0
    for shown, length in _FRAME.findall(report):
        content = pixels[at : at + int(length)]
        at += int(length)
        size, tick = Size(*shape["dimensions"]), Fraction(*shape["tb"])
        if len(content) == 3 * size.width * size.height:
            frames.append(Frame(max(0, round(1000 * int(shown) * tick)), size, content))
    return frames


def loudness(sound: Node, *, length_ms: int, progress: Progress) -> float:
    """How loud ``sound`` is as a whole, in LUFS (EBU R 128); minus infinity where it is too short to tell."""
    output = ffmpeg.output(sound.filter("ebur128", framelog="verbose"), "pipe:1", f="null")
    argv = [*_command(output, "info"), *PROGRESS]
    share = _share_of(length_ms, progress)
    report = lines_to(argv, lambda line: share(_position_ms(line)), timeout_s=_patience(length_ms))
    found = _INTEGRATED.findall(report)
    return float(found[-1]) if found else -math.inf


def raised(sound: Node, gain_db: float) -> Node:
    """Sound with ``gain_db`` more, its peaks held under -1 dBTP."""
    louder = sound.filter("volume", f"{gain_db:.2f}dB")
    return louder.filter("alimiter", limit=LIMIT, level="disabled", latency=1)


def pcm_blocks(path: Path, *, rate: int = 16_000, block_ms: int = 600_000, channels: int = 1) -> Iterator[bytes]:
    """The first sound of a file in blocks: signed 16-bit little-endian samples, ``rate`` a second, mono or stereo.

    They are on the picture's clock: where the sound starts late or has a gap, there is silence.
    Raises ToolFailed where the sound cannot be decoded.
    """
    options = {"f": "s16le", "c:a": "pcm_s16le", "ac": channels, "ar": rate}
    output = ffmpeg.output(in_step(sound_of(source(path, vn=None)), channels), "pipe:1", **options)
    argv = _command(output, "error")
    return blocks_of(argv, block_bytes=2 * channels * (rate * block_ms // 1000), timeout_s=READER_PATIENCE_S)


def seconds(ms: int) -> str:
    """Milliseconds as ffmpeg wants them."""
    return f"{ms / 1000:.3f}"


def _command(output: Node, level: str) -> list[str]:
    return [PROGRAM, "-nostdin", "-hide_banner", "-nostats", "-loglevel", level, "-y", *output.get_args()]


def _position_ms(line: str) -> int | None:
    """How far ffmpeg is, where ``line`` of its progress says so."""
    name, _, value = line.partition("=")
    return int(value) // 1000 if name == "out_time_us" and value.lstrip("-").isdecimal() else None


def _share_of(length_ms: int, progress: Progress) -> Callable[[int | None], None]:
    def told(position_ms: int | None) -> None:
        if position_ms is not None:
            progress(min(1.0, max(0.0, position_ms / max(1, length_ms))))

    return told


def _patience(length_ms: int | None) -> float:
    """How long ffmpeg may take: the step has a limit of its own, this one is for a program that hangs."""
    return 6 * 3600.0 if length_ms is None else PATIENCE_S + 10 * length_ms / 1000
