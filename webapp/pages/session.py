"""What the page of one session shows."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_babel.speaklater import LazyString

from pipeline.catalog.sessions import Session
from pipeline.core.artefacts import Card, Clip, Clips, Outline, Segment, Storyboard, Tags, Transcript, Trust
from pipeline.core.toolboxes.toolbox import Toolbox
from pipeline.core.trust.judging import BY_PEOPLE
from webapp.library import Library
from webapp.pages.finding import pattern, pattern_at_moment
from webapp.pages.lines import Words, Writer
from webapp.pages.practice import Section, sections
from webapp.pages.reading import paragraphs, segment_at
from webapp.pages.recording import NOTHING, Reader, Recording, Strip, recording, strip
from webapp.pages.topics import About, Asked, about, asked
from webapp.pages.trusting import Spot, made, spots, verdict
from webapp.pages.words import called

OFFERED: tuple[tuple[LazyString, str, str], ...] = (
    (lazy_gettext("Video"), "video", "video.mp4"),
    (lazy_gettext("Sound only"), "audio", "audio.m4a"),
)
WORDS: tuple[tuple[LazyString, str, str, str, Mapping[str, str]], ...] = (
    (lazy_gettext("Transcript"), "transcript", "txt", "media.transcript", {}),
    (lazy_gettext("Transcript"), "transcript", "json", "media.transcript_as_json", {}),
    (lazy_gettext("Captions"), "captions", "vtt", "media.artefact", {"file": "captions.vtt"}),
    (lazy_gettext("Captions"), "captions", "srt", "media.captions_as_subrip", {}),
)


@dataclass(frozen=True)
class Download:
    """A file to take away: the view that answers with it, and what that is told beside the session."""

    label: str
    form: str
    view: str
    told: Mapping[str, str]
    bytes: int = 0
    """0 for what is made on asking."""
    words: bool = False
    """Whether it is the transcript, and with it perhaps a draft."""


@dataclass(frozen=True)
class Visit:
    """How somebody opens the page: where the player shall stand, what to find in the transcript, in which language."""

    start_ms: int | None = None
    wanted: str = ""
    language: str = "en"


@dataclass(frozen=True)
class SessionPage(Recording):
    """All that the page shows. ``wanted`` is what somebody looks for in the transcript, if anything."""

    transcript: Transcript
    words: Words
    now: Segment | None
    """What is said where the player stands; ``None`` at the beginning."""
    wanted: str
    outline: Outline
    about: About
    questions: tuple[Asked, ...]
    sections: tuple[Section, ...]
    clips: tuple[Clip, ...]
    strip: Strip | None
    verdict: str
    spots: tuple[Spot, ...]
    notes: tuple[str, ...]
    """What was repaired in captions that people brought, in English; what an engine's notes say is for those who run
    this."""
    made: str
    downloads: tuple[Download, ...]


def session_page(
    session: Session, library: Library, toolboxes: tuple[Toolbox, Toolbox], visit: Visit | None = None
) -> SessionPage:
    """Gather a session's page; ``toolboxes`` are that of services and that of audiences.

    Raises Damaged when an artefact is not what it should be.
    """
    visit = visit or Visit()
    reader = Reader(library, session.id)
    shown = recording(session, library, visit.start_ms)
    transcript = reader.read("transcript", Transcript, NOTHING)
    outline = reader.read("outline", Outline, Outline((), (), ()))
    tags = reader.read("tags", Tags, Tags(()))
    trust = library.read(session.id, "trust", Trust)
    now = None if shown.start_ms is None else segment_at(transcript.segments, shown.start_ms)
    writer = Writer(shown.spoken, now, _looked_for(visit, transcript))
    return SessionPage(
        **vars(shown), transcript=transcript, outline=outline, wanted=visit.wanted,
        words=writer.words(paragraphs(transcript.segments, outline.chapters)), now=now,
        about=about(tags, *toolboxes), questions=asked(outline.questions, tags, toolboxes[0], transcript.segments),
        sections=sections(reader.read("card", Card, Card())), clips=reader.read("clips", Clips, Clips()).clips,
        strip=strip(library.read(session.id, "storyboard", Storyboard)) if shown.has_video else None,
        verdict=verdict(transcript, trust, visit.language), spots=spots(trust, visit.language),
        notes=transcript.notes if transcript.engine == BY_PEOPLE else (), made=made(transcript),
        downloads=(*_files(reader), *_words(reader, transcript), *_tracks(shown.languages, visit.language)),
    )  # fmt: skip


def _looked_for(visit: Visit, transcript: Transcript) -> re.Pattern[str] | None:
    if visit.start_ms is None:
        return pattern(visit.wanted)
    return pattern_at_moment(visit.wanted, [one.text for one in transcript.segments])


def _files(reader: Reader) -> Iterable[Download]:
    for label, artefact, name in OFFERED:
        if (path := reader.path(artefact)).is_file():
            form, size = name.rpartition(".")[2], path.stat().st_size
            yield Download(str(label), form, "media.artefact", {"file": name}, size)


def _words(reader: Reader, transcript: Transcript) -> Iterable[Download]:
    for label, artefact, form, view, told in WORDS:
        if transcript.segments and reader.path(artefact).is_file():
            yield Download(str(label), form, view, told, words=True)


def _tracks(languages: Iterable[str], language: str) -> Iterable[Download]:
    for code in languages:
        label = _("Captions, %(language)s", language=called(code, language))
        for form in ("vtt", "srt"):
            yield Download(label, form, "media.track", {"language": code, "form": form})
