"""What the search page shows."""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from pipeline.core.artefacts import CARD_SECTIONS, Card, Clip, Clips, Quote
from pipeline.core.errors import Damaged
from pipeline.core.toolboxes.toolbox import Term, Toolbox
from pipeline.search.port import Found, Hit, Order, Results, Translation
from webapp.collection import Entry
from webapp.library import Library
from webapp.pages import listing
from webapp.pages.excerpt import Piece, pieces, titled
from webapp.pages.facets import NOTHING_ASKED, Filters
from webapp.pages.listing import Pages
from webapp.pages.names import Name
from webapp.pages.narrowing import Narrowing, Place

T = TypeVar("T")

PER_PAGE = 10
PER_SESSION = 3
ALL_OF_ONE = 100
"""So many moments of a session are shown when somebody asks for more of it."""
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Asked:
    """The words of an address: what to look for, among which sessions, in which order, which page of the answer.

    ``session`` is the id of the only session to look at, or "".
    """

    query: str
    filters: Filters = NOTHING_ASKED
    number: int = 1
    order: Order = "relevance"
    session: str = ""


@dataclass(frozen=True)
class Moment:
    """A hit: where to go, and the words around what matched; ``title`` is that of a question or chapter.

    ``clip`` is the id of the highlight that it is in, or ""; ``on_card`` tells whether it is a line of the card.
    """

    hit: Hit
    pieces: tuple[Piece, ...]
    title: tuple[Piece, ...] = ()
    clip: str = ""
    on_card: bool = False

    @property
    def found_as(self) -> tuple[Translation, ...]:
        """The other words than those typed under which it was found, each once."""
        return tuple({(one.found.casefold(), one.language): one for one in self.hit.translated}.values())


@dataclass(frozen=True)
class Group:
    """A session with its best hits; ``more`` is how many others it has."""

    card: listing.Card
    shown: tuple[Moment, ...]
    more: int = 0


@dataclass(frozen=True)
class SearchPage:
    """What somebody looked for, and what was found: ``moments`` in ``total`` sessions.

    ``named`` is what of the toolbox, which people and partners the query names; ``examples`` are services to try where
    nothing was found, ``elsewhere`` how many sessions answer if nothing is narrowed down. ``only`` is the session that
    alone was looked at.
    """

    asked: Asked
    place: Place
    total: int = 0
    moments: int = 0
    did_you_mean: str | None = None
    named: tuple[Name, ...] = ()
    groups: tuple[Group, ...] = ()
    narrowing: Narrowing = field(default_factory=Narrowing)
    number: int = 1
    last: int = 1
    elsewhere: int = 0
    examples: tuple[Term, ...] = ()
    only: Entry | None = None

    @property
    def query(self) -> str:
        """What was looked for."""
        return self.asked.query


class Grouping:
    """Makes groups of what was found: sessions as cards in one language, moments with what else they are."""

    def __init__(self, entries: Mapping[str, Entry], library: Library, toolbox: Toolbox, language: str) -> None:
        self._entries = entries
        self._library = library
        self._toolbox = toolbox
        self._language = language

    def groups(self, results: Results) -> tuple[Group, ...]:
        """The groups, in the order of the answer. Sessions that are not known are dropped."""
        return tuple(self._group(found) for found in results.found if found.session in self._entries)

    def _group(self, found: Found) -> Group:
        clips, lines = self._read(found, "clips", Clips()), tuple(_lines(self._read(found, "card", Card())))
        return Group(
            listing.card(self._entries[found.session], self._toolbox, self._language),
            tuple(moment(hit, clips.clips, lines) for hit in found.hits),
            max(0, found.moments - len(found.hits)),
        )

    def _read(self, found: Found, artefact: str, otherwise: T) -> T:
        """The artefact, or ``otherwise``: a file that is damaged shall not hide what was found."""
        try:
            return self._library.read(found.session, artefact, type(otherwise)) or otherwise
        except Damaged as error:
            log.error("%s %s", error.message, error.advice)
            return otherwise


def moment(hit: Hit, clips: Iterable[Clip], lines: Iterable[Quote]) -> Moment:
    """The hit with the highlight that it is in, and whether the card has it."""
    clip = next((one.id for one in clips if one.kind == "highlight" and one.start_ms <= hit.at_ms < one.end_ms), "")
    on_card = any(line.start_ms <= hit.at_ms < line.end_ms for line in lines)
    shown = pieces(hit.highlight)
    if hit.kind == "passage":
        return Moment(hit, shown, (), clip, on_card)
    title, rest = titled(hit.title, shown)
    return Moment(hit, rest, title, clip, on_card)


def last_page(total: int) -> int:
    """The number of the last page of so many sessions."""
    return Pages(1, total, PER_PAGE).last


def _lines(card: Card) -> Iterable[Quote]:
    return (line for section in CARD_SECTIONS for line in getattr(card, section))
