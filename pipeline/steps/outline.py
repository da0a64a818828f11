"""Step: what part of the recording is what, its chapters, and the questions with their answers."""

import msgspec

from pipeline.core.artefacts import Transcript
from pipeline.core.outline import find_outline
from pipeline.core.settings import NoSettings
from pipeline.core.step import Job


def run(job: Job, settings: NoSettings) -> dict[str, str]:
    """Read the transcript, write the outline."""
    transcript = msgspec.json.decode(job.inputs["transcript"].read_bytes(), type=Transcript)
    outline = find_outline(transcript, job.record.presenters)
    job.outputs["outline"].write_bytes(msgspec.json.encode(outline))
    return {}
