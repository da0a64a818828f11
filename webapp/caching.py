"""What browsers may keep, how they ask whether it is still good, and text in fewer bytes.

Every answer that is made here gets an ETag from its bytes, so that one who has it already is sent nothing. What is
compressed holds no secret (there are no cookies and no forms that write), so its length tells nobody anything.
"""

import time
from datetime import UTC, datetime
from hashlib import blake2b

from flask import Flask, Response, request
from flask_compress import Compress

from pipeline.core.errors import TotmError
from webapp.site import site

OF_A_SESSION = frozenset({
    "pages.session", "pages.practice", "moments.question", "moments.chapter", "moments.clip", "embed.player",
    "api.session",
})  # fmt: skip
"""Views about one session, whose id is their argument ``name``."""
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
    started = round(time.time())

    @app.after_request
    def finish(answer: Response) -> Response:
        if request.endpoint != "static":
            answer.headers.setdefault("Cache-Control", "no-cache")  # keep it, and ask each time whether it is good
        if answer.status_code == 200:
            _say_when(answer, started)
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
    if request.endpoint == "static":
        answer.cache_control.public = answer.cache_control.immutable = True
    elif not answer.is_streamed and "ETag" not in answer.headers:
        answer.set_etag(blake2b(answer.get_data(), digest_size=12).hexdigest(), weak=True)
        answer.make_conditional(request)


def _say_when(answer: Response, started: int) -> None:
    """When a session's page changed last: the session, or the site, which may be another one since it was started."""
    if request.endpoint not in OF_A_SESSION:
        return
    try:
        entry = site().collection.by_id.get((request.view_args or {}).get("name", ""))
    except TotmError:
        return  # the page is there already, and is not worth less for it
    if entry:
        answer.last_modified = datetime.fromtimestamp(max(entry.changed_at // 1000, started), UTC)
