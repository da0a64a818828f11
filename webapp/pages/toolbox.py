"""What the toolbox's pages show: how much of each service and field has been shown, and where it is spoken of."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from pipeline.catalog.sessions import Session
from pipeline.core.artefacts import Evidence, Outline, Tags
from pipeline.core.languages import LANGUAGES
from pipeline.core.toolboxes.toolbox import Field, Kind, Term, Toolbox
from webapp.collection import Collection, Entry
from webapp.pages.facets import Filters, matching, values
from webapp.pages.home import FieldRow
from webapp.pages.listing import Card

WARMEST = 4
"""So many shades, beside that of nothing, tell how often something was shown."""
LONGEST_AGO = 5
NARROWED_BY = ("language", "year", "partner")
"""What these pages can be narrowed down by."""


@dataclass(frozen=True)
class Shown:
    """How much sessions have shown of something: ``duration_ms`` is the sum of their lengths, ``languages`` in the
    order of the site, ``last`` the day of the newest (ISO), "" where there is none.
    """

    sessions: int = 0
    duration_ms: int = 0
    languages: tuple[str, ...] = ()
    last: str = ""


@dataclass(frozen=True)
class Tile:
    """A service on the map; ``heat`` goes from 0 (never shown) to :data:`WARMEST`."""

    service: Term
    shown: Shown
    heat: int = 0


@dataclass(frozen=True)
class Column:
    """A field on the map. ``covered`` of its services have been shown; they stand under the kinds that it has."""

    field: Field
    shown: Shown
    covered: int
    kinds: tuple[tuple[Kind, tuple[Tile, ...]], ...]

    @property
    def services(self) -> int:
        """How many services it has."""
        return sum(len(tiles) for _, tiles in self.kinds)


@dataclass(frozen=True)
class Choices:
    """What else a page can be narrowed down to in one group, with how many sessions each choice leaves."""

    group: str
    counted: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class MapPage:
    """The toolbox as a map; ``longest_ago`` are services that were shown, those not shown for longest first."""

    toolbox: Toolbox
    columns: tuple[Column, ...]
    shown: Shown
    longest_ago: tuple[Tile, ...]
    filters: Filters
    choices: tuple[Choices, ...]
    partner: str = ""

    @property
    def covered(self) -> int:
        """How many services have been shown."""
        return sum(column.covered for column in self.columns)

    @property
    def services(self) -> int:
        """How many services there are."""
        return sum(column.services for column in self.columns)


@dataclass(frozen=True)
class FieldPage:
    """A field: its services, its newest sessions, and the other fields."""

    column: Column
    newest: tuple[Card, ...]
    others: tuple[Field, ...]


@dataclass(frozen=True)
class Witness:
    """A session that is about a service, and its sentences that say so."""

    card: Card
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Asking:
    """A question about a service; ``asker`` is "" where nobody was named."""

    session: Session
    text: str
    asker: str
    start_ms: int


@dataclass(frozen=True)
class Mention:
    """A session in which a service is spoken of in passing, and where."""

    session: Session
    start_ms: int


@dataclass(frozen=True)
class Relative:
    """An entry of another toolbox that means much the same."""

    toolbox: Toolbox
    term: Term


@dataclass(frozen=True)
class About:
    """What a service is."""

    service: Term
    field: Field
    kind: Kind
    audiences: tuple[Term, ...] = ()
    relatives: tuple[Relative, ...] = ()


@dataclass(frozen=True)
class ServicePage:
    """A service: a page of the sessions about it, the newest ones in which it is asked for or mentioned, and the
    other services of its field. ``mentioned`` counts all sessions that mention it.
    """

    about: About
    shown: Shown
    witnesses: tuple[Witness, ...]
    asked: tuple[Asking, ...]
    mentions: tuple[Mention, ...]
    mentioned: int
    neighbours: tuple[Tile, ...]
    filters: Filters
    choices: tuple[Choices, ...]
    partner: str = ""
    number: int = 1
    last: int = 1


def field_rows(toolbox: Toolbox, collection: Collection) -> tuple[FieldRow, ...]:
    """The fields with their counts."""
    return tuple(
        FieldRow(field, toolbox.terms_of(field.id), len(collection.by_field.get(field.id, ())))
        for field in toolbox.fields
    )


def shown(entries: Sequence[Entry]) -> Shown:
    """What these sessions, newest first, add up to."""
    spoken = {entry.session.language for entry in entries}
    return Shown(
        sessions=len(entries),
        duration_ms=sum(entry.duration_ms for entry in entries),
        languages=tuple(code for code in LANGUAGES if code in spoken),
        last=max((entry.session.held_on for entry in entries), default=""),
    )


def narrowed_by(asked: Filters) -> Filters:
    """Those of the filters that the toolbox's pages know."""
    return Filters(**{name: getattr(asked, name) for name in NARROWED_BY})


