"""The picture that stands for a session: a frame of the recording that shows something, else its title, drawn."""

from pathlib import Path

from pipeline.core.artefacts import Facts
from pipeline.core.settings import NoSettings
from pipeline.core.step import Job
from pipeline.tools import ffmpeg, poster
from pipeline.workspace import load

WIDTH = 1280
SHARES = (0.1, 0.25, 0.5, 0.75, 0.0)
"""Where a frame is looked for, as shares of the recording's length."""


def run(job: Job, settings: NoSettings) -> dict[str, str]:
    """Write the poster. It is a step of its own, so that a new title never costs a new video."""
    facts = load(job.inputs["facts"], Facts)
    frame = _frame(job.inputs["recording"], facts.duration_ms) if facts.picture else b""
    if frame:
        poster.write_frame(frame, job.outputs["poster"])
    else:
        poster.draw(job.record.title, job.outputs["poster"])
    return ffmpeg.version()


def _frame(recording: Path, duration_ms: int) -> bytes:
    """The first frame that shows something, as PNG; empty where the recording stays dark."""
    frames = (ffmpeg.keyframe(recording, round(share * duration_ms), WIDTH) for share in SHARES)
    return next((frame for frame in frames if poster.shows_something(frame)), b"")
