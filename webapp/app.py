"""The site, put together."""

import hashlib
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, url_for
from werkzeug.routing import BaseConverter

from pipeline.config import Settings
from pipeline.core.errors import NotInitialised
from webapp.caching import keep
from webapp.failures import answer_failures
from webapp.headers import guard, know_host
from webapp.interface import Application, know_language, speak
from webapp.site import EXTENSION, Ports, Site
from webapp.views.api import api
from webapp.views.embed import embed
from webapp.views.feed import feed
from webapp.views.machines import machines
from webapp.views.media import media
from webapp.views.moments import moments
from webapp.views.pages import pages
from webapp.views.people import people
from webapp.views.search import search
from webapp.views.toolbox import toolbox
from webapp.views.upcoming import upcoming

LARGEST_BODY = 16 * 1024
COVER = "cover.png"
YEAR = 365 * 24 * 3600


class SessionId(BaseConverter):
    """The id of a session in an address; anything else is no address of ours."""

    regex = "[a-z0-9-]{1,80}"


def create_app(settings: Settings, ports: Ports | None = None) -> Flask:
    """The site over the workspace of ``settings``. Raises NotInitialised without a secret."""
    if not settings.secret.get_secret_value():
        raise NotInitialised("The site has no secret yet.", "Run: totm init")
    app = Application(__name__)
    app.config.update(MAX_CONTENT_LENGTH=LARGEST_BODY, SEND_FILE_MAX_AGE_DEFAULT=YEAR)
    app.secret_key = settings.secret.get_secret_value()
    app.url_map.strict_slashes = app.url_map.merge_slashes = False  # a redirect would repeat Host
    app.url_map.converters.update(session=SessionId, term=SessionId)
    app.extensions[EXTENSION] = Site(settings, ports or Ports())
    keep(app)
    for views in (
        api,
        embed,
        feed,
        machines,
        media,
        moments,
        pages,
        people,
        search,
        toolbox,
        upcoming,
    ):
        app.register_blueprint(views)
    mounted = know_host(know_language(app.wsgi_app), urlsplit(settings.site_url).netloc)
    app.wsgi_app = mounted  # type: ignore[assignment, method-assign]
    guard(app, https=settings.site_url.startswith("https://"))
    answer_failures(app)
    speak(app, settings.site_language)
    _teach_templates(app, settings)
    return app


def _teach_templates(app: Flask, settings: Settings) -> None:
    stamp = _stamp(Path(app.root_path) / "static")
    app.url_defaults(partial(_stamped, stamp))
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        site_name=settings.site_name,
        contact=settings.contact,
        asset=lambda name: url_for("static", filename=name),
        absolute=lambda path: settings.site_url.rstrip("/") + path,
    )


def _stamped(stamp: str, endpoint: str, values: dict[str, Any]) -> None:
    """Every address of a static file holds the stamp of them all; that of the cover ends as the file does as well,
    since podcast apps want that.
    """
    if endpoint == "static":
        values.setdefault("v", stamp + (".png" if values["filename"] == COVER else ""))


def _stamp(folder: Path) -> str:
    """Changes when any file under ``folder`` does: browsers may keep what they have as long as it is good."""
    content = b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
    return hashlib.sha256(content).hexdigest()[:10]
