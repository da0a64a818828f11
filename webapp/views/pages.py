"""The first page, all sessions, one session, and the pages about the site itself."""

from flask import Blueprint, render_template, request, url_for

from pipeline.catalog import sessions as catalog
from webapp.pages.home import HomePage, SessionsPage, asked_in
from webapp.pages.listing import PER_PAGE, Pages, cards, page_number
from webapp.pages.practice import practice_page
from webapp.pages.session import session_page
from webapp.pages.structured import video_object
from webapp.pages.toolbox import covered_by, field_rows
from webapp.pages.words import parse_moment
from webapp.site import site

NEWEST = 6
EXAMPLES = 4
EVERYTHING = 100_000

pages = Blueprint("pages", __name__)


@pages.get("/")
def home() -> str:
    """Search first, then what is new, then what there is."""
    here = site()
    with here.catalog.read() as db:
        every = catalog.visible(db, limit=EVERYTHING)
    covered = covered_by(every, here.library, here.toolbox)
    page = HomePage(
        newest=cards(every[:NEWEST], here.library, here.toolbox),
        total=len(every),
        asked=asked_in(every[:NEWEST], here.library),
        fields=field_rows(here.toolbox, covered),
        examples=tuple(service for service in here.toolbox.terms if service.id in covered)[:EXAMPLES],
    )
    return render_template("home.html", page=page)


@pages.get("/sessions")
def sessions() -> str:
    """All sessions, newest first."""
    here = site()
    with here.catalog.read() as db:
        total = catalog.count_visible(db)
        where = Pages(page_number(request.args.get("page")), total, PER_PAGE)
        found = catalog.visible(db, limit=PER_PAGE, offset=where.offset)
    page = SessionsPage(cards(found, here.library, here.toolbox), where.number, where.last, total)
    return render_template("sessions.html", page=page)


@pages.get("/sessions/<session:name>")
def session(name: str) -> str:
    """One session; ``?t=83`` opens it at that second. Raises NotFound."""
    here = site()
    with here.catalog.read() as db:
        found = catalog.get_visible(db, name)
    page = session_page(found, here.library, (here.toolbox, here.audiences), parse_moment(request.args.get("t")))
    linked = video_object(
        page,
        address=here.absolute(url_for("pages.session", name=name)),
        video=here.absolute(url_for("media.artefact", name=name, file="video.mp4")),
        poster=here.absolute(url_for("media.artefact", name=name, file="poster.jpg")),
    )
    return render_template("session.html", page=page, linked=linked)


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
