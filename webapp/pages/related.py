"""Which other sessions somebody may want to see after one, and what they have in common."""

from collections.abc import Iterator, Sized
from dataclasses import dataclass
from typing import Literal

from flask_babel import gettext as _

from pipeline.catalog.naming import slug
from pipeline.core.toolboxes.toolbox import Field, Term, Toolbox
from webapp.collection import Collection, Entry
from webapp.pages.words import called, short_name

MOST = 4
Reason = Literal["service", "presenter", "field", "partner", "language"]
WORTH: dict[Reason, float] = {"service": 8.0, "presenter": 5.0, "field": 3.0, "partner": 2.0, "language": 1.0}
"""What it says when only two sessions have it in common; what many have in common says less."""


@dataclass(frozen=True)
class Related:
    """A session, and the most telling thing that it has in common: the id of a term or of a partner, a presenter's
    name, or the code of a language."""

    entry: Entry
    reason: Reason
    value: str


def related(entry: Entry, collection: Collection, most: int) -> tuple[Related, ...]:
    """The sessions that have most in common with ``entry``, the nearest first, at the same distance the newest."""
    total: dict[str, float] = {}
    best: dict[str, tuple[float, Related]] = {}
    for reason, value, group in _shared(entry, collection):
        worth = WORTH[reason] * _rarity(group, collection.entries)
        for other in group:
            if other.id != entry.id:
                total[other.id] = total.get(other.id, 0) + worth
                if other.id not in best or worth > best[other.id][0]:
                    best[other.id] = worth, Related(other, reason, value)
    nearest = sorted(best, key=lambda id: (total[id], best[id][1].entry.session.held_on, id), reverse=True)
    return tuple(best[id][1] for id in nearest[:most])


def _shared(entry: Entry, collection: Collection) -> Iterator[tuple[Reason, str, tuple[Entry, ...]]]:
    """Each thing that ``entry`` is, with all sessions that are so too."""
    for service in dict.fromkeys(entry.services):
        yield "service", service, collection.by_service.get(service, ())
    for name in entry.session.presenters:
        yield "presenter", name, collection.by_presenter.get(slug(name), ())
    for field in dict.fromkeys(entry.fields):
        yield "field", field, collection.by_field.get(field, ())
    partner, language = entry.session.partner_id, entry.session.language
    if partner:
        yield "partner", partner, collection.by_partner.get(partner, ())
    yield "language", language, tuple(one for one in collection.entries if one.session.language == language)


def _rarity(group: Sized, every: Sized) -> float:
    """From just above a half, for what all sessions have, to 1, for what only two have."""
    return 0.5 + 0.5 * (1 - max(0, len(group) - 2) / max(1, len(every)))


@dataclass(frozen=True)
class Suggested:
    """A related session, and why it is shown, in the language of the page."""

    entry: Entry
    why: str


def suggested(
    entry: Entry, collection: Collection, toolbox: Toolbox, language: str, most: int = MOST
) -> tuple[Suggested, ...]:
    """What to show after a session; reasons that the toolbox no longer knows stay unsaid."""
    return tuple(Suggested(one.entry, _why(one, toolbox, language)) for one in related(entry, collection, most))


def _why(one: Related, toolbox: Toolbox, language: str) -> str:
    said = ""
    match one.reason:
        case "service" | "field":
            terms: tuple[Term | Field, ...] = toolbox.terms if one.reason == "service" else toolbox.fields
            term = next((term for term in terms if term.id == one.value), None)
            said = _("Also about %(service)s", service=short_name(term, language)) if term else ""
        case "presenter":
            said = _("Also with %(name)s", name=one.value)
        case "partner":
            said = _("Also from %(partner)s", partner=one.entry.session.partner)
        case "language":
            said = _("Also in %(language)s", language=called(one.value, language))
    return said
