"""The shapes of what the steps write: each top-level class here is one JSON file in ``transcripts/<session>/``.

Every time is an integer number of milliseconds from the start of the recording. Spans are half-open: ``end_ms`` is
the first millisecond that no longer belongs to them. All classes are frozen, and :mod:`msgspec` reads and writes them.
"""

from dataclasses import dataclass, field
from typing import Literal

PartKind = Literal["lead-in", "presentation", "questions", "goodbye", "break", "trouble"]
TagKind = Literal["service", "field", "audience", "tool-kind"]
Severity = Literal["low", "medium", "high"]
CARD_SECTIONS = ("beneficiaries", "goals", "operative", "lessons", "howto", "s3", "other_clusters")


@dataclass(frozen=True)
class Span:
    """A stretch of the recording."""

    start_ms: int
    end_ms: int


# facts.json ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Picture:
    """The video stream that is shown. ``width`` and ``height`` are in pixels as stored, before ``rotation`` degrees."""

    codec: str
    pixel_format: str
    width: int
    height: int
    rotation: int
    frames_per_second: float


@dataclass(frozen=True)
class Sound:
    """The audio stream that is heard; ``tracks`` counts how many the recording carries."""

    codec: str
    channels: int
    sample_rate: int
    tracks: int


@dataclass(frozen=True)
class Facts:
    """What the recording is. ``notes`` are sentences for the partner (a second sound track that is not used, …)."""

    container: str
    duration_ms: int
    size_bytes: int
    picture: Picture | None
    sound: Sound | None
    notes: tuple[str, ...] = ()


# listening.json ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Listening:
    """Where somebody speaks, in order and without overlap; the rest of ``duration_ms`` is silence, noise or music.

    ``perhaps`` is where somebody may speak, too softly or under too much noise to be sure: never within ``speech``.
    ``sides`` tells, for a recording with one speaker a channel, who speaks when, left first; else it is empty.
    """

    duration_ms: int
    speech: tuple[Span, ...]
    perhaps: tuple[Span, ...] = ()
    sides: tuple[tuple[Span, ...], ...] = ()


# recognised.json (by the machine), transcript.json (with people's corrections) ----------------------------------------


@dataclass(frozen=True)
class Word:
    """One spoken word; ``probability`` is the engine's own, from 0 to 1, where it gives one."""

    start_ms: int
    end_ms: int
    text: str
    probability: float | None = None


@dataclass(frozen=True)
class Segment:
    """A caption-sized piece of speech, in ``language`` (en, da, sv, nb or de)."""

    start_ms: int
    end_ms: int
    text: str
    language: str
    speaker: str | None = None
    words: tuple[Word, ...] = ()


@dataclass(frozen=True)
class Doubt:
    """A stretch of the transcript that somebody should listen to, and why: kinds are listed in docs/json.md."""

    kind: str
    start_ms: int
    end_ms: int
    reason: str
    severity: Severity = "medium"


@dataclass(frozen=True)
class Removed:
    """What an engine clearly invented: taken out of the words, and kept here with the reason."""

    segment: Segment
    reason: str


@dataclass(frozen=True)
class Transcript:
    """The session in words. ``draft`` marks text that nobody should trust unread; ``notes`` say what was repaired.

    ``doubts`` are those that arose while it was written down (a clock that ran backwards); ``removed`` is what was
    clearly invented. ``unplaced`` tells of people's corrections that fit no words any more. None of these three is
    ever shown to the public.
    """

    language: str
    engine: str
    model: str
    draft: bool
    segments: tuple[Segment, ...]
    notes: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    removed: tuple[Removed, ...] = ()


# trust.json ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Aspect:
    """One side of trust, from 0 (bad) to 100; ``says`` is a sentence that a partner understands."""

    name: str
    score: int
    says: str


@dataclass(frozen=True)
class Trust:
    """How far the words can be trusted: shares are of all speech, from 0 to 1; ``doubts`` come worst first.

    ``score`` goes from 0 to 100 and is made up of ``aspects``.
    """

    verdict: Literal["good", "look", "unread"]
    speech_without_text: float
    text_without_speech: float
    doubts: tuple[Doubt, ...] = ()
    score: int = 0
    aspects: tuple[Aspect, ...] = ()
    speech_without_text_ms: int = 0


