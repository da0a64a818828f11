"""What the toolbox's pages show: which services sessions are about, and where they say so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.catalog.sessions import Session
from pipeline.core.artefacts import Evidence, Tags
from pipeline.core.toolboxes.toolbox import Field, Kind, Term, Toolbox
from webapp.library import Library
from webapp.pages.home import FieldRow
from webapp.pages.listing import Card

Covered = Mapping[str, tuple[str, ...]]
"""Ids of services, and of fields, with the ids of the sessions tagged with them."""


@dataclass(frozen=True)
class ServiceRow:
    """A service, and how many sessions are about it."""

    service: Term
    sessions: int


@dataclass(frozen=True)
class Shelved:
    """A field with its services, under the names of their kinds; a kind of which it has none is left out."""

    row: FieldRow
    kinds: tuple[tuple[str, tuple[ServiceRow, ...]], ...]


@dataclass(frozen=True)
class ToolboxPage:
    """The whole toolbox; ``covered`` of ``services`` have a session."""

    about: str
    fields: tuple[Shelved, ...]
    covered: int
    services: int


@dataclass(frozen=True)
class Witness:
    """A session that is about a service, and its sentences that say so."""

    card: Card
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class ServicePage:
    """One service, and the sessions about it: ``total`` of them, the newest as ``witnesses``."""

    service: Term
    field: Field
    kind: Kind
    witnesses: tuple[Witness, ...]
    total: int


def covered_by(sessions: Iterable[Session], library: Library, toolbox: Toolbox) -> Covered:
    """Which sessions are about what, as their tags of this toolbox say."""
    found: dict[str, list[str]] = {}
    for session in sessions:
        tags = library.read(session.id, "tags", Tags)
        for name in _terms(tags, toolbox):
            found.setdefault(name, []).append(session.id)
    return {name: tuple(ids) for name, ids in found.items()}


def _terms(tags: Tags | None, toolbox: Toolbox) -> set[str]:
    of_it = (tag for tag in (tags.tags if tags else ()) if tag.toolbox == toolbox.id)
    return {tag.id for tag in of_it if tag.kind in ("service", "field")}


def field_rows(toolbox: Toolbox, covered: Covered) -> tuple[FieldRow, ...]:
    """The fields with their counts."""
    return tuple(
        FieldRow(field, toolbox.terms_of(field.id), len(covered.get(field.id, ()))) for field in toolbox.fields
    )


def toolbox_page(toolbox: Toolbox, covered: Covered) -> ToolboxPage:
    """The toolbox with its counts."""

    def kinds(row: FieldRow) -> tuple[tuple[str, tuple[ServiceRow, ...]], ...]:
        found = ((kind, tuple(one for one in row.services if one.kind == kind.id)) for kind in toolbox.kinds)
        return tuple(
            (kind.names["en"], tuple(ServiceRow(one, len(covered.get(one.id, ()))) for one in services))
            for kind, services in found
            if services
        )

    return ToolboxPage(
        about=toolbox.about["en"],
        fields=tuple(Shelved(row, kinds(row)) for row in field_rows(toolbox, covered)),
        covered=sum(service.id in covered for service in toolbox.terms),
        services=len(toolbox.terms),
    )


def evidence_for(service: str, tags: Tags | None, toolbox: Toolbox) -> tuple[Evidence, ...]:
    """The sentences that speak for a service."""
    wanted = (toolbox.id, "service", service)
    return next((tag.evidence for tag in (tags.tags if tags else ()) if (tag.toolbox, tag.kind, tag.id) == wanted), ())
