"""A toolbox as a value: the services and fields that sessions are tagged against, read from its TOML file.

The head of ``pipeline/toolboxes/cluster-toolbox.toml`` says what the keys of a service mean.
"""

import dataclasses
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pipeline.core.errors import BadSettings
from pipeline.core.languages import LANGUAGES

Texts = Mapping[str, str]
"""A text by language."""
Phrases = Mapping[str, tuple[str, ...]]
"""Phrases by language; every language is there, perhaps with none."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST = 300
_KEYS = {"id", "field", "kind", "generic", "name", "about", "also", "phrases", "cues", "against"}
_KINDS = ("best-practice", "new")


@dataclass(frozen=True)
class Field:
    """A group of services; ``target`` is the aim that it serves, as the Cluster Initiative Greenbook calls it."""

    id: str
    target: str
    names: Texts = dataclasses.field(hash=False)


@dataclass(frozen=True)
class Service:
    """One service of a toolbox, and the words that tell that somebody speaks of it.

    ``generic`` marks a name that is an everyday word, so that it says little alone. ``synonyms`` are as good as
    the name; ``phrases`` are several words together; ``cues`` are single words that tell only together;
    ``against`` are phrases that look like the service and mean something else.
    """

    id: str
    field: str
    kind: Literal["best-practice", "new"]
    generic: bool
    names: Texts = dataclasses.field(hash=False)
    about: Texts = dataclasses.field(hash=False)
    synonyms: Phrases = dataclasses.field(hash=False)
    phrases: Phrases = dataclasses.field(hash=False)
    cues: Phrases = dataclasses.field(hash=False)
    against: Phrases = dataclasses.field(hash=False)

    def search_terms(self, language: str) -> tuple[str, ...]:
        """What the service is called in ``language``: its name first, then its synonyms."""
        return tuple(dict.fromkeys((self.names[language], *self.synonyms[language])))


@dataclass(frozen=True)
class Toolbox:
    """All services of one toolbox under their fields, in the order of the file."""

    id: str
    name: str
    about: str
    fields: tuple[Field, ...]
    services: tuple[Service, ...]

    def service(self, id: str) -> Service | None:
        """The service of that id, if there is one."""
        return next((service for service in self.services if service.id == id), None)

    def services_of(self, field_id: str) -> tuple[Service, ...]:
        """The services of a field."""
        return tuple(service for service in self.services if service.field == field_id)


class _Entry:
    """One table of the file, which can say where in the file it stands when something is wrong with it."""

    def __init__(self, table: object, file: str, where: str) -> None:
        self.file, self.where = file, where
        if not isinstance(table, dict):
            raise self.bad("is not a table", f"Write it as a table of its own, [[{where.split()[0]}]].")
        self.table: dict[str, Any] = table

    def bad(self, wrong: str, advice: str) -> BadSettings:
        return BadSettings(f"Toolbox {self.file}: {self.where} {wrong}.", advice)

    def text(self, key: str) -> str:
        return self.checked(key, self.table.get(key))

    def checked(self, key: str, value: object) -> str:
        if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST:
            raise self.bad(f"has no usable “{key}”", f"Give “{key}” as text of 1 to {_LONGEST} characters.")
        return value.strip()

    def id(self) -> str:
        value = self.text("id")
        if not _ID.fullmatch(value):
            raise self.bad("has an id that cannot be", "Use small letters a to z, digits and single hyphens.")
        return value

    def by_language(self, key: str) -> dict[str, Any]:
        value = self.table.get(key, {})
        if not isinstance(value, dict):
            raise self.bad(f"has “{key}” without languages", f"Write {key}.en = …, {key}.da = … and so on.")
        if strange := sorted(value.keys() - LANGUAGES.keys()):
            wrong = f"has “{key}” in an unknown language, {strange[0]}"
            raise self.bad(wrong, f"Use {', '.join(LANGUAGES)}.")
        return value

    def texts(self, key: str) -> Texts:
        """One text a language; English stands in for a language that is missing."""
        value = self.by_language(key)
        english = self.checked(f"{key}.en", value.get("en"))
        return {code: self.checked(f"{key}.{code}", value.get(code, english)) for code in LANGUAGES}

    def phrases(self, key: str) -> Phrases:
        value = self.by_language(key)
        return {code: self.list_of(f"{key}.{code}", value.get(code, [])) for code in LANGUAGES}

    def list_of(self, key: str, value: object) -> tuple[str, ...]:
        if not isinstance(value, list):
            raise self.bad(f"has “{key}” that is not a list", f'Write {key} = ["one", "two words"].')
        return tuple(self.checked(key, item) for item in value)

    def words(self, key: str) -> Phrases:
        """Single words a language, which the file holds as one line."""
        value = self.by_language(key)
        if wrong := next((code for code in value if not isinstance(value[code], str)), None):
            raise self.bad(f"has “{key}.{wrong}” that is not text", f'Write {key}.{wrong} = "one two three".')
        return {code: tuple(value.get(code, "").split()) for code in LANGUAGES}


def parse_toolbox(text: str, name: str) -> Toolbox:
    """The toolbox that the TOML file ``name`` (without its ending, also the toolbox's id) holds as ``text``.

    Raises :class:`BadSettings`, naming the entry that is wrong and what to do.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = f"Toolbox {name} is not valid TOML: {error}."
        raise BadSettings(message, "Correct the file at that place.") from error
    head = _Entry(table, name, "the file")
    fields = tuple(_field(entry) for entry in _entries(head, "field"))
    services = tuple(_service(entry, {one.id for one in fields}) for entry in _entries(head, "service"))
    _refuse_doubles(head, "fields", (one.id for one in fields))
    _refuse_doubles(head, "services", (one.id for one in services))
    return Toolbox(name, head.text("name"), head.text("about"), fields, services)


def _refuse_doubles(head: _Entry, kind: str, ids: Iterable[str]) -> None:
    if double := [id for id, count in Counter(ids).items() if count > 1]:
        raise head.bad(f"has two {kind} called {double[0]}", "Give one of them another id.")


def _entries(head: _Entry, key: str) -> list[_Entry]:
    tables = head.table.get(key)
    if not isinstance(tables, list) or not tables:
        raise head.bad(f"has no {key}", f"Add at least one [[{key}]].")
    return [_Entry(table, head.file, _place(key, number, table)) for number, table in enumerate(tables, 1)]


def _place(key: str, number: int, table: object) -> str:
    known = table.get("id") if isinstance(table, dict) else None
    return f"{key} {known if isinstance(known, str) else number}"


def _field(entry: _Entry) -> Field:
    return Field(entry.id(), entry.text("target"), entry.texts("name"))


def _service(entry: _Entry, fields: set[str]) -> Service:
    if unknown := sorted(entry.table.keys() - _KEYS):
        raise entry.bad(f"has an unknown key, {unknown[0]}", f"Use only {', '.join(sorted(_KEYS))}.")
    kind, generic = entry.text("kind"), entry.table.get("generic", False)
    if kind not in _KINDS:
        raise entry.bad(f"is of the unknown kind “{kind}”", f"Choose one of {', '.join(_KINDS)}.")
    if not isinstance(generic, bool):
        wrong = "has “generic” that is neither true nor false"
        raise entry.bad(wrong, "Write generic = true, or leave it out.")
    if (field_id := entry.text("field")) not in fields:
        wrong = f"is in the unknown field “{field_id}”"
        raise entry.bad(wrong, f"Choose one of {', '.join(sorted(fields))}.")
    return Service(
        id=entry.id(),
        field=field_id,
        kind="new" if kind == "new" else "best-practice",
        generic=generic,
        names=entry.texts("name"),
        about=entry.texts("about"),
        synonyms=entry.phrases("also"),
        phrases=entry.phrases("phrases"),
        cues=entry.words("cues"),
        against=entry.phrases("against"),
    )
