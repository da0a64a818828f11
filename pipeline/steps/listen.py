"""Step ``listen``: where somebody speaks, and where nobody does."""

import onnxruntime

from pipeline.core.artefacts import Facts, Listening
from pipeline.core.settings import NoSettings
from pipeline.core.step import Job
from pipeline.speech.ear.vad import listen
from pipeline.speech.ear.windows import BLOCK_MS, channels_heard
from pipeline.speech.port import RATE
from pipeline.tools.ffmpeg import pcm_blocks
from pipeline.workspace import load, save


def run(job: Job, settings: NoSettings) -> dict[str, str]:
    """Write ``listening`` from the sound of ``video``; a recording without sound has 0 ms to listen to."""
    channels = channels_heard(load(job.inputs["facts"], Facts))
    save(job.outputs["listening"], _heard(job, channels) if channels else Listening(0, ()))
    return {"onnxruntime": onnxruntime.__version__}


def _heard(job: Job, channels: int) -> Listening:
    """What is heard in the video, which has at most two channels of the recording's sound."""
    blocks = pcm_blocks(job.inputs["video"], rate=RATE, block_ms=BLOCK_MS, channels=channels)
    return listen(blocks, channels)
