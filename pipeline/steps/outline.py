"""Step: what part of the recording is what, its chapters, and the questions with their answers."""

from pipeline.core.artefacts import Transcript
from pipeline.core.outline.finding import find_outline
from pipeline.core.settings import NoSettings
from pipeline.core.step import Job
from pipeline.workspace import load, save


def run(job: Job, settings: NoSettings) -> dict[str, str]:
    """Read the transcript, write the outline."""
    transcript = load(job.inputs["transcript"], Transcript)
    outline = find_outline(transcript, job.record.presenters)
    save(job.outputs["outline"], outline)
    return {}
