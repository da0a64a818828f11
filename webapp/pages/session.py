"""What the page of one session shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pipeline.catalog.sessions import Session
from pipeline.core.artefacts import (
    Card,
    Clip,
    Clips,
    Doubt,
    Facts,
    Outline,
    Segment,
    Tags,
    Transcript,
    Trust,
)
from pipeline.core.languages import LANGUAGES
from pipeline.core.toolboxes.toolbox import Toolbox
from pipeline.core.trust.doubts import PUBLIC
from pipeline.core.trust.judging import BY_PEOPLE, GOOD
from webapp.library import Library
from webapp.pages.practice import Section, sections
from webapp.pages.reading import Paragraph, paragraphs, segment_at
from webapp.pages.topics import About, Asked, about, asked

T = TypeVar("T")

OFFERED = (("Video", "video", "video.mp4"), ("Sound only", "audio", "audio.m4a"))
WORDS: tuple[tuple[str, str, str, str, Mapping[str, str]], ...] = (
    ("Transcript", "transcript", "txt", "media.transcript", {}),
    ("Transcript", "transcript", "json", "media.transcript_as_json", {}),
    ("Captions", "captions", "vtt", "media.artefact", {"file": "captions.vtt"}),
    ("Captions", "captions", "srt", "media.captions_as_subrip", {}),
)
MOST_DOUBTS = 20
ENGINES: Mapping[str, str] = {
    "faster-whisper": "Whisper (faster-whisper)",
    "whisper": "Whisper",
    "pocketsphinx": "PocketSphinx",
}
NOTHING = Transcript(language="", engine="", model="", draft=False, segments=())


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
class SessionPage:
    """All that the page shows. ``start_ms`` is where the player shall stand, ``None`` for the beginning."""

    session: Session
    duration_ms: int
    width: int
    height: int
    start_ms: int | None
    now: Segment | None
    transcript: Transcript
    paragraphs: tuple[Paragraph, ...]
    outline: Outline
    about: About
    questions: tuple[Asked, ...]
    sections: tuple[Section, ...]
    clips: tuple[Clip, ...]
    verdict: str
    doubts: tuple[Doubt, ...]
    notes: tuple[str, ...]
    """What was repaired in captions that people brought; what an engine's notes say is for those who run this."""
    made: str
    languages: tuple[str, ...]
    """Those of the captions, beside that of the transcript."""
    downloads: tuple[Download, ...]
    has_video: bool
    has_captions: bool
    has_poster: bool


@dataclass(frozen=True)
class Reader:
    """Reads one session's artefacts, with something empty where one is not there."""

    library: Library
    session: str

    def read(self, artefact: str, shape: type[T], otherwise: T) -> T:
        """The artefact, or ``otherwise``."""
        found = self.library.read(self.session, artefact, shape)
        return otherwise if found is None else found

    def path(self, artefact: str) -> Path:
        """Where it lies."""
        return self.library.workspace.place(self.session, artefact)


def session_page(
    session: Session, library: Library, toolboxes: tuple[Toolbox, Toolbox], start_ms: int | None
) -> SessionPage:
    """Gather a session's page; ``toolboxes`` are that of services and that of audiences.

    Raises Damaged when an artefact is not what it should be.
    """
    reader = Reader(library, session.id)
    transcript = reader.read("transcript", Transcript, NOTHING)
    outline = reader.read("outline", Outline, Outline((), (), ()))
    tags = reader.read("tags", Tags, Tags(()))
    facts = library.read(session.id, "facts", Facts)
    trust = library.read(session.id, "trust", Trust)
    duration_ms = facts.duration_ms if facts else 0
    start_ms = min(start_ms, duration_ms or start_ms) if start_ms is not None else None
    languages = _languages(reader, transcript.language)
    width, height = _shown_size(facts)
    return SessionPage(
        session=session, duration_ms=duration_ms, width=width, height=height, start_ms=start_ms,
        now=None if start_ms is None else segment_at(transcript.segments, start_ms),
        transcript=transcript, paragraphs=paragraphs(transcript.segments, outline.chapters), outline=outline,
        about=about(tags, *toolboxes), questions=asked(outline.questions, tags, toolboxes[0]),
        sections=sections(reader.read("card", Card, Card())),
        clips=reader.read("clips", Clips, Clips()).clips,
        verdict=verdict(transcript, trust), doubts=_shown_doubts(trust),
        notes=transcript.notes if transcript.engine == BY_PEOPLE else (),
        made=made(transcript), languages=languages, downloads=_downloads(reader, languages, bool(transcript.segments)),
        has_video=reader.path("video").is_file(), has_captions=reader.path("captions").is_file(),
        has_poster=reader.path("poster").is_file(),
    )  # fmt: skip


def _shown_size(facts: Facts | None) -> tuple[int, int]:
    picture = facts.picture if facts else None
    if picture is None or not (picture.width and picture.height):
        return 1280, 720
    turned = picture.rotation % 180 != 0
    return (picture.height, picture.width) if turned else (picture.width, picture.height)


def verdict(transcript: Transcript, trust: Trust | None) -> str:
    """How far the words can be trusted, in a sentence or two."""
    if transcript.draft:
        return "Not without listening."
    if trust is None:
        return "The words have not been compared with the sound yet."
    if trust.verdict == "good":
        return "Words and sound agree: there is text where somebody speaks, and none where nobody does."
    opening = "Mostly sound, with spots to check." if trust.verdict == "look" else "Do not quote this unheard."
    return " ".join([opening, *(aspect.says for aspect in trust.aspects if aspect.score < GOOD)])


def _shown_doubts(trust: Trust | None) -> tuple[Doubt, ...]:
    """The doubts that the public may see, worst first: not those that quote what was taken out."""
    public = [doubt for doubt in (trust.doubts if trust else ()) if doubt.kind in PUBLIC]
    return tuple(public[:MOST_DOUBTS])


def made(transcript: Transcript) -> str:
    """How the words came to be, in a sentence; empty where there are none."""
    if not transcript.segments:
        return ""
    if transcript.draft:
        return "Written down by a machine, as a draft."
    if transcript.engine == BY_PEOPLE:
        return "From captions that came with the recording."
    model = f" with the model {transcript.model}" if transcript.model else ""
    return f"Written down by a machine: {ENGINES.get(transcript.engine, transcript.engine)}{model}."


def _languages(reader: Reader, language: str) -> tuple[str, ...]:
    """The languages of the captions that came with the session, but for ``language``."""
    tracks = reader.path("tracks/")
    return tuple(code for code in LANGUAGES if code != language and (tracks / f"{code}.vtt").is_file())


def _downloads(reader: Reader, languages: tuple[str, ...], has_words: bool) -> tuple[Download, ...]:
    files = [
        Download(label, name.rpartition(".")[2], "media.artefact", {"file": name}, path.stat().st_size)
        for label, artefact, name in OFFERED
        if (path := reader.path(artefact)).is_file()
    ]
    words = [
        Download(label, form, view, told, words=True)
        for label, artefact, form, view, told in WORDS
        if has_words and reader.path(artefact).is_file()
    ]
    tracks = [
        Download(f"Captions, {LANGUAGES[code]}", form, "media.track", {"language": code, "form": form})
        for code in languages
        for form in ("vtt", "srt")
    ]
    return (*files, *words, *tracks)
