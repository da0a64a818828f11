"""The step that tags: services and fields of the toolbox, each with quoted, timed evidence."""

from pipeline.core.artefacts import Outline, Transcript
from pipeline.core.settings import TagSettings
from pipeline.core.step import Job
from pipeline.core.tagging import find_tags
from pipeline.core.toolbox import parse_toolbox
from pipeline.workspace import load, save


def run(job: Job, settings: TagSettings) -> dict[str, str]:
    """Write ``tags`` from ``transcript``, ``outline`` and ``toolbox``."""
    toolbox = parse_toolbox(job.inputs["toolbox"].read_text("utf-8"), settings.toolbox)
    transcript = load(job.inputs["transcript"], Transcript)
    outline = load(job.inputs["outline"], Outline)
    tags = find_tags(toolbox, transcript, outline, job.record.title)
    save(job.outputs["tags"], tags)
    job.progress(1.0)
    return {}
