"""The shapes of what the API answers. Their texts are its documentation, and their schema is made from them.

Within a version (``schema``) no key is removed or given another meaning; new keys may appear.
"""

from dataclasses import dataclass
from typing import Annotated, Literal

from msgspec import Meta

from pipeline.core.artefacts import PartKind

Version = Annotated[Literal[1], Meta(description="The version of the answers.")]
Code = Annotated[Literal["en", "da", "sv", "nb", "de"], Meta(description="A language: ISO 639-1.")]
Ms = Annotated[int, Meta(ge=0, description="Milliseconds from the start of the recording.")]
Length = Annotated[int, Meta(ge=0, description="A length in milliseconds.")]
Count = Annotated[int, Meta(ge=0)]
Share = Annotated[float, Meta(ge=0, le=1, description="How likely it is, from 0 to 1.")]
Day = Annotated[str, Meta(extra_json_schema={"format": "date"})]
Point = Annotated[str, Meta(description="A point in time, UTC.", extra_json_schema={"format": "date-time"})]
Address = Annotated[str, Meta(description="An absolute address.", extra_json_schema={"format": "uri"})]


@dataclass(frozen=True)
class Error:
    """Why there is no answer, and what to do."""

    error: str
    advice: str


@dataclass(frozen=True)
class Named:
    """A term of the toolbox (a service, a field, an audience, a kind of tool), a partner or a presenter.

    `name` is in the language of the answer; audiences and kinds have no page of their own.
    """

    id: str
    name: str
    address: Address | None = None


@dataclass(frozen=True)
class Captions:
    """Captions in one language, as files."""

    language: Code
    webvtt: Address
    subrip: Address


@dataclass(frozen=True)
class Links:
    """Addresses of what belongs to a session; `null` for what it does not have."""

    embed: Address
    card: Address
    video: Address | None
    audio: Address | None
    poster: Address | None
    transcript_text: Address | None
    transcript_json: Address | None
    captions: tuple[Captions, ...]


@dataclass(frozen=True)
class Counts:
    """How many of each a session has."""

    chapters: Count
    questions: Count
    clips: Count


@dataclass(frozen=True)
class Session:
    """A recorded webinar. `draft`: its words were written down by a machine that mishears many of them."""

    id: str
    title: str
    address: Address
    details: Annotated[Address, Meta(description="Where the API tells all of it.")]
    held_on: Day
    language: Code
    partner: Named | None
    presenters: tuple[Named, ...]
    services: tuple[Named, ...]
    fields: tuple[Named, ...]
    audiences: tuple[Named, ...]
    kinds: tuple[Named, ...]
    duration_ms: Length | None
    counts: Counts
    draft: bool
    published_at: Point | None
    changed_at: Point
    links: Links


@dataclass(frozen=True)
class Span:
    """A stretch of the recording; `end_ms` is the first millisecond that no longer belongs."""

    start_ms: Ms
    end_ms: Ms


@dataclass(frozen=True)
class Words:
    """Something that was said."""

    start_ms: Ms
    end_ms: Ms
    text: str


@dataclass(frozen=True)
class Part:
    """A part of the recording."""

    kind: PartKind
    start_ms: Ms
    end_ms: Ms


@dataclass(frozen=True)
class Chapter:
    """A titled stretch of the recording."""

    title: str
    start_ms: Ms
    end_ms: Ms
    address: Address


@dataclass(frozen=True)
class Question:
    """A question with its answer; `asker` is `null` where nobody was named, `about` are services."""

    text: str
    asker: str | None
    question: Span
    answer: Span
    about: tuple[Named, ...]
    address: Address


@dataclass(frozen=True)
class Tag:
    """What a session is about, with one to three sentences that say so. `decided`: a person said so."""

    kind: Literal["service", "field", "audience", "tool-kind"]
    term: Named
    score: Share
    decided: bool
    evidence: tuple[Words, ...]


@dataclass(frozen=True)
class Card:
    """The best-practice card, in the words of the session."""

    beneficiaries: tuple[Words, ...] = ()
    goals: tuple[Words, ...] = ()
    operative: tuple[Words, ...] = ()
    lessons: tuple[Words, ...] = ()
    howto: tuple[Words, ...] = ()
    s3: tuple[Words, ...] = ()
    other_clusters: tuple[Words, ...] = ()


