"""All sessions that the public may see, with what lists and counts need of each: read once, kept while nothing changes.

Home, lists, facets, the toolbox map, feeds and the sitemap all come from here, so that their numbers agree and that
none of them reads a file a session.
"""

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock
from typing import TypeVar

from pipeline.catalog import sessions as catalog
from pipeline.catalog import upcoming
from pipeline.catalog.database import Catalog
from pipeline.catalog.naming import slug
from pipeline.catalog.sessions import Session
from pipeline.catalog.upcoming import Upcoming
from pipeline.core.artefacts import Clips, Outline, Tags
from pipeline.core.errors import Damaged
from pipeline.home import AUDIENCES
from pipeline.workspace import Workspace

T = TypeVar("T")

EVERYTHING = 100_000
Edition = tuple[int, int]
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Draft:
    """What of a transcript is asked here: whether it is one that nobody should trust unread."""

    draft: bool = False


@dataclass(frozen=True)
class Length:
    """What of the facts about a recording is asked here."""

    duration_ms: int = 0


@dataclass(frozen=True)
class Entry:
    """A session as lists show it. ``duration_ms`` is 0 where it is not known.

    ``services``, ``fields``, ``audiences`` and ``kinds`` are ids of terms that the session is about, the likeliest
    first; ``questions``, ``chapters`` and ``clips`` are how many it has. ``changed_at`` is when people or the flow
    changed it last (UTC milliseconds).
    """

    session: Session
    changed_at: int = 0
    duration_ms: int = 0
    services: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    questions: int = 0
    chapters: int = 0
    clips: int = 0
    draft: bool = False
    has_poster: bool = False

    @property
    def id(self) -> str:
        """The id of the session."""
        return self.session.id

    @property
    def year(self) -> str:
        """The year in which it was held."""
        return self.session.held_on[:4]


@dataclass(frozen=True)
class Collection:
    """Every visible session, newest first, as it was at one moment.

    ``partners`` are the names, by id, of all of whom the public can see something or once could: a session, or a
    webinar that was announced. ``webinars`` are all that are announced, past ones too, the earliest first.
    ``noticed_at`` is when the site saw that it had become so (UTC milliseconds).
    """

    entries: tuple[Entry, ...] = ()
    partners: Mapping[str, str] = field(default_factory=dict)
    webinars: tuple[Upcoming, ...] = ()
    noticed_at: int = 0

    def coming(self, now: int) -> tuple[Upcoming, ...]:
        """The webinars that have not ended at ``now`` (UTC milliseconds) and are held, soonest first."""
        return tuple(one for one in self.webinars if one.ends_at > now and not one.cancelled)

    @cached_property
    def changed_at(self) -> int:
        """When the youngest of its sessions changed; of an empty one, when the site saw that it is (UTC ms)."""
        return max((entry.changed_at for entry in self.entries), default=self.noticed_at)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of all of them: what search may look at."""
        return frozenset(self.by_id)

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        """Each entry under its session's id."""
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def by_service(self) -> Mapping[str, tuple[Entry, ...]]:
        """The sessions about each service, newest first; services without one are not in it."""
        return _grouped(self.entries, lambda entry: entry.services)

    @cached_property
    def by_field(self) -> Mapping[str, tuple[Entry, ...]]:
        """The sessions in each field, newest first."""
        return _grouped(self.entries, lambda entry: entry.fields)

    @cached_property
    def by_partner(self) -> Mapping[str, tuple[Entry, ...]]:
        """The sessions of each partner, by the partner's id, newest first."""
        return _grouped(self.entries, lambda entry: (entry.session.partner_id,) if entry.session.partner_id else ())

    @cached_property
    def by_presenter(self) -> Mapping[str, tuple[Entry, ...]]:
        """The sessions of each presenter, by the name's slug, as addresses have it, newest first."""
        return _grouped(self.entries, lambda entry: tuple(slug(name) for name in entry.session.presenters))


def _grouped(entries: tuple[Entry, ...], names: Callable[[Entry], tuple[str, ...]]) -> Mapping[str, tuple[Entry, ...]]:
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        for name in dict.fromkeys(names(entry)):
            groups.setdefault(name, []).append(entry)
    return {name: tuple(group) for name, group in groups.items()}


class Collector:
    """Keeps the collection as the catalog is now. Safe to use from several threads; a change costs one of them the
    reading of what changed.
    """

    def __init__(self, catalog: Catalog, workspace: Workspace, toolbox: str) -> None:
        self._catalog = catalog
        self._workspace = workspace
        self._toolbox = toolbox
        self._turn = Lock()
        self._changes: int | None = None
        self._editions: dict[str, Edition] = {}
        self._beside: tuple[tuple[Upcoming, ...], dict[str, str]] = (), {}
        self._collection = Collection()
        self._begun = False

    def current(self) -> Collection:
        """The sessions that the public may see at this moment. Raises CatalogBusy, CatalogNewer or Damaged."""
        changes = self._catalog.changes()
        with self._turn:
            if not self._begun or changes is None or changes != self._changes:
                self._look_again()
                self._changes, self._begun = changes, True
            return self._collection

    def _look_again(self) -> None:
        with self._catalog.read() as db:
            editions = catalog.editions(db)
            webinars, taken_back = tuple(upcoming.all_upcoming(db)), catalog.partners_taken_back(db)
            beside = webinars, taken_back
            if (editions, beside) == (self._editions, self._beside) and self._begun:
                return
            sessions = catalog.visible(db, limit=EVERYTHING)
        known = self._collection.by_id
        entries = tuple(
            known[one.id]
            if one.id in known and self._editions.get(one.id) == editions.get(one.id)
            else self._entry(one, editions.get(one.id, (one.edited_at, 0)))
            for one in sessions
        )
        seen: tuple[Session | Upcoming, ...] = (*webinars, *sessions)
        partners = taken_back | {one.partner_id: one.partner for one in seen if one.partner_id}
        self._collection = Collection(entries, partners, webinars, time.time_ns() // 1_000_000)
        self._editions, self._beside = editions, beside

    def _entry(self, session: Session, edition: Edition) -> Entry:
        tags = self._read(session.id, "tags", Tags(()))
        outline = self._read(session.id, "outline", Outline((), (), ()))
        return Entry(
            session=session,
            changed_at=max(*edition, session.published_at or 0),
            duration_ms=self._read(session.id, "facts", Length()).duration_ms,
            services=_terms(tags, self._toolbox, "service"),
            fields=_terms(tags, self._toolbox, "field"),
            audiences=_terms(tags, AUDIENCES, "audience"),
            kinds=_terms(tags, AUDIENCES, "tool-kind"),
            questions=len(outline.questions),
            chapters=len(outline.chapters),
            clips=len(self._read(session.id, "clips", Clips()).clips),
            draft=self._read(session.id, "transcript", Draft()).draft,
            has_poster=self._workspace.place(session.id, "poster").is_file(),
        )

    def _read(self, session: str, artefact: str, otherwise: T) -> T:
        """The artefact, or ``otherwise`` where it is missing or damaged: one bad file shall not close every list."""
        try:
            found = self._workspace.read(session, artefact, type(otherwise))
        except Damaged as error:
            log.error("%s %s", error.message, error.advice)
            return otherwise
        return otherwise if found is None else found


def _terms(tags: Tags, toolbox: str, kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag.id for tag in tags.tags if (tag.toolbox, tag.kind) == (toolbox, kind)))
