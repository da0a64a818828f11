"""A toolbox read from the text of its TOML file, with clear words about what is wrong in it."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from typing import Any

from pipeline.core.errors import BadSettings
from pipeline.core.languages import LANGUAGES
from pipeline.core.toolboxes.toolbox import Field, Kind, Phrases, Term, Texts, Toolbox

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST = 300
_KEYS = {"id", "field", "kind", "generic", "name", "about", "also", "phrases", "cues", "against", "audience", "see"}


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

    def one_of(self, key: str, known: set[str]) -> str:
        value = self.text(key)
        if value not in known:
            raise self.bad(f"is of the unknown {key} “{value}”", f"Choose one of {', '.join(sorted(known))}.")
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
    kinds = tuple(Kind(entry.id(), entry.texts("name")) for entry in _entries(head, "kind"))
    fields = tuple(_field(entry) for entry in _entries(head, "field"))
    known = {one.id for one in kinds}, {one.id for one in fields}
    terms = tuple(_term(entry, *known) for entry in _entries(head, "term"))
    for what, ones in (("kinds", kinds), ("fields", fields), ("terms", terms)):
        _refuse_doubles(head, what, (one.id for one in ones))
    return Toolbox(name, head.texts("name"), head.texts("about"), kinds, fields, terms)


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
    target = entry.text("target") if "target" in entry.table else ""
    return Field(entry.id(), target, entry.texts("name"), entry.texts("about"))


def _term(entry: _Entry, kinds: set[str], fields: set[str]) -> Term:
    if unknown := sorted(entry.table.keys() - _KEYS):
        raise entry.bad(f"has an unknown key, {unknown[0]}", f"Use only {', '.join(sorted(_KEYS))}.")
    generic = entry.table.get("generic", False)
    if not isinstance(generic, bool):
        wrong = "has “generic” that is neither true nor false"
        raise entry.bad(wrong, "Write generic = true, or leave it out.")
    return Term(
        id=entry.id(),
        field=entry.one_of("field", fields),
        kind=entry.one_of("kind", kinds),
        generic=generic,
        names=entry.texts("name"),
        about=entry.texts("about"),
        synonyms=entry.phrases("also"),
        phrases=entry.phrases("phrases"),
        cues=entry.words("cues"),
        against=entry.phrases("against"),
        audiences=entry.list_of("audience", entry.table.get("audience", [])),
        see=entry.list_of("see", entry.table.get("see", [])),
    )
