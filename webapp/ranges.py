"""Files over HTTP: conditional, seekable, and never more than a few megabytes in one partial answer.

A paused player asks for ``bytes=0-`` and then stops reading. Whoever answers with the rest of the file keeps it
in hand until the player goes on; a short answer is soon done, and the player asks again when it needs more.
"""

from pathlib import Path

from flask import request
from werkzeug.http import parse_range_header
from werkzeug.utils import send_file
from werkzeug.wrappers import Response

from pipeline.core.errors import NotFound

PARTIAL_BYTES = 4 * 1024 * 1024


def clamp(header: str | None, size: int, most: int = PARTIAL_BYTES) -> str | None:
    """A ``Range`` header that asks for at most ``most`` bytes; ``None`` where the whole file is to be sent.

    Several ranges at once get the whole file; a range outside of the file is left as it is, to be refused.
    """
    asked = parse_range_header(header)
    if asked is None or asked.units != "bytes" or len(asked.ranges) != 1:
        return None
    found = asked.range_for_length(size)
    if found is None:
        return header
    start, stop = found
    return f"bytes={start}-{min(stop, start + most) - 1}"


def reply(path: Path, mimetype: str, name: str, *, download: bool = False) -> Response:
    """The file as an answer to this request. Browsers ask again each time: a withdrawn file is gone at once.

    Raises NotFound when it is not there.
    """
    environ = dict(request.environ)
    try:
        wanted = clamp(environ.pop("HTTP_RANGE", None), path.stat().st_size)
        if wanted is not None:
            environ["HTTP_RANGE"] = wanted
        answer = send_file(
            path, environ, mimetype=mimetype, download_name=name, as_attachment=download, conditional=True,
        )  # fmt: skip
    except FileNotFoundError:
        raise NotFound("There is no such file.", "Look at the session's page.") from None
    answer.cache_control.private = True
    return answer
