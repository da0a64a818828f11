"""What the API can be asked, and its description as OpenAPI 3.1: made from the shapes that the code itself reads and
writes, so that it cannot tell anything else than what is.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal

import msgspec
from flask_babel import lazy_gettext as _
from msgspec import Meta

from webapp.pages import shapes

OPENAPI = "3.1.0"
REFERENCE = "#/components/schemas/{name}"
Id = Annotated[str, Meta(max_length=80)]
Yes = Literal["1"]


@dataclass(frozen=True, kw_only=True)
class Lang:
    """What every address takes."""

    lang: shapes.Code | None = None


@dataclass(frozen=True, kw_only=True)
class _Narrowed(Lang):
    language: shapes.Code | None = None
    field: Id | None = None
    service: Id | None = None
    partner: Id | None = None
    audience: Id | None = None
    year: Annotated[str, Meta(pattern="^[0-9]{4}$")] | None = None
    clips: Yes | None = None
    questions: Yes | None = None


@dataclass(frozen=True, kw_only=True)
class Sessions(_Narrowed):
    """What /api/sessions takes."""

    order: Literal["date", "changed"] = "date"
    page: Annotated[int, Meta(ge=1, le=1000)] = 1
    per_page: Annotated[int, Meta(ge=1, le=100)] = 24


@dataclass(frozen=True, kw_only=True)
class Searching(_Narrowed):
    """What /api/search takes."""

    q: str
    order: Literal["relevance", "date"] = "relevance"
    page: Annotated[int, Meta(ge=1, le=1000)] = 1
    per_page: Annotated[int, Meta(ge=1, le=100)] = 10
    per_session: Annotated[int, Meta(ge=1, le=50)] = 3


@dataclass(frozen=True)
class Parameter:
    """Something to ask with. ``allowed`` is its JSON Schema; ``range`` says the same in short."""

    name: str
    about: str
    allowed: Mapping[str, Any]
    required: bool = False
    in_path: bool = False

    @property
    def values(self) -> tuple[str, ...]:
        """What it may be, where that can be told in a few words."""
        if "enum" in self.allowed:
            return tuple(map(str, self.allowed["enum"]))
        return (f"{self.allowed['minimum']}–{self.allowed['maximum']}",) if "maximum" in self.allowed else ()

    @property
    def usual(self) -> str:
        """What it is when it is not given, or ""."""
        return str(self.allowed.get("default") or "")


@dataclass(frozen=True)
class Operation:
    """An address of the API: ``name`` is its view, ``example`` a query that shows something."""

    path: str
    name: str
    title: str
    about: str
    parameters: tuple[Parameter, ...]
    answer: type
    example: str = ""


@dataclass(frozen=True)
class Shape:
    """The shape of an answer, or of a part of one: what each of its keys holds, in English."""

    name: str
    about: str
    keys: Mapping[str, str]


ABOUT = {
    "lang": _("The language of the names in the answer. Without it: that of the address (/da/api/…), or the one that "
              "the request prefers."),
    "language": _("Only sessions held in this language."),
    "field": _("Only sessions in this field of the toolbox, by its id."),
    "service": _("Only sessions about this service of the toolbox, by its id."),
    "partner": _("Only sessions of this partner, by its id."),
    "audience": _("Only sessions for this audience, by its id."),
    "year": _("Only sessions held in this year."),
    "clips": _("Only sessions that have clips."),
    "questions": _("Only sessions in which questions were asked."),
    "order": _("What comes first: the newest sessions (date), those that changed last (changed), the best answers "
               "(relevance)."),
    "page": _("Which page of the answer, from 1 on."),
    "per_page": _("How many sessions are on a page."),
    "per_session": _("How many moments are shown of each session: with “per_page” sessions, 500 in all at most."),
    "q": _("What to look for: words in any of the five languages. Quotation marks keep words together; only the first "
           "200 characters count."),
    "id": _("The id of the session."),
}  # fmt: skip
"""What each parameter means."""


@cache
def operations() -> tuple[Operation, ...]:
    """All that can be asked."""
    return (
        Operation(
            "/api/sessions", "api.sessions", _("All sessions"),
            _("The sessions that are published, a page at a time, narrowed as on the page of all sessions."),
            _parameters(Sessions), shapes.Sessions, "order=changed&per_page=5",
        ),
        Operation(
            "/api/sessions/{id}", "api.session", _("One session"),
            _("All of a session: chapters, questions, what it is about and the sentences that say so, card and clips."),
            (Parameter("id", ABOUT["id"], {"type": "string"}, required=True, in_path=True), *_parameters(Lang)),
            shapes.Details,
        ),
        Operation(
            "/api/search", "api.search", _("Search"),
            _("The moments that answer a query, by session, with what each filter would leave."),
            _parameters(Searching), shapes.Found, "q=innovation",
        ),
        Operation(
            "/api/toolbox", "api.toolbox", _("The toolbox"),
            _("Fields and services, and how much has been shown of each."),
            _parameters(Lang), shapes.Toolbox,
        ),
    )  # fmt: skip


@cache
def described_shapes() -> dict[str, Any]:
    """The schemas of all answers, by name."""
    answers = [operation.answer for operation in operations()]
    _references, found = msgspec.json.schema_components([*answers, shapes.Error], ref_template=REFERENCE)
    for schema in found.values():
        if about := schema.get("description"):
            schema["description"] = " ".join(about.split())
    return found


@cache
def shapes_in_words() -> tuple[Shape, ...]:
    """The same, to be read by people."""
    return tuple(
        Shape(name, schema["description"], {key: in_words(one) for key, one in schema["properties"].items()})
        for name, schema in described_shapes().items()
    )


def in_words(schema: Mapping[str, Any]) -> str:
    """What a schema allows, in short: ``integer (Milliseconds …)``, ``list of Named``, ``string or null``."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " or ".join(in_words(one) for one in schema["anyOf"])
    if "enum" in schema:
        return " or ".join(map(json.dumps, schema["enum"]))
    if "prefixItems" in schema:
        return f"[{', '.join(in_words(one) for one in schema['prefixItems'])}]"
    if "items" in schema:
        return f"list of {in_words(schema['items'])}"
    about = schema.get("description", "").rstrip(".")
    return f"{schema['type']} ({about})" if about else f"{schema['type']}"


