"""What the rest of the product knows about search: the question, the answer, and the index that gives it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

from pipeline.core.artefacts import Passages


@dataclass(frozen=True)
class Query:
    """What somebody wants to find. ``text`` is what she typed: no syntax but quotation marks around a phrase.

    Only sessions in ``visible`` are looked at: the answer is as if no other were in the index. ``None`` means all of
    them, which is for upkeep and measurements, not for visitors; it has to be said, so that nobody shows by oversight
    what nobody published. ``language`` keeps hits to passages in it; without one, the words are asked in every
    language.
    """

    text: str
    visible: frozenset[str] | None
    language: str | None = None
    limit: int = 10
    offset: int = 0


@dataclass(frozen=True)
class Hit:
    """A passage, or a question with its answer. ``highlight`` is an excerpt as safe HTML, what matched in
    ``<mark>``.
    """

    session: str
    kind: Literal["passage", "question"]
    language: str
    start_ms: int
    end_ms: int
    text: str
    highlight: str
    score: float


@dataclass(frozen=True)
class Results:
    """``total`` counts matching passages; ``facets`` count sessions, by ``language``, ``service`` and
    ``field``.
    """

    total: int = 0
    did_you_mean: str | None = None
    facets: Mapping[str, Mapping[str, int]] = field(
        default_factory=lambda: {"language": {}, "service": {}, "field": {}}
    )
    hits: tuple[Hit, ...] = ()


class SearchIndex(Protocol):
    """An index of passages. Every method raises IndexMissing when the index is gone or cannot be read."""

    def put(self, session: str, passages: Passages, digest: str) -> None:
        """Replace all that is known of ``session``, at once; ``digest`` tells later what was put.

        Raises IndexBusy when another program keeps writing for a minute, DiskFull when there is no room.
        """

    def sessions(self) -> dict[str, str]:
        """Every session in the index, with the digest it was put with."""

    def count(self) -> int:
        """How many passages the index holds."""

    def search(self, query: Query) -> Results:
        """The best passages for ``query``, best first. May be called from many threads at once."""
