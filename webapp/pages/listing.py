"""Sessions in lists: a card each, and pages of cards."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from pipeline.catalog.sessions import Session
from pipeline.core.toolboxes.toolbox import Field, Term, Toolbox
from webapp.collection import Entry
from webapp.pages.names import folded
from webapp.pages.words import short_name

PER_PAGE = 24
MOST_TOPICS = 2
OLDEST, BY_TITLE = "oldest", "title"
"""Orders of all sessions, as addresses call them; "" is the newest first."""


@dataclass(frozen=True)
class Card:
    """A session in a list. ``duration_ms`` is 0 where it is not known; ``topics`` are names of services, ``fields``
    those of fields.
    """

    session: Session
    duration_ms: int
    topics: tuple[str, ...]
    has_poster: bool
    fields: tuple[str, ...] = ()


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


def ordered(entries: Sequence[Entry], order: str) -> Sequence[Entry]:
    """The sessions, which are the newest first, in the order that an address asks for."""
    if order == OLDEST:
        return entries[::-1]
    return sorted(entries, key=lambda entry: folded(entry.session.title)) if order == BY_TITLE else entries


def cards(entries: Iterable[Entry], toolbox: Toolbox, language: str) -> tuple[Card, ...]:
    """The sessions as cards, in their order; their topics are named in ``language``."""
    return tuple(card(entry, toolbox, language) for entry in entries)


def card(entry: Entry, toolbox: Toolbox, language: str) -> Card:
    """One session as a card."""
    services = filter(None, map(toolbox.term, entry.services))
    fields = (field for id in entry.fields for field in toolbox.fields if field.id == id)
    return Card(
        entry.session, entry.duration_ms, _names(services, language), entry.has_poster, _names(fields, language)
    )


def _names(named: Iterable[Term | Field], language: str) -> tuple[str, ...]:
    return tuple(short_name(one, language) for one in islice(named, MOST_TOPICS))
