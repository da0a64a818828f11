"""Questions, chapters and clips as pages of their own: what is played, the words, and what comes before and after."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from flask_babel import gettext as _

from pipeline.catalog.sessions import Session
from pipeline.core.artefacts import Chapter, Clip, Clips, Outline, Segment, Tags, Transcript
from pipeline.core.errors import NotFound
from pipeline.core.toolboxes.toolbox import Toolbox
from webapp.library import Library
from webapp.pages.lines import Words, Writer
from webapp.pages.reading import paragraphs, segment_at
from webapp.pages.recording import NOTHING, Recording, recording
from webapp.pages.topics import Asked, asked

NEAR_SECONDS = 2
"""So far may a moment have moved when a session was done again, and still be found by its old address."""


@dataclass(frozen=True)
class Named:
    """A moment's title, and its name in addresses; the title's language is "" where it is that of the page."""

    title: str
    name: str
    language: str


@dataclass(frozen=True)
class Piece:
    """A moment among those of its kind. Its times are those of what is played: of the whole recording, or of a clip.

    ``parts`` is what is said: a question and its answer, or nothing and all of it. ``at_ms`` is where the piece begins
    in the recording.
    """

    named: Named
    start_ms: int
    end_ms: int
    at_ms: int
    parts: tuple[tuple[Segment, ...], tuple[Segment, ...]]
    before: Named | None
    after: Named | None
    asked: Asked | None = None
    clip: Clip | None = None


@dataclass(frozen=True)
class MomentPage(Recording):
    """A part of a session on a page of its own; ``shown_ms`` is where the player stands when the page opens."""

    piece: Piece
    shown_ms: int
    opening: Words
    words: Words
    draft: bool


@dataclass(frozen=True)
class Shelf:
    """A session, and where all that its moments are made from comes from. Reading it raises Damaged."""

    session: Session
    library: Library
    toolbox: Toolbox

    @property
    def outline(self) -> Outline:
        """Its chapters and questions."""
        return self.library.read(self.session.id, "outline", Outline) or Outline((), (), ())

    @property
    def questions(self) -> tuple[Asked, ...]:
        """Its questions, each with what it is about."""
        tags = self.library.read(self.session.id, "tags", Tags) or Tags(())
        return asked(self.outline.questions, tags, self.toolbox, self.transcript.segments)

    @property
    def clips(self) -> tuple[Clip, ...]:
        """Its clips."""
        return (self.library.read(self.session.id, "clips", Clips) or Clips()).clips

    def clip(self, id: str) -> Clip:
        """The clip of that id. Raises NotFound."""
        found = next((one for one in self.clips if one.id == id), None)
        if found is None:
            raise NotFound("There is no such clip.", "Look at the session's page.")
        return found

    @property
    def transcript(self) -> Transcript:
        """Its words."""
        return self.library.read(self.session.id, "transcript", Transcript) or NOTHING


def moment_page(shelf: Shelf, piece: Piece, start_ms: int | None) -> MomentPage:
    """The page of a moment; the player stands at ``start_ms``, or where the moment begins."""
    transcript = shelf.transcript
    shown_ms = piece.start_ms if start_ms is None else min(start_ms, piece.end_ms)
    now = None if start_ms is None else segment_at([*piece.parts[0], *piece.parts[1]], shown_ms)
    writer = Writer(transcript.language, now)
    opening, words = (writer.words(paragraphs(part, ())) for part in piece.parts)
    return MomentPage(
        **vars(recording(shelf.session, shelf.library, start_ms)), piece=piece, shown_ms=shown_ms,
        opening=opening, words=words, draft=transcript.draft,
    )  # fmt: skip


def question(shelf: Shelf, second: int) -> Piece:
    """The question that begins in that second, or next to it. Raises NotFound."""
    every = shelf.questions
    place = _nearest([one.second for one in every], second)
    found, segments = every[place].question, shelf.transcript.segments
    named = [Named(one.question.text, str(one.second), one.language or shelf.session.language) for one in every]
    span, answer = found.question, found.answer
    parts = _within(segments, span.start_ms, answer.start_ms), _within(segments, answer.start_ms, answer.end_ms)
    return Piece(
        named[place], span.start_ms, answer.end_ms, span.start_ms, parts, *_beside(named, place), asked=every[place]
    )


def chapter(shelf: Shelf, second: int) -> Piece:
    """The chapter that begins in that second, or next to it. Raises NotFound."""
    every = shelf.outline.chapters
    place = _nearest([_second(one) for one in every], second)
    found = every[place]
    named = [Named(one.title, str(_second(one)), shelf.session.language) for one in every]
    words = _within(shelf.transcript.segments, found.start_ms, found.end_ms)
    return Piece(named[place], found.start_ms, found.end_ms, found.start_ms, ((), words), *_beside(named, place))


def clip(shelf: Shelf, id: str) -> Piece:
    """The clip of that id. Raises NotFound."""
    every, found = shelf.clips, shelf.clip(id)
    place = every.index(found)
    named = [
        Named(_("Presentation and questions"), one.id, "") if one.kind == "presentation"
        else Named(one.title, one.id, shelf.session.language)
        for one in every
    ]  # fmt: skip
    said = _within(shelf.transcript.segments, found.start_ms, found.end_ms)
    words = tuple(_moved(one, found.start_ms) for one in said)
    length_ms = found.end_ms - found.start_ms
    return Piece(named[place], 0, length_ms, found.start_ms, ((), words), *_beside(named, place), clip=found)


def own_title(clip: Clip, session: Session) -> str:
    """What a clip is called where its session is not seen: the presentation is called like the session."""
    return session.title if clip.kind == "presentation" else clip.title


def _nearest(seconds: Sequence[int], wanted: int) -> int:
    """The place of the second that is wanted, or of the nearest. Raises NotFound when none is near."""
    place = min(range(len(seconds)), key=lambda n: abs(seconds[n] - wanted), default=None)
    if place is None or abs(seconds[place] - wanted) > NEAR_SECONDS:
        raise NotFound("Nothing begins at that second.", "Look at the session's page.")
    return place


def _beside(every: Sequence[Named], place: int) -> tuple[Named | None, Named | None]:
    before = every[place - 1] if place > 0 else None
    return before, every[place + 1] if place + 1 < len(every) else None


def _second(chapter: Chapter) -> int:
    return chapter.start_ms // 1000


def _within(segments: Iterable[Segment], start_ms: int, end_ms: int) -> tuple[Segment, ...]:
    """The segments of which most is said in that time."""
    return tuple(one for one in segments if start_ms <= (one.start_ms + one.end_ms) // 2 < end_ms)


def _moved(segment: Segment, by_ms: int) -> Segment:
    return replace(segment, start_ms=max(0, segment.start_ms - by_ms), end_ms=max(0, segment.end_ms - by_ms))
