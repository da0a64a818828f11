"""The index step: passages of 60–90 s, and whole questions, into the search index."""

import hashlib
from collections.abc import Sequence
from importlib.metadata import version

import msgspec

from pipeline.core.artefacts import Outline, Tag, Tags, Transcript
from pipeline.core.languages import LANGUAGES
from pipeline.core.passages import Passages, Topic, cut_passages, presentation_start
from pipeline.core.settings import IndexSettings
from pipeline.core.step import Job
from pipeline.core.toolboxes.parsing import parse_toolbox
from pipeline.core.toolboxes.toolbox import Toolbox
from pipeline.search.whoosh_engine import ensure_index
from pipeline.workspace import load


def run(job: Job, settings: IndexSettings) -> dict[str, str]:
    """Write ``passages``, then put them into the index at ``job.index``; doing it again changes nothing.

    Raises IndexBusy when another program keeps writing, IndexMissing when the index is damaged, DiskFull.
    """
    transcript = load(job.inputs["transcript"], Transcript)
    outline = load(job.inputs["outline"], Outline)
    tags = load(job.inputs["tags"], Tags)
    toolbox = parse_toolbox(job.inputs["toolbox"].read_bytes(), job.inputs["toolbox"].stem)
    pieces = cut_passages(transcript.segments, outline, settings)
    passages = Passages(
        title=job.record.title,
        language=transcript.language,
        held_on=job.record.held_on,
        partner=job.record.partner,
        presenters=job.record.presenters,
        services=_tagged(tags, "service"),
        fields=_tagged(tags, "field"),
        passages=pieces,
        start_ms=presentation_start(pieces, outline),
        chapters=outline.chapters,
        topics=topics_of(toolbox, tags.tags),
    )
    written = msgspec.json.encode(passages)
    job.outputs["passages"].write_bytes(written)
    job.progress(0.5)
    ensure_index(job.index).put(job.session, passages, hashlib.sha256(written).hexdigest())
    return {"whoosh": version("whoosh-reloaded")}


def topics_of(toolbox: Toolbox, tags: Sequence[Tag]) -> tuple[Topic, ...]:
    """The services and fields among ``tags`` with all their names and evidence; unknown ids have no name."""
    services = [
        Topic(
            term.id,
            {language: term.search_terms(language) for language in LANGUAGES},
            {language: term.phrases[language] for language in LANGUAGES},
            _moments(tag),
        )
        for tag in tags
        if tag.kind == "service" and (term := toolbox.term(tag.id))
    ]
    fields = [
        Topic(one.id, {language: (one.names[language],) for language in LANGUAGES}, {}, _moments(tag))
        for tag in tags
        for one in toolbox.fields
        if tag.kind == "field" and one.id == tag.id
    ]
    return (*services, *fields)


def _moments(tag: Tag) -> tuple[int, ...]:
    return tuple(one.start_ms for one in tag.evidence)


def _tagged(tags: Tags, kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag.id for tag in tags.tags if tag.kind == kind))
