"""What every answer says about itself: where content may come from, and that nothing else is allowed."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from flask import Flask, Response, abort, request

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

METHODS = ("GET", "HEAD")
POLICY = "; ".join(
    (
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "media-src 'self'",
        "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    )
)  # fmt: skip
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
FRAMED = frozenset({"embed.player"})
"""Views whose answers may be shown within the pages of others."""
IN_A_FRAME = {
    **{name: value for name, value in HEADERS.items() if name not in ("X-Frame-Options", "Cross-Origin-Opener-Policy")},
    "Content-Security-Policy": POLICY.replace("frame-ancestors 'none'", "frame-ancestors *"),
}
HSTS = "max-age=31536000"


def know_host(application: "WSGIApplication", host: str) -> "WSGIApplication":
    """The application, which always sees the site's own host, whatever the request claims."""

    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        environ["HTTP_HOST"] = host
        return application(environ, start_response)

    return answer


def guard(app: Flask, *, https: bool) -> None:
    """Answer only requests that read, and put the headers on every answer; HSTS only where it is on https."""
    always = {"Strict-Transport-Security": HSTS} if https else {}

    @app.before_request
    def only_reading() -> None:
        if request.method not in METHODS:
            abort(405, valid_methods=METHODS)

    @app.after_request
    def say(answer: Response) -> Response:
        answer.headers.extend(IN_A_FRAME if request.endpoint in FRAMED else HEADERS)
        answer.headers.extend(always)
        if answer.mimetype == "text/html":
            answer.headers["Cache-Control"] = "no-cache"
        return answer
