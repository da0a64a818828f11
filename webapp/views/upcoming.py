"""Webinars to come: as pages, and as calendars."""

from collections.abc import Sequence
from time import time

from flask import Blueprint, Response, render_template, url_for
from flask_babel import gettext as _

from pipeline.catalog import upcoming as catalog
from pipeline.catalog.upcoming import Upcoming
from webapp.feeds.calendar import KEPT_MS, About, Dated
from webapp.feeds.calendar import calendar as written
from webapp.interface import chosen, ui
from webapp.pages.structured import event_object
from webapp.pages.upcoming import announced
from webapp.site import site

MOST = 200
"""How many webinars a page or a calendar holds."""

upcoming = Blueprint("upcoming", __name__)


def now_ms() -> int:
    """UTC milliseconds now."""
    return round(time() * 1000)


@upcoming.get("/upcoming", endpoint="all")
def all_webinars() -> str:
    """All that have not ended, soonest first."""
    now = now_ms()
    with site().catalog.read() as db:
        coming = catalog.coming(db, now, MOST)
    return render_template("upcoming.html", page=[announced(one, now, ui()) for one in coming], webcal=_webcal())


@upcoming.get("/upcoming/<session:name>", endpoint="one")
def one_webinar(name: str) -> str:
    """One webinar, also when it is over: calendars keep this address. Raises NotFound."""
    here = site()
    with here.catalog.read() as db:
        found = catalog.get(db, name)
    linked = event_object(found, here.absolute(url_for("upcoming.one", name=name)), here.settings.site_name)
    return render_template("webinar.html", page=announced(found, now_ms(), ui()), linked=linked)


@upcoming.get("/upcoming.ics")
def calendar() -> Response:
    """A calendar to follow: what is to come, and what ended lately."""
    with site().catalog.read() as db:
        return _calendar(catalog.coming(db, now_ms() - KEPT_MS, MOST))


@upcoming.get("/upcoming/<session:name>.ics")
def calendar_of(name: str) -> Response:
    """One webinar, to be put into a calendar. Raises NotFound."""
    with site().catalog.read() as db:
        found = catalog.get(db, name)
    answer = _calendar([found])
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    return answer


def _webcal() -> str:
    """The calendar's address as programs know it that can follow one."""
    return "webcal:" + site().absolute(url_for("upcoming.calendar")).partition(":")[2]


def _calendar(webinars: Sequence[Upcoming]) -> Response:
    here = site()
    about = About(
        title=here.settings.site_name,
        address=here.absolute(url_for("upcoming.all")),
    )
    dated = [Dated(one, here.absolute(url_for("upcoming.one", name=one.id)), _title(one)) for one in webinars]
    answer = Response(written(about, dated), content_type="text/calendar; charset=utf-8")
    if not chosen():
        answer.vary.add("Accept-Language")
    return answer


def _title(webinar: Upcoming) -> str:
    """Many programs pass over the status of an event that they follow, so the title of a cancelled one tells."""
    return _("Cancelled: %(title)s", title=webinar.title) if webinar.cancelled else webinar.title
