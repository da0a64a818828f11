"""Which feeds there are: of all sessions, and of those with one thing in common. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from pipeline.core.languages import LANGUAGES
from pipeline.core.toolboxes.toolbox import Field, Term, Toolbox
from webapp.collection import Collection
from webapp.pages.facets import NOTHING_ASKED, Filters
from webapp.pages.people import place
from webapp.pages.words import short_name


@dataclass(frozen=True)
class Offered:
    """A feed: what it is called, where it is, and how many sessions are in it. ``language`` is that of the title, where
    it is not the page's.
    """

    title: str
    path: str
    sessions: int
    language: str = ""


@dataclass(frozen=True)
class FeedsPage:
    """All feeds that have a session, but for services: there one may wait for the first."""

    everything: tuple[Offered, ...]
    fields: tuple[Offered, ...]
    languages: tuple[Offered, ...]
    partners: tuple[Offered, ...]
    services: tuple[Offered, ...]


@dataclass(frozen=True)
class Reader:
    """Who looks at the page: in which language; ``path`` gives the address of a feed, without the site's."""

    language: str
    path: Callable[[Filters], str]


def feeds_page(collection: Collection, toolbox: Toolbox, site_name: str, reader: Reader) -> FeedsPage:
    """The feeds of a collection."""
    spoken: dict[str, int] = {}
    for entry in collection.entries:
        spoken[entry.session.language] = spoken.get(entry.session.language, 0) + 1
    partners = {id: (entries[0].session.partner, len(entries)) for id, entries in collection.by_partner.items()}
    by_name = sorted(partners.items(), key=lambda one: place(one[1][0], reader.language))
    return FeedsPage(
        everything=(Offered(site_name, reader.path(NOTHING_ASKED), len(collection.entries)),),
        fields=tuple(_of_terms("field", toolbox.fields, collection.by_field, reader)),
        languages=tuple(
            Offered(name, reader.path(Filters(language=code)), spoken[code], code)
            for code, name in LANGUAGES.items()
            if code in spoken
        ),
        partners=tuple(Offered(name, reader.path(Filters(partner=id)), count) for id, (name, count) in by_name),
        services=tuple(_of_terms("service", toolbox.terms, collection.by_service, reader)),
    )


def _of_terms(
    group: str, terms: Iterable[Field | Term], entries: Mapping[str, tuple[object, ...]], reader: Reader
) -> Iterable[Offered]:
    for term in terms:
        path = reader.path(NOTHING_ASKED.having(group, term.id))
        yield Offered(short_name(term, reader.language), path, len(entries.get(term.id, ())))