# outline.json --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Part:
    """A part of the recording; the parts of an outline cover the whole transcript in order."""

    kind: PartKind
    start_ms: int
    end_ms: int


@dataclass(frozen=True)
class Chapter:
    """A titled stretch of the recording."""

    title: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True)
class Question:
    """One question with its answer. ``asker`` is a name, or ``None`` where nobody was named."""

    asker: str | None
    text: str
    question: Span
    answer: Span


@dataclass(frozen=True)
class Outline:
    """What part of the recording is what."""

    parts: tuple[Part, ...]
    chapters: tuple[Chapter, ...]
    questions: tuple[Question, ...]


# tags.json -----------------------------------------------------------------------------------------------------------


EVIDENCES = 3
"""The most pieces of evidence that a tag has."""
EVIDENCE_CHARACTERS = 300
"""The longest piece; of a longer segment it is what stands around the words that decided."""


@dataclass(frozen=True)
class Evidence:
    """A quoted segment that speaks for a tag; ``why`` names the phrase or the words that decided."""

    start_ms: int
    end_ms: int
    text: str
    why: str


@dataclass(frozen=True)
class Tag:
    """A term of a toolbox on a session, with one to three pieces of evidence.

    ``score`` is how likely it is right, from 0 to 1, as calibrated on texts that the tagger had not seen. ``decided``
    tells what a person said of it: then it stands whatever the machine finds.
    """

    toolbox: str
    kind: TagKind
    id: str
    score: float
    evidence: tuple[Evidence, ...]
    decided: Literal["", "accepted", "added"] = ""


@dataclass(frozen=True)
class QuestionTags:
    """The services that a question and its answer are about; ``start_ms`` is when the question begins."""

    start_ms: int
    tags: tuple[Tag, ...]


@dataclass(frozen=True)
class Tags:
    """What the session is about, best first, with people's decisions laid over what the machine found.

    ``mentions`` are services that are spoken of in passing, ``rejected`` what a person took off.
    """

    tags: tuple[Tag, ...]
    mentions: tuple[Tag, ...] = ()
    rejected: tuple[Tag, ...] = ()
    questions: tuple[QuestionTags, ...] = ()


# sums.json -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Summand:
    """One thing that speaks for a tag (above 0) or against it; ``start_ms`` is where it was said, if anywhere."""

    what: str
    weight: float
    start_ms: int | None = None


@dataclass(frozen=True)
class Sum:
    """How the machine came to its decision on one term: the summands, their total, and the score that this gives."""

    toolbox: str
    kind: TagKind
    id: str
    decision: Literal["tag", "mention", "no"]
    score: float
    total: float
    summands: tuple[Summand, ...]


@dataclass(frozen=True)
class Sums:
    """The sums of all terms: tags first, then mentions, then the rest, within each kind the likeliest first."""

    sums: tuple[Sum, ...]


# card.json -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Quote:
    """A line of the best-practice card: the moment and its words."""

    start_ms: int
    end_ms: int
    text: str


@dataclass(frozen=True)
class Card:
    """The best-practice card: the seven sections that describe every service, at most three lines each."""

    beneficiaries: tuple[Quote, ...] = ()
    goals: tuple[Quote, ...] = ()
    operative: tuple[Quote, ...] = ()
    lessons: tuple[Quote, ...] = ()
    howto: tuple[Quote, ...] = ()
    s3: tuple[Quote, ...] = ()
    other_clusters: tuple[Quote, ...] = ()


# clips.json, storyboard.json -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Clip:
    """A piece of the session as a file: ``file`` and ``captions`` are names in ``media/<session>/clips/``."""

    id: str
    kind: Literal["presentation", "highlight"]
    title: str
    start_ms: int
    end_ms: int
    file: str
    captions: str
    size_bytes: int


@dataclass(frozen=True)
class Clips:
    """The clips of a session, the trimmed presentation first."""

    clips: tuple[Clip, ...] = field(default=())


@dataclass(frozen=True)
class Storyboard:
    """Frames of the video in one picture, row by row; ``file`` is its name in ``media/<session>/storyboard/``."""

    file: str = ""
    width: int = 0
    height: int = 0
    columns: int = 0
    rows: int = 0
    times_ms: tuple[int, ...] = ()
