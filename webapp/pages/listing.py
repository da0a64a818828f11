"""Sessions in lists: a card each, and pages of cards."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.catalog.sessions import Session
from pipeline.core.artefacts import Facts, Tags
from pipeline.core.toolboxes.toolbox import Toolbox
from webapp.library import Library
from webapp.pages.words import short_name

PER_PAGE = 24


@dataclass(frozen=True)
class Card:
    """A session in a list. ``duration_ms`` is 0 where it is not known; ``topics`` are names of services."""

    session: Session
    duration_ms: int
    topics: tuple[str, ...]
    has_poster: bool


@dataclass(frozen=True)
class Pages:
    """Where a reader is in a list of ``total``; pages count from 1."""

    number: int
    total: int
    per_page: int

    @property
    def last(self) -> int:
        """The number of the last page."""
        return max(1, -(-self.total // self.per_page))

    @property
    def offset(self) -> int:
        """How many come before this page."""
        return (self.number - 1) * self.per_page


def page_number(text: str | None, most: int = 1000) -> int:
    """The page that an address asks for; 1 for anything that is no number."""
    given = text or ""
    return min(max(int(given), 1), most) if given.isascii() and given.isdigit() and len(given) < 7 else 1


def cards(sessions: Iterable[Session], library: Library, toolbox: Toolbox) -> tuple[Card, ...]:
    """The sessions as cards, in their order."""
    return tuple(card(session, library, toolbox) for session in sessions)


def card(session: Session, library: Library, toolbox: Toolbox) -> Card:
    """One session as a card."""
    facts = library.read(session.id, "facts", Facts)
    tags = library.read(session.id, "tags", Tags)
    services = (tag.id for tag in (tags.tags if tags else ()) if (tag.toolbox, tag.kind) == (toolbox.id, "service"))
    return Card(
        session=session,
        duration_ms=facts.duration_ms if facts else 0,
        topics=tuple(short_name(service) for service in map(toolbox.term, services) if service)[:2],
        has_poster=library.workspace.place(session.id, "poster").is_file(),
    )
