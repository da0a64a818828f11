"""The index step: passages of 60–90 s, and whole questions, into the search index."""

import hashlib
from collections.abc import Sequence
from importlib.metadata import version

import msgspec

from pipeline.core.artefacts import Outline, Passages, Tags, Transcript
from pipeline.core.languages import LANGUAGES
from pipeline.core.passages import cut_passages, presentation_start
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
    services, fields = _tagged(tags, "service"), _tagged(tags, "field")
    passages = Passages(
        title=job.record.title,
        language=transcript.language,
        held_on=job.record.held_on,
        partner=job.record.partner,
        presenters=job.record.presenters,
        services=services,
        fields=fields,
        passages=pieces,
        names=names_of(toolbox, services, fields),
        phrases=phrases_of(toolbox, services),
        start_ms=presentation_start(pieces, outline),
    )
    written = msgspec.json.encode(passages)
    job.outputs["passages"].write_bytes(written)
    job.progress(0.5)
    ensure_index(job.index).put(job.session, passages, hashlib.sha256(written).hexdigest())
    return {"whoosh": version("whoosh-reloaded")}


def names_of(toolbox: Toolbox, services: Sequence[str], fields: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """For each language, what these services and fields are called in it, synonyms too; unknown ids have no
    name.
    """
    known = [one for id in services if (one := toolbox.term(id))]
    grouped = [one for one in toolbox.fields if one.id in fields]
    return {
        language: tuple(
            dict.fromkeys(
                (
                    *(term for one in known for term in one.search_terms(language)),
                    *(one.names[language] for one in grouped),
                )
            )
        )
        for language in LANGUAGES
    }


def phrases_of(toolbox: Toolbox, services: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """For each language, what people say when they speak of these services."""
    known = [one for id in services if (one := toolbox.term(id))]
    return {
        language: tuple(dict.fromkeys(phrase for one in known for phrase in one.phrases[language]))
        for language in LANGUAGES
    }


def _tagged(tags: Tags, kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag.id for tag in tags.tags if tag.kind == kind))
