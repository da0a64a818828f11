"""The toolbox as a map, its fields, and each of its services."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import TypeVar

from babel.dates import format_skeleton
from flask import Blueprint, current_app, render_template, request
from flask.blueprints import BlueprintSetupState

from pipeline.core.artefacts import Outline, Tags
from pipeline.core.errors import BadSettings, Damaged, NotFound, WorkspaceUnusable
from pipeline.core.toolboxes.toolbox import Term, Toolbox
from webapp.collection import Entry
from webapp.interface import ui
from webapp.pages import words
from webapp.pages.facets import matching
from webapp.pages.listing import Pages, card, cards, page_number
from webapp.pages.toolbox import (
    About,
    Asking,
    FieldPage,
    Mention,
    Relative,
    ServicePage,
    Witness,
    asked_about,
    choices,
    column_of,
    evidence_for,
    map_page,
    mention_of,
    narrowed_by,
    partner_name,
    shown,
    tiles_of,
)
from webapp.pages.words import LOCALES
from webapp.site import EXTENSION, Site, ToolboxFile, site
from webapp.spoken import Ear, Spoken

T = TypeVar("T")

log = logging.getLogger(__name__)
MINUTE, HOUR = 60_000, 3_600_000
WITNESSES = 10
"""Sessions about a service on one page."""
NEWEST = 4
MOST_ASKED = 12
MOST_MENTIONS = 12
BESIDE = f"{EXTENSION}.toolbox"

toolbox = Blueprint("toolbox", __name__)


@dataclass
class Beside:
    """What these pages keep beside the collection: what is said in passing, and other toolboxes."""

    ear: Ear
    relatives: dict[str, ToolboxFile] = field(default_factory=dict)


@toolbox.record_once
def begin(state: BlueprintSetupState) -> None:
    """Give the application an ear of its own."""
    here: Site = state.app.extensions[EXTENSION]
    state.app.extensions[BESIDE] = Beside(Ear(here.workspace, here.settings.tag.toolbox))


@toolbox.app_template_filter("month")
def month(iso: str) -> str:
    """The month of a day (ISO) as the page's language writes it, short: ``Sep 2018``."""
    return _month(iso, ui())


@toolbox.app_template_filter("hours")
def hours(ms: int) -> str:
    """A length in the page's language, from ten hours on in whole hours: nobody counts the minutes of a library."""
    return _hours(round(ms / MINUTE) * MINUTE, ui())


@toolbox.app_template_filter("spoken")
def spoken(languages: tuple[str, ...]) -> str:
    """The names of languages in the page's: ``Danish, Swedish``."""
    return _spoken(languages, ui())


@toolbox.get("/toolbox")
def fields() -> str:
    """All fields and services, with what has been shown of each."""
    here = site()
    page = map_page(here.toolbox, here.collection, narrowed_by(here.wanted(request.args, ui())))
    return render_template("toolbox.html", page=page)


@toolbox.get("/toolbox/fields/<term:name>", endpoint="field")
def one_field(name: str) -> str:
    """One field: its services and its newest sessions. Raises NotFound."""
    here = site()
    known = here.toolbox
    found = next((one for one in known.fields if one.id == name), None)
    if found is None:
        raise NotFound("There is no such field in the toolbox.", "Look through the toolbox.")
    newest = here.collection.by_field.get(name, ())[:NEWEST]
    others = tuple(one for one in known.fields if one is not found)
    page = FieldPage(column_of(found, known, here.collection), cards(newest, known, ui()), others)
    return render_template("field.html", page=page)


@toolbox.get("/toolbox/<term:name>")
def service(name: str) -> str:
    """One service: the sessions about it, with the sentences that say so. Raises NotFound."""
    here = site()
    known, collection = here.toolbox, here.collection
    found = known.term(name)
    if found is None:
        raise NotFound("There is no such service in the toolbox.", "Look through the toolbox.")
    filters = narrowed_by(here.wanted(request.args, ui()))
    about = collection.by_service.get(name, ())
    left = matching(about, filters)
    pages = Pages(page_number(request.args.get("page")), len(left), WITNESSES)
    said: Spoken = current_app.extensions[BESIDE].ear.spoken(collection)
    mentioning = said.mentioning.get(name, ())
    page = ServicePage(
        about=_about(here, known, found),
        shown=shown(left),
        witnesses=tuple(_witness(here, known, one, name) for one in left[pages.offset : pages.offset + WITNESSES]),
        asked=tuple(islice(_asked(here, known, said.asking.get(name, ()), name), MOST_ASKED)),
        mentions=tuple(_mentions(here, known, mentioning[:MOST_MENTIONS], name)),
        mentioned=len(mentioning),
        neighbours=tiles_of((one for one in known.terms_of(found.field) if one is not found), collection),
        filters=filters, choices=choices(about, filters), partner=partner_name(collection, filters),
        number=pages.number, last=pages.last,
    )  # fmt: skip
    return render_template("service.html", page=page)


@lru_cache(1024)
def _month(iso: str, language: str) -> str:
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return str(format_skeleton("yMMM", day, locale=LOCALES[language]))


@lru_cache(1024)
def _spoken(languages: tuple[str, ...], language: str) -> str:
    return ", ".join(words.called(code, language) for code in languages)


@lru_cache(1024)
def _hours(ms: int, language: str) -> str:
    return words.length(round(ms / HOUR) * HOUR if ms >= 10 * HOUR else ms, language)


def _about(here: Site, known: Toolbox, term: Term) -> About:
    return About(
        term,
        next(one for one in known.fields if one.id == term.field),
        next(one for one in known.kinds if one.id == term.kind),
        tuple(found for one in term.audiences if (found := here.audiences.term(one))),
        tuple(_relatives(here, term)),
    )


def _relatives(here: Site, term: Term) -> Iterator[Relative]:
    """The entries of other toolboxes that it names; a toolbox that cannot be read is passed over."""
    files: dict[str, ToolboxFile] = current_app.extensions[BESIDE].relatives
    for link in term.see:
        name, _, entry = link.partition("/")
        file = files.setdefault(name, ToolboxFile(name, here.settings.home))
        try:
            other = file.read()
        except (BadSettings, WorkspaceUnusable):
            continue
        if found := other.term(entry):
            yield Relative(other, found)


def _witness(here: Site, known: Toolbox, entry: Entry, service: str) -> Witness:
    tags = _read(here, entry, "tags", Tags)
    return Witness(card(entry, known, ui()), evidence_for(service, tags, known))


def _asked(here: Site, known: Toolbox, entries: tuple[Entry, ...], service: str) -> Iterator[Asking]:
    for entry in entries:
        tags, outline = _read(here, entry, "tags", Tags), _read(here, entry, "outline", Outline)
        yield from asked_about(service, entry.session, tags, outline, known)


def _mentions(here: Site, known: Toolbox, entries: tuple[Entry, ...], service: str) -> Iterator[Mention]:
    for entry in entries:
        if found := mention_of(service, entry.session, _read(here, entry, "tags", Tags), known):
            yield found


def _read(here: Site, entry: Entry, artefact: str, shape: type[T]) -> T | None:
    """The artefact, or ``None`` where it is missing or damaged: one bad file shall not close a page of many."""
    try:
        return here.library.read(entry.id, artefact, shape)
    except Damaged as error:
        log.error("%s %s", error.message, error.advice)
        return None
