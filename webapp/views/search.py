"""Search, and what may be meant while somebody types."""

from dataclasses import replace

from flask import Blueprint, jsonify, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from pipeline.core.errors import IndexMissing
from pipeline.core.toolboxes.toolbox import Term
from pipeline.search.port import Query, Results
from webapp.interface import ui
from webapp.pages.listing import page_number
from webapp.pages.names import AT_MOST, Name
from webapp.pages.narrowing import Narrowing, Place, narrowing
from webapp.pages.search import ALL_OF_ONE, PER_PAGE, PER_SESSION, Asked, Grouping, SearchPage, last_page
from webapp.pages.words import short_name, typed
from webapp.site import Site, site

EXAMPLES = 4
NAMED = 4
SUGGESTIONS = 8
SUGGESTION_SECONDS = 60
LONGEST_ID = 80
PAGES = {
    "service": "toolbox.service", "field": "toolbox.field", "session": "pages.session", "presenter": "people.presenter",
    "partner": "people.partner",
}  # fmt: skip

search = Blueprint("search", __name__)


@search.get("/search")
def results() -> str:
    """What was found for ``?q=``, among the sessions that the filters leave. Raises IndexMissing."""
    here, asked = site(), _asked()
    place = Place(url_for(".results"), asked.query, "" if asked.order == "relevance" else asked.order, asked.filters)
    page = SearchPage(asked, place)
    if asked.query:
        page = _found(here, page)
    if not page.groups:
        page = replace(page, examples=_examples(here, asked.query))
    return render_template("search.html", page=page)


@search.get("/suggest")
def suggest() -> Response:
    """What somebody may mean who has typed ``?q=`` so far: a list, best first, at most eight."""
    here, asked = site(), typed(request.args.get("q"))
    answer = jsonify((_names(here, asked) + _words(here, asked))[:SUGGESTIONS])
    answer.cache_control.public = True
    answer.cache_control.max_age = SUGGESTION_SECONDS
    answer.vary.add("Accept-Language")
    return answer


@search.app_template_global()
def address_of(named: Name) -> str:
    """The page about what has this name."""
    return url_for(PAGES[named.kind], name=named.id)


@search.app_template_global()
def entry_name(named: Name) -> str:
    """What something is called in the page's language: of a toolbox's entry that may be another name than this."""
    if named.kind not in ("service", "field"):
        return named.text
    toolbox = site().toolbox
    entries = toolbox.terms if named.kind == "service" else toolbox.fields
    return next((short_name(one, ui()) for one in entries if one.id == named.id), named.text)


def _asked() -> Asked:
    return Asked(
        query=typed(request.args.get("q")),
        filters=site().wanted(request.args, ui()),
        number=page_number(request.args.get("page"), most=50),
        order="date" if request.args.get("order") == "date" else "relevance",
        session=request.args.get("session", "")[:LONGEST_ID],
    )


def _found(here: Site, page: SearchPage) -> SearchPage:
    asked, collection = page.asked, here.collection
    answer = here.index.search(_query(here, asked))
    if asked.number == 1 and not asked.session:
        here.searches.add(asked.query, answer.total)
    return replace(
        page, total=answer.total, moments=answer.moments, did_you_mean=answer.did_you_mean,
        groups=Grouping(collection.by_id, here.library, here.toolbox, ui()).groups(answer),
        named=here.names.named(asked.query)[:NAMED], narrowing=_narrowing(here, page.place, answer),
        number=asked.number, last=last_page(answer.total),
        elsewhere=len(answer.sessions), only=collection.by_id.get(asked.session),
    )  # fmt: skip


def _query(here: Site, asked: Asked) -> Query:
    within = here.shelves.within(asked.filters) if asked.filters.chosen else None
    if asked.session:
        within = frozenset({asked.session}) & here.collection.ids if within is None else within & {asked.session}
    return Query(
        asked.query, here.collection.ids, within, asked.order, limit=PER_PAGE, offset=(asked.number - 1) * PER_PAGE,
        per_session=ALL_OF_ONE if asked.session else PER_SESSION,
    )  # fmt: skip


def _narrowing(here: Site, place: Place, answer: Results) -> Narrowing:
    shelves, among = here.shelves, answer.sessions.keys()
    without = {group: len(shelves.within(place.filters.having(group, ""), among)) for group in place.filters.chosen}
    return narrowing(place, shelves.counts(place.filters, among), here.labels(ui()), without)


def _examples(here: Site, query: str) -> tuple[Term, ...]:
    """Services to look at where nothing was found: the nearest, else those with most sessions."""
    covered = here.collection.by_service
    near = [id for id in here.nearest.to(query, 2 * EXAMPLES) if id in covered][:EXAMPLES]
    wanted = near or sorted(covered, key=lambda id: (-len(covered[id]), id))[:EXAMPLES]
    return tuple(service for service in map(here.toolbox.term, wanted) if service)


def _names(here: Site, asked: str) -> list[dict[str, str]]:
    begun = here.names.begun(asked, ui())
    return [
        _suggestion(named)
        for kind, most in AT_MOST.items()
        for named in [one for one in begun if one.kind == kind][:most]
    ]


def _suggestion(named: Name) -> dict[str, str]:
    """What a name suggests, and what that is. A service goes by its name in the page's language; ``matched`` is the
    name that was typed where it is another.
    """
    what = {
        "service": _("Tool"), "field": _("Field"), "session": _("Session"), "presenter": _("Presenter"),
        "partner": _("Partner"),
    }[named.kind]  # fmt: skip
    found = {"text": named.text, "kind": named.kind, "what": what, "address": address_of(named)}
    own = entry_name(named)
    if own != named.text:
        found |= {"text": own, "matched": named.text, "language": named.language}
    return found


def _words(here: Site, asked: str) -> list[dict[str, str]]:
    """What was typed, with its last word as it is said in sessions; nothing while there is no index."""
    before, last = asked.rpartition(" ")[::2]
    if len(last) < 2:
        return []
    try:
        found = here.index.suggest(asked, here.collection.ids, SUGGESTIONS)
    except IndexMissing:
        return []
    texts = [f"{before} {word}".strip() for word in found if word != last]
    what = _("Search")
    return [{"text": text, "kind": "word", "what": what, "address": url_for(".results", q=text)} for text in texts]
