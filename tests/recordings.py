"""Tiny recordings for tests, made by ffmpeg's own test sources."""

import subprocess
from pathlib import Path

PICTURE = "testsrc2=s={size}:r={rate}"
SOUND = "sine=f=330:b=4:r=48000"


def ffmpeg(*arguments: str | Path) -> None:
    """Call ffmpeg as a user would."""
    subprocess.run(["ffmpeg", "-nostdin", "-v", "error", "-y", *map(str, arguments)], check=True)


def webinar(path: Path, *options: str, seconds: float = 8, size: str = "320x180", rate: str = "25") -> Path:
    """A moving picture with a tone; ``options`` come last, so they win over H.264 and AAC."""
    picture = PICTURE.format(size=size, rate=rate)
    ffmpeg(
        "-f", "lavfi", "-i", picture, "-f", "lavfi", "-i", SOUND, "-t", str(seconds),
        "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", "50",
        "-c:a", "aac", "-ac", "2",
        *options, f"file:{path}",
    )  # fmt: skip
    return path


def sound_only(path: Path, *options: str, seconds: float = 8, source: str = SOUND) -> Path:
    """A recording without picture."""
    ffmpeg("-f", "lavfi", "-i", source, "-t", str(seconds), *options, f"file:{path}")
    return path


def cut_short(path: Path, share: float) -> Path:
    """The beginning of a file, as a broken upload leaves it."""
    whole = path.read_bytes()
    broken = path.with_name(f"broken-{path.name}")
    broken.write_bytes(whole[: int(len(whole) * share)])
    return broken
