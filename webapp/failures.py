"""What a visitor sees when something is not there or does not work: one sentence, and what to do."""

import logging
from dataclasses import dataclass
from typing import Any

from flask import Flask, render_template
from flask_babel import lazy_gettext as _
from werkzeug.exceptions import HTTPException

from pipeline.core.errors import (
    BadToolbox,
    CatalogBusy,
    CatalogNewer,
    Damaged,
    DiskFull,
    IndexBusy,
    IndexMissing,
    NotFound,
    NotInitialised,
    TotmError,
    Withdrawn,
)

RETRY_SECONDS = "30"
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Failure:
    """A page that says what went wrong. Nothing in it comes from outside, nor from an error's own text.

    What whoever runs the site has to do is an error's advice, and stands in the log.
    """

    status: int
    title: str
    sentence: str
    advice: str


GONE = Failure(
    404, _("Not here"), _("There is no such page, or it has been withdrawn."),
    _("Search for it, or look through all sessions."),
)  # fmt: skip
TAKEN_BACK = Failure(
    410, _("Taken back"), _("This was here once, and has been withdrawn."),
    _("Search for something else, or look through all sessions."),
)  # fmt: skip
READ_ONLY = Failure(405, _("Not that way"), _("This site can only be read."), _("Start from the first page."))
BROKEN = Failure(
    500, _("Our mistake"), _("Something went wrong on our side."), _("Try again in a moment; if it stays so, tell us.")
)
REFUSED = Failure(400, _("Not understood"), _("This request cannot be understood."), _("Start from the first page."))
SEARCH_AWAY = Failure(
    503, _("Search is not ready"), _("Search cannot answer just now."), _("All sessions can be watched meanwhile.")
)  # fmt: skip
NOT_SET_UP = Failure(
    503, _("Not set up yet"), _("This site is not ready for visitors yet."), _("Come back in a while.")
)
TOO_NEW = Failure(503, _("Being updated"), _("This site is being updated."), _("Come back in a few minutes."))
BUSY = Failure(503, _("One moment"), _("The catalog is busy with something else."), _("Try again in half a minute."))
DAMAGED = Failure(
    503, _("Not readable just now"), _("A file that this page needs cannot be read."),
    _("Try another session; if it stays so, tell us."),
)  # fmt: skip

BY_ERROR: dict[type[TotmError], Failure] = {
    Withdrawn: TAKEN_BACK, NotFound: GONE, IndexMissing: SEARCH_AWAY, IndexBusy: BUSY, NotInitialised: NOT_SET_UP,
    CatalogNewer: TOO_NEW, CatalogBusy: BUSY, DiskFull: BUSY, Damaged: DAMAGED,
    BadToolbox: DAMAGED,
}  # fmt: skip
BY_STATUS = {404: GONE, 405: READ_ONLY, 500: BROKEN}

Answer = tuple[str, int, dict[str, Any]]


def answer_failures(app: Flask) -> None:
    """Make ``app`` answer every error with a page."""

    @app.errorhandler(TotmError)
    def expected(error: TotmError) -> Answer:
        failure = BY_ERROR.get(type(error), BROKEN)
        if failure.status >= 500:
            log.error("%s %s (%s)", error.message, error.advice, error.code)
        return _answer(failure)

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> Any:
        if error.code is None or error.code < 400 or error.code == 416:
            return error
        headers = {name: value for name, value in error.get_headers() if name == "Allow"}
        return _answer(BY_STATUS.get(error.code, REFUSED if error.code < 500 else BROKEN), headers)


def _answer(failure: Failure, headers: dict[str, str] | None = None) -> Answer:
    retry = {"Retry-After": RETRY_SECONDS} if failure.status == 503 else {}
    return render_template("failure.html", page=failure), failure.status, {**(headers or {}), **retry}
