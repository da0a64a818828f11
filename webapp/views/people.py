"""Partners and presenters, and what they have shown."""

import time

from flask import Blueprint, render_template, request

from pipeline.core.errors import NotFound
from webapp.collection import Entry
from webapp.interface import ui
from webapp.pages.listing import PER_PAGE, Pages, cards, page_number
from webapp.pages.people import (
    Profile,
    name_of,
    partners_of,
    presenters_of,
    services_of,
)
from webapp.pages.people import partners as partner_directory
from webapp.pages.people import presenters as presenter_directory
from webapp.pages.toolbox import shown
from webapp.pages.upcoming import announced
from webapp.site import site

people = Blueprint("people", __name__)

Others = tuple[tuple[str, str], ...]


@people.get("/partners")
def partners() -> str:
    """All partners, from A to Z."""
    return render_template("partners.html", page=partner_directory(site().collection, ui(), _letter()))


@people.get("/partners/<session:name>")
def partner(name: str) -> str:
    """A partner: its sessions, its presenters, what it has shown, what it is going to show.

    Raises NotFound where nothing of it was ever to be seen.
    """
    collection = site().collection
    if name not in collection.partners:
        raise NotFound("There is no such partner.", "Look through all partners.")
    entries = collection.by_partner.get(name, ())
    page = _profile((name, collection.partners[name]), entries, presenters_of(entries, ui()))
    now = time.time_ns() // 1_000_000
    coming = [announced(one, now, ui()) for one in collection.coming(now) if one.partner_id == name]
    return render_template("partner.html", page=page, coming=coming)


@people.get("/presenters")
def presenters() -> str:
    """All presenters, from A to Z."""
    return render_template("presenters.html", page=presenter_directory(site().collection, ui(), _letter()))


@people.get("/presenters/<session:name>")
def presenter(name: str) -> str:
    """Whoever presents under that name, with all sessions. Raises NotFound where no session can be seen."""
    entries = site().collection.by_presenter.get(name, ())
    if not entries:
        raise NotFound("There is no such presenter.", "Look through all presenters.")
    page = _profile((name, name_of(name, entries)), entries, partners_of(entries))
    return render_template("presenter.html", page=page)


def _letter() -> str:
    return request.args.get("letter", "")[:4]


def _profile(who: tuple[str, str], entries: tuple[Entry, ...], others: Others) -> Profile:
    toolbox = site().toolbox
    pages = Pages(page_number(request.args.get("page")), len(entries), PER_PAGE)
    shelf = entries[pages.offset : pages.offset + PER_PAGE]
    return Profile(
        *who, shown(entries), others, services_of(entries, toolbox),
        cards(shelf, toolbox, ui()), pages.number, pages.last,
    )  # fmt: skip