def choices(entries: Sequence[Entry], filters: Filters) -> tuple[Choices, ...]:
    """The languages, in the site's order, and the years, newest first, that ``entries`` can be narrowed down to."""
    languages, years = (
        Counter(value for one in matching(entries, filters.having(group, "")) for value in values(one, group))
        for group in ("language", "year")
    )
    spoken = tuple((code, languages[code]) for code in LANGUAGES if code in languages)
    found = (Choices("language", spoken), Choices("year", tuple(sorted(years.items())[::-1])))
    return tuple(one for one in found if len(one.counted) > 1 or getattr(filters, one.group))


def partner_name(collection: Collection, filters: Filters) -> str:
    """The name of the partner that is asked for; "" for none."""
    return collection.partners.get(filters.partner, "")


def map_page(toolbox: Toolbox, collection: Collection, filters: Filters) -> MapPage:
    """The map of the sessions that the filters leave."""
    left = Collection(matching(collection.entries, filters)) if filters.chosen else collection
    columns = tuple(_columns(toolbox, left))
    tiles = (tile for column in columns for _, tiles in column.kinds for tile in tiles if tile.shown.sessions)
    return MapPage(
        toolbox, columns, shown(left.entries),
        tuple(sorted(tiles, key=lambda tile: tile.shown.last)[:LONGEST_AGO]),
        filters, choices(collection.entries, filters), partner_name(collection, filters),
    )  # fmt: skip


def column_of(field: Field, toolbox: Toolbox, collection: Collection) -> Column:
    """One field of the map."""
    return next(column for column in _columns(toolbox, collection) if column.field.id == field.id)


def tiles_of(services: Iterable[Term], collection: Collection) -> tuple[Tile, ...]:
    """Services with what has been shown of them."""
    most = max(map(len, collection.by_service.values()), default=0)
    found = (Tile(one, shown(collection.by_service.get(one.id, ()))) for one in services)
    return tuple(replace(tile, heat=heat(tile.shown.sessions, most)) for tile in found)


def heat(count: int, most: int) -> int:
    """How warm a tile is beside the warmest, which has ``most`` sessions; one session is seen already."""
    return ceil(WARMEST * count / most) if count else 0


def _columns(toolbox: Toolbox, collection: Collection) -> Iterator[Column]:
    for field in toolbox.fields:
        tiles = tiles_of(toolbox.terms_of(field.id), collection)
        by_kind = ((kind, tuple(tile for tile in tiles if tile.service.kind == kind.id)) for kind in toolbox.kinds)
        yield Column(
            field, shown(collection.by_field.get(field.id, ())), sum(tile.shown.sessions > 0 for tile in tiles),
            tuple((kind, found) for kind, found in by_kind if found),
        )  # fmt: skip


def evidence_for(service: str, tags: Tags | None, toolbox: Toolbox) -> tuple[Evidence, ...]:
    """The sentences that speak for a service."""
    wanted = (toolbox.id, "service", service)
    return next((tag.evidence for tag in (tags.tags if tags else ()) if (tag.toolbox, tag.kind, tag.id) == wanted), ())


def mention_of(service: str, session: Session, tags: Tags | None, toolbox: Toolbox) -> Mention | None:
    """Where a session speaks of a service in passing; ``None`` where it does not."""
    for tag in tags.mentions if tags else ():
        if (tag.toolbox, tag.kind, tag.id) == (toolbox.id, "service", service) and tag.evidence:
            return Mention(session, tag.evidence[0].start_ms)
    return None


def asked_about(
    service: str, session: Session, tags: Tags | None, outline: Outline | None, toolbox: Toolbox
) -> Iterator[Asking]:
    """The questions of a session that are about a service, in their order."""
    about = {
        asked.start_ms
        for asked in (tags.questions if tags else ())
        if any((tag.toolbox, tag.kind, tag.id) == (toolbox.id, "service", service) for tag in asked.tags)
    }
    for one in outline.questions if outline else ():
        if one.question.start_ms in about:
            yield Asking(session, one.text, one.asker or "", one.question.start_ms)
