"""The API: what the site knows, for programs. It can only be read, from any other site too, and asks nobody's name."""

from dataclasses import fields
from typing import Any

from flask import Blueprint, Response, render_template, request, url_for
from flask_babel import force_locale, gettext
from werkzeug.exceptions import HTTPException

from pipeline.catalog import sessions as catalog
from pipeline.core.errors import NotFound, TotmError
from pipeline.search.port import Query
from webapp.as_json import Refusal, asked, refused, written
from webapp.collection import Entry
from webapp.interface import ui
from webapp.openapi import Lang, Searching, Sessions, description, operations, shapes_in_words
from webapp.pages import shapes
from webapp.pages.api import Writer
from webapp.pages.facets import Filters, matching
from webapp.pages.listing import Pages
from webapp.pages.narrowing import can_be
from webapp.pages.words import typed
from webapp.site import Site, site

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
MOST_MOMENTS = 500
"""So many moments may be in one answer: to cut out the words around each takes up to a millisecond."""

api = Blueprint("api", __name__, url_prefix="/api")


@api.get("")
def page() -> str:
    """How the API is used, to be read by people."""
    return render_template("api.html", operations=operations(), shapes=shapes_in_words())


@api.get("/openapi.json")
def openapi() -> Response:
    """The same for programs, in English wherever it is asked for."""
    settings = site().settings
    with force_locale("en"):
        return written(description(settings.site_name, settings.site_url.rstrip("/"), settings.contact))


@api.get("/sessions")
def sessions() -> Response:
    """The sessions, a page at a time."""
    wanted, here = asked(Sessions), site()
    found = matching(here.collection.entries, _narrowed(here))
    if wanted.order == "changed":
        found = tuple(sorted(found, key=lambda entry: (-entry.changed_at, entry.id)))
    where = Pages(wanted.page, len(found), wanted.per_page)
    shown = found[where.offset : where.offset + where.per_page]
    return _said(wanted, _writer(wanted).sessions(shown, where, _following(wanted, where)))


@api.get("/sessions/<session:name>")
def session(name: str) -> Response:
    """All of one session. Raises NotFound."""
    wanted = asked(Lang)
    return _said(wanted, _writer(wanted).details(_entry(name)))


@api.get("/search")
def search() -> Response:
    """What was found for ``?q=``. Raises IndexMissing."""
    wanted, here = asked(Searching), site()
    filters = _narrowed(here)
    if wanted.per_page * wanted.per_session > MOST_MOMENTS:
        raise Refusal(400, gettext("“per_page” times “per_session” can be %(most)s at most.", most=MOST_MOMENTS))
    collection, writer = here.collection, _writer(wanted)
    shelves, query = here.shelves, typed(wanted.q)
    results = here.index.search(
        Query(
            text=query, visible=collection.ids, within=shelves.within(filters) if filters.chosen else None,
            order=wanted.order, limit=wanted.per_page, offset=(wanted.page - 1) * wanted.per_page,
            per_session=wanted.per_session,
        )
    )  # fmt: skip
    where = Pages(wanted.page, results.total, wanted.per_page)
    found = shapes.Found(
        schema=1, query=query, did_you_mean=results.did_you_mean, total=results.total, moments=results.moments,
        page=where.number, pages=where.last, per_page=where.per_page, next=_following(wanted, where),
        groups=writer.groups(results, collection.by_id),
        facets=writer.facets(shelves.counts(filters, results.sessions.keys()), collection),
    )  # fmt: skip
    return _said(wanted, found)


@api.get("/toolbox")
def toolbox() -> Response:
    """The toolbox that sessions are tagged against, and how much has been shown of it."""
    wanted = asked(Lang)
    return _said(wanted, _writer(wanted).toolbox(site().collection))


@api.route("/<path:rest>", methods=METHODS)
def nothing(rest: str) -> Response:
    """Whatever else begins as the API does: what is not there, and methods that write, are refused as JSON."""
    raise NotFound(f"There is no {rest[:80]} in the API.", "See /api.")


@api.errorhandler(TotmError)
def failed(error: TotmError) -> Response:
    """An error of ours, as JSON."""
    return refused(error)


@api.errorhandler(HTTPException)
def wrong(error: HTTPException) -> Response:
    """An error of the request, as JSON."""
    return refused(error)


def _narrowed(here: Site) -> Filters:
    """The filters of the address. Raises Refusal for an id that nothing has; :func:`asked` has seen to the rest."""
    filters, labels = Filters.read(request.args), here.labels(ui())
    for group, value in filters.chosen.items():
        if not can_be(group, value, labels):
            sentence = gettext("“%(name)s” is missing, or has a value that cannot be.", name=group)
            raise Refusal(400, sentence)
    return filters


def _writer(wanted: Lang) -> Writer:
    here = site()
    return Writer((here.toolbox, here.audiences), here.library, wanted.lang or ui(), _address)


def _address(view: str, **values: Any) -> str:
    return site().absolute(url_for(view, **values))


def _entry(name: str) -> Entry:
    """The session as the collection has it. Raises NotFound or Withdrawn."""
    here = site()
    if entry := here.collection.by_id.get(name):
        return entry
    with here.catalog.read() as db:
        catalog.get_visible(db, name)  # it knows whether the session was ever there
    raise NotFound("There is no such session.", "See /api/sessions.")


def _following(wanted: Sessions | Searching, where: Pages) -> str | None:
    """The address of the next page, with all that was asked; None after the last."""
    if where.number >= where.last:
        return None
    given: dict[str, Any] = {one.name: request.args[one.name] for one in fields(wanted) if one.name in request.args}
    return site().absolute(url_for(f"{request.endpoint}", **{**given, "page": where.number + 1}))


def _said(wanted: Lang, value: Any) -> Response:
    answer = written(value)
    answer.headers["Content-Language"] = wanted.lang or ui()
    return answer