def description(title: str, address: str, contact: str) -> dict[str, Any]:
    """The API as an OpenAPI document. Its texts are in the language of the request."""
    return {
        "openapi": OPENAPI,
        "info": {
            "title": title,
            "version": "1",
            "summary": str(_("What the site knows, for programs.")),
            "contact": {"email": contact},
        },
        "servers": [{"url": address}],
        "paths": {operation.path: {"get": _described(operation)} for operation in operations()},
        "components": {"schemas": described_shapes()},
    }


def _parameters(shape: type) -> tuple[Parameter, ...]:
    schema = msgspec.json.schema(shape)
    (found,) = schema["$defs"].values()
    required = found.get("required", ())
    return tuple(
        Parameter(name, ABOUT[name], _without_null(allowed), name in required)
        for name, allowed in sorted(found["properties"].items(), key=lambda one: one[0] == "lang")
    )


def _without_null(allowed: Mapping[str, Any]) -> dict[str, Any]:
    """An address has no null: what is not asked for is not there."""
    found = dict(allowed)
    for one in found.pop("anyOf", ()):
        found |= one if one.get("type") != "null" else {}
    found.pop("description", None)
    if found.get("default", ...) is None:
        del found["default"]
    return found


def _described(operation: Operation) -> dict[str, Any]:
    return {
        "operationId": operation.name.partition(".")[2],
        "summary": str(operation.title),
        "description": str(operation.about),
        "parameters": [
            {
                "name": one.name,
                "in": "path" if one.in_path else "query",
                "required": one.required,
                "description": str(one.about),
                "schema": one.allowed,
            }
            for one in operation.parameters
        ],
        "responses": {
            "200": _answer(_("The answer."), operation.answer.__name__),
            "304": {"description": str(_("What the program has is still good (If-None-Match)."))},
            "400": _answer(_("A parameter has a value that cannot be."), "Error"),
            "404": _answer(_("It is not there."), "Error"),
            "410": _answer(_("It was there once, and has been withdrawn."), "Error"),
            "503": _answer(_("Not now: try again in half a minute."), "Error"),
        },
    }


def _answer(about: str, shape: str) -> dict[str, Any]:
    schema = {"$ref": REFERENCE.format(name=shape)}
    return {"description": str(about), "content": {"application/json": {"schema": schema}}}
