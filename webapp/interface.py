"""The language that the site speaks: asked for in the address (``/da/sessions``), else by the browser.

A language at the front of an address is moved to where WSGI keeps the place that an application is mounted at. So no
view knows of it, and every address that a page makes keeps it.
"""

from collections.abc import Iterable
from functools import partial
from gettext import NullTranslations
from typing import TYPE_CHECKING, Any

from flask import Flask, Response, request
from flask_babel import Babel, get_locale, get_translations

from pipeline.core.languages import LANGUAGES
from webapp.pages import words

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LONGEST_QUERY = 2500
IN_ADDRESS = "totm.language"
SAME = {"no": "nb", "nn": "nb"}
"""Norwegian by its other codes."""
IN_NO_LANGUAGE = frozenset({"static", "media", "machines", "feed.rss"})
"""Blueprints and single endpoints whose answers are the same in every language, and so their addresses."""


def know_language(application: "WSGIApplication") -> "WSGIApplication":
    """The application, mounted at each of the languages as well as at the root."""

    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        first, _slash, rest = environ.get("PATH_INFO", "").lstrip("/").partition("/")
        if first in LANGUAGES:
            environ[IN_ADDRESS] = first
            environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + "/" + first
            environ["PATH_INFO"] = "/" + rest
        return application(environ, start_response)

    return answer


def chosen() -> str:
    """The language that this request's address asks for, or ""."""
    return str(request.environ.get(IN_ADDRESS, ""))


def ui() -> str:
    """The language of the page that is being made: a key of :data:`LANGUAGES`."""
    locale = get_locale()
    return locale.language if locale is not None and locale.language in LANGUAGES else "en"


def preferred(fallback: str) -> str:
    """The language asked for in the address, else the one of ours that the browser likes best, else ``fallback``."""
    if asked := chosen():
        return asked
    for wanted, _quality in request.accept_languages:
        base = wanted.replace("_", "-").partition("-")[0].lower()
        if (code := SAME.get(base, base)) in LANGUAGES:
            return code
    return fallback


def in_language(code: str) -> str:
    """The address of this page in another language, without a query that nobody can have meant."""
    query = request.query_string[: LONGEST_QUERY + 1].decode("ascii", "replace")
    return f"/{code}{request.path}" + (f"?{query}" if 0 < len(query) <= LONGEST_QUERY else "")


class Application(Flask):
    """Flask, which leaves the language out of the addresses of what has none."""

    def url_for(self, endpoint: str, **values: Any) -> str:
        """As Flask makes it, without the language where the answer is the same in all."""
        address = super().url_for(endpoint, **values)
        without = {endpoint, _group(endpoint)} & IN_NO_LANGUAGE
        return address.removeprefix(f"/{chosen()}") if chosen() and without else address


def _group(endpoint: str) -> str:
    return (request.blueprint or "" if endpoint.startswith(".") else endpoint).partition(".")[0]


class Texts(dict[str, NullTranslations]):
    """The texts of the interface by language. Flask-Babel would look for them anew for each of fifty a page."""

    def here(self) -> NullTranslations:
        """Those in the language of the page."""
        language = ui()
        if language not in self:
            self[language] = get_translations()
        return self[language]


def speak(app: Flask, fallback: str) -> None:
    """Teach the application its languages; ``fallback`` is for visitors who like none of them."""
    Babel(app, default_locale=fallback, locale_selector=partial(preferred, fallback))
    texts = Texts()
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        lambda text: texts.here().gettext(text), lambda *forms: texts.here().ngettext(*forms), newstyle=True
    )
    app.jinja_env.filters.update(
        clock=words.clock,
        moment=words.moment,
        day=lambda iso: words.day(iso, ui()),
        length_of=lambda ms: words.length(ms, ui()),
        size=lambda count: words.size(count, ui()),
        number=lambda count: words.number(count, ui()),
        language=words.language,
        called=lambda code: words.called(code, ui()),
        name=lambda named: words.name(named, ui()),
        short_name=lambda named: words.short_name(named, ui()),
    )
    app.jinja_env.globals.update(ui=ui, in_language=in_language, languages=LANGUAGES, asked_language=chosen)

    @app.after_request
    def say(answer: Response) -> Response:
        if answer.mimetype == "text/html":
            answer.headers["Content-Language"] = ui()
            if not chosen():
                answer.vary.add("Accept-Language")
        return answer
