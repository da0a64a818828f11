"""The feed of all sessions."""

from flask import Blueprint, request, url_for
from werkzeug.wrappers import Response

from pipeline.catalog import sessions as catalog
from pipeline.catalog.sessions import Session
from pipeline.core.artefacts import Facts, Outline
from webapp.feeds.podcast import Channel, Episode, podcast
from webapp.site import Site, site

feed = Blueprint("feed", __name__)

LONGEST_FEED = 300
ABOUT = "Half-hour webinars from innovation clusters: one tool that worked, told by those who did it."


@feed.get("/feed.xml")
def rss() -> Response:
    """RSS 2.0 with the sound of each session, for readers and podcast apps.

    Only its bytes tell whether it changed: its newest date goes back when the newest session is withdrawn.
    """
    here = site()
    with here.catalog.read() as db:
        every = catalog.visible(db, limit=LONGEST_FEED)
    episodes = [episode for session in every if (episode := _episode(here, session))]
    answer = Response(podcast(_channel(here), episodes), content_type="application/rss+xml; charset=utf-8")
    answer.cache_control.no_cache = True
    answer.add_etag()
    return answer.make_conditional(request)


def _channel(here: Site) -> Channel:
    return Channel(
        title=here.settings.site_name,
        about=ABOUT,
        language=here.settings.site_language,
        contact=here.settings.contact,
        link=here.absolute(url_for("pages.home")),
        address=here.absolute(url_for("feed.rss")),
        cover=here.absolute(url_for("static", filename="cover.png")),
    )


def _episode(here: Site, session: Session) -> Episode | None:
    """The session as an episode; ``None`` without its sound, since a podcast app could not play it."""
    try:
        sound = here.workspace.place(session.id, "audio").stat()
    except FileNotFoundError:
        return None
    facts = here.library.read(session.id, "facts", Facts)
    outline = here.library.read(session.id, "outline", Outline)
    return Episode(
        session=session,
        link=here.absolute(url_for("pages.session", name=session.id)),
        sound=here.absolute(url_for("media.artefact", name=session.id, file="audio.m4a")),
        bytes=sound.st_size,
        sound_made_at=sound.st_mtime_ns // 1_000_000,
        duration_ms=facts.duration_ms if facts else 0,
        chapters=outline.chapters if outline else (),
    )
