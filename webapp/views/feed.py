"""Feeds: of all sessions, or of those with something in common; and the page that lists them."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from flask import Blueprint, Response, current_app, render_template, request, url_for
from flask.blueprints import BlueprintSetupState
from flask_babel import force_locale
from flask_babel import gettext as _

from pipeline.core.artefacts import Outline
from pipeline.core.errors import NotFound
from pipeline.core.languages import LANGUAGES
from webapp.collection import Collection, Entry
from webapp.feeds.kept import Kept
from webapp.feeds.offered import Reader, feeds_page
from webapp.feeds.podcast import Channel, Episode, podcast
from webapp.interface import chosen, ui
from webapp.pages.facets import GROUPS, Filters, matching
from webapp.pages.narrowing import Labels, can_be, labels_of
from webapp.site import EXTENSION, Site, site

LONGEST_FEED = 300
KEPT = f"{EXTENSION}.feeds"

feed = Blueprint("feed", __name__)


@feed.record_once
def begin(state: BlueprintSetupState) -> None:
    """Give the application a place for feeds of its own."""
    state.app.extensions[KEPT] = Kept()


@feed.get("/feeds")
def page() -> str:
    """What feeds there are."""
    here = site()
    reader = Reader(ui(), lambda filters: _path("feed.rss", **filters.chosen))
    shown = feeds_page(here.collection, here.toolbox, here.settings.site_name, reader)
    return render_template("feeds.html", page=shown)


@feed.get("/feed.xml")
def rss() -> Response:
    """RSS 2.0 with the sound of each session, for readers and podcast apps. Raises NotFound for unknown filters."""
    here = site()
    collection, spoken = here.collection, request.args.get("language")
    language = spoken if spoken in LANGUAGES else here.settings.site_language
    labels = labels_of(collection, here.toolbox, here.audiences, language)
    filters = _asked(labels)
    kept: Kept = current_app.extensions[KEPT]
    sources = (collection, here.toolbox, here.audiences)
    content = kept.feed(sources, filters, partial(_written, here, collection, filters, labels))
    return Response(content, content_type="application/rss+xml; charset=utf-8")


def _asked(labels: Labels) -> Filters:
    """The filters of the address. Raises NotFound for a value that nothing can have: the address is a wrong one."""
    asked = {group: value for group in GROUPS if (value := request.args.get(group, ""))}
    for group, value in asked.items():
        if not can_be(group, value, labels):
            raise NotFound("There is no such feed.", "Look through all feeds.")
    return Filters(**asked)


def _written(here: Site, collection: Collection, filters: Filters, labels: Labels) -> bytes:
    episodes = [episode for entry in matching(collection.entries, filters) if (episode := _episode(here, entry))]
    return podcast(_channel(here, filters, labels), episodes[:LONGEST_FEED], collection.changed_at)


def _channel(here: Site, filters: Filters, labels: Labels) -> Channel:
    language = filters.language or here.settings.site_language
    with force_locale(language):
        about = _("Half-hour webinars from innovation clusters: one tool that worked, told by those who did it.")
        title = " · ".join((here.settings.site_name, *_called(filters, labels)))
    return Channel(
        title=title,
        author=here.settings.site_name,
        about=about,
        language=language,
        contact=here.settings.contact,
        link=_address(here, "pages.sessions" if filters.chosen else "pages.home", **filters.chosen),
        address=_address(here, "feed.rss", **filters.chosen),
        cover=_address(here, "static", filename="cover.png"),
    )


def _called(filters: Filters, labels: Labels) -> Iterator[str]:
    with_what = {"clips": _("with clips"), "questions": _("with questions")}
    for group, value in filters.chosen.items():
        yield with_what.get(group) or labels.get(group, {}).get(value, value)


def _episode(here: Site, entry: Entry) -> Episode | None:
    """The session as an episode; ``None`` without its sound, since a podcast app could not play it."""
    try:
        sound = here.workspace.place(entry.id, "audio").stat()
    except FileNotFoundError:
        return None
    outline = here.library.read(entry.id, "outline", Outline)
    return Episode(
        session=entry.session,
        link=_address(here, "pages.session", name=entry.id),
        sound=_address(here, "media.artefact", name=entry.id, file="audio.m4a"),
        bytes=sound.st_size,
        sound_made_at=sound.st_mtime_ns // 1_000_000,
        duration_ms=entry.duration_ms,
        chapters=outline.chapters if outline else (),
    )


def _address(here: Site, endpoint: str, **values: Any) -> str:
    """Where the world finds it."""
    return here.absolute(_path(endpoint, **values))


def _path(endpoint: str, **values: Any) -> str:
    """Where it is on this site. A feed is the same wherever it is asked for: its addresses name no language."""
    path = url_for(endpoint, **values)
    return path.removeprefix(f"/{chosen()}") if chosen() else path
