"""Step ``correct``: people's corrections over the machine's words; captions; what to trust."""

from pipeline.core.artefacts import Listening, Transcript
from pipeline.core.captions.writing import to_webvtt
from pipeline.core.corrections import lay
from pipeline.core.settings import NoSettings
from pipeline.core.step import Job
from pipeline.core.trust import judge
from pipeline.workspace import load, save


def run(job: Job, settings: NoSettings) -> dict[str, str]:
    """Write ``transcript``, ``captions`` and ``trust`` from ``recognised``, ``listening`` and the
    corrections.
    """
    recognised = load(job.inputs["recognised"], Transcript)
    listening = load(job.inputs["listening"], Listening)
    transcript = lay(recognised, job.record.corrections)
    save(job.outputs["transcript"], transcript)
    job.outputs["captions"].write_text(to_webvtt(transcript.segments), encoding="utf-8")
    save(job.outputs["trust"], judge(transcript, listening))
    return {}
