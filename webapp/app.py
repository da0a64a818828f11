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
from webapp.failures import answer_failures
from webapp.headers import guard, know_host
from webapp.pages.words import FILTERS
from webapp.site import EXTENSION, Ports, Site
from webapp.views.feed import feed
from webapp.views.media import media
from webapp.views.pages import pages
from webapp.views.search import search
from webapp.views.toolbox import toolbox

LARGEST_BODY = 16 * 1024
YEAR = 365 * 24 * 3600


class SessionId(BaseConverter):
    """The id of a session in an address; anything else is no address of ours."""

    regex = "[a-z0-9-]{1,80}"


def create_app(settings: Settings, ports: Ports | None = None) -> Flask:
    """The site over the workspace of ``settings``. Raises NotInitialised without a secret."""
    if not settings.secret.get_secret_value():
        raise NotInitialised("The site has no secret yet.", "Run: totm init")
    app = Flask(__name__)
    app.config.update(MAX_CONTENT_LENGTH=LARGEST_BODY, SEND_FILE_MAX_AGE_DEFAULT=YEAR)
    app.secret_key = settings.secret.get_secret_value()
    app.url_map.strict_slashes = app.url_map.merge_slashes = False  # a redirect would repeat Host
    app.url_map.converters.update(session=SessionId, term=SessionId)
    app.extensions[EXTENSION] = Site(settings, ports or Ports())
    for views in (pages, search, toolbox, media, feed):
        app.register_blueprint(views)
    app.wsgi_app = know_host(app.wsgi_app, urlsplit(settings.site_url).netloc)  # type: ignore[assignment, method-assign]
    guard(app, https=settings.site_url.startswith("https://"))
    answer_failures(app)
    _teach_templates(app, settings)
    return app


def _teach_templates(app: Flask, settings: Settings) -> None:
    stamp = _stamp(Path(app.root_path) / "static")
    app.url_defaults(partial(_stamped, stamp))
    app.jinja_env.filters.update(FILTERS)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        site_name=settings.site_name,
        contact=settings.contact,
        asset=lambda name: url_for("static", filename=name),
        absolute=lambda path: settings.site_url.rstrip("/") + path,
    )


def _stamped(stamp: str, endpoint: str, values: dict[str, Any]) -> None:
    """Every address of a static file holds the stamp of them all, and ends as the file does: podcast apps want that."""
    if endpoint == "static":
        values.setdefault("v", stamp + Path(values["filename"]).suffix)


def _stamp(folder: Path) -> str:
    """Changes when any file under ``folder`` does: browsers may keep what they have as long as it is good."""
    content = b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
    return hashlib.sha256(content).hexdigest()[:10]
