"""People's decisions laid over the machine's tags."""

from collections.abc import Sequence

from pipeline.core.artefacts import Tags, Transcript
from pipeline.core.step import Decision
from pipeline.core.toolboxes.toolbox import Toolbox


def decided(tags: Tags, decisions: Sequence[Decision], transcript: Transcript, toolbox: Toolbox) -> Tags:
    """The tags after what people decided; those that they accepted or added stay, whatever the machine finds."""
    return tags
