"""What the rest of the product knows about search: the question, the answer, and the index that gives it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

from pipeline.core.passages import Passages

Order = Literal["relevance", "date"]


@dataclass(frozen=True)
class Query:
    """What somebody wants to find. ``text`` is what she typed: no syntax but quotation marks around a phrase.

    Only sessions in ``visible`` are looked at: the answer is as if no other were in the index. ``None`` means all of
    them, which is for upkeep and measurements, not for visitors; it has to be said, so that nobody shows by oversight
    what nobody published. ``within`` narrows the answer to some of these (those with a certain topic, say) after all
    of them were asked, so that counts beside the answer can tell what another choice would give; ``None`` is no
    narrowing.

    ``limit`` and ``offset`` count sessions; each brings its ``per_session`` best hits.
    """

    text: str
    visible: frozenset[str] | None
    within: frozenset[str] | None = None
    order: Order = "relevance"
    limit: int = 10
    offset: int = 0
    per_session: int = 3


@dataclass(frozen=True)
class Translation:
    """A word of the query that was found under another one: ``typed`` as it stood there, ``found`` as it is said.

    ``term`` is the id of the toolbox's service or field whose names connect them, or "" where it is the thesaurus.
    Without a ``language`` nobody says it there: the passage is evidence of the term, and ``found`` is what that is
    called in the passage's language.
    """

    typed: str
    found: str
    language: str
    term: str = ""


@dataclass(frozen=True)
class Hit:
    """A moment that answers the query. No two hits of a session cover the same moment.

    ``kind`` is ``chapter`` where it is a chapter's title that matches, with ``title`` in it; a ``question``'s
    ``title`` is its tidy text. ``start_ms`` to ``end_ms`` is the whole passage, question or chapter; ``at_ms`` is when
    what matched is said: the place to play from. ``highlight`` is an excerpt as safe HTML, what matched in ``<mark>``.
    ``translated`` tells what was found under other words than those typed.
    """

    session: str
    kind: Literal["passage", "question", "chapter"]
    language: str
    start_ms: int
    end_ms: int
    at_ms: int
    title: str
    text: str
    highlight: str
    score: float
    translated: tuple[Translation, ...] = ()


@dataclass(frozen=True)
class Found:
    """A session with its best hits, best first; ``moments`` is how many hits it has in all.

    ``by_name`` tells that what was typed is in its title or the names of its people, partner or services.
    """

    session: str
    score: float
    moments: int
    hits: tuple[Hit, ...]
    by_name: bool = False


@dataclass(frozen=True)
class Results:
    """``sessions`` has every session that answers, whatever ``within`` says, with the number of its moments: what
    to count facets from. ``total`` and ``moments`` count sessions and moments within.

    ``did_you_mean`` is the query with its typing errors mended, where there were any; what was found was found with
    it.
    """

    sessions: Mapping[str, int] = field(default_factory=dict)
    total: int = 0
    moments: int = 0
    did_you_mean: str | None = None
    found: tuple[Found, ...] = ()

    @property
    def hits(self) -> tuple[Hit, ...]:
        """All hits that came back, whatever session they are of, best first."""
        return tuple(sorted((hit for one in self.found for hit in one.hits), key=lambda hit: -hit.score))


class SearchIndex(Protocol):
    """An index of sessions. Every method raises IndexMissing when the index is gone or cannot be read."""

    def put(self, session: str, passages: Passages, digest: str) -> None:
        """Replace all that is known of ``session``, at once; ``digest`` tells later what was put.

        Raises IndexBusy when another program keeps writing for a minute, DiskFull when there is no room.
        """

    def tidy(self) -> bool:
        """Bring together what many puts left scattered, so that searching stays fast; whether there was anything to
        do. Meant for when nothing else waits: it may take seconds, and readers never wait for it.

        Raises IndexBusy, DiskFull.
        """

    def sessions(self) -> dict[str, str]:
        """Every session in the index, with the digest it was put with."""

    def count(self) -> int:
        """How many passages the index holds."""

    def search(self, query: Query) -> Results:
        """What answers ``query``, best first. May be called from many threads at once."""

    def suggest(self, typed: str, visible: frozenset[str] | None, limit: int = 8) -> tuple[str, ...]:
        """Words that visible sessions hold and that begin as the last word of ``typed`` does, the most frequent first,
        as they are said (not stems).
        """
