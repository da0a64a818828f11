"""Step: the best-practice card, each line a moment of the session."""

from pipeline.core.artefacts import Outline, Transcript
from pipeline.core.card.finding import find_card
from pipeline.core.card.model import CardModel
from pipeline.core.settings import NoSettings
from pipeline.core.step import Job
from pipeline.workspace import load, save


def run(job: Job, settings: NoSettings) -> dict[str, str]:
    """Read transcript, outline and what was learnt about the sections, write the card."""
    transcript = load(job.inputs["transcript"], Transcript)
    outline = load(job.inputs["outline"], Outline)
    model = load(job.inputs["card-model"], CardModel)
    save(job.outputs["card"], find_card(transcript, outline, model))
    return {}
