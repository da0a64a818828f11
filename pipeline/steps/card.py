"""Step: the best-practice card, each line a moment of the session."""

from pipeline.core.artefacts import Outline, Transcript
from pipeline.core.card import find_card
from pipeline.core.settings import NoSettings
from pipeline.core.step import Job
from pipeline.workspace import load, save


def run(job: Job, settings: NoSettings) -> dict[str, str]:
    """Read transcript and outline, write the card."""
    transcript = load(job.inputs["transcript"], Transcript)
    outline = load(job.inputs["outline"], Outline)
    save(job.outputs["card"], find_card(transcript, outline))
    return {}
