"""Step ``listen``: where somebody speaks, and where nobody does."""

import onnxruntime

from pipeline.core.artefacts import Listening
from pipeline.core.settings import NoSettings
from pipeline.core.step import Job
from pipeline.speech.port import RATE
from pipeline.speech.vad import BLOCK_MS, listen
from pipeline.tools.ffmpeg import pcm_blocks
from pipeline.workspace import save


def run(job: Job, settings: NoSettings) -> dict[str, str]:
    """Write ``listening`` from ``audio``; a session without sound has 0 ms to listen to."""
    audio = job.inputs.get("audio")
    heard = listen(pcm_blocks(audio, rate=RATE, block_ms=BLOCK_MS)) if audio else Listening(0, ())
    save(job.outputs["listening"], heard)
    return {"onnxruntime": onnxruntime.__version__}
