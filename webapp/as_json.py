"""Answers and refusals for programs."""

import logging
import re
from typing import Any, TypeVar

import msgspec
from flask import Response, request
from flask_babel import gettext
from werkzeug.exceptions import HTTPException

from pipeline.core.errors import TotmError
from webapp.failures import BROKEN, BY_ERROR, BY_STATUS, REFUSED, RETRY_SECONDS
from webapp.interface import chosen
from webapp.site import site

T = TypeVar("T")

_AT = re.compile(r"(?:`\$\.|required field `)(\w+)`")
log = logging.getLogger(__name__)


class Refusal(HTTPException):
    """A request that is refused in a sentence of its own."""

    def __init__(self, code: int, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence


def asked(shape: type[T]) -> T:
    """What the address asks for. Empty parameters and unknown ones count for nothing.

    Raises Refusal for a value that cannot be.
    """
    given = {name: value for name, value in request.args.items() if value}
    try:
        return msgspec.convert(given, shape, strict=False)
    except msgspec.ValidationError as error:
        name = _AT.search(str(error))
        sentence = gettext("“%(name)s” is missing, or has a value that cannot be.", name=name[1] if name else "")
        raise Refusal(400, sentence) from None


def written(value: Any, status: int = 200) -> Response:
    """``value`` as JSON, for programs and pages of every site: it is public, and nobody is asked who she is."""
    answer = Response(msgspec.json.encode(value) + b"\n", status, content_type="application/json")
    return opened(answer)


def opened(answer: Response) -> Response:
    """The answer, so that pages of every other site may read it."""
    answer.headers["Access-Control-Allow-Origin"] = "*"
    if not chosen():
        answer.vary.add("Accept-Language")
    return answer


def refused(error: TotmError | HTTPException) -> Response:
    """Why there is no answer: in the words that a page would use, or in a refusal's own."""
    if isinstance(error, TotmError):
        failure = BY_ERROR.get(type(error), BROKEN)
        status = failure.status
        if status >= 500:
            log.error("%s %s (%s)", error.message, error.advice, error.code)
    else:
        status = error.code or 500
        failure = BY_STATUS.get(status, REFUSED if status < 500 else BROKEN)
    sentence, advice = str(failure.sentence), str(failure.advice)
    if isinstance(error, Refusal):
        sentence = error.sentence
    if isinstance(error, Refusal) or status < 500:
        advice = gettext("See %(address)s for what can be asked.", address=site().absolute("/api"))
    answer = written({"error": sentence, "advice": advice}, status)
    if status == 503:
        answer.headers["Retry-After"] = RETRY_SECONDS
    if isinstance(error, HTTPException):
        answer.headers.extend({name: value for name, value in error.get_headers() if name == "Allow"})
    return answer
