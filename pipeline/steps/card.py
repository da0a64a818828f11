"""Step: the best-practice card, each line a moment of the session."""

import msgspec

from pipeline.core.artefacts import Outline, Transcript
from pipeline.core.card import find_card
from pipeline.core.settings import NoSettings
from pipeline.core.step import Job


def run(job: Job, settings: NoSettings) -> dict[str, str]:
    """Read transcript and outline, write the card."""
    transcript = msgspec.json.decode(job.inputs["transcript"].read_bytes(), type=Transcript)
    outline = msgspec.json.decode(job.inputs["outline"].read_bytes(), type=Outline)
    job.outputs["card"].write_bytes(msgspec.json.encode(find_card(transcript, outline)))
    return {}
