"""What the recording shows when: small frames in one picture, each with its time.

It comes after the index, since nothing else waits for it.
"""

from pathlib import Path

from pipeline.core.artefacts import Facts, Storyboard
from pipeline.core.settings import NoSettings
from pipeline.core.step import Job
from pipeline.tools import ffmpeg, storyboard
from pipeline.tools.ffmpeg import Frame
from pipeline.workspace import load, save

FILE = "storyboard.jpg"
EVERY_MS, CLOSEST_MS = 25_000, 2_000
LEAST, MOST = 8, 100
COLUMNS = 10
FRAME_BYTES = 2_000
"""What a frame takes of the picture on average: the half hour has 72 of them in less than 150 kB."""


def run(job: Job, settings: NoSettings) -> dict[str, str]:
    """Write the picture and where what is in it; a recording without picture has no frames."""
    facts = load(job.inputs["facts"], Facts)
    frames = _frames(job.inputs["video"], job.scratch / "frames", facts.duration_ms) if facts.picture else []
    board = Storyboard()
    if frames:
        columns = min(COLUMNS, len(frames))
        most_bytes = FRAME_BYTES * max(LEAST, len(frames))
        storyboard.write_sheet(frames, columns, job.outputs["storyboard/"] / FILE, most_bytes=most_bytes)
        times, size, rows = tuple(frame.at_ms for frame in frames), frames[0].size, -(-len(frames) // columns)
        board = Storyboard(FILE, size.width, size.height, columns, rows, times)
    save(job.outputs["storyboard"], board)
    job.progress(1.0)
    return ffmpeg.version()


def wanted(duration_ms: int) -> int:
    """How many frames tell of a recording of that length: one in 25 s, more of a short one, fewer of a long one."""
    return max(1, min(max(LEAST, round(duration_ms / EVERY_MS)), MOST, duration_ms // CLOSEST_MS))


def _frames(video: Path, scratch: Path, duration_ms: int) -> list[Frame]:
    """Frames at even distances: key frames, unless there are too few of them to tell anything."""
    count = wanted(duration_ms)
    every_ms = -(-duration_ms // count)
    frames = ffmpeg.small_frames(video, scratch, every_ms=every_ms, most=MOST, whole=False)
    if len(frames) < min(count, LEAST):
        frames = ffmpeg.small_frames(video, scratch, every_ms=every_ms, most=MOST, whole=True)
    return frames
