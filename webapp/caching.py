"""What browsers may keep, how they ask whether it is still good, and text in fewer bytes.

Every answer that is made here gets an ETag from its bytes, so that one who has it already is sent nothing. What is
compressed holds no secret (there are no cookies and no forms that write), so its length tells nobody anything.
"""

from datetime import UTC, datetime
from hashlib import blake2b
from math import ceil
from operator import is_

from flask import Flask, Response, g, request
from flask_compress import Compress

from pipeline.core.errors import TotmError
from webapp.site import EXTENSION, Site

OF_THE_CATALOG = frozenset({
    "pages.home", "pages.sessions", "pages.session", "pages.practice", "moments.question", "moments.chapter",
    "moments.clip", "embed.player", "toolbox.fields", "toolbox.field", "toolbox.service", "people.partners",
    "people.partner", "people.presenters", "people.presenter", "feed.page", "feed.rss", "machines.sitemap",
    "machines.part", "api.sessions", "api.session", "api.toolbox",
})  # fmt: skip
"""Views of what the catalog and the toolboxes hold. Those of search look into the index as well, which changes at
another moment: only their bytes tell."""
OF_THE_SITE = frozenset({
    "pages.about", "pages.accessibility", "pages.privacy", "api.page", "api.openapi", "machines.robots",
})  # fmt: skip
"""Views that stay as they are as long as the site runs."""
MINUTES = 300
"""How many seconds a file of the site is kept whose address does not change with it."""
TEXTS = [
    "text/html", "text/css", "text/plain", "text/javascript", "text/calendar", "text/xml", "application/json",
    "application/xml", "application/rss+xml", "image/svg+xml",
]  # fmt: skip
ALGORITHMS = ["zstd", "br", "gzip"]
COMPRESSION = {
    "COMPRESS_REGISTER": False,  # what runs when is said below
    "COMPRESS_MIMETYPES": TEXTS,
    "COMPRESS_MIN_SIZE": 500,
    "COMPRESS_ALGORITHM": ALGORITHMS,
    "COMPRESS_ALGORITHM_STREAMING": ALGORITHMS,
    "COMPRESS_ZSTD_LEVEL": 6,
    "COMPRESS_BR_LEVEL": 4,
    "COMPRESS_BR_MODE": 1,  # text
    "COMPRESS_LEVEL": 4,
}
"""For Flask-Compress. Each of these levels makes 53–56 kB of a session page of 180 kB, in less than 2 ms."""


def keep(app: Flask) -> None:
    """Teach ``app`` conditional answers and compression. Register it first: what is registered first runs last."""
    app.config.update(COMPRESSION)
    compress = Compress(app)
    here: Site = app.extensions[EXTENSION]
    watch = Watch(here)

    @app.before_request
    def look() -> None:
        g.changed = watch.changed(request.endpoint)  # before anything is read: what is read later is not older

    @app.after_request
    def finish(answer: Response) -> Response:
        if request.endpoint == "static":
            _say_how_long(answer)
        else:
            answer.headers.setdefault("Cache-Control", "no-cache")  # keep it, and ask each time whether it is good
        if answer.status_code == 200:
            _say_when(answer, here.ports.clock())
            _say_which(answer)
        is_file = request.blueprint == "media" and answer.is_streamed
        if is_file or answer.status_code not in (200, 304):  # a part of a file (206) is sent as it lies there
            return answer
        answer.vary.add("Accept-Encoding")
        if not any(map(request.accept_encodings.quality, ALGORITHMS)):  # Flask-Compress overlooks “q=0”
            return answer
        finished: Response = compress.after_request(answer)
        return finished


def _say_which(answer: Response) -> None:
    """Name what is sent by its bytes; who has it already gets 304. Weak, as the same is sent in several encodings."""
    if request.endpoint != "static" and not answer.is_streamed and "ETag" not in answer.headers:
        answer.set_etag(blake2b(answer.get_data(), digest_size=12).hexdigest(), weak=True)
        answer.make_conditional(request)


def _say_how_long(answer: Response) -> None:
    """A file of the site is kept for good under an address that changes with it, else for some minutes."""
    if answer.status_code < 400:
        answer.cache_control.public = True
        if "v" in request.args:
            answer.cache_control.immutable = True
        else:
            answer.cache_control.max_age = MINUTES
            answer.headers.pop("Expires", None)


def _say_when(answer: Response, now: float) -> None:
    """When what the answer is made of changed last, in whole seconds.

    That second must be over: what changes later within it would have the same date. Nobody can have an answer of
    tomorrow, so who asks with such a date is told none, and gets all of it.
    """
    changed, asked = g.get("changed"), request.if_modified_since
    if changed is not None and changed <= now and (asked is None or asked.timestamp() <= now):
        answer.last_modified = datetime.fromtimestamp(changed, UTC)


class Watch:
    """Notices when what answers are made of is no longer what it was. A date in the catalog would not do: the newest
    goes back when the newest session is withdrawn.
    """

    def __init__(self, here: Site) -> None:
        self._site = here
        self._started = int(here.ports.clock())
        self._seen: tuple[object, ...] = ()
        self._noticed = 0

    def changed(self, endpoint: str | None) -> int | None:
        """Since when the answers of a view are what they are now (UTC seconds, rounded up); ``None``: nobody knows."""
        if endpoint in OF_THE_SITE:
            return self._started
        if endpoint not in OF_THE_CATALOG:
            return None
        try:
            collection, toolbox, audiences = self._site.collection, self._site.toolbox, self._site.audiences
        except TotmError:
            return None  # the view will say so
        now, seen = self._site.ports.clock(), (collection, toolbox, audiences)
        if len(seen) != len(self._seen) or not all(map(is_, seen, self._seen)):
            self._noticed, self._seen = ceil(now), seen
        ended = max((one.ends_at for one in collection.webinars if one.ends_at <= now * 1000), default=0)
        return max(self._noticed, ceil(ended / 1000))
