"""Step ``correct``: people's corrections over the machine's words; captions; what to trust."""

import msgspec

from pipeline.core.artefacts import Listening, Transcript
from pipeline.core.captions import to_webvtt
from pipeline.core.corrections import lay
from pipeline.core.settings import NoSettings
from pipeline.core.step import Job
from pipeline.core.trust import judge


def run(job: Job, settings: NoSettings) -> dict[str, str]:
    """Write ``transcript``, ``captions`` and ``trust`` from ``recognised``, ``listening`` and the
    corrections.
    """
    recognised = msgspec.json.decode(job.inputs["recognised"].read_bytes(), type=Transcript)
    listening = msgspec.json.decode(job.inputs["listening"].read_bytes(), type=Listening)
    transcript, _ = lay(recognised, job.record.corrections)
    job.outputs["transcript"].write_bytes(msgspec.json.encode(transcript))
    job.outputs["captions"].write_text(to_webvtt(transcript.segments), encoding="utf-8")
    job.outputs["trust"].write_bytes(msgspec.json.encode(judge(transcript, listening)))
    return {}
