"""A session's recording as a player needs it: what there is of it, how large it is shown, where it begins to play."""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pipeline.catalog.sessions import Session
from pipeline.core.artefacts import Facts, Storyboard, Transcript
from pipeline.core.languages import LANGUAGES
from webapp.library import Library

T = TypeVar("T")

USUAL_SIZE = (1280, 720)
NOTHING = Transcript(language="", engine="", model="", draft=False, segments=())


@dataclass(frozen=True)
class Frame:
    """One picture of the storyboard: when it is seen, and where its upper left corner is in the sheet, in pixels."""

    at_ms: int
    x: int
    y: int


@dataclass(frozen=True)
class Strip:
    """The storyboard as a strip of pictures, each a part of one sheet; sizes are in pixels."""

    width: int
    height: int
    sheet_width: int
    sheet_height: int
    frames: tuple[Frame, ...]


@dataclass(frozen=True)
class Recording:
    """What a page with a player begins with.

    ``start_ms`` is where the player shall stand, ``None`` for the beginning. ``spoken`` is the language of the words,
    ``languages`` are those of the other captions.
    """

    session: Session
    duration_ms: int
    width: int
    height: int
    start_ms: int | None
    spoken: str
    languages: tuple[str, ...]
    has_video: bool
    has_captions: bool
    has_poster: bool


@dataclass(frozen=True)
class Reader:
    """Reads one session's artefacts, with something empty where one is not there."""

    library: Library
    session: str

    def read(self, artefact: str, shape: type[T], otherwise: T) -> T:
        """The artefact, or ``otherwise``. Raises Damaged when it is not what it should be."""
        found = self.library.read(self.session, artefact, shape)
        return otherwise if found is None else found

    def path(self, artefact: str) -> Path:
        """Where it lies."""
        return self.library.workspace.place(self.session, artefact)


def recording(session: Session, library: Library, start_ms: int | None = None) -> Recording:
    """What there is of a session to play. Raises Damaged when an artefact is not what it should be."""
    reader = Reader(library, session.id)
    facts = library.read(session.id, "facts", Facts)
    spoken = reader.read("transcript", Transcript, NOTHING).language
    duration_ms = facts.duration_ms if facts else 0
    width, height = _shown_size(facts)
    return Recording(
        session=session, duration_ms=duration_ms, width=width, height=height,
        start_ms=None if start_ms is None else min(start_ms, duration_ms or start_ms),
        spoken=spoken or session.language, languages=_languages(reader, spoken),
        has_video=reader.path("video").is_file(), has_captions=reader.path("captions").is_file(),
        has_poster=reader.path("poster").is_file(),
    )  # fmt: skip


def strip(board: Storyboard | None) -> Strip | None:
    """The storyboard as a strip; ``None`` where there is none."""
    if board is None or not (board.times_ms and board.columns and board.width and board.height):
        return None
    frames = (
        Frame(at_ms, number % board.columns * board.width, number // board.columns * board.height)
        for number, at_ms in enumerate(board.times_ms)
    )
    return Strip(board.width, board.height, board.columns * board.width, board.rows * board.height, tuple(frames))


def _shown_size(facts: Facts | None) -> tuple[int, int]:
    picture = facts.picture if facts else None
    if picture is None or not (picture.width and picture.height):
        return USUAL_SIZE
    turned = picture.rotation % 180 != 0
    return (picture.height, picture.width) if turned else (picture.width, picture.height)


def _languages(reader: Reader, spoken: str) -> tuple[str, ...]:
    """The languages of the captions that came with the session, but for ``spoken``."""
    tracks = reader.path("tracks/")
    return tuple(code for code in LANGUAGES if code != spoken and (tracks / f"{code}.vtt").is_file())
