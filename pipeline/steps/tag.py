"""The step that tags: services and fields, audience and kind of tool, each with quoted, timed evidence."""

from pathlib import Path

from pipeline.core.artefacts import Outline, Transcript
from pipeline.core.settings import TagSettings
from pipeline.core.step import Job
from pipeline.core.tagging.decisions import decided
from pipeline.core.tagging.finding import Tagger
from pipeline.core.tagging.model import ServicesModel
from pipeline.core.toolboxes.parsing import parse_toolbox
from pipeline.core.toolboxes.toolbox import Toolbox
from pipeline.workspace import load, save


def run(job: Job, settings: TagSettings) -> dict[str, str]:
    """Write ``tags`` and ``sums``; people's decisions are laid over what the machine finds."""
    toolbox = _toolbox(job.inputs["toolbox"])
    transcript = load(job.inputs["transcript"], Transcript)
    outline = load(job.inputs["outline"], Outline)
    learnt = job.inputs.get("services-model")
    model = load(learnt, ServicesModel) if learnt else None
    audiences = _toolbox(job.inputs["audiences"])
    found = Tagger(toolbox, audiences, model, settings.sure).find(transcript, outline, job.record.title)
    save(job.outputs["tags"], decided(found.tags, job.record.decisions, transcript, toolbox, audiences))
    save(job.outputs["sums"], found.sums)
    job.progress(1.0)
    return {}


def _toolbox(path: Path) -> Toolbox:
    return parse_toolbox(path.read_bytes(), path.stem)