@dataclass(frozen=True)
class Clip:
    """A piece of the session as a file; `captions` is `null` where it has none."""

    id: str
    kind: Literal["presentation", "highlight"]
    title: str
    start_ms: Ms
    end_ms: Ms
    size_bytes: Count
    address: Address
    video: Address
    captions: Address | None


@dataclass(frozen=True)
class Details(Session):
    """All of one session. `mentions` are services that are only spoken of in passing."""

    schema: Version
    parts: tuple[Part, ...]
    chapters: tuple[Chapter, ...]
    questions: tuple[Question, ...]
    tags: tuple[Tag, ...]
    mentions: tuple[Tag, ...]
    card: Card
    clips: tuple[Clip, ...]


@dataclass(frozen=True)
class Sessions:
    """One page of the sessions; `next` is the address of the next one."""

    schema: Version
    total: Count
    page: int
    pages: int
    per_page: int
    next: Address | None
    sessions: tuple[Session, ...]


@dataclass(frozen=True)
class Highlight:
    """The words around what matched, as plain text; `marked` are pairs of where what matched begins and ends in it,
    counted in characters (Unicode code points) from 0.
    """

    text: str
    marked: tuple[tuple[Count, Count], ...]


@dataclass(frozen=True)
class Translation:
    """A word of the query that was found under another one. `term` is the service or field that connects the two, if
    it is not the dictionary.
    """

    typed: str
    found: str
    language: Code
    term: str | None


@dataclass(frozen=True)
class Hit:
    """A moment that answers the query, within its passage, question or chapter. `at_ms` is when what matched is said;
    `address` opens the session there. `title` is that of a chapter, or a question's tidy text.
    """

    kind: Literal["passage", "question", "chapter"]
    language: Code
    at_ms: Ms
    start_ms: Ms
    end_ms: Ms
    title: str | None
    text: str
    highlight: Highlight
    score: float
    translated: tuple[Translation, ...]
    address: Address


@dataclass(frozen=True)
class Group:
    """A session that answers, with its best moments; `moments` is how many it has in all. `by_name`: what was looked
    for is in its title, or in the names of its people, partner or services.
    """

    session: Session
    moments: Count
    by_name: bool
    hits: tuple[Hit, ...]


@dataclass(frozen=True)
class Choice:
    """A value of a filter, and how many sessions it would leave."""

    value: str
    name: str
    sessions: Count


@dataclass(frozen=True)
class Facets:
    """For each filter, its values, those that leave the most sessions first."""

    language: tuple[Choice, ...]
    field: tuple[Choice, ...]
    service: tuple[Choice, ...]
    partner: tuple[Choice, ...]
    audience: tuple[Choice, ...]
    year: tuple[Choice, ...]
    clips: tuple[Choice, ...]
    questions: tuple[Choice, ...]


@dataclass(frozen=True)
class Found:
    """What was found: `total` sessions, `moments` in them. With `did_you_mean` it was found for that, not for
    `query`.
    """

    schema: Version
    query: str
    did_you_mean: str | None
    total: Count
    moments: Count
    page: int
    pages: int
    per_page: int
    next: Address | None
    groups: tuple[Group, ...]
    facets: Facets


@dataclass(frozen=True)
class Term:
    """A service of the toolbox, and how much has been shown of it; `last` is when a session about it was held last."""

    id: str
    name: str
    about: str
    kind: Named
    address: Address
    sessions: Count
    minutes: Count
    last: Day | None


@dataclass(frozen=True)
class Field:
    """A group of services. `minutes` is how long its sessions are, all together."""

    id: str
    name: str
    about: str
    address: Address
    sessions: Count
    minutes: Count
    last: Day | None
    terms: tuple[Term, ...]


@dataclass(frozen=True)
class Toolbox:
    """The toolbox that sessions are tagged against."""

    schema: Version
    id: str
    language: Code
    name: str
    about: str
    fields: tuple[Field, ...]
