"""A toolbox read from the text of its TOML file, with clear words about everything that is wrong in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from pipeline.core.errors import Problem
from pipeline.core.languages import LANGUAGES
from pipeline.core.toolboxes.document import Document, bad, read_document, shown
from pipeline.core.toolboxes.schema import (
    SAID_HERE,
    TABLES,
    WrittenEntry,
    WrittenField,
    WrittenKind,
    WrittenTerm,
    WrittenToolbox,
    nearest,
)
from pipeline.core.toolboxes.toolbox import Field, Kind, Phrases, Term, Texts, Toolbox

MOST_PROBLEMS = 50

_SAID = {
    "missing": ("is missing", "Add {form}."),
    "string_type": ("is not a text", 'Write {key} = "…", in quotes.'),
    "dict_type": ("is not given by language", "Write {key}.en = …, {key}.da = … and so on."),
    "list_type": ("is not a list", "Write {form}."),
    "bool_type": ("is neither true nor false", "Write {key} = true, or leave it out."),
    "model_type": ("is not a table", "Write its keys under a line [[{table}]]."),
}
"""What pydantic finds, by its names for it, in our words."""


@dataclass(frozen=True)
class Written:
    """A toolbox as it is written in its file, and where: what a check looks at."""

    name: str
    content: WrittenToolbox
    document: Document

    @property
    def entries(self) -> set[str]:
        """The ids that other toolboxes may name."""
        entries: tuple[WrittenEntry, ...] = (*self.content.field, *self.content.term)
        return {entry.id for entry in entries}

    def toolbox(self) -> Toolbox:
        """The toolbox as the product uses it: English stands in for every language that is missing."""
        content = self.content
        kinds, fields = tuple(map(_kind, content.kind)), tuple(map(_field, content.field))
        terms = tuple(map(_term, content.term))
        return Toolbox(self.name, _texts(content.name), _texts(content.about), kinds, fields, terms)


def parse_toolbox(content: str | bytes, name: str) -> Toolbox:
    """The toolbox that the TOML file ``name`` (without its ending, also the toolbox's id) holds.

    Raises :class:`BadToolbox`, which tells what is wrong first and what to do; its ``problems`` are all that is wrong,
    up to :data:`MOST_PROBLEMS`.
    """
    return read_toolbox(content, name).toolbox()


def read_toolbox(content: str | bytes, name: str) -> Written:
    """The same as it is written. Raises :class:`BadToolbox`."""
    document = read_document(content, name)
    used = {kind: document.ids(kind) for kind in TABLES}
    try:
        return Written(name, WrittenToolbox.model_validate(document.table, context=used), document)
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
    told = sorted((_problem(one, document) for one in found[:MOST_PROBLEMS]), key=lambda problem: problem.line)
    if others := len(found) - len(told):
        told.append(Problem(told[-1].line, f"{others:,} more problems are not told", "Correct these first."))
    raise bad(name, *told)


def _problem(error: ErrorDetails, document: Document) -> Problem:
    """What pydantic found, in our words."""
    place = tuple(part for part in error["loc"] if part != "[key]")
    in_entry = len(place) > 1 and isinstance(place[1], int)
    key = shown(".".join(str(part) for part in place[2 * in_entry :] if isinstance(part, str)))
    if error["type"] == SAID_HERE:
        wrong, advice = error["ctx"]["wrong"], error["ctx"]["advice"]
    elif error["type"] == "extra_forbidden":
        shape = TABLES[str(place[0])] if in_entry else WrittenToolbox
        wrong, advice = "is not known", nearest(key, shape.model_fields)
    else:
        wrong, advice = _SAID[error["type"]]
        advice = advice.format(key=key, table=place[0], form=_form(key, in_entry))
    return document.problem(place, wrong, advice)


def _form(key: str, in_entry: bool) -> str:
    """How a key is written."""
    if key in TABLES and not in_entry:
        return f"a table [[{key}]]"
    if key in ("name", "about"):
        return f'{key}.en = "…"'
    return f'{key} = "…"' if key in ("id", "field", "kind") else f'{key} = ["one", "two words"]'


def _texts(written: Mapping[str, str]) -> Texts:
    return {code: written.get(code, written["en"]) for code in LANGUAGES}


def _lists(written: Mapping[str, list[str]]) -> Phrases:
    return {code: tuple(written.get(code, ())) for code in LANGUAGES}


def _kind(written: WrittenKind) -> Kind:
    return Kind(written.id, _texts(written.name))


def _field(written: WrittenField) -> Field:
    return Field(written.id, written.target, _texts(written.name), _texts(written.about))


def _term(written: WrittenTerm) -> Term:
    return Term(
        id=written.id,
        field=written.field,
        kind=written.kind,
        generic=written.generic,
        names=_texts(written.name),
        about=_texts(written.about),
        synonyms=_lists(written.also),
        phrases=_lists(written.phrases),
        cues={code: tuple(written.cues.get(code, "").split()) for code in LANGUAGES},
        against=_lists(written.against),
        audiences=tuple(written.audience),
        see=tuple(written.see),
    )
