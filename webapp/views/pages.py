"""The first page, all sessions, one session, and the pages about the site itself."""

import time

from flask import Blueprint, render_template, request, url_for
from werkzeug.wrappers import Response

from pipeline.catalog import sessions as catalog
from pipeline.catalog.naming import slug
from pipeline.catalog.searches import DAYS_KEPT
from webapp.accent import DEFAULT, style_sheet
from webapp.interface import ui
from webapp.pages.citing import frame, source
from webapp.pages.home import HomePage, SessionsPage, asked_in, examples
from webapp.pages.listing import BY_TITLE, OLDEST, PER_PAGE, Pages, cards, ordered, page_number
from webapp.pages.narrowing import Place, narrowing
from webapp.pages.practice import practice_page
from webapp.pages.related import suggested
from webapp.pages.session import Visit, session_page
from webapp.pages.structured import video_object, website_object
from webapp.pages.toolbox import field_rows
from webapp.pages.words import moment, parse_moment, typed
from webapp.site import site

NEWEST = 6
COMING = 3
ACCENT_SECONDS = 365 * 24 * 3600

pages = Blueprint("pages", __name__)


@pages.app_template_global()
def accent_sheet() -> str:
    """The address of the network's own accent colour; "" where it is the usual one."""
    colour = site().settings.site_accent.lower()
    return "" if colour == DEFAULT else url_for("pages.accent", v=colour[1:])


@pages.app_template_global()
def presenter_page(name: str) -> str:
    """The address of a presenter's page; "" for one of whom no session can be seen."""
    known = slug(name)
    return url_for("people.presenter", name=known) if known in site().collection.by_presenter else ""


@pages.app_template_global()
def partner_page(id: str) -> str:
    """The address of a partner's page; "" for one of whom no session can be seen."""
    return url_for("people.partner", name=id) if id in site().collection.by_partner else ""


@pages.get("/")
def home() -> str:
    """Search first, then what is new, then what there is."""
    here = site()
    collection = here.collection
    newest = collection.entries[:NEWEST]
    understood = sorted(collection.entries[: 2 * NEWEST], key=lambda entry: entry.session.language != ui())
    page = HomePage(
        newest=cards(newest, here.toolbox, ui()),
        total=len(collection.entries),
        asked=asked_in((entry.session for entry in understood), here.library),
        fields=field_rows(here.toolbox, collection),
        examples=examples(here.toolbox, collection, ui()),
        upcoming=collection.coming(time.time_ns() // 1_000_000)[:COMING],
    )
    linked = website_object(
        here.settings.site_name,
        here.absolute(url_for(".home")),
        here.absolute(url_for("search.results")),
        here.absolute(url_for("static", filename="cover.png")),
    )
    return render_template("home.html", page=page, linked=linked)


@pages.get("/sessions")
def sessions() -> str:
    """All sessions that the filters leave, newest first unless another order is asked for."""
    here, filters = site(), site().wanted(request.args, ui())
    order = request.args.get("order", "")
    place = Place(url_for(".sessions"), "", order if order in (OLDEST, BY_TITLE) else "", filters)
    left = here.shelves.within(filters)
    found = ordered([entry for entry in here.collection.entries if entry.id in left], order)
    where = Pages(page_number(request.args.get("page")), len(found), PER_PAGE)
    without = {group: len(here.shelves.within(filters.having(group, ""))) for group in filters.chosen}
    page = SessionsPage(
        cards(found[where.offset : where.offset + PER_PAGE], here.toolbox, ui()), place,
        narrowing(place, here.shelves.counts(filters), here.labels(ui()), without),
        where.number, where.last, where.total,
    )  # fmt: skip
    return render_template("sessions.html", page=page)


@pages.get("/accent.css")
def accent() -> Response:
    """The network's own accent colour; its address changes with the colour."""
    answer = Response(style_sheet(site().settings.site_accent), content_type="text/css; charset=utf-8")
    answer.cache_control.public = True
    answer.cache_control.max_age = ACCENT_SECONDS
    answer.cache_control.immutable = True
    return answer


@pages.get("/sessions/<session:name>")
def session(name: str) -> str:
    """One session; ``?t=83`` opens it at that second, ``?find=word`` marks words in its transcript. Raises NotFound."""
    here = site()
    with here.catalog.read() as db:
        found = catalog.get_visible(db, name)
    visit = Visit(parse_moment(request.args.get("t")), typed(request.args.get("find")), ui())
    page = session_page(found, here.library, (here.toolbox, here.audiences), visit)
    collection = here.collection
    entry = collection.by_id.get(name)
    fields = [field for field in here.toolbox.fields if entry and field.id in entry.fields]
    start = None if page.start_ms is None else moment(page.start_ms)
    player = here.absolute(url_for("embed.player", name=name, t=start))
    linked = video_object(
        page,
        address=here.absolute(url_for("pages.session", name=name)),
        video=here.absolute(url_for("media.artefact", name=name, file="video.mp4")),
        poster=here.absolute(url_for("media.artefact", name=name, file="poster.jpg")),
        embed=here.absolute(url_for("embed.player", name=name)),
    )
    return render_template(
        "session.html", page=page, linked=linked, source=source(found, ui()), embed=frame(player, found.title),
        fields=fields, related=suggested(entry, collection, here.toolbox, ui()) if entry else (),
    )  # fmt: skip


@pages.get("/sessions/<session:name>/card")
def practice(name: str) -> str:
    """A session's best-practice card on one page, to be printed. Raises NotFound."""
    here = site()
    with here.catalog.read() as db:
        found = catalog.get_visible(db, name)
    return render_template("card.html", page=practice_page(found, here.library, here.toolbox, here.audiences))


@pages.get("/about")
def about() -> str:
    """What this is."""
    return render_template("about.html")


@pages.get("/accessibility")
def accessibility() -> str:
    """What works for whom, what does not, and whom to tell."""
    return render_template("accessibility.html")


@pages.get("/privacy")
def privacy() -> str:
    """What is kept about those who visit and those who speak, and how to be taken out."""
    return render_template("privacy.html", days=DAYS_KEPT)
