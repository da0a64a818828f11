"""Step ``listen``: where somebody speaks, and where nobody does."""

import onnxruntime

from pipeline.core.artefacts import Facts, Listening
from pipeline.core.settings import NoSettings
from pipeline.core.step import Job
from pipeline.speech.port import RATE
from pipeline.speech.vad import BLOCK_MS, listen
from pipeline.tools.ffmpeg import pcm_blocks
from pipeline.workspace import load, save


def run(job: Job, settings: NoSettings) -> dict[str, str]:
    """Write ``listening`` from the sound of ``video``; a recording without sound has 0 ms to listen to."""
    has_sound = load(job.inputs["facts"], Facts).sound is not None
    heard = listen(pcm_blocks(job.inputs["video"], rate=RATE, block_ms=BLOCK_MS)) if has_sound else Listening(0, ())
    save(job.outputs["listening"], heard)
    return {"onnxruntime": onnxruntime.__version__}
