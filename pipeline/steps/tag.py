"""The step that tags: services and fields of the toolbox, each with quoted, timed evidence."""

import msgspec

from pipeline.core.artefacts import Outline, Transcript
from pipeline.core.settings import TagSettings
from pipeline.core.step import Job
from pipeline.core.tagging import find_tags
from pipeline.core.toolbox import parse_toolbox


def run(job: Job, settings: TagSettings) -> dict[str, str]:
    """Write ``tags`` from ``transcript``, ``outline`` and ``toolbox``."""
    toolbox = parse_toolbox(job.inputs["toolbox"].read_text("utf-8"), settings.toolbox)
    transcript = msgspec.json.decode(job.inputs["transcript"].read_bytes(), type=Transcript)
    outline = msgspec.json.decode(job.inputs["outline"].read_bytes(), type=Outline)
    tags = find_tags(toolbox, transcript, outline, job.record.title)
    job.outputs["tags"].write_bytes(msgspec.json.encode(tags))
    job.progress(1.0)
    return {}
